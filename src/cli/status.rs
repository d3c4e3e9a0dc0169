//! `duizhao status`: how far each language is, and what to translate next.

use std::collections::BTreeMap;
use std::path::PathBuf;

use serde::Serialize;

use super::say::{self, Say};
use super::site::with_site;
use super::table::{cut, table};
use crate::build;
use crate::diagnostic::show::{line_and_column, visible};
use crate::diagnostic::{Diagnostics, Place, Report};
use crate::files::Files;
use crate::site::{Lang, Site};
use crate::status::{Count, Kind, Status, Task, status as of};

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
    with_site(say, root, |opened| {
        let (mut told, project) = (Diagnostics::new(), &opened.project);
        let Some(linked) = build::site(project).into(&mut told) else { return told };
        let (status, site) = (of(&linked.site), &linked.site);
        say::out(&match form {
            Form::Human => Human { say: &opened.say, site, project }.text(&status),
            Form::Json => for_programs(&status, site, project),
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

/// What people are told, in whose words, of which site.
struct Human<'a> {
    say: &'a Say,
    site: &'a Site,
    project: &'a Files,
}

impl Human<'_> {
    fn text(&self, status: &Status) -> String {
        let head = [
            Report::StatusAll {},
            Report::StatusTranslated {},
            Report::StatusStale {},
            Report::StatusMissing {},
            Report::StatusNotAccepted {},
            Report::StatusNotReadAgain {},
        ];
        let head = std::iter::once(String::new()).chain(head.iter().map(|report| self.say.words(report)));
        let mut rows = vec![head.collect()];
        for of in &status.languages {
            rows.push(self.row(&Report::StatusMeasures { language: self.tag(of.lang) }, &of.measures));
            rows.push(self.row(&Report::StatusSentences { language: self.tag(of.lang) }, &of.sentences));
        }
        let mut text = table(&rows);
        for of in status.languages.iter().filter(|of| of.headings > 0) {
            let (language, count) = (self.tag(of.lang), of.headings.to_string());
            text += &self.line(&Report::StatusHeadings { language, count });
        }
        text.push('\n');
        if status.next.is_empty() {
            return text + &self.line(&Report::StatusNothing {});
        }
        text += &self.line(&Report::StatusNext {});
        status.next.iter().take(SHOWN).for_each(|task| text += &self.task(task));
        match status.next.len() - status.next.len().min(SHOWN) {
            0 => text,
            more => text + "\n" + &self.line(&Report::StatusMore { count: more.to_string() }),
        }
    }

    fn line(&self, report: &Report) -> String {
        self.say.words(report) + "\n"
    }

    fn tag(&self, lang: Lang) -> String {
        self.site.tag(lang).to_owned()
    }

    fn row(&self, name: &Report, count: &Count) -> Vec<String> {
        let numbers =
            [count.all, count.translated, count.stale, count.missing, count.not_accepted, count.not_read_again];
        std::iter::once(self.say.words(name)).chain(numbers.map(|n| n.to_string())).collect()
    }

    /// What is to be done where, and on a second line what is to be translated.
    fn task(&self, task: &Task) -> String {
        let (language, place) = (self.tag(task.lang), at(&task.place, self.project));
        let what = match task.kind {
            Kind::Stale => Report::TaskStale { language, place },
            Kind::Missing => Report::TaskMissing { language, place },
            Kind::Heading => Report::TaskHeading { language, place },
            Kind::NotAccepted => Report::TaskNotAccepted { language, place },
            Kind::NotReadAgain => Report::TaskNotReadAgain { language, place },
        };
        let told = format!("\n{}", self.line(&what));
        if task.text.is_empty() {
            return told;
        }
        let source = task.source.as_ref().map_or(String::new(), |place| at(place, self.project) + "  ");
        format!("{told}    {source}{}\n", cut(&visible(&task.text), WIDTH))
    }
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
