//! The outline of a policy as it stands beside its texts, with the place that the page has in it:
//! of a section or a measure the items of its own section, of the whole text all items.

use serde::Serialize;

use super::here::Here;
use super::view::{Link, Said};
use crate::site::route::Route;
use crate::site::{ItemId, MeasureId, SectionId};

/// The outline beside a text.
#[derive(Debug, Clone, Serialize)]
pub struct Outline {
    /// Whether it goes along with a long text, instead of standing below a short one.
    pub along: bool,
    /// The sections of the policy.
    pub sections: Vec<OutlineSection>,
}

/// A section in it.
#[derive(Debug, Clone, Serialize)]
pub struct OutlineSection {
    /// Its numeral, as the source's script counts.
    pub numeral: Said,
    /// Its heading and where it stands.
    pub section: Link,
    /// What the page is to it: `page` the section's own, `true` a part of it.
    pub current: Option<&'static str>,
    /// Its items, where the outline goes so deep.
    pub items: Vec<OutlineItem>,
}

/// An item in it.
#[derive(Debug, Clone, Serialize)]
pub struct OutlineItem {
    /// Its number.
    pub number: u32,
    /// Its heading and where it stands.
    pub item: Link,
    /// Whether the page is a part of it.
    pub current: Option<&'static str>,
    /// Its measures, where the outline goes so deep.
    pub measures: Vec<OutlineMeasure>,
}

/// A measure in it.
#[derive(Debug, Clone, Serialize)]
pub struct OutlineMeasure {
    /// Its number.
    pub number: u32,
    /// Where it stands.
    pub href: String,
    /// Whether it is the page.
    pub current: Option<&'static str>,
}

/// The outline beside the text of this page, if it is a measure's, a section's or the whole text's.
pub(super) fn outline(here: &Here) -> Option<Outline> {
    let measure = match here.route {
        Route::Measure(_, id) => Some(id),
        Route::Section(..) | Route::Full(..) => None,
        _ => return None,
    };
    let policy = here.own_policy()?;
    let sections = here.site[policy].sections.iter().map(|id| section(here, *id, measure)).collect();
    Some(Outline { along: measure.is_none(), sections })
}

fn section(here: &Here, id: SectionId, measure: Option<MeasureId>) -> OutlineSection {
    let section = &here.site[id];
    let whole = matches!(here.route, Route::Full(..));
    let current = match here.route {
        Route::Section(_, own) => (own == id).then_some("page"),
        _ => measure.filter(|measure| here.site[here.site[*measure].item].section == id).map(|_| "true"),
    };
    let own = here.href(Route::Section(here.view(), id));
    let link = |said, anchor: &str| match whole {
        true => Link { said, href: format!("#{anchor}") },
        false => Link { said, href: format!("{own}#{anchor}") },
    };
    let items = section.items.iter().filter(|_| whole || current.is_some());
    OutlineSection {
        numeral: here.numeral(here.site[section.policy].source, section.number),
        section: match whole {
            true => link(here.say(&section.title), &format!("section-{}", section.number)),
            false => super::policy::section_link(here, id),
        },
        current,
        items: items.map(|id| item(here, *id, measure, &link)).collect(),
    }
}

fn item(here: &Here, id: ItemId, measure: Option<MeasureId>, link: &dyn Fn(Said, &str) -> Link) -> OutlineItem {
    let item = &here.site[id];
    let measures = here.linked.relations.of_item(id).iter().filter(|_| measure.is_some());
    let entry = |id: &MeasureId| OutlineMeasure {
        number: here.site[*id].number,
        href: here.href(Route::Measure(here.view(), *id)),
        current: (Some(*id) == measure).then_some("page"),
    };
    OutlineItem {
        number: item.number,
        item: link(here.say(&item.title), &format!("item-{}", item.number)),
        current: measure.filter(|measure| here.site[*measure].item == id).map(|_| "true"),
        measures: measures.map(entry).collect(),
    }
}
