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
    let finding = |change: Change| {
        let file = file.clone();
        let mistake = match change {
            Change::Removed(_) => Mistake::SentenceRemoved { file },
            Change::Changed(_) => Mistake::SentenceChanged { file },
            Change::Added(_) => Mistake::SentenceAdded { file },
            Change::Moved(_) => Mistake::SentenceMoved { file },
        };
        let diagnostic = Diagnostic::at(change.place(translation).clone(), mistake);
        match change.sentence().map(|n| &source[n]) {
            Some(segment) => {
                Finding { diagnostic: diagnostic.beside(segment.place.clone()), sentence: Some(segment.digest) }
            }
            None => Finding { diagnostic, sentence: None },
        }
    };
    changes.into_iter().map(finding).collect()
}
