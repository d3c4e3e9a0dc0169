//! `policy.yaml`: what a policy is and its outline.

use std::sync::Arc;

use super::{by_language, date, number, official, required_by_language};
use crate::content::entry::{ItemEntry, Placed, PolicyEntry, SectionEntry, Words};
use crate::content::yaml::{self, Fields, Node};
use crate::diagnostic::{Diagnostics, Mistake, Outcome, Place, nearest};
use crate::site::Validity;

/// The words for validity.
const VALIDITY: [(&str, Validity); 4] = [
    ("in-force", Validity::InForce),
    ("expired", Validity::Expired),
    ("repealed", Validity::Repealed),
    ("not-confirmed", Validity::NotConfirmed),
];

/// Reads `policy.yaml` of the policy `slug`; the measures are still to come.
pub(crate) fn read(text: &str, file: &Arc<str>, slug: Words, tags: &[String]) -> Outcome<PolicyEntry> {
    let parsed = yaml::parse(text, 0..text.len(), file);
    let broken = parsed.diagnostics.has_errors();
    parsed.and(|node| {
        let mut told = Diagnostics::new();
        let value = Fields::of(&node, Place::file(Arc::clone(file)), &mut told)
            .map(|fields| entry(fields, slug, tags, &mut told))
            .map(|entry| PolicyEntry { outline_broken: broken || entry.outline_broken, ..entry });
        Outcome { value, diagnostics: told }
    })
}

fn entry(mut fields: Fields, slug: Words, tags: &[String], told: &mut Diagnostics) -> PolicyEntry {
    let title = required_by_language(&mut fields, "title", tags, told);
    let source = fields.text("source", told).and_then(|tag| source_language(tag, tags, told));
    let document = fields.text("document", told);
    let validity = fields.required("validity", told).map_or(Validity::NotConfirmed, |words| validity(words, told));
    let issuer = by_language(&mut fields, "issuer", tags, told);
    let implements = by_language(&mut fields, "implements", tags, told);
    let numbers = ["document-number", "index-number"].map(|key| fields.text(key, told));
    let dates = ["issued", "published", "effective", "expires"]
        .map(|key| fields.text(key, told).and_then(|words| date(words, told)));
    let official = official::of_policy(&mut fields, tags, told);
    let [document_number, index_number] = numbers;
    let [issued, published, effective, expires] = dates;
    let before = told.iter().count();
    fields.require("outline");
    let outline = fields.list("outline", told).iter().filter_map(|node| section(node, tags, told)).collect();
    let outline_broken = fields.is_lost() || !fields.has("outline") || told.iter().count() > before;
    fields.done(told);
    PolicyEntry {
        slug,
        source: source.unwrap_or_else(|| tags[0].clone()),
        title,
        document,
        validity,
        issuer,
        implements,
        facts: [document_number, index_number, issued, published, effective, expires],
        official,
        outline,
        outline_broken,
        unread: Vec::new(),
        measures: Vec::new(),
    }
}

fn source_language(tag: Words, tags: &[String], told: &mut Diagnostics) -> Option<String> {
    super::language(&tag.value, &tag.place, tags, told).then_some(tag.value)
}

fn validity(words: Words, told: &mut Diagnostics) -> Validity {
    let known = VALIDITY.iter().find(|(name, _)| *name == words.value);
    if known.is_none() {
        let nearest = nearest(&words.value, VALIDITY.iter().map(|(name, _)| *name));
        told.tell(words.place, Mistake::BadValidity { found: words.value, nearest });
    }
    known.map_or(Validity::NotConfirmed, |(_, validity)| *validity)
}

fn section(node: &Node, tags: &[String], told: &mut Diagnostics) -> Option<SectionEntry> {
    let mut fields = Fields::of(node, node.place.clone(), told)?;
    let number = numbered(&mut fields, "section", told);
    let title = required_by_language(&mut fields, "title", tags, told);
    fields.require("items");
    let items = fields.list("items", told).iter().filter_map(|node| item(node, tags, told)).collect();
    fields.done(told);
    Some(SectionEntry { number: number?, title, items })
}

fn item(node: &Node, tags: &[String], told: &mut Diagnostics) -> Option<ItemEntry> {
    let mut fields = Fields::of(node, node.place.clone(), told)?;
    let number = numbered(&mut fields, "item", told);
    let title = required_by_language(&mut fields, "title", tags, told);
    fields.done(told);
    Some(ItemEntry { number: number?, title })
}

fn numbered(fields: &mut Fields, key: &'static str, told: &mut Diagnostics) -> Option<Placed<u32>> {
    let words = fields.required(key, told)?;
    number(words, told)
}
