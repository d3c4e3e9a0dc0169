//! The lines of an editor's file as they stand in it, and what nobody sees in them.
//!
//! Lines are numbered as editors number them; what Word ends lines with in the middle of a paragraph ends one
//! here, too. Takes out characters that cannot be seen and say nothing; those that change what is seen (in
//! Arabic, in Hindi, in pictures) stay.

use std::collections::BTreeSet;

use super::Why;
use crate::content::line::lines;
use crate::seed::is_han;
use crate::seed::lines as breaks;

/// A line, and what it becomes.
#[derive(Debug, Clone)]
pub(super) struct Line<'a> {
    /// Its number, from 1.
    pub(super) number: usize,
    /// As it stands in the file.
    pub(super) raw: &'a str,
    /// Without what says nothing.
    pub(super) text: String,
    /// What was done to it.
    pub(super) why: BTreeSet<Why>,
}

/// The lines of `text`, each without invisible characters.
pub(super) fn read(text: &str) -> Vec<Line<'_>> {
    let right_to_left = text.contains(is_right_to_left);
    let mut all = Vec::new();
    for (n, whole) in lines(text, 0..text.len()).enumerate() {
        let mut parts: Vec<_> = breaks::lines(&text[whole.clone()]).collect();
        // A line without anything in it is a line as well.
        parts.extend(parts.is_empty().then_some(0..0));
        let odd = parts.len() > 1 || text[whole.clone()].ends_with(breaks::ENDS);
        for part in parts {
            let raw = &text[whole.start + part.start..whole.start + part.end];
            let mut line = Line { number: n + 1, raw, text: seen(raw, right_to_left), why: BTreeSet::new() };
            line.why.extend((line.text != raw).then_some(Why::Invisible));
            line.why.extend(odd.then_some(Why::LineEnds));
            all.push(line);
        }
    }
    all
}

/// `text` without the invisible characters that say nothing in it.
fn seen(text: &str, right_to_left: bool) -> String {
    let characters: Vec<char> = text.chars().collect();
    let keeps = |n: usize| match characters[n] {
        '\u{200b}' | '\u{2060}' | '\u{feff}' | '\u{ad}' => false,
        '\u{200e}' | '\u{200f}' => right_to_left,
        '\u{200c}' | '\u{200d}' => {
            let before = characters[..n].iter().rev().find(|c| !says_nothing(**c));
            let after = characters[n + 1..].iter().find(|c| !says_nothing(**c));
            before.into_iter().chain(after).any(|c| !joins_nothing(*c))
        }
        _ => true,
    };
    (0..characters.len()).filter(|n| keeps(*n)).map(|n| characters[n]).collect()
}

/// Whether a character is one of those that may be taken out.
pub(super) fn says_nothing(character: char) -> bool {
    matches!(character, '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' | '\u{ad}')
}

/// Letters that look the same with a joiner beside them: Latin, Greek, Cyrillic, Chinese, and punctuation.
fn joins_nothing(character: char) -> bool {
    matches!(u32::from(character), 0..=0x24F | 0x370..=0x52F | 0x2000..=0x206F | 0x3000..=0x30FF | 0xFF00..=0xFFEF)
        || is_han(character)
}

fn is_right_to_left(character: char) -> bool {
    matches!(u32::from(character), 0x590..=0x8FF | 0xFB1D..=0xFDFF | 0xFE70..=0xFEFE | 0x10800..=0x10FFF | 0x1E800..=0x1EFFF)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_says_nothing_goes_and_the_rest_stays() {
        for (text, seen) in [
            ("人\u{200b}才\u{feff}", "人才"),
            ("Ent\u{ad}wicklung", "Entwicklung"),
            ("a\u{200d}b", "ab"),
            ("👩\u{200d}💻", "👩\u{200d}💻"),
            ("می\u{200c}خواهم", "می\u{200c}خواهم"),
            ("a\u{200e}b", "ab"),
            ("א\u{200e}b", "א\u{200e}b"),
            ("a\u{202e}b", "a\u{202e}b"),
            ("a&#x200B;b", "a&#x200B;b"),
        ] {
            assert_eq!(read(text)[0].text, seen);
        }
    }

    #[test]
    fn lines_are_numbered_as_editors_number_them() {
        let text = "a\r\nb\u{b}c\u{2028}\rd\n\n";
        let seen: Vec<_> = read(text).into_iter().map(|line| (line.number, line.text)).collect();
        assert_eq!(seen, [(1, "a"), (2, "b"), (2, "c"), (3, "d"), (4, "")].map(|(n, t)| (n, t.to_owned())));
    }
}
