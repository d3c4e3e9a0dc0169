//! The numbers of one column, followed from row to row.

use std::collections::BTreeMap;

use super::marker::Column;
use crate::diagnostic::{Diagnostic, Diagnostics, Mistake, Place};

/// Which numbers stood where.
pub(super) struct Numbers {
    column: Column,
    seen: BTreeMap<u32, Place>,
    last: u32,
    /// A number could not be read, so that none can be called missing.
    pub(super) unsure: bool,
}

impl Numbers {
    /// None so far.
    pub(super) fn new(column: Column) -> Self {
        Self { column, seen: BTreeMap::new(), last: 0, unsure: false }
    }

    /// Takes the next number. One that was there before is a mistake; one that is smaller than the one
    /// before it is told: the document's order holds.
    pub(super) fn next(&mut self, number: u32, place: &Place, diagnostics: &mut Diagnostics) {
        let (what, text) = (self.column.what(), number.to_string());
        if let Some(first) = self.seen.get(&number) {
            let twice = Diagnostic::at(place.clone(), Mistake::NumberTwice { what, number: text });
            diagnostics.push(twice.beside(first.clone()));
            return;
        }
        if number < self.last {
            let before = self.last.to_string();
            diagnostics.tell(place.clone(), Mistake::NumberOutOfOrder { what, number: text, before });
        }
        self.see(number, place);
    }

    /// Takes a number from a row that is a mistake itself.
    pub(super) fn see(&mut self, number: u32, place: &Place) {
        self.seen.entry(number).or_insert_with(|| place.clone());
        self.last = number;
    }

    /// Tells the numbers from 1 that are missing, each gap once, at the number after it.
    pub(super) fn missing(&self, diagnostics: &mut Diagnostics) {
        let mut expected = 1;
        for (number, place) in self.seen.iter().filter(|_| !self.unsure) {
            if *number > expected {
                let gap = if number - 1 == expected { String::new() } else { format!("–{}", number - 1) };
                let missing = format!("{expected}{gap}");
                let what = self.column.what();
                diagnostics.tell(place.clone(), Mistake::NumberMissing { what, number: missing });
            }
            expected = number + 1;
        }
    }
}
