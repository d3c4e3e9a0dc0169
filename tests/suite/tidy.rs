//! Files as Word, WPS and Notepad leave them, tidied: each folder of `tests/tidy/` has a file of the small site
//! in `tests/mistakes/base` as it was saved (and perhaps its source), beside what it becomes (`after.txt`) and what
//! is said of the changes (`changes.txt`).

use std::fs;
use std::path::Path;

use duizhao::diagnostic::catalogue::{Catalogue, Spoken};
use duizhao::files::Files;
use duizhao::tidy;

use crate::folder::{Folder, ROOT, as_file};

const ZH: &str = "content/policies/opening/measures/001/zh.md";
const EN: &str = "content/policies/opening/measures/001/en.md";

/// Where the file of a case belongs.
const PLACES: [(&str, &str); 4] = [
    ("en.md", EN),
    ("zh.md", ZH),
    ("about.md", "content/pages/about/zh.md"),
    ("policy.yaml", "content/policies/opening/policy.yaml"),
];

#[test]
fn every_file_becomes_what_stands_beside_it() {
    let mut cases: Vec<_> =
        fs::read_dir(Path::new(ROOT).join("tests/tidy")).unwrap().map(|e| e.unwrap().path()).collect();
    cases.sort();
    assert!(cases.len() > 12);
    let words = Catalogue::of(Spoken::English);
    for case in cases {
        let base = Folder::base();
        let there: Vec<_> = PLACES.iter().filter(|(file, _)| case.join(file).exists()).collect();
        for (file, place) in &there {
            base.write(place, fs::read(case.join(file)).unwrap());
        }
        let files = Files::read(base.path(), &["site.yaml", "content"], "").value.unwrap();
        let name = there[0].1;
        let tidied = tidy::tidy(&files, name).value.unwrap();
        let said: String = tidied.changes.iter().map(|change| tidy::changed(change, &words)).collect();
        let relative = case.strip_prefix(ROOT).unwrap();
        as_file(&tidied.text, relative.join("after.txt"));
        as_file(if said.is_empty() { "nothing\n".into() } else { said }, relative.join("changes.txt"));
        let mut again = files.clone();
        again.put(name, tidied.text.clone());
        assert_eq!(tidy::tidy(&again, name).value.unwrap().changes, [], "{}", case.display());
    }
}

/// What editors have written is tidy; an import cut the binding text by the same rule.
#[test]
fn the_first_site_is_tidy() {
    for root in [ROOT.into(), Path::new(ROOT).join("tests/mistakes/base")] {
        let files = Files::read(&root, &["site.yaml", "content"], "").value.unwrap();
        for (name, _) in files.iter() {
            let tidied = tidy::tidy(&files, name).value.unwrap();
            assert_eq!(tidied.changes, [], "{name}");
        }
    }
}

/// A text pasted as one paragraph becomes the lines that it had.
#[test]
fn the_first_site_in_one_paragraph_becomes_its_lines_again() {
    let files = Files::read(Path::new(ROOT), &["site.yaml", "content"], "").value.unwrap();
    let (mut all, mut same) = (0, 0);
    for (name, _) in files.below("content/policies/").filter(|(name, _)| name.ends_with(".md")) {
        let text = files.text(name).unwrap();
        let (front, body) = text.split_at(text.rfind("---\n").unwrap() + 4);
        let joiner = if name.ends_with("zh.md") { "" } else { " " };
        let paragraphs: Vec<String> = body.split("\n\n").map(|part| part.trim_end().replace('\n', joiner)).collect();
        let mut pasted = files.clone();
        pasted.put(name, format!("{front}{}\n", paragraphs.join("\n\n")));
        let tidied = tidy::tidy(&pasted, name).value.unwrap().text;
        all += 1;
        same += usize::from(tidied == text);
        assert!(tidied == text || joiner == " ", "{name}: {tidied}");
    }
    // In a few English measures some semicolons end lines and others do not.
    assert!(same * 100 >= all * 95, "{same} of {all}");
}

#[test]
fn the_program_shows_then_writes_and_says_what_is_wrong_still() {
    let site = Folder::base();
    assert_eq!(site.run(&format!("tidy {ZH}")).ends(0).out, format!("{ZH} is tidy; nothing is written\n"));
    let gbk = fs::read(Path::new(ROOT).join("tests/tidy/gbk/zh.md")).unwrap();
    site.write(ZH, &gbk);
    let before = site.tree("");
    let shown = site.run(&format!("tidy {ZH}")).ends(1);
    assert!(shown.out.contains("GBK") && shown.out.ends_with("not written\n"), "{}", shown.out);
    assert!(site.tree("") == before);
    let ran = site.run(&format!("tidy {ZH} --yes")).ends(0);
    assert!(ran.out.ends_with("3 changes\n"), "{}", ran.out);
    assert_eq!(ran.err, "");
    assert_eq!(site.text(ZH), fs::read_to_string(Path::new(ROOT).join("tests/tidy/gbk/after.txt")).unwrap());
    site.run("check").ends(0);
    assert!(site.tree("").keys().eq(before.keys()), "nothing is left behind");
    // What cannot be tidied is told by the checks, at its line in the tidied text.
    site.write(EN, "---\r\ntranslates: xr6vtf n4ae30\r\n---\r\nOne. Two. Three.\r\n");
    let ran = site.run(&format!("tidy {EN} --yes")).ends(1);
    assert_eq!(ran.codes(), ["unequal-sentences"]);
    assert!(ran.err.contains("en.md:6:1"), "{}", ran.err);
}

#[test]
fn one_sentence_is_accepted_and_the_others_stay() {
    let site = Folder::base();
    let whole = site.text(EN).replace('\n', "\r\n");
    let stale = whole.replace("xr6vtf n4ae30", "000000 111111");
    site.write(EN, &stale);
    assert_eq!(site.run("check").codes(), ["sentence-changed", "sentence-changed"]);
    let ran = site.run(&format!("accept {EN} --sentence 2")).ends(0);
    assert_eq!(ran.out, format!("accepted sentence 2 of {EN}\n"));
    assert_eq!(site.text(EN), stale.replace("111111", "n4ae30"));
    assert_eq!(site.run("check").codes(), ["sentence-changed"]);
    let again = site.run(&format!("accept {EN} --sentence 2")).ends(0);
    assert_eq!(again.out, format!("sentence 2 of {EN} was accepted already\n"));
    site.run(&format!("accept {EN} --sentence 1")).ends(0);
    assert_eq!(site.text(EN), whole);
    assert_eq!(site.run(&format!("accept {EN} --sentence 3")).ends(1).codes(), ["no-sentence"]);
    site.run(&format!("accept {EN} --sentence 0")).ends(2);
    // The first sentence ever accepted; the others are told as added.
    site.write(EN, whole.replace("translates: xr6vtf n4ae30\r\n", ""));
    site.run(&format!("accept {EN} --sentence 1")).ends(0);
    assert_eq!(site.run("check").codes(), ["sentence-added"]);
    // What nobody can read is not renewed in part.
    site.write(EN, whole.replace("xr6vtf", "nonsense"));
    assert_eq!(site.run(&format!("accept {EN} --sentence 1")).ends(1).codes(), ["bad-translates"]);
}
