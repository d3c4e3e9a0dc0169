//! Markers: the numbers in front of headings and measures.
//!
//! | Column | Forms |
//! |---|---|
//! | section | `（一）`, `一、`, `一.` |
//! | item | `1.`, `1、` |
//! | measure | `（1）`, `（一）`, `1.`, `1、` |
//!
//! Brackets, digits and full stops may be of either width, also mixed. A full stop or `、` before a
//! digit is no marker: `10.5万元`, `5、6月`. Nothing but blanks may stand before a marker, so that
//! `10（20）千伏` is none. Each column has forms of its own so that a cell that slipped into another
//! column is noticed.

use crate::diagnostic::Phrase;

/// The columns whose cells begin with a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Column {
    /// Sections (部分).
    Section,
    /// Items (政策条目).
    Item,
    /// Measures (实施细则).
    Measure,
}

impl Column {
    /// The word for what stands in it.
    pub(super) fn what(self) -> Phrase {
        match self {
            Self::Section => Phrase::Section {},
            Self::Item => Phrase::Item {},
            Self::Measure => Phrase::Measure {},
        }
    }

    /// How its number is written.
    pub(super) fn form(self) -> &'static str {
        match self {
            Self::Section => "（一）",
            Self::Item => "1.",
            Self::Measure => "（1）",
        }
    }
}

/// A number's script.
#[derive(PartialEq, Eq)]
enum Script {
    Digits,
    Chinese,
}

/// The number with which `text` begins in this column, and the marker's length in bytes.
pub(super) fn marker(column: Column, text: &str) -> Option<(u32, usize)> {
    let with = |wanted: Script, found: Option<(u32, Script, usize)>| found.filter(|(_, script, _)| *script == wanted);
    let found = match column {
        Column::Section => with(Script::Chinese, bracketed(text).or_else(|| dotted(text))),
        Column::Item => with(Script::Digits, dotted(text)),
        Column::Measure => bracketed(text).or_else(|| with(Script::Digits, dotted(text))),
    };
    found.map(|(number, _, length)| (number, length))
}

/// Whether `text` begins with a measure's marker in brackets.
pub(super) fn is_measure(text: &str) -> bool {
    bracketed(text).is_some()
}

/// `（12）`.
fn bracketed(text: &str) -> Option<(u32, Script, usize)> {
    let inside = text.strip_prefix(['（', '('])?;
    let (number, script, rest) = number(inside)?;
    let rest = rest.strip_prefix(['）', ')'])?;
    Some((number, script, text.len() - rest.len()))
}

/// `12.`, not before a digit.
fn dotted(text: &str) -> Option<(u32, Script, usize)> {
    let (first, script, rest) = number(text)?;
    let rest = rest.strip_prefix(['.', '．', '、'])?;
    number(rest).is_none().then_some((first, script, text.len() - rest.len()))
}

/// The number with which `text` begins, from 1 to 999,999, and what follows it.
fn number(text: &str) -> Option<(u32, Script, &str)> {
    let digits = text.find(|c| digit(c).is_none()).unwrap_or(text.len());
    if digits > 0 {
        let values = text[..digits].chars().filter_map(digit);
        let value = values.take(7).fold(0, |all, digit| all * 10 + digit);
        return (1..1_000_000).contains(&value).then_some((value, Script::Digits, &text[digits..]));
    }
    let length = text.find(|c| !CHINESE.contains(c)).unwrap_or(text.len());
    Some((chinese(&text[..length])?, Script::Chinese, &text[length..]))
}

/// The value of a digit of either width.
fn digit(character: char) -> Option<u32> {
    let wide = u32::from(character).checked_sub(u32::from('０')).filter(|value| *value < 10);
    character.to_digit(10).or(wide)
}

const CHINESE: &str = "零〇一二三四五六七八九十百";

/// The value of a Chinese numeral below one thousand: 三, 十, 十二, 二十, 一百零五.
fn chinese(text: &str) -> Option<u32> {
    let (mut total, mut units, mut smallest) = (0, None, 1000);
    for character in text.chars() {
        let scale = match character {
            '零' | '〇' => continue,
            '十' => 10,
            '百' => 100,
            _ => {
                let value = "一二三四五六七八九".chars().position(|c| c == character)?;
                if units.replace(value as u32 + 1).is_some() {
                    return None;
                }
                continue;
            }
        };
        if scale >= smallest {
            return None;
        }
        smallest = scale;
        total += units.take().unwrap_or(1) * scale;
    }
    Some(total + units.unwrap_or(0)).filter(|value| *value > 0)
}

#[cfg(test)]
mod tests {
    use super::Column::{Item, Measure, Section};
    use super::*;

    #[test]
    fn forms_are_read_by_the_stated_rule() {
        for (column, text, number) in [
            (Section, "（一）以", Some(1)),
            (Section, "(十二)以", Some(12)),
            (Section, "二十、以", Some(20)),
            (Section, "（一百零五）", Some(105)),
            (Section, "（1）以", None),
            (Section, "（一十十）", None),
            (Section, "（一二）", None),
            (Section, "一般", None),
            (Item, "1.集聚", Some(1)),
            (Item, "１２．集聚", Some(12)),
            (Item, "12、集聚", Some(12)),
            (Item, "3.5产业", None),
            (Item, "（1）集聚", None),
            (Item, "一、集聚", None),
            (Measure, "（80）推进", Some(80)),
            (Measure, "(８0）推进", Some(80)),
            (Measure, "（十二）推进", Some(12)),
            (Measure, "12.推进", Some(12)),
            (Measure, "5、6月", None),
            (Measure, "10（20）千伏", None),
            (Measure, "（团队）", None),
            (Measure, "（0）", None),
            (Measure, "（12345678901234567890）", None),
            (Measure, "（1", None),
            (Measure, "", None),
        ] {
            assert_eq!(marker(column, text).map(|(number, _)| number), number, "{column:?} {text}");
        }
        assert_eq!(marker(Measure, "（１）x"), Some((1, "（１）".len())));
    }
}
