//! Every mistake that people can make, as files: each folder in `tests/mistakes/` is laid over the small
//! site in `tests/mistakes/base`, and what the program says of it stands beside as `stderr.txt` in English
//! and as `stderr.zh.txt` in Chinese.
//!
//! Other names that are no part of the site: `command` (instead of `build`), `status` (instead of 1),
//! `removed` (files of the base that are not there), `stdout.txt` (what stands on standard output).

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use duizhao::diagnostic::Mistake;
use rayon::prelude::*;

use crate::folder::{Folder, LANGUAGES, ROOT, as_file};

/// Files of a case that are not laid over the base.
const OWN: [&str; 7] = ["stderr.txt", "stderr.zh.txt", "stdout.txt", "stdout.zh.txt", "status", "command", "removed"];

fn cases() -> Vec<PathBuf> {
    let folder = Path::new(ROOT).join("tests/mistakes");
    let mut all: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    all.retain(|path| path.is_dir() && !path.ends_with("base"));
    all.sort();
    all
}

#[test]
fn every_mistake_is_told_and_the_published_site_stays() {
    let base = Folder::base();
    let built = base.run("build").ends(0);
    assert_eq!(built.err, "", "the base has no mistake");
    let failed: Vec<String> = cases()
        .par_iter()
        .filter_map(|case| {
            let name = case.file_name().unwrap().to_string_lossy().into_owned();
            let both = || LANGUAGES.iter().for_each(|(language, infix, _)| one(case, &base, language, infix));
            std::panic::catch_unwind(both).err().map(|_| name)
        })
        .collect();
    assert!(failed.is_empty(), "not as expected: {}", failed.join(", "));
}

/// Runs one case in one language: what it says, how it ends, and that nothing else happened.
fn one(case: &Path, base: &Folder, language: &str, infix: &str) {
    let own = |name: &str| fs::read_to_string(case.join(name)).ok();
    let site = Folder::new();
    site.lay(base.path());
    site.lay(case);
    for name in OWN {
        let _ = fs::remove_file(site.at(name));
    }
    for name in own("removed").unwrap_or_default().lines() {
        fs::remove_file(site.at(name)).unwrap();
    }
    let before = site.tree("");
    let command = own("command").unwrap_or_else(|| "build".into());
    let ran = site.run_in(language, &command);
    let status: i32 = own("status").map_or(1, |text| text.trim().parse().unwrap());
    let relative = case.strip_prefix(ROOT).unwrap();
    let err = ran.err.replace(&*site.path().canonicalize().unwrap().to_string_lossy(), "[SITE]");
    as_file(err, relative.join(format!("stderr{infix}.txt")));
    if own("command").is_some() {
        as_file(&ran.out, relative.join(format!("stdout{infix}.txt")));
    }
    assert_eq!(ran.status, status, "{}", relative.display());
    let after = site.tree("");
    let changed = |name: &&String| before.get(*name) != after.get(*name);
    // With success, a command changes what it is there for.
    let may = |name: &str| status == 0 && ["public", "content"].iter().any(|part| name.starts_with(part));
    let names: BTreeSet<&String> = before.keys().chain(after.keys()).collect();
    let touched: Vec<&String> = names.into_iter().filter(changed).filter(|name| !may(name)).collect();
    assert!(touched.is_empty(), "{} touched {touched:?}", relative.display());
}

#[test]
fn one_run_tells_the_mistakes_of_all_four_stages_in_order() {
    let site = Folder::base();
    site.lay(&Path::new(ROOT).join("tests/mistakes/90-four-stages"));
    let ran = site.run("build").ends(1);
    assert_eq!(ran.codes(), ["unequal-sentences", "unknown-department", "tab-indent", "template-syntax"]);
    assert_eq!(site.run("check").ends(1).err, ran.err, "a check tells what a build tells");
}

/// Codes that no expected file can show, and why.
const UNSEEN: [(&str, &str); 6] = [
    ("stopped", "needs a signal at the right moment; the tests of publishing send one"),
    ("publish-unkept", "needs a file system that carries a file of the user not across"),
    ("publish-mount", "needs the right to mount"),
    ("zip-too-large", "needs 512 MiB; a test of the module reads with a smaller limit"),
    ("zip-too-many", "needs 100,000 files"),
    ("left-behind", "needs a file system that refuses to delete"),
];

#[test]
fn every_message_is_seen_in_an_expected_file_of_each_language() {
    let levels = [["error", "warning", "notice"], ["错误", "警告", "提示"]];
    let mut seen = BTreeSet::new();
    for entry in walkdir::WalkDir::new(Path::new(ROOT).join("tests")).into_iter().map(Result::unwrap) {
        let is_text = matches!(entry.path().extension().and_then(|e| e.to_str()), Some("txt"));
        let Some(text) = is_text.then(|| fs::read_to_string(entry.path()).ok()).flatten() else { continue };
        for (code, language) in Mistake::ALL.iter().flat_map(|(code, _)| [(*code, 0), (*code, 1)]) {
            if levels[language].iter().any(|level| text.contains(&format!("{level}[{code}]: "))) {
                seen.insert((code, language));
            }
        }
    }
    for (code, _) in Mistake::ALL {
        let all = [0, 1].map(|language| seen.contains(&(*code, language)));
        match UNSEEN.iter().find(|(unseen, _)| unseen == code) {
            Some((_, why)) => assert!(!all[0] && !all[1], "{code} is seen after all ({why})"),
            None => assert!(all[0] && all[1], "no file below tests/ shows {code} in English and in Chinese: {all:?}"),
        }
    }
}
