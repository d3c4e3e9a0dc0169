//! A measure's page.

use serde::Serialize;

use super::beside::{self, PairText};
use super::cite::{Cite, cites};
use super::here::Here;
use super::notes::{Notes, notes};
use super::terms::{self, UsedTerm};
use super::text::{TextView, text};
use super::view::{DepartmentLink, Link, MeasureLink, Said};
use crate::site::MeasureId;
use crate::site::route::Route;

/// What `measure.html` sees.
#[derive(Debug, Clone, Serialize)]
pub(super) struct MeasureView {
    /// Its number.
    pub number: u32,
    /// Its editorial title or its item's heading.
    pub title: Said,
    /// The title in the second language of a page in two.
    pub second: Option<Said>,
    /// Whether the title is editorial.
    pub editorial: bool,
    /// The section's numeral, as the source's script counts.
    pub numeral: Said,
    /// The section's number as the page's language counts in headings.
    pub ordinal: String,
    /// Its section.
    pub section: Link,
    /// The item's number.
    pub item_number: u32,
    /// Its item, on the section's page.
    pub item: Link,
    /// Its text.
    pub text: TextView,
    /// Its text in both languages of a page in two.
    pub pair: Option<PairText>,
    /// The sentences, for links to each.
    pub cites: Vec<Cite>,
    /// The lead department.
    pub lead: DepartmentLink,
    /// The cooperating departments.
    pub cooperating: Vec<DepartmentLink>,
    /// Editorial: whom it is for.
    pub audiences: Vec<Said>,
    /// Editorial: what it gives.
    pub kinds: Vec<Said>,
    /// The terms of the glossary that it uses.
    pub terms: Vec<UsedTerm>,
    /// What is to be known beside its text.
    pub notes: Notes,
    /// The measure before it.
    pub previous: Option<MeasureLink>,
    /// The measure after it.
    pub next: Option<MeasureLink>,
}

/// A day, for people and for programs.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Day {
    /// As people write it.
    pub text: String,
    /// `YYYY-MM-DD`.
    pub date: String,
}

/// The view of measure `id`.
pub(super) fn measure(here: &Here, id: MeasureId) -> MeasureView {
    let site = here.site;
    let measure = &site[id];
    let (item, policy) = (&site[measure.item], &site[measure.policy]);
    let section = &site[item.section];
    let (title, editorial) = here.title(id);
    let text = text(here, measure, "");
    let section_href = here.href(Route::Section(here.view(), item.section));
    let topics = |ids: &[crate::site::TopicId]| ids.iter().map(|id| here.say(&site[*id].name)).collect();
    MeasureView {
        number: measure.number,
        title,
        second: beside::second_title(here, id),
        editorial,
        numeral: here.numeral(policy.source, section.number),
        ordinal: here.ordinal(section.number),
        section: Link { said: here.say(&section.title), href: section_href.clone() },
        item_number: item.number,
        item: Link { said: here.say(&item.title), href: format!("{section_href}#item-{}", item.number) },
        cites: cites(here, id, &text),
        text,
        pair: beside::pair(here, measure, ""),
        lead: here.department(measure.lead),
        cooperating: measure.cooperating.iter().map(|id| here.department(*id)).collect(),
        audiences: topics(&measure.audiences),
        kinds: topics(&measure.kinds),
        terms: terms::used(here, measure.shown(policy.source, here.lang).lang),
        notes: notes(here, id),
        previous: here.linked.previous(id).map(|id| here.measure(id)),
        next: here.linked.next(id).map(|id| here.measure(id)),
    }
}

impl Day {
    pub(super) fn of(here: &Here, day: &str) -> Self {
        Self { text: here.words.day(day), date: day.to_owned() }
    }
}
