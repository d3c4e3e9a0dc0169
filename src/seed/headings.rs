//! The title above the table, and the headings of sections and items.

use std::ops::Range;
use std::sync::Arc;

use super::Heading;
use super::cells::{Cell, without_bookmark};
use super::characters::{is_blank, seen};
use super::lines::trim;
use super::marker::{Column, marker};
use crate::diagnostic::{Diagnostics, Mistake, Place};

/// The title: the one line above the table, besides a line `附件`, `附件1` or `附件：`, which official
/// documents put above an annex (GB/T 9704). No line and several lines are mistakes.
pub(super) fn title(
    text: &str,
    file: &Arc<str>,
    above: &[Range<usize>],
    diagnostics: &mut Diagnostics,
) -> Option<(String, Place)> {
    let lines = above.iter().map(|line| without_bookmark(text, line.clone()));
    let mut lines = lines.filter(|line| !line.is_empty() && !is_annex(&text[line.clone()]));
    let Some(title) = lines.next() else {
        diagnostics.tell(Place::new(file, 0..0), Mistake::NoTitle {});
        return None;
    };
    let place = Place::new(file, title.clone());
    if let Some(more) = lines.next() {
        diagnostics.push(
            crate::diagnostic::Diagnostic::at(Place::new(file, more), Mistake::TextAboveTable {}).beside(place.clone()),
        );
    }
    Some((seen(&text[title]), place))
}

/// Whether a line only says that this is an annex.
fn is_annex(line: &str) -> bool {
    let Some(rest) = line.strip_prefix("附件") else { return false };
    rest.trim_end_matches(['：', ':']).chars().all(|c| c.is_whitespace() || c.is_numeric())
}

/// The heading in a cell: `Ok(None)` if it is empty, `Err` if it is a mistake, which has been told.
pub(super) fn heading(
    text: &str,
    file: &Arc<str>,
    cell: &Cell,
    column: Column,
    diagnostics: &mut Diagnostics,
) -> Result<Option<Heading>, ()> {
    let mut lines = cell.filled();
    let Some(first) = lines.next() else { return Ok(None) };
    let line = without_bookmark(text, first);
    let what = column.what();
    let mut fail = |place, mistake| {
        diagnostics.tell(Place::new(file, place), mistake);
        Err(())
    };
    if let Some(more) = lines.next() {
        return fail(more, Mistake::HeadingOnTwoLines { what });
    }
    let Some((number, length)) = marker(column, &text[line.clone()]) else {
        return fail(line, Mistake::HeadingWithoutNumber { what, form: column.form().into() });
    };
    let title = trim(text, line.start + length..line.end);
    if is_blank(&text[title.clone()]) {
        return fail(line, Mistake::EmptyHeading { what });
    }
    Ok(Some(Heading { number, title: seen(&text[title]), place: Place::new(file, line) }))
}
