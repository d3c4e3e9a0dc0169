//! Tokens for the browser's half to compare: every character that matters, and texts at random (the same
//! ones each time). `tests/browser/unit/tokens.test.mjs` reads the file.

use std::fmt::Write;
use std::fs;

use duizhao::search::token::tokens;
use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::TestRunner;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::{is_combining_mark, is_public_assigned};

const TEXTS: usize = 4000;

#[test]
fn tokens_are_written_for_the_browser_to_compare() {
    let mut lines = String::new();
    let mut write = |text: &str| {
        writeln!(lines, "{}", serde_json::to_string(&(text, tokens(text))).unwrap()).unwrap();
    };
    for character in ('\0'..=char::MAX).filter(|c| is_public_assigned(*c) && matters(*c)) {
        write(&format!("x{character}y {character}{character} 1{character}2"));
    }
    let mut runner = TestRunner::deterministic();
    let text = "([0-9]|[,.+&%'’s ]|[a-zA-Z]|[一-龥]|[，。“”～％０-９Ａ-ｚ]|\\p{M}|[Α-ωß-ÿİΣς]|[ぁ-ー가-힣ก-๛]|\\PC|[\\u{20000}-\\u{20010}]){0,40}";
    let text = proptest::string::string_regex(text).unwrap();
    for _ in 0..TEXTS {
        write(&text.new_tree(&mut runner).unwrap().current());
    }
    fs::write(format!("{}/tokens.jsonl", env!("CARGO_TARGET_TMPDIR")), lines).unwrap();
}

/// Most Han and Hangul are alike: of those every 64th will do.
fn matters(character: char) -> bool {
    let code = u32::from(character);
    let alike = matches!(code, 0x3400..=0x9fff | 0xac00..=0xd7a3 | 0x17000..=0x18cff | 0x20000..=0x3ffff);
    let special = character.is_alphanumeric() || is_combining_mark(character) || character.is_whitespace();
    let changes = [character].into_iter().nfkc().ne([character]);
    (special || changes || code < 0x3100) && (!alike || code.is_multiple_of(64))
}
