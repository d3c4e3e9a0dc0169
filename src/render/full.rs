//! The whole policy on one page.

use serde::Serialize;

use super::here::Here;
use super::notes::{Notes, notes};
use super::policy::{Facts, facts};
use super::text::{TextView, text};
use super::view::{DepartmentLink, Said};
use crate::site::route::Route;
use crate::site::{ItemId, MeasureId, PolicyId};

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
    /// Its text.
    pub text: TextView,
    /// The lead department.
    pub lead: DepartmentLink,
    /// The cooperating departments.
    pub cooperating: Vec<DepartmentLink>,
    /// What is to be known beside its text.
    pub notes: Notes,
}

/// The view of the full text of policy `id`.
pub(super) fn full(here: &Here, id: PolicyId) -> FullView {
    let site = here.site;
    let policy = &site[id];
    let shown = policy.title.shown(here.lang).lang;
    let sections = policy.sections.iter().map(|id| {
        let section = &site[*id];
        FullSection {
            number: section.number,
            ordinal: here.ordinal(section.number),
            numeral: here.numeral(policy.source, section.number),
            title: here.say(&section.title),
            items: section.items.iter().map(|id| item(here, *id)).collect(),
        }
    });
    let measures = here.linked.relations.of_policy(id);
    FullView {
        title: here.say(&policy.title),
        elsewhere: policy.title.iter().filter(|(l, _)| *l != shown).map(|(l, title)| here.said_in(l, title)).collect(),
        facts: facts(here, id),
        untranslated: measures.iter().any(|id| site[*id].shown(policy.source, here.lang).fallback),
        sections: sections.collect(),
    }
}

fn item(here: &Here, id: ItemId) -> FullItem {
    let item = &here.site[id];
    FullItem {
        number: item.number,
        title: here.say(&item.title),
        measures: here.linked.relations.of_item(id).iter().map(|id| measure(here, *id)).collect(),
    }
}

fn measure(here: &Here, id: MeasureId) -> FullMeasure {
    let measure = &here.site[id];
    FullMeasure {
        number: measure.number,
        href: here.href(Route::Measure(here.view(), id)),
        title: measure.title.as_ref().map(|title| here.say(title)),
        text: text(here, measure, &format!("m{}-", measure.number)),
        lead: here.department(measure.lead),
        cooperating: measure.cooperating.iter().map(|id| here.department(*id)).collect(),
        notes: notes(here, id),
    }
}
