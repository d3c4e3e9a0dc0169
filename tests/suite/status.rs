//! How far the languages of a site are, told to people and to programs.

use std::path::Path;

use crate::folder::{Folder, LANGUAGES, ROOT, as_file};

/// The small site of three languages, in which one sentence has changed and one translation was never accepted.
fn town() -> Folder {
    let site = Folder::new();
    site.lay(&Path::new(ROOT).join("tests/sites/two-policies/site"));
    let source = "content/policies/opening/measures/002/zh.md";
    let changed = site.text(source).replace("补助50%", "补助60%");
    assert!(changed.contains("60%"));
    site.write(source, changed);
    let translation = "content/policies/opening/measures/001/en.md";
    let lines: Vec<String> = site.text(translation).lines().map(str::to_owned).collect();
    let kept: Vec<String> = lines.into_iter().filter(|line| !line.starts_with("translates:")).collect();
    site.write(translation, kept.join("\n") + "\n");
    site
}

#[test]
fn what_is_stale_comes_before_what_is_missing() {
    let site = town();
    for (language, infix, _) in LANGUAGES {
        let ran = site.run_in(language, "status").ends(0);
        assert_eq!(ran.err, "");
        as_file(ran.out, format!("tests/status/human{infix}.txt"));
    }
    as_file(site.run("status --format json").ends(0).out, "tests/status/site.json");
}

#[test]
fn what_cannot_be_read_is_told_and_not_counted() {
    let site = town();
    site.write("content/policies/opening/measures/003/zh.md", "no front matter");
    let ran = site.run("status").ends(1);
    assert_eq!(ran.codes(), ["no-front"]);
    assert!(ran.out.contains("en: measures"));
    site.write("site.yaml", "format: 1\n");
    assert_eq!(site.run("status").ends(1).out, "");
}

#[test]
fn nothing_is_left_to_do() {
    let site = Folder::base();
    site.write("site.yaml", "format: 1\ntitle: {zh: 小城}\nlanguages: [zh]\n");
    for (path, _) in site.tree("content") {
        if path.ends_with("en.md") {
            std::fs::remove_file(site.at("content").join(path)).unwrap();
        }
    }
    assert!(site.run("status").out.ends_with("\nNothing is left to do.\n"));
}

#[test]
fn shells_complete_every_command() {
    let folder = Folder::new();
    for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
        let ran = folder.run(&format!("completions {shell}")).ends(0);
        for word in ["build", "status", "format", "draft"] {
            assert!(ran.out.contains(word), "{shell}: {word}");
        }
    }
    folder.run("completions tcsh").ends(2);
}
