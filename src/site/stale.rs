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
