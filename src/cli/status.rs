//! `duizhao status`: how far each language is, and what to translate next.

use std::collections::BTreeMap;
use std::path::PathBuf;

use serde::Serialize;

use super::table::{cut, table};
use super::say::{self, Say};
use super::site::{Opened, with_site};
use crate::build;
use crate::diagnostic::show::{line_and_column, visible};
use crate::diagnostic::{Diagnostics, Place};
use crate::files::Files;
use crate::site::Site;
use crate::status::{Count, Kind, OfLanguage, Status, Task, status as of};

/// How it is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub(super) enum Form {
    /// For people: a table, and the first things to do
    Human,
    /// For programs: one JSON object with everything
    Json,
}

/// How many tasks people are shown.
const SHOWN: usize = 20;

/// The width of a text that is shown, in columns of a terminal.
const WIDTH: usize = 72;

/// Tells how far the site is. What of it cannot be read is told as always, and counted nowhere.
pub(super) fn status(say: Say, root: Option<PathBuf>, form: Form) -> u8 {
    with_site(say, root, |Opened { project, .. }| {
        let mut told = Diagnostics::new();
        let Some(linked) = build::site(project).into(&mut told) else { return told };
        let status = of(&linked.site);
        say::out(&if form == Form::Json {
            for_programs(&status, &linked.site, project)
        } else {
            human(&status, &linked.site, project)
        });
        told
    })
}

/// `file:line` of a place; the file alone if the place is all of it, or it is not there yet.
fn at(place: &Place, project: &Files) -> String {
    let line = line(place, project).map_or(String::new(), |line| format!(":{line}"));
    format!("{}{line}", visible(&place.file))
}

fn line(place: &Place, project: &Files) -> Option<usize> {
    let text = project.text(&place.file).filter(|_| place.end > 0)?;
    Some(line_and_column(text, place.start).0)
}

fn human(status: &Status, site: &Site, project: &Files) -> String {
    let mut rows = vec![HEAD.map(str::to_owned).to_vec()];
    for language in &status.languages {
        let tag = site.tag(language.lang);
        rows.push(row(format!("{tag}: {MEASURES}"), &language.measures));
        rows.push(row(format!("{tag}: {SENTENCES}"), &language.sentences));
    }
    let mut text = table(&rows);
    let lacking = |language: &&OfLanguage| language.headings > 0;
    for language in status.languages.iter().filter(lacking) {
        text += &format!("{}: {} {HEADINGS}\n", site.tag(language.lang), language.headings);
    }
    if status.next.is_empty() {
        return text + NOTHING;
    }
    text += NEXT;
    for task in status.next.iter().take(SHOWN) {
        text += &told(task, site, project);
    }
    match status.next.len() - status.next.len().min(SHOWN) {
        0 => text,
        more => text + &format!("\n{more} {MORE}\n"),
    }
}

fn row(name: String, count: &Count) -> Vec<String> {
    let numbers = [count.all, count.translated, count.stale, count.missing, count.not_accepted, count.not_read_again];
    std::iter::once(name).chain(numbers.map(|n| n.to_string())).collect()
}

/// What is to be done where, and on a second line what is to be translated.
fn told(task: &Task, site: &Site, project: &Files) -> String {
    let what = words(task.kind);
    let mut told = format!("\n{}: {what}: {}\n", site.tag(task.lang), at(&task.place, project));
    if task.text.is_empty() {
        return told;
    }
    let source = task.source.as_ref().map_or(String::new(), |place| format!("{}  ", at(place, project)));
    told += &format!("    {source}{}\n", cut(&visible(&task.text), WIDTH));
    told
}

#[derive(Serialize)]
struct Record<'a> {
    languages: Vec<LanguageRecord<'a>>,
    next: Vec<TaskRecord<'a>>,
}

#[derive(Serialize)]
struct LanguageRecord<'a> {
    language: &'a str,
    measures: Count,
    sentences: Count,
    headings: usize,
}

#[derive(Serialize)]
struct TaskRecord<'a> {
    kind: Kind,
    language: &'a str,
    sentences: usize,
    file: &'a str,
    line: Option<usize>,
    source: Option<BTreeMap<&'a str, serde_json::Value>>,
    text: &'a str,
}

fn for_programs(status: &Status, site: &Site, project: &Files) -> String {
    let languages = status.languages.iter().map(|of| LanguageRecord {
        language: site.tag(of.lang),
        measures: of.measures,
        sentences: of.sentences,
        headings: of.headings,
    });
    let source = |place: &'_ Place| {
        BTreeMap::from([("file", place.file.as_ref().into()), ("line", line(place, project).into())])
    };
    let next = status.next.iter().map(|task| TaskRecord {
        kind: task.kind,
        language: site.tag(task.lang),
        sentences: task.sentences,
        file: &task.place.file,
        line: line(&task.place, project),
        source: task.source.as_ref().map(source),
        text: &task.text,
    });
    let record = Record { languages: languages.collect(), next: next.collect() };
    serde_json::to_string_pretty(&record).expect("texts and numbers are always written") + "\n"
}

const HEAD: [&str; 7] = ["", "all", "translated", "stale", "missing", "not accepted", "to be read again"];
const MEASURES: &str = "measures";
const SENTENCES: &str = "sentences";
const HEADINGS: &str = "titles and headings are not translated";
const NEXT: &str = "\nNext:\n";
const NOTHING: &str = "\nNothing is left to do.\n";
const MORE: &str = "more; `duizhao status --format json` tells all";

fn words(kind: Kind) -> &'static str {
    match kind {
        Kind::Stale => "its source has changed",
        Kind::Missing => "not translated",
        Kind::Heading => "a title or heading is not translated",
        Kind::NotAccepted => "not accepted",
        Kind::NotReadAgain => "to be read a second time",
    }
}
