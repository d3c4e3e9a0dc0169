//! What the checks say of mutations. Mutations of a text are made in copies of its measure, at most one a line,
//! and hundreds of copies stand in one site, so that they are checked in one go and cannot disturb each
//! other; mutations of front matter are checked beside the document, which knows each measure once.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use duizhao::check::{self, Evidence};
use duizhao::content::entry::{Content, MeasureEntry};
use duizhao::content::{self, line};
use duizhao::diagnostic::{Diagnostic, Diagnostics, Place};
use duizhao::files::Files;
use duizhao::site::relate::relate;
use duizhao::{seed, site};
use rayon::prelude::*;

use super::mutate::Mutation;
use super::page::Page;

/// The checks that compare languages, or a measure's facts with its document. That a binding sentence is not
/// the document's, or was changed since its translation was accepted, is told as well and does not count.
const COUNTED: [&str; 16] = [
    "figure-differs",
    "figure-missing",
    "figure-added",
    "figures-order",
    "bound-missing",
    "bound-added",
    "wording-missing",
    "wording-added",
    "unequal-sentences",
    "unequal-paragraphs",
    "untranslated",
    "line-copied",
    "mark-unpaired",
    "term-missing",
    "fact-differs",
    // A measure of one line, deleted.
    "empty-text",
];

/// How mutations fared.
#[derive(Default)]
pub(super) struct Fates {
    /// By mutation: whether it was reported at each of its lines.
    pub(super) reported: BTreeMap<usize, bool>,
    /// What was told of lines that were not touched.
    pub(super) strays: Vec<String>,
}

/// A page with some of its mutations, by position; no line is touched by two of them.
struct Trial<'a> {
    page: &'a Page,
    mutations: Vec<usize>,
}

/// Everything that is told of a site, beside its documents.
pub(super) fn told(files: &Files) -> Diagnostics {
    let mut told = Diagnostics::new();
    let Some(site) = content::load(files).and(site::resolve).into(&mut told) else { return told };
    let mut evidence = Evidence::default();
    for name in site.policies.iter().filter_map(|policy| policy.document.clone()) {
        let text = seed::decode(&name, files.bytes(&name).unwrap_or_default());
        let table = text.and(|text| seed::parse(&name, &text)).value.expect("the document is sound");
        evidence.tables.insert(name, table);
    }
    told.extend(check::check(&relate(site), &evidence));
    told
}

/// The fates of mutations in bodies.
pub(super) fn of_bodies(content: &Content, pages: &[Page], all: &[Mutation]) -> Fates {
    let mut bare = content.clone();
    bare.policies.iter_mut().for_each(|policy| policy.measures.clear());
    let trials = trials(pages, all, |trial, mutation| {
        let touched = trial.mutations.iter().flat_map(|n| &all[*n].lines);
        let relines = trial.mutations.iter().any(|n| all[*n].lines.is_empty());
        !relines && !mutation.lines.is_empty() && !touched.into_iter().any(|line| mutation.lines.contains(line))
    });
    let fates = trials.par_chunks(100).map(|chunk| {
        let (mut copies, mut told) = (bare.clone(), Diagnostics::new());
        for (number, trial) in (1..).zip(chunk) {
            copies.policies[0].measures.push(copied(content, trial, all, number, &mut told));
        }
        let site = site::resolve(copies).into(&mut told).expect("the copies are a site");
        told.extend(check::check(&relate(site), &Evidence::default()));
        judged((1..).zip(chunk), all, &told)
    });
    fates.reduce(Fates::default, Fates::and)
}

/// The fates of mutations in front matters: in each round one in every page that has one left.
pub(super) fn of_fronts(files: &Files, pages: &[Page], all: &[Mutation]) -> Fates {
    let trials = trials(pages, all, |_, _| false);
    let mut rounds: Vec<Vec<&Trial>> = Vec::new();
    for trial in &trials {
        let free = |round: &Vec<&Trial>| round.iter().all(|other| other.page.measure != trial.page.measure);
        match rounds.iter_mut().find(|round| free(round)) {
            Some(round) => round.push(trial),
            None => rounds.push(vec![trial]),
        }
    }
    let fates = rounds.par_iter().map(|round| {
        let mut changed = files.clone();
        round.iter().for_each(|trial| changed.put(trial.page.file.clone(), trial.text(all)));
        judged(round.iter().map(|trial| (trial.page.measure, *trial)), all, &told(&changed))
    });
    fates.reduce(Fates::default, Fates::and)
}

/// Trials of all mutations: each in the first trial of its page that it `fits`.
fn trials<'a>(pages: &'a [Page], all: &[Mutation], fits: impl Fn(&Trial, &Mutation) -> bool) -> Vec<Trial<'a>> {
    let mut trials: Vec<Vec<Trial>> = pages.iter().map(|_| Vec::new()).collect();
    for (n, mutation) in all.iter().enumerate() {
        let of_page = &mut trials[mutation.page];
        match of_page.iter_mut().find(|trial| fits(trial, mutation)) {
            Some(trial) => trial.mutations.push(n),
            None => of_page.push(Trial { page: &pages[mutation.page], mutations: vec![n] }),
        }
    }
    trials.into_iter().flatten().collect()
}

impl Trial<'_> {
    /// The text of the page after its mutations.
    fn text(&self, all: &[Mutation]) -> String {
        let mut edits: Vec<_> = self.mutations.iter().flat_map(|n| all[*n].edits.clone()).collect();
        edits.sort_by_key(|(at, _)| at.start);
        self.page.edited(&edits, 0..self.page.text.len())
    }
}

/// The measure of a trial under another number, with the mutated text.
fn copied(content: &Content, trial: &Trial, all: &[Mutation], number: u32, told: &mut Diagnostics) -> MeasureEntry {
    let (page, measures) = (trial.page, &content.policies[0].measures);
    let mut copy = measures.iter().find(|measure| measure.number == page.measure).expect("a page's measure").clone();
    copy.number = number;
    copy.source.continues = None;
    let mutated = trial.text(all);
    let mut renew = |lang: &str, text: &mut line::Text, front: &mut Place| {
        let file: Arc<str> = format!("{number}/{lang}.md").into();
        front.file = Arc::clone(&file);
        if page.lang == lang {
            *text = line::body(&mutated, page.body..mutated.len(), &file).into(told).unwrap_or_default();
        } else {
            text.segments.iter_mut().for_each(|segment| segment.place.file = Arc::clone(&file));
        }
    };
    renew(&content.policies[0].source, &mut copy.text, &mut copy.source.place);
    for (tag, front, text) in &mut copy.translations {
        renew(&tag.value, text, &mut front.place);
    }
    copy
}

/// The fates of the mutations of trials, each with the number of its measure in the site of which this is `told`.
fn judged<'a>(trials: impl Iterator<Item = (u32, &'a Trial<'a>)>, all: &[Mutation], told: &Diagnostics) -> Fates {
    let mut by_measure: BTreeMap<u32, Vec<&Diagnostic>> = BTreeMap::new();
    for diagnostic in told.iter().filter(|diagnostic| COUNTED.contains(&diagnostic.mistake.code())) {
        let numbers = places(diagnostic).filter_map(|place| place.file.rsplit('/').nth(1)?.parse().ok());
        for number in numbers.collect::<BTreeSet<u32>>() {
            by_measure.entry(number).or_default().push(diagnostic);
        }
    }
    let none = Vec::new();
    let fates = trials.map(|(number, trial)| fates(trial, all, by_measure.get(&number).unwrap_or(&none)));
    fates.fold(Fates::default(), Fates::and)
}

/// The fates of the mutations of a trial, of whose measure this is `told`.
fn fates(trial: &Trial, all: &[Mutation], told: &[&Diagnostic]) -> Fates {
    let (text, file) = (trial.text(all), format!("/{}.md", trial.page.lang));
    let stands_at = |diagnostic: &Diagnostic, line: usize| {
        let mut here = places(diagnostic).filter(|place| place.file.ends_with(&file));
        here.any(|place| text[..place.start].matches('\n').count() + 1 == line)
    };
    let mut fates = Fates::default();
    let mut lines: Vec<usize> = Vec::new();
    for n in &trial.mutations {
        let own = &all[*n].lines;
        let is_told = |line: &usize| told.iter().any(|diagnostic| stands_at(diagnostic, *line));
        fates.reported.insert(*n, if own.is_empty() { !told.is_empty() } else { own.iter().all(is_told) });
        lines.extend(own);
    }
    let is_stray = |diagnostic: &&&Diagnostic| !lines.iter().any(|line| stands_at(diagnostic, *line));
    let strays = told.iter().filter(is_stray).filter(|_| !lines.is_empty());
    fates.strays = strays.map(|diagnostic| format!("{diagnostic:?}")).collect();
    fates
}

fn places(diagnostic: &Diagnostic) -> impl Iterator<Item = &Place> {
    diagnostic.place.iter().chain(&diagnostic.related)
}

impl Fates {
    fn and(mut self, other: Self) -> Self {
        self.reported.extend(other.reported);
        self.strays.extend(other.strays);
        self
    }
}
