//! What the checks say of a mutation. Each mutation of a text gets a copy of its measure, and hundreds of
//! copies stand in one site, so that they are checked in one go and cannot disturb each other; mutations of
//! front matter are checked beside the document, which knows each measure once.

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

/// How a mutation fared.
pub(super) struct Fate {
    /// Whether it was reported at each of its lines.
    pub(super) reported: bool,
    /// What was told of other lines.
    pub(super) strays: Vec<String>,
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

/// The fates of mutations in bodies, in order.
pub(super) fn of_bodies(content: &Content, pages: &[Page], mutations: &[Mutation]) -> Vec<Fate> {
    let mut bare = content.clone();
    bare.policies.iter_mut().for_each(|policy| policy.measures.clear());
    mutations
        .par_chunks(200)
        .flat_map_iter(|chunk| {
            let (mut copies, mut told) = (bare.clone(), Diagnostics::new());
            for (n, mutation) in chunk.iter().enumerate() {
                let copy = copied(content, &pages[mutation.page], mutation, n as u32 + 1, &mut told);
                copies.policies[0].measures.push(copy);
            }
            let site = site::resolve(copies).into(&mut told).expect("the copies are a site");
            told.extend(check::check(&relate(site), &Evidence::default()));
            let by_copy = by_measure(&told);
            let fate =
                |(n, mutation): (usize, &Mutation)| fate(mutation, &pages[mutation.page], by_copy.get(&(n as u32 + 1)));
            chunk.iter().enumerate().map(fate).collect::<Vec<_>>()
        })
        .collect()
}

/// The measure of the mutated page under another number, with the mutated text.
fn copied(content: &Content, page: &Page, mutation: &Mutation, number: u32, told: &mut Diagnostics) -> MeasureEntry {
    let measures = &content.policies[0].measures;
    let mut copy = measures.iter().find(|measure| measure.number == page.measure).expect("a page's measure").clone();
    copy.number = number;
    copy.source.continues = None;
    let mutated = mutation.text(page);
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

/// The fates of mutations in front matters, in order: in each round one in every page that has one left.
pub(super) fn of_fronts(files: &Files, pages: &[Page], mutations: &[Mutation]) -> Vec<Fate> {
    let mut rounds: Vec<Vec<usize>> = Vec::new();
    let mut next: BTreeMap<usize, usize> = BTreeMap::new();
    for (n, mutation) in mutations.iter().enumerate() {
        let round = next.entry(mutation.page).or_default();
        rounds.resize_with(rounds.len().max(*round + 1), Vec::new);
        rounds[*round].push(n);
        *round += 1;
    }
    let fates = rounds.par_iter().flat_map_iter(|round| {
        let mut changed = files.clone();
        for mutation in round.iter().map(|n| &mutations[*n]) {
            changed.put(pages[mutation.page].file.clone(), mutation.text(&pages[mutation.page]));
        }
        let told = told(&changed);
        let by_measure = by_measure(&told);
        let fate = |n: &usize| {
            let page = &pages[mutations[*n].page];
            (*n, fate(&mutations[*n], page, by_measure.get(&page.measure)))
        };
        round.iter().map(fate).collect::<Vec<_>>()
    });
    fates.collect::<BTreeMap<_, _>>().into_values().collect()
}

/// What is told and counts, by the number of the measure it stands in.
fn by_measure(told: &Diagnostics) -> BTreeMap<u32, Vec<&Diagnostic>> {
    let mut all: BTreeMap<u32, Vec<&Diagnostic>> = BTreeMap::new();
    for diagnostic in told.iter().filter(|diagnostic| COUNTED.contains(&diagnostic.mistake.code())) {
        let numbers = places(diagnostic).filter_map(|place| place.file.rsplit('/').nth(1)?.parse().ok());
        for number in numbers.collect::<BTreeSet<u32>>() {
            all.entry(number).or_default().push(diagnostic);
        }
    }
    all
}

fn places(diagnostic: &Diagnostic) -> impl Iterator<Item = &Place> {
    diagnostic.place.iter().chain(&diagnostic.related)
}

/// What is `told` of the measure of a mutation that was made in `page`.
fn fate(mutation: &Mutation, page: &Page, told: Option<&Vec<&Diagnostic>>) -> Fate {
    let told = told.map_or(&[][..], Vec::as_slice);
    if mutation.lines.is_empty() {
        return Fate { reported: !told.is_empty(), strays: Vec::new() };
    }
    let (text, file) = (mutation.text(page), format!("/{}.md", page.lang));
    let stands_at = |diagnostic: &Diagnostic, line: usize| {
        let mut here = places(diagnostic).filter(|place| place.file.ends_with(&file));
        here.any(|place| text[..place.start].matches('\n').count() + 1 == line)
    };
    let lines = &mutation.lines;
    let strays = told.iter().filter(|diagnostic| !lines.iter().any(|line| stands_at(diagnostic, *line)));
    let is_told = |line: &usize| told.iter().any(|diagnostic| stands_at(diagnostic, *line));
    Fate { reported: lines.iter().all(is_told), strays: strays.map(|diagnostic| format!("{diagnostic:?}")).collect() }
}
