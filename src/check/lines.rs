//! Line *n* says what line *n* says: figures, bounds, force and terms, sentence by sentence.

use std::ops::Range;

use super::{Finding, Pair, figures, force, terms};
use crate::content::line::Segment;
use crate::diagnostic::{Diagnostic, Mistake, Place};
use crate::site::Erratum;
use crate::site::comparison::{Comparison, Line};

/// A mistake in a line, and where it stands in the written source and translation if that is known.
pub(super) struct Told {
    pub(super) mistake: Mistake,
    pub(super) source: Option<Range<usize>>,
    pub(super) here: Option<Range<usize>>,
}

/// Everything in which the lines of `pair` differ. Its lines are known to be as many.
pub(super) fn check(comparison: &Comparison, pair: &Pair) -> Vec<Finding> {
    let segments = pair.measure.text.segments.iter().zip(&pair.translation.text.segments);
    segments.flat_map(|(from, to)| findings(comparison, &pair.measure.errata, from, to)).collect()
}

fn findings(comparison: &Comparison, errata: &[Erratum], from: &Segment, to: &Segment) -> Vec<Finding> {
    let line = Line::new(errata, from, to);
    let found = comparison.terms(&line);
    let mut all = terms::check(&line, &found);
    if let Some(wordings) = comparison.wordings {
        let (source, here) = line.readings(wordings, &found);
        all.extend(figures::check(&line, wordings, (&source, &here)));
        all.extend(force::check(&line, wordings, (&source, &here)));
    }
    let place = |segment: &Segment, text: &str, range: Option<Range<usize>>| {
        range.and_then(|range| part(segment, text, range)).unwrap_or_else(|| segment.place.clone())
    };
    let finding = |told: Told| {
        let diagnostic = Diagnostic::at(place(to, line.here_text, told.here), told.mistake);
        let diagnostic = diagnostic.beside(place(from, &line.source_text, told.source));
        Finding { diagnostic, sentence: Some(from.digest) }
    };
    all.into_iter().map(finding).collect()
}

/// The place of a part of a segment, if its line is written without markup and is what was read.
fn part(segment: &Segment, text: &str, range: Range<usize>) -> Option<Place> {
    let Place { file, start, end } = &segment.place;
    let exact = end - start == segment.plain.len() && segment.plain == text && !range.is_empty();
    exact.then(|| Place::new(file, start + range.start..start + range.end))
}
