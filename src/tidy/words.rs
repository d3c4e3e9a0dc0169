//! What was changed, in words for editors.

use super::{Change, Why};
use crate::diagnostic::catalogue::Catalogue;
use crate::diagnostic::show::visible;
use crate::diagnostic::{Phrase, Report};

/// A change as a few lines of text: where, why, what stood there and what stands there now.
pub fn changed(change: &Change, words: &Catalogue) -> String {
    let reasons: Vec<String> = change.why.iter().map(|why| words.phrase(&because(*why))).collect();
    let why = reasons.join("; ");
    let head = match change.line {
        None => Report::ChangedFile { why },
        Some(line) => Report::ChangedLine { line: line.to_string(), why },
    };
    let lines = |mark: &str, lines: &[String]| -> String {
        lines.iter().map(|line| format!("  {mark} {}\n", visible(line))).collect()
    };
    format!("{}\n{}{}", words.report(&head), lines("-", &change.before), lines("+", &change.after))
}

/// Why something is changed.
pub fn because(why: Why) -> Phrase {
    match why {
        Why::Encoding(encoding) => Phrase::TidyEncoding { encoding: encoding.to_owned() },
        Why::Mark => Phrase::TidyMark {},
        Why::LineEnds => Phrase::TidyLineEnds {},
        Why::BlankLines => Phrase::TidyBlankLines {},
        Why::Fence => Phrase::TidyFence {},
        Why::Blanks => Phrase::TidyBlanks {},
        Why::Invisible => Phrase::TidyInvisible {},
        Why::Tab => Phrase::TidyTab {},
        Why::WideBlank => Phrase::TidyWideBlank {},
        Why::WideColon => Phrase::TidyWideColon {},
        Why::WideComma => Phrase::TidyWideComma {},
        Why::BlankMissing => Phrase::TidyBlankMissing {},
        Why::Quoted => Phrase::TidyQuoted {},
        Why::TypographicQuotes => Phrase::TidyTypographicQuotes {},
        Why::Cut => Phrase::TidyCut {},
        Why::Joined => Phrase::TidyJoined {},
        Why::Escaped => Phrase::TidyEscaped {},
    }
}
