//! Which terms of the glossary a measure uses, in each language, and where each first stands.
//!
//! Whether a term is used is read from the source text, with the same finder as the checks have; a
//! translation is asked only where it says it.

use std::ops::Range;

use super::terms::{Finders, Terms};
use super::{Lang, Measure, Site, TermId};
use crate::wording::Folded;

/// A term that a measure uses.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Use {
    /// The term.
    pub term: TermId,
    /// Where it first stands in the text that is shown: the sentence, from 0, and the part of its
    /// plain text. `None` if it stands there only as a part of another term.
    pub at: Option<(usize, Range<usize>)>,
}

/// For each measure and each language the terms used, in the order of the source text.
pub(super) fn used(site: &Site, finders: &Finders) -> Vec<Vec<Vec<Use>>> {
    if site.glossary.is_empty() {
        return vec![vec![Vec::new(); site.languages.len()]; site.measures.len()];
    }
    let of = |measure: &Measure| {
        let source = site[measure.policy].source;
        site.langs().map(|lang| in_measure(finders.between(source, lang), measure, source, lang)).collect()
    };
    site.measures.iter().map(of).collect()
}

fn in_measure(terms: &Terms, measure: &Measure, source: Lang, lang: Lang) -> Vec<Use> {
    let shown = measure.shown(source, lang);
    let mut uses: Vec<Use> = Vec::new();
    for (n, (from, to)) in measure.text.segments.iter().zip(&shown.value.segments).enumerate() {
        let (sentence, here) = (Folded::new(&from.plain), Folded::new(&to.plain));
        let mut taken: Vec<Range<usize>> = Vec::new();
        for found in terms.find(&sentence, &here) {
            let Some(term) = found.of else { continue };
            let known = uses.iter().position(|used| used.term == term).unwrap_or_else(|| {
                uses.push(Use { term, at: None });
                uses.len() - 1
            });
            // Where the source itself is shown, a term stands where it was found.
            let mut places = if shown.lang == source { vec![found.at] } else { found.renderings };
            places.sort_by_key(|place| (place.start, usize::MAX - place.end));
            let free = |place: &Range<usize>| taken.iter().all(|t| t.end <= place.start || place.end <= t.start);
            let Some(place) = places.into_iter().find(free) else { continue };
            if uses[known].at.is_none() {
                uses[known].at = Some((n, here.written(&place)));
            }
            taken.push(place);
        }
    }
    uses
}

#[cfg(test)]
mod tests {
    use crate::content;
    use crate::files::Files;
    use crate::site::relate::relate;
    use crate::site::{self, Lang, MeasureId};

    /// The terms of the only measure as each language shows them: `rendering@sentence:words`.
    fn uses(glossary: &str, zh: &str, en: &str) -> [Vec<String>; 2] {
        let policy = "title: {zh: 甲, en: A}\nvalidity: in-force\noutline:\n  - section: 1\n    title: {zh: 乙, en: B}\n    items:\n      - item: 1\n        title: {zh: 丙, en: C}\n";
        let mut files = Files::new();
        for (path, text) in [
            ("site.yaml", "format: 1\ntitle: {zh: 站, en: Site}\nlanguages: [zh, en]\n".to_owned()),
            ("content/departments.yaml", "- slug: d\n  name: {zh: 商务局, en: Commerce Bureau}\n".to_owned()),
            ("content/glossary.yaml", glossary.to_owned()),
            ("content/policies/p/policy.yaml", policy.to_owned()),
            ("content/policies/p/measures/001/zh.md", format!("---\nitem: 1\nlead: 商务局\n---\n{zh}\n")),
            ("content/policies/p/measures/001/en.md", format!("---\ntranslates: 000000\n---\n{en}\n")),
        ] {
            files.put(path, text);
        }
        let linked = relate(content::load(&files).and(site::resolve).value.unwrap());
        let measure = &linked.site.measures[0];
        [Lang(0), Lang(1)].map(|lang| {
            let text = measure.shown(Lang(0), lang).value;
            let show = |used: &super::Use| {
                let words = used.at.as_ref().map(|(n, at)| format!("{n}:{}", &text.segments[*n].plain[at.clone()]));
                format!("{}@{}", linked.site[used.term].term.source(), words.unwrap_or_default())
            };
            linked.relations.used(MeasureId(0), lang).iter().map(show).collect()
        })
    }

    #[test]
    fn the_longest_term_is_used_once_and_departments_are_none() {
        let glossary = "- term: {zh: 长三角, en: Yangtze River Delta}\n- term: {zh: 长三角一体化, en: integration of the Yangtze River Delta}\n- term: {zh: 商务, en: commerce}\n";
        let [zh, en] = uses(
            glossary,
            "商务局推进长三角一体化。\n**长三角**与长三角。",
            "The Commerce Bureau promotes the Integration of the Yangtze River Delta.\nThe *Yangtze River Delta* again.",
        );
        assert_eq!(zh, ["长三角一体化@0:长三角一体化", "长三角@1:长三角"]);
        assert_eq!(en, ["长三角一体化@0:Integration of the Yangtze River Delta", "长三角@1:Yangtze River Delta"]);
    }

    #[test]
    fn a_term_that_the_translation_does_not_say_is_listed_without_a_place() {
        let [zh, en] = uses("- term: {zh: 企业, en: company}\n- term: {zh: 园区}\n", "支持园区企业。", "Support them.");
        assert_eq!(zh, ["园区@0:园区", "企业@0:企业"]);
        assert_eq!(en, ["企业@"]);
    }
}
