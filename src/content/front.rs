//! Files with front matter: a line `---`, YAML, a line `---`, then the body.

use std::ops::Range;
use std::sync::Arc;

use super::line::lines;
use crate::diagnostic::{Diagnostic, Mistake, Outcome, Phrase, Place};

/// The longest front matter, in bytes.
const LIMIT: usize = 64 * 1024;

/// Where the parts of a file stand in its text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Parts {
    /// The YAML between the two fences.
    pub front: Range<usize>,
    /// Everything after the second fence.
    pub body: Range<usize>,
    /// The first fence: where missing keys are told.
    pub fence: Place,
}

/// Splits `text`. A `---` in the body is no fence. Mistakes: no fence in the first line, a first
/// fence that is never closed, front matter over 64 KiB.
pub fn split(text: &str, file: &Arc<str>) -> Outcome<Parts> {
    let start = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    let mut lines = lines(text, start..text.len());
    let first = lines.next().unwrap_or(start..start);
    if text[first.clone()].trim_end() != "---" {
        return Outcome::bad(Diagnostic::at(Place::new(file, first), Mistake::NoFront {}));
    }
    let fence = Place::new(file, first.clone());
    let front = lines.next().map_or(text.len(), |line| line.start);
    let closing = self::lines(text, front..text.len()).find(|line| text[line.clone()].trim_end() == "---");
    let Some(closing) = closing else {
        return Outcome::bad(Diagnostic::at(fence, Mistake::FrontNotClosed {}));
    };
    if closing.start - front > LIMIT {
        return Outcome::bad(Diagnostic::at(
            fence,
            Mistake::FileTooLarge { limit: Phrase::FrontLimit { size: "64 KiB".into() } },
        ));
    }
    let rest = &text[closing.end..];
    let line_end = if rest.starts_with("\r\n") { 2 } else { usize::from(!rest.is_empty()) };
    Outcome::good(Parts { front: front..closing.start, body: closing.end + line_end..text.len(), fence })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_fences_are_found() {
        for (text, front, body) in [
            ("---\na: 1\n---\nb\n", "a: 1\n", "b\n"),
            ("\u{feff}---\r\na: 1\r\n--- \r\nb\r\n", "a: 1\r\n", "b\r\n"),
            ("---\n---\n", "", ""),
            ("---\na: 1\n---", "a: 1\n", ""),
            ("---\na: 1\n---\nb\n---\nc\n", "a: 1\n", "b\n---\nc\n"),
        ] {
            let parts = split(text, &"m.md".into()).value.unwrap();
            assert_eq!((&text[parts.front], &text[parts.body]), (front, body), "{text}");
        }
    }

    #[test]
    fn a_missing_fence_is_told() {
        for (text, code) in [
            ("", "no-front"),
            ("a\n", "no-front"),
            ("+++\na\n+++\n", "no-front"),
            ("---\na: 1\n", "front-not-closed"),
            ("----\na: 1\n----\n", "no-front"),
        ] {
            let told = split(text, &"m.md".into()).diagnostics;
            assert_eq!(told.iter().next().unwrap().mistake.code(), code, "{text}");
        }
    }
}
