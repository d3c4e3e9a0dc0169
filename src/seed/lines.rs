//! The lines of a document, whichever program ended them.

use std::ops::Range;

/// What ends a line: Unicode's mandatory breaks (UAX #14). Word writes U+000B for a soft break and
/// U+000C for a page break; old Macs wrote CR alone.
pub(crate) const ENDS: [char; 7] = ['\n', '\r', '\u{b}', '\u{c}', '\u{85}', '\u{2028}', '\u{2029}'];

/// The lines of `text` as ranges without their ends; CRLF ends one line, not two.
pub(crate) fn lines(text: &str) -> impl Iterator<Item = Range<usize>> + '_ {
    let mut at = 0;
    std::iter::from_fn(move || {
        let rest = text.get(at..).filter(|rest| !rest.is_empty())?;
        let start = at;
        let length = rest.find(ENDS).unwrap_or(rest.len());
        let end = &rest[length..];
        at = start + length + if end.starts_with("\r\n") { 2 } else { end.chars().next().map_or(0, char::len_utf8) };
        Some(start..start + length)
    })
}

/// `range` of `text` without the blanks at its ends.
pub(super) fn trim(text: &str, range: Range<usize>) -> Range<usize> {
    let whole = &text[range.clone()];
    let start = range.start + (whole.len() - whole.trim_start().len());
    start..start + whole.trim().len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_end_is_one() {
        let text = "a\nb\r\nc\rd\u{b}e\u{c}f\u{85}g\u{2028}h\u{2029}\n\ri\r\n";
        let seen: Vec<_> = lines(text).map(|line| &text[line]).collect();
        assert_eq!(seen, ["a", "b", "c", "d", "e", "f", "g", "h", "", "", "i"]);
        assert_eq!(lines("").count(), 0);
        assert_eq!(lines("a").count(), 1);
    }
}
