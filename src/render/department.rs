//! Departments: their index, and what each leads and cooperates in.

use serde::Serialize;

use super::here::Here;
use super::view::{DepartmentLink, Link, MeasureLink, Said};
use crate::site::route::Route;
use crate::site::{DepartmentId, MeasureId};

/// What `departments.html` sees.
#[derive(Debug, Clone, Serialize)]
pub(super) struct DepartmentsView {
    /// All departments, in the order of every list.
    pub departments: Vec<DepartmentEntry>,
}

/// A department in the index.
#[derive(Debug, Clone, Serialize)]
pub(super) struct DepartmentEntry {
    /// The department.
    pub department: DepartmentLink,
    /// How many measures it leads.
    pub leads: usize,
    /// How many it cooperates in.
    pub cooperates: usize,
}

/// What `department.html` sees.
#[derive(Debug, Clone, Serialize)]
pub(super) struct DepartmentView {
    /// Its name.
    pub name: Said,
    /// Its name in its other languages.
    pub elsewhere: Vec<Said>,
    /// Its full official name.
    pub full: Option<Said>,
    /// Its full official name in the source language, where that is another.
    pub full_original: Option<Said>,
    /// Further names in the page's language and the source's.
    pub aliases: Vec<Said>,
    /// Where the translated name comes from, on pages that show it.
    pub name_source: Option<Said>,
    /// How to reach it: a link.
    pub contact: Option<String>,
    /// The department that has taken over its work.
    pub successor: Option<DepartmentLink>,
    /// What it leads.
    pub leads: Duty,
    /// What it cooperates in.
    pub cooperates: Duty,
}

/// A department's measures of one kind, by section.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Duty {
    /// How many measures.
    pub count: usize,
    /// They, section by section.
    pub sections: Vec<DutySection>,
}

/// Measures of one section.
#[derive(Debug, Clone, Serialize)]
pub(super) struct DutySection {
    /// The policy, if the site has several.
    pub policy: Option<Said>,
    /// The section's number.
    pub number: u32,
    /// Its number as the page's language counts in headings.
    pub ordinal: String,
    /// Its numeral, as the source's script counts.
    pub numeral: Said,
    /// The section.
    pub section: Link,
    /// The measures.
    pub measures: Vec<MeasureLink>,
}

/// What `former.html` sees: an address at which a department was published before.
#[derive(Debug, Clone, Serialize)]
pub(super) struct FormerView {
    /// The department where it is now.
    pub department: DepartmentLink,
}

/// The view of the index of departments.
pub(super) fn index(here: &Here) -> DepartmentsView {
    let entry = |id| {
        let duties = here.linked.relations.duties(id);
        DepartmentEntry {
            department: here.department(id),
            leads: duties.leads.len(),
            cooperates: duties.cooperates.len(),
        }
    };
    DepartmentsView { departments: here.site.departments().map(|(id, _)| entry(id)).collect() }
}

/// The view of department `id`.
pub(super) fn department(here: &Here, id: DepartmentId) -> DepartmentView {
    let department = &here.site[id];
    let shown = department.name.shown(here.lang).lang;
    let source = department.name.source_lang();
    let duties = here.linked.relations.duties(id);
    let elsewhere = department.name.iter().filter(|(lang, _)| *lang != shown);
    let full_shown = department.full.as_ref().map(|full| full.shown(here.lang));
    let full_original = department.full.as_ref().filter(|_| full_shown.as_ref().is_some_and(|s| s.lang != source));
    let in_lang = |wanted| department.aliases.iter().filter(move |(lang, _)| *lang == wanted);
    let aliases = in_lang(here.lang).chain(in_lang(source).filter(|_| source != here.lang));
    let sourced = department.source.as_ref().filter(|_| here.lang != source && shown == here.lang);
    DepartmentView {
        name: here.say(&department.name),
        elsewhere: elsewhere.map(|(lang, name)| here.said_in(lang, name)).collect(),
        full: full_shown.map(|full| here.shown(&full)),
        full_original: full_original.map(|full| here.said_in(full.source_lang(), full.source())),
        aliases: aliases.map(|(lang, name)| here.said_in(*lang, name)).collect(),
        name_source: sourced.map(|text| here.said_in(here.lang, text)),
        contact: department.contact.clone(),
        successor: department.successor.map(|id| here.department(id)),
        leads: duty(here, &duties.leads),
        cooperates: duty(here, &duties.cooperates),
    }
}

/// The view of a former address of department `id`.
pub(super) fn former(here: &Here, id: DepartmentId) -> FormerView {
    FormerView { department: here.department(id) }
}

fn duty(here: &Here, measures: &[MeasureId]) -> Duty {
    let mut sections: Vec<DutySection> = Vec::new();
    let mut last = None;
    for id in measures {
        let section_id = here.site[here.site[*id].item].section;
        if last.replace(section_id) != Some(section_id) {
            let section = &here.site[section_id];
            let policy = &here.site[section.policy];
            sections.push(DutySection {
                policy: (here.site.policies.len() > 1).then(|| here.say(&policy.title)),
                number: section.number,
                ordinal: here.ordinal(section.number),
                numeral: here.numeral(policy.source, section.number),
                section: Link {
                    said: here.say(&section.title),
                    href: here.href(Route::Section(here.view(), section_id)),
                },
                measures: Vec::new(),
            });
        }
        sections.last_mut().expect("a section was begun").measures.push(here.measure(*id));
    }
    Duty { count: measures.len(), sections }
}
