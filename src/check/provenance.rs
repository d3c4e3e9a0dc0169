//! The binding text against the document it was imported from: character for character.
//!
//! Characters that cannot be seen do not count, since an editor may have to delete them. A measure
//! that a later document `amended` is not compared; one that is `not-in-document` must not be in it.

use std::collections::BTreeMap;

use super::Evidence;
use crate::content::line::Segment;
use crate::diagnostic::show::is_invisible;
use crate::diagnostic::{Diagnostic, Diagnostics, Mistake, Phrase, Place};
use crate::seed::{Row, Table};
use crate::site::relate::Linked;
use crate::site::{DepartmentId, Item, Measure, MeasureId, PolicyId, Section, Site};

/// Compares every policy that names its document with it.
pub(super) fn check(linked: &Linked, evidence: &Evidence, told: &mut Diagnostics) {
    for (id, policy) in linked.site.policies() {
        let Some(document) = &policy.document else { continue };
        match evidence.tables.get(document) {
            Some(table) => compare(linked, id, table, told),
            None if evidence.documents.contains(document) => {}
            None => {
                let known = evidence.documents.iter().map(String::as_str);
                let nearest = crate::diagnostic::nearest(document, known);
                told.tell(policy.place.clone(), Mistake::NoDocument { path: document.clone(), nearest });
            }
        }
    }
}

fn compare(linked: &Linked, id: PolicyId, table: &Table, told: &mut Diagnostics) {
    let site = &linked.site;
    headings(site, id, table, told);
    let rows: BTreeMap<u32, &Row> = table.rows.iter().map(|row| (row.number, row)).collect();
    let measures: BTreeMap<u32, MeasureId> =
        linked.relations.of_policy(id).iter().map(|id| (site[*id].number, *id)).collect();
    for (number, row) in &rows {
        if !measures.contains_key(number) && !site[id].unread.contains(number) {
            told.tell(row.place.clone(), Mistake::MeasureMissing { number: number.to_string() });
        }
    }
    for (number, id) in measures {
        let measure = &site[id];
        let place = || measure.place.clone();
        match (rows.get(&number), &measure.not_in_document) {
            (None, None) => told.tell(place(), Mistake::NotInDocument { number: number.to_string() }),
            (Some(row), Some(_)) => {
                told.push(Diagnostic::at(place(), Mistake::IsInDocument {}).beside(row.place.clone()));
            }
            (Some(row), None) if measure.amended.is_none() => one(site, measure, row, told),
            _ => {}
        }
    }
}

/// The policy's title and the headings of its outline. Nothing is said of an outline whose own mistakes
/// have been told.
fn headings(site: &Site, id: PolicyId, table: &Table, told: &mut Diagnostics) {
    let policy = &site[id];
    let mut compare = |here: &str, place: &Place, there: &str, related: &Place| {
        if here != there {
            let mistake = Mistake::HeadingChanged { document: there.into(), here: here.into() };
            told.push(Diagnostic::at(place.clone(), mistake).beside(related.clone()));
        }
    };
    if policy.outline_broken {
        return;
    }
    compare(policy.title.source(), &policy.title_place, &table.title, &table.title_place);
    let sections = policy.sections.iter().map(|id| &site[*id]);
    let sections: BTreeMap<u32, &Section> = sections.map(|section| (section.number, section)).collect();
    let items = policy.sections.iter().flat_map(|id| &site[*id].items).map(|id| &site[*id]);
    let items: BTreeMap<u32, &Item> = items.map(|item| (item.number, item)).collect();
    let (mut lacking, mut seen) = (Vec::new(), (0, 0));
    for row in &table.rows {
        if seen.0 != row.section.number {
            match sections.get(&row.section.number) {
                Some(here) => compare(here.title.source(), &here.place, &row.section.title, &row.section.place),
                None => lacking.push((Phrase::Section {}, &row.section)),
            }
        }
        if seen.1 != row.item.number {
            match items.get(&row.item.number) {
                Some(here) => compare(here.title.source(), &here.place, &row.item.title, &row.item.place),
                None => lacking.push((Phrase::Item {}, &row.item)),
            }
        }
        seen = (row.section.number, row.item.number);
    }
    for (what, heading) in lacking {
        let (number, title) = (heading.number.to_string(), heading.title.clone());
        let mistake = Mistake::OutlineLacks { what, number, title };
        told.push(Diagnostic::at(policy.place.clone(), mistake).beside(heading.place.clone()));
    }
}

/// One measure against its row.
fn one(site: &Site, measure: &Measure, row: &Row, told: &mut Diagnostics) {
    let mut differs = |place: &Place, what: Phrase, document: Phrase, related: &Place| {
        let mistake = Mistake::FactDiffers { what, document };
        told.push(Diagnostic::at(place.clone(), mistake).beside(related.clone()));
    };
    let number = |number: u32| Phrase::own(number.to_string());
    let places = &measure.places;
    let item = &site[measure.item];
    let section = &site[item.section];
    if item.number != row.item.number {
        differs(&places.item, Phrase::ItemFact {}, number(row.item.number), &row.item.place);
    } else if section.number != row.section.number && !site[measure.policy].outline_broken {
        differs(&item.place, Phrase::SectionOfItem {}, number(row.section.number), &row.section.place);
    }
    if !is_called(site, measure, measure.lead, &row.lead) {
        differs(&places.lead, Phrase::LeadFact {}, Phrase::own(row.lead.as_str()), &row.lead_place);
    }
    if let Some(place) = &places.cooperating {
        let mut pairs = measure.cooperating.iter().zip(&row.cooperating);
        let same = measure.cooperating.len() == row.cooperating.len()
            && pairs.all(|(id, name)| is_called(site, measure, *id, name));
        if !same {
            let document = if row.cooperating.is_empty() {
                Phrase::NoneAtAll {}
            } else {
                Phrase::own(row.cooperating.join("、"))
            };
            differs(place, Phrase::CooperatingFact {}, document, &row.cooperating_place);
        }
    }
    if !measure.text.broken {
        text(site, measure, row, told);
    }
}

/// Whether `name` is one of the department's names in the language of the measure's policy.
fn is_called(site: &Site, measure: &Measure, id: DepartmentId, name: &str) -> bool {
    let source = site[measure.policy].source;
    let department = &site[id];
    let full = department.full.as_ref().and_then(|full| full.get(source));
    department.name.get(source).into_iter().chain(full).any(|known| known == name)
        || department.aliases.iter().any(|(lang, alias)| *lang == source && alias == name)
}

/// The first character in which the text differs from the document's.
fn text(site: &Site, measure: &Measure, row: &Row, told: &mut Diagnostics) {
    let joiner = site.languages[usize::from(site[measure.policy].source.0)].joiner();
    let here: Vec<char> = seen(&measure.text.plain(joiner)).collect();
    let there: Vec<char> = seen(&row.body).collect();
    if here == there {
        return;
    }
    let at = here.iter().zip(&there).take_while(|(a, b)| a == b).count();
    let excerpt = |text: &[char]| -> String {
        let from = at.saturating_sub(6);
        let more = if text.len() > at + 12 { "…" } else { "" };
        text.iter().skip(from).take(at + 12 - from).collect::<String>().replace('\n', "⏎") + more
    };
    let mistake = Mistake::TextDiffers { document: excerpt(&there), here: excerpt(&here) };
    let segment = segment_at(&measure.text.segments, at, joiner);
    let place = segment.map_or(&measure.place, |segment| &segment.place);
    told.push(Diagnostic::at(place.clone(), mistake).beside(row.body_place.clone()));
}

fn seen(text: &str) -> impl Iterator<Item = char> + '_ {
    text.chars().filter(|c| *c == '\n' || *c == '\t' || !is_invisible(*c))
}

/// The sentence that holds the `at`-th visible character of the text.
fn segment_at<'a>(segments: &'a [Segment], at: usize, joiner: &str) -> Option<&'a Segment> {
    let mut end = 0;
    for segment in segments {
        end += seen(&segment.plain).count() + joiner.len();
        if at < end {
            return Some(segment);
        }
    }
    segments.last()
}
