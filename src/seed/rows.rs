//! From groups of cells to rows: "as above" filled in, numbers followed.

use std::sync::Arc;

use super::cells::{self, Cell, Group};
use super::departments::departments;
use super::headings::heading;
use super::marker::{Column, marker};
use super::numbers::Numbers;
use super::{Heading, Row, body};
use crate::diagnostic::{Diagnostic, Diagnostics, Mistake, Place};

/// The rows that `cells` make. What is wrong is told; then rows may be missing.
pub(super) fn read(text: &str, file: &Arc<str>, cells: Vec<Cell>, diagnostics: &mut Diagnostics) -> Vec<Row> {
    let (header, groups) = cells::group(text, cells);
    let mut reader = Reader::new(text, file, diagnostics);
    let mut groups = groups.into_iter().peekable();
    if header.is_empty() {
        let odd = groups.next_if(|group| !group.cells().iter().any(|cell| cell.is_measure(text)));
        let cells = odd.as_ref().or(groups.peek()).map(Group::cells).unwrap_or_default();
        let place = cells.iter().find(|cell| !cell.is_empty()).map_or(Place::new(file, 0..0), |cell| cell.place(file));
        reader.diagnostics.tell(place, Mistake::NoHeader {});
    } else if header[2].first(text).contains("配合") || header[3].first(text).contains("牵头") {
        reader.diagnostics.tell(header[2].place(file), Mistake::HeaderOrder {});
    }
    let mut rows = Vec::new();
    for group in groups {
        match group {
            Group::Row(cells) => rows.extend(reader.row(&cells)),
            Group::Odd(cells) => reader.odd(&cells),
        }
    }
    if rows.is_empty() && !reader.diagnostics.has_errors() {
        reader.diagnostics.tell(Place::new(file, 0..0), Mistake::NoTable {});
    }
    for numbers in [&reader.sections, &reader.items, &reader.measures] {
        numbers.missing(reader.diagnostics);
    }
    rows
}

struct Reader<'a> {
    text: &'a str,
    file: &'a Arc<str>,
    diagnostics: &'a mut Diagnostics,
    section: Option<Heading>,
    item: Option<Heading>,
    /// A heading above could not be read, so that nothing follows from one that is missing here.
    unsure: bool,
    sections: Numbers,
    items: Numbers,
    measures: Numbers,
}

impl<'a> Reader<'a> {
    fn new(text: &'a str, file: &'a Arc<str>, diagnostics: &'a mut Diagnostics) -> Self {
        let [sections, items, measures] = [Column::Section, Column::Item, Column::Measure].map(Numbers::new);
        Self { text, file, diagnostics, section: None, item: None, unsure: false, sections, items, measures }
    }

    /// A row of five cells; `None` if a part of it is a mistake, which has been told.
    fn row(&mut self, cells: &[Cell; 5]) -> Option<Row> {
        let [section, item, measure, lead, cooperating] = cells;
        self.section(section);
        self.item(item, measure);
        let body = body::read(self.text, self.file, measure, self.diagnostics);
        match &body {
            Some(body) => self.measures.next(body.number, &body.place, self.diagnostics),
            None => self.measures.unsure = true,
        }
        let lead_name = self.lead(lead, measure);
        let names = departments(self.text, self.file, cooperating, false, self.diagnostics);
        if let Some(name) = lead_name.iter().find(|name| names.iter().flatten().any(|other| other == *name)) {
            let twice = Mistake::DepartmentTwice { name: name.clone() };
            let twice = Diagnostic::at(cooperating.place(self.file), twice);
            self.diagnostics.push(twice.beside(lead.place(self.file)));
        }
        let body = body?;
        Some(Row {
            place: measure.place(self.file),
            section: self.section.clone()?,
            item: self.item.clone()?,
            number: body.number,
            body: body.text,
            body_place: body.place,
            lead: lead_name?,
            lead_place: lead.place(self.file),
            cooperating: names?,
            cooperating_place: cooperating.place(self.file),
        })
    }

    /// A section's cell: empty and repeated ones go on with the section above.
    fn section(&mut self, cell: &Cell) {
        match heading(self.text, self.file, cell, Column::Section, self.diagnostics) {
            Ok(None) => {}
            Ok(Some(heading)) => {
                if !self.same(Column::Section, &heading) {
                    self.sections.next(heading.number, &heading.place, self.diagnostics);
                    self.item = None;
                    self.section = Some(heading);
                }
            }
            Err(()) => (self.sections.unsure, self.unsure, self.section) = (true, true, None),
        }
    }

    /// An item's cell: empty and repeated ones go on with the item above, but not into another section.
    fn item(&mut self, cell: &Cell, measure: &Cell) {
        match heading(self.text, self.file, cell, Column::Item, self.diagnostics) {
            Ok(Some(heading)) => {
                if self.section.is_none() && !self.unsure {
                    self.diagnostics.tell(heading.place.clone(), Mistake::ItemBeforeSection {});
                }
                if !self.same(Column::Item, &heading) {
                    self.items.next(heading.number, &heading.place, self.diagnostics);
                    self.item = Some(heading);
                }
                self.unsure &= self.section.is_none();
            }
            Ok(None) if self.item.is_none() && !self.unsure => {
                self.diagnostics.tell(measure.place(self.file), Mistake::MeasureBeforeItem {});
            }
            Ok(None) => {}
            Err(()) => (self.items.unsure, self.unsure, self.item) = (true, true, None),
        }
    }

    /// Whether this is the heading above, repeated. Repeated with other words it is a mistake.
    fn same(&mut self, column: Column, heading: &Heading) -> bool {
        let above = if column == Column::Section { &self.section } else { &self.item };
        let Some(above) = above.as_ref().filter(|above| above.number == heading.number) else { return false };
        if above.title != heading.title {
            let (what, number) = (column.what(), heading.number.to_string());
            let differs = Diagnostic::at(heading.place.clone(), Mistake::HeadingDiffers { what, number });
            self.diagnostics.push(differs.beside(above.place.clone()));
        }
        true
    }

    /// The one department that leads.
    fn lead(&mut self, cell: &Cell, measure: &Cell) -> Option<String> {
        let mut names = departments(self.text, self.file, cell, true, self.diagnostics)?;
        let lead = names.pop();
        match (&lead, names.is_empty()) {
            (None, _) => {
                let place = Place::new(self.file, cell.start..cell.start);
                let missing = Diagnostic::at(place, Mistake::NoLead {});
                self.diagnostics.push(missing.beside(measure.place(self.file)));
            }
            (Some(_), false) => self.diagnostics.tell(cell.place(self.file), Mistake::TwoLeads {}),
            (Some(_), true) => return lead,
        }
        None
    }

    /// Cells that are no row. What they say of numbers and headings is kept, so that nothing else is
    /// told because of them.
    fn odd(&mut self, cells: &[Cell]) {
        let measure = cells.iter().position(|cell| cell.is_measure(self.text));
        let shown = measure.or_else(|| cells.iter().position(|cell| !cell.is_empty())).unwrap_or(0);
        let found = cells.len().to_string();
        self.diagnostics.tell(cells[shown].place(self.file), Mistake::WrongCells { found });
        match measure.and_then(|n| marker(Column::Measure, cells[n].first(self.text))) {
            Some((number, _)) => self.measures.see(number, &cells[shown].place(self.file)),
            None => self.measures.unsure = true,
        }
        (self.unsure, self.sections.unsure, self.items.unsure) = (true, true, true);
        for cell in &cells[..measure.unwrap_or(cells.len())] {
            let read = |column| heading(self.text, self.file, cell, column, &mut Diagnostics::new()).ok().flatten();
            if let Some(heading) = read(Column::Section) {
                self.sections.see(heading.number, &heading.place);
                self.section = Some(heading);
            } else if let Some(heading) = read(Column::Item) {
                self.items.see(heading.number, &heading.place);
                self.item = Some(heading);
            }
        }
    }
}
