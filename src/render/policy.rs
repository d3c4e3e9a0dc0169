//! A policy's home with its outline, its sections' pages, and the list of policies.

use serde::Serialize;

use super::facts::{Facts, facts};
use super::here::Here;
use super::measure::Day;
use super::notes::{Notes, notes};
use super::view::{DepartmentLink, Link, MeasureLink, Said};
use crate::site::route::Route;
use crate::site::{ItemId, PolicyId, SectionId};

/// What `home.html` sees: a site with several policies.
#[derive(Debug, Clone, Serialize)]
pub(super) struct HomeView {
    /// The policies.
    pub policies: Vec<PolicyEntry>,
}

/// A policy in the list of policies.
#[derive(Debug, Clone, Serialize)]
pub(super) struct PolicyEntry {
    /// Its title and its home.
    pub policy: Link,
    /// How much it holds.
    pub counts: Counts,
    /// Its sections.
    pub sections: Vec<Link>,
}

/// How much a policy holds.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Counts {
    /// Sections.
    pub sections: usize,
    /// Items.
    pub items: usize,
    /// Measures.
    pub measures: usize,
    /// Departments that lead or cooperate.
    pub departments: usize,
}

/// What `policy.html` sees.
#[derive(Debug, Clone, Serialize)]
pub(super) struct PolicyView {
    /// Its title.
    pub title: Said,
    /// Its title in its other languages.
    pub elsewhere: Vec<Said>,
    /// What the document says of itself.
    pub facts: Facts,
    /// How much it holds.
    pub counts: Counts,
    /// The whole text on one page.
    pub full: String,
    /// All departments.
    pub departments: String,
    /// Search.
    pub search: String,
    /// What it gives to companies and institutions, if anybody has said so.
    pub company: Option<String>,
    /// What it gives to people.
    pub person: Option<String>,
    /// When a translation was last read against the source.
    pub read: Option<Day>,
    /// Its outline.
    pub sections: Vec<SectionView>,
}

/// A section with its items.
#[derive(Debug, Clone, Serialize)]
pub(super) struct SectionView {
    /// Its number.
    pub number: u32,
    /// Its number as the page's language counts in headings.
    pub ordinal: String,
    /// Its numeral, as the source's script counts.
    pub numeral: Said,
    /// Its heading and its page.
    pub section: Link,
    /// Its items.
    pub items: Vec<ItemView>,
}

/// An item with its measures.
#[derive(Debug, Clone, Serialize)]
pub(super) struct ItemView {
    /// Its number.
    pub number: u32,
    /// Its heading and its place on the section's page.
    pub item: Link,
    /// Whether every measure has an editorial title.
    pub titled: bool,
    /// Its measures.
    pub measures: Vec<ItemMeasure>,
}

/// A measure in its item.
#[derive(Debug, Clone, Serialize)]
pub(super) struct ItemMeasure {
    /// The measure.
    pub measure: MeasureLink,
    /// Its lead department.
    pub lead: DepartmentLink,
    /// What is to be known beside its text.
    pub notes: Notes,
}

/// What `section.html` sees.
#[derive(Debug, Clone, Serialize)]
pub(super) struct SectionPage {
    /// The section.
    pub section: SectionView,
    /// Whether some of its measures are not translated.
    pub untranslated: bool,
    /// The section before it.
    pub previous: Option<SectionLink>,
    /// The section after it.
    pub next: Option<SectionLink>,
}

/// A section as a neighbour.
#[derive(Debug, Clone, Serialize)]
pub(super) struct SectionLink {
    /// Its number as the page's language counts in headings.
    pub ordinal: String,
    /// Its heading and its page.
    pub section: Link,
}

/// The view of the list of policies.
pub(super) fn home(here: &Here) -> HomeView {
    let entry = |id: PolicyId| PolicyEntry {
        policy: here.policy(id),
        counts: counts(here, id),
        sections: here.site[id].sections.iter().map(|id| section_link(here, *id)).collect(),
    };
    HomeView { policies: here.site.policies().map(|(id, _)| entry(id)).collect() }
}

/// The view of a policy's home.
pub(super) fn policy(here: &Here, id: PolicyId) -> PolicyView {
    let policy = &here.site[id];
    let shown = policy.title.shown(here.lang).lang;
    let elsewhere = policy.title.iter().filter(|(lang, _)| *lang != shown);
    let support = here.href(Route::Support(here.lang, id));
    let measures = here.linked.relations.of_policy(id);
    let is_for = |person| {
        let mut all = measures.iter().flat_map(|id| &here.site[*id].audiences);
        all.any(|topic| here.site[*topic].person == person)
    };
    let way = |person| is_for(person).then(|| super::support::anchor(person));
    PolicyView {
        title: here.say(&policy.title),
        elsewhere: elsewhere.map(|(lang, title)| here.said_in(lang, title)).collect(),
        facts: facts(here, id),
        counts: counts(here, id),
        full: here.href(Route::Full(here.view(), id)),
        departments: here.href(Route::Departments(here.lang)),
        search: here.href(Route::Search(here.lang)),
        company: way(false).map(|name| format!("{support}#{name}")),
        person: way(true).map(|name| format!("{support}#{name}")),
        read: here.linked.relations.last_read(id).map(|day| Day::of(here, day)),
        sections: policy.sections.iter().map(|id| section_view(here, *id)).collect(),
    }
}

/// The view of a section's page.
pub(super) fn section(here: &Here, id: SectionId) -> SectionPage {
    let (previous, next) = neighbours(here, id);
    let source = here.site[here.site[id].policy].source;
    let mut measures = here.linked.relations.of_section(id).iter();
    let untranslated = measures.any(|id| here.site[*id].shown(source, here.lang).fallback);
    SectionPage { section: section_view(here, id), untranslated, previous, next }
}

/// The sections before and after section `id`.
pub(super) fn neighbours(here: &Here, id: SectionId) -> (Option<SectionLink>, Option<SectionLink>) {
    let all = &here.site[here.site[id].policy].sections;
    let at = all.iter().position(|other| *other == id).unwrap_or_default();
    let neighbour =
        |id: &SectionId| SectionLink { ordinal: here.ordinal(here.site[*id].number), section: section_link(here, *id) };
    (at.checked_sub(1).and_then(|n| all.get(n)).map(neighbour), all.get(at + 1).map(neighbour))
}

pub(super) fn section_link(here: &Here, id: SectionId) -> Link {
    Link { said: here.say(&here.site[id].title), href: here.href(Route::Section(here.view(), id)) }
}

fn section_view(here: &Here, id: SectionId) -> SectionView {
    let section = &here.site[id];
    let source = here.site[section.policy].source;
    SectionView {
        number: section.number,
        ordinal: here.ordinal(section.number),
        numeral: here.numeral(source, section.number),
        section: section_link(here, id),
        items: section.items.iter().map(|id| item_view(here, *id)).collect(),
    }
}

fn item_view(here: &Here, id: ItemId) -> ItemView {
    let item = &here.site[id];
    let section = here.href(Route::Section(here.view(), item.section));
    let measures = here.linked.relations.of_item(id);
    let entry = |id| ItemMeasure {
        measure: here.measure(id),
        lead: here.department(here.site[id].lead),
        notes: notes(here, id),
    };
    ItemView {
        number: item.number,
        item: Link { said: here.say(&item.title), href: format!("{section}#item-{}", item.number) },
        titled: measures.iter().all(|id| here.site[*id].title.is_some()),
        measures: measures.iter().map(|id| entry(*id)).collect(),
    }
}

pub(super) fn counts(here: &Here, id: PolicyId) -> Counts {
    let sections = &here.site[id].sections;
    let measures = here.linked.relations.of_policy(id);
    let mut departments: Vec<_> = measures
        .iter()
        .flat_map(|id| here.site[*id].cooperating.iter().copied().chain([here.site[*id].lead]))
        .collect();
    departments.sort_unstable();
    departments.dedup();
    Counts {
        sections: sections.len(),
        items: sections.iter().map(|id| here.site[*id].items.len()).sum(),
        measures: measures.len(),
        departments: departments.len(),
    }
}

/// A section's number as ornaments show it: 一二三 where the binding language is Chinese or
/// Japanese, figures elsewhere.
pub(super) fn numeral(source: &str, number: u32) -> String {
    const DIGITS: [&str; 10] = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
    let primary = source.split('-').next().unwrap_or_default();
    if !matches!(primary, "zh" | "ja" | "yue") || number == 0 || number > 99 {
        return number.to_string();
    }
    let (tens, ones) = ((number / 10) as usize, (number % 10) as usize);
    match tens {
        0 => DIGITS[ones].to_owned(),
        1 => format!("十{}", DIGITS[ones]),
        _ => format!("{}十{}", DIGITS[tens], DIGITS[ones]),
    }
}

#[cfg(test)]
mod tests {
    use super::numeral;

    #[test]
    fn numerals_follow_the_source() {
        let seen: Vec<String> = [1, 5, 10, 12, 20, 35, 100].map(|n| numeral("zh", n)).into();
        assert_eq!(seen, ["一", "五", "十", "十二", "二十", "三十五", "100"]);
        assert_eq!(numeral("de", 5), "5");
    }
}
