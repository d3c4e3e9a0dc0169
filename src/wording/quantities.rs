//! Quantities: numbers with their units, in the order in which a sentence says them.

use std::ops::Range;

use num_traits::{CheckedMul, One};

use super::Spelling;
use super::dates::Date;
use super::lexicon::{Number, Role};
use super::number::{self, Line, Read};
use super::tokens::Kind;

/// What a quantity says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// A number.
    Number(Number),
    /// A place in an order: third.
    Ordinal(Number),
    /// A date.
    Date(Date),
    /// A name with figures in it, such as `5g` or `n+1`, folded.
    Name(String),
}

/// A bound of a quantity.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Bound<'a> {
    /// Its name in the languages' files, such as `at-most`.
    pub name: &'a str,
    /// Whether the sentence denies it.
    pub denied: bool,
    /// Where its word stands, in the folded text.
    pub at: (usize, usize),
}

/// A number with its unit, a date, or a name with figures in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quantity<'a> {
    /// What it says.
    pub value: Value,
    /// The unit, by its name in the languages' files; none for what is counted.
    pub unit: Option<&'a str>,
    /// Where it stands, in the folded text.
    pub at: Range<usize>,
    /// Its bounds, by name, each once.
    pub bounds: Vec<Bound<'a>>,
    /// Whether it is the low end of a range whose high end is the next quantity.
    pub ranges: bool,
    /// Whether it may be an article as well as a figure (`一条新路`), so that another language need not have it.
    pub loose: bool,
    /// Whether it is written in digits alone.
    pub plain: bool,
    /// Whether a word says what is counted.
    counted: bool,
    /// Whether it is a quantity at all: a numeral of one word is one only beside another.
    sure: bool,
    /// What its magnitude multiplies, and the magnitude.
    magnitude: Option<(Number, Number)>,
}

impl Quantity<'_> {
    /// Whether it is a long number without anything that it counts, such as `12345`: a name.
    pub fn is_named(&self) -> bool {
        self.plain
            && self.unit.is_none()
            && !self.counted
            && matches!(&self.value, Value::Number(value) if *value >= Number::from(10_000))
    }
}

/// The quantities of a line, without their bounds.
pub(crate) fn quantities<'a>(line: &Line<'_, 'a>, spelling: Spelling) -> Vec<Quantity<'a>> {
    let mut all = Vec::new();
    let mut at = 0;
    while at < line.tokens.len() {
        match quantity(line, at, spelling) {
            Some((quantity, end)) => {
                all.push(quantity);
                at = end;
            }
            None => at += 1,
        }
    }
    link(line, &mut all);
    all.retain(|quantity| quantity.sure);
    all
}

/// The quantity that begins at token `start`, and the first token after it.
fn quantity<'a>(line: &Line<'_, 'a>, start: usize, spelling: Spelling) -> Option<(Quantity<'a>, usize)> {
    let token = &line.tokens[start];
    let alone = |value, loose| {
        let quantity = Quantity::of(value, token.at.clone());
        Some((Quantity { loose, ..quantity }, start + 1))
    };
    match &token.kind {
        Kind::Date(date) => return alone(Value::Date(*date), false),
        Kind::Name => return alone(Value::Name(line.text[token.at.clone()].to_owned()), false),
        _ => {}
    }
    if token.is(&Role::OrdinalBefore)
        && line.next(start + 1).is_some()
        && let Some(number) = number::read(line, start + 1)
    {
        let at = token.at.start..line.tokens[number.end - 1].at.end;
        let end = number.end + usize::from(line.next(number.end).is_some_and(|token| token.is(&Role::Counter)));
        return Some((Quantity::of(Value::Ordinal(number.value), at), end));
    }
    let before =
        token.roles().iter().find_map(|role| if let Role::UnitBefore(unit) = role { Some(unit) } else { None });
    if let Some(unit) = before
        && line.next(start + 1).is_some()
        && let Some(number) = number::read(line, start + 1)
    {
        let (quantity, end) = measured(line, start, number, Some(unit), spelling);
        return Some((quantity, end));
    }
    if let Some(number) = number::read(line, start) {
        return Some(measured(line, start, number, None, spelling));
    }
    token.roles().iter().find_map(|role| match role {
        Role::Fraction(value) => alone(Value::Number(*value), false),
        Role::Ordinal(value) => alone(Value::Ordinal(*value), token.is(&Role::Loose)),
        _ => None,
    })
}

/// The quantity that `number` makes with the unit before it and what stands after it.
fn measured<'a>(
    line: &Line<'_, 'a>,
    start: usize,
    number: Read,
    before: Option<&'a String>,
    spelling: Spelling,
) -> (Quantity<'a>, usize) {
    let tokens = line.tokens;
    let mut end = number.end;
    let mut quantity = Quantity::of(Value::Number(number.value), tokens[start].at.start..tokens[end - 1].at.end);
    quantity.unit = before.map(String::as_str);
    quantity.plain = number.plain;
    quantity.magnitude = number.magnitude;
    if let Some(token) = line.next(end) {
        let touches = line.gap(end).is_empty();
        if touches && token.is(&Role::OrdinalEnding) {
            quantity.value = Value::Ordinal(number.value);
            end += 1;
        } else if let Some(unit) = unit_after(token.roles()).filter(|_| !opens_another(line, end)) {
            quantity.unit = Some(unit);
            end += 1;
        } else if token.is(&Role::Counter) {
            quantity.counted = true;
            quantity.loose = number.words && number.value.is_one() && token.is(&Role::Loose);
            end += 1;
        }
    }
    quantity.at.end = tokens[end - 1].at.end;
    let one_word = spelling == Spelling::Counted && number.words && !number.composed;
    quantity.sure = !one_word || quantity.unit.is_some() || quantity.counted;
    (quantity, end)
}

/// Whether the unit at token `n` is that of the figure after it: `the two RMB 100 billion clusters`.
fn opens_another(line: &Line, n: usize) -> bool {
    let before = line.tokens[n].roles().iter().any(|role| matches!(role, Role::UnitBefore(_)));
    before && line.next(n + 1).is_some_and(|token| matches!(token.kind, Kind::Figure { .. }))
}

fn unit_after(roles: &[Role]) -> Option<&str> {
    roles.iter().find_map(|role| if let Role::UnitAfter(unit) = role { Some(unit.as_str()) } else { None })
}

impl<'a> Quantity<'a> {
    fn of(value: Value, at: Range<usize>) -> Self {
        Self {
            value,
            unit: None,
            at,
            bounds: Vec::new(),
            ranges: false,
            loose: false,
            plain: false,
            counted: false,
            sure: true,
            magnitude: None,
        }
    }

    /// Whether nothing says what it measures.
    fn is_bare(&self) -> bool {
        self.unit.is_none() && !self.counted && matches!(self.value, Value::Number(_))
    }

    /// What both ends of a range share is said once: `3～5万元`, `RMB 3–5 million`, `2019到2021年`.
    fn share(&mut self, high: &mut Quantity<'a>) {
        if self.magnitude.is_none()
            && let (Value::Number(low), Some((base, magnitude))) = (&self.value, high.magnitude)
            && *low < base
            && (self.is_bare() || self.unit == high.unit || high.unit.is_none())
            && let Some(value) = low.checked_mul(&magnitude)
        {
            self.value = Value::Number(value);
        }
        if self.is_bare() {
            self.unit = high.unit;
            self.counted = high.counted;
            if let (Value::Date(date), Value::Number(year), true) = (&high.value, &self.value, self.plain)
                && date.month.is_none()
                && let Ok(year @ 1000..=9999) = u32::try_from(*year.numer())
            {
                self.value = Value::Date(Date { year: Some(year), ..*date });
            }
        } else if high.is_bare() {
            high.unit = self.unit;
        }
        self.ranges = true;
        self.sure |= high.sure;
    }
}

/// Joins what belongs together: the ends of ranges, and `10（20）千伏`, where one unit follows both.
fn link<'a>(line: &Line<'_, 'a>, all: &mut [Quantity<'a>]) {
    for n in (1..all.len()).rev() {
        let (before, after) = all.split_at_mut(n);
        let (low, high) = (&mut before[n - 1], &mut after[0]);
        let gap = low.at.end..high.at.start;
        if line.text[gap.clone()].trim() == "(" && line.text[high.at.end..].starts_with(')') && high.is_bare() {
            let close = high.at.end + 1;
            let rest = line.text[close..].len() - line.text[close..].trim_start().len();
            let token = line.tokens.iter().find(|token| token.at.start == close + rest);
            if let Some(unit) = token.and_then(|token| unit_after(token.roles())) {
                low.unit = low.unit.or(Some(unit));
                high.unit = Some(unit);
            }
            continue;
        }
        if is_range(line, &gap) && low.value.is_number() && !matches!(high.value, Value::Name(_) | Value::Ordinal(_)) {
            low.share(high);
        }
    }
}

impl Value {
    fn is_number(&self) -> bool {
        matches!(self, Self::Number(_))
    }
}

/// Whether nothing but one mark of a range, and blanks, stands in `gap`.
fn is_range(line: &Line, gap: &Range<usize>) -> bool {
    let mut inside = line.tokens.iter().filter(|token| token.at.start >= gap.start && token.at.end <= gap.end);
    let (Some(mark), None) = (inside.next(), inside.next()) else { return false };
    let blank = |range: Range<usize>| line.text[range].trim().is_empty();
    mark.is(&Role::RangeMark) && blank(gap.start..mark.at.start) && blank(mark.at.end..gap.end)
}
