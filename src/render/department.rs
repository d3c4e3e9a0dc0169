//! Departments: their index, and what each leads and cooperates in.

use serde::Serialize;

use super::here::Here;
use super::partners::{self, HotlineView, Partner};
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
    /// Its full official name in the other languages.
    pub full_elsewhere: Vec<Said>,
    /// Further names in the page's language and the source's.
    pub aliases: Vec<Said>,
    /// Where the translated name comes from, on pages that show it.
    pub name_source: Option<Said>,
    /// How to reach it: a link.
    pub contact: Option<String>,
    /// The department that has taken over its work.
    pub successor: Option<DepartmentLink>,
    /// Without a contact: the hotlines that the documents themselves name.
    pub hotlines: Vec<HotlineView>,
    /// Its measures as a table.
    pub table: String,
    /// With whom it works together, those with the most measures first.
    pub partners: Vec<Partner>,
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
    let full_lang = full_shown.as_ref().map(|full| full.lang);
    let full_elsewhere = department.full.iter().flat_map(|full| full.iter());
    let full_elsewhere = full_elsewhere.filter(|(lang, _)| full_lang.is_some_and(|shown| shown != *lang));
    let in_lang = |wanted| department.aliases.iter().filter(move |(lang, _)| *lang == wanted);
    let aliases = in_lang(here.lang).chain(in_lang(source).filter(|_| source != here.lang));
    let sourced = department.source.as_ref().filter(|_| here.lang != source && shown == here.lang);
    DepartmentView {
        name: here.say(&department.name),
        elsewhere: elsewhere.map(|(lang, name)| here.said_in(lang, name)).collect(),
        full: full_shown.map(|full| here.shown(&full)),
        full_elsewhere: full_elsewhere.map(|(lang, full)| here.said_in(lang, full)).collect(),
        aliases: aliases.map(|(lang, name)| here.said_in(*lang, name)).collect(),
        name_source: sourced.map(|text| here.said_in(here.lang, text)),
        contact: department.contact.clone(),
        successor: department.successor.map(|id| here.department(id)),
        hotlines: if department.contact.is_some() { Vec::new() } else { partners::hotlines(here, id) },
        table: here.link_to(&crate::open_data::department_table(department)),
        partners: partners::partners(here, id),
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
