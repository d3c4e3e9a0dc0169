//! What an index file holds beside the index: what a query is read with. In go the model and the documents of
//! one language, out comes the value of the key `duizhao`. What stands nowhere in the texts is left
//! out, since nothing could be found by it.

use std::collections::{BTreeMap, BTreeSet};

use aho_corasick::AhoCorasick;
use serde::{Serialize, Serializer};

use super::document::Document;
use super::{han, token};
use crate::site::terms::of_term;
use crate::site::{Lang, Site, Synonyms, TopicSort};
use crate::wording::Asking;

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
    /// The name of the file with the [`Letters`] of this language, beside this one; empty if it has none.
    letters: String,
}

/// Other ways to write what stands in the texts of a language; a file of its own, since few queries need it.
#[derive(Debug, Default, PartialEq, Serialize)]
pub(super) struct Letters {
    /// Pairs of characters: one that a reader may type, and the simplified one that stands in the texts.
    simplified: String,
    /// The characters of the texts by syllable, without tones; `ü` is `v`.
    pinyin: BTreeMap<String, String>,
}

/// The letters of `texts`, which are all of `site` in `lang`, folded; `None` if its script has no other ways.
pub(super) fn letters(site: &Site, lang: Lang, texts: &str) -> Option<Letters> {
    let language = &site.languages[usize::from(lang.0)];
    let characters = language.is_chinese().then(|| han::characters(texts))?;
    Some(Letters {
        simplified: if language.is_traditional() { String::new() } else { han::simplified(&characters) },
        pinyin: han::pinyin(&characters),
    })
}

/// All that can be found, folded.
pub(super) fn texts(documents: &[Document]) -> String {
    documents.iter().flat_map(|document| token::fold(&document.text)).collect()
}

/// Words that a query may have.
#[derive(Debug, Default, Serialize)]
struct Words<'a> {
    /// Words that ask and say nothing.
    ignored: Vec<&'a str>,
    /// How a measure is named by its number, which stands for `{}`, in every language of the site.
    numbered: Vec<&'a str>,
    /// Words that mean the same: each finds the others.
    same: Vec<&'a [String]>,
    /// Words that find others, and are not found by them.
    #[serde(serialize_with = "in_order")]
    finds: Vec<(&'a str, Vec<&'a str>)>,
    /// Words by which readers look for measures that do not have them, with the refs of these, joined by blanks.
    keywords: BTreeMap<&'a str, String>,
    /// Terms of the glossary with their forms in this language.
    terms: Vec<Vec<&'a str>>,
    /// Words that are numbers, that multiply a number, and that make it a percentage.
    digits: BTreeMap<&'a str, u64>,
    scales: BTreeMap<&'a str, u64>,
    percents: &'a [String],
}

/// The value of `duizhao` in the index file of `site` in `lang`, whose folded texts are `texts` and whose letters are in
/// the file `letters`.
pub(super) fn own<'a>(site: &'a Site, lang: Lang, texts: &str, letters: String) -> Own<'a> {
    Own {
        words: words(site, lang, texts),
        audiences: topics(site, lang, TopicSort::Audience),
        kinds: topics(site, lang, TopicSort::Kind),
        letters,
    }
}

/// The words that a query in `lang` may have; `texts` is all that can be found, folded.
fn words<'a>(site: &'a Site, lang: Lang, texts: &str) -> Words<'a> {
    let Synonyms { same, finds, ignored } = &site.synonyms[usize::from(lang.0)];
    let rendered = site.glossary.iter().filter(|term| term.term.get(lang).is_some());
    let terms: Vec<Vec<&str>> = rendered.map(|term| of_term(term, lang)).collect();
    let all = same.iter().flatten().chain(finds.iter().flat_map(|(_, found)| found)).map(String::as_str);
    let standing = Standing::of(all.chain(terms.iter().flatten().copied()), texts);
    let found = |(word, found): &'a (String, Vec<String>)| {
        let found: Vec<&str> = found.iter().map(String::as_str).filter(|word| standing.has(word)).collect();
        (!found.is_empty()).then_some((word.as_str(), found))
    };
    let mut words = Words {
        same: same.iter().map(Vec::as_slice).filter(|group| group.iter().any(|word| standing.has(word))).collect(),
        finds: finds.iter().filter_map(found).collect(),
        terms: terms.into_iter().filter(|forms| helps(forms) && forms.iter().any(|form| standing.has(form))).collect(),
        numbered: site
            .langs()
            .filter_map(|lang| site.wording(lang))
            .flat_map(|of| &of.asking().numbered)
            .map(String::as_str)
            .collect(),
        ..Words::default()
    };
    words.keywords = keywords(site, lang, &words);
    if let Some(wording) = site.wording(lang) {
        let Asking { ignored, digits, scales, .. } = wording.asking();
        words.ignored.extend(ignored.iter().map(String::as_str));
        words.digits = digits.iter().map(|(word, value)| (word.as_str(), *value)).collect();
        words.scales = scales.iter().map(|(word, scale)| (word.as_str(), *scale)).collect();
        words.percents = wording.words("percent");
    }
    for word in ignored {
        if !words.ignored.contains(&word.as_str()) {
            words.ignored.push(word);
        }
    }
    words
}

/// The words of editors by which measures are found, each with the refs of the measures that are not found by it anyway:
/// because it stands in their title or text, or because a word that it leads to stands in their title.
fn keywords<'a>(site: &'a Site, lang: Lang, words: &Words) -> BTreeMap<&'a str, String> {
    let leads = leads(words);
    let mut all: BTreeMap<&str, String> = BTreeMap::new();
    for (n, measure) in site.measures.iter().enumerate() {
        let keywords = &measure.keywords[usize::from(lang.0)];
        if keywords.is_empty() {
            continue;
        }
        let text = measure.shown(site[measure.policy].source, lang).value;
        let title = measure.title.as_ref().map_or("", |title| title.shown(lang).value);
        let title = BTreeSet::from_iter(token::tokens(title));
        let body: BTreeSet<String> = text.segments.iter().flat_map(|segment| token::tokens(&segment.plain)).collect();
        let stands = |word: &str, text: &BTreeSet<String>| token::tokens(word).iter().all(|token| text.contains(token));
        let is_found = |word: &str| {
            let others = leads.get(word).into_iter().flatten();
            stands(word, &title) || stands(word, &body) || others.into_iter().any(|other| stands(other, &title))
        };
        for word in keywords.iter().filter(|word| !is_found(word)) {
            let refs = all.entry(word).or_default();
            if !refs.is_empty() {
                refs.push(' ');
            }
            refs.push_str(&n.to_string());
        }
    }
    all
}

/// The words that each word of `same` and `finds` leads to.
fn leads<'w>(words: &Words<'w>) -> BTreeMap<&'w str, Vec<&'w str>> {
    let mut leads: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for group in &words.same {
        group.iter().for_each(|word| leads.entry(word).or_default().extend(group.iter().map(String::as_str)));
    }
    for (word, found) in &words.finds {
        leads.entry(word).or_default().extend(found);
    }
    leads
}

/// Whether a term helps to read a query: one of several forms leads to the others; one in a script without blanks shows
/// where a word begins and ends, unless it is as short as any two characters or so long that nobody types it.
fn helps(forms: &[&str]) -> bool {
    let is_word = |term: &str| (3..=6).contains(&term.chars().count()) && term.chars().all(token::is_unspaced);
    forms.len() > 1 || forms.iter().any(|form| is_word(form))
}

/// Which words stand in the texts, as they are folded for searching.
struct Standing(BTreeSet<String>);

impl Standing {
    fn of<'w>(words: impl Iterator<Item = &'w str>, texts: &str) -> Self {
        let words: Vec<String> = words.map(folded).filter(|word| !word.is_empty()).collect();
        // It is refused only if there is more of it than any memory holds: then nothing is known to stand.
        let finder = AhoCorasick::new(&words).ok();
        let found = finder.iter().flat_map(|finder| finder.find_overlapping_iter(texts));
        Self(found.map(|found| words[found.pattern().as_usize()].clone()).collect())
    }

    fn has(&self, word: &str) -> bool {
        self.0.contains(&folded(word))
    }
}

fn folded(word: &str) -> String {
    token::fold(word).into_iter().collect()
}

/// The slugs and names of the topics of one sort that measures have, in the order of their file.
fn topics(site: &Site, lang: Lang, sort: TopicSort) -> Vec<(&str, &str)> {
    let has = |measure: &crate::site::Measure, n: usize| {
        measure.audiences.iter().chain(&measure.kinds).any(|id| id.0 as usize == n)
    };
    let is_used = |n: usize| site.measures.iter().any(|measure| has(measure, n));
    let used = site.topics.iter().enumerate().filter(|(n, topic)| topic.sort == sort && is_used(*n));
    used.map(|(_, topic)| (topic.slug.as_str(), topic.name.shown(lang).value.as_str())).collect()
}

/// Writes pairs as an object that keeps their order.
fn in_order<V: Serialize, S: Serializer>(pairs: &[(&str, V)], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_map(pairs.iter().map(|(key, value)| (key, value)))
}
