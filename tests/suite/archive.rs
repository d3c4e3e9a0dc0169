//! Archives from anywhere: what is dangerous or cannot be read is refused, in words.

use std::fmt::Write as _;
use std::io::{Cursor, Write};

use ::zip::write::SimpleFileOptions;
use ::zip::{CompressionMethod, ZipWriter};
use duizhao::archive::{unzip, zip};
use duizhao::diagnostic::catalogue::Catalogue;
use duizhao::diagnostic::show;
use duizhao::files::{Body, Files};

use crate::folder::{Folder, LANGUAGES, as_file};

/// An archive written entry by entry, as other programs do.
fn made(entries: &[(&str, SimpleFileOptions, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, options, bytes) in entries {
        writer.start_file(*name, *options).unwrap();
        writer.write_all(bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// `from` in the place of `to` wherever it stands; both are of one length.
fn replaced(mut bytes: Vec<u8>, from: &[u8], to: &[u8]) -> Vec<u8> {
    assert_eq!(from.len(), to.len());
    for at in 0..=bytes.len() - from.len() {
        if bytes[at..].starts_with(from) {
            bytes[at..at + from.len()].copy_from_slice(to);
        }
    }
    bytes
}

#[test]
fn what_is_dangerous_is_refused() {
    let plain = SimpleFileOptions::default();
    let link = {
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        writer.add_symlink("a", "/etc/passwd", plain).unwrap();
        writer.finish().unwrap().into_inner()
    };
    let stored = plain.compression_method(CompressionMethod::Stored);
    let whole = made(&[("a.md", stored, b"1234567890"), ("b.md", plain, b"")]);
    let mut encrypted = whole.clone();
    let central = encrypted.windows(4).position(|bytes| bytes == b"PK\x01\x02").unwrap();
    encrypted[central + 8] |= 1;
    let mut method = whole.clone();
    method[central + 10] = 14;
    let gbk = encoding_rs::GBK.encode("说明.md").0.into_owned();
    let placeholder = "x".repeat(gbk.len());
    let explorer = replaced(made(&[(&placeholder, plain, b"1")]), placeholder.as_bytes(), &gbk);
    assert_eq!(unzip("x.zip", &explorer).value.unwrap().text("说明.md"), Some("1"));
    let mut said = [const { String::new() }; 2];
    for (what, bytes) in [
        ("out of the folder", made(&[("../a.md", plain, b"")])),
        ("absolute", made(&[("/a.md", plain, b"")])),
        ("a backslash", replaced(made(&[("aX", plain, b"")]), b"aX", b"a\\")),
        ("one name twice", replaced(whole.clone(), b"b.md", b"a.md")),
        ("one name but for case", replaced(whole.clone(), b"b.md", b"A.md")),
        ("a file and a folder", made(&[("a", plain, b""), ("a/b", plain, b"")])),
        ("a link", link),
        ("a password", encrypted),
        ("LZMA", method),
        ("a wrong checksum", replaced(whole.clone(), b"1234567890", b"1234567899")),
        ("cut off", whole[..whole.len() - 8].to_vec()),
        ("empty", Vec::new()),
        ("names in GBK", explorer),
    ] {
        let read = unzip("x.zip", &bytes);
        assert_eq!(read.value.is_none(), read.diagnostics.has_errors(), "{what}");
        for (said, (_, _, spoken)) in said.iter_mut().zip(LANGUAGES) {
            let human = show::human(&read.diagnostics, &Catalogue::of(spoken), &|_| None, false);
            write!(said, "## {what}\n\n{human}").unwrap();
        }
    }
    for (said, (_, infix, _)) in said.into_iter().zip(LANGUAGES) {
        as_file(said, format!("tests/archives/refused{infix}.txt"));
    }
}

#[test]
fn a_file_on_disk_is_read() {
    let folder = Folder::new();
    folder.write("a", "1");
    let mut files = Files::new();
    files.put_body("static/a", Body::Disk(folder.at("a")));
    let read = unzip("x.zip", &zip(&files).value.unwrap()).value.unwrap();
    assert_eq!(read.text("static/a"), Some("1"));
    files.put_body("static/b", Body::Disk(folder.at("b")));
    assert!(zip(&files).value.is_none());
}
