//! A small site for tests, with one text put wherever an editor may write any.

use crate::content::{self, line::escape};
use crate::files::Files;
use crate::site::{self, Site};

/// Texts that a page, a table or a file of data may take for something else: what has broken sites before.
pub(crate) const HOSTILE: [&str; 14] = [
    "\"><script>alert(1)</script>",
    "' onmouseover=",
    "&lt;",
    "]]>",
    "</title>",
    "</script><!--",
    "a\u{2028}b\u{2029}c",
    "`${x}`",
    "😀\u{202e}",
    "=cmd|' /C calc'!A0",
    "+1",
    "-1",
    "@SUM(1)",
    "＝1, \"quoted\"; 'x'",
];

/// A policy of one section, two items and two measures, in Chinese and English; the second measure
/// has everything that may be said of one. `any` is no empty text.
pub(crate) fn site(any: &str) -> Site {
    let spelled = |text: &str| text.chars().map(|c| format!("\\U{:08X}", u32::from(c))).collect::<String>();
    let quoted = |text: &str| format!("\"{}\"", spelled(text));
    let (zh, en) = (quoted(any), quoted(&format!("{any} en")));
    let text = |text: &str| format!("{}\n\n尾。\n", escape(text));
    let mut files = Files::new();
    for (path, written) in [
        ("site.yaml", include_str!("sample/site.yaml").to_owned()),
        ("content/departments.yaml", include_str!("sample/departments.yaml").to_owned()),
        ("content/topics.yaml", include_str!("sample/topics.yaml").to_owned()),
        ("content/policies/opening-up/policy.yaml", include_str!("sample/policy.yaml").to_owned()),
        ("content/policies/opening-up/measures/001/zh.md", include_str!("sample/001.zh.md").to_owned() + &text(any)),
        ("content/policies/opening-up/measures/002/zh.md", include_str!("sample/002.zh.md").to_owned() + &text(any)),
        (
            "content/policies/opening-up/measures/002/en.md",
            include_str!("sample/002.en.md").to_owned() + &text(&format!("{any} en")),
        ),
    ] {
        files.put(path, written.replace("ANY-EN", &en).replace("ANY", &zh));
    }
    content::load(&files).and(site::resolve).value.unwrap()
}
