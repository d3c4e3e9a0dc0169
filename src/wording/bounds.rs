//! Which bound belongs to which quantity.

use std::ops::Range;

use super::lexicon::{Role, Side};
use super::number::Line;
use super::quantities::{Bound, Quantity};
use super::tokens::Token;

/// Gives every quantity its bounds: those among the tokens that are `free`, in no quantity and no name. A bound belongs to the nearest quantity on its side: beside it, or
/// in the same clause, as the language's file says of each word. Of quantities in a list, in one unit, the
/// first and the last speak for all: `增长8%和10%左右`, `by about 8% and 10%`.
pub(crate) fn attach<'a>(line: &Line<'_, 'a>, free: &[(usize, &Token<'a>)], all: &mut [Quantity<'a>]) {
    for (index, token) in free {
        for role in token.roles() {
            let Role::Bound(name, side) = role else { continue };
            let n = match side {
                Side::Before | Side::Ahead => all.iter().position(|quantity| quantity.at.start >= token.at.end),
                Side::After | Side::Behind => all.iter().rposition(|quantity| quantity.at.end <= token.at.start),
            };
            let Some(n) = n else { continue };
            let quantity = &mut all[n];
            let gap = match side {
                Side::Before | Side::Ahead => token.at.end..quantity.at.start,
                Side::After | Side::Behind => quantity.at.end..token.at.start,
            };
            let belongs = match side {
                Side::Before | Side::After => is_beside(line, &gap),
                Side::Ahead | Side::Behind => is_clause(line, &gap),
            };
            if belongs && !quantity.bounds.iter().any(|bound| bound.name == name) {
                let denied = line.is_denied(*index);
                quantity.bounds.push(Bound { name, denied, at: (token.at.start, token.at.end) });
            }
        }
    }
    spread(line, all);
    all.iter_mut().for_each(|quantity| quantity.bounds.sort_unstable());
}

/// Whether nothing but other bounds, blanks and something in brackets stands in `gap`: `20万元（含）以上`.
fn is_beside(line: &Line, gap: &Range<usize>) -> bool {
    holds_only(line, gap, true, is_bound)
}

/// Whether nothing but blanks and tokens that `joins` stands in `gap`, and what is in brackets if that is no matter.
fn holds_only(line: &Line, gap: &Range<usize>, brackets: bool, joins: impl Fn(&Token) -> bool) -> bool {
    let mut at = gap.start;
    while at < gap.end {
        let rest = &line.text[at..gap.end];
        if let Some(inside) = rest.strip_prefix('(').filter(|_| brackets) {
            let Some(length) = inside.find(')') else { return false };
            at += length + 2;
        } else if rest.starts_with(' ') {
            at += 1;
        } else if let Some(token) = inside(line, gap).find(|token| token.at.start == at && joins(token)) {
            at = token.at.end;
        } else {
            return false;
        }
    }
    true
}

fn is_bound(token: &Token) -> bool {
    token.roles().iter().any(|role| matches!(role, Role::Bound(..)))
}

fn is_clause(line: &Line, gap: &Range<usize>) -> bool {
    !inside(line, gap).any(|token| token.is(&Role::ClauseEnd))
}

fn inside<'t, 'a>(line: &Line<'t, 'a>, gap: &Range<usize>) -> impl Iterator<Item = &'t Token<'a>> + use<'t, 'a> {
    let gap = gap.clone();
    let tokens = line.tokens;
    tokens.iter().filter(move |token| token.at.start >= gap.start && token.at.end <= gap.end)
}

/// Lets the bounds before a list's first element hold for those after it, and those after its last for those before.
fn spread(line: &Line, all: &mut [Quantity]) {
    let joined: Vec<bool> = all.windows(2).map(|pair| pair[0].unit == pair[1].unit && is_list(line, pair)).collect();
    for n in 1..all.len() {
        let (before, after) = all.split_at_mut(n);
        if joined[n - 1] && after[0].bounds.is_empty() {
            let first = &before[n - 1];
            after[0].bounds = first.bounds.iter().filter(|bound| bound.at.1 <= first.at.start).cloned().collect();
        }
    }
    for n in (1..all.len()).rev() {
        let (before, after) = all.split_at_mut(n);
        if joined[n - 1] && before[n - 1].bounds.is_empty() {
            let last = &after[0];
            before[n - 1].bounds = last.bounds.iter().filter(|bound| bound.at.0 >= last.at.end).cloned().collect();
        }
    }
}

/// Whether two quantities stand in one list, or are the ends of one range.
fn is_list(line: &Line, pair: &[Quantity]) -> bool {
    let gap = pair[0].at.end..pair[1].at.start;
    let joins = |token: &Token| token.is(&Role::ListMark) || token.is(&Role::RangeMark) || is_bound(token);
    holds_only(line, &gap, false, joins)
}
