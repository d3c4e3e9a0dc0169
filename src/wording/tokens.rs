//! From a folded text to what in it can belong to figures, bounds and force, from left to right.

use std::ops::Range;

use super::dates::{Date, Dates};
use super::fold::Folded;
use super::lexicon::{Lexicon, Number, Role, Word, is_letter};

/// The most digits of a figure; what is longer is a name (an account, a telephone number).
const MOST_DIGITS: usize = 15;

/// What a token is.
#[derive(Debug, Clone)]
pub(crate) enum Kind<'a> {
    /// A figure in digits; `plain` if it is written without grouping and decimals.
    Figure { value: Number, plain: bool },
    /// Letters and digits that are a name: `5G`, `N+1`.
    Name,
    /// A date.
    Date(Date),
    /// A word of the lexicon.
    Word(&'a Word),
}

/// A part of a text.
#[derive(Debug, Clone)]
pub(crate) struct Token<'a> {
    /// Where it stands in the folded text.
    pub(crate) at: Range<usize>,
    pub(crate) kind: Kind<'a>,
}

impl<'a> Token<'a> {
    /// What its word does; nothing if it is no word.
    pub(crate) fn roles(&self) -> &'a [Role] {
        match self.kind {
            Kind::Word(word) => &word.roles,
            _ => &[],
        }
    }

    /// Whether it does `role`.
    pub(crate) fn is(&self, role: &Role) -> bool {
        self.roles().contains(role)
    }
}

/// How figures are spelled.
#[derive(Debug, Clone)]
pub(crate) struct Marks {
    /// Between whole and parts.
    pub(crate) decimal: char,
    /// Between groups of three digits.
    pub(crate) group: char,
}

/// The tokens of `text` (folded).
pub(crate) fn tokens<'a>(folded: &Folded, lexicon: &'a Lexicon, marks: &Marks, dates: &Dates) -> Vec<Token<'a>> {
    let text = folded.text.as_str();
    let mut all = Vec::new();
    let (mut at, mut inside) = (0, false);
    while let Some(character) = text[at..].chars().next() {
        // Nothing begins inside a word.
        if std::mem::replace(&mut inside, is_letter(character)) && inside {
            at += character.len_utf8();
            continue;
        }
        let token = date(folded, at, dates).or_else(|| figure(text, at, lexicon, marks, all.last())).or_else(|| {
            let word = lexicon.longest(text, at)?;
            Some(Token { at: at..at + word.text.len(), kind: Kind::Word(word) })
        });
        match token {
            Some(token) => {
                at = token.at.end;
                inside = text[..at].ends_with(is_letter);
                // The hyphen of `twenty-three` and `three-year` joins one word.
                let hyphen = &text[token.at.clone()] == "-" && text[at..].starts_with(is_letter);
                if !(hyphen && text[..token.at.start].ends_with(is_letter)) {
                    all.push(token);
                }
            }
            None => at += character.len_utf8(),
        }
    }
    all
}

fn date<'a>(folded: &Folded, at: usize, dates: &Dates) -> Option<Token<'a>> {
    if folded.text[..at].ends_with(|c: char| c.is_ascii_digit() || is_letter(c)) {
        return None;
    }
    let (date, length) = dates.find(folded, at)?;
    Some(Token { at: at..at + length, kind: Kind::Date(date) })
}

/// A figure in digits, or a name with digits in it, that begins at `at`.
fn figure<'a>(text: &str, at: usize, lexicon: &Lexicon, marks: &Marks, last: Option<&Token>) -> Option<Token<'a>> {
    let rest = &text[at..];
    let run = &rest[..run(rest)];
    // `rmb8m`: the unit was a word of its own.
    let touches = last.is_some_and(|last| last.at.end == at);
    let before = text[..at].chars().next_back().filter(|_| !touches);
    if !run.contains(|c: char| c.is_ascii_digit()) || before.is_some_and(|c| is_letter(c) || c == '+') {
        return None;
    }
    let name = |length: usize| Some(Token { at: at..at + length, kind: Kind::Name });
    if !run.starts_with(|c: char| c.is_ascii_digit()) {
        // `rmb400`: a unit before its figure; everything else is a name, such as `n+1`.
        let is_unit = lexicon.longest(text, at).is_some_and(|word| {
            let unit = word.roles.iter().any(|role| matches!(role, Role::UnitBefore(_)));
            unit && run[word.text.len()..].starts_with(|c: char| c.is_ascii_digit())
        });
        let is_unit = is_unit || run.starts_with('+');
        return if is_unit { None } else { name(run.len()) };
    }
    let (digits, length, plain) = number(rest, marks);
    let after = run.get(length..).unwrap_or_default();
    if after.starts_with(|c: char| is_letter(c) || c == '+') {
        // `8m`, `20kv`, `3rd` are figures; `5g` and `2+1` are names.
        let known = lexicon.longest(text, at + length).is_some_and(|word| word.text == after);
        if !known {
            return name(run.len());
        }
    }
    let value = value(&digits).filter(|_| !(plain && digits.len() > 1 && digits.starts_with('0')));
    let Some(value) = value else { return name(length) };
    Some(Token { at: at..at + length, kind: Kind::Figure { value, plain } })
}

/// How long the letters, digits and signs are that stand together at the start of `text`: `pm2.5`, `n+1`.
fn run(text: &str) -> usize {
    let mut end = 0;
    for (at, character) in text.char_indices() {
        let digit = |text: &str| text.starts_with(|c: char| c.is_ascii_digit());
        let point = character == '.' && text[..at].ends_with(|c: char| c.is_ascii_digit()) && digit(&text[at + 1..]);
        if !(is_letter(character) || character.is_ascii_digit() || character == '+' || point) {
            break;
        }
        end = at + character.len_utf8();
    }
    end
}

/// The digits of a figure (with a point between whole and parts), how long it is as written, and
/// whether it is written without grouping and parts.
fn number(text: &str, marks: &Marks) -> (String, usize, bool) {
    let digits = |text: &str| text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let first = digits(text);
    let mut written = text[..first].to_owned();
    let mut length = first;
    while (1..=3).contains(&first) && text[length..].starts_with(marks.group) {
        let next = length + marks.group.len_utf8();
        if digits(&text[next..]) != 3 {
            break;
        }
        written.push_str(&text[next..next + 3]);
        length = next + 3;
    }
    let mut plain = length == first;
    if text[length..].starts_with(marks.decimal) {
        let next = length + marks.decimal.len_utf8();
        let parts = digits(&text[next..]);
        if parts > 0 {
            written.push('.');
            written.push_str(&text[next..next + parts]);
            length = next + parts;
            plain = false;
        }
    }
    (written, length, plain)
}

/// The value of digits with at most one point between them; `None` if there are too many.
pub(crate) fn value(digits: &str) -> Option<Number> {
    let (whole, parts) = digits.split_once('.').unwrap_or((digits, ""));
    if whole.len() + parts.len() > MOST_DIGITS {
        return None;
    }
    let numerator: i128 = format!("{whole}{parts}").parse().ok()?;
    Some(Number::new(numerator, 10_i128.pow(parts.len() as u32)))
}
