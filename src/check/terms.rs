//! One term, one rendering: a term of the glossary, or a department's name, that stands in a source
//! sentence has one of its renderings in the sentence that translates it.
//!
//! Of terms that overlap, the one that begins first counts, and of those the longest. Case and
//! quotation marks do not count. A term without a rendering in the language is not looked for. What
//! an erratum says is meant stands in place of what is printed.

use std::collections::BTreeMap;

use aho_corasick::{AhoCorasick, MatchKind};

use super::{Finding, Pair};
use crate::diagnostic::{Diagnostic, Mistake};
use crate::site::{Department, Lang, Site, Term};

/// The terms of one language with their renderings in another.
pub(super) struct Terms {
    finder: Option<AhoCorasick>,
    /// By pattern.
    terms: Vec<Rendered>,
}

/// A term with its renderings.
struct Rendered {
    term: String,
    /// The preferred rendering, as it is written.
    preferred: String,
    /// All renderings, [`plain`].
    renderings: Vec<String>,
}

impl Terms {
    /// The terms of `site` in `from`, as `to` renders them.
    pub(super) fn new(site: &Site, from: Lang, to: Lang) -> Self {
        let mut all: BTreeMap<String, Vec<String>> = BTreeMap::new();
        let sources = site.glossary.iter().map(|term| (of_term(term, from), of_term(term, to)));
        let departments =
            site.departments.iter().map(|department| (of_department(department, from), of_department(department, to)));
        for (terms, renderings) in sources.chain(departments).filter(|(_, renderings)| !renderings.is_empty()) {
            for term in terms {
                all.entry(term).or_default().extend(renderings.iter().cloned());
            }
        }
        let finder = AhoCorasick::builder().match_kind(MatchKind::LeftmostLongest).build(all.keys()).ok();
        let terms = all.into_iter().map(|(term, renderings)| Rendered {
            term,
            preferred: renderings[0].clone(),
            renderings: renderings.iter().map(|rendering| plain(rendering)).collect(),
        });
        Self { finder, terms: terms.collect() }
    }
}

fn of_term(term: &Term, lang: Lang) -> Vec<String> {
    let forms = term.forms.iter().filter(|(of, _)| *of == lang).map(|(_, form)| form);
    term.term.get(lang).into_iter().chain(forms).cloned().collect()
}

fn of_department(department: &Department, lang: Lang) -> Vec<String> {
    let full = department.full.as_ref().and_then(|full| full.get(lang));
    let aliases = department.aliases.iter().filter(|(of, _)| *of == lang).map(|(_, alias)| alias);
    department.name.get(lang).into_iter().chain(full).chain(aliases).cloned().collect()
}

/// A warning for each term that has none of its renderings, once a sentence.
pub(super) fn check(terms: &Terms, pair: &Pair) -> Vec<Finding> {
    let Some(finder) = &terms.finder else { return Vec::new() };
    let mut all = Vec::new();
    for (from, to) in pair.measure.text.segments.iter().zip(&pair.translation.text.segments) {
        let meant = |text: String, erratum: &crate::site::Erratum| text.replace(&erratum.printed, &erratum.meant);
        let source = pair.measure.errata.iter().fold(from.plain.clone(), meant);
        let here = plain(&to.plain);
        let mut seen = Vec::new();
        for found in finder.find_iter(&source) {
            let of = found.pattern();
            let Rendered { term, preferred, renderings } = &terms.terms[of.as_usize()];
            if seen.contains(&of) || renderings.iter().any(|rendering| here.contains(rendering)) {
                continue;
            }
            seen.push(of);
            let mistake = Mistake::TermMissing { term: term.clone(), rendering: preferred.clone() };
            let diagnostic = Diagnostic::at(to.place.clone(), mistake).beside(from.place.clone());
            all.push(Finding { diagnostic, sentence: Some(from.digest) });
        }
    }
    all
}

/// Without case and quotation marks.
fn plain(text: &str) -> String {
    text.chars().filter(|c| !"“”„\"‘’'«»".contains(*c)).flat_map(char::to_lowercase).collect()
}
