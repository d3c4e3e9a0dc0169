//! What becomes of each file when the sources from an archive come to a folder with sources of its own.
//! Everything is planned before anything is written; nothing here writes.

use std::collections::{BTreeMap, BTreeSet};

use super::state::State;
use super::text::{self, Clash, Side};
use crate::files::Files;

/// What becomes of a file that is not the same on both sides.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Step {
    /// Only we changed it, or we were asked to keep ours.
    Kept,
    /// Theirs is taken: only they changed it or have it.
    Taken(Vec<u8>),
    /// Both changed it, and this is both together.
    Merged(Vec<u8>),
    /// They removed it, or moved it.
    Removed,
    /// Both changed it otherwise, and nobody said whose is right: it is left as it is.
    Disputed(Dispute),
}

/// What both changed otherwise.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Dispute {
    /// Lines of a text.
    Lines(Vec<Clash>),
    /// A file that is no text.
    Whole,
    /// We removed what they changed.
    GoneHere,
    /// They removed what we changed.
    GoneThere,
}

/// Says of a path whose version is wanted where both changed it.
pub type Wanted<'a> = &'a dyn Fn(&str) -> Option<Side>;

/// What becomes of every path that differs. `ours` and `theirs` are sources in memory that were made
/// from `base`; without a base nobody knows who changed what, and whatever differs is in dispute.
pub fn plan(base: Option<&State>, ours: &Files, theirs: &Files, wanted: Wanted) -> BTreeMap<String, Step> {
    let nothing = State::default();
    let planner = Planner { base: base.unwrap_or(&nothing), ours, theirs, wanted };
    let mut steps = planner.moved();
    let paths: BTreeSet<&str> =
        planner.base.paths().chain(ours.iter().chain(theirs.iter()).map(|(path, _)| path)).collect();
    for path in paths {
        if !steps.contains_key(path)
            && let Some(step) = planner.step(path)
        {
            steps.insert(path.to_owned(), step);
        }
    }
    steps
}

/// `ours` after `steps`.
pub fn after(ours: &Files, steps: &BTreeMap<String, Step>) -> Files {
    let mut after = ours.clone();
    for (path, step) in steps {
        match step {
            Step::Taken(bytes) | Step::Merged(bytes) => after.put(path.as_str(), bytes.clone()),
            Step::Removed => _ = after.remove(path),
            Step::Kept | Step::Disputed(_) => {}
        }
    }
    after
}

struct Planner<'a> {
    base: &'a State,
    ours: &'a Files,
    theirs: &'a Files,
    wanted: Wanted<'a>,
}

impl Planner<'_> {
    /// What becomes of `path`; `None` if both have the same.
    fn step(&self, path: &str) -> Option<Step> {
        let (ours, theirs) = (self.ours.bytes(path), self.theirs.bytes(path));
        if ours == theirs {
            return None;
        }
        if self.base.is(path, theirs) {
            return Some(Step::Kept);
        }
        let taken = || theirs.map_or(Step::Removed, |bytes| Step::Taken(bytes.to_vec()));
        if self.base.is(path, ours) {
            return Some(taken());
        }
        let dispute = match (ours, theirs) {
            (None, _) => Dispute::GoneHere,
            (_, None) => Dispute::GoneThere,
            _ => match (self.ours.text(path), self.theirs.text(path)) {
                (Some(ours), Some(theirs)) => return Some(self.merged(path, ours, theirs)),
                _ => Dispute::Whole,
            },
        };
        Some(match (self.wanted)(path) {
            None => Step::Disputed(dispute),
            Some(Side::Ours) => Step::Kept,
            Some(Side::Theirs) => taken(),
        })
    }

    fn merged(&self, path: &str, ours: &str, theirs: &str) -> Step {
        let merged = text::merge(path, self.base.text(path), ours, theirs, (self.wanted)(path));
        match merged {
            _ if !merged.clashes.is_empty() => Step::Disputed(Dispute::Lines(merged.clashes)),
            _ if merged.text == ours => Step::Kept,
            _ if merged.text == theirs => Step::Taken(merged.text.into()),
            _ => Step::Merged(merged.text.into()),
        }
    }

    /// Files that one side moved and did not change, and the other left where they were: what stood at
    /// the old path is at the new one afterwards, as the other has it.
    fn moved(&self) -> BTreeMap<String, Step> {
        let mut steps = BTreeMap::new();
        for (old, new) in moves(self.base, self.theirs, self.ours) {
            if let Some(bytes) = self.ours.bytes(old) {
                steps.insert(old.to_owned(), Step::Removed);
                steps.insert(new.to_owned(), Step::Taken(bytes.to_vec()));
            }
        }
        for (old, new) in moves(self.base, self.ours, self.theirs) {
            match self.theirs.bytes(old) {
                Some(bytes) if !self.base.is(old, Some(bytes)) => {
                    steps.insert(old.to_owned(), Step::Kept);
                    steps.insert(new.to_owned(), Step::Taken(bytes.to_vec()));
                }
                _ => {}
            }
        }
        steps
    }
}

/// The old and the new path of every file that `side` moved without changing it, while the other side
/// has it at the old path and nothing at the new one. Files of which there are two alike are left out.
fn moves<'a>(base: &'a State, side: &'a Files, other: &'a Files) -> Vec<(&'a str, &'a str)> {
    let gone = || base.paths().filter(|path| side.get(path).is_none() && other.get(path).is_some());
    let new: Vec<&str> =
        side.iter().map(|(path, _)| path).filter(|path| !base.has(path) && other.get(path).is_none()).collect();
    let same = |old: &str, new: &str| side.bytes(new).is_some_and(|bytes| base.is(old, Some(bytes)));
    let one = |old: &'a str| {
        let mut all = new.iter().copied().filter(|new| same(old, new));
        let new = all.next().filter(|_| all.next().is_none())?;
        (gone().filter(|other| same(other, new)).count() == 1).then_some((old, new))
    };
    if new.is_empty() { Vec::new() } else { gone().filter_map(one).collect() }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn files(all: &[(&str, &str)]) -> Files {
        let mut files = Files::new();
        all.iter().for_each(|(path, text)| files.put(*path, *text));
        files
    }

    const NOBODY: Wanted = &|_| None;

    fn merged(base: &Files, ours: &Files, theirs: &Files) -> (Files, Vec<String>) {
        let steps = plan(Some(&State::of(base)), ours, theirs, NOBODY);
        let disputed = steps.iter().filter(|(_, step)| matches!(step, Step::Disputed(_)));
        let disputed = disputed.map(|(path, _)| path.clone()).collect();
        (after(ours, &steps), disputed)
    }

    #[test]
    fn files_come_go_and_move() {
        let base = files(&[("same", "1"), ("gone", "2"), ("old", "3\n"), ("edited", "4\n5\n"), ("both", "6")]);
        let ours = files(&[("same", "1"), ("gone", "2"), ("old", "3\nours\n"), ("edited", "4\n5!\n"), ("mine", "7")]);
        let theirs = files(&[("same", "1"), ("new", "3\n"), ("edited", "4!\n5\n"), ("yours", "8")]);
        let expected =
            files(&[("same", "1"), ("new", "3\nours\n"), ("edited", "4!\n5!\n"), ("mine", "7"), ("yours", "8")]);
        assert_eq!(merged(&base, &ours, &theirs), (expected.clone(), vec![]));
        assert_eq!(merged(&base, &theirs, &ours), (expected, vec![]));
    }

    #[test]
    fn what_one_removed_and_the_other_changed_is_in_dispute() {
        let (base, changed, gone) = (files(&[("a", "1")]), files(&[("a", "2")]), files(&[]));
        let state = State::of(&base);
        let step = |ours, theirs, wanted: Wanted| plan(Some(&state), ours, theirs, wanted).remove("a");
        assert_eq!(step(&changed, &gone, NOBODY), Some(Step::Disputed(Dispute::GoneThere)));
        assert_eq!(step(&gone, &changed, NOBODY), Some(Step::Disputed(Dispute::GoneHere)));
        assert_eq!(step(&changed, &gone, &|_| Some(Side::Theirs)), Some(Step::Removed));
        assert_eq!(step(&gone, &changed, &|_| Some(Side::Theirs)), Some(Step::Taken(b"2".to_vec())));
        assert_eq!(step(&gone, &changed, &|_| Some(Side::Ours)), Some(Step::Kept));
    }

    #[test]
    fn without_a_base_every_difference_is_in_dispute_and_new_files_are_not() {
        let (ours, theirs) = (files(&[("a", "1"), ("b", "2")]), files(&[("a", "x"), ("c", "3")]));
        let steps = plan(None, &ours, &theirs, NOBODY);
        assert!(matches!(steps["a"], Step::Disputed(Dispute::Lines(_))));
        assert_eq!((&steps["b"], &steps["c"]), (&Step::Kept, &Step::Taken(b"3".to_vec())));
    }

    /// Files with few paths and few lines, so that much is alike.
    fn some() -> impl Strategy<Value = Files> {
        let lines = prop::collection::vec(prop::sample::select(vec!["a", "b", "c", "d", "---"]), 0..5);
        let all = prop::collection::btree_map(prop::sample::select(vec!["p.md", "q.md", "r.yaml"]), lines, 0..4);
        all.prop_map(|all| {
            let mut files = Files::new();
            all.iter().for_each(|(path, lines)| files.put(*path, lines.join("\n")));
            files
        })
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2000))]
        #[test]
        fn one_who_changed_nothing_is_no_hindrance(base in some(), side in some()) {
            prop_assert_eq!(merged(&base, &side, &base), (side.clone(), vec![]));
            prop_assert_eq!(merged(&base, &base, &side), (side.clone(), vec![]));
            prop_assert_eq!(merged(&side, &side, &side), (side.clone(), vec![]));
            prop_assert_eq!(merged(&base, &side, &side), (side, vec![]));
        }

        #[test]
        fn disputes_are_the_same_from_both_sides(base in some(), ours in some(), theirs in some()) {
            let (here, disputed_here) = merged(&base, &ours, &theirs);
            let (there, disputed_there) = merged(&base, &theirs, &ours);
            prop_assert_eq!(&disputed_here, &disputed_there);
            let undisputed = |files: &Files| {
                let paths = files.iter().filter(|(path, _)| !disputed_here.iter().any(|other| other == path));
                paths.map(|(path, _)| (path.to_owned(), files.text(path).map(|text| text.trim_end().to_owned()))).collect::<Vec<_>>()
            };
            prop_assert_eq!(undisputed(&here), undisputed(&there));
        }
    }
}
