//! Numbers in digits, in words and in both: `5000万`, `1亿2000万`, `二十三`, `RMB 1.5 million`,
//! `one hundred and twenty`, `三分之一`, `two thirds`.

use num_traits::{CheckedAdd, CheckedMul, One, Zero};

use super::lexicon::{Number, Role};
use super::tokens::{Kind, Token};

/// A number that was read.
#[derive(Debug, Clone)]
pub(crate) struct Read {
    pub(crate) value: Number,
    /// The first token after it.
    pub(crate) end: usize,
    /// Whether nothing but words makes it.
    pub(crate) words: bool,
    /// Whether it is more than a single numeral: such a word is a number whatever follows.
    pub(crate) composed: bool,
    /// Whether it is written in digits alone, without groups, parts and magnitudes.
    pub(crate) plain: bool,
    /// The last magnitude and what it multiplies: a range may share it.
    pub(crate) magnitude: Option<(Number, Number)>,
}

/// A text with its tokens.
#[derive(Clone, Copy)]
pub(crate) struct Line<'t, 'a> {
    pub(crate) text: &'t str,
    pub(crate) tokens: &'t [Token<'a>],
}

impl<'t, 'a> Line<'t, 'a> {
    /// What stands between token `n` and the one before it; everything before the first.
    pub(crate) fn gap(&self, n: usize) -> &'t str {
        let start = n.checked_sub(1).map_or(0, |before| self.tokens[before].at.end);
        &self.text[start..self.tokens[n].at.start]
    }

    /// Token `n` if it stands right after the one before it, with a blank or a hyphen at most.
    pub(crate) fn next(&self, n: usize) -> Option<&'t Token<'a>> {
        let token = self.tokens.get(n)?;
        matches!(self.gap(n), "" | " " | "-").then_some(token)
    }

    /// Whether the word of token `n` is denied by one beside it: `不鼓励`, `may not`.
    pub(crate) fn is_denied(&self, n: usize) -> bool {
        let before = n.checked_sub(1).map(|before| &self.tokens[before]).filter(|_| self.next(n).is_some());
        let after = self.next(n + 1).filter(|_| n + 1 < self.tokens.len());
        before.is_some_and(|token| token.is(&Role::DeniesNext))
            || after.is_some_and(|token| token.is(&Role::DeniesLast))
    }
}

/// The number that begins at token `start`. Too large numbers are none.
pub(crate) fn read(line: &Line, start: usize) -> Option<Read> {
    let mut sum = Sum::new();
    let mut at = start;
    while let Some(token) = if at == start { line.tokens.get(at) } else { line.next(at) } {
        let close = at == start || line.gap(at).is_empty();
        match sum.take(token, close) {
            Some(true) => at += 1,
            Some(false) => break,
            None => return None,
        }
    }
    // A joiner joins nothing if no number follows it.
    at -= usize::from(std::mem::take(&mut sum.joined));
    let value = sum.value().filter(|_| at > start && sum.stands())?;
    let whole = Read {
        value,
        end: at,
        words: !sum.figure,
        composed: sum.composed(),
        plain: sum.plain && sum.numerals == 1,
        magnitude: sum.magnitude,
    };
    Some(fraction(line, whole))
}

/// The number with what makes a fraction of it: `三分之一`, `two thirds`.
fn fraction(line: &Line, number: Read) -> Read {
    let Some(token) = line.next(number.end) else { return number };
    let part = |value, end| Read { value, end, composed: true, plain: false, magnitude: None, ..number };
    for role in token.roles() {
        if let Role::Denominator(of) = role
            && let Some(value) = number.value.checked_mul(&of.recip())
        {
            return part(value, number.end + 1);
        }
        if *role == Role::PartsOf
            && !number.value.is_zero()
            && let Some(parts) = line.next(number.end + 1).and_then(|_| read(line, number.end + 1))
            && let Some(value) = parts.value.checked_mul(&number.value.recip())
        {
            return part(value, parts.end);
        }
    }
    number
}

/// A number while it is read.
struct Sum {
    /// Of what magnitudes have multiplied.
    total: Number,
    /// Of what multipliers have multiplied since.
    section: Number,
    current: Option<Number>,
    /// What the last magnitude multiplied, and the magnitude.
    magnitude: Option<(Number, Number)>,
    numerals: usize,
    figure: bool,
    plain: bool,
    /// Whether a multiplier stands first, without a number before it.
    bare: bool,
    /// Whether it is written digit beside digit.
    positional: bool,
    /// Whether anything multiplied.
    multiplied: bool,
    /// Whether the last token was a joiner.
    joined: bool,
    last: Last,
}

#[derive(PartialEq, Clone, Copy)]
enum Last {
    Nothing,
    Figure,
    Digit,
    Multiplier,
    Magnitude,
}

impl Sum {
    fn new() -> Self {
        let none = Number::zero();
        Self {
            total: none,
            section: none,
            current: None,
            magnitude: None,
            numerals: 0,
            figure: false,
            plain: false,
            bare: false,
            positional: false,
            multiplied: false,
            joined: false,
            last: Last::Nothing,
        }
    }

    /// Takes a token: `Some(false)` if it does not belong to the number, `None` if that grew too large.
    /// `close` says that nothing stands before it.
    fn take(&mut self, token: &Token, close: bool) -> Option<bool> {
        let taken = match token.kind {
            Kind::Figure { value, plain } => self.figure(value, plain, close),
            _ => self.word(token.roles(), close)?,
        };
        if taken && !self.joined {
            self.numerals += 1;
        }
        Some(taken)
    }

    fn figure(&mut self, value: Number, plain: bool, close: bool) -> bool {
        // 1亿2000万: a figure goes on after a magnitude that it touches and that is larger.
        let goes_on = self.last == Last::Magnitude
            && close
            && self.magnitude.is_some_and(|(_, magnitude)| value < magnitude)
            && self.figure;
        if self.last != Last::Nothing && !goes_on {
            return false;
        }
        (self.current, self.figure, self.plain, self.last) = (Some(value), true, plain, Last::Figure);
        true
    }

    fn word(&mut self, roles: &[Role], close: bool) -> Option<bool> {
        for role in roles {
            let taken = match role {
                Role::Digit(value) => self.digit(*value, close),
                Role::Multiplier(by) => self.multiply(*by)?,
                Role::Magnitude(by) => self.magnify(*by)?,
                Role::NumberJoiner => {
                    let joins = self.last == Last::Multiplier && !self.joined && !close;
                    self.joined |= joins;
                    return Some(joins);
                }
                _ => false,
            };
            if taken {
                self.joined = false;
                return Some(true);
            }
        }
        Some(false)
    }

    fn digit(&mut self, value: Number, close: bool) -> bool {
        let ten = Number::from(10);
        let sum = match (self.current, self.last) {
            (None, _) => value,
            // 二〇二〇: digit beside digit.
            (Some(digits), Last::Digit)
                if close && value < ten && (digits < ten || self.positional) && digits < Number::from(100_000) =>
            {
                self.positional = true;
                digits * ten + value
            }
            // Twenty-three.
            (Some(tens), Last::Digit)
                if !self.positional && tens >= ten + ten && (tens / ten).is_integer() && value < ten =>
            {
                tens + value
            }
            _ => return false,
        };
        (self.current, self.last) = (Some(sum), Last::Digit);
        true
    }

    fn multiply(&mut self, by: Number) -> Option<bool> {
        let bare = self.current.is_none();
        if bare && self.last == Last::Multiplier {
            return Some(false);
        }
        self.bare |= bare && self.last == Last::Nothing && by > Number::from(10);
        let product = self.current.unwrap_or_else(Number::one).checked_mul(&by)?;
        self.section = self.section.checked_add(&product)?;
        (self.current, self.multiplied, self.last) = (None, true, Last::Multiplier);
        Some(true)
    }

    fn magnify(&mut self, by: Number) -> Option<bool> {
        let base = self.section.checked_add(&self.current.unwrap_or_else(Number::zero))?;
        match (base.is_zero(), self.last) {
            // 3万亿: the second multiplies all before it.
            (true, Last::Magnitude) => {
                self.total = self.total.checked_mul(&by)?;
                self.magnitude = self.magnitude.and_then(|(base, first)| Some((base, first.checked_mul(&by)?)));
            }
            (true, _) => return Some(false),
            (false, _) => {
                self.total = self.total.checked_add(&base.checked_mul(&by)?)?;
                self.magnitude = Some((base, by));
            }
        }
        self.section = Number::zero();
        (self.current, self.bare, self.multiplied, self.last) = (None, false, true, Last::Magnitude);
        Some(true)
    }

    fn value(&self) -> Option<Number> {
        self.total.checked_add(&self.section)?.checked_add(&self.current.unwrap_or_else(Number::zero))
    }

    /// Whether it is a number: not 百 or `hundred` alone.
    fn stands(&self) -> bool {
        self.numerals > 0 && !self.bare
    }

    fn composed(&self) -> bool {
        self.figure || self.numerals > 1 && (self.multiplied || self.numerals > 2)
    }
}
