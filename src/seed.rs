//! A policy's document: bytes go in, the table that stands in it comes out.
//!
//! The form is what Word and WPS give when a table is saved as plain text. A TAB at the start of a
//! line opens a cell; what follows up to the next such line belongs to the cell, empty lines too.
//! A row has five cells: section, item, measure, lead and cooperating departments; the header row
//! has four. An empty cell means "as above" for section and item, and "none" for cooperating
//! departments. The title stands above the table.
//!
//! Never guesses, never drops: what does not follow the form is a mistake at its place, all of them
//! are told together, and then there is no table. Knows nothing of the site: whether a department is
//! known is the import's question.

mod body;
mod cells;
mod characters;
pub(crate) mod decode;
mod departments;
mod headings;
pub(crate) mod lines;
mod marker;
mod numbers;
mod rows;

use std::sync::Arc;

pub(crate) use characters::{is_han, is_lost};
pub use decode::decode;

use crate::diagnostic::{Diagnostics, Outcome, Place};

/// The policy table as it stands in the document, "as above" filled in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// The policy's title, as it stands above the table.
    pub title: String,
    /// Where the title stands.
    pub title_place: Place,
    /// Its rows, in the document's order.
    pub rows: Vec<Row>,
}

/// One row: a measure with all that the table says of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// The measure's cell.
    pub place: Place,
    /// The section it belongs to (the row's own cell, or the one above that holds for it).
    pub section: Heading,
    /// The item it belongs to.
    pub item: Heading,
    /// The measure's number.
    pub number: u32,
    /// The measure's text, character for character, less its marker and the blanks around it.
    /// Paragraphs are joined by `\n`, however the document ends its lines; empty lines are not kept.
    pub body: String,
    /// Where the text stands.
    pub body_place: Place,
    /// The one department that leads.
    pub lead: String,
    /// The cell of the lead department.
    pub lead_place: Place,
    /// The cooperating departments, in the document's order.
    pub cooperating: Vec<String>,
    /// The cell of the cooperating departments; empty where the row has none.
    pub cooperating_place: Place,
}

/// The heading of a section or an item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heading {
    /// Its number.
    pub number: u32,
    /// Its text, less the number and the blanks around it.
    pub title: String,
    /// Where it stands first.
    pub place: Place,
}

/// Reads the table in `text`, the decoded document, which is called `name` in what is told.
///
/// Numbers may be written with digits of either width, brackets with brackets of either width; the
/// forms of markers stand in [`marker`]. A cell may begin with Word's `[bookmark: …]`, which is left
/// out. The last row, and no other, may lack its last cell. Rows without any text are passed over,
/// as is the header row where it is repeated word for word. Lists of departments are joined by `、`,
/// after which they may go on in the next line.
///
/// Mistakes: everything that this form does not cover; a number that is missing or stands twice; a
/// measure before any item; a lead department that is missing or not alone; control characters.
/// Notices: characters that cannot be seen (kept in the text of measures, left out of headings and
/// names), measures out of order.
pub fn parse(name: &str, text: &str) -> Outcome<Table> {
    let file: Arc<str> = name.into();
    let mut diagnostics = Diagnostics::new();
    let Some(document) = cells::read(text, &file, &mut diagnostics) else {
        characters::check(text, &file, &[], &mut diagnostics);
        return Outcome::bad(diagnostics.sorted());
    };
    let title = headings::title(text, &file, &document.above, &mut diagnostics);
    let rows = rows::read(text, &file, document.cells, &mut diagnostics);
    characters::check(text, &file, &rows, &mut diagnostics);
    let diagnostics = diagnostics.sorted();
    match title {
        Some((title, title_place)) if !diagnostics.has_errors() => {
            Outcome::with(Table { title, title_place, rows }, diagnostics)
        }
        _ => Outcome::bad(diagnostics),
    }
}
