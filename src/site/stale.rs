//! Which source sentences have changed since a translation was accepted.
//!
//! The longest common subsequence of the recorded and the present digests tells changed, added,
//! removed and moved sentences apart. Checks tell it to editors, pages and data to readers: both
//! ask here.

use super::{Exception, Translation};
use crate::content::digest::Digest;
use crate::content::line::Text;
use crate::diagnostic::Place;

/// What has happened to a sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Change {
    /// The present sentence stands where a recorded one stood.
    Changed(usize),
    /// The present sentence is new.
    Added(usize),
    /// The present sentence stood elsewhere.
    Moved(usize),
    /// The recorded sentence is gone.
    Removed(usize),
}

/// How a translation stands to the source as it is today.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Standing {
    /// What was recorded, or the source, could not be read: that is told where it is read.
    Unknown,
    /// Nobody has ever accepted it.
    NotAccepted,
    /// It was accepted, and this has changed since, in the order of the present sentences.
    Accepted(Vec<Change>),
}

/// How `translation` stands to `source`, the binding text.
pub fn standing(source: &Text, translation: &Translation) -> Standing {
    if translation.translates_broken || source.broken {
        return Standing::Unknown;
    }
    match translation.translates[..] {
        [] => Standing::NotAccepted,
        ref recorded => Standing::Accepted(changes(recorded, &source.digests())),
    }
}

/// What a reader has to be told: the changes that no exception of the translation answers for.
pub fn untold(source: &Text, translation: &Translation) -> Vec<Change> {
    let Standing::Accepted(changes) = standing(source, translation) else { return Vec::new() };
    let digest = |n: usize| source.segments.get(n).map(|segment| segment.digest);
    let excepted = |change: &Change| {
        let sentence = change.sentence().and_then(digest);
        let answers = |exception: &Exception| Some(exception.sentence) == sentence && exception.code == change.code();
        translation.exceptions.iter().any(answers)
    };
    changes.into_iter().filter(|change| !excepted(change)).collect()
}

impl Change {
    /// The present sentence that it concerns, from 0.
    pub fn sentence(self) -> Option<usize> {
        match self {
            Self::Changed(n) | Self::Added(n) | Self::Moved(n) => Some(n),
            Self::Removed(_) => None,
        }
    }

    /// Where `translation` has to be looked at: the line of the sentence, or the one that stands where the
    /// rendering of a sentence that is gone would be.
    pub fn place(self, translation: &Translation) -> &Place {
        let segments = &translation.text.segments;
        let segment = match self {
            Self::Removed(n) => segments.get(n).or(segments.last()),
            Self::Changed(n) | Self::Added(n) | Self::Moved(n) => segments.get(n),
        };
        segment.map_or(&translation.place, |segment| &segment.place)
    }

    /// The code of the mistake by which checks tell it.
    pub fn code(self) -> &'static str {
        match self {
            Self::Changed(_) => "sentence-changed",
            Self::Added(_) => "sentence-added",
            Self::Moved(_) => "sentence-moved",
            Self::Removed(_) => "sentence-removed",
        }
    }
}

/// The changes from `recorded` to `present`, in the order of the present sentences.
fn changes(recorded: &[Digest], present: &[Digest]) -> Vec<Change> {
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

/// `recorded` with the present sentence `n` (from 0) put in as it is today, so that of all changes the one
/// that is told of it is told no more.
pub fn renewed(recorded: &[Digest], present: &[Digest], n: usize) -> Vec<Digest> {
    let pairs = common(recorded, present);
    let mut renewed = recorded.to_vec();
    let next = pairs.iter().position(|(_, j)| *j >= n).unwrap_or(pairs.len());
    if pairs.get(next).is_some_and(|(_, j)| *j == n) {
        return renewed;
    }
    let (from, first) = next.checked_sub(1).map_or((0, 0), |before| (pairs[before].0 + 1, pairs[before].1 + 1));
    let until = pairs.get(next).map_or(recorded.len(), |(i, _)| *i);
    // The recorded sentence that it stands for, as `changes` pairs them.
    let new = present[first..n].iter().filter(|digest| !recorded.contains(digest)).count();
    let gone = (from..until).filter(|i| !present.contains(&recorded[*i])).nth(new);
    match (recorded.iter().position(|digest| *digest == present[n]), gone) {
        (None, Some(gone)) => renewed[gone] = present[n],
        (None, None) => renewed.insert(until, present[n]),
        (Some(old), gone) => {
            renewed.remove(old);
            let place = gone.unwrap_or(until);
            renewed.insert(place - usize::from(old < place), present[n]);
        }
    }
    renewed
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
    use proptest::prelude::*;

    use super::Change::*;
    use super::*;

    proptest! {
        #[test]
        fn a_renewed_sentence_is_told_no_more_and_the_others_are(
            recorded in Just("abcdefgh".chars().collect::<Vec<_>>()).prop_shuffle(), r in 0..8usize,
            present in Just("cdefghij".chars().collect::<Vec<_>>()).prop_shuffle(), p in 0..8usize,
        ) {
            let recorded = of(&recorded[..r].iter().collect::<String>());
            let present = of(&present[..p].iter().collect::<String>());
            let before = changes(&recorded, &present);
            for n in 0..present.len() {
                let after = changes(&renewed(&recorded, &present, n), &present);
                prop_assert!(after.iter().all(|change| change.sentence() != Some(n)), "{:?}", after);
                // Where a removed one stood is counted in the recorded sentences, which have become others.
                for change in after.iter().filter(|change| change.sentence().is_some()) {
                    prop_assert!(before.contains(change), "{:?} {:?}", before, after);
                }
            }
        }
    }

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
