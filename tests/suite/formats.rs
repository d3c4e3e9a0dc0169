//! What `check` says to code hosts, and what `explain` says to everybody.

use std::collections::BTreeSet;
use std::path::Path;

use duizhao::build;
use duizhao::diagnostic::catalogue::Spoken;
use duizhao::diagnostic::explain::{Example, Explanations};
use duizhao::diagnostic::{Diagnostics, Mistake};
use duizhao::files::Files;

use crate::folder::{Folder, LANGUAGES, ROOT, as_file};

/// A site with mistakes of several stages in the folder `town` of another.
fn town() -> Folder {
    let folder = Folder::new();
    let town = Folder::base();
    for case in ["58-figures", "90-four-stages"] {
        town.lay(&Path::new(ROOT).join("tests/mistakes").join(case));
    }
    town.write("content/100%, a：b.md", "x");
    for (name, (kind, _, bytes)) in town.tree("") {
        if kind == 'f' {
            folder.write(&format!("town/{name}"), bytes);
        }
    }
    folder
}

#[test]
fn code_hosts_are_told_in_forms_of_their_own() {
    let folder = town();
    for (language, infix, _) in LANGUAGES {
        for (format, ending) in [("github", "txt"), ("sarif", "json"), ("json", "json")] {
            let ran = folder.run_in(language, &format!("check --root town --format {format}")).ends(1);
            assert_eq!(ran.err, "");
            as_file(ran.out, format!("tests/formats/{format}{infix}.{ending}"));
        }
    }
    // Where there is no site, that is told in the same form.
    let empty = Folder::new();
    for format in ["github", "sarif", "json"] {
        assert!(empty.run(&format!("check --format {format}")).ends(2).out.contains("no-site"));
    }
    assert_eq!(Folder::base().run("check --format github").ends(0).out, "");
}

#[test]
fn a_code_is_explained() {
    let site = Folder::base();
    for (language, infix, _) in LANGUAGES {
        let said = |words: &str, status| site.run_in(language, words).ends(status);
        let one = said("explain wide-character", 0).out;
        as_file(one.as_str(), format!("tests/formats/explain{infix}.txt"));
        assert_eq!(said("explain wide-charcter", 2).codes(), ["unknown-message"]);
        let all = said("explain", 0).out;
        assert_eq!(all.lines().count(), Mistake::ALL.len());
    }
    // As it stands in a message, and in the site's language.
    site.write("site.yaml", site.text("site.yaml") + "messages: zh\n");
    let ran = Folder::command(&site, "explain").arg("error[tab-indent]: a tab").output().unwrap();
    assert!(String::from_utf8(ran.stdout).unwrap().starts_with("tab-indent: 这一行"));
}

/// Examples that another command than `check` shows, or that another version of the source does.
const ELSEWHERE: [&str; 5] =
    ["cannot-append", "cannot-import-into", "import-differs", "sentence-added", "sentence-removed"];

/// The base with `lines` of an example in the file that it names: in place of the lines that are right, of the
/// whole list, of the line with that key, or as the last line of the front matter; `None` where it belongs
/// within something else.
fn with(base: &Files, example: &Example, lines: &str) -> Option<Files> {
    let text = base.text(&example.file)?;
    let first = example.right.lines().next()?;
    let key = first.split_once(':').map_or("", |(key, _)| key);
    let is_key = !key.is_empty() && key.bytes().all(|byte| byte.is_ascii_lowercase() || b"-_".contains(&byte));
    let changed = if text.contains(&example.right) {
        text.replacen(&example.right, lines, 1)
    } else if first.starts_with("- ") && example.file.ends_with(".yaml") {
        format!("{lines}\n")
    } else if let Some(line) = text.lines().find(|line| is_key && line.starts_with(&format!("{key}:"))) {
        text.replacen(line, lines, 1)
    } else if is_key && example.file.ends_with(".md") {
        text.replacen("\n---\n", &format!("\n{lines}\n---\n"), 1)
    } else {
        return None;
    };
    let mut files = base.clone();
    files.put(example.file.as_str(), changed);
    Some(files)
}

fn codes(told: &Diagnostics) -> BTreeSet<&'static str> {
    told.iter().map(|diagnostic| diagnostic.mistake.code()).collect()
}

#[test]
fn examples_are_what_they_say() {
    let base = Files::read(&Path::new(ROOT).join("tests/mistakes/base"), &build::PARTS, build::STATIC).value.unwrap();
    let explanations = Explanations::of(Spoken::English);
    let (mut proved, mut told, mut wrong) = (0, Vec::new(), Vec::new());
    for (code, _) in Mistake::ALL {
        let Some(example) =
            explanations.example(code).filter(|example| !example.file.is_empty() && !ELSEWHERE.contains(code))
        else {
            continue;
        };
        let (Some(bad), Some(good)) = (with(&base, example, &example.wrong), with(&base, example, &example.right))
        else {
            told.push(*code);
            continue;
        };
        let (bad, good) = (codes(&build::check(&bad)), codes(&build::check(&good)));
        if !bad.contains(code) || good.contains(code) {
            wrong.push(format!("{code}: wrong tells {bad:?}, right tells {good:?}"));
        }
        proved += 1;
    }
    assert!(wrong.is_empty(), "{}\n not tried: {told:?}", wrong.join("\n"));
    assert!(proved >= 60, "{proved} examples were tried, {told:?} were not");
}
