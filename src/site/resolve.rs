//! From names to ids: after this nothing is missing.
//!
//! What names something unknown is told with the nearest known name and left out of the model with
//! the thing that named it; a reference to something whose own mistake has been told is no second
//! mistake.

mod departments;
mod measures;
mod official;

use std::collections::BTreeMap;

use super::{
    Item, Lang, Language, Localized, Page, Policy, PolicyFacts, PolicyId, Section, SectionId, Site, Term, Topic,
};
use crate::content::entry::{ByLanguage, Content, PolicyEntry, Words};
use crate::diagnostic::{Diagnostic, Diagnostics, Mistake, Outcome, Place};

/// The model of `content`. The value is always there; broken parts are left out of it.
pub fn resolve(content: Content) -> Outcome<Site> {
    let mut told = Diagnostics::new();
    let tags = Tags(content.site.languages.iter().map(|tag| tag.value.clone()).collect());
    let first = Lang(0);
    let departments = departments::resolve(&content.departments, &tags, &mut told);
    let topics = topics(&content, &tags, &mut told);
    let mut site = Site {
        title: tags
            .localized(&content.site.title, first, &mut told)
            .unwrap_or_else(|| Localized::new(first, String::new())),
        languages: tags.0.iter().map(|tag| Language { tag: tag.clone() }).collect(),
        base_url: content.site.base_url.clone(),
        contact: content.site.contact.clone(),
        government: official::government(&content.site.government, &tags),
        licence: content.site.licence.as_ref().and_then(|licence| official::licence(licence, &tags)),
        theme: content.site.theme.as_ref().map_or_else(|| "default".to_owned(), |theme| theme.value.clone()),
        departments,
        topics,
        glossary: glossary(&content, &tags, &mut told),
        wordings: content.wordings.clone(),
        synonyms: content.synonyms.clone(),
        policies: Vec::new(),
        sections: Vec::new(),
        items: Vec::new(),
        measures: Vec::new(),
        pages: pages(&content, &tags, &mut told),
        unread: content.unread.iter().map(|slug| format!("/{slug}/")).collect(),
    };
    for entry in &content.policies {
        policy(entry, &content, &tags, &mut site, &mut told);
    }
    unread(&content, &mut site);
    same_slugs(&content, &mut told);
    Outcome::with(site, told)
}

/// Puts down the addresses that have no page because of mistakes that have been told.
fn unread(content: &Content, site: &mut Site) {
    let mut more = Vec::new();
    for policy in &site.policies {
        more.extend(policy.unread.iter().map(|number| format!("/{}/measures/{number}/", policy.slug)));
        if policy.outline_broken {
            more.push(format!("/{}/sections/", policy.slug));
        }
    }
    if content.departments_broken {
        more.push("/departments/".to_owned());
    }
    site.unread.extend(more);
}

/// The tags of the site's languages, by which texts find their [`Lang`].
struct Tags(Vec<String>);

impl Tags {
    fn lang(&self, tag: &str) -> Option<Lang> {
        self.0.iter().position(|known| known == tag).map(|n| Lang(n as u8))
    }

    /// The texts as one value whose source is `source`. Nothing without a word if there is no text
    /// at all (that has been told or is allowed); a text without the source language is a mistake.
    fn localized(&self, texts: &ByLanguage, source: Lang, told: &mut Diagnostics) -> Option<Localized<String>> {
        let lang = |tag: &Words| self.lang(&tag.value);
        let (tag, text) = match texts.iter().find(|(tag, _)| lang(tag) == Some(source)) {
            Some((tag, text)) => (tag, text),
            None => {
                let (tag, text) = texts.first()?;
                let missing = self.0[usize::from(source.0)].clone();
                told.tell(tag.place.clone(), Mistake::MissingSource { tag: missing });
                (tag, text)
            }
        };
        let mut value = Localized::new(lang(tag)?, text.value.clone());
        for (other, text) in texts.iter().filter(|(other, _)| other.value != tag.value) {
            value = value.with(lang(other)?, text.value.clone());
        }
        Some(value)
    }
}

fn topics(content: &Content, tags: &Tags, told: &mut Diagnostics) -> Vec<Topic> {
    let mut seen: BTreeMap<(bool, &str), &Place> = BTreeMap::new();
    let mut all = Vec::new();
    for entry in &content.topics {
        let key = (entry.sort == super::TopicSort::Kind, entry.slug.value.as_str());
        if let Some(first) = seen.insert(key, &entry.slug.place) {
            told.push(twice(&entry.slug, first));
        }
        let slug = entry.slug.value.clone();
        let name = tags.localized(&entry.name, Lang(0), told).unwrap_or_else(|| Localized::new(Lang(0), slug.clone()));
        all.push(Topic { slug, sort: entry.sort, name, person: entry.person, figures: entry.figures });
    }
    all
}

fn twice(slug: &Words, first: &Place) -> Diagnostic {
    Diagnostic::at(slug.place.clone(), Mistake::SlugTwice { slug: slug.value.clone() }).beside(first.clone())
}

fn glossary(content: &Content, tags: &Tags, told: &mut Diagnostics) -> Vec<Term> {
    let mut all = Vec::new();
    for entry in &content.glossary {
        let Some(term) = tags.localized(&entry.term, Lang(0), told) else { continue };
        let forms = entry.forms.iter().filter_map(|(tag, form)| Some((tags.lang(&tag.value)?, form.value.clone())));
        let (source, note) = (tags.any(&entry.source), tags.any(&entry.note));
        all.push(Term { term, forms: forms.collect(), source, note, place: entry.place.clone() });
    }
    all
}

impl Tags {
    /// Texts of which any language will do as the source: notes, and where renderings come from.
    fn any(&self, texts: &ByLanguage) -> Option<Localized<String>> {
        let source = self.lang(&texts.first()?.0.value)?;
        self.localized(texts, source, &mut Diagnostics::new())
    }
}

fn pages(content: &Content, tags: &Tags, told: &mut Diagnostics) -> Vec<Page> {
    let mut all = Vec::new();
    for entry in &content.pages {
        let (tag, title, body, links) = &entry.languages[0];
        let Some(lang) = tags.lang(&tag.value) else { continue };
        if lang != Lang(0) && !entry.broken {
            told.tell(tag.place.clone(), Mistake::MissingSource { tag: tags.0[0].clone() });
        }
        let mut page = Page {
            slug: entry.slug.value.clone(),
            title: Localized::new(lang, title.value.clone()),
            body: Localized::new(lang, body.clone()),
            links: links.iter().map(|link| (lang, link.clone())).collect(),
            in_foot: entry.in_foot,
        };
        for (tag, title, body, links) in &entry.languages[1..] {
            if let Some(lang) = tags.lang(&tag.value) {
                page.title = page.title.with(lang, title.value.clone());
                page.body = page.body.with(lang, body.clone());
                page.links.extend(links.iter().map(|link| (lang, link.clone())));
            }
        }
        all.push(page);
    }
    all
}

/// A policy and a page cannot have one address.
fn same_slugs(content: &Content, told: &mut Diagnostics) {
    for page in &content.pages {
        if let Some(policy) = content.policies.iter().find(|policy| policy.slug.value == page.slug.value) {
            told.push(twice(&page.slug, &policy.slug.place));
        }
    }
}

fn policy(entry: &PolicyEntry, content: &Content, tags: &Tags, site: &mut Site, told: &mut Diagnostics) {
    let source = tags.lang(&entry.source).unwrap_or(Lang(0));
    let title = tags.localized(&entry.title, source, told);
    let id = PolicyId(site.policies.len() as u32);
    let before = told.iter().count();
    let sections = outline(entry, id, source, tags, site, told);
    let outline_broken = entry.outline_broken || entry.title.is_empty() || told.iter().count() > before;
    let fact = |n: usize| entry.facts[n].as_ref().map(|words| words.value.clone());
    let facts = PolicyFacts {
        issuer: tags.localized(&entry.issuer, source, told),
        document_number: fact(0),
        index_number: fact(1),
        issued: fact(2),
        published: fact(3),
        effective: fact(4),
        expires: fact(5),
        implements: tags.localized(&entry.implements, source, told),
    };
    site.policies.push(Policy {
        slug: entry.slug.value.clone(),
        title: title.unwrap_or_else(|| Localized::new(source, entry.slug.value.clone())),
        source,
        document: entry.document.as_ref().map(|words| words.value.clone()),
        validity: entry.validity,
        facts,
        official: super::Official::default(),
        sections,
        unread: entry.unread.clone(),
        outline_broken,
        title_place: place_of(&entry.title, source, tags).unwrap_or(&entry.slug.place).clone(),
        place: entry.document.as_ref().map_or_else(|| entry.slug.place.clone(), |words| words.place.clone()),
    });
    measures::resolve(entry, id, content, tags, site, told);
    site.policies[id.0 as usize].official = official::of_policy(entry, id, tags, site, told);
}

fn outline(
    entry: &PolicyEntry,
    policy: PolicyId,
    source: Lang,
    tags: &Tags,
    site: &mut Site,
    told: &mut Diagnostics,
) -> Vec<SectionId> {
    let mut all = Vec::new();
    let mut numbers: BTreeMap<(bool, u32), &Place> = BTreeMap::new();
    for section in &entry.outline {
        let id = SectionId(site.sections.len() as u32);
        let mut items = Vec::new();
        if let Some(first) = numbers.insert((true, section.number.value), &section.number.place) {
            let mistake = Mistake::SectionTwice { number: section.number.value.to_string() };
            told.push(Diagnostic::at(section.number.place.clone(), mistake).beside(first.clone()));
        }
        for item in &section.items {
            if let Some(first) = numbers.insert((false, item.number.value), &item.number.place) {
                let mistake = Mistake::ItemTwice { number: item.number.value.to_string() };
                told.push(Diagnostic::at(item.number.place.clone(), mistake).beside(first.clone()));
            }
            let Some(title) = tags.localized(&item.title, source, told) else { continue };
            items.push(super::ItemId(site.items.len() as u32));
            let place = place_of(&item.title, source, tags).unwrap_or(&item.number.place).clone();
            site.items.push(Item { section: id, number: item.number.value, title, place });
        }
        let title =
            tags.localized(&section.title, source, told).unwrap_or_else(|| Localized::new(source, String::new()));
        let place = place_of(&section.title, source, tags).unwrap_or(&section.number.place).clone();
        site.sections.push(Section { policy, number: section.number.value, title, items, place });
        all.push(id);
    }
    all
}

/// Where the text in `lang` stands.
fn place_of<'a>(texts: &'a ByLanguage, lang: Lang, tags: &Tags) -> Option<&'a Place> {
    texts.iter().find(|(tag, _)| tags.lang(&tag.value) == Some(lang)).map(|(_, text)| &text.place)
}
