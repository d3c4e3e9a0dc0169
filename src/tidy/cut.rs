//! Where the lines of one paragraph end: one sentence, one line.
//!
//! In go the lines as they were pasted, out come the lines as an import would have made them: what was
//! wrapped in the middle of a sentence is joined, what holds several sentences is cut. Words are never
//! touched; a line that may have ended on purpose (before a mark of a list, after a colon, between two
//! digits) stays a line.

use std::collections::BTreeSet;

use unicode_segmentation::UnicodeSegmentation;

use crate::import::segments::{held, segments};
use crate::seed::is_han;

/// How sentences of a language are told apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Style {
    /// By 。！？； without blanks between them: Chinese and Japanese.
    Han,
    /// By full stops and blanks.
    Blanks,
}

/// What is done beside what is certain.
#[derive(Debug, Clone, Copy)]
pub(super) struct Mode {
    /// Semicolons end lines, as they do in an import.
    pub(super) semicolons: bool,
    /// A line without an end goes on even if the next one begins with a capital or a figure.
    pub(super) capitals: bool,
}

/// What may end a line that goes on nowhere: an end of a sentence, or what announces a list.
const ENDS: &str = "。！？；：;:!?.…．";

/// What closes after it.
const CLOSERS: &str = ")]）”’」』】》〉〕\"*_";

/// Abbreviations after which a figure follows: no sentence ends between them.
const BEFORE_FIGURES: [&str; 27] = [
    "abs", "al", "app", "art", "arts", "ch", "cl", "fig", "figs", "lit", "nr", "no", "nos", "núm", "p", "par", "para",
    "paras", "pp", "sec", "sect", "ss", "st", "tab", "vol", "vols", "ziff",
];

/// Abbreviations that end no sentence, whatever follows.
const NEVER_ENDS: [&str; 22] = [
    "approx", "bzw", "ca", "cf", "dr", "e.g", "est", "excl", "gen", "i.e", "incl", "max", "messrs", "min", "mr", "mrs",
    "ms", "mt", "prof", "resp", "viz", "z.b",
];

/// The lines that `lines` (one paragraph, none of them blank) become.
pub(super) fn cut(lines: &[&str], style: Style, mode: Mode) -> Vec<String> {
    let mut whole = String::new();
    let mut written = Vec::new();
    for line in lines {
        if !whole.is_empty() {
            written.push(whole.len());
            whole.push_str(joiner(&whole, line, style));
        }
        whole.push_str(line);
    }
    let quoted = Held::new(&whole);
    let sentences = ends(&whole, style, mode, &quoted);
    let mut cuts: BTreeSet<usize> = sentences.clone();
    for (at, next) in written.iter().zip(&lines[1..]) {
        if !sentences.contains(at) && !quoted.at(*at) && stands(&whole[..*at], next, style, mode) {
            cuts.insert(*at);
        }
    }
    cuts.insert(whole.len());
    let mut from = 0;
    let pieces = cuts.into_iter().map(|to| whole[std::mem::replace(&mut from, to)..to].trim().to_owned());
    pieces.filter(|piece| !piece.is_empty()).collect()
}

/// Whether a line certainly goes on in the next one.
pub(super) fn goes_on(line: &str, next: &str, style: Style) -> bool {
    !stands(line, next, style, Mode { semicolons: false, capitals: false })
}

/// What stands between two parts of a sentence that was wrapped: nothing in Chinese, unless the parts are
/// words of another language.
fn joiner(before: &str, after: &str, style: Style) -> &'static str {
    let wide = |c: Option<char>| c.is_some_and(is_wide);
    match style {
        Style::Han if wide(before.chars().next_back()) || wide(after.chars().next()) => "",
        _ => " ",
    }
}

/// A character beside which Chinese has no blanks.
fn is_wide(character: char) -> bool {
    is_han(character) || matches!(u32::from(character), 0x2010..=0x2027 | 0x3000..=0x30FF | 0xFF00..=0xFFEF)
}

/// Whether a line that ends in the middle of `whole` (which ends here) may have ended on purpose.
fn stands(whole: &str, next: &str, style: Style, mode: Mode) -> bool {
    let last = whole.chars().next_back().unwrap_or(' ');
    let first = next.chars().next().unwrap_or(' ');
    if is_listed(next) || last == '-' || (last.is_numeric() && first.is_numeric()) {
        return true;
    }
    if style == Style::Blanks && whole.ends_with('.') && is_abbreviation(whole, next) {
        return false;
    }
    if whole.trim_end_matches(|c| CLOSERS.contains(c)).ends_with(|c| ENDS.contains(c)) {
        return true;
    }
    style == Style::Blanks && !mode.capitals && !first.is_lowercase() && !",，、".contains(last)
}

/// Whether a line begins with a mark of a list: `1.`, `（1）`, `一、`, `①`, `•`.
fn is_listed(line: &str) -> bool {
    let line = line.strip_prefix('\\').unwrap_or(line);
    let first = line.chars().next().unwrap_or(' ');
    let inside = line.trim_start_matches(['(', '（']);
    let rest = inside
        .trim_start_matches(|c: char| c.is_ascii_digit() || "０１２３４５６７８９零一二三四五六七八九十百".contains(c));
    let number = rest.len() < inside.len() && rest.trim_start_matches('\\').starts_with([')', '）', '、', '.', '．']);
    let bullet = "•·●○■□◆◇▪▶➢–—*+-#>".contains(first)
        || matches!(u32::from(first), 0x2460..=0x24FF | 0x2776..=0x2793 | 0xF000..=0xF0FF);
    // `3.5 million` and `1.乙` are told apart by the digit.
    let figure = rest.get(1..).is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
    bullet || number && !figure
}

/// Which places of a text are within brackets, quotation marks or emphasis.
struct Held {
    at: Vec<bool>,
}

impl Held {
    fn new(text: &str) -> Self {
        let characters: Vec<(usize, char)> = text.char_indices().collect();
        let paired = held(&characters);
        let mut at = vec![false; text.len() + 1];
        let mut open = (false, false);
        let mut previous = ' ';
        for (n, (start, character)) in characters.iter().enumerate() {
            if previous != '\\' {
                open.0 ^= *character == '"';
                open.1 ^= *character == '*' && previous != '*';
            }
            previous = *character;
            let end = characters.get(n + 1).map_or(text.len(), |(at, _)| *at);
            at[start + 1..=end].fill(paired[n] || open.0 || open.1);
        }
        // A mark without its partner holds nothing together.
        if open.0 || open.1 {
            let mut depth = at.clone();
            for (n, (start, _)) in characters.iter().enumerate() {
                let end = characters.get(n + 1).map_or(text.len(), |(at, _)| *at);
                depth[start + 1..=end].fill(paired[n]);
            }
            at = depth;
        }
        Self { at }
    }

    /// Whether `at` is within something.
    fn at(&self, at: usize) -> bool {
        self.at.get(at).copied().unwrap_or(false)
    }
}

/// The ends of the sentences in `whole`, but the last.
fn ends(whole: &str, style: Style, mode: Mode, held: &Held) -> BTreeSet<usize> {
    let mut all: BTreeSet<usize> = match style {
        Style::Han => {
            let mut at = 0;
            segments(whole).into_iter().map(|segment| (at += segment.len(), at).1).collect()
        }
        Style::Blanks => whole.split_sentence_bound_indices().map(|(at, _)| at).collect(),
    };
    if style == Style::Blanks && mode.semicolons {
        all.extend(whole.match_indices("; ").map(|(at, _)| at + 1).filter(|at| !is_entity(&whole[..*at])));
    }
    let trimmed = all.into_iter().map(|at| whole[..at].trim_end().len());
    let good = |at: &usize| {
        let (before, after) = (&whole[..*at], whole[*at..].trim_start());
        let closes = after.starts_with(|c| CLOSERS.contains(c) || "。！？；".contains(c));
        !before.is_empty()
            && !after.is_empty()
            && !closes
            && !held.at(*at)
            && (style == Style::Han || is_end(before, after))
    };
    trimmed.filter(good).collect()
}

/// Whether `text` ends with a character that is spelled out, as `&#x200B;`.
fn is_entity(text: &str) -> bool {
    let name = |part: &str| part.chars().all(|c| c.is_ascii_alphanumeric() || c == '#') && part.len() < 12;
    text.strip_suffix(';').and_then(|text| text.rsplit_once('&')).is_some_and(|(_, part)| name(part))
}

/// Whether a sentence ends between `before` and `after`.
fn is_end(before: &str, after: &str) -> bool {
    let words = before.trim_end_matches(|c| CLOSERS.contains(c));
    // A mark of a list is no sentence: `1. Give`.
    let (above, last) = words.rsplit_once(char::is_whitespace).unwrap_or(("", words));
    let begins = above.trim_end().trim_end_matches(|c| CLOSERS.contains(c));
    if is_listed(last) && (begins.is_empty() || begins.ends_with(|c| ENDS.contains(c))) {
        return false;
    }
    match words.chars().next_back() {
        Some('.') => !is_abbreviation(before, after),
        Some(last) => "。！？；;!?…．؟।".contains(last),
        None => false,
    }
}

/// Whether the full stop at the end of `before` is that of an abbreviation.
fn is_abbreviation(before: &str, after: &str) -> bool {
    let Some(words) = before.strip_suffix('.') else { return false };
    let word = words.rsplit(|c: char| !(c.is_alphanumeric() || c == '.')).next().unwrap_or_default();
    let figure = after.trim_start_matches(['(', '（']).starts_with(|c: char| c.is_numeric() || "IVXivx".contains(c));
    let lower = word.to_lowercase();
    let initial = word.chars().count() == 1 && word.chars().all(char::is_uppercase);
    initial || NEVER_ENDS.contains(&lower.as_str()) || figure && BEFORE_FIGURES.contains(&lower.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    const ALL: Mode = Mode { semicolons: true, capitals: false };

    fn lines(text: &str, style: Style) -> Vec<String> {
        cut(&text.split('\n').collect::<Vec<_>>(), style, ALL)
    }

    #[test]
    fn english_is_cut_at_the_ends_of_its_sentences() {
        for (text, expected) in [
            ("Give a grant. Build a park.", &["Give a grant.", "Build a park."][..]),
            ("See Art. 5 of the Law. Pay 3.10 yuan.", &["See Art. 5 of the Law.", "Pay 3.10 yuan."]),
            ("Under No. 12 Order, e.g. Section B. Foo, give.", &["Under No. 12 Order, e.g. Section B. Foo, give."]),
            ("He said “Go. Now.” Then left.", &["He said “Go. Now.”", "Then left."]),
            ("A (see B. See C.) is given. D follows.", &["A (see B. See C.) is given.", "D follows."]),
            ("Foster talent; build parks; give land.", &["Foster talent;", "build parks;", "give land."]),
            ("Give &#x200B; a grant.", &["Give &#x200B; a grant."]),
            ("Give a\ngrant. Build\na park.", &["Give a grant.", "Build a park."]),
            (
                "Support the following:\nbuild parks;\nGive land.",
                &["Support the following:", "build parks;", "Give land."],
            ),
            ("1. Give a grant. 2. Build.", &["1. Give a grant.", "2. Build."]),
            ("The Ministry of\nCommerce decides.", &["The Ministry of", "Commerce decides."]),
            ("By Art.\n5 of it.", &["By Art. 5 of it."]),
            ("Give RMB 5\n000 each. More.", &["Give RMB 5", "000 each.", "More."]),
            ("high-\nquality growth", &["high-", "quality growth"]),
            ("a **strong. Text** here. B c.", &["a **strong. Text** here.", "B c."]),
            ("He said \"Go. Now\" here. B c.", &["He said \"Go. Now\" here.", "B c."]),
            ("Really? Yes! Done.", &["Really?", "Yes!", "Done."]),
            ("The U.S. companies pay.", &["The U.S. companies pay."]),
        ] {
            assert_eq!(lines(text, Style::Blanks), expected, "{text}");
        }
        let all = Mode { semicolons: false, capitals: true };
        assert_eq!(cut(&["The Ministry of", "Commerce; it."], Style::Blanks, all), ["The Ministry of Commerce; it."]);
    }

    #[test]
    fn chinese_is_cut_as_an_import_cuts_it() {
        for (text, expected) in [
            ("甲。乙；丙", &["甲。", "乙；", "丙"][..]),
            ("实施三年行动\n计划。给予\n奖励。", &["实施三年行动计划。", "给予奖励。"]),
            ("甲（乙。\n丙）丁。", &["甲（乙。丙）丁。"]),
            ("支持：\n1.甲\n2.乙", &["支持：", "1.甲", "2.乙"]),
            ("采用Open\nSource模式。", &["采用Open Source模式。"]),
            ("给予1\n00万元。", &["给予1", "00万元。"]),
            ("给予3.\n5万元。", &["给予3.", "5万元。"]),
            ("甲。 乙。", &["甲。", "乙。"]),
            ("甲。 ”乙。", &["甲。 ”乙。"]),
            ("&#32;甲；乙", &["&#32;甲；", "乙"]),
        ] {
            assert_eq!(lines(text, Style::Han), expected, "{text}");
        }
    }
}
