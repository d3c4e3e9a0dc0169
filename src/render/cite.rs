//! Citing a sentence: a link that names it, and citations ready to copy, in the page's language first
//! and then in the others in which the sentence stands.
//!
//! What the document does not give is said in fixed words. Two things only the reader's browser
//! knows: the day, and the address of a site that was built without one; a script puts them in.

use serde::Serialize;

use super::here::Here;
use super::report::{self, Report};
use super::text::{Sentence, TextView, Twin};
use super::view::Said;
use crate::site::route::{Route, View};
use crate::site::{Lang, MeasureId, Shown};

/// Links to a sentence, and its citations.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Cite {
    /// The sentence's number.
    pub number: usize,
    /// The link.
    pub href: String,
    /// The same sentence in other languages.
    pub twins: Vec<Twin>,
    /// The citations.
    pub citations: Vec<Citation>,
    /// How to report a mistake in it, if the site says to whom.
    pub report: Option<Report>,
}

/// A citation in one language.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Citation {
    /// The tag of its language, if that is not the page's.
    pub lang: Option<String>,
    /// What it is called.
    pub style: Said,
    /// Its text in parts.
    pub parts: Vec<Part>,
}

/// A part of a citation.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Part {
    /// What stands there, or stands for what the browser puts in.
    pub text: String,
    /// The tag of its language, if that is not the citation's.
    pub lang: Option<String>,
    /// What the browser puts in: `accessed`, the day, or `address`, where the site does not know its own; or nothing.
    pub fill: &'static str,
    /// The link whose address the browser puts in, or nothing.
    pub href: String,
}

/// The links and citations of the sentences of measure `id`, whose text is `text`.
pub(super) fn cites(here: &Here, id: MeasureId, text: &TextView) -> Vec<Cite> {
    let cite = |sentence: &Sentence| {
        let anchor = sentence.cite.as_ref().unwrap_or(&sentence.id);
        let langs = std::iter::once(here.lang).chain(here.site.langs().filter(|lang| *lang != here.lang));
        Cite {
            number: sentence.number,
            href: format!("#{anchor}"),
            twins: sentence.twins.clone(),
            citations: langs.filter_map(|lang| citation(here, id, sentence.number, anchor, lang)).collect(),
            report: report::sentence(here, id, sentence.number, anchor, &sentence.plain),
        }
    };
    text.paragraphs.iter().flatten().map(cite).collect()
}

/// The citation of a sentence in `lang`, if it is said in it.
fn citation(here: &Here, id: MeasureId, number: usize, anchor: &str, lang: Lang) -> Option<Citation> {
    let words = here.theme.words(lang);
    let values = values(here, id, number, lang)?;
    let mut parts: Vec<Part> = Vec::new();
    for (literal, name) in words.pieces("citation") {
        said(&mut parts, literal, None);
        match name {
            "accessed" => parts.push(Part { fill: "accessed", ..Part::of(words.get("citation-accessed"), None) }),
            "address" => parts.push(address(here, Route::Measure(View::One(lang), id), anchor, lang)),
            name => {
                for (_, text, of) in values.iter().filter(|(known, ..)| *known == name) {
                    said(&mut parts, text, (*of != lang).then(|| here.site.tag(*of)));
                }
            }
        }
    }
    Some(Citation { lang: here.tag(lang), style: here.said_in(lang, words.get("citation-style")), parts })
}

/// What a citation says, by name, each in its language.
fn values(here: &Here, id: MeasureId, number: usize, lang: Lang) -> Option<[(&'static str, String, Lang); 8]> {
    let measure = &here.site[id];
    let policy = &here.site[measure.policy];
    let facts = &policy.facts;
    let shown = measure.shown(policy.source, lang);
    let segment = shown.value.segments.get(number - 1).filter(|_| !shown.fallback)?;
    let words = here.theme.words(lang);
    let absent = |key: &str| (words.get(key).to_owned(), lang);
    let given = |value: Shown<'_, String>| (value.value.clone(), value.lang);
    let verbatim = |value: &String| (value.clone(), policy.source);
    let title = given(policy.title.shown(lang));
    let issuer = facts.issuer.as_ref().map(|issuer| given(issuer.shown(lang)));
    let issuer = issuer.unwrap_or_else(|| absent("citation-no-issuer"));
    let document = facts.document_number.as_ref().map_or_else(|| absent("citation-no-number"), verbatim);
    let day = facts.issued.as_ref().or(facts.published.as_ref());
    let day = day.map_or_else(|| words.get("citation-no-date").to_owned(), String::clone);
    let source = words.language(here.site.tag(policy.source)).unwrap_or_default();
    let binds = if lang == policy.source { "citation-binding" } else { "citation-translation" };
    Some([
        ("text", segment.plain.clone(), lang),
        ("title", title.0, title.1),
        ("measure", measure.number.to_string(), lang),
        ("sentence", number.to_string(), lang),
        ("issuer", issuer.0, issuer.1),
        ("number", document.0, document.1),
        ("date", day, lang),
        ("status", words.say(binds, &[("source", source)]), lang),
    ])
}

impl Part {
    fn of(text: &str, lang: Option<&str>) -> Self {
        Self { text: text.to_owned(), lang: lang.map(str::to_owned), fill: "", href: String::new() }
    }
}

/// Adds words, to the last part if that is in the same language.
fn said(parts: &mut Vec<Part>, words: &str, lang: Option<&str>) {
    match parts.last_mut().filter(|part| part.fill.is_empty() && part.lang.as_deref() == lang) {
        Some(part) => part.text.push_str(words),
        None => parts.push(Part::of(words, lang)),
    }
}

fn address(here: &Here, route: Route, anchor: &str, lang: Lang) -> Part {
    match here.absolute(route) {
        Some(address) => Part::of(&format!("{address}#{anchor}"), None),
        None => Part {
            fill: "address",
            href: format!("{}#{anchor}", here.href(route)),
            ..Part::of(here.theme.words(lang).get("citation-address"), None)
        },
    }
}
