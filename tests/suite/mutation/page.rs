//! A file of a measure, as the mutations see it: front matter, lines, and the figures in a line. Its rules
//! are its own and simple; nothing here asks the code under test.

use std::ops::Range;

use super::words;

/// One file of one measure.
pub(super) struct Page {
    /// Its path below the root.
    pub(super) file: String,
    /// The measure's number.
    pub(super) measure: u32,
    /// The tag of its language.
    pub(super) lang: String,
    /// All of it.
    pub(super) text: String,
    /// Where the body begins.
    pub(super) body: usize,
    /// The sentences: the lines of the body that are not blank.
    pub(super) lines: Vec<Range<usize>>,
}

/// A figure in a line; places are those of the file.
pub(super) struct Figure {
    /// The number alone: `5000`, `三`, `three`.
    pub(super) number: Range<usize>,
    /// The number with its magnitude: `5000万`, `1 million`.
    pub(super) amount: Range<usize>,
    /// With currency and unit: `5000万元`, `RMB 1 million`.
    pub(super) whole: Range<usize>,
    /// What the number means, for comparing: two spellings of one number are equal.
    pub(super) value: String,
}

impl Page {
    /// The page of the file `path`, which is `…/measures/<number>/<language>.md`.
    pub(super) fn new(path: &str, text: &str) -> Self {
        let parts: Vec<&str> = path.rsplit('/').collect();
        let body = 4 + text[4..].find("\n---\n").expect("front matter ends") + "\n---\n".len();
        let (mut lines, mut at) = (Vec::new(), body);
        for line in text[body..].split_inclusive('\n') {
            let end = at + line.trim_end().len();
            if end > at {
                lines.push(at..end);
            }
            at += line.len();
        }
        Self {
            file: path.to_owned(),
            measure: parts[1].parse().expect("a measure's folder is a number"),
            lang: parts[0].trim_end_matches(".md").to_owned(),
            text: text.to_owned(),
            body,
            lines,
        }
    }

    /// The line of the file in which `at` stands, from 1.
    pub(super) fn line_at(&self, at: usize) -> usize {
        self.text[..at].matches('\n').count() + 1
    }

    /// The part `range` of the text after `edits`, which are in order.
    pub(super) fn edited(&self, edits: &[(Range<usize>, String)], range: Range<usize>) -> String {
        let (mut text, mut at) = (String::new(), range.start);
        for (place, by) in edits {
            text.push_str(&self.text[at..place.start]);
            text.push_str(by);
            at = place.end;
        }
        text + &self.text[at..range.end]
    }

    /// The figures of `line`, in order.
    pub(super) fn figures(&self, line: &Range<usize>) -> Vec<Figure> {
        let (mut all, mut at) = (Vec::new(), line.start);
        while at < line.end {
            match self.number(at..line.end, line.start) {
                Some((length, value)) => {
                    all.push(self.figure(at..at + length, line, value));
                    at += length;
                }
                None => at += self.text[at..].chars().next().map_or(1, char::len_utf8),
            }
        }
        all
    }

    /// Whether `at` begins a figure, with its currency or without.
    pub(super) fn is_figure(&self, at: usize, line: &Range<usize>) -> bool {
        let rest = &self.text[at..line.end];
        let bare = rest.trim_start_matches("RMB ").trim_start_matches("USD ");
        let at = line.end - bare.len();
        self.number(at..line.end, line.start).is_some()
    }

    /// The length and value of the number that begins where `rest` begins.
    fn number(&self, rest: Range<usize>, from: usize) -> Option<(usize, String)> {
        let (before, text) = (&self.text[from..rest.start], &self.text[rest]);
        if text.starts_with(|c: char| c.is_ascii_digit()) {
            let inside = before.ends_with(|c: char| c.is_ascii_alphanumeric());
            let length = digits(text);
            return (!inside).then(|| (length, text[..length].replace(',', "")));
        }
        if self.lang == "zh" { numeral(before, text) } else { number_word(before, text) }
    }

    fn figure(&self, number: Range<usize>, line: &Range<usize>, value: String) -> Figure {
        let rest = |from: usize| &self.text[from..line.end];
        let mut end = number.end;
        while let Some((word, _)) = words::magnitudes(&self.lang).iter().find(|(word, _)| rest(end).starts_with(word)) {
            end += word.len();
        }
        let amount = number.start..end;
        let unit = self.unit(end, line).map(|(unit, _)| unit.end);
        let counted = words::counted(&self.lang).iter().find(|word| rest(end).starts_with(**word));
        let end = unit.or(counted.map(|word| end + word.len())).unwrap_or(end);
        let before = &self.text[line.start..number.start];
        let currency = words::currencies(&self.lang).iter().find(|(word, _)| before.ends_with(word));
        let start = number.start - currency.map_or(0, |(word, _)| word.len());
        Figure { whole: start..end, number, amount, value }
    }

    /// The unit of the amount that ends at `end`, with another one.
    pub(super) fn unit(&self, end: usize, line: &Range<usize>) -> Option<(Range<usize>, &'static str)> {
        // The year of a date is no unit.
        let is_date = self.text[line.start..end].chars().rev().take_while(char::is_ascii_digit).count() == 4;
        let gaps: &[&str] = if self.lang == "zh" { &[""] } else { &["", " ", "-", " consecutive "] };
        for (unit, other) in words::units(&self.lang).iter().filter(|(unit, _)| !(is_date && *unit == "年")) {
            for gap in gaps {
                let start = end + gap.len();
                let there = self.text[end..line.end].strip_prefix(gap).and_then(|rest| rest.strip_prefix(unit));
                // A sign may touch the figure, a word may not touch another letter.
                let is_sign = !unit.starts_with(char::is_alphabetic);
                let whole = |rest: &str| self.lang == "zh" || !rest.starts_with(char::is_alphabetic);
                if there.is_some_and(|rest| is_sign == gap.is_empty() && whole(rest) || self.lang == "zh") {
                    return Some((start..start + unit.len(), other));
                }
            }
        }
        None
    }
}

/// The length of the number in digits that `text` begins with: `5000`, `400,000`, `6.67`.
fn digits(text: &str) -> usize {
    let bytes = text.as_bytes();
    let count = |from: usize| bytes[from..].iter().take_while(|b| b.is_ascii_digit()).count();
    let mut end = count(0);
    loop {
        let more = bytes.get(end + 1).map_or(0, |_| count(end + 1));
        match bytes.get(end) {
            Some(b',') if more == 3 => end += 4,
            Some(b'.') if more > 0 => end += 1 + more,
            _ => return end,
        }
    }
}

/// A Chinese numeral before a counter; 同一 says “the same”.
fn numeral(before: &str, text: &str) -> Option<(usize, String)> {
    let (numeral, value, _) = words::NUMERALS.iter().find(|(numeral, ..)| text.starts_with(numeral))?;
    let rest = &text[numeral.len()..];
    let counts = *value == "1/2" || words::COUNTERS.iter().any(|counter| rest.starts_with(counter));
    (counts && !before.ends_with('同')).then(|| (numeral.len(), (*value).to_owned()))
}

/// An English number word that stands alone; “one-off” and “one-stop” count nothing.
fn number_word(before: &str, text: &str) -> Option<(usize, String)> {
    if before.ends_with(|c: char| c.is_alphanumeric() || c == '-') {
        return None;
    }
    let length = text.bytes().take_while(u8::is_ascii_alphabetic).count();
    let word = text[..length].to_ascii_lowercase();
    let (_, value, _) = words::NUMBER_WORDS.iter().find(|(known, ..)| *known == word)?;
    let rest = &text[length..];
    (!rest.starts_with("-off") && !rest.starts_with("-stop")).then(|| (length, (*value).to_owned()))
}
