//! Dates as a language writes them.

use super::fold::Folded;
use super::lexicon::is_letter;

/// A date, as exact as it is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Date {
    /// The year, if it is said.
    pub year: Option<u32>,
    /// The month, if it is said.
    pub month: Option<u32>,
    /// The day of the month, if it is said.
    pub day: Option<u32>,
}

impl Date {
    /// Whether it is the year `year` and nothing more.
    pub fn is_year(&self, year: &super::Number) -> bool {
        let said = self.year.map(|year| super::Number::from(i128::from(year)));
        (said, self.month, self.day) == (Some(*year), None, None)
    }
}

/// The forms of dates of a language and the names of its months.
#[derive(Debug, Clone, Default)]
pub(crate) struct Dates {
    /// The longest first.
    forms: Vec<Vec<Part>>,
    months: Vec<Month>,
    /// Characters that are numerals, from 0 to 10.
    numerals: Vec<(char, u32)>,
}

/// The name of a month.
#[derive(Debug, Clone)]
struct Month {
    /// Folded.
    name: String,
    /// Whether it is always written with a capital letter: `May`, which is no `may`.
    capital: bool,
    number: u32,
}

/// A part of a form.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Part {
    Year,
    Month,
    MonthName,
    Day,
    Text(String),
}

impl Dates {
    /// Adds a form, such as `{year}年{month}月`: `{year}`, `{month}`, `{month-name}`, `{day}` and
    /// text between them. `false` if it names anything else.
    pub(crate) fn add(&mut self, form: &str) -> bool {
        let mut parts = Vec::new();
        let mut rest = form;
        while let Some((text, after)) = rest.split_once('{') {
            let Some((name, after)) = after.split_once('}') else { return false };
            if !text.is_empty() {
                parts.push(Part::Text(Folded::new(text).text));
            }
            parts.push(match name {
                "year" => Part::Year,
                "month" => Part::Month,
                "month-name" => Part::MonthName,
                "day" => Part::Day,
                _ => return false,
            });
            rest = after;
        }
        if !rest.is_empty() {
            parts.push(Part::Text(Folded::new(rest).text));
        }
        let at = self.forms.partition_point(|known| known.len() >= parts.len());
        self.forms.insert(at, parts);
        true
    }

    /// Adds the name of a month.
    pub(crate) fn month(&mut self, name: &str, number: u32) {
        let capital = name.starts_with(char::is_uppercase);
        self.months.push(Month { name: Folded::new(name).text, capital, number });
        self.months.sort_by_key(|month| std::cmp::Reverse(month.name.len()));
    }

    /// Adds a numeral that dates may be written with.
    pub(crate) fn numeral(&mut self, word: &str, value: u32) {
        let mut characters = word.chars();
        if let (Some(character), None, 0..=10) = (characters.next(), characters.next(), value) {
            self.numerals.push((character, value));
        }
    }

    /// The date that stands in `text` at `start`, and how long it is.
    pub(crate) fn find(&self, text: &Folded, start: usize) -> Option<(Date, usize)> {
        self.forms.iter().find_map(|form| self.read(form, text, start))
    }

    fn read(&self, form: &[Part], folded: &Folded, start: usize) -> Option<(Date, usize)> {
        let text = &folded.text[start..];
        let mut date = Date { year: None, month: None, day: None };
        let mut at = 0;
        for part in form {
            let rest = &text[at..];
            match part {
                Part::Text(text) => {
                    at += rest.starts_with(text.as_str()).then_some(text.len())?;
                    continue;
                }
                Part::MonthName => {
                    let capital = folded.is_capital(start + at);
                    let named = |month: &&Month| rest.starts_with(&month.name) && (capital || !month.capital);
                    let month = self.months.iter().find(named)?;
                    date.month = Some(month.number);
                    at += month.name.len();
                    continue;
                }
                Part::Year | Part::Month | Part::Day => {}
            }
            let (number, length) = self.number(rest)?;
            match part {
                Part::Year if (1000..=9999).contains(&number) => date.year = Some(number),
                Part::Month if (1..=12).contains(&number) => date.month = Some(number),
                Part::Day if (1..=31).contains(&number) => date.day = Some(number),
                _ => return None,
            }
            at += length;
        }
        let ends = !text[at..].starts_with(|c: char| c.is_ascii_digit() || is_letter(c))
            || form.last().is_some_and(|part| matches!(part, Part::Text(_)));
        ends.then_some((date, at))
    }

    /// The small number that `text` begins with, in digits or numerals (`2020`, `二〇二〇`, `三十一`), and
    /// how long it is.
    fn number(&self, text: &str) -> Option<(u32, usize)> {
        let value = |c: char| c.to_digit(10).or_else(|| self.numerals.iter().find(|(n, _)| *n == c).map(|(_, v)| *v));
        let (mut number, mut length, mut ten) = (0_u32, 0, false);
        for character in text.chars().take(5) {
            let Some(value) = value(character) else { break };
            number = match (value, ten) {
                (10, false) => number.max(1) * 10,
                (0..10, false) => number * 10 + value,
                (0..10, true) => number + value,
                _ => return None,
            };
            ten |= value == 10;
            length += character.len_utf8();
        }
        (length > 0).then_some((number, length))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_form_counts() {
        let mut dates = Dates::default();
        for form in ["{year}年", "{year}年{month}月", "{year}年{month}月{day}日", "{day} {month-name} {year}"] {
            assert!(dates.add(form));
        }
        dates.month("May", 5);
        for (n, numeral) in "〇一二三四五六七八九十".chars().enumerate() {
            dates.numeral(&numeral.to_string(), n as u32);
        }
        let date = |year, month, day| Date { year, month, day };
        for (text, found) in [
            ("2020年5月1日起", Some((date(Some(2020), Some(5), Some(1)), 15))),
            ("2020年5月", Some((date(Some(2020), Some(5), None), 11))),
            ("2020年13月", Some((date(Some(2020), None, None), 7))),
            ("20年", None),
            ("二〇二〇年五月", Some((date(Some(2020), Some(5), None), 21))),
            ("二〇二〇年十二月三十一日", Some((date(Some(2020), Some(12), Some(31)), 36))),
            ("二十年", None),
            ("12020年", None),
            ("1 May 2020", Some((date(Some(2020), Some(5), Some(1)), 10))),
            ("1 May 20201", None),
            ("1 may 2020", None),
        ] {
            assert_eq!(dates.find(&Folded::new(text), 0), found, "{text}");
        }
        assert!(!dates.add("{jahr}年"));
    }
}
