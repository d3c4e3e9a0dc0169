//! Checks of the whole: languages against each other, content against its document, links against
//! pages. A check changes nothing; a mistake at a sentence may be excepted in the translation's
//! front matter, and an exception that is no longer needed is told.

mod align;
mod complete;
mod figures;
mod force;
mod lines;
mod links;
mod provenance;
mod sentences;
mod stale;
mod terms;

use std::collections::{BTreeMap, BTreeSet};

use crate::content::digest::Digest;
use crate::diagnostic::{Diagnostic, Diagnostics, Mistake};
use crate::seed::Table;
use crate::site::comparison::Comparison;
use crate::site::relate::Linked;
use crate::site::{Lang, Measure, Site, Translation};

/// What lies beside the content: what checks compare it with.
#[derive(Debug, Clone, Default)]
pub struct Evidence {
    /// Paths of the files that are copied as they are, as links name them: `/forms/a.pdf`.
    pub statics: BTreeSet<String>,
    /// The tables of the documents that policies name and that could be read, by path.
    pub tables: BTreeMap<String, Table>,
    /// The paths of all files in `seeds/`.
    pub documents: BTreeSet<String>,
}

/// All mistakes that show only when the site is looked at as a whole.
pub fn check(linked: &Linked, evidence: &Evidence) -> Diagnostics {
    let site = &linked.site;
    let mut told = Diagnostics::new();
    for measure in &site.measures {
        for lang in site.langs() {
            let Some(Some(translation)) = measure.translations.get(usize::from(lang.0)) else { continue };
            let pair = Pair { measure, translation };
            let mut findings = align::check(&pair);
            let broken = measure.text.broken || translation.text.broken;
            if findings.is_empty() && !broken {
                findings.extend(complete::check(site, &site.languages[usize::from(lang.0)], &pair));
                let source = site[measure.policy].source;
                let comparison = Comparison::new(site, linked.relations.finders(), source, lang);
                findings.extend(lines::check(&comparison, &pair));
            }
            findings.extend(stale::check(&pair));
            excepted(findings, &pair, &mut told);
        }
    }
    without_words(site, &mut told);
    sentences::check(site, &mut told);
    provenance::check(linked, evidence, &mut told);
    links::check(site, evidence, &mut told);
    told
}

/// A notice for each language of measures whose figures, bounds and force nobody can compare.
fn without_words(site: &Site, told: &mut Diagnostics) {
    let speaks = |lang: Lang| {
        let measures = || site.measures.iter();
        measures().any(|measure| measure.translations.get(usize::from(lang.0)).is_some_and(Option::is_some))
            || measures().any(|measure| site[measure.policy].source == lang)
    };
    for lang in site.langs().filter(|lang| site.wording(*lang).is_none() && speaks(*lang)) {
        told.push(Diagnostic::nowhere(Mistake::NoWording { tag: site.tag(lang).to_owned() }));
    }
}

/// Whether a translation's lines pair with the source's: the mistakes that keep it from being accepted.
pub fn aligned(measure: &Measure, translation: &Translation) -> Diagnostics {
    let mut told = Diagnostics::new();
    align::check(&Pair { measure, translation }).into_iter().for_each(|finding| told.push(finding.diagnostic));
    told
}

/// A measure and one of its translations.
struct Pair<'a> {
    measure: &'a Measure,
    translation: &'a Translation,
}

/// A mistake in a translation, and the source sentence it concerns if it concerns one.
struct Finding {
    diagnostic: Diagnostic,
    sentence: Option<Digest>,
}

/// Tells the findings that are not excepted, then the exceptions that excepted nothing.
fn excepted(findings: Vec<Finding>, pair: &Pair, told: &mut Diagnostics) {
    let exceptions = &pair.translation.exceptions;
    let mut needed = vec![false; exceptions.len()];
    for finding in findings {
        let code = finding.diagnostic.mistake.code();
        let found = exceptions
            .iter()
            .position(|exception| Some(exception.sentence) == finding.sentence && exception.code == code);
        match found {
            Some(n) => needed[n] = true,
            None => told.push(finding.diagnostic),
        }
    }
    for (exception, _) in exceptions.iter().zip(needed).filter(|(_, needed)| !needed) {
        let mistake =
            Mistake::ExceptionNotNeeded { code: exception.code.clone(), sentence: exception.sentence.to_string() };
        told.tell(exception.place.clone(), mistake);
    }
}

/// The languages in which a text has to be read: its own.
type Text<'a> = (Lang, &'a crate::content::line::Text);
