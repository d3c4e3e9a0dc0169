//! Files that no repository can hold: other encodings, characters that cannot be seen, links, pipes,
//! names that are no text. What is told of each stands in `tests/bytes/`.

use std::ffi::OsStr;
use std::fs;
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::symlink;

use crate::folder::{Folder, LANGUAGES, as_file};

const MEASURE: &str = "content/policies/opening/measures/001/zh.md";

/// Builds the base with an old site, after `change`; checks what is told, the status, and that nothing else happened.
#[track_caller]
fn told(name: &str, status: i32, change: impl FnOnce(&Folder)) {
    let site = Folder::base();
    site.run("build").ends(0);
    change(&site);
    let before = site.tree("public");
    let here = site.path().canonicalize().unwrap();
    for (language, infix, _) in LANGUAGES {
        let ran = site.run_in(language, "build").ends(status);
        as_file(ran.err.replace(&*here.to_string_lossy(), "[SITE]"), format!("tests/bytes/{name}{infix}.txt"));
    }
    if status != 0 {
        assert_eq!(before, site.tree("public"), "{name}");
        let left: Vec<_> = fs::read_dir(&here).unwrap().map(|entry| entry.unwrap().file_name()).collect();
        assert!(left.iter().all(|name| !name.to_string_lossy().starts_with('.')), "{name} left {left:?}");
    }
}

#[test]
fn other_encodings() {
    told("encodings", 1, |site| {
        let text = site.text(MEASURE);
        site.write(MEASURE, encoding_rs::GBK.encode(&text).0);
        let wide: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        site.write("content/policies/opening/measures/002/zh.md", [vec![0xff, 0xfe], wide].concat());
        site.write("content/departments.yaml", encoding_rs::BIG5.encode(&site.text("content/departments.yaml")).0);
        site.write("content/pages/about/en.md", b"---\ntitle: Caf\xe9\n---\nx\n");
    });
}

#[test]
fn a_byte_order_mark_and_other_line_ends_change_nothing() {
    let site = Folder::base();
    site.run("build").ends(0);
    let before = site.tree("public");
    for (mark, end) in [("\u{feff}", "\r\n"), ("", "\r"), ("\u{feff}", "\n")] {
        let other = Folder::base();
        for (path, (kind, _, bytes)) in other.tree("") {
            if kind == 'f' && !path.starts_with("seeds/") {
                let text = String::from_utf8(bytes).unwrap().replace('\n', end);
                other.write(&path, format!("{mark}{text}"));
            }
        }
        let ran = other.run("build").ends(0);
        assert_eq!(ran.err, "");
        assert!(other.tree("public") == before, "{end:?}");
    }
}

#[test]
fn characters_that_cannot_be_seen() {
    told("unseen", 1, |site| {
        site.write(
            MEASURE,
            site.text(MEASURE).replace("人才。", "人\u{202e}才\0。\u{200b}").replace("lead: ", "lead: \u{200b}"),
        );
        site.write("site.yaml", site.text("site.yaml").replace("小城", "小\u{7}城\u{2066}"));
        let page = "---\ntitle: 关于\u{e0041}\n---\n\u{ad}说明\u{7f}&#x202E;\n";
        site.write("content/pages/about/zh.md", page);
    });
}

#[test]
fn files_that_are_too_large() {
    told("large", 1, |site| {
        site.write("content/pages/about/en.md", vec![b'x'; 20 * 1024 * 1024 + 1]);
        let long = format!("---\ntitle: {}\n", "长".repeat(30_000));
        site.write(MEASURE, site.text(MEASURE).replacen("---\n", &long, 1));
        let terms = format!("- term: {{zh: {}}}\n", "长".repeat(1000)).repeat(1500);
        site.write("content/glossary.yaml", terms);
    });
}

#[test]
fn links_pipes_and_devices() {
    told("links", 1, |site| {
        symlink("loop.md", site.at("content/loop.md")).unwrap();
        symlink("/etc/passwd", site.at("content/policies/opening/measures/002/en.md")).unwrap();
        symlink("/etc", site.at("static")).unwrap();
        fs::create_dir_all(site.at("themes/default/templates")).unwrap();
        symlink("nowhere.html", site.at("themes/default/templates/home.html")).unwrap();
        let pipe = site.at("content/pages/about/pipe");
        rustix::fs::mkfifoat(rustix::fs::CWD, &pipe, rustix::fs::Mode::from_raw_mode(0o644)).unwrap();
        drop(std::os::unix::net::UnixListener::bind(site.at("content/socket")).unwrap());
    });
}

#[test]
fn site_yaml_is_a_folder_or_a_link() {
    told("site-yaml", 1, |site| {
        fs::rename(site.at("site.yaml"), site.at("other.yaml")).unwrap();
        symlink("other.yaml", site.at("site.yaml")).unwrap();
    });
}

#[test]
fn names_that_are_no_text_or_are_one_on_other_computers() {
    told("names", 1, |site| {
        fs::write(site.at("content").join(OsStr::from_bytes(b"a\xff\x1b[2J.md")), "x").unwrap();
        site.write("content/pages/About/zh.md", site.text("content/pages/about/zh.md"));
        site.write("static/caf\u{e9}.pdf", "a").write("static/cafe\u{301}.pdf", "b");
        site.write("content/\u{202e}dm.txt", "x");
    });
}

#[test]
fn names_that_cannot_be_published() {
    told("static-names", 1, |site| {
        site.write("static/a\u{7}b.pdf", "x").write("static/a\\b.pdf", "x");
    });
}

#[test]
fn files_of_the_user_in_the_public_folder() {
    told("occupied", 2, |site| {
        site.write("public/CNAME", "example.org").write("static/CNAME", "example.com");
    });
    let site = Folder::base();
    site.run("build").ends(0);
    site.write("public/CNAME", "example.org").write("public/.git/config", "x").write("static/new.txt", "x");
    assert_eq!(site.run("build").ends(0).err, "");
    assert_eq!((site.text("public/CNAME"), site.text("public/.git/config")), ("example.org".into(), "x".into()));
}

#[test]
fn another_build_publishes_at_this_moment() {
    told("busy", 2, |site| {
        let lock = fs::File::open(site.path()).unwrap();
        lock.lock().unwrap();
        // Held until the process ends: longer than the program waits.
        std::mem::forget(lock);
        site.write("static/new.txt", "x");
    });
}
