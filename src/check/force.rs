//! The same force and the same qualifiers in the same sentence: what may be done is not what shall be
//! done, and a total is not a yearly amount.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::figures::some;
use super::lines::Told;
use crate::diagnostic::Mistake;
use crate::site::comparison::Line;
use crate::wording::{Reading, Said, Wording};

/// What is said with the places of its words in a folded text.
type All<'a> = BTreeMap<Said<'a>, Vec<Range<usize>>>;

/// A mistake for each name that the source says more often than the translation, or less often.
pub(super) fn check(line: &Line, wordings: (&Wording, &Wording), says: (&Reading, &Reading)) -> Vec<Told> {
    let mut all = Vec::new();
    for (source, here) in [(&says.0.qualifiers, &says.1.qualifiers), (&says.0.force, &says.1.force)] {
        compare(line, wordings, source, here, &mut all);
    }
    all
}

fn compare(line: &Line, wordings: (&Wording, &Wording), source: &All, here: &All, told: &mut Vec<Told>) {
    let names: BTreeSet<Said> = source.keys().chain(here.keys()).copied().collect();
    for said in names.into_iter().filter(|said| wordings.0.knows(said.name) && wordings.1.knows(said.name)) {
        let name = said.name;
        let of = |all: &All| all.get(&said).cloned().unwrap_or_default();
        let (there, here) = (of(source), of(here));
        let first = |all: &[Range<usize>], written: &dyn Fn(&Range<usize>) -> Range<usize>| all.first().map(written);
        let source_at = first(&there, &|at| line.source.written(at));
        let here_at = first(&here, &|at| line.here.written(at));
        let mistake = if there.len() > here.len() {
            let word = source_at.clone().map_or("", |at| &line.source_text[at]).to_owned();
            Mistake::WordingMissing { source: word, instead: some(wordings.1, name) }
        } else if there.len() < here.len() {
            let word = here_at.clone().map_or("", |at| &line.here_text[at]).to_owned();
            Mistake::WordingAdded { here: word, instead: some(wordings.0, name) }
        } else {
            continue;
        };
        told.push(Told { mistake, source: source_at, here: here_at });
    }
}
