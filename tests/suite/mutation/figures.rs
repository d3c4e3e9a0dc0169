//! What can go wrong with a figure: another digit, a dropped zero, another magnitude, half a range, another
//! unit or currency, two figures swapped, one of them in the wrong line.

use std::ops::Range;

use super::mutate::Found;
use super::page::Figure;
use super::words;

/// All of them, for every figure of every line.
pub(super) fn all(found: &mut Found) {
    let page = found.page;
    for (n, line) in page.lines.iter().enumerate() {
        let figures = page.figures(line);
        for figure in &figures {
            digits(found, figure);
            zero(found, figure);
            magnitude(found, figure);
            unit_and_currency(found, figure, line);
        }
        for pair in figures.windows(2) {
            range(found, &pair[0], &pair[1]);
        }
        swapped(found, &figures);
        let neighbour = page.lines.get(n + 1).or(n.checked_sub(1).map(|n| &page.lines[n]));
        if let Some(neighbour) = neighbour {
            figures.iter().for_each(|figure| moved(found, figure, neighbour));
        }
    }
}

const DIGIT: &str = "another digit";

/// Each digit by the next one, and a number word by the next one.
fn digits(found: &mut Found, figure: &Figure) {
    let page = found.page;
    let number = &page.text[figure.number.clone()];
    let numerals = if page.lang == "zh" { words::NUMERALS } else { words::NUMBER_WORDS };
    if let Some((_, _, other)) = numerals.iter().find(|(word, ..)| number.eq_ignore_ascii_case(word)) {
        found.replace(DIGIT, figure.number.clone(), *other);
    }
    for (at, digit) in number.bytes().enumerate().filter(|(_, byte)| byte.is_ascii_digit()) {
        let other = if digit == b'9' { '8' } else { char::from(digit + 1) };
        let at = figure.number.start + at;
        found.replace(DIGIT, at..at + 1, other);
    }
}

/// `5000` becomes `500`, and `400,000` becomes `40,000`.
fn zero(found: &mut Found, figure: &Figure) {
    let number = &found.page.text[figure.number.clone()];
    let digits = number.replace(',', "");
    let Some(at) = digits.rfind('0').filter(|_| !digits.contains('.') && digits.len() > 1) else { return };
    let left = digits[..at].to_owned() + &digits[at + 1..];
    let grouped = if number.contains(',') { grouped(&left) } else { left };
    found.replace("a dropped zero", figure.number.clone(), grouped);
}

/// Digits in groups of three.
fn grouped(digits: &str) -> String {
    let mut text = String::new();
    for (n, digit) in digits.chars().enumerate() {
        if n > 0 && (digits.len() - n).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

fn magnitude(found: &mut Found, figure: &Figure) {
    let text = &found.page.text[figure.number.end..figure.amount.end];
    for (word, other) in words::magnitudes(&found.page.lang) {
        if let Some(at) = text.find(word) {
            let start = figure.number.end + at;
            found.replace("another magnitude", start..start + word.len(), *other);
        }
    }
}

fn unit_and_currency(found: &mut Found, figure: &Figure, line: &Range<usize>) {
    let page = found.page;
    if let Some((unit, other)) = page.unit(figure.amount.end, line) {
        found.replace("a unit changed", unit, other);
    }
    let (before, after) = (&page.text[line.start..figure.number.start], &page.text[figure.amount.end..line.end]);
    for (currency, other) in words::currencies(&page.lang) {
        let at = match page.lang.as_str() {
            "zh" if after.starts_with(currency) => figure.amount.end,
            "en" if before.ends_with(currency) => figure.number.start - currency.len(),
            _ => continue,
        };
        found.replace("a currency changed", at..at + currency.len(), *other);
        return;
    }
}

const RANGE: &str = "a range end gone";

/// `5%～20%` becomes `5%`, and `20%`; the same for years: `2019到2021年`.
fn range(found: &mut Found, first: &Figure, second: &Figure) {
    let page = found.page;
    let between = &page.text[first.number.end..second.number.start];
    let percent = usize::from(between.starts_with('%'));
    if !matches!(&between[percent..], "～" | "—" | "–" | "到" | "至" | " to ") {
        return;
    }
    found.replace(RANGE, first.number.start..second.number.start, "");
    found.replace(RANGE, first.number.end + percent..second.number.end + percent, "");
}

/// Any two figures of the line that differ.
fn swapped(found: &mut Found, figures: &[Figure]) {
    let page = found.page;
    for (n, first) in figures.iter().enumerate() {
        for second in figures[n + 1..].iter().filter(|second| second.value != first.value) {
            let text = |figure: &Figure| page.text[figure.number.clone()].to_owned();
            let edits = vec![(first.number.clone(), text(second)), (second.number.clone(), text(first))];
            found.edit("two figures swapped", edits);
        }
    }
}

/// The figure with its unit stands at the end of the neighbouring line.
fn moved(found: &mut Found, figure: &Figure, neighbour: &Range<usize>) {
    let page = found.page;
    let from = found.with_blank(figure.whole.clone());
    let last = page.text[neighbour.clone()].chars().next_back().filter(|c| "。；，,;.:".contains(*c));
    let to = neighbour.end - last.map_or(0, char::len_utf8);
    let blank = if page.lang == "zh" { "" } else { " " };
    let text = blank.to_owned() + &page.text[figure.whole.clone()];
    found.edit("a figure moved to the neighbouring line", vec![(from, String::new()), (to..to, text)]);
}
