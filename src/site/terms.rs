//! The glossary and the departments' names, found in a sentence and in its translation.
//!
//! Of terms that overlap, the one that begins first counts, and of those the longest. Case, widths
//! and quotation marks do not count. A term without a rendering in the language is not looked for.

use std::collections::BTreeMap;
use std::ops::Range;

use aho_corasick::{AhoCorasick, MatchKind};

use super::{Department, Lang, Site, Term, TermId};
use crate::wording::Folded;

/// The terms of every pair of a policy's language and a language of the site, each finder made once:
/// checks, figures and the lists of terms all ask it.
#[derive(Debug, Clone, Default)]
pub struct Finders(BTreeMap<(Lang, Lang), Terms>);

impl Finders {
    /// The finders of `site`.
    pub fn new(site: &Site) -> Self {
        let mut all = BTreeMap::new();
        for policy in &site.policies {
            for lang in site.langs() {
                all.entry((policy.source, lang)).or_insert_with(|| Terms::new(site, policy.source, lang));
            }
        }
        Self(all)
    }

    /// The terms of `source`, the language of a policy, as `lang` renders them.
    pub fn between(&self, source: Lang, lang: Lang) -> &Terms {
        self.0.get(&(source, lang)).expect("there is a finder for the language of every policy and every language")
    }
}

/// The terms of one language with their renderings in another.
#[derive(Debug, Clone)]
pub struct Terms {
    finder: Option<AhoCorasick>,
    /// By pattern.
    terms: Vec<Rendered>,
}

/// A term with its renderings.
#[derive(Debug, Clone)]
struct Rendered {
    /// Its entry in the glossary; `None` for the name of a department.
    of: Option<TermId>,
    /// As the glossary writes it.
    term: String,
    /// The preferred rendering, as it is written.
    preferred: String,
    /// All renderings, folded.
    renderings: Vec<String>,
}

/// A term that stands in a sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found<'a> {
    /// Its entry in the glossary; `None` for the name of a department.
    pub of: Option<TermId>,
    /// The term, as the glossary writes it.
    pub term: &'a str,
    /// Its preferred rendering.
    pub preferred: &'a str,
    /// Where it stands, in the folded sentence.
    pub at: Range<usize>,
    /// Where its renderings stand, in the folded translation; empty if it is not rendered.
    pub renderings: Vec<Range<usize>>,
}

impl Terms {
    /// The terms of `site` in `from`, as `to` renders them.
    pub fn new(site: &Site, from: Lang, to: Lang) -> Self {
        let mut all: BTreeMap<String, Rendered> = BTreeMap::new();
        let entries = site.glossary.iter().enumerate().map(|(n, term)| (Some(TermId(n as u32)), term));
        let sources = entries.map(|(of, term)| (of, of_term(term, from), of_term(term, to)));
        let departments = site.departments.iter();
        let departments = departments.map(|found| (None, of_department(found, from), of_department(found, to)));
        for (of, terms, renderings) in sources.chain(departments) {
            let Some(preferred) = renderings.first() else { continue };
            for term in terms {
                let rendered = all.entry(Folded::new(term).text).or_insert_with(|| Rendered {
                    of,
                    term: term.to_owned(),
                    preferred: preferred.to_string(),
                    renderings: Vec::new(),
                });
                rendered.renderings.extend(renderings.iter().map(|rendering| Folded::new(rendering).text));
            }
        }
        all.remove("");
        let finder = AhoCorasick::builder().match_kind(MatchKind::LeftmostLongest).build(all.keys()).ok();
        Self { finder, terms: all.into_values().collect() }
    }

    /// The terms in `sentence`, in order, with their renderings in `translation`.
    pub fn find(&self, sentence: &Folded, translation: &Folded) -> Vec<Found<'_>> {
        let Some(finder) = &self.finder else { return Vec::new() };
        let found = finder.find_iter(&sentence.text).map(|found| {
            let Rendered { of, term, preferred, renderings } = &self.terms[found.pattern().as_usize()];
            let places = |rendering: &String| {
                let length = rendering.len();
                let all = translation.text.match_indices(rendering.as_str());
                all.map(move |(at, _)| at..at + length).collect::<Vec<_>>()
            };
            let renderings = renderings.iter().filter(|rendering| !rendering.is_empty()).flat_map(places).collect();
            Found { of: *of, term, preferred, at: found.range(), renderings }
        });
        found.collect()
    }
}

/// The words of a term in `lang`: its rendering, if it has one, and its further forms.
pub(crate) fn of_term(term: &Term, lang: Lang) -> Vec<&str> {
    let forms = term.forms.iter().filter(|(of, _)| *of == lang).map(|(_, form)| form);
    term.term.get(lang).into_iter().chain(forms).map(String::as_str).collect()
}

fn of_department(department: &Department, lang: Lang) -> Vec<&str> {
    let full = department.full.as_ref().and_then(|full| full.get(lang));
    let aliases = department.aliases.iter().filter(|(of, _)| *of == lang).map(|(_, alias)| alias);
    department.name.get(lang).into_iter().chain(full).chain(aliases).map(String::as_str).collect()
}
