//! The same figures in the same order, each with the same unit and the same bound.

use num_traits::CheckedDiv;

use super::lines::{Line, Told};
use crate::diagnostic::Mistake;
use crate::wording::{Bound, Number, Quantity, Reading, Value, Wording};

/// The mistakes in the figures of a line: one that differs, is missing or was added, another order,
/// a bound that is missing or was added.
pub(super) fn check(line: &Line, wordings: (&Wording, &Wording), says: (&Reading, &Reading)) -> Vec<Told> {
    let (source, here) = (&says.0.quantities, &says.1.quantities);
    let pairs = align(source, here, |a, b| agree(a, b, wordings));
    let differs = pairs.iter().any(|(a, b)| match (a, b) {
        (Some(a), Some(b)) => !agree(&source[*a], &here[*b], wordings),
        (Some(a), None) => !source[*a].loose,
        (None, Some(b)) => !here[*b].loose,
        (None, None) => false,
    });
    if differs && is_reordered(source, here, wordings) {
        let (all_source, all_here) = (list(line, source, Side::Source), list(line, here, Side::Here));
        let mistake = Mistake::FiguresOrder { source: all_source, here: all_here };
        return vec![Told { mistake, source: None, here: None }];
    }
    let mut all = Vec::new();
    for pair in pairs {
        match pair {
            (Some(a), Some(b)) if agree(&source[a], &here[b], wordings) => {
                bounds(line, wordings, &source[a], &here[b], &mut all);
            }
            (Some(a), Some(b)) => all.push(Told {
                mistake: Mistake::FigureDiffers {
                    source: Side::Source.quote(line, &source[a]),
                    here: Side::Here.quote(line, &here[b]),
                },
                source: Some(line.source.written(&source[a].at)),
                here: Some(line.here.written(&here[b].at)),
            }),
            (Some(a), None) if !source[a].loose => all.push(Told {
                mistake: Mistake::FigureMissing { source: Side::Source.quote(line, &source[a]) },
                source: Some(line.source.written(&source[a].at)),
                here: None,
            }),
            (None, Some(b)) if !here[b].loose => all.push(Told {
                mistake: Mistake::FigureAdded { here: Side::Here.quote(line, &here[b]) },
                source: None,
                here: Some(line.here.written(&here[b].at)),
            }),
            _ => {}
        }
    }
    all
}

/// Which of the two texts of a line.
#[derive(Clone, Copy)]
enum Side {
    Source,
    Here,
}

impl Side {
    fn written<'a>(self, line: &'a Line, at: std::ops::Range<usize>) -> &'a str {
        match self {
            Self::Source => &line.source_text[line.source.written(&at)],
            Self::Here => &line.here_text[line.here.written(&at)],
        }
    }

    fn quote(self, line: &Line, quantity: &Quantity) -> String {
        self.written(line, quantity.at.clone()).to_owned()
    }
}

fn list(line: &Line, quantities: &[Quantity], side: Side) -> String {
    quantities.iter().map(|quantity| side.quote(line, quantity)).collect::<Vec<_>>().join(" · ")
}

/// Whether two quantities say the same. A unit that one of the languages has no word for cannot differ.
fn agree(source: &Quantity, here: &Quantity, wordings: (&Wording, &Wording)) -> bool {
    let value = match (&source.value, &here.value) {
        (Value::Number(a), Value::Number(b)) => a == b && (!source.is_named() || here.plain),
        // A year stands for itself: `2020` and `2020年`.
        (Value::Date(date), Value::Number(year)) => here.plain && date.is_year(year),
        (Value::Number(year), Value::Date(date)) => source.plain && date.is_year(year),
        (a, b) => a == b,
    };
    if share(source, here) || share(here, source) {
        return true;
    }
    let unit = match (source.unit, here.unit) {
        (Some(unit), None) => !wordings.1.knows(unit),
        (None, Some(unit)) => !wordings.0.knows(unit),
        (a, b) => a == b,
    };
    value && unit
}

/// Whether one is a rate and the other the same as a fraction: `50%` and `half`.
fn share(rate: &Quantity, fraction: &Quantity) -> bool {
    let (Value::Number(rate_value), Value::Number(value)) = (&rate.value, &fraction.value) else { return false };
    let of_hundred = rate.unit == Some("percent") && fraction.unit.is_none() && !value.is_integer();
    of_hundred && rate_value.checked_div(&Number::from(100)) == Some(*value)
}

/// Whether the figures are the same in another order.
fn is_reordered(source: &[Quantity], here: &[Quantity], wordings: (&Wording, &Wording)) -> bool {
    let sure = |all: &[Quantity]| (0..all.len()).filter(|n| !all[*n].loose).collect::<Vec<_>>();
    let mut left = sure(here);
    let (source_sure, total) = (sure(source), left.len());
    let found = source_sure.iter().all(|a| {
        let at = left.iter().position(|b| agree(&source[*a], &here[*b], wordings));
        at.is_some_and(|at| {
            left.remove(at);
            true
        })
    });
    found && source_sure.len() == total
}

type Pairs = Vec<(Option<usize>, Option<usize>)>;

/// Pairs the quantities of two sentences in order so that as few as possible differ. One that may be
/// an article costs nothing to leave out.
fn align(source: &[Quantity], here: &[Quantity], agree: impl Fn(&Quantity, &Quantity) -> bool) -> Pairs {
    let skip = |quantity: &Quantity| if quantity.loose { 0 } else { 2 };
    let pair = |a: &Quantity, b: &Quantity| if agree(a, b) { 0 } else { 3 };
    let (rows, columns) = (source.len(), here.len());
    let mut cost = vec![vec![0_u32; columns + 1]; rows + 1];
    for a in (0..=rows).rev() {
        for b in (0..=columns).rev() {
            let down = (a < rows).then(|| cost[a + 1][b] + skip(&source[a]));
            let right = (b < columns).then(|| cost[a][b + 1] + skip(&here[b]));
            let both = (a < rows && b < columns).then(|| cost[a + 1][b + 1] + pair(&source[a], &here[b]));
            cost[a][b] = [both, down, right].into_iter().flatten().min().unwrap_or(0);
        }
    }
    let (mut a, mut b) = (0, 0);
    let mut pairs = Vec::new();
    while a < rows || b < columns {
        if a < rows && b < columns && cost[a][b] == cost[a + 1][b + 1] + pair(&source[a], &here[b]) {
            pairs.push((Some(a), Some(b)));
            (a, b) = (a + 1, b + 1);
        } else if a < rows && cost[a][b] == cost[a + 1][b] + skip(&source[a]) {
            pairs.push((Some(a), None));
            a += 1;
        } else {
            pairs.push((None, Some(b)));
            b += 1;
        }
    }
    pairs
}

/// The bounds that one of two figures has and the other lacks.
fn bounds(line: &Line, wordings: (&Wording, &Wording), source: &Quantity, here: &Quantity, told: &mut Vec<Told>) {
    let lacks = |of: &Quantity, bound: &Bound| {
        !of.bounds.iter().any(|other| (other.name, other.denied) == (bound.name, bound.denied))
    };
    let places = |source_at, here_at| (Some(line.source.written(&source_at)), Some(line.here.written(&here_at)));
    let figure = Side::Here.quote(line, here);
    for bound in source.bounds.iter().filter(|bound| lacks(here, bound) && wordings.1.knows(bound.name)) {
        let at = bound.at.0..bound.at.1;
        let word = Side::Source.written(line, at.clone()).to_owned();
        let instead = some(wordings.1, bound.name);
        let (source, here) = places(at, here.at.clone());
        let mistake = Mistake::BoundMissing { figure: figure.clone(), source: word, instead };
        told.push(Told { mistake, source, here });
    }
    for bound in here.bounds.iter().filter(|bound| lacks(source, bound) && wordings.0.knows(bound.name)) {
        let at = bound.at.0..bound.at.1;
        let word = Side::Here.written(line, at.clone()).to_owned();
        let (source, here) = places(source.at.clone(), at);
        told.push(Told { mistake: Mistake::BoundAdded { figure: figure.clone(), here: word }, source, here });
    }
}

/// The first words of a language for `name`, as a message quotes them.
pub(super) fn some(wording: &Wording, name: &str) -> String {
    wording.words(name).iter().take(3).map(|word| format!("`{word}`")).collect::<Vec<_>>().join(", ")
}
