//! The lines of front matter and of the site's YAML files, one by one.
//!
//! What the look at each line before the parser would tell is put right here, where there is one way to do
//! it: a full-width colon, a blank that is missing, a value that needs quotation marks, a tab. Changes
//! punctuation and blanks, never a word; closes nothing that somebody left open.

use std::collections::BTreeSet;

use super::Why;
use crate::content::yaml::look::{self, quoted, wrong};
use crate::diagnostic::Mistake;

/// Keys whose values are no sentences: a `#` behind them is meant as a remark, quotation marks around them
/// are no part of them.
const PLAIN: [&str; 26] = [
    "format",
    "languages",
    "theme",
    "base_url",
    "contact",
    "item",
    "lead",
    "cooperating",
    "for",
    "kind",
    "continues",
    "date",
    "translates",
    "reviewed",
    "sentence",
    "code",
    "slug",
    "validity",
    "source",
    "document",
    "issued",
    "published",
    "effective",
    "expires",
    "section",
    "place",
];

/// Typographic quotation marks, and those that a keyboard has, in full width.
const OPENERS: &str = "“”„‟‘’＂";
const CLOSERS: &str = "“”‟‘’＂";

/// What one line becomes, and why.
pub(super) fn line(words: &str) -> (String, BTreeSet<Why>) {
    let mut line = words.trim_end().to_owned();
    let mut why = BTreeSet::new();
    why.extend((line != words).then_some(Why::Blanks));
    // Each step takes away what is wrong first; no line has more than a few things wrong.
    for _ in 0..40 {
        let Some((next, reason)) = step(&line) else { break };
        line = next.trim_end().to_owned();
        why.insert(reason);
    }
    (line, why)
}

/// The line with its first mistake put right; `None` if nothing is wrong or nothing is certain.
fn step(line: &str) -> Option<(String, Why)> {
    if line.trim_start().starts_with('#') {
        return None;
    }
    if let Some(next) = spaced_colon(line).or_else(|| wide_in_braces(line)) {
        return Some((next, Why::WideColon));
    }
    if let Some(next) = typographic(line) {
        return Some((next, Why::TypographicQuotes));
    }
    let (at, mistake) = wrong(line)?;
    let with = |text: &str| format!("{}{text}{}", &line[..at.start], &line[at.end..]);
    match mistake {
        Mistake::TabIndent {} => Some((with("  "), Why::Tab)),
        Mistake::WideCharacter { .. } => {
            let (found, rest) = (&line[at.clone()], line[at.end..].trim_start());
            let first = line[..at.start].trim().is_empty();
            match found {
                "：" => Some((format!("{}: {rest}", &line[..at.start]), Why::WideColon)),
                "，" => Some((format!("{}, {rest}", line[..at.start].trim_end()), Why::WideComma)),
                "\u{3000}" if first => Some((with("  "), Why::WideBlank)),
                _ if first => Some((with(" "), Why::WideBlank)),
                _ => Some((format!("{} {rest}", line[..at.start].trim_end()), Why::WideBlank)),
            }
        }
        // `https://…` alone on its line is no key.
        Mistake::BlankMissing { instead } if !line[at.clone()].contains("://") => {
            Some((with(&instead), Why::BlankMissing))
        }
        Mistake::NeedsQuotes { quoted } if is_text(&line[at.clone()]) => Some((with(&quoted), Why::Quoted)),
        Mistake::LostComment { quoted, .. } if !key(line).is_some_and(|key| PLAIN.contains(&key)) => {
            let (_, start) = value(line)?;
            Some((format!("{}{quoted}", &line[..start]), Why::Quoted))
        }
        _ => None,
    }
}

/// Whether a value that needs quotation marks is a text, and not the start of something else: a list, a
/// block, a language with its text.
fn is_text(value: &str) -> bool {
    let block = value.trim_start_matches(['|', '>', '-', '+', '&', '*', '!', '?']).trim().is_empty();
    let tag =
        value.split_once(": ").is_some_and(|(tag, _)| tag.len() <= 3 && tag.bytes().all(|b| b.is_ascii_lowercase()));
    !block && !value.starts_with("- ") && !tag
}

/// The key of a line, without the mark of a list.
fn key(line: &str) -> Option<&str> {
    look::key(line).map(|key| &line[key])
}

/// A line's value and where it begins, if it has a key.
fn value(line: &str) -> Option<(&str, usize)> {
    let rest = line[look::key(line)?.end..].strip_prefix(": ")?.trim_start();
    (!rest.is_empty()).then(|| (rest, line.len() - rest.len()))
}

/// `key ：value` and `key :value`.
fn spaced_colon(line: &str) -> Option<String> {
    let end = look::key(line)?.end;
    let rest = line[end..].strip_prefix(' ')?.trim_start();
    let after = rest.strip_prefix('：').or_else(|| rest.strip_prefix(':').filter(|rest| !rest.starts_with(' ')))?;
    let line = format!("{}: {}", &line[..end], after.trim_start());
    Some(line.trim_end().to_owned())
}

/// `{zh：甲，en：乙}`: full-width punctuation beside the keys of a mapping in braces.
fn wide_in_braces(line: &str) -> Option<String> {
    let (open, close) = (line.find('{')?, line.rfind('}')?);
    let inside = line.get(open + 1..close).filter(|inside| !inside.contains(['"', '\'', '{', '[', '#']))?;
    let mut written = String::new();
    let mut changed = false;
    for (n, part) in entries(inside).into_iter().enumerate() {
        let (before, name) = part.split_at(part.len() - part.trim_start_matches([',', '，', ' ', '\u{3000}']).len());
        let end = name.find(|c: char| !(c.is_ascii_alphanumeric() || c == '-')).unwrap_or(name.len());
        let rest = name[end..].trim_start();
        let separator = if n > 0 { ", " } else { "" };
        match rest.strip_prefix('：') {
            Some(rest) if end > 0 => {
                changed = true;
                written += &format!("{separator}{}: {}", &name[..end], rest.trim_start());
            }
            _ => {
                changed |= before.contains('，') && n > 0;
                written += &if n > 0 { format!("{separator}{name}") } else { part.to_owned() };
            }
        }
    }
    changed.then(|| format!("{}{{{written}}}{}", &line[..open], &line[close + 1..]))
}

/// The entries of a mapping in braces, each with the comma before it: one begins where a comma is followed
/// by a name of small letters and a colon.
fn entries(inside: &str) -> Vec<&str> {
    let is_key = |rest: &str| {
        let rest = rest.trim_start();
        let end = rest.find(|c: char| !(c.is_ascii_alphanumeric() || c == '-')).unwrap_or(0);
        end > 0
            && rest.starts_with(|c: char| c.is_ascii_lowercase())
            && rest[end..].trim_start().starts_with([':', '：'])
    };
    let commas = inside.char_indices().filter(|(_, c)| ",，".contains(*c));
    let mut starts: Vec<usize> = vec![0];
    starts.extend(commas.filter(|(at, c)| is_key(&inside[at + c.len_utf8()..])).map(|(at, _)| at));
    starts.iter().zip(starts.iter().skip(1).chain([&inside.len()])).map(|(from, to)| &inside[*from..*to]).collect()
}

/// A value in typographic quotation marks that were meant for the ones of a keyboard: the value needs some,
/// or its key takes no text, or one of the two is of a keyboard.
fn typographic(line: &str) -> Option<String> {
    let (text, start) = value(line)?;
    let (first, last) = (text.chars().next()?, text.chars().next_back()?);
    let inside = text.get(first.len_utf8()..text.len().checked_sub(last.len_utf8())?)?;
    let mixed = OPENERS.contains(first) && "\"'".contains(last) || "\"'".contains(first) && CLOSERS.contains(last);
    let both = OPENERS.contains(first) && CLOSERS.contains(last);
    if !(both || mixed) || inside.contains(|c| OPENERS.contains(c) || "\"'\\".contains(c)) || inside.trim().is_empty() {
        return None;
    }
    let plain = key(line).is_some_and(|key| PLAIN.contains(&key));
    let needs = wrong(&format!("{}{inside}", &line[..start])).is_some();
    (mixed || plain || needs).then(|| format!("{}{}", &line[..start], quoted(inside)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_put_right_where_there_is_one_way() {
        for (before, after) in [
            ("lead：组织部", "lead: 组织部"),
            ("lead ：组织部", "lead: 组织部"),
            ("lead:组织部", "lead: 组织部"),
            ("lead:　组织部　", "lead: 组织部"),
            ("title: a # b", "title: 'a # b'"),
            ("title: 引进：it's # b", "title: \"引进：it's # b\""),
            ("title: 措施: 一", "title: '措施: 一'"),
            ("title: @企业", "title: '@企业'"),
            ("title: \"双元制\" 教育", "title: '\"双元制\" 教育'"),
            ("title: “a # b”", "title: 'a # b'"),
            ("title: “双元制”", "title: “双元制”"),
            ("title: \"双元制”", "title: '双元制'"),
            ("reviewed: “2026-11-24”", "reviewed: '2026-11-24'"),
            ("validity: in-force # today", "validity: in-force # today"),
            ("\t- sentence: k3f9x2", "  - sentence: k3f9x2"),
            ("\u{3000}zh: 甲", "  zh: 甲"),
            ("title: {zh：甲，en：B, c}", "title: {zh: 甲, en: B, c}"),
            ("languages: [zh，en]", "languages: [zh, en]"),
            ("title: \"open", "title: \"open"),
            ("title: [open", "title: [open"),
            ("title: zh: 甲", "title: zh: 甲"),
            ("note: |", "note: |"),
            ("# lead：a", "# lead：a"),
            ("https://example.org", "https://example.org"),
            ("  - printed：甲", "  - printed: 甲"),
            ("kind", "kind"),
        ] {
            let (line, _) = line(before);
            assert_eq!(line, after);
            assert_eq!(super::line(&line).0, line);
        }
    }
}
