//! The whole policy on one page.

use serde::Serialize;

use super::beside::{self, PairText};
use super::facts::{Facts, facts};
use super::here::Here;
use super::notes::{Notes, notes};
use super::policy::SectionLink;
use super::text::{TextView, text};
use super::view::{DepartmentLink, Said};
use crate::site::route::Route;
use crate::site::{ItemId, MeasureId, PolicyId, SectionId};

/// What `full.html` sees.
#[derive(Debug, Clone, Serialize)]
pub(super) struct FullView {
    /// The policy's title.
    pub title: Said,
    /// Its title in its other languages.
    pub elsewhere: Vec<Said>,
    /// What the document says of itself.
    pub facts: Facts,
    /// Whether some of the text is not translated.
    pub untranslated: bool,
    /// Its sections.
    pub sections: Vec<FullSection>,
}

/// A section in full.
#[derive(Debug, Clone, Serialize)]
pub(super) struct FullSection {
    /// Its number.
    pub number: u32,
    /// Its number as the page's language counts in headings.
    pub ordinal: String,
    /// Its numeral, as the source's script counts.
    pub numeral: Said,
    /// Its heading.
    pub title: Said,
    /// Its heading in the second language of a page in two.
    pub second: Option<Said>,
    /// The numbers of its measures, from the lowest to the highest.
    pub numbers: String,
    /// Its items.
    pub items: Vec<FullItem>,
}

/// An item in full.
#[derive(Debug, Clone, Serialize)]
pub(super) struct FullItem {
    /// Its number.
    pub number: u32,
    /// Its heading.
    pub title: Said,
    /// Its heading in the second language of a page in two.
    pub second: Option<Said>,
    /// The numbers of its measures.
    pub numbers: String,
    /// Its measures.
    pub measures: Vec<FullMeasure>,
}

/// A measure in full.
#[derive(Debug, Clone, Serialize)]
pub(super) struct FullMeasure {
    /// Its number.
    pub number: u32,
    /// Its page.
    pub href: String,
    /// Its editorial title.
    pub title: Option<Said>,
    /// Its title in the second language of a page in two.
    pub second: Option<Said>,
    /// Its text.
    pub text: TextView,
    /// Its text in both languages of a page in two.
    pub pair: Option<PairText>,
    /// The lead department.
    pub lead: DepartmentLink,
    /// The cooperating departments.
    pub cooperating: Vec<DepartmentLink>,
    /// What is to be known beside its text.
    pub notes: Notes,
}

/// What `beside.html` sees: a section in two languages.
#[derive(Debug, Clone, Serialize)]
pub(super) struct BesideView {
    /// The section.
    pub section: FullSection,
    /// The section before it.
    pub previous: Option<SectionLink>,
    /// The section after it.
    pub next: Option<SectionLink>,
}

/// The view of section `id` in two languages.
pub(super) fn beside(here: &Here, id: SectionId) -> BesideView {
    let (previous, next) = super::policy::neighbours(here, id);
    BesideView { section: section(here, id), previous, next }
}

/// The view of the full text of policy `id`.
pub(super) fn full(here: &Here, id: PolicyId) -> FullView {
    let site = here.site;
    let policy = &site[id];
    let shown = policy.title.shown(here.lang).lang;
    let measures = here.linked.relations.of_policy(id);
    FullView {
        title: here.say(&policy.title),
        elsewhere: policy.title.iter().filter(|(l, _)| *l != shown).map(|(l, title)| here.said_in(l, title)).collect(),
        facts: facts(here, id),
        untranslated: here.pair().is_none()
            && measures.iter().any(|id| site[*id].shown(policy.source, here.lang).fallback),
        sections: policy.sections.iter().map(|id| section(here, *id)).collect(),
    }
}

fn section(here: &Here, id: SectionId) -> FullSection {
    let section = &here.site[id];
    FullSection {
        number: section.number,
        ordinal: here.ordinal(section.number),
        numeral: here.numeral(here.site[section.policy].source, section.number),
        title: here.say(&section.title),
        second: beside::second(here, &section.title),
        numbers: numbers(here, here.linked.relations.of_section(id)),
        items: section.items.iter().map(|id| item(here, *id)).collect(),
    }
}

fn item(here: &Here, id: ItemId) -> FullItem {
    let item = &here.site[id];
    let measures = here.linked.relations.of_item(id);
    FullItem {
        number: item.number,
        title: here.say(&item.title),
        second: beside::second(here, &item.title),
        numbers: numbers(here, measures),
        measures: measures.iter().map(|id| measure(here, *id)).collect(),
    }
}

/// `1–3`: the numbers of measures, from the lowest to the highest.
fn numbers(here: &Here, measures: &[MeasureId]) -> String {
    let numbers = || measures.iter().map(|id| here.site[*id].number);
    match (numbers().min(), numbers().max()) {
        (Some(first), Some(last)) if first < last => format!("{first}–{last}"),
        (first, _) => first.map(|first| first.to_string()).unwrap_or_default(),
    }
}

fn measure(here: &Here, id: MeasureId) -> FullMeasure {
    let measure = &here.site[id];
    let prefix = format!("m{}-", measure.number);
    FullMeasure {
        number: measure.number,
        href: here.href(Route::Measure(here.view(), id)),
        title: measure.title.as_ref().map(|title| here.say(title)),
        second: measure.title.as_ref().and_then(|title| beside::second(here, title)),
        text: text(here, measure, &prefix),
        pair: beside::pair(here, measure, &prefix),
        lead: here.department(measure.lead),
        cooperating: measure.cooperating.iter().map(|id| here.department(*id)).collect(),
        notes: notes(here, id),
    }
}
