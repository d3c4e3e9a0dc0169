//! A source sentence beside the one that translates it, as both are read.

use std::ops::Range;

use super::terms::{Found, Terms};
use super::{Erratum, Lang, Site};
use crate::content::line::Segment;
use crate::wording::{Folded, Reading, Wording};

/// What the comparison of two languages needs, made once for a pair of them.
#[derive(Debug)]
pub struct Comparison<'a> {
    terms: Terms,
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
    pub fn new(site: &'a Site, source: Lang, lang: Lang) -> Self {
        Self { terms: Terms::new(site, source, lang), wordings: site.wording(source).zip(site.wording(lang)) }
    }

    /// The terms in a line.
    pub fn terms(&self, line: &Line) -> Vec<Found<'_>> {
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
        let (source_masks, here_masks) = masks(self, wordings.0, found);
        (wordings.0.read(&self.source, &source_masks), wordings.1.read(&self.here, &here_masks))
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

/// Where names stand in the source and in the translation: a term that is rendered speaks as a whole,
/// and figures and force in it are its own (新一代, 一窗受理). A word of force that is a term as well is none.
fn masks(line: &Line, source: &Wording, found: &[Found]) -> (Vec<Range<usize>>, Vec<Range<usize>>) {
    let is_name = |found: &&Found| !found.renderings.is_empty() && !source.is_force(&line.source, &found.at);
    let names = || found.iter().filter(is_name);
    (names().map(|found| found.at.clone()).collect(), names().flat_map(|found| found.renderings.clone()).collect())
}
