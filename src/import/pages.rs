//! The files of a policy, as `docs/content.md` describes them.

use super::segments;
use super::yaml::scalar;
use crate::content::line::escape;
use crate::seed::{Row, Table};
use crate::site::Language;

/// `policy.yaml`: title, document and outline; that the policy is in force is for people to say.
pub(super) fn policy(table: &Table, lang: &str, document: &str) -> String {
    let tag = scalar(lang);
    let mut text = format!(
        "title:\n  {tag}: {}\ndocument: {}\n\
         # Does the policy bind today? Ask whoever issued it, then write in-force, expired or repealed.\n\
         # Every page says what stands here.\n\
         validity: not-confirmed\noutline:\n",
        scalar(&table.title),
        scalar(document)
    );
    let (mut section, mut item) = (0, 0);
    for row in &table.rows {
        if row.section.number != section {
            section = row.section.number;
            text += &format!("  - section: {section}\n    title:\n      {tag}: {}\n", scalar(&row.section.title));
            text += "    items:\n";
        }
        if row.item.number != item {
            item = row.item.number;
            text += &format!("      - item: {item}\n        title:\n          {tag}: {}\n", scalar(&row.item.title));
        }
    }
    text
}

/// A measure's file in the policy's language: its facts, then one line for each sentence.
pub(super) fn measure(row: &Row, lang: &str) -> String {
    let mut text = format!("---\nitem: {}\nlead: {}\n", row.item.number, scalar(&row.lead));
    if !row.cooperating.is_empty() {
        text += &format!("cooperating: {}\n", scalar(&row.cooperating.join("、")));
    }
    text += "---\n";
    let joiner = Language { tag: lang.to_owned() }.joiner();
    for (n, paragraph) in row.body.split('\n').enumerate() {
        text += if n > 0 { "\n" } else { "" };
        for sentence in lines(paragraph, joiner) {
            text += &escape(&sentence);
            text.push('\n');
        }
    }
    text
}

/// The sentences of a paragraph which, joined with `joiner`, are the paragraph again. Where no joiner
/// stands between two of them, they stay one.
fn lines(paragraph: &str, joiner: &str) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for segment in segments(paragraph) {
        match (lines.last_mut(), segment.strip_prefix(joiner)) {
            (None, _) => lines.push(segment.to_owned()),
            (_, Some(segment)) => lines.push(segment.to_owned()),
            (Some(last), None) => last.push_str(segment),
        }
    }
    lines
}
