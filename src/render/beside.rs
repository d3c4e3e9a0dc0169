//! Two languages side by side: each sentence with the same one in the other language, adjacent in
//! the page; and the ways between one language and two.

use serde::Serialize;

use super::here::Here;
use super::view::{Html, Said};
use super::{terms, text};
use crate::content::line::Text;
use crate::site::route::{Route, View};
use crate::site::{Lang, Localized, Measure, MeasureId};

/// Another way to read the page: one language alone, or two side by side.
#[derive(Debug, Clone, Serialize)]
pub struct ViewLink {
    /// The words.
    pub text: String,
    /// The page.
    pub href: String,
}

/// What stands above the two columns.
#[derive(Debug, Clone, Serialize)]
pub struct Columns {
    /// The first language, and whether it binds.
    pub first: String,
    /// The second.
    pub second: String,
}

/// A measure's text in two languages.
#[derive(Debug, Clone, Serialize)]
pub(super) struct PairText {
    /// What has to be said if there is no translation: the source then stands alone.
    pub untranslated: Option<String>,
    /// What has to be said where a sentence of the source is gone since it was translated.
    pub removed: Option<String>,
    /// Its paragraphs.
    pub paragraphs: Vec<Vec<SentencePair>>,
}

/// A sentence in two languages.
#[derive(Debug, Clone, Serialize)]
pub(super) struct SentencePair {
    /// Its number in the measure, from 1.
    pub number: usize,
    /// The anchor by number: `s3`.
    pub id: String,
    /// The anchor by content, for citations: `s-9ab0qd`.
    pub cite: Option<String>,
    /// What the link to it says.
    pub label: String,
    /// In the first language and in the second; one alone where the other has none.
    pub sides: Vec<Side>,
}

/// A sentence in one of the two languages.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Side {
    /// The tag of its language, if that is not the page's.
    pub lang: Option<String>,
    /// The sentence.
    pub text: Html,
    /// What has to be said of it if the source has changed since it was translated.
    pub changed: Option<String>,
}

/// The other ways to read the page; none on pages that have one way only.
pub(super) fn views(here: &Here) -> Vec<ViewLink> {
    let Some((view, policy)) = here.route.view().zip(here.own_policy()) else { return Vec::new() };
    let source = here.site[policy].source;
    let translated = here.site.translated(policy);
    let is_there = |lang: Lang| match here.route {
        Route::Measure(_, id) => here.site[id].translation(lang).is_some(),
        _ => translated.contains(&lang),
    };
    let views: Vec<View> = match view {
        View::Pair(first, second) => vec![View::One(first), View::One(second)],
        View::One(lang) if lang != source => {
            vec![View::Pair(lang, source)].into_iter().filter(|_| is_there(lang)).collect()
        }
        View::One(_) => {
            translated.iter().filter(|lang| is_there(**lang)).map(|lang| View::Pair(source, *lang)).collect()
        }
    };
    // A policy's home has no pairs of its own: they are those of its whole text.
    let route = match here.route {
        Route::Policy(_, id) => Route::Full(view, id),
        other => other,
    };
    views.into_iter().map(|to| ViewLink { text: words(here, to), href: here.href(route.in_view(to)) }).collect()
}

fn words(here: &Here, view: View) -> String {
    match view {
        View::One(lang) => here.word("one-language", &[("language", &here.language(lang))]),
        View::Pair(first, second) => both(here, "side-by-side", first, second),
    }
}

fn both(here: &Here, key: &str, first: Lang, second: Lang) -> String {
    here.word(key, &[("first", &here.language(first)), ("second", &here.language(second))])
}

/// What stands above the columns of a page with two.
pub(super) fn columns(here: &Here) -> Option<Columns> {
    let (first, second) = here.pair()?;
    let source = here.site[here.own_policy()?].source;
    let head = |lang| {
        let key = if lang == source { "column-binding" } else { "column-translation" };
        here.word(key, &[("language", &here.language(lang))])
    };
    Some(Columns { first: head(first), second: head(second) })
}

/// The title or the description of the page, which on a page in two languages names them.
pub(super) fn named(here: &Here, key: &str, text: String) -> String {
    match here.pair() {
        Some((first, second)) => {
            let (first, second) = (here.language(first), here.language(second));
            here.word(key, &[("text", &text), ("first", &first), ("second", &second)])
        }
        None => text,
    }
}

/// A heading in the second language of the page, where it has one of its own.
pub(super) fn second(here: &Here, value: &Localized<String>) -> Option<Said> {
    let (_, second) = here.pair()?;
    value.get(second).map(|text| here.said_in(second, text))
}

/// The title of a measure in the second language of the page.
pub(super) fn second_title(here: &Here, id: MeasureId) -> Option<Said> {
    let measure = &here.site[id];
    second(here, measure.title.as_ref().unwrap_or(&here.site[measure.item].title))
}

/// The text of `measure` in both languages of the page, if it has two. `prefix` stands before every
/// anchor, for pages that show several measures.
pub(super) fn pair(here: &Here, measure: &Measure, prefix: &str) -> Option<PairText> {
    let (first, second) = here.pair()?;
    let source = here.site[measure.policy].source;
    let translated = if first == source { second } else { first };
    let texts: Vec<(Lang, &Text)> =
        [first, second].into_iter().filter_map(|lang| Some((lang, own(measure, source, lang)?))).collect();
    let missing = || here.word("untranslated-pair", &[("language", &here.language(translated))]);
    Some(PairText {
        untranslated: measure.translation(translated).is_none().then(missing),
        removed: super::translation::removed(here, measure, translated),
        paragraphs: paragraphs(here, measure, translated, &texts, prefix),
    })
}

fn own(measure: &Measure, source: Lang, lang: Lang) -> Option<&Text> {
    if lang == source { Some(&measure.text) } else { measure.translation(lang).map(|translation| &translation.text) }
}

fn paragraphs(
    here: &Here,
    measure: &Measure,
    translated: Lang,
    texts: &[(Lang, &Text)],
    prefix: &str,
) -> Vec<Vec<SentencePair>> {
    let changed = super::translation::changed(here, measure, translated);
    let said = |lang: Lang, n: usize| {
        changed.iter().find(|(at, _)| lang == translated && *at == n).map(|(_, said)| said.clone())
    };
    let longest = texts.iter().map(|(_, text)| text.segments.len()).max().unwrap_or_default();
    let mut cites = measure.text.anchors();
    let mut paragraphs: Vec<Vec<SentencePair>> = Vec::new();
    let mut last = None;
    for n in 0..longest {
        let sides = texts.iter().filter_map(|(lang, text)| {
            let segment = text.segments.get(n)?;
            Some(Side { lang: here.tag(*lang), text: terms::whole(here, *lang, segment), changed: said(*lang, n) })
        });
        let sentence = SentencePair {
            number: n + 1,
            id: format!("{prefix}s{}", n + 1),
            cite: cites.next().map(|(_, cite)| format!("{prefix}{cite}")),
            label: text::link_label(here, measure, n),
            sides: sides.collect(),
        };
        let paragraph = texts.iter().find_map(|(_, text)| text.segments.get(n)).map(|segment| segment.paragraph);
        if last.replace(paragraph) != Some(paragraph) {
            paragraphs.push(Vec::new());
        }
        paragraphs.last_mut().expect("the first sentence starts a paragraph").push(sentence);
    }
    paragraphs
}
