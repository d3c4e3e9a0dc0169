//! Themes with mistakes: each with what is told of it.

use std::fs;
use std::path::Path;

use duizhao::diagnostic::catalogue::Catalogue;
use duizhao::diagnostic::{Outcome, show};
use duizhao::files::Files;
use duizhao::site::Language;
use duizhao::theme::{self, Theme};

use crate::folder::{LANGUAGES, as_file};

/// The theme that a case's `site.yaml` asks for (`theme: …`, `languages: […]`; default, zh and en).
fn loaded(files: &Files) -> Outcome<Theme> {
    let text = files.text("site.yaml").unwrap_or("languages: [zh, en]");
    let after = |key: &str| text.split_once(key).map(|(_, rest)| rest.lines().next().unwrap().trim().to_owned());
    let name = after("theme:").unwrap_or_else(|| "default".into());
    let tags = after("languages:").unwrap();
    let language = |tag: &str| Language { tag: tag.trim().into() };
    theme::load(files, &name, &tags.trim_matches(['[', ']']).split(',').map(language).collect::<Vec<_>>())
}

#[test]
fn what_is_told_of_themes_with_mistakes() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/themes");
    let mut cases: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    cases.sort();
    for case in cases {
        let files = Files::read(&case, &["site.yaml", "themes"], "static/").value.unwrap();
        let outcome = loaded(&files);
        let source = |file: &str| files.text(file).or_else(|| theme::default_source(file));
        for (_, infix, spoken) in LANGUAGES {
            let told = show::human(&outcome.diagnostics, &Catalogue::of(spoken), &source, false);
            as_file(told, case.join(format!("stderr{infix}.txt")));
        }
        assert!(outcome.value.is_some(), "the default theme's files stand in for broken ones");
    }
}

#[test]
fn a_copy_of_a_default_file_replaces_nothing() {
    let mut files = Files::new();
    let name = "templates/base.html";
    files.put(format!("themes/default/{name}"), theme::default_source(&format!("default/{name}")).unwrap());
    let theme = loaded(&files).value.unwrap();
    assert_eq!(theme.source(&format!("themes/default/{name}")), None);
    assert!(theme.source(&format!("default/{name}")).is_some());
}

#[test]
fn every_string_is_used_and_every_string_that_is_used_exists() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut used = String::new();
    for folder in ["src/render", "src/site", "src/theme", "themes/default/templates"] {
        for entry in fs::read_dir(root.join(folder)).unwrap() {
            used.push_str(&fs::read_to_string(entry.unwrap().path()).unwrap_or_default());
        }
    }
    let strings = fs::read_to_string(root.join("themes/default/strings/en.yaml")).unwrap();
    let keys: Vec<&str> = strings.lines().filter_map(|line| Some(line.split_once(": ")?.0)).collect();
    for key in &keys {
        // The words for a policy's validity are named by it.
        let by_validity = key.trim_end_matches("-text");
        assert!(
            used.contains(&format!("\"{key}\"")) || used.contains(&format!("\"{by_validity}\"")),
            "nobody uses `{key}`"
        );
    }
    for call in ["words.get(\"", "word(\"", "own(\"", "say(\""] {
        for key in used.split(call).skip(1).filter_map(|rest| rest.split('"').next()) {
            assert!(keys.contains(&key), "there is no string `{key}`");
        }
    }
}
