//! The texts that two people made of one file, put together: front matter by its keys, lists by their
//! entries, bodies by their sentences, all of which are lines.

use super::lines::{self, Part, Sides};
use crate::content::line;

/// Whose lines are taken where both changed the same ones.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Side {
    /// Those in the folder.
    Ours,
    /// Those in the archive.
    Theirs,
}

/// What both changed otherwise, in words of the files.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clash {
    /// The bytes of our text where it stands; empty between two lines, where only they have something.
    pub ours: std::ops::Range<usize>,
    /// Their lines.
    pub theirs: Vec<String>,
    /// What stood there before, if that is known.
    pub base: Option<Vec<String>>,
}

/// The merged text, with what is in dispute.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Merged {
    /// The text; in disputed places it has the lines of the side that was asked for, else ours.
    pub(super) text: String,
    /// The disputed places; none if a side was asked for.
    pub(super) clashes: Vec<Clash>,
}

/// Puts `ours` and `theirs` together, two texts of the file `name` that were made from `base`, if that
/// is known. Line ends and a byte order mark are as in ours, and no difference.
pub(super) fn merge(name: &str, base: Option<&str>, ours: &str, theirs: &str, wanted: Option<Side>) -> Merged {
    let (base, theirs_lines) = (base.map(split), split(theirs));
    let own = split(ours);
    let sides = Sides { ours: &own, theirs: &theirs_lines };
    let parts = match &base {
        Some(base) => {
            let yaml = yaml(name, base);
            lines::merge(base, sides, &|at, a, b| at <= yaml && free(base.get(at).copied(), a, b))
        }
        None => lines::compare(sides),
    };
    let (mut merged, mut clashes) = (Vec::new(), Vec::new());
    for part in parts {
        match (part, wanted) {
            (Part::Agreed(lines), _) => merged.extend(lines),
            (Part::Clash(clash), Some(Side::Theirs)) => merged.extend(clash.theirs),
            (Part::Clash(clash), Some(Side::Ours)) => merged.extend(clash.ours),
            (Part::Clash(clash), None) => {
                merged.extend(clash.ours);
                clashes.push(told(&clash, ours));
            }
        }
    }
    Merged { text: join(&merged, ours), clashes }
}

/// The lines of `text`, without their ends and a byte order mark.
fn split(text: &str) -> Vec<&str> {
    line::lines(text, start(text)..text.len()).map(|range| &text[range]).collect()
}

fn start(text: &str) -> usize {
    if text.starts_with(MARK) { MARK.len_utf8() } else { 0 }
}

const MARK: char = '\u{feff}';

/// `lines` as a text, with byte order mark, line ends and end as `like` has them.
fn join(lines: &[&str], like: &str) -> String {
    let end = if like.contains("\r\n") { "\r\n" } else { "\n" };
    let mut text = like[..start(like)].to_owned() + &lines.join(end);
    if !lines.is_empty() && (like[start(like)..].is_empty() || like.ends_with(['\n', '\r'])) {
        text.push_str(end);
    }
    text
}

fn told(clash: &lines::Clash, ours: &str) -> Clash {
    let own = |lines: &[&str]| lines.iter().map(ToString::to_string).collect();
    let mut ranges = line::lines(ours, start(ours)..ours.len()).skip(clash.at);
    let first = ranges.next().unwrap_or(ours.len()..ours.len());
    let range = match clash.ours.len() {
        0 => first.start..first.start,
        1 => first,
        more => first.start..ranges.nth(more - 2).map_or(ours.len(), |last| last.end),
    };
    Clash { ours: range, theirs: own(clash.theirs), base: clash.base.map(own) }
}

/// Before which line YAML ends: the closing `---` of a file with front matter, else the end.
fn yaml(name: &str, lines: &[&str]) -> usize {
    if name.ends_with(".yaml") {
        return lines.len();
    }
    let fences = lines.iter().enumerate().filter(|(_, line)| line.trim_end() == "---");
    let mut fences = fences.map(|(n, _)| n);
    if fences.next() == Some(0) { fences.next().unwrap_or(0) } else { 0 }
}

/// Whether `a` and `b`, which two people put in before the line `next`, are whole entries of a list or
/// whole keys, all of them different: these may stand one after the other.
fn free(next: Option<&str>, a: &[&str], b: &[&str]) -> bool {
    let indent = |line: &str| line.len() - line.trim_start().len();
    let Some(depth) = a.first().map(|line| indent(line)) else { return false };
    let ends = next.is_none_or(|line| indent(line) <= depth && !line.trim().is_empty());
    let heads = |lines: &[&str]| -> Option<Vec<String>> {
        let mut heads = Vec::new();
        for line in lines {
            if line.trim().is_empty() || indent(line) < depth {
                return None;
            }
            if indent(line) == depth {
                heads.push(head(line.trim())?);
            }
        }
        (indent(lines.first()?) == depth).then_some(heads)
    };
    let (Some(a), Some(b)) = (heads(a), heads(b)) else { return false };
    let entries = |heads: &[String]| heads.iter().all(|head| head.starts_with('-'));
    let keys = |heads: &[String]| heads.iter().all(|head| !head.starts_with('-'));
    let alike = entries(&a) && entries(&b) || keys(&a) && keys(&b);
    ends && alike && a.iter().all(|head| !b.contains(head))
}

/// What an entry or a key is known by: the entry's line, the key without its value.
fn head(line: &str) -> Option<String> {
    match line.split_once(':') {
        _ if line.starts_with("- ") => Some(line.to_owned()),
        Some((key, _)) if !line.starts_with('#') => Some(key.to_owned()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn clean(name: &str, base: &str, ours: &str, theirs: &str) -> Option<String> {
        let merged = merge(name, Some(base), ours, theirs, None);
        merged.clashes.is_empty().then_some(merged.text)
    }

    #[test]
    fn keys_and_sentences_are_changes_of_their_own() {
        let base = "---\ntitle: a\ntranslates: x\n---\nOne.\nTwo.\n";
        let ours = "---\ntitle: a\ntranslates: x\nreviewed: 2026-11-24\n---\nOne.\nTwo, ours.\n";
        let theirs = "---\ntitle: b\ntranslates: x\nexceptions:\n  - {sentence: x}\n---\nOne, theirs.\nTwo.\n";
        let expected = "---\ntitle: b\ntranslates: x\nexceptions:\n  - {sentence: x}\nreviewed: 2026-11-24\n---\nOne, theirs.\nTwo, ours.\n";
        assert_eq!(clean("en.md", base, ours, theirs).as_deref(), Some(expected));
        assert_eq!(clean("en.md", base, theirs, ours).as_deref(), Some(expected));
    }

    #[test]
    fn entries_that_both_put_in_stand_one_after_the_other() {
        let base = "- zh: 一\n  en: one\n";
        let (ours, theirs) = (format!("{base}- zh: 二\n  en: two\n"), format!("{base}- zh: 三\n  en: three\n"));
        let expected = format!("{base}- zh: 三\n  en: three\n- zh: 二\n  en: two\n");
        assert_eq!(clean("glossary.yaml", base, &ours, &theirs), Some(expected.clone()));
        assert_eq!(clean("glossary.yaml", base, &theirs, &ours), Some(expected));
        // Not one entry twice, not half an entry, not sentences.
        let other = format!("{base}- zh: 二\n  en: deux\n");
        assert_eq!(clean("glossary.yaml", base, &ours, &other), None);
        let halves = (format!("{base}  de: eins\n"), format!("{base}  fr: un\n"));
        assert_eq!(clean("glossary.yaml", base, &halves.0, &halves.1), Some(format!("{base}  de: eins\n  fr: un\n")));
        assert_eq!(clean("zh.md", "---\n---\n一。\n", "---\n---\n一。\na: b\n", "---\n---\n一。\nc: d\n"), None);
    }

    #[test]
    fn what_both_changed_is_told_with_its_place() {
        let (base, ours, theirs) = ("一。\r\n二。\r\n", "一。\r\n二，我们。\r\n", "\u{feff}一。\n二，他们。\n三。\n");
        let merged = merge("zh.md", Some(base), ours, theirs, None);
        assert_eq!(merged.text, ours);
        let [clash] = &merged.clashes[..] else { panic!("{merged:?}") };
        assert_eq!(&ours[clash.ours.clone()], "二，我们。");
        assert_eq!(
            (clash.theirs.join("/"), clash.base.as_ref().map(|base| base.join("/"))),
            ("二，他们。/三。".into(), Some("二。".into()))
        );
        assert_eq!(merge("zh.md", Some(base), ours, theirs, Some(Side::Theirs)).text, "一。\r\n二，他们。\r\n三。\r\n");
        assert_eq!(merge("zh.md", Some(base), ours, theirs, Some(Side::Ours)).text, ours);
        let unknown = merge("zh.md", None, ours, theirs, None);
        assert_eq!((unknown.clashes.len(), &unknown.clashes[0].base), (1, &None));
    }

    #[test]
    fn line_ends_are_no_difference() {
        let merged = merge("zh.md", Some("一。\n二。\n"), "一。\n二二。\n", "\u{feff}一一。\r\n二。\r\n", None);
        assert_eq!((merged.text.as_str(), merged.clashes.len()), ("一一。\n二二。\n", 0));
    }
}
