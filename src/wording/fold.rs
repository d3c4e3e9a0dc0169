//! A text as it is compared: without case, quotation marks and widths, each part knowing where it
//! stands in the text as it is written.

use std::ops::Range;

/// A text folded for comparison.
#[derive(Debug, Clone, Default)]
pub struct Folded {
    /// The folded text.
    pub text: String,
    /// For each byte of `text` the range of the written character that it comes from.
    written: Vec<(u32, u32)>,
    /// Where capital letters stand in the folded text, in order.
    capitals: Vec<usize>,
}

impl Folded {
    /// `text` folded: small letters; half-width forms; one kind of blank, of hyphen and of tilde; no
    /// quotation marks and apostrophes.
    pub fn new(text: &str) -> Self {
        let mut folded = Self {
            text: String::with_capacity(text.len()),
            written: Vec::with_capacity(text.len()),
            capitals: Vec::new(),
        };
        for (at, character) in text.char_indices() {
            let Some(character_folded) = fold(character) else { continue };
            if character.is_uppercase() {
                folded.capitals.push(folded.text.len());
            }
            folded.text.push(character_folded);
            let written = (at as u32, (at + character.len_utf8()) as u32);
            folded.written.resize(folded.text.len(), written);
        }
        folded
    }

    /// Whether a capital letter was written where `at` is in the folded text.
    pub fn is_capital(&self, at: usize) -> bool {
        self.capitals.binary_search(&at).is_ok()
    }

    /// Where a range of the folded text stands in the text as it is written.
    pub fn written(&self, range: &Range<usize>) -> Range<usize> {
        let of = |at: usize| self.written.get(at).copied();
        match (of(range.start), range.end.checked_sub(1).and_then(of)) {
            (Some((start, _)), Some((_, end))) if start < end => start as usize..end as usize,
            _ => 0..0,
        }
    }
}

/// One character folded; `None` if it does not count.
fn fold(character: char) -> Option<char> {
    Some(match character {
        '“' | '”' | '„' | '"' | '‘' | '’' | '\'' | '«' | '»' | '「' | '」' => return None,
        '～' | '〜' | '∼' => '~',
        '‐' | '‑' | '‒' | '–' | '—' | '―' | '−' | '－' => '-',
        '\u{ff01}'..='\u{ff5d}' => {
            let half = char::from_u32(u32::from(character) - 0xff01 + 0x21).unwrap_or(character);
            return fold(half);
        }
        blank if blank.is_whitespace() => ' ',
        other => other.to_lowercase().next().unwrap_or(other),
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_folded_text_knows_where_it_stands() {
        let folded = Folded::new("约“７０％～Ab”。");
        assert_eq!(folded.text, "约70%~ab。");
        let start = folded.text.find("70").unwrap();
        assert_eq!(&"约“７０％～Ab”。"[folded.written(&(start..start + 3))], "７０％");
    }

    proptest! {
        #[test]
        fn every_range_stands_somewhere(text in "\\PC{0,20}") {
            let folded = Folded::new(&text);
            for (at, c) in folded.text.char_indices() {
                let written = folded.written(&(at..at + c.len_utf8()));
                prop_assert_eq!(text[written].chars().count(), 1);
            }
        }
    }
}
