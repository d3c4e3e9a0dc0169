//! `departments.yaml`, `topics.yaml` and `glossary.yaml`: lists that all policies share.

use std::sync::Arc;

use super::{address, by_language, check_slug, list_of_texts, lists_by_language, required_by_language};
use crate::content::entry::{ByLanguage, DepartmentEntry, TermEntry, TopicEntry, Words};
use crate::content::yaml::{self, Fields, Node, Value};
use crate::diagnostic::{Diagnostics, Mistake, Outcome, Place, nearest};
use crate::site::{FigureList, TopicSort};

/// The elements of a file that is a list, each read by `element`.
fn list<T>(
    text: &str,
    file: &Arc<str>,
    mut element: impl FnMut(Fields, &Node, &mut Diagnostics) -> Option<T>,
) -> Outcome<Vec<T>> {
    yaml::parse(text, 0..text.len(), file).and(|node| {
        let mut told = Diagnostics::new();
        let value = match &node.value {
            Value::List(list) => {
                let mut all = Vec::new();
                for node in list {
                    let fields = Fields::of(node, node.place.clone(), &mut told);
                    all.extend(fields.and_then(|fields| element(fields, node, &mut told)));
                }
                Some(all)
            }
            Value::Nothing => Some(Vec::new()),
            Value::Broken => None,
            _ => {
                told.tell(Place::new(file, node.place.start..node.place.start), Mistake::ExpectedEntries {});
                None
            }
        };
        Outcome { value, diagnostics: told }
    })
}

/// Reads `departments.yaml`.
pub(crate) fn departments(text: &str, file: &Arc<str>, tags: &[String]) -> Outcome<Vec<DepartmentEntry>> {
    list(text, file, |mut fields, _, told| {
        let slug = fields.required("slug", told);
        if let Some(slug) = &slug {
            check_slug(slug, told);
        }
        let name = required_by_language(&mut fields, "name", tags, told);
        let full = by_language(&mut fields, "full", tags, told);
        let aliases = lists_by_language(&mut fields, "aliases", tags, told);
        let source = fields.text("source", told);
        let contact = fields.text("contact", told).and_then(|contact| address(contact, told));
        let successor = fields.text("successor", told);
        let formerly = list_of_texts(&mut fields, "formerly", told);
        formerly.iter().for_each(|slug| check_slug(slug, told));
        fields.done(told);
        Some(DepartmentEntry { slug: slug?, name, full, aliases, source, contact, successor, formerly })
    })
}

/// Reads `topics.yaml`: two lists, `for` and `kind`.
pub(crate) fn topics(text: &str, file: &Arc<str>, tags: &[String]) -> Outcome<Vec<TopicEntry>> {
    yaml::parse(text, 0..text.len(), file).and(|node| {
        let mut told = Diagnostics::new();
        let mut all = Vec::new();
        if let Some(mut fields) = Fields::of(&node, Place::file(Arc::clone(file)), &mut told) {
            for (key, sort) in [("for", TopicSort::Audience), ("kind", TopicSort::Kind)] {
                for node in fields.list(key, &mut told) {
                    all.extend(topic(node, sort, tags, &mut told));
                }
            }
            fields.done(&mut told);
        }
        Outcome::with(all, told)
    })
}

fn topic(node: &Node, sort: TopicSort, tags: &[String], told: &mut Diagnostics) -> Option<TopicEntry> {
    let mut fields = Fields::of(node, node.place.clone(), told)?;
    let slug = fields.required("slug", told);
    if let Some(slug) = &slug {
        check_slug(slug, told);
    }
    let name = required_by_language(&mut fields, "name", tags, told);
    let figures = match sort {
        TopicSort::Kind => fields.text("figures", told).and_then(|list| figures(list, told)),
        TopicSort::Audience => None,
    };
    let who = match sort {
        TopicSort::Audience => fields.text("who", told),
        TopicSort::Kind => None,
    };
    if let Some(who) = who.as_ref().filter(|who| !matches!(who.value.as_str(), "person" | "company")) {
        told.tell(who.place.clone(), Mistake::BadWho { found: who.value.clone() });
    }
    fields.done(told);
    let person = who.is_some_and(|who| who.value == "person");
    Some(TopicEntry { sort, slug: slug?, name, person, figures })
}

/// The list that the figures of a kind of support enter.
fn figures(list: Words, told: &mut Diagnostics) -> Option<FigureList> {
    let known =
        [("money", FigureList::Money), ("targets", FigureList::Targets), ("time-limits", FigureList::TimeLimits)];
    let found = known.iter().find(|(name, _)| *name == list.value).map(|(_, list)| *list);
    if found.is_none() {
        let nearest = nearest(&list.value, known.iter().map(|(name, _)| *name));
        told.tell(list.place, Mistake::BadFigureList { found: list.value, nearest });
    }
    found
}

/// Reads `glossary.yaml`.
pub(crate) fn glossary(text: &str, file: &Arc<str>, tags: &[String]) -> Outcome<Vec<TermEntry>> {
    list(text, file, |mut fields, node, told| {
        let term = required_by_language(&mut fields, "term", tags, told);
        let forms = lists_by_language(&mut fields, "forms", tags, told);
        let source = source(&mut fields, &term, tags, told);
        let note = by_language(&mut fields, "note", tags, told);
        fields.done(told);
        Some(TermEntry { term, forms, source, note, place: node.place.clone() })
    })
}

/// Where a rendering comes from: a text by language, or one text alone, which is in the language of the
/// rendering (the first of several, in the site's order).
fn source(fields: &mut Fields, term: &ByLanguage, tags: &[String], told: &mut Diagnostics) -> ByLanguage {
    if fields.node("source").is_some_and(|node| matches!(node.value, Value::Map(_))) {
        return by_language(fields, "source", tags, told);
    }
    let rendered = |tag: &&String| term.iter().any(|(known, _)| known.value == **tag);
    let Some(tag) = tags.iter().skip(1).find(rendered).or(tags.first()) else { return Vec::new() };
    let text = fields.text("source", told);
    text.map(|text| (Words { value: tag.clone(), place: text.place.clone() }, text)).into_iter().collect()
}
