//! Which source sentences have changed since a translation was accepted.
//!
//! The longest common subsequence of the recorded and the present digests tells changed, added,
//! removed and moved sentences apart.

use super::{Finding, Pair};
use crate::content::digest::Digest;
use crate::diagnostic::{Diagnostic, Mistake};

/// What has happened to a sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Change {
    /// The present sentence stands where a recorded one stood.
    Changed(usize),
    /// The present sentence is new.
    Added(usize),
    /// The present sentence stood elsewhere.
    Moved(usize),
    /// The recorded sentence is gone.
    Removed(usize),
}

/// Warnings for every sentence that is not as it was when the translation was accepted, at the
/// translation's line beside the source's.
pub(super) fn check(pair: &Pair) -> Vec<Finding> {
    let source = &pair.measure.text.segments;
    let translation = pair.translation;
    if translation.translates_broken || pair.measure.text.broken {
        return Vec::new();
    }
    if translation.translates.is_empty() {
        let diagnostic = Diagnostic::at(
            translation.place.clone(),
            Mistake::NotAccepted { file: translation.place.file.to_string() },
        );
        return vec![Finding { diagnostic, sentence: None }];
    }
    let file = translation.place.file.to_string();
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
    changes(&translation.translates, &pair.measure.text.digests()).into_iter().map(finding).collect()
}

/// The changes from `recorded` to `present`, in the order of the present sentences.
pub(super) fn changes(recorded: &[Digest], present: &[Digest]) -> Vec<Change> {
    let mut all = Vec::new();
    let (mut i, mut j) = (0, 0);
    let mut common = common(recorded, present);
    common.push((recorded.len(), present.len()));
    for (next_i, next_j) in common {
        // Between two common sentences: recorded ones that are gone, present ones that are new.
        let gone: Vec<usize> = (i..next_i).filter(|n| !present.contains(&recorded[*n])).collect();
        let mut gone = gone.into_iter();
        for (n, digest) in present.iter().enumerate().take(next_j).skip(j) {
            let moved = recorded.contains(digest);
            all.push(match (moved, moved.then_some(0).or_else(|| gone.next())) {
                (true, _) => Change::Moved(n),
                (false, Some(_)) => Change::Changed(n),
                (false, None) => Change::Added(n),
            });
        }
        all.extend(gone.map(Change::Removed));
        (i, j) = (next_i + 1, next_j + 1);
    }
    all
}

/// The longest common subsequence, as pairs of places.
fn common(a: &[Digest], b: &[Digest]) -> Vec<(usize, usize)> {
    let mut longest = vec![vec![0_u32; b.len() + 1]; a.len() + 1];
    for i in (0..a.len()).rev() {
        for j in (0..b.len()).rev() {
            longest[i][j] =
                if a[i] == b[j] { longest[i + 1][j + 1] + 1 } else { longest[i + 1][j].max(longest[i][j + 1]) };
        }
    }
    let (mut i, mut j) = (0, 0);
    let mut pairs = Vec::new();
    while i < a.len() && j < b.len() {
        if a[i] == b[j] {
            pairs.push((i, j));
            (i, j) = (i + 1, j + 1);
        } else if longest[i + 1][j] >= longest[i][j + 1] {
            i += 1;
        } else {
            j += 1;
        }
    }
    pairs
}

#[cfg(test)]
mod tests {
    use super::Change::*;
    use super::*;

    fn of(text: &str) -> Vec<Digest> {
        text.chars().map(|c| Digest::of(&c.to_string())).collect()
    }

    #[test]
    fn changed_added_removed_and_moved_sentences_are_told_apart() {
        for (recorded, present, expected) in [
            ("abc", "abc", vec![]),
            ("abc", "axc", vec![Changed(1)]),
            ("abc", "abxc", vec![Added(2)]),
            ("abc", "ac", vec![Removed(1)]),
            ("abc", "xbcy", vec![Changed(0), Added(3)]),
            ("abcd", "acdb", vec![Moved(3)]),
            ("aab", "ab", vec![]),
            ("", "a", vec![Added(0)]),
            ("a", "", vec![Removed(0)]),
        ] {
            assert_eq!(changes(&of(recorded), &of(present)), expected, "{recorded} -> {present}");
        }
    }
}
