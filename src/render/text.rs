//! Texts of measures, sentence by sentence, with their anchors; and short forms of texts.

use std::collections::BTreeMap;

use serde::Serialize;

use super::here::Here;
use super::view::Html;
use crate::content::line::Text;
use crate::site::route::Route;
use crate::site::{Lang, Measure, Shown};

/// A measure's text as it is shown.
#[derive(Debug, Clone, Serialize)]
pub(super) struct TextView {
    /// The tag of its language, if that is not the page's.
    pub lang: Option<String>,
    /// Whether the page's language has no translation yet and this is the source's text.
    pub untranslated: bool,
    /// What has to be said where a sentence of the source is gone since it was translated.
    pub removed: Option<String>,
    /// Its paragraphs.
    pub paragraphs: Vec<Vec<Sentence>>,
}

/// A sentence with both of its anchors, which are the same in every language.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Sentence {
    /// Its number in the measure, from 1.
    pub number: usize,
    /// The anchor by number: `s3`.
    pub id: String,
    /// The anchor by content, for citations: `s-9ab0qd`.
    pub cite: Option<String>,
    /// What stands between it and the sentence before it.
    pub before: &'static str,
    /// The sentence.
    pub text: Html,
    /// The same without markup.
    #[serde(skip)]
    pub plain: String,
    /// What the link to it says.
    pub label: String,
    /// The same sentence in other languages: from a translation the binding one, from that every translation.
    pub twins: Vec<Twin>,
    /// What has to be said of it if the source has changed since it was translated.
    pub changed: Option<String>,
}

/// The same sentence in another language.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Twin {
    /// The tag of that language.
    pub tag: String,
    /// The language in a letter or two of its own.
    pub mark: String,
    /// What the link says: `Sentence 3 in Chinese`.
    pub label: String,
    /// The sentence on the same page in that language.
    pub href: String,
}

/// The text of `measure` in the page's language, or the source's. `prefix` stands before every
/// anchor, for pages that show several measures.
pub(super) fn text(here: &Here, measure: &Measure, prefix: &str) -> TextView {
    let shown = measure.shown(here.site[measure.policy].source, here.lang);
    TextView {
        lang: here.tag(shown.lang),
        untranslated: shown.fallback,
        removed: super::translation::removed(here, measure, shown.lang),
        paragraphs: paragraphs(here, measure, &shown, prefix),
    }
}

fn paragraphs(here: &Here, measure: &Measure, shown: &Shown<'_, Text>, prefix: &str) -> Vec<Vec<Sentence>> {
    let cites: Vec<String> = measure.text.anchors().map(|(_, cite)| cite).collect();
    let changed: BTreeMap<usize, String> = super::translation::changed(here, measure, shown.lang).into_iter().collect();
    let joiner = here.site.languages[usize::from(shown.lang.0)].joiner();
    let mut paragraphs: Vec<Vec<Sentence>> = Vec::new();
    let mut last = None;
    for (n, segment) in shown.value.segments.iter().enumerate() {
        let starts = last.replace(segment.paragraph) != Some(segment.paragraph);
        if starts {
            paragraphs.push(Vec::new());
        }
        let id = format!("{prefix}s{}", n + 1);
        let cite = cites.get(n).map(|cite| format!("{prefix}{cite}"));
        let sentence = Sentence {
            number: n + 1,
            label: link_label(here, measure, n),
            twins: twins(here, measure, shown, n, cite.as_ref().unwrap_or(&id)),
            changed: changed.get(&n).cloned(),
            id,
            cite,
            before: if starts { "" } else { joiner },
            text: super::terms::sentence(here, shown.lang, n, segment),
            plain: segment.plain.clone(),
        };
        paragraphs.last_mut().expect("the first sentence starts a paragraph").push(sentence);
    }
    paragraphs
}

/// The n-th sentence (from 0) of `measure` on the same page in other languages.
fn twins(here: &Here, measure: &Measure, shown: &Shown<'_, Text>, n: usize, anchor: &str) -> Vec<Twin> {
    let source = here.site[measure.policy].source;
    let is_there = |lang: &Lang| match shown.lang == source {
        _ if shown.fallback => false,
        true => measure.translation(*lang).is_some_and(|translation| n < translation.text.segments.len()),
        false => *lang == source && n < measure.text.segments.len(),
    };
    let (number, of) = ((n + 1).to_string(), measure.number.to_string());
    let twin = |lang: Lang| {
        let language = here.language(lang);
        let values = [("number", &*number), ("language", &*language), ("measure", &*of)];
        let label = if matches!(here.route, Route::Measure(..)) { "sentence-in" } else { "measure-sentence-in" };
        Twin {
            tag: here.site.tag(lang).to_owned(),
            mark: here.theme.words(lang).get("language-mark").to_owned(),
            label: here.word(label, &values),
            href: format!("{}#{anchor}", here.href(here.route.in_lang(lang))),
        }
    };
    here.site.langs().filter(is_there).map(twin).collect()
}

/// What the link to the n-th sentence (from 0) of `measure` says; where a page shows several measures, which.
pub(super) fn link_label(here: &Here, measure: &Measure, n: usize) -> String {
    let (number, of) = ((n + 1).to_string(), measure.number.to_string());
    let key = if matches!(here.route, Route::Measure(..)) { "link-to-sentence" } else { "link-to-measure-sentence" };
    here.word(key, &[("number", &*number), ("measure", &*of)])
}

/// The beginning of `text`, at most `width` wide (a Han character is two wide), cut after a word or
/// a clause and then ended with `…`.
pub(super) fn excerpt(text: &str, width: usize) -> String {
    let mut taken = 0;
    let Some((end, _)) = text.char_indices().find(|(_, c)| {
        taken += if u32::from(*c) < 0x1100 { 1 } else { 2 };
        taken > width
    }) else {
        return text.replace('\n', " ");
    };
    let head = &text[..end];
    let after_word = if text[end..].starts_with(' ') { end } else { head.rfind(' ').unwrap_or(0) };
    let han = head.chars().any(|c| u32::from(c) >= 0x1100);
    let cut = if han || after_word == 0 { end } else { after_word };
    let trimmed = text[..cut].trim_end_matches(|c: char| c.is_whitespace() || "，、；：,;:".contains(c));
    trimmed.replace('\n', " ") + "…"
}

#[cfg(test)]
mod tests {
    use super::excerpt;

    #[test]
    fn excerpts_end_after_a_word() {
        assert_eq!(excerpt("Carry out the plan", 40), "Carry out the plan");
        assert_eq!(excerpt("Carry out the plan", 12), "Carry out…");
        assert_eq!(excerpt("Carry out the plan", 9), "Carry out…");
        assert_eq!(excerpt("三年内引进，企业", 12), "三年内引进…");
    }
}
