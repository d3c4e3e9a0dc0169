//! The first site's content, several times over: one policy with the measures of its own document
//! written out again and again under new numbers.

use std::path::Path;

use duizhao::build::{PARTS, STATIC};
use duizhao::files::Files;

/// Measures, items and sections of the first policy.
const COUNTS: (u32, u32, u32) = (80, 30, 5);

/// The first site's files with its policy `times` times over.
pub(crate) fn site(times: u32) -> Files {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let real = Files::read(root, &PARTS, STATIC).value.expect("the repository holds its first site");
    if times == 1 {
        return real;
    }
    let mut scaled = Files::new();
    let folder = "content/policies/opening-up/";
    for (path, body) in real.iter() {
        match path.strip_prefix(folder) {
            None if path.starts_with("seeds/") => scaled.put(path, document(real.text(path).expect("UTF-8"), times)),
            None => scaled.put_body(path, body.clone()),
            Some("policy.yaml") => scaled.put(path, outline(real.text(path).expect("UTF-8"), times)),
            Some(_) => measures(path, real.text(path).expect("UTF-8"), times, &mut scaled),
        }
    }
    scaled
}

/// The measure at `path` under `times` numbers.
fn measures(path: &str, text: &str, times: u32, scaled: &mut Files) {
    let parts: Vec<&str> = path.split('/').collect();
    let number: u32 = parts[4].parse().expect("a measure's folder is a number");
    for n in 0..times {
        let folder = format!("{:03}", number + n * COUNTS.0);
        let text = renumbered(text, "item: ", n * COUNTS.1);
        scaled.put(format!("content/policies/opening-up/measures/{folder}/{}", parts[5]), text);
    }
}

fn outline(text: &str, times: u32) -> String {
    let (head, list) = text.split_once("outline:\n").expect("a policy has an outline");
    let mut all = format!("{head}outline:\n");
    for n in 0..times {
        let list = renumbered(list, "section: ", n * COUNTS.2);
        all.push_str(&renumbered(&list, "item: ", n * COUNTS.1));
    }
    all
}

/// `text` with every number after `key` raised by `by`.
fn renumbered(text: &str, key: &str, by: u32) -> String {
    let raise = |line: &str| match line.split_once(key).map(|(before, number)| (before, number.parse::<u32>())) {
        Some((before, Ok(number))) => format!("{before}{key}{}\n", number + by),
        _ => format!("{line}\n"),
    };
    text.lines().map(raise).collect()
}

/// The document with its rows again and again, under new numbers.
fn document(text: &str, times: u32) -> String {
    let first = text.find("\t（一）").expect("the table begins with its first section");
    let (head, rows) = text.split_at(first);
    let mut all = head.to_owned();
    for n in 0..times {
        for line in rows.trim_end().lines() {
            all.push_str(&marked(line, n));
            all.push('\n');
        }
        // The last cell, which the document's last row lacks.
        all.push_str("\t\n\n");
    }
    all
}

/// A line of the document with its marker raised by `n` times the policy.
fn marked(line: &str, n: u32) -> String {
    let number = |text: &str| text.parse::<u32>().ok();
    let body = line.trim_start_matches(['\t']).trim_start_matches("[bookmark: _GoBack]");
    let tab = if line.starts_with('\t') { "\t" } else { "" };
    if let Some((marker, rest)) = body.strip_prefix('（').and_then(|rest| rest.split_once('）')) {
        if let Some(measure) = number(marker) {
            return format!("{tab}（{}）{rest}", measure + n * COUNTS.0);
        }
        if let Some(section) = DIGITS.iter().position(|digit| *digit == marker) {
            return format!("{tab}（{}）{rest}", han(section + n as usize * COUNTS.2 as usize));
        }
    }
    match body.split_once('.').map(|(item, rest)| (number(item), rest)) {
        Some((Some(item), rest)) => format!("{tab}{}.{rest}", item + n * COUNTS.1),
        _ => line.to_owned(),
    }
}

const DIGITS: [&str; 10] = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"];

/// A number below 1000 as the document writes those of its sections.
fn han(n: usize) -> String {
    let (hundreds, tens, ones) = (n / 100, n / 10 % 10, n % 10);
    let hundred = if hundreds > 0 { format!("{}百", DIGITS[hundreds]) } else { String::new() };
    let ten = match (hundreds, tens) {
        (0, 0) => String::new(),
        (0, 1) => "十".to_owned(),
        (_, 0) if ones > 0 => "零".to_owned(),
        (_, 0) => String::new(),
        _ => format!("{}十", DIGITS[tens]),
    };
    format!("{hundred}{ten}{}", DIGITS[ones])
}
