//! What holds for every text: no word changes, and a tidy text stays as it is.

use proptest::prelude::*;

use super::*;

const SITE: &str = "format: 1\nlanguages: [zh, en]\n";
const ZH: &str = "content/policies/p/measures/001/zh.md";
const EN: &str = "content/policies/p/measures/001/en.md";

fn files(zh: &str, en: &str) -> Files {
    let mut files = Files::new();
    for (name, text) in [("site.yaml", SITE), ("content/policies/p/policy.yaml", ""), (ZH, zh), (EN, en)] {
        files.put(name, text);
    }
    files
}

fn holds(files: &Files, name: &str) {
    let before = files.text(name).unwrap();
    let tidied = tidy(files, name).value.unwrap_or_else(|| panic!("{before:?} loses a word"));
    let visible =
        |text: &str| -> String { text.chars().filter(|c| !c.is_whitespace() && c.is_alphanumeric()).collect() };
    assert_eq!(visible(before), visible(&tidied.text));
    assert_eq!(tidied.changes.is_empty(), tidied.text == before, "{:?} of {before:?}", tidied.changes);
    let mut again = files.clone();
    again.put(name, tidied.text.clone());
    let twice = tidy(&again, name).value.unwrap();
    assert_eq!(twice.text, tidied.text, "once tidied it is tidy; it was {before:?}");
    assert_eq!(twice.changes, []);
}

const FRONT: &str =
    "((title|lead|item|- sentence|  zh)[:： ]{1,2}|[\\t　 {}\\[\\]'\"“”#,，：:\\-@&*a甲1\\u{200b}]|\\n){0,30}";
const BODY: &str = "([。！？；;，：:.!?（）()“”\"'‘’《》\\[\\]甲乙丙aBc15 \\t　\\u{a0}\\u{200b}\\-*>#&\\\\]|\\n|\\r\\n|\\r|\\u{b}|\\n\\n|Art\\. |Give |\\*\\*|&#32;|1\\. ){0,50}";

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1000))]
    #[test]
    fn no_word_changes_and_twice_is_once(front in FRONT, zh in BODY, en in BODY) {
        let files = files(&format!("---\n{front}\n---\n{zh}"), &format!("---\n{front}\n---\n{en}"));
        holds(&files, ZH);
        holds(&files, EN);
    }

    #[test]
    fn no_text_is_a_panic(text in "(\\PC|[\\n\\r：“”\\-—])*", bytes in proptest::collection::vec(any::<u8>(), 0..60)) {
        let text = text.replace('\u{fffd}', "");
        holds(&files(&text, ""), ZH);
        let mut files = files(&text, "");
        files.put("site.yaml", text);
        holds(&files, "site.yaml");
        files.put(ZH, bytes);
        tidy(&files, ZH);
    }
}

#[test]
fn a_translation_is_cut_into_as_many_lines_as_its_source_has() {
    for (zh, en, expected) in [
        // A pair stays, whatever its punctuation.
        ("甲。\n乙。\n", "A. Also b.\nC; d.\n", "A. Also b.\nC; d.\n"),
        // Full stops, semicolons, and a wrapped line that goes on with a capital.
        ("甲。\n乙。\n", "A is given. C is; d is.\n", "A is given.\nC is; d is.\n"),
        ("甲；\n乙。\n", "Foster a; build b.\n", "Foster a;\nbuild b.\n"),
        ("甲。\n", "The Ministry of\nCommerce decides.\n", "The Ministry of Commerce decides.\n"),
        ("甲。乙。\n", "A is given. B is given.\n", "A is given.\nB is given.\n"),
        // Nothing gives two: as an import would.
        ("甲。\n乙。\n", "A; b; c.\n", "A;\nb;\nc.\n"),
        ("甲。\n乙。\n", "A wrapped\nline. Two.\n", "A wrapped line.\nTwo.\n"),
    ] {
        let files = files(&format!("---\n---\n{zh}"), &format!("---\n---\n{en}"));
        assert_eq!(tidy(&files, EN).value.unwrap().text, format!("---\n---\n{expected}"));
        holds(&files, EN);
    }
}

#[test]
fn other_files_are_left_alone() {
    for name in
        ["seeds/a.txt", "themes/default/x.html", "README.md", "content/policies/p/measures/001/zh.txt", "site.yaml/x"]
    {
        assert!(tidy(&files("", ""), name).value.is_none());
    }
}
