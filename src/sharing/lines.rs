//! The lines that two people made of the same lines, put together: what one of them changed is taken,
//! and what both changed otherwise is a clash. A line is compared whole: in a measure it is a sentence.
//!
//! Unlike other mergers this one takes two changed lines that stand beside each other as two changes:
//! who changes the second sentence does not contradict who changes the third.

use std::ops::Range;

use similar::{Algorithm, DiffOp, capture_diff_slices};

/// A stretch of the merged lines.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Part<'a> {
    /// What both have, or one of them changed.
    Agreed(Vec<&'a str>),
    /// What both changed otherwise.
    Clash(Clash<'a>),
}

/// What both changed otherwise.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Clash<'a> {
    /// What stood there before; nothing is known of it without a base.
    pub(super) base: Option<&'a [&'a str]>,
    /// What we have.
    pub(super) ours: &'a [&'a str],
    /// What they have.
    pub(super) theirs: &'a [&'a str],
    /// How many of our lines are before it.
    pub(super) at: usize,
}

/// Both sides' lines of one text.
#[derive(Clone, Copy)]
pub(super) struct Sides<'a> {
    pub(super) ours: &'a [&'a str],
    pub(super) theirs: &'a [&'a str],
}

/// Whether lines that both put in before line `usize` of the base may stand one after the other, in
/// any order: entries of a list, say.
pub(super) type Free<'f> = &'f dyn Fn(usize, &[&str], &[&str]) -> bool;

/// Puts `sides` together, which both were made from `base`.
pub(super) fn merge<'a>(base: &'a [&'a str], sides: Sides<'a>, free: Free) -> Vec<Part<'a>> {
    let mut hunks: Vec<(Side, Hunk)> = Vec::new();
    hunks.extend(changes(base, sides.ours).map(|hunk| (Side::Ours, hunk)));
    hunks.extend(changes(base, sides.theirs).map(|hunk| (Side::Theirs, hunk)));
    // What is put in before a line comes before what replaces it.
    hunks.sort_by_key(|(side, hunk)| (hunk.old.start, !hunk.old.is_empty(), *side));
    let mut merged = Merged { base, sides, free, parts: Vec::new(), at: 0, shift: [0, 0] };
    let mut group: Vec<(Side, Hunk)> = Vec::new();
    for (side, hunk) in hunks {
        if !group.iter().any(|(other, of)| *other != side && touches(of, &hunk)) {
            merged.group(&group);
            group.clear();
        }
        group.push((side, hunk));
    }
    merged.group(&group);
    merged.agreed(&base[merged.at..]);
    merged.parts
}

/// What `sides` have in common, and everything else as clashes: nothing is known of what they were made from.
pub(super) fn compare<'a>(sides: Sides<'a>) -> Vec<Part<'a>> {
    let part = |op: DiffOp| match op {
        DiffOp::Equal { old_index, len, .. } => Part::Agreed(sides.ours[old_index..old_index + len].to_vec()),
        _ => Part::Clash(Clash {
            base: None,
            ours: &sides.ours[op.old_range()],
            theirs: &sides.theirs[op.new_range()],
            at: op.old_range().start,
        }),
    };
    capture_diff_slices(ALGORITHM, sides.ours, sides.theirs).into_iter().map(part).collect()
}

/// Aligns by lines that occur once first, so that blank lines and `---` do not pair strangers.
const ALGORITHM: Algorithm = Algorithm::Patience;

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Side {
    Ours,
    Theirs,
}

/// Lines of the base and what one side has in their place.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Hunk {
    old: Range<usize>,
    new: Range<usize>,
}

/// The changes from `base` to `side`. As many lines in place of as many are that many changes.
fn changes(base: &[&str], side: &[&str]) -> impl Iterator<Item = Hunk> {
    let ops = capture_diff_slices(ALGORITHM, base, side).into_iter();
    ops.filter(|op| !matches!(op, DiffOp::Equal { .. })).flat_map(|op| {
        let (old, new) = (op.old_range(), op.new_range());
        if old.len() != new.len() {
            return vec![Hunk { old, new }];
        }
        old.zip(new).map(|(old, new)| Hunk { old: old..old + 1, new: new..new + 1 }).collect()
    })
}

/// Whether two sides' changes concern the same lines, or the same place between two lines.
fn touches(a: &Hunk, b: &Hunk) -> bool {
    match (a.old.is_empty(), b.old.is_empty()) {
        (true, true) => a.old.start == b.old.start,
        (true, false) => b.old.start < a.old.start && a.old.start < b.old.end,
        (false, true) => a.old.start < b.old.start && b.old.start < a.old.end,
        (false, false) => a.old.start < b.old.end && b.old.start < a.old.end,
    }
}

struct Merged<'a, 'f> {
    base: &'a [&'a str],
    sides: Sides<'a>,
    free: Free<'f>,
    parts: Vec<Part<'a>>,
    /// How much of the base is done.
    at: usize,
    /// By how many lines each side is longer so far.
    shift: [isize; 2],
}

impl<'a> Merged<'a, '_> {
    fn agreed(&mut self, lines: &[&'a str]) {
        if let Some(Part::Agreed(last)) = self.parts.last_mut() {
            last.extend(lines);
        } else if !lines.is_empty() {
            self.parts.push(Part::Agreed(lines.to_vec()));
        }
    }

    /// Does the changes of `group`, which concern the same lines.
    fn group(&mut self, group: &[(Side, Hunk)]) {
        let Some(from) = group.iter().map(|(_, hunk)| hunk.old.start).min() else { return };
        let to = group.iter().map(|(_, hunk)| hunk.old.end).max().unwrap_or(from);
        self.agreed(&self.base[self.at..from]);
        self.at = to;
        let ours = self.lines(Side::Ours, from..to, group);
        let theirs = self.lines(Side::Theirs, from..to, group);
        let (here, there) = (&self.sides.ours[ours.clone()], &self.sides.theirs[theirs]);
        let only = |side: Side| group.iter().all(|(of, _)| *of == side);
        if only(Side::Ours) || here == there {
            return self.agreed(here);
        }
        if only(Side::Theirs) {
            return self.agreed(there);
        }
        if from == to && (self.free)(from, here, there) {
            // Whoever merges, the order is the same.
            let (first, second) = if here <= there { (here, there) } else { (there, here) };
            self.agreed(first);
            return self.agreed(second);
        }
        self.clash(Clash { base: Some(&self.base[from..to]), ours: here, theirs: there, at: ours.start });
    }

    /// A clash, without the lines at its ends that both have.
    fn clash(&mut self, clash: Clash<'a>) {
        let Clash { base, ours, theirs, at } = clash;
        let head = ours.iter().zip(theirs).take_while(|(a, b)| a == b).count();
        let tail = ours[head..].iter().rev().zip(theirs[head..].iter().rev()).take_while(|(a, b)| a == b).count();
        self.agreed(&ours[..head]);
        let (here, there) = (&ours[head..ours.len() - tail], &theirs[head..theirs.len() - tail]);
        self.parts.push(Part::Clash(Clash { base, ours: here, theirs: there, at: at + head }));
        self.agreed(&ours[ours.len() - tail..]);
    }

    /// The lines of one side that stand in place of `old`.
    fn lines(&mut self, side: Side, old: Range<usize>, group: &[(Side, Hunk)]) -> Range<usize> {
        let shift = &mut self.shift[side as usize];
        let moved = |line: usize, shift: isize| line.saturating_add_signed(shift);
        let start = moved(old.start, *shift);
        for (_, hunk) in group.iter().filter(|(of, _)| *of == side) {
            *shift += hunk.new.len() as isize - hunk.old.len() as isize;
        }
        start..moved(old.end, *shift)
    }
}

#[cfg(test)]
mod tests;
