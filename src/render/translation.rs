//! What a translated page says of itself: that it is for information, when it was last read against
//! the source, what has changed since, which text binds and where that stands.

use serde::Serialize;

use super::here::Here;
use crate::site::route::Route;
use crate::site::stale::{self, Standing};
use crate::site::{Lang, Measure, MeasureId, PolicyId, Translation};

/// The notice on a translated page.
#[derive(Debug, Clone, Serialize)]
pub struct TranslationNotice {
    /// In sentences.
    pub text: String,
    /// The words of the link to the same page in the binding language.
    pub link: String,
    /// The tag of the binding language.
    pub tag: String,
    /// The same page in the binding language.
    pub href: String,
}

/// The notice, if the page is in another language than its policy.
pub(super) fn notice(here: &Here) -> Option<TranslationNotice> {
    let (policy, measures) = shown(here)?;
    let source = here.site[policy].source;
    let (lang, key) = match here.pair() {
        Some((first, second)) => (if first == source { second } else { first }, "translation-beside"),
        None => (here.lang, "translation"),
    };
    let of = |id: &MeasureId| here.site[*id].translation(lang).map(|translation| (&here.site[*id], translation));
    let found: Vec<(&Measure, &Translation)> = measures.iter().filter_map(of).collect();
    if source == lang || !measures.is_empty() && found.is_empty() {
        return None;
    }
    let (name, language) = (here.language(source), here.language(lang));
    let mut said = vec![here.word(key, &[("source", &name), ("language", &language)])];
    said.extend(reading(here, &name, &found));
    said.extend(since(here, &name, &found));
    Some(TranslationNotice {
        text: said.join(here.site.languages[usize::from(here.lang.0)].joiner()),
        link: here.word("binding-text", &[("source", &name)]),
        tag: here.site.tag(source).to_owned(),
        href: here.href(here.route.in_lang(source)),
    })
}

/// The policy and the measures whose words the page shows.
fn shown(here: &Here) -> Option<(PolicyId, Vec<MeasureId>)> {
    let relations = &here.linked.relations;
    let measures = match here.route {
        Route::Home(_) | Route::Policy(..) | Route::Full(..) | Route::Support(..) | Route::Figures(..) => {
            relations.of_policy(here.own_policy()?).to_vec()
        }
        Route::Section(_, id) => relations.of_section(id).to_vec(),
        Route::Measure(_, id) => vec![id],
        Route::Department(_, id) => {
            let duties = relations.duties(id);
            duties.leads.iter().chain(&duties.cooperates).copied().collect()
        }
        Route::Departments(_) => Vec::new(),
        _ => return None,
    };
    Some((here.own_policy()?, measures))
}

/// When the translations were last read against the source.
fn reading(here: &Here, source: &str, found: &[(&Measure, &Translation)]) -> Option<String> {
    let mut days: Vec<&str> = found.iter().filter_map(|(_, translation)| translation.reviewed.as_deref()).collect();
    days.sort_unstable();
    let say = |key: &str, values: &[(&str, &str)]| here.word(key, &[&[("source", source)], values].concat());
    match (days.first(), days.last()) {
        _ if found.is_empty() => None,
        (Some(first), Some(last)) if days.len() == found.len() && first == last => {
            Some(say("reviewed", &[("day", &here.words.day(first))]))
        }
        (Some(first), Some(last)) if days.len() == found.len() => {
            Some(say("reviewed-between", &[("first", &here.words.day(first)), ("last", &here.words.day(last))]))
        }
        (Some(_), _) => Some(say("reviewed-partly", &[])),
        _ => Some(say("reviewed-never", &[])),
    }
}

/// What has changed since the translations were accepted, and whether all of them were.
fn since(here: &Here, source: &str, found: &[(&Measure, &Translation)]) -> Vec<String> {
    let changes: usize = found.iter().map(|(measure, of)| stale::untold(&measure.text, of).len()).sum();
    let unknown = found.iter().any(|(measure, of)| stale::standing(&measure.text, of) == Standing::NotAccepted);
    let mut said = Vec::new();
    if changes > 0 {
        said.push(here.word("changed-since", &[("source", source), ("n", &changes.to_string())]));
    }
    if unknown {
        said.push(here.word("not-accepted", &[("source", source)]));
    }
    said
}

/// What a reader is told at the sentences of a translation that no longer fit the source, by sentence.
pub(super) fn changed(here: &Here, measure: &Measure, lang: Lang) -> Vec<(usize, String)> {
    let Some(translation) = measure.translation(lang) else { return Vec::new() };
    let source = here.language(here.site[measure.policy].source);
    let changes = stale::untold(&measure.text, translation).into_iter();
    let say = |change: stale::Change| Some((change.sentence()?, here.word(change.code(), &[("source", &source)])));
    changes.filter_map(say).collect()
}

/// What a reader is told where a sentence of the source is gone since.
pub(super) fn removed(here: &Here, measure: &Measure, lang: Lang) -> Option<String> {
    let changes = stale::untold(&measure.text, measure.translation(lang)?);
    let gone = changes.into_iter().find(|change| change.sentence().is_none())?;
    Some(here.word(gone.code(), &[("source", &here.language(here.site[measure.policy].source))]))
}
