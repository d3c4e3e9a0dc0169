//! What can be found: a site's measures, departments, policies, sections and pages, each with the text that
//! is searched and what a result shows of it, as they are shown in one language.
//!
//! A document's *ref* is its place in the list. The list is the same in every language, so that what is
//! found in one language's index can be shown from another's.

use std::collections::BTreeMap;

use crate::site::relate::Linked;
use crate::site::route::{Route, View};
use crate::site::{DepartmentId, Lang, Localized, Measure, MeasureId, Page, PageId, Policy, PolicyId};
use crate::site::{Section, SectionId, Site};

/// The fields that a document may have for its result, beside the text that is searched. What is empty is left out.
///
/// - `type`: `measure`, `department`, `section`, `policy` or `page`
/// - `address`: below the site's root
/// - `title`: the document's own heading; a measure that nobody gave a title has none
/// - `number`: of a measure or a section
/// - `item`: the heading that a measure stands under
/// - `names`: the names of a department in this language, that of its page first; number and issuer of a policy; a line each
/// - `source`: the name of a department in the source language, if the page shows it in another one
/// - `body`: of a measure a line for each sentence: line *n* has the anchor `#s<n>` on the measure's page
/// - `section`, `policy`, `lead`: the ref of that document; `with`: refs of the cooperating departments
/// - `for`, `kind`: slugs of a measure's topics
/// - `lang`: fields that are not in the language of the page, as `body:zh item:zh`
///
/// Refs, slugs and notes of languages are joined by blanks.
#[cfg(test)]
pub(super) const STORED: [&str; 15] = [
    "type", "address", "title", "number", "item", "names", "source", "body", "section", "policy", "lead", "with",
    "for", "kind", "lang",
];

/// One thing that can be found.
#[derive(Debug, Clone, Default)]
pub(super) struct Document {
    /// Everything it can be found by: headings, names, and then its text.
    pub(super) text: String,
    /// What is kept for the result.
    pub(super) stored: BTreeMap<String, String>,
}

impl Document {
    /// Keeps `value` as `field`, unless it is empty.
    fn keep(&mut self, field: &str, value: impl Into<String>) {
        let value = value.into();
        if !value.is_empty() {
            self.stored.insert(field.to_owned(), value);
        }
    }

    /// Makes it found by each of `texts`.
    fn find<'t>(&mut self, texts: impl IntoIterator<Item = &'t str>) {
        for text in texts {
            self.text.push_str(text);
            self.text.push('\n');
        }
    }

    /// Keeps what is shown as `field`, and makes it found by it.
    fn tell(&mut self, field: &str, value: String) {
        self.find([value.as_str()]);
        self.keep(field, value);
    }
}

/// Everything of the site that can be found in `lang`, in a fixed order: measures first, since theirs are the refs that an
/// index names most, and a short one is fewer bytes.
pub(super) fn all(linked: &Linked, lang: Lang) -> Vec<Document> {
    let site = &linked.site;
    let told = Told { site, lang };
    let mut documents = Vec::new();
    documents.extend(site.measures().map(|(id, measure)| told.measure(id, measure)));
    documents.extend(site.departments().map(|(id, _)| told.department(id)));
    documents.extend(site.policies().map(|(id, policy)| told.policy(id, policy)));
    documents.extend((0u32..).zip(&site.sections).map(|(n, section)| told.section(SectionId(n), section)));
    documents.extend((0u32..).zip(&site.pages).map(|(n, page)| told.page(PageId(n), page)));
    documents
}

/// A site as it is told in one language.
struct Told<'a> {
    site: &'a Site,
    lang: Lang,
}

impl Told<'_> {
    fn measure(&self, id: MeasureId, measure: &Measure) -> Document {
        let site = self.site;
        let mut document = self.document("measure", Route::Measure(View::One(self.lang), id));
        let item = &site[measure.item];
        if let Some(title) = &measure.title {
            self.show(&mut document, "title", title);
        }
        document.tell("number", measure.number.to_string());
        self.show(&mut document, "item", &item.title);
        document.keep("section", self.section_ref(item.section));
        document.keep("policy", self.policy_ref(measure.policy));
        document.keep("lead", self.department_ref(measure.lead));
        document.keep("with", joined(measure.cooperating.iter().map(|id| self.department_ref(*id))));
        for (field, topics) in [("for", &measure.audiences), ("kind", &measure.kinds)] {
            document.keep(field, joined(topics.iter().map(|id| site[*id].slug.clone())));
        }
        let text = measure.shown(site[measure.policy].source, self.lang);
        let sentences = text.value.segments.iter().map(|segment| segment.plain.as_str());
        document.find(sentences.clone());
        document.keep("body", sentences.collect::<Vec<_>>().join("\n"));
        if text.fallback {
            self.foreign(&mut document, "body", text.lang);
        }
        document
    }

    fn department(&self, id: DepartmentId) -> Document {
        let department = &self.site[id];
        let mut document = self.document("department", Route::Department(self.lang, id));
        self.show(&mut document, "title", &department.name);
        // Names in another language are in that language's index.
        let mut names = vec![department.name.shown(self.lang).value];
        names.extend(department.full.as_ref().map(|full| full.shown(self.lang).value));
        names.extend(department.aliases.iter().filter(|(of, _)| *of == self.lang).map(|(_, alias)| alias));
        document.tell("names", lines(names.into_iter().map(String::as_str)));
        let source = department.name.source_lang();
        if department.name.shown(self.lang).lang != source {
            document.keep("source", department.name.source().as_str());
            self.foreign(&mut document, "source", source);
        }
        document
    }

    fn policy(&self, id: PolicyId, policy: &Policy) -> Document {
        let mut document = self.document("policy", Route::Policy(View::One(self.lang), id));
        self.show(&mut document, "title", &policy.title);
        let facts = &policy.facts;
        let numbers = facts.document_number.iter().chain(&facts.index_number);
        let issuer = facts.issuer.iter().map(|issuer| issuer.shown(self.lang).value);
        document.tell("names", lines(numbers.chain(issuer).map(String::as_str)));
        document
    }

    fn section(&self, id: SectionId, section: &Section) -> Document {
        let mut document = self.document("section", Route::Section(View::One(self.lang), id));
        self.show(&mut document, "title", &section.title);
        document.tell("number", section.number.to_string());
        document.keep("policy", self.policy_ref(section.policy));
        document
    }

    fn page(&self, id: PageId, page: &Page) -> Document {
        let mut document = self.document("page", Route::Page(self.lang, id));
        self.show(&mut document, "title", &page.title);
        document
    }

    fn document(&self, kind: &str, route: Route) -> Document {
        let mut document = Document::default();
        document.keep("type", kind);
        document.keep("address", route.address(self.site));
        document
    }

    /// Tells a value as it is shown in `field`, and notes if that is in another language.
    fn show(&self, document: &mut Document, field: &str, value: &Localized<String>) {
        let shown = value.shown(self.lang);
        document.tell(field, shown.value.clone());
        if shown.fallback {
            self.foreign(document, field, shown.lang);
        }
    }

    /// Notes that `field` is in another language than the page.
    fn foreign(&self, document: &mut Document, field: &str, lang: Lang) {
        let noted = document.stored.get("lang").cloned();
        let note = format!("{field}:{}", self.site.tag(lang));
        document.keep("lang", joined(noted.into_iter().chain([note])));
    }

    /// The ref of a department: departments stand after the measures.
    fn department_ref(&self, id: DepartmentId) -> String {
        (self.site.measures.len() + id.0 as usize).to_string()
    }

    /// The ref of a policy: policies stand after the departments.
    fn policy_ref(&self, id: PolicyId) -> String {
        (self.site.measures.len() + self.site.departments.len() + id.0 as usize).to_string()
    }

    /// The ref of a section: sections stand after the policies.
    fn section_ref(&self, id: SectionId) -> String {
        let before = self.site.measures.len() + self.site.departments.len() + self.site.policies.len();
        (before + id.0 as usize).to_string()
    }
}

fn joined(words: impl Iterator<Item = String>) -> String {
    words.collect::<Vec<_>>().join(" ")
}

/// Texts as lines, each once.
fn lines<'a>(texts: impl Iterator<Item = &'a str>) -> String {
    let mut lines: Vec<&str> = Vec::new();
    for text in texts {
        if !lines.contains(&text) {
            lines.push(text);
        }
    }
    lines.join("\n")
}

/// A document with a text and nothing else.
#[cfg(test)]
pub(super) fn of_text(text: &str) -> Document {
    Document { text: text.to_owned(), stored: BTreeMap::new() }
}
