//! What can be found: a site's measures, departments, sections, policies and pages as fields of text,
//! as they are shown in one language.

use std::collections::BTreeMap;

use crate::site::relate::Linked;
use crate::site::route::{Route, View};
use crate::site::{DepartmentId, Item, Lang, Localized, Measure, MeasureId, Page, PageId, Policy, PolicyId};
use crate::site::{Section, SectionId, Site};

/// Fields that are searched. A name or a heading stands in a line of its own.
///
/// - `title`: the document's own heading; empty for a measure that nobody gave a title
/// - `number`: of a measure or a section
/// - `names`: all names of a department, that of its page first; number and issuer of a policy
/// - `item`, `section`: the headings that a measure stands under
/// - `lead`, `with`: departments of a measure, as shown and, after a TAB, in the source language
/// - `body`: the text; of a section the headings of its items, of a policy those of its sections
pub(super) const INDEXED: [&str; 8] = ["title", "number", "names", "item", "section", "lead", "with", "body"];

/// Fields that are kept for the result and not searched.
///
/// - `kind`: `measure`, `department`, `section`, `policy` or `page`
/// - `address`: below the site's root
/// - `policy`: the policy's title, where the site has several
/// - `lang`: fields that are not in the language of the page, as `body:zh item:zh`; `source` for the names after a TAB
pub(super) const STORED: [&str; 4] = ["kind", "address", "policy", "lang"];

/// One thing that can be found.
#[derive(Debug, Clone, Default)]
pub(super) struct Document(BTreeMap<&'static str, String>);

impl Document {
    /// The values of all fields, first the [`INDEXED`], then the [`STORED`].
    pub(super) fn values(&self) -> impl Iterator<Item = &str> {
        INDEXED.iter().chain(&STORED).map(|field| self.0.get(field).map_or("", String::as_str))
    }
}

/// Everything of the site that can be found in `lang`, in a fixed order.
pub(super) fn all(linked: &Linked, lang: Lang) -> Vec<Document> {
    let site = &linked.site;
    let told = Told { site, lang };
    let mut documents = Vec::new();
    documents.extend(site.departments().map(|(id, _)| told.department(id)));
    documents.extend(site.policies().map(|(id, policy)| told.policy(id, policy)));
    documents.extend((0u32..).zip(&site.sections).map(|(n, section)| told.section(SectionId(n), section)));
    documents.extend(site.measures().map(|(id, measure)| told.measure(id, measure)));
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
            self.show(&mut document, "title", [title]);
        }
        document.0.insert("number", measure.number.to_string());
        self.show(&mut document, "item", [&item.title]);
        self.show(&mut document, "section", [&site[item.section].title]);
        self.of(&mut document, measure.policy);
        self.departments(&mut document, "lead", &[measure.lead]);
        self.departments(&mut document, "with", &measure.cooperating);
        let text = measure.shown(site[measure.policy].source, self.lang);
        document.0.insert("body", text.value.plain(site.languages[usize::from(text.lang.0)].joiner()));
        if text.fallback {
            self.foreign(&mut document, "body", text.lang);
        }
        document
    }

    fn department(&self, id: DepartmentId) -> Document {
        let department = &self.site[id];
        let mut document = self.document("department", Route::Department(self.lang, id));
        self.show(&mut document, "title", [&department.name]);
        let mut names = vec![department.name.shown(self.lang).value];
        let full = department.full.as_ref();
        names.extend(full.map(|full| full.shown(self.lang).value));
        names.extend(department.name.iter().map(|(_, name)| name));
        names.extend(full.into_iter().flat_map(Localized::iter).map(|(_, name)| name));
        names.extend(department.aliases.iter().map(|(_, alias)| alias));
        document.0.insert("names", lines(names.into_iter().map(String::as_str)));
        document
    }

    fn policy(&self, id: PolicyId, policy: &Policy) -> Document {
        let mut document = self.document("policy", Route::Policy(View::One(self.lang), id));
        self.show(&mut document, "title", [&policy.title]);
        let facts = &policy.facts;
        let numbers = facts.document_number.iter().chain(&facts.index_number);
        let issuer = facts.issuer.iter().map(|issuer| issuer.shown(self.lang).value);
        document.0.insert("names", lines(numbers.chain(issuer).map(String::as_str)));
        self.show(&mut document, "body", policy.sections.iter().map(|id| &self.site[*id].title));
        document
    }

    fn section(&self, id: SectionId, section: &Section) -> Document {
        let mut document = self.document("section", Route::Section(View::One(self.lang), id));
        self.show(&mut document, "title", [&section.title]);
        document.0.insert("number", section.number.to_string());
        self.of(&mut document, section.policy);
        let items = section.items.iter().map(|id| &self.site[*id]);
        self.show(&mut document, "body", items.map(|item: &Item| &item.title));
        document
    }

    fn page(&self, id: PageId, page: &Page) -> Document {
        let mut document = self.document("page", Route::Page(self.lang, id));
        self.show(&mut document, "title", [&page.title]);
        let body = page.body.shown(self.lang);
        document.0.insert("body", body.value.plain());
        if body.fallback {
            self.foreign(&mut document, "body", body.lang);
        }
        document
    }

    fn document(&self, kind: &str, route: Route) -> Document {
        let address = route.address(self.site);
        Document([("kind", kind.to_owned()), ("address", address)].into())
    }

    /// Puts the values as they are shown into `field`, a line each, and notes if one is in another language.
    fn show<'v>(
        &self,
        document: &mut Document,
        field: &'static str,
        values: impl IntoIterator<Item = &'v Localized<String>>,
    ) {
        let shown: Vec<_> = values.into_iter().map(|value| value.shown(self.lang)).collect();
        document.0.insert(field, lines(shown.iter().map(|shown| shown.value.as_str())));
        if let Some(other) = shown.iter().find(|shown| shown.fallback) {
            self.foreign(document, field, other.lang);
        }
    }

    /// Puts names of departments into `field`, a line each: as it is shown, and after a TAB in the source
    /// language, which stands beside a translated name on every page.
    fn departments(&self, document: &mut Document, field: &'static str, ids: &[DepartmentId]) {
        let names = ids.iter().map(|id| &self.site[*id].name);
        let line = |name: &Localized<String>| match name.shown(self.lang) {
            shown if shown.lang == name.source_lang() => shown.value.clone(),
            shown => format!("{}\t{}", shown.value, name.source()),
        };
        document.0.insert(field, names.clone().map(line).collect::<Vec<_>>().join("\n"));
        for name in names {
            let field = if name.shown(self.lang).fallback { field } else { "source" };
            if name.source_lang() != self.lang {
                self.foreign(document, field, name.source_lang());
            }
        }
    }

    /// Names the policy of a document, where there are several.
    fn of(&self, document: &mut Document, policy: PolicyId) {
        if self.site.policies.len() > 1 {
            self.show(document, "policy", [&self.site[policy].title]);
        }
    }

    /// Notes that `field` is in another language than the page.
    fn foreign(&self, document: &mut Document, field: &str, lang: Lang) {
        let noted = document.0.entry("lang").or_default();
        let note = format!("{field}:{}", self.site.tag(lang));
        *noted = lines(noted.split(' ').filter(|known| !known.is_empty()).chain([note.as_str()])).replace('\n', " ");
    }
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
pub(super) fn of_body(body: &str) -> Document {
    Document([("body", body.to_owned())].into())
}
