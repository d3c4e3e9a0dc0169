//! The cells of a document, and which of them make a row.

use std::ops::Range;
use std::sync::Arc;

use super::characters::is_blank;
use super::lines::{lines, trim};
use super::marker;
use crate::diagnostic::show::is_invisible;
use crate::diagnostic::{Diagnostics, Mistake, Place};

/// What Word leaves where a bookmark begins a cell.
pub(super) const BOOKMARK: &str = "[bookmark: ";

/// A document's parts.
pub(super) struct Document {
    /// The lines above the table that are not empty.
    pub(super) above: Vec<Range<usize>>,
    /// The table's cells, in order.
    pub(super) cells: Vec<Cell>,
}

/// A cell of the table.
#[derive(Debug, Clone)]
pub(super) struct Cell {
    /// The first byte of its text, after the TAB.
    pub(super) start: usize,
    /// Its lines, up to the last that is not empty; a line of blanks alone is an empty range.
    pub(super) lines: Vec<Range<usize>>,
    /// Whether an empty line stands before it.
    after_empty: bool,
}

/// What stands between two rows.
pub(super) enum Group {
    /// A row of five cells.
    Row([Cell; 5]),
    /// Cells that are no row.
    Odd(Vec<Cell>),
}

impl Group {
    /// The cells, in order.
    pub(super) fn cells(&self) -> &[Cell] {
        match self {
            Self::Row(cells) => cells,
            Self::Odd(cells) => cells,
        }
    }
}

impl Cell {
    /// The lines that are not empty, in order.
    pub(super) fn filled(&self) -> impl Iterator<Item = Range<usize>> + '_ {
        self.lines.iter().filter(|line| !line.is_empty()).cloned()
    }

    /// The text with which it begins: its first line that is not empty, without a bookmark.
    pub(super) fn first<'a>(&self, text: &'a str) -> &'a str {
        self.filled().next().map_or("", |line| &text[without_bookmark(text, line)])
    }

    /// From its first to its last line that is not empty; nothing, at its start, if all are empty.
    pub(super) fn place(&self, file: &Arc<str>) -> Place {
        let mut filled = self.filled();
        let Some(first) = filled.next() else { return Place::new(file, self.start..self.start) };
        let last = filled.last().unwrap_or(first.clone());
        Place::new(file, first.start..last.end)
    }

    /// Whether it begins with a measure's marker.
    pub(super) fn is_measure(&self, text: &str) -> bool {
        marker::is_measure(self.first(text))
    }

    /// Whether it has no text.
    pub(super) fn is_empty(&self) -> bool {
        self.filled().next().is_none()
    }
}

/// `line` without blanks at its ends, and without bookmarks and what cannot be seen in front of it.
pub(super) fn without_bookmark(text: &str, line: Range<usize>) -> Range<usize> {
    let mut line = trim(text, line);
    loop {
        let rest = text[line.clone()].trim_start_matches(|c: char| c.is_whitespace() || is_invisible(c));
        line.start = line.end - rest.len();
        let Some((bookmark, _)) = rest.split_once(']').filter(|_| rest.starts_with(BOOKMARK)) else { return line };
        line.start += bookmark.len() + 1;
    }
}

/// The cells of `text`; `None` if no line begins with a TAB, which is told. A TAB elsewhere is a mistake; above the
/// table it means that this is a table in another form, which is not read on.
pub(super) fn read(text: &str, file: &Arc<str>, diagnostics: &mut Diagnostics) -> Option<Document> {
    let (mut above, mut cells) = (Vec::new(), Vec::<Cell>::new());
    let mut after_empty = false;
    for line in lines(text) {
        let opens = text[line.clone()].starts_with('\t');
        let inside = line.start + usize::from(opens)..line.end;
        if let Some(at) = text[inside.clone()].find('\t') {
            let at = inside.start + at;
            diagnostics.tell(Place::new(file, at..at + 1), Mistake::TabInCell {});
            if cells.is_empty() && !opens {
                return None;
            }
        }
        let shown = &text[inside.clone()];
        let blank = if opens { is_blank(shown) } else { shown.trim().is_empty() };
        let kept = if blank { inside.start..inside.start } else { inside.clone() };
        match cells.last_mut() {
            _ if opens => cells.push(Cell { start: inside.start, lines: vec![kept], after_empty }),
            Some(cell) => cell.lines.push(kept),
            None if blank => {}
            None => above.push(kept),
        }
        after_empty = blank && !opens;
    }
    for cell in &mut cells {
        let filled = cell.lines.iter().rposition(|line| !line.is_empty());
        cell.lines.truncate(filled.map_or(0, |last| last + 1));
    }
    if cells.is_empty() {
        diagnostics.tell(Place::new(file, 0..0), Mistake::NoTable {});
        return None;
    }
    Some(Document { above, cells })
}

/// The header row's cells and the groups below it.
///
/// An empty line before a cell ends a row, but not within one: cells that an empty line parts are one
/// row if together they are five and the third is a measure. Where no empty lines stand between rows,
/// every five cells are one, if the third of each is a measure. Only the last row may lack a cell.
pub(super) fn group(text: &str, cells: Vec<Cell>) -> (Vec<Cell>, Vec<Group>) {
    let mut blocks = blocks(cells);
    let header = header(text, &mut blocks);
    let same = |block: &[Cell]| {
        block.len() == header.len() && block.iter().zip(&header).all(|(a, b)| a.first(text) == b.first(text))
    };
    let mut groups = Vec::new();
    let mut blocks = blocks.into_iter().filter(|block| !same(block)).collect::<Vec<_>>();
    while blocks.last().is_some_and(|block| block.iter().all(Cell::is_empty) && block.len() > 1) {
        blocks.pop();
    }
    let count = blocks.len();
    let mut waiting = blocks.into_iter().enumerate().peekable();
    let mut pending: Vec<Vec<Cell>> = Vec::new();
    while let Some((n, block)) = waiting.next() {
        pending.push(block);
        let total: usize = pending.iter().map(Vec::len).sum();
        let next = waiting.peek().map_or(usize::MAX, |(_, next)| total.saturating_add(next.len()));
        if pending[0].len() < 5 && total < 5 && next <= 5 {
            continue;
        }
        close(text, std::mem::take(&mut pending), n + 1 == count, &mut groups);
    }
    (header, groups)
}

/// The cells, parted where an empty line stands before one.
fn blocks(cells: Vec<Cell>) -> Vec<Vec<Cell>> {
    let mut blocks: Vec<Vec<Cell>> = Vec::new();
    for cell in cells {
        match blocks.last_mut() {
            Some(block) if !cell.after_empty => block.push(cell),
            _ => blocks.push(vec![cell]),
        }
    }
    blocks
}

/// Takes the header row, four cells without a measure, off the first blocks; empty if there is none.
fn header(text: &str, blocks: &mut Vec<Vec<Cell>>) -> Vec<Cell> {
    let sound = |cells: &[Cell]| cells.iter().all(|cell| !cell.is_empty() && !cell.is_measure(text));
    let mut total = 0;
    let upto = blocks.iter().position(|block| {
        total += block.len();
        total >= 4
    });
    let Some(upto) = upto else { return Vec::new() };
    let mut joined: Vec<Cell> = blocks[..=upto].concat();
    let row_follows = joined.get(6).is_some_and(|cell| cell.is_measure(text));
    if !sound(&joined[..4]) || (joined.len() > 4 && !row_follows) {
        return Vec::new();
    }
    let rest = joined.split_off(4);
    blocks.drain(..=upto);
    if !rest.is_empty() {
        blocks.insert(0, rest);
    }
    joined
}

/// Makes rows of blocks that belong together: one block, or several that are fewer than five cells each.
fn close(text: &str, blocks: Vec<Vec<Cell>>, last: bool, groups: &mut Vec<Group>) {
    let joined: Vec<Cell> = blocks.concat();
    let empty = |cells: &[Cell]| cells.iter().all(Cell::is_empty);
    let measure = |cells: &[Cell]| cells.get(2).is_some_and(|cell| cell.is_measure(text));
    let one = blocks.len() == 1;
    let whole = joined.len() == 5 && (one || measure(&joined));
    let many = joined.len().is_multiple_of(5) || (last && joined.len() % 5 == 4);
    if empty(&joined) {
        return;
    }
    if whole || (many && joined.chunks(5).all(|row| measure(row) || empty(row))) {
        groups.extend(joined.chunks(5).filter(|cells| !empty(cells)).map(|cells| Group::Row(row(cells))));
    } else {
        groups.extend(blocks.into_iter().filter(|block| !empty(block)).map(Group::Odd));
    }
}

/// Five cells, the last of which may be missing.
fn row(cells: &[Cell]) -> [Cell; 5] {
    let end = cells.last().map_or(0, |cell| cell.lines.last().map_or(cell.start, |line| line.end));
    std::array::from_fn(|n| cells.get(n).cloned().unwrap_or(Cell { start: end, lines: Vec::new(), after_empty: false }))
}
