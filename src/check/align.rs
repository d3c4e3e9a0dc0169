//! Line *n* of a translation translates line *n* of the source: as many sentences, and paragraphs at
//! the same places.

use super::{Finding, Pair};
use crate::diagnostic::{Diagnostic, Mistake};

/// Unequal counts are told once, at the first line that has no counterpart; paragraphs only when
/// the counts agree.
pub(super) fn check(pair: &Pair) -> Vec<Finding> {
    let source = &pair.measure.text.segments;
    let translated = &pair.translation.text.segments;
    if pair.measure.text.broken || pair.translation.text.broken {
        return Vec::new();
    }
    let told = |diagnostic| vec![Finding { diagnostic, sentence: None }];
    if source.len() != translated.len() {
        let common = source.len().min(translated.len());
        let at = |segments: &[crate::content::line::Segment], place: &crate::diagnostic::Place| {
            segments.get(common).or(segments.last()).map_or(place.clone(), |segment| segment.place.clone())
        };
        let mistake =
            Mistake::UnequalSentences { source: source.len().to_string(), here: translated.len().to_string() };
        let diagnostic = Diagnostic::at(at(translated, &pair.translation.place), mistake);
        return told(diagnostic.beside(at(source, &pair.measure.place)));
    }
    let differs = source.iter().zip(translated).find(|(source, translated)| source.paragraph != translated.paragraph);
    match differs {
        Some((source, translated)) => {
            told(Diagnostic::at(translated.place.clone(), Mistake::UnequalParagraphs {}).beside(source.place.clone()))
        }
        None => Vec::new(),
    }
}
