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
            let digits = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit()).len();
            let number = || rest[..digits].parse::<u32>().ok();
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
                Part::Year => date.year = number().filter(|_| digits == 4),
                Part::Month => date.month = number().filter(|month| (1..=12).contains(month)),
                Part::Day => date.day = number().filter(|day| (1..=31).contains(day)),
            }
            if digits == 0 || digits == 3 || digits > 4 || matches!(part, Part::Month | Part::Day) && digits > 2 {
                return None;
            }
            at += digits;
        }
        let said = |part: &Part, value: Option<u32>| !form.contains(part) || value.is_some();
        let sound = said(&Part::Year, date.year) && said(&Part::Month, date.month) && said(&Part::Day, date.day);
        let ends = !text[at..].starts_with(|c: char| c.is_ascii_digit() || is_letter(c))
            || form.last().is_some_and(|part| matches!(part, Part::Text(_)));
        (sound && ends).then_some((date, at))
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
        let date = |year, month, day| Date { year, month, day };
        for (text, found) in [
            ("2020年5月1日起", Some((date(Some(2020), Some(5), Some(1)), 15))),
            ("2020年5月", Some((date(Some(2020), Some(5), None), 11))),
            ("2020年13月", Some((date(Some(2020), None, None), 7))),
            ("20年", None),
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
