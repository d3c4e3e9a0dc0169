//! One term, one rendering: a term of the glossary, or a department's name, that stands in a source
//! sentence has one of its renderings in the sentence that translates it.

use super::lines::Told;
use crate::diagnostic::Mistake;
use crate::site::comparison::Line;
use crate::site::terms::Found;

/// A warning for each term that has none of its renderings, once a sentence.
pub(super) fn check(line: &Line, terms: &[Found]) -> Vec<Told> {
    let mut seen: Vec<&str> = Vec::new();
    let mut all = Vec::new();
    for Found { term, preferred, at, renderings, .. } in terms {
        if !renderings.is_empty() || seen.contains(term) {
            continue;
        }
        seen.push(term);
        let mistake = Mistake::TermMissing { term: (*term).to_owned(), rendering: (*preferred).to_owned() };
        all.push(Told { mistake, source: Some(line.source.written(at)), here: None });
    }
    all
}
