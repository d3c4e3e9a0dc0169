//! A source sentence beside the one that translates it, as both are read.

use std::ops::Range;

use super::terms::{Finders, Found, Terms};
use super::{Erratum, Lang, Site};
use crate::content::line::Segment;
use crate::wording::{Folded, Reading, Wording};

/// What the comparison of two languages needs.
#[derive(Debug, Clone, Copy)]
pub struct Comparison<'a> {
    terms: &'a Terms,
    /// The words of both, if both have a file.
    pub wordings: Option<(&'a Wording, &'a Wording)>,
}

/// A source sentence and the one that translates it.
#[derive(Debug)]
pub struct Line<'a> {
    /// The source as it is meant: what an erratum says stands in place of what is printed.
    pub source_text: String,
    /// The same, folded.
    pub source: Folded,
    /// The translation.
    pub here_text: &'a str,
    /// The same, folded.
    pub here: Folded,
}

impl<'a> Comparison<'a> {
    /// What is needed to compare `source` with its translations into `lang`.
    pub fn new(site: &'a Site, finders: &'a Finders, source: Lang, lang: Lang) -> Self {
        Self { terms: finders.between(source, lang), wordings: site.wording(source).zip(site.wording(lang)) }
    }

    /// The terms in a line.
    pub fn terms(&self, line: &Line) -> Vec<Found<'a>> {
        self.terms.find(&line.source, &line.here)
    }
}

impl<'a> Line<'a> {
    /// A sentence and its translation.
    pub fn new(errata: &[Erratum], from: &Segment, to: &'a Segment) -> Self {
        let source_text = errata.iter().fold(from.plain.clone(), meant);
        let here_text = to.plain.as_str();
        Self { source: Folded::new(&source_text), source_text, here: Folded::new(here_text), here_text }
    }

    /// What both say.
    pub fn readings<'l>(&'l self, wordings: (&'l Wording, &'l Wording), found: &[Found]) -> (Reading<'l>, Reading<'l>) {
        (self.source_reading(wordings.0, found), self.here_reading(wordings, found))
    }

    /// What the source says.
    pub fn source_reading<'l>(&'l self, wording: &'l Wording, found: &[Found]) -> Reading<'l> {
        let names: Vec<Range<usize>> = self.names(wording, found).map(|name| name.at.clone()).collect();
        wording.read(&self.source, &names)
    }

    /// What the translation says.
    pub fn here_reading<'l>(&'l self, wordings: (&'l Wording, &'l Wording), found: &[Found]) -> Reading<'l> {
        let names = self.names(wordings.0, found);
        let names: Vec<Range<usize>> = names.flat_map(|name| name.renderings.iter().cloned()).collect();
        wordings.1.read(&self.here, &names)
    }

    /// The names among the terms found: a term that is rendered speaks as a whole, and figures and force
    /// in it are its own (新一代, 一窗受理). A word of force that is a term as well is none.
    fn names<'f>(&self, source: &Wording, found: &'f [Found<'f>]) -> impl Iterator<Item = &'f Found<'f>> {
        found.iter().filter(|found| !found.renderings.is_empty() && !source.is_force(&self.source, &found.at))
    }
}

/// `text` with what an erratum says is meant in place of what is printed, where that is not what is
/// printed anyway.
fn meant(text: String, Erratum { printed, meant, .. }: &Erratum) -> String {
    let misprint = text.match_indices(printed.as_str()).map(|(at, _)| at).find(|at| !text[*at..].starts_with(meant));
    match misprint {
        Some(at) => format!("{}{meant}{}", &text[..at], &text[at + printed.len()..]),
        None => text,
    }
}
