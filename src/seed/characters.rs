//! Characters that do not belong into a text, or that nobody can see.

use std::sync::Arc;

use super::Row;
use super::lines::ENDS;
use crate::diagnostic::show::is_invisible;
use crate::diagnostic::{Diagnostics, Mistake, Place};

/// Looks at every character of `text`. Control characters (but TAB and line ends) and what stands for
/// a character that was lost (U+FFFD, private use, noncharacters) are mistakes. Characters that cannot
/// be seen are told: kept in the text of `rows`, left out elsewhere.
pub(super) fn check(text: &str, file: &Arc<str>, rows: &[Row], diagnostics: &mut Diagnostics) {
    let mut bodies = rows.iter().map(|row| &row.body_place).peekable();
    for (at, character) in text.char_indices().filter(|(_, c)| !ENDS.contains(c) && *c != '\t') {
        let code = || format!("U+{:04X}", u32::from(character));
        let place = || Place::new(file, at..at + character.len_utf8());
        if character.is_control() {
            diagnostics.tell(place(), Mistake::ControlCharacter { code: code() });
        } else if is_lost(character) {
            diagnostics.tell(place(), Mistake::LostCharacter { code: code() });
        } else if is_invisible(character) {
            while bodies.next_if(|body| body.end <= at).is_some() {}
            let kept = bodies.peek().is_some_and(|body| body.start <= at);
            let code = code();
            let notice = if kept { Mistake::InvisibleKept { code } } else { Mistake::InvisibleLeftOut { code } };
            diagnostics.tell(place(), notice);
        }
    }
}

/// Headings and names without characters that cannot be seen: with one, a name would be another name.
pub(super) fn seen(text: &str) -> String {
    text.chars().filter(|c| !is_invisible(*c)).collect()
}

/// Whether nothing is to be seen of this.
pub(super) fn is_blank(text: &str) -> bool {
    text.chars().all(|c| c.is_whitespace() || is_invisible(c))
}

/// Whether this stands in place of a character that a program could not keep.
pub(crate) fn is_lost(character: char) -> bool {
    let code = u32::from(character);
    character == '\u{fffd}'
        || matches!(code, 0xE000..=0xF8FF | 0xFDD0..=0xFDEF | 0xF0000..=0x10FFFF)
        || code & 0xFFFE == 0xFFFE
}

/// Whether this is a Chinese character.
pub(crate) fn is_han(character: char) -> bool {
    matches!(u32::from(character), 0x3005 | 0x3007 | 0x3400..=0x4DBF | 0x4E00..=0x9FFF | 0xF900..=0xFAFF | 0x20000..=0x3FFFF)
}
