//! New measures and languages, through the program: what is made, what the checks tell of it, and that it passes
//! once it is filled in.

use std::fs;

use crate::folder::{Folder, as_file};

/// The marks that are left, and everything else that is an error.
fn left(site: &Folder) -> (usize, Vec<String>) {
    let ran = site.run("check");
    let codes = ran.codes();
    let marks = codes.iter().filter(|code| **code == "fill-in").count();
    let quiet = ["fill-in", "not-accepted", "no-wording"];
    (marks, codes.iter().filter(|code| !quiet.contains(code)).map(|code| (*code).to_owned()).collect())
}

#[test]
fn a_new_measure_is_marked_and_passes_when_it_is_filled_in() {
    let site = Folder::base();
    let before = site.tree("content");
    let ran = site.run("new measure --policy opening --item 2").ends(0);
    let folder = "content/policies/opening/measures/005";
    assert_eq!(ran.err, "");
    assert!(ran.out.starts_with(&format!("made {folder}/en.md\nmade {folder}/zh.md\nFill in")), "{}", ran.out);
    as_file(site.text(&format!("{folder}/zh.md")), "tests/new/measure.zh.md");
    as_file(site.text(&format!("{folder}/en.md")), "tests/new/measure.en.md");
    let after = site.tree("content");
    assert!(before.iter().all(|(path, what)| after.get(path) == Some(what)), "nothing that was there has changed");
    assert_eq!(left(&site), (5, vec![]));
    // Nobody's text is written over: the next measure gets the next number.
    site.run("new measure --policy opening --item 1 --after 2").ends(0);
    assert!(site.at("content/policies/opening/measures/006/zh.md").exists());
    fs::remove_dir_all(site.at("content/policies/opening/measures/006")).unwrap();
    let zh = site.text(&format!("{folder}/zh.md"));
    let fill = |line: &str| match line.split_once(": ") {
        Some(("lead", _)) => "lead: 组织部\n".to_owned(),
        Some(("cooperating", _)) => String::new(),
        Some(("not-in-document", _)) => "not-in-document: 2026年补充\n".to_owned(),
        _ if line.starts_with('【') => "给予最高50万元奖励。\n".to_owned(),
        _ => format!("{line}\n"),
    };
    site.write(&format!("{folder}/zh.md"), zh.lines().map(fill).collect::<String>());
    site.write(&format!("{folder}/en.md"), "---\n---\nA grant of up to CNY 500,000 is given.\n");
    assert_eq!(site.run("check").ends(0).codes(), ["not-accepted"]);
    site.run(&format!("accept {folder}/en.md")).ends(0);
    site.run("build").ends(0);
}

#[test]
fn a_new_language_is_marked_and_passes_when_it_is_filled_in() {
    let site = Folder::base();
    let yaml = site.text("site.yaml");
    let ran = site.run("new language fr --name français").ends(0);
    assert_eq!(site.text("site.yaml"), yaml.replace("[zh, en]", "[zh, en, fr]"));
    as_file(ran.out, "tests/new/language.txt");
    let (marks, others) = left(&site);
    assert!(marks > 200, "{marks}");
    assert_eq!(others, Vec::<String>::new());
    for path in ["themes/default/strings/fr.yaml", "content/languages/fr.yaml"] {
        let without = |line: &str| -> String {
            let mut line = line.to_owned();
            while let (Some(from), Some(to)) = (line.find('【'), line.find('】')) {
                let inside =
                    line[from + '【'.len_utf8()..to].trim_start_matches("fill in").trim_start_matches(": ").to_owned();
                // The mark of a decimal is one character, and it stands behind what is to be filled in.
                let kept = if line.contains("decimal") || line.contains("group") { String::new() } else { inside };
                line.replace_range(from..to + '】'.len_utf8(), &kept);
            }
            line + "\n"
        };
        site.write(path, site.text(path).lines().map(without).collect::<String>());
    }
    assert_eq!(site.run("check").ends(0).codes(), Vec::<&str>::new());
    site.run("build").ends(0);
    assert!(site.at("public/fr/index.html").exists());
    assert_eq!(site.run("new language fr").ends(1).codes(), ["language-twice"]);
    // The program speaks Traditional Chinese's primary language already.
    assert_eq!(site.run("new language zh-Hant").ends(0).out.lines().next(), Some("added to site.yaml"));
}
