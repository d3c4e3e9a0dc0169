//! Line *n* says what line *n* says: figures, bounds, force and terms, sentence by sentence.

use std::collections::BTreeMap;
use std::ops::Range;

use super::{Finding, Pair, figures, force, terms};
use crate::content::line::Segment;
use crate::diagnostic::{Diagnostic, Mistake, Place};
use crate::site::terms::{Found, Terms};
use crate::site::{Erratum, Lang, Site};
use crate::wording::{Folded, Wording};

/// What the comparison of two languages needs, made once for a pair of them.
pub(super) struct Comparison<'a> {
    terms: Terms,
    /// The words of both, if both have a file.
    wordings: Option<(&'a Wording, &'a Wording)>,
}

/// A source sentence and the one that translates it.
pub(super) struct Line<'a> {
    /// The source as it is meant: what an erratum says stands in place of what is printed.
    pub(super) source_text: String,
    pub(super) source: Folded,
    pub(super) here_text: &'a str,
    pub(super) here: Folded,
}

/// A mistake in a line, and where it stands in the written source and translation if that is known.
pub(super) struct Told {
    pub(super) mistake: Mistake,
    pub(super) source: Option<Range<usize>>,
    pub(super) here: Option<Range<usize>>,
}

impl<'a> Comparison<'a> {
    pub(super) fn new(site: &'a Site, source: Lang, lang: Lang) -> Self {
        Self { terms: Terms::new(site, source, lang), wordings: site.wording(source).zip(site.wording(lang)) }
    }

    /// Everything in which the lines of `pair` differ. Its lines are known to be as many.
    pub(super) fn check(&self, pair: &Pair) -> Vec<Finding> {
        let segments = pair.measure.text.segments.iter().zip(&pair.translation.text.segments);
        segments.flat_map(|(from, to)| self.line(&pair.measure.errata, from, to)).collect()
    }

    fn line(&self, errata: &[Erratum], from: &Segment, to: &Segment) -> Vec<Finding> {
        let source_text = errata.iter().fold(from.plain.clone(), meant);
        let here_text = to.plain.as_str();
        let line = Line { source: Folded::new(&source_text), source_text, here: Folded::new(here_text), here_text };
        let found = self.terms.find(&line.source, &line.here);
        let mut all = terms::check(&line, &found);
        if let Some(wordings) = self.wordings {
            let (source_masks, here_masks) = masks(&line, wordings.0, &found);
            let source = wordings.0.read(&line.source, &source_masks);
            let here = wordings.1.read(&line.here, &here_masks);
            all.extend(figures::check(&line, wordings, (&source, &here)));
            all.extend(force::check(&line, wordings, (&source, &here)));
        }
        let place = |segment: &Segment, text: &str, range: Option<Range<usize>>| {
            range.and_then(|range| part(segment, text, range)).unwrap_or_else(|| segment.place.clone())
        };
        let finding = |told: Told| {
            let diagnostic = Diagnostic::at(place(to, here_text, told.here), told.mistake);
            let diagnostic = diagnostic.beside(place(from, &line.source_text, told.source));
            Finding { diagnostic, sentence: Some(from.digest) }
        };
        all.into_iter().map(finding).collect()
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

/// The place of a part of a segment, if its line is written without markup and is what was read.
fn part(segment: &Segment, text: &str, range: Range<usize>) -> Option<Place> {
    let Place { file, start, end } = &segment.place;
    let exact = end - start == segment.plain.len() && segment.plain == text && !range.is_empty();
    exact.then(|| Place::new(file, start + range.start..start + range.end))
}

/// Comparisons by their languages, each made when it is first needed.
#[derive(Default)]
pub(super) struct Comparisons<'a>(BTreeMap<(Lang, Lang), Comparison<'a>>);

impl<'a> Comparisons<'a> {
    pub(super) fn of(&mut self, site: &'a Site, source: Lang, lang: Lang) -> &Comparison<'a> {
        self.0.entry((source, lang)).or_insert_with(|| Comparison::new(site, source, lang))
    }
}
