//! The checks see: every slip that an editor may make in a figure, a bound, a word of force, a department or a
//! line of the finished content is made, one by one, in both languages, and reported at its line.
//!
//! The slips are found by rules of their own, which know Chinese and English and nothing of the checks. What
//! is not reported stands in `tests/mutation/missed.txt`; `cargo test mutation -- --nocapture` shows how many
//! places each operator has.

mod figures;
mod mutate;
mod others;
mod page;
mod trial;
mod words;

use std::collections::BTreeMap;
use std::path::Path;

use duizhao::build::{PARTS, STATIC};
use duizhao::content;
use duizhao::content::entry::DepartmentEntry;
use duizhao::diagnostic::Diagnostics;
use duizhao::files::Files;

use crate::folder::{ROOT, as_file};
use mutate::{Found, Mutation};
use page::Page;

/// Of a hundred mutations so many are reported at least.
const SEEN: usize = 99;

#[test]
fn a_slip_in_either_language_is_reported_at_its_line() {
    let files = Files::read(Path::new(ROOT), &PARTS, STATIC).value.unwrap();
    assert_eq!(trial::told(&files), Diagnostics::new(), "the finished content has no mistake");
    let content = content::load(&files).value.unwrap();
    let measures = files.iter().filter(|(path, _)| path.contains("/measures/"));
    let pages: Vec<Page> = measures.map(|(path, _)| Page::new(path, files.text(path).unwrap())).collect();
    assert_eq!(pages.len(), 160);
    let (bodies, fronts) = mutations(&pages, &content.departments);
    let (of_bodies, of_fronts) =
        (trial::of_bodies(&content, &pages, &bodies), trial::of_fronts(&files, &pages, &fronts));
    let strays: Vec<&String> = of_bodies.strays.iter().chain(&of_fronts.strays).collect();
    assert!(strays.is_empty(), "{} told of lines that were not touched, first {}", strays.len(), strays[0]);
    let reported = of_bodies.reported.into_values().chain(of_fronts.reported.into_values());
    let all: Vec<(&Mutation, bool)> = bodies.iter().chain(&fronts).zip(reported).collect();
    assert_eq!(all.len(), bodies.len() + fronts.len());
    let counts = counts(&pages, &all);
    println!("{}", table(&counts));
    let missed = all.iter().filter(|(_, reported)| !reported);
    let missed: Vec<String> = missed.map(|(mutation, _)| mutation.show(&pages[mutation.page]) + "\n").collect();
    as_file(missed.concat(), "tests/mutation/missed.txt");
    let (places, reported) = counts[&(ALL, BOTH)];
    assert!(places > 2500 && reported * 100 >= places * SEEN, "{reported} of {places} are reported");
}

/// All mutations: those in bodies, then those in front matters.
fn mutations(pages: &[Page], departments: &[DepartmentEntry]) -> (Vec<Mutation>, Vec<Mutation>) {
    let (mut bodies, mut fronts) = (Vec::new(), Vec::new());
    for (position, page) in pages.iter().enumerate() {
        let mut found = Found { page, position, all: Vec::new() };
        figures::all(&mut found);
        others::of_words(&mut found);
        others::departments_in_text(&mut found, departments);
        others::of_lines(&mut found);
        bodies.append(&mut found.all);
        if page.lang == "zh" {
            others::departments_in_front(&mut found, departments);
            fronts.append(&mut found.all);
        }
    }
    (bodies, fronts)
}

/// The rows of the table that count every operator, and both languages.
const ALL: &str = "~ all";
const BOTH: &str = "~ both";

/// How many places each operator has in each language, and how many of them are reported.
type Counts<'a> = BTreeMap<(&'a str, &'a str), (usize, usize)>;

fn counts<'a>(pages: &'a [Page], all: &[(&Mutation, bool)]) -> Counts<'a> {
    let mut counts = Counts::new();
    for (mutation, is_reported) in all {
        let lang = pages[mutation.page].lang.as_str();
        for row in [(mutation.operator, lang), (ALL, lang), (ALL, BOTH)] {
            let (places, reported) = counts.entry(row).or_default();
            *places += 1;
            *reported += usize::from(*is_reported);
        }
    }
    counts
}

fn table(counts: &Counts) -> String {
    let row = |((operator, lang), (places, reported)): (&(&str, &str), &(usize, usize))| {
        format!("{operator:<40} {lang:<6} {reported:>5} of {places:>5}\n")
    };
    counts.iter().map(row).collect()
}
