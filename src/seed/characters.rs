//! Characters that do not belong into a text, or that nobody can see.

use std::sync::Arc;

use super::lines::ENDS;
use crate::diagnostic::show::is_invisible;
use crate::diagnostic::{Diagnostics, Mistake, Place};

/// Looks at every character of `text`. Control characters (but TAB and line ends) and what stands for
/// a character that was lost (U+FFFD, private use, noncharacters) are mistakes; characters that cannot
/// be seen are kept and told.
pub(super) fn check(text: &str, file: &Arc<str>, diagnostics: &mut Diagnostics) {
    for (at, character) in text.char_indices().filter(|(_, c)| !ENDS.contains(c) && *c != '\t') {
        let code = || format!("U+{:04X}", u32::from(character));
        let place = || Place::new(file, at..at + character.len_utf8());
        if character.is_control() {
            diagnostics.tell(place(), Mistake::ControlCharacter { code: code() });
        } else if is_lost(character) {
            diagnostics.tell(place(), Mistake::LostCharacter { code: code() });
        } else if is_invisible(character) {
            diagnostics.tell(place(), Mistake::InvisibleKept { code: code() });
        }
    }
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
