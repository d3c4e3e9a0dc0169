//! A translation is a translation: nothing of the source is left in it, and what it opens it closes.

use super::{Finding, Pair};
use crate::content::line::Segment;
use crate::diagnostic::{Diagnostic, Mistake, Place};
use crate::site::{Language, Site};

/// The marks that come in pairs, in any language. A single quotation mark is an apostrophe as well
/// and does not count.
const PAIRS: [(char, char); 9] = [
    ('(', ')'),
    ('[', ']'),
    ('（', '）'),
    ('【', '】'),
    ('《', '》'),
    ('〈', '〉'),
    ('“', '”'),
    ('「', '」'),
    ('„', '“'),
];

/// Line by line: Han characters in a language that is not written with them, a line copied from the
/// source, a bracket or quotation mark without its other half.
pub(super) fn check(site: &Site, lang: &Language, pair: &Pair) -> Vec<Finding> {
    let source = &site.languages[usize::from(site[pair.measure.policy].source.0)];
    let mut all = Vec::new();
    for (from, to) in pair.measure.text.segments.iter().zip(&pair.translation.text.segments) {
        let mistakes = [untranslated(source, lang, to), copied(from, to), unbalanced(lang, to)];
        for (mistake, place) in mistakes.into_iter().flatten() {
            let diagnostic = Diagnostic::at(place, mistake).beside(from.place.clone());
            all.push(Finding { diagnostic, sentence: Some(from.digest) });
        }
    }
    all
}

/// The stretch of Han characters that is left in a language that has none.
fn untranslated(source: &Language, lang: &Language, segment: &Segment) -> Option<(Mistake, Place)> {
    if !source.has_han() || lang.has_han() {
        return None;
    }
    let left: String = segment.plain.chars().skip_while(|c| !is_han(*c)).take_while(|c| is_han(*c)).collect();
    (!left.is_empty()).then(|| (Mistake::Untranslated { text: left }, segment.place.clone()))
}

fn is_han(character: char) -> bool {
    matches!(u32::from(character), 0x2E80..=0x2FDF | 0x3400..=0x4DBF | 0x4E00..=0x9FFF | 0xF900..=0xFAFF | 0x20000..=0x3FFFF)
}

/// A line that says what the source says, letter for letter, and is more than a name or a figure.
fn copied(from: &Segment, to: &Segment) -> Option<(Mistake, Place)> {
    let is_sentence = to.plain.chars().filter(|c| c.is_alphabetic()).count() > 20;
    (from.plain == to.plain && is_sentence).then(|| (Mistake::LineCopied {}, to.place.clone()))
}

/// The first mark that has no other half.
fn unbalanced(lang: &Language, segment: &Segment) -> Option<(Mistake, Place)> {
    // Where quotations open low, `“` closes them and opens none.
    let other = if lang.quotes_low() { '“' } else { '„' };
    let pairs: Vec<(char, char)> = PAIRS.into_iter().filter(|(opening, _)| *opening != other).collect();
    let mut open: Vec<char> = Vec::new();
    for character in segment.plain.chars() {
        if pairs.iter().any(|(opening, _)| *opening == character) {
            open.push(character);
        } else if let Some((opening, _)) = pairs.iter().find(|(_, closing)| *closing == character)
            && open.pop() != Some(*opening)
        {
            return Some((Mistake::MarkUnpaired { mark: character.into() }, segment.place.clone()));
        }
    }
    let mark = open.pop()?;
    Some((Mistake::MarkUnpaired { mark: mark.into() }, segment.place.clone()))
}
