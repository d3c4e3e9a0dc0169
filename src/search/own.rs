//! What an index file holds beside the index: what a query is read with. In go the model and the documents of
//! one language, out comes the value of the key `duizhao`. Nothing that stands nowhere in the texts
//! is in it, since nothing could be found by it.

use std::collections::BTreeMap;

use serde::{Serialize, Serializer};

use super::document::Document;
use crate::site::{Lang, Site, Topic, TopicSort};

/// The value of `duizhao` in an index file. What there is nothing of is empty, never missing.
#[derive(Debug, Default, Serialize)]
pub(super) struct Own<'a> {
    /// Words of the language, of the site and of its glossary.
    words: Words<'a>,
    /// The names of the topics that measures have, by slug: whom they are for.
    #[serde(rename = "for", serialize_with = "in_order")]
    audiences: Vec<(&'a str, &'a str)>,
    /// The same: what they give.
    #[serde(rename = "kind", serialize_with = "in_order")]
    kinds: Vec<(&'a str, &'a str)>,
    /// Pairs of characters: one that a reader may type, and the simplified one that stands in the texts.
    simplified: String,
    /// The characters of the texts by syllable, without tones; `ü` is `v`.
    pinyin: BTreeMap<String, String>,
}

/// Words that a query may have.
#[derive(Debug, Default, Serialize)]
struct Words<'a> {
    /// Words that ask and say nothing.
    ignored: Vec<&'a str>,
    /// How a measure is named by its number, which stands for `{}`.
    numbered: Vec<&'a str>,
    /// Words that mean the same: each finds the others.
    same: Vec<Vec<&'a str>>,
    /// Words that find others, and are not found by them.
    #[serde(serialize_with = "in_order")]
    finds: Vec<(&'a str, Vec<&'a str>)>,
    /// Terms of the glossary with their forms in this language.
    terms: Vec<Vec<&'a str>>,
    /// Words that multiply a number.
    scales: BTreeMap<&'a str, u64>,
}

/// The value of `duizhao` in the index file of `documents`, which are those of `site` in `lang`.
pub(super) fn own<'a>(site: &'a Site, lang: Lang, _documents: &[Document]) -> Own<'a> {
    Own {
        audiences: topics(site, lang, TopicSort::Audience),
        kinds: topics(site, lang, TopicSort::Kind),
        ..Own::default()
    }
}

/// The slugs and names of the topics of one sort that measures have, in the order of their file.
fn topics(site: &Site, lang: Lang, sort: TopicSort) -> Vec<(&str, &str)> {
    let is_used = |n: usize| {
        let mut all = site.measures.iter().flat_map(|measure| measure.audiences.iter().chain(&measure.kinds));
        all.any(|id| id.0 as usize == n)
    };
    let used = site.topics.iter().enumerate().filter(|(n, topic)| topic.sort == sort && is_used(*n));
    used.map(|(_, topic): (_, &Topic)| (topic.slug.as_str(), topic.name.shown(lang).value.as_str())).collect()
}

/// Writes pairs as an object that keeps their order.
fn in_order<V: Serialize, S: Serializer>(pairs: &[(&str, V)], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_map(pairs.iter().map(|(key, value)| (key, value)))
}
