//! The text of a measure.

use std::ops::Range;
use std::sync::Arc;

use super::cells::{BOOKMARK, Cell, without_bookmark};
use super::lines::trim;
use super::marker::{Column, marker};
use crate::diagnostic::{Diagnostics, Mistake, Place};

/// What may end a paragraph: an end of a sentence, or what announces a list; brackets and quotation
/// marks may close after it.
const ENDS: &str = "。！？；：;:!?.…）)”’」』】》";

/// A measure's number and text.
pub(super) struct Body {
    pub(super) number: u32,
    pub(super) text: String,
    pub(super) place: Place,
}

/// The measure in a cell; `None` if it has no marker or no text, which is told. Lines within the cell
/// are paragraphs; a line that ends within a sentence is told.
pub(super) fn read(text: &str, file: &Arc<str>, cell: &Cell, diagnostics: &mut Diagnostics) -> Option<Body> {
    let mut lines: Vec<Range<usize>> = cell.filled().collect();
    let place = cell.place(file);
    let Some(first) = lines.first_mut() else {
        diagnostics.tell(place, Mistake::MeasureWithoutMarker {});
        return None;
    };
    let line = without_bookmark(text, first.clone());
    let Some((number, length)) = marker(Column::Measure, &text[line.clone()]) else {
        diagnostics.tell(Place::new(file, line), Mistake::MeasureWithoutMarker {});
        return None;
    };
    let line = trim(text, line.start + length..line.end);
    if line.is_empty() {
        lines.remove(0);
    } else {
        first.start = line.start;
    }
    let (Some(first), Some(last)) = (lines.first().cloned(), lines.last_mut()) else {
        diagnostics.tell(place, Mistake::EmptyMeasure { number: number.to_string() });
        return None;
    };
    last.end = trim(text, last.clone()).end;
    lines[0].start = trim(text, first).start;
    doubtful(text, file, &lines, diagnostics);
    let body: Vec<&str> = lines.iter().map(|line| &text[line.clone()]).collect();
    let place = Place::new(file, lines[0].start..lines[lines.len() - 1].end);
    Some(Body { number, text: body.join("\n"), place })
}

/// Tells bookmarks that stand within the text, and lines that end within a sentence.
fn doubtful(text: &str, file: &Arc<str>, lines: &[Range<usize>], diagnostics: &mut Diagnostics) {
    for (n, line) in lines.iter().enumerate() {
        for (at, _) in text[line.clone()].match_indices(BOOKMARK) {
            let at = line.start + at;
            diagnostics.tell(Place::new(file, at..at + BOOKMARK.len()), Mistake::BookmarkInText {});
        }
        let end = trim(text, line.clone());
        if n + 1 < lines.len() && !text[end.clone()].ends_with(|c| ENDS.contains(c)) {
            diagnostics.tell(Place::new(file, end), Mistake::LineWithinSentence {});
        }
    }
}
