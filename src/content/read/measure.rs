//! A measure's files: the binding text with its facts, and translations without.

use std::sync::Arc;

use super::{by_language, date, names, number};
use crate::content::digest::Digest;
use crate::content::entry::{ByLanguage, Placed, SourceFront, TranslationFront, Words};
use crate::content::front::{self, Parts};
use crate::content::line::{self, Text};
use crate::content::yaml::{self, Fields};
use crate::diagnostic::{Diagnostics, Mistake, Outcome, Place, nearest};

/// Reads the file of the binding language.
pub(crate) fn source(text: &str, file: &Arc<str>, tags: &[String]) -> Outcome<(SourceFront, Text)> {
    read(text, file, |fields, place, told| Some(source_front(fields, place, tags, told)))
}

/// Reads a translation.
pub(crate) fn translation(text: &str, file: &Arc<str>) -> Outcome<(TranslationFront, Text)> {
    read(text, file, |fields, place, told| Some(translation_front(fields, place, told)))
}

/// Reads front matter and body; the mistakes of both are told, and both are needed.
fn read<T>(
    text: &str,
    file: &Arc<str>,
    entry: impl FnOnce(Fields, Place, &mut Diagnostics) -> Option<T>,
) -> Outcome<(T, Text)> {
    front::split(text, file).and(|Parts { front, body, fence }| {
        let front = yaml::parse(text, front, file).and(|node| {
            let mut told = Diagnostics::new();
            let value = Fields::of(&node, fence.clone(), &mut told).and_then(|fields| entry(fields, fence, &mut told));
            Outcome { value, diagnostics: told }
        });
        front.join(line::body(text, body, file))
    })
}

fn source_front(mut fields: Fields, place: Place, tags: &[String], told: &mut Diagnostics) -> SourceFront {
    let title = fields.text("title", told);
    let item = fields.required("item", told).and_then(|words| number(words, told));
    let lead = fields.required("lead", told).and_then(|words| one_name(words, told));
    let before = told.iter().count();
    let cooperating = fields.text("cooperating", told).map(|words| names(&words, told));
    let cooperating_broken =
        told.iter().count() > before || cooperating.is_none() && fields.has("cooperating") || fields.is_lost();
    let cooperating = cooperating.unwrap_or_default();
    let mut several = |key| fields.text(key, told).map(|words| names(&words, told)).unwrap_or_default();
    let (audiences, kinds, keywords) = (several("for"), several("kind"), several("keywords"));
    let continues = fields.text("continues", told).and_then(|words| number(words, told));
    let amended = amended(&mut fields, told);
    let not_in_document = fields.text("not-in-document", told);
    let errata = errata(&mut fields, tags, told);
    fields.done(told);
    SourceFront {
        title,
        item,
        lead,
        cooperating,
        cooperating_broken,
        audiences,
        kinds,
        keywords,
        continues,
        amended,
        not_in_document,
        errata,
        place,
    }
}

/// Exactly one name.
fn one_name(words: Words, told: &mut Diagnostics) -> Option<Words> {
    let all = names(&words, told);
    if all.len() > 1 {
        told.tell(words.place, Mistake::LeadNotAlone { first: all[0].value.clone(), others: joined(&all[1..]) });
    }
    all.into_iter().next()
}

fn joined(names: &[Words]) -> String {
    names.iter().map(|name| name.value.as_str()).collect::<Vec<_>>().join("、")
}

fn amended(fields: &mut Fields, told: &mut Diagnostics) -> Option<(Words, Words)> {
    let node = fields.node("amended")?;
    let mut inner = Fields::of(node, node.place.clone(), told)?;
    let by = inner.required("by", told);
    let day = inner.required("date", told).and_then(|words| date(words, told));
    inner.done(told);
    by.zip(day)
}

fn errata(fields: &mut Fields, tags: &[String], told: &mut Diagnostics) -> Vec<(Words, Words, ByLanguage)> {
    let mut all = Vec::new();
    for node in fields.list("errata", told) {
        let Some(mut inner) = Fields::of(node, node.place.clone(), told) else { continue };
        let printed = inner.required("printed", told);
        let meant = inner.required("meant", told);
        let note = by_language(&mut inner, "note", tags, told);
        inner.done(told);
        all.extend(printed.zip(meant).map(|(printed, meant)| (printed, meant, note)));
    }
    all
}

/// What only the binding text may say.
const FACTS: [&str; 9] =
    ["item", "lead", "cooperating", "for", "kind", "continues", "amended", "not-in-document", "errata"];

fn translation_front(mut fields: Fields, place: Place, told: &mut Diagnostics) -> TranslationFront {
    fields.refuse(&FACTS, |key| Mistake::FactInTranslation { key: key.into() }, told);
    let title = fields.text("title", told);
    let translates = fields.text("translates", told).map(|words| digests(&words, told));
    let translates_broken = translates.as_ref().is_some_and(Option::is_none);
    let translates = translates.flatten().unwrap_or_default();
    let reviewed = fields.text("reviewed", told).and_then(|words| date(words, told));
    let keywords = fields.text("keywords", told).map(|words| names(&words, told)).unwrap_or_default();
    let exceptions = exceptions(&mut fields, told);
    fields.done(told);
    TranslationFront { title, translates, translates_broken, reviewed, keywords, exceptions, place }
}

/// The digests in the line that `accept` writes; `None` if one of them is none.
fn digests(words: &Words, told: &mut Diagnostics) -> Option<Vec<Digest>> {
    let all: Option<Vec<Digest>> = words.value.split_whitespace().map(Digest::parse).collect();
    if all.is_none() {
        let file = words.place.file.to_string();
        told.tell(words.place.clone(), Mistake::BadTranslates { file });
    }
    all
}

fn exceptions(fields: &mut Fields, told: &mut Diagnostics) -> Vec<(Placed<Digest>, Words, Words)> {
    let mut all = Vec::new();
    for node in fields.list("exceptions", told) {
        let Some(mut inner) = Fields::of(node, node.place.clone(), told) else { continue };
        let sentence = inner.required("sentence", told).and_then(|words| match Digest::parse(&words.value) {
            Some(value) => Some(Placed { value, place: words.place }),
            None => {
                told.tell(words.place, Mistake::BadDigest { found: words.value });
                None
            }
        });
        let code = inner.required("code", told).and_then(|words| known_code(words, told));
        let reason = inner.required("reason", told);
        inner.done(told);
        if let (Some(sentence), Some(code), Some(reason)) = (sentence, code, reason) {
            all.push((sentence, code, reason));
        }
    }
    all
}

fn known_code(words: Words, told: &mut Diagnostics) -> Option<Words> {
    let codes = || Mistake::ALL.iter().map(|(code, ..)| *code);
    if codes().any(|code| code == words.value) {
        return Some(words);
    }
    let nearest = nearest(&words.value, codes());
    told.tell(words.place, Mistake::UnknownCode { code: words.value, nearest });
    None
}
