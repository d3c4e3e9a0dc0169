//! Writing a value of a YAML file.

use crate::diagnostic::show::is_invisible;
use crate::seed::{is_han, is_lost};

/// What may stand in a plain value besides letters and digits; none of it means anything in YAML.
const PLAIN: &str = "、，。；：！？（）“”‘’《》〈〉【】〔〕「」『』—～·•%+/_ -.";

/// Words that YAML reads as something else than a text.
const WORDS: [&str; 9] = ["true", "false", "yes", "no", "on", "off", "null", "y", "n"];

/// `text` as a value in a block: plain if YAML reads it back as the same text, else in double quotes,
/// where characters that cannot be seen are spelled as `\u200B`.
pub(super) fn scalar(text: &str) -> String {
    if is_plain(text) {
        return text.to_owned();
    }
    let mut quoted = String::from("\"");
    for character in text.chars() {
        match character {
            '"' | '\\' => quoted.extend(['\\', character]),
            _ if is_invisible(character) || is_lost(character) => {
                let code = u32::from(character);
                quoted += &if code > 0xFFFF { format!("\\U{code:08X}") } else { format!("\\u{code:04X}") };
            }
            _ => quoted.push(character),
        }
    }
    quoted + "\""
}

/// Whether YAML reads this back as the same text. Doubtful texts (beginning with anything but a letter
/// or the digits of a text with Chinese in it) are not called plain.
fn is_plain(text: &str) -> bool {
    let known = |c: char| (c.is_alphanumeric() || PLAIN.contains(c)) && !is_invisible(c);
    let begins = |c: char| c.is_alphabetic() || (c.is_ascii_digit() && text.contains(is_han));
    text.starts_with(begins)
        && text.chars().all(known)
        && !text.ends_with(' ')
        && !WORDS.contains(&text.to_ascii_lowercase().as_str())
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use proptest::prelude::*;

    use super::*;

    fn check(text: &str) {
        let written = scalar(text);
        let read: BTreeMap<String, String> = serde_saphyr::from_str(&format!("key: {written}\n")).unwrap();
        assert_eq!(read["key"], text, "{written}");
        let untyped: BTreeMap<String, serde_json::Value> =
            serde_saphyr::from_str(&format!("key: {written}\n")).unwrap();
        assert_eq!(untyped["key"], serde_json::Value::from(text), "{written}");
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2000))]
        #[test]
        fn what_is_written_is_read_back(text in "([-:#,&*!|>'\"%@`?{}\\[\\] \\t\\\\~.+0-9a-zA-Z_=<，：、（）甲乙]|[\\u{0}-\\u{1f}\\u{7f}-\\u{9f}\\u{a0}\\u{ad}\\u{200b}\\u{2028}\\u{3000}\\u{feff}\\u{fffd}\\u{fffe}]|\\PC){0,24}") {
            check(&text);
        }
    }

    #[test]
    fn what_yaml_would_read_otherwise_is_quoted() {
        for text in [
            "no",
            "Yes",
            "007",
            "1e3",
            "0x10",
            "2026-01-01",
            "12:30",
            "",
            " a",
            "a ",
            "a: b",
            "a #b",
            "~",
            "NULL",
            ".inf",
            "nan",
            ".nan",
            "a\nb",
            "---",
            "- a",
            "[bookmark: a]",
            "=",
            "<<",
            "on",
            "e5",
        ] {
            check(text);
        }
        for text in ["太仓市80条实施举措", "80条", "组织部", "人社局、科技局", "“双元制”教育", "中小学（一）"]
        {
            check(text);
        }
        assert_eq!(scalar("80条"), "80条");
        assert_eq!(scalar("人社局、科技局"), "人社局、科技局");
        assert_eq!(scalar("80"), "\"80\"");
        assert_eq!(scalar("a\u{200b}"), "\"a\\u200B\"");
    }
}
