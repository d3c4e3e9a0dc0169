//! The manifest of a published folder: what was published, and the mark that the folder is ours.
//!
//! A text file. Its first line is `duizhao-manifest 1 612`: the format, and how many files follow.
//! Each further line is a file: SHA-256 in 64 small hexadecimal digits, length in bytes, path below
//! the folder; ordered by path.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use sha2::{Digest as _, Sha256};

use crate::diagnostic::Phrase;

/// The manifest's file name.
pub(super) const NAME: &str = ".duizhao-manifest";

/// The first word of the first line, and the format's version.
const FORMAT: &str = "duizhao-manifest 1";

/// What a published file holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Entry {
    /// Length in bytes.
    pub length: u64,
    /// SHA-256.
    pub hash: [u8; 32],
}

impl Entry {
    /// What `bytes` are.
    pub(super) fn of(bytes: &[u8]) -> Self {
        Self { length: bytes.len() as u64, hash: Sha256::digest(bytes).into() }
    }
}

/// Published files by path.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Manifest(pub BTreeMap<String, Entry>);

impl Manifest {
    /// As it stands in the file.
    pub(super) fn to_text(&self) -> String {
        let mut text = format!("{FORMAT} {}\n", self.0.len());
        for (path, Entry { length, hash }) in &self.0 {
            for byte in hash {
                write!(text, "{byte:02x}").expect("a String takes any text");
            }
            writeln!(text, " {length} {path}").expect("a String takes any text");
        }
        text
    }

    /// Reads the file; `None` if a single byte is not as [`Manifest::to_text`] writes it, or a path
    /// could lead out of the folder.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let entries = text.lines().skip(1).map(|line| {
            let mut parts = line.splitn(3, ' ');
            let hash = hash(parts.next()?)?;
            let length = parts.next()?.parse().ok()?;
            let path = parts.next().filter(|path| unsound(path).is_none())?;
            Some((path.to_owned(), Entry { length, hash }))
        });
        let manifest = Self(entries.collect::<Option<_>>()?);
        (manifest.to_text() == text).then_some(manifest)
    }

    /// The folders that hold the files, each before those in it.
    pub(super) fn folders(&self) -> BTreeSet<&str> {
        self.0.keys().flat_map(|path| path.match_indices('/').map(|(at, _)| &path[..at])).collect()
    }
}

fn hash(text: &str) -> Option<[u8; 32]> {
    let mut hash = [0; 32];
    if text.len() != 64 || !text.is_ascii() {
        return None;
    }
    for (n, byte) in hash.iter_mut().enumerate() {
        *byte = u8::from_str_radix(&text[2 * n..2 * n + 2], 16).ok()?;
    }
    Some(hash)
}

/// Why no file can be published at `path`, in words; `None` if one can.
pub(super) fn unsound(path: &str) -> Option<Phrase> {
    if path == NAME {
        return Some(Phrase::KeptName {});
    }
    if path.split('/').any(|name| matches!(name, "" | "." | "..")) {
        return Some(Phrase::DotName {});
    }
    if path.chars().any(|c| c.is_control() || c == '\\') {
        return Some(Phrase::OddCharacter {});
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_manifest_is_read_back_and_nothing_else_is_one() {
        let entries = [("a b/中.html", "x"), ("z", "")];
        let manifest =
            Manifest(entries.map(|(path, text)| (path.to_owned(), Entry::of(text.as_bytes()))).into_iter().collect());
        let text = manifest.to_text();
        assert!(text.starts_with("duizhao-manifest 1 2\n2d711642b726b044"), "{text}");
        assert_eq!(Manifest::parse(&text), Some(manifest));
        for damaged in [
            "",
            &text[..text.len() - 1],
            text.lines().next().unwrap(),
            &text.replace("a b/中", "../中"),
            &text.replace("a b/", "/"),
            &text.replace(" 1 2", " 2 2"),
            &text.replace(" z", " a"),
            &text.replace("2d71", "2D71"),
            &text.replace('\n', "\r\n"),
        ] {
            assert_eq!(Manifest::parse(damaged), None, "{damaged}");
        }
    }
}
