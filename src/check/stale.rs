//! Which source sentences have changed since a translation was accepted, told to its editors.

use super::{Finding, Pair};
use crate::diagnostic::{Diagnostic, Mistake};
use crate::site::stale::{Change, Standing, standing};

/// Warnings for every sentence that is not as it was when the translation was accepted, at the
/// translation's line beside the source's.
pub(super) fn check(pair: &Pair) -> Vec<Finding> {
    let source = &pair.measure.text.segments;
    let translation = pair.translation;
    let file = translation.place.file.to_string();
    let changes = match standing(&pair.measure.text, translation) {
        Standing::Unknown => return Vec::new(),
        Standing::NotAccepted => {
            let diagnostic = Diagnostic::at(translation.place.clone(), Mistake::NotAccepted { file });
            return vec![Finding { diagnostic, sentence: None }];
        }
        Standing::Accepted(changes) => changes,
    };
    let finding = |change| {
        let (n, mistake) = match change {
            Change::Removed(n) => {
                let segments = &translation.text.segments;
                let place = segments.get(n).or(segments.last()).map_or(&translation.place, |segment| &segment.place);
                let diagnostic = Diagnostic::at(place.clone(), Mistake::SentenceRemoved { file: file.clone() });
                return Finding { diagnostic, sentence: None };
            }
            Change::Changed(n) => (n, Mistake::SentenceChanged { file: file.clone() }),
            Change::Added(n) => (n, Mistake::SentenceAdded { file: file.clone() }),
            Change::Moved(n) => (n, Mistake::SentenceMoved { file: file.clone() }),
        };
        let place = translation.text.segments.get(n).map_or(&translation.place, |segment| &segment.place);
        let diagnostic = Diagnostic::at(place.clone(), mistake).beside(source[n].place.clone());
        Finding { diagnostic, sentence: Some(source[n].digest) }
    };
    changes.into_iter().map(finding).collect()
}
