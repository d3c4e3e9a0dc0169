//! The same figures in the same order, each with the same unit and the same bound.

use super::lines::Told;
use crate::diagnostic::Mistake;
use crate::site::comparison::Line;
use crate::wording::{Bound, Quantity, Reading, Wording, agree, align};

/// The mistakes in the figures of a line: one that differs, is missing or was added, another order,
/// a bound that is missing or was added.
pub(super) fn check(line: &Line, wordings: (&Wording, &Wording), says: (&Reading, &Reading)) -> Vec<Told> {
    let (source, here) = (&says.0.quantities, &says.1.quantities);
    let pairs = align(source, here, wordings);
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
pub(super) fn some(wording: &Wording, name: &str) -> Vec<String> {
    wording.words(name).iter().take(3).map(ToString::to_string).collect()
}
