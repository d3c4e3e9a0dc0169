//! What sentences say in figures, bounds and force: examples of each language beside what is read in
//! them, and a third language that is added by one file.

use std::fmt::Write;
use std::fs;
use std::path::Path;

use duizhao::build;
use duizhao::check::{self, Evidence};
use duizhao::files::Files;
use duizhao::site::Site;
use duizhao::wording::{Folded, Quantity, Value};
use proptest::prelude::*;
use proptest::test_runner::TestRunner;

use crate::folder::{ROOT, as_file};

/// A site of one measure in the languages `tags`, with `lines` beside each other, and the words of `qaa`.
fn site(tags: &str, texts: &[(&str, &str)]) -> Files {
    let mut files = Files::new();
    files.put("site.yaml", format!("format: 1\ntitle: {{zh: 小城}}\nlanguages: [{tags}]\n"));
    let departments = "- slug: science\n  name: {zh: 科技局}\n";
    files.put("content/departments.yaml", departments);
    let policy = "title: {zh: 措施}\nvalidity: not-confirmed\noutline:\n  - section: 1\n    title: {zh: 甲}\n    items:\n      - item: 1\n        title: {zh: 乙}\n";
    files.put("content/policies/p/policy.yaml", policy);
    for (tag, text) in texts {
        let front = if *tag == "zh" { "item: 1\nlead: 科技局\nnot-in-document: 例\n" } else { "" };
        files.put(format!("content/policies/p/measures/001/{tag}.md"), format!("---\n{front}---\n{text}\n"));
    }
    let toy = fs::read(Path::new(ROOT).join("tests/wording/qaa.yaml")).unwrap();
    files.put("content/languages/qaa.yaml", toy);
    files
}

fn resolved(files: &Files) -> Site {
    let linked = build::site(files);
    assert!(!linked.diagnostics.has_errors(), "{:?}", linked.diagnostics);
    linked.value.unwrap().site
}

/// `tests/wording/<tag>.txt`: sentences, and below each, further in, what is read in it.
fn examples(tag: &str) {
    let path = format!("tests/wording/{tag}.txt");
    let site = resolved(&site("zh, en, qaa", &[("zh", "一")]));
    let wording = site.wording(site.lang(tag).unwrap()).unwrap();
    let mut read = String::new();
    for line in fs::read_to_string(Path::new(ROOT).join(&path)).unwrap().lines() {
        if line.starts_with("    ") {
            continue;
        }
        writeln!(read, "{line}").unwrap();
        let folded = Folded::new(line);
        let reading = wording.read(&folded, &[]);
        for quantity in &reading.quantities {
            writeln!(read, "    {}", shown(quantity)).unwrap();
        }
        for (said, places) in reading.qualifiers.iter().chain(&reading.force) {
            let denied = if said.denied { "not " } else { "" };
            writeln!(read, "    {denied}{}{}", said.name, if places.len() > 1 { " twice" } else { "" }).unwrap();
        }
    }
    as_file(read, &path);
}

fn shown(quantity: &Quantity) -> String {
    let value = match &quantity.value {
        Value::Number(value) => value.to_string(),
        Value::Ordinal(value) => format!("no. {value}"),
        Value::Name(name) => format!("“{name}”"),
        Value::Date(date) => [date.year, date.month, date.day]
            .into_iter()
            .map(|part| part.map_or("?".into(), |part| part.to_string()))
            .collect::<Vec<_>>()
            .join("-"),
    };
    let mut words = vec![value];
    words.extend(quantity.unit.map(str::to_owned));
    words.extend(
        quantity.bounds.iter().map(|bound| format!("{}{}", if bound.denied { "not " } else { "" }, bound.name)),
    );
    words.extend(quantity.ranges.then(|| "to".into()));
    words.extend(quantity.loose.then(|| "or an article".into()));
    words.join(" ")
}

#[test]
fn chinese_is_read() {
    examples("zh");
}

#[test]
fn english_is_read() {
    examples("en");
}

#[test]
fn one_file_teaches_a_third_language() {
    examples("qaa");
    let told = |text: &str| {
        let source = "支持三年内引进5000名人才，给予最高100万元奖励。\n占比5%～20%，可延长一年。";
        let files = site("zh, qaa", &[("zh", source), ("qaa", text)]);
        let linked = build::site(&files).value.unwrap();
        let told = check::check(&linked, &Evidence::default());
        told.iter().map(|told| told.mistake.code()).filter(|code| !code.starts_with("not-")).collect::<Vec<_>>()
    };
    let good = "Helpo homs 5k inan yos tri, pes mil·k sub doni.\nPart 5 po 20 po, cani yo un longi.";
    let good = good.replace("homs 5k inan yos tri", "inan yos tri homs 5k");
    assert_eq!(told(&good), [] as [&str; 0]);
    for (from, to, code) in [
        ("tri", "du", "figure-differs"),
        ("5k", "50k", "figure-differs"),
        ("pes mil·k sub", "pes mil·k", "bound-missing"),
        ("Helpo ", "", "wording-missing"),
        ("cani ", "", "wording-missing"),
        ("5 po ", "", "figure-missing"),
        ("pes mil", "doli mil", "figure-differs"),
    ] {
        assert_eq!(told(&good.replacen(from, to, 1)), [code], "{from} -> {to}");
    }
}

#[test]
fn no_text_is_too_strange_to_read() {
    let site = resolved(&site("zh, en, qaa", &[("zh", "一")]));
    let texts = "([0-9一二三十百千万亿两半第分之元年月日%～—（）()+., a-zA-Z]|million|billion|亿|分之|RMB|hundred|and|third|-){0,30}";
    let run = TestRunner::new(ProptestConfig::with_cases(4000)).run(&texts, |text| {
        for tag in ["zh", "en"] {
            let wording = site.wording(site.lang(tag).unwrap()).unwrap();
            for quantity in wording.read(&Folded::new(&text), &[]).quantities {
                prop_assert!(!Folded::new(&text).written(&quantity.at).is_empty());
            }
        }
        Ok(())
    });
    run.unwrap();
}
