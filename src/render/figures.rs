//! Figures: how one is shown, and the page with a policy's three lists and their pictures.

use serde::Serialize;

use super::here::Here;
use super::measure::Day;
use super::view::{DepartmentLink, Link, MeasureLink, Said};
use crate::site::figures::Figure;
use crate::site::route::Route;
use crate::site::{FigureList, MeasureId, PolicyId};

/// A figure as it is shown.
#[derive(Debug, Clone, Serialize)]
pub(super) struct FigureView {
    /// The figure with its bound: `up to RMB 3 million`.
    pub figure: Said,
    /// What else is said of it: `each year`, `one-off`.
    pub tags: Vec<String>,
    /// By when or in what time it is to be reached.
    pub time: Option<Said>,
    /// Whether the last year that its sentence names had passed when the text was last read.
    pub passed: bool,
}

/// A sentence with figures of one list.
#[derive(Debug, Clone, Serialize)]
pub(super) struct FigureRow {
    /// Its figures.
    pub figures: Vec<FigureView>,
    /// The sentence, leading to it.
    pub sentence: Link,
    /// The measure it stands in.
    pub measure: MeasureLink,
    /// Who decides.
    pub lead: DepartmentLink,
}

/// One of the three lists.
#[derive(Debug, Clone, Serialize)]
pub(super) struct FigureTable {
    /// `money`, `targets` or `time-limits`.
    pub name: &'static str,
    /// Its heading.
    pub title: String,
    /// Its rows, in the order of the text.
    pub rows: Vec<FigureRow>,
}

/// What `figures.html` sees.
#[derive(Debug, Clone, Serialize)]
pub(super) struct FiguresView {
    /// The lists that are not empty.
    pub tables: Vec<FigureTable>,
    /// The amounts as bars.
    pub amounts: Option<super::pictures::Bars>,
    /// The targets by year.
    pub timeline: Option<super::pictures::Timeline>,
    /// When the text was last read: years before have passed.
    pub read: Option<Day>,
    /// What a policy gives, by who one is.
    pub support: Option<String>,
}

/// The view of a policy's figures.
pub(super) fn figures(here: &Here, id: PolicyId) -> FiguresView {
    let all = here.linked.relations.figures(id);
    let tables = [
        (FigureList::Money, "money", "figures-money"),
        (FigureList::Targets, "targets", "figures-targets"),
        (FigureList::TimeLimits, "time-limits", "figures-time-limits"),
    ]
    .into_iter()
    .map(|(list, name, title)| FigureTable {
        name,
        title: here.word(title, &[]),
        rows: rows(here, all.iter().filter(|figure| figure.list == list)),
    });
    FiguresView {
        tables: tables.filter(|table| !table.rows.is_empty()).collect(),
        amounts: super::pictures::bars(here, all),
        timeline: super::pictures::timeline(here, all),
        read: here.linked.relations.last_read(id).map(|day| Day::of(here, day)),
        support: here.site.has_support(id).then(|| here.href(Route::Support(here.lang, id))),
    }
}

/// Figures by sentence.
pub(super) fn rows<'a>(here: &Here, figures: impl Iterator<Item = &'a Figure>) -> Vec<FigureRow> {
    let mut all: Vec<FigureRow> = Vec::new();
    let mut last: Option<(MeasureId, usize)> = None;
    for figure in figures {
        let at = (figure.measure, figure.sentence);
        if last != Some(at) {
            last = Some(at);
            all.push(FigureRow {
                figures: Vec::new(),
                sentence: sentence(here, figure.measure, figure.sentence),
                measure: here.measure(figure.measure),
                lead: here.department(here.site[figure.measure].lead),
            });
        }
        if let Some(row) = all.last_mut() {
            row.figures.push(shown(here, figure));
        }
    }
    all
}

/// A sentence as the page's language says it, leading to its place on the measure's page.
pub(super) fn sentence(here: &Here, id: MeasureId, n: usize) -> Link {
    let measure = &here.site[id];
    let text = measure.shown(here.site[measure.policy].source, here.lang);
    let plain = text.value.segments.get(n).map_or("", |segment| segment.plain.as_str());
    let href = format!("{}#s{}", here.href(Route::Measure(here.view(), id)), n + 1);
    Link { said: here.said_in(text.lang, plain), href }
}

/// A figure in the page's language, or in the source's.
pub(super) fn shown(here: &Here, figure: &Figure) -> FigureView {
    let policy = here.site[figure.measure].policy;
    let source = here.site[policy].source;
    let (lang, written) = match figure.written.get(&here.lang) {
        Some(written) => (here.lang, Some(written)),
        None => (source, figure.written.get(&source)),
    };
    let text = written.map_or("", |written| written.text.as_str());
    // A bound is said in the words of the language of the figure.
    let words = here.theme.words(lang);
    let bounded = figure.bounds.iter().fold(text.to_owned(), |text, bound| match bound.as_str() {
        "at-most" => words.say("bound-at-most", &[("figure", &text)]),
        "at-least" => words.say("bound-at-least", &[("figure", &text)]),
        "more-than" => words.say("bound-more-than", &[("figure", &text)]),
        "less-than" => words.say("bound-less-than", &[("figure", &text)]),
        "about" => words.say("bound-about", &[("figure", &text)]),
        _ => text,
    });
    let tag = |tag: &&str| {
        let key = match *tag {
            "net" => "figure-net",
            "each-year" => "figure-each-year",
            "average-yearly" => "figure-average-yearly",
            "cumulative" => "figure-cumulative",
            _ => "figure-one-off",
        };
        here.words.get(key).to_owned()
    };
    let year = here.linked.relations.last_read(policy).and_then(|day| day.get(..4)?.parse::<u32>().ok());
    let time = written.and_then(|written| written.time.as_ref()).filter(|_| figure.list != FigureList::Money);
    FigureView {
        figure: here.said_in(lang, &bounded),
        tags: figure.tags.iter().map(tag).collect(),
        passed: figure.list == FigureList::Targets
            && time.is_some()
            && year.is_some_and(|year| figure.years.iter().max().is_some_and(|last| *last < year)),
        time: time.map(|time| here.said_in(lang, time)),
    }
}
