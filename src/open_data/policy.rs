//! `data/<policy>.json`: a policy with its facts, outline, topics and measures.

use serde::Serialize;

use super::{ByLang, FORMAT, Licence, SCHEMAS, Texts, by_lang, texts, validity};
use crate::content::digest::Digest;
use crate::content::line;
use crate::site::relate::Linked;
use crate::site::route::{Route, View};
use crate::site::stale::{self, Change};
use crate::site::{self, Lang, MeasureId, PolicyId, SectionId, Site, TopicId, TopicSort};

#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
pub(super) struct Policy<'a> {
    #[serde(rename = "$schema")]
    schema: &'a str,
    format: u32,
    policy: &'a str,
    title: Texts<'a>,
    source: &'a str,
    validity: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    issuer: Option<Texts<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    document_number: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    index_number: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    issued: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    published: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    effective: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    expires: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    implements: Option<Texts<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    licence: Option<Licence<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    hotline: Option<Hotline<'a>>,
    outline: Vec<Section<'a>>,
    topics: Vec<Topic<'a>>,
    measures: Vec<Measure<'a>>,
}

#[derive(Serialize)]
struct Hotline<'a> {
    number: &'a str,
    measure: u32,
}

#[derive(Serialize)]
struct Section<'a> {
    section: u32,
    title: Texts<'a>,
    items: Vec<Item<'a>>,
}

#[derive(Serialize)]
struct Item<'a> {
    item: u32,
    title: Texts<'a>,
    measures: Vec<u32>,
}

#[derive(Serialize)]
struct Topic<'a> {
    topic: &'a str,
    sort: &'a str,
    name: Texts<'a>,
}

#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct Measure<'a> {
    measure: u32,
    section: u32,
    item: u32,
    #[serde(skip_serializing_if = "Option::is_none")]
    title: Option<Texts<'a>>,
    lead: &'a str,
    cooperating: Vec<&'a str>,
    #[serde(rename = "for")]
    audiences: Vec<&'a str>,
    #[serde(rename = "kind")]
    kinds: Vec<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    continues: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    amended: Option<Amendment<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    not_in_document: Option<&'a str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    errata: Vec<Erratum<'a>>,
    address: ByLang<'a, String>,
    text: ByLang<'a, Text<'a>>,
}

#[derive(Serialize)]
struct Amendment<'a> {
    by: &'a str,
    date: &'a str,
}

#[derive(Serialize)]
struct Erratum<'a> {
    printed: &'a str,
    meant: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    note: Option<Texts<'a>>,
}

#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct Text<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    translates: Option<Vec<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    reviewed: Option<&'a str>,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    sentence_removed: bool,
    segments: Vec<Segment<'a>>,
}

#[derive(Serialize)]
struct Segment<'a> {
    segment: usize,
    paragraph: u32,
    #[serde(skip_serializing_if = "Option::is_none")]
    digest: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    stale: Option<&'static str>,
    text: &'a str,
}

/// The policy as data.
pub(super) fn policy(linked: &Linked, id: PolicyId) -> Policy<'_> {
    let site = &linked.site;
    let (policy, facts) = (&site[id], &site[id].facts);
    let hotline = policy.official.hotline.as_ref();
    Policy {
        schema: SCHEMAS[2].0,
        format: FORMAT,
        policy: &policy.slug,
        title: texts(site, &policy.title),
        source: site.tag(policy.source),
        validity: validity(policy.validity),
        issuer: facts.issuer.as_ref().map(|issuer| texts(site, issuer)),
        document_number: facts.document_number.as_deref(),
        index_number: facts.index_number.as_deref(),
        issued: facts.issued.as_deref(),
        published: facts.published.as_deref(),
        effective: facts.effective.as_deref(),
        expires: facts.expires.as_deref(),
        implements: facts.implements.as_ref().map(|parent| texts(site, parent)),
        licence: super::licence(site),
        hotline: hotline.map(|found| Hotline { number: &found.number, measure: site[found.measure].number }),
        outline: policy.sections.iter().map(|id| section(linked, *id)).collect(),
        topics: topics(linked, id),
        measures: linked.relations.of_policy(id).iter().map(|id| measure(site, *id)).collect(),
    }
}

fn section(linked: &Linked, id: SectionId) -> Section<'_> {
    let site = &linked.site;
    let items = site[id].items.iter().map(|id| Item {
        item: site[*id].number,
        title: texts(site, &site[*id].title),
        measures: linked.relations.of_item(*id).iter().map(|id| site[*id].number).collect(),
    });
    Section { section: site[id].number, title: texts(site, &site[id].title), items: items.collect() }
}

/// The topics that the policy's measures name, in the order of `topics.yaml`.
fn topics(linked: &Linked, id: PolicyId) -> Vec<Topic<'_>> {
    let site = &linked.site;
    let measures = linked.relations.of_policy(id).iter().map(|id| &site[*id]);
    let used: std::collections::BTreeSet<TopicId> =
        measures.flat_map(|measure| measure.audiences.iter().chain(&measure.kinds).copied()).collect();
    let sort = |sort| match sort {
        TopicSort::Audience => "for",
        TopicSort::Kind => "kind",
    };
    let topic = |id: TopicId| {
        let topic = &site[id];
        Topic { topic: &topic.slug, sort: sort(topic.sort), name: texts(site, &topic.name) }
    };
    used.into_iter().map(topic).collect()
}

fn measure(site: &Site, id: MeasureId) -> Measure<'_> {
    let measure = &site[id];
    let item = &site[measure.item];
    let topics = |topics: &[TopicId]| topics.iter().map(|id| site[*id].slug.as_str()).collect();
    Measure {
        measure: measure.number,
        section: site[item.section].number,
        item: item.number,
        title: measure.title.as_ref().map(|title| texts(site, title)),
        lead: &site[measure.lead].slug,
        cooperating: measure.cooperating.iter().map(|id| site[*id].slug.as_str()).collect(),
        audiences: topics(&measure.audiences),
        kinds: topics(&measure.kinds),
        continues: measure.continues.map(|id| site[id].number),
        amended: measure.amended.as_ref().map(|amended| Amendment { by: &amended.by, date: &amended.date }),
        not_in_document: measure.not_in_document.as_deref(),
        errata: measure.errata.iter().map(|erratum| self::erratum(site, erratum)).collect(),
        address: by_lang(site, |lang| Some(Route::Measure(View::One(lang), id).address(site))),
        text: by_lang(site, |lang| text(site, measure, lang)),
    }
}

fn erratum<'a>(site: &'a Site, erratum: &'a site::Erratum) -> Erratum<'a> {
    let note = erratum.note.as_ref().map(|note| texts(site, note));
    Erratum { printed: &erratum.printed, meant: &erratum.meant, note }
}

/// The text in a language, if it is said in it.
fn text<'a>(site: &'a Site, measure: &'a site::Measure, lang: Lang) -> Option<Text<'a>> {
    let binding = measure.text.digests();
    let shown = measure.shown(site[measure.policy].source, lang);
    if shown.fallback {
        return None;
    }
    let translation = measure.translation(lang);
    let changes = translation.map_or_else(Vec::new, |found| stale::untold(&measure.text, found));
    Some(Text {
        translates: translation.map(|found| found.translates.iter().map(Digest::to_string).collect()),
        reviewed: translation.and_then(|found| found.reviewed.as_deref()),
        sentence_removed: changes.iter().any(|change| change.sentence().is_none()),
        segments: shown.value.segments.iter().enumerate().map(|(n, of)| segment(n, of, &binding, &changes)).collect(),
    })
}

/// A sentence; its digest is that of the binding sentence that it is or translates.
fn segment<'a>(n: usize, segment: &'a line::Segment, binding: &[Digest], changes: &[Change]) -> Segment<'a> {
    let digest = binding.get(n).map(Digest::to_string);
    let stale = changes.iter().find(|change| change.sentence() == Some(n)).map(|change| change.code());
    Segment { segment: n + 1, paragraph: segment.paragraph + 1, digest, stale, text: &segment.plain }
}
