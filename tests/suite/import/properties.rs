//! What holds for every document.

use duizhao::content::line;
use duizhao::diagnostic::{Diagnostics, Severity};
use duizhao::files::Files;
use duizhao::import::{self, empty_site};
use duizhao::seed;
use proptest::prelude::*;

/// Text that looks like Markdown, YAML or HTML, Chinese text, and everything else that can be seen or
/// cannot; no line ends, TABs, controls or lost characters.
const TEXT: &str = "([\\\\*_\\[\\]<>&`#\\-+=~.)!|:{}\"'(0-9a-z /]|[。！？；;，、（）“”《》甲乙丙]|\
                    [\\u{a0}\\u{ad}\\u{200b}\\u{202e}\\u{3000}\\u{feff}]|---|\\*\\*|<b>|&amp;|: | #|\\PC){1,30}";

fn paragraphs() -> impl Strategy<Value = String> {
    let sound = |text: &String| {
        !text.chars().any(|c| matches!(u32::from(c), 0x2028..=0x2029 | 0xE000..=0xF8FF | 0xF0000.. | 0xFFFD..=0xFFFF))
    };
    let line = TEXT.prop_filter("blank, lost or a line end", move |text| !text.trim().is_empty() && sound(text));
    prop::collection::vec(line, 1..4).prop_map(|lines| lines.join("\n").trim().to_owned())
}

/// A document whose measures have these texts.
fn document(bodies: &[String]) -> String {
    let mut text = "题\n\n\t政策条目\n\t实施细则\n\t牵头部门\n\t配合部门\n\n\t（一）部分\n\t1.条目\n".to_owned();
    for (n, body) in bodies.iter().enumerate() {
        text += if n > 0 { "\t\n\t\n" } else { "" };
        text += &format!("\t（{}）{body}\n\t甲局\n\t乙局、\n丙局\n\n", n + 1);
    }
    text
}

proptest! {
    #[test]
    fn what_is_imported_is_shown_exactly(bodies in prop::collection::vec(paragraphs(), 1..4)) {
        let outcome = seed::parse("document.txt", &document(&bodies));
        prop_assert_eq!(outcome.diagnostics.count(Severity::Error), 0, "{:?}", outcome.diagnostics);
        let table = outcome.value.unwrap();
        prop_assert_eq!(table.rows.iter().map(|row| row.body.clone()).collect::<Vec<_>>(), bodies.clone());
        let site = empty_site();
        let files = import::content(&table, "p", "seeds/a.txt", &site).value.unwrap();
        let mut all = site.clone();
        for (path, body) in files.iter() {
            all.put_body(path, body.clone());
        }
        for (path, expected) in files.below("content/policies/p/measures/").map(|(path, _)| path).zip(&bodies) {
            let text = files.text(path).unwrap();
            let at = text.find("\n---\n").unwrap() + 5;
            let read = line::body(text, at..text.len(), &path.into());
            prop_assert_eq!(read.diagnostics, Diagnostics::new());
            prop_assert_eq!(&read.value.unwrap().plain(""), expected);
        }
        let again = import::content(&table, "p", "seeds/a.txt", &all);
        prop_assert_eq!(again.value, Some(Files::new()));
        prop_assert_eq!(again.diagnostics.iter().count(), 1, "{:?}", again.diagnostics);
    }

    #[test]
    fn no_document_is_a_panic(text in "(\\t|\\n|\\n\\n\\t|（1）|（一）|1\\.|、|。|\\[bookmark: |\\PC|[\\u{0}-\\u{1f}]){0,60}", bytes in any::<Vec<u8>>()) {
        let outcome = seed::parse("document.txt", &text);
        prop_assert_eq!(outcome.value.is_none(), outcome.diagnostics.has_errors());
        let outcome = seed::decode("document.txt", &bytes);
        prop_assert_eq!(outcome.value.is_none(), outcome.diagnostics.has_errors());
    }
}
