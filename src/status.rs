//! How far each language is: what is translated, what no longer fits its source, what is missing, what
//! nobody has read a second time; and what to translate next.
//!
//! Counts and orders what the model and `site::stale` know; it checks nothing, and says nothing of
//! files that could not be read, which are told where they are read.

use crate::content::line::Segment;
use crate::diagnostic::Place;
use crate::site::stale::{Change, Standing, standing, untold};
use crate::site::{Lang, Localized, Measure, Site};

/// How far every language is that something is translated into.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Status {
    /// The languages in the site's order; without those in which every measure is binding.
    pub languages: Vec<OfLanguage>,
    /// What to do next, the most urgent first.
    pub next: Vec<Task>,
}

/// How far one language is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OfLanguage {
    /// The language.
    pub lang: Lang,
    /// Counted in measures.
    pub measures: Count,
    /// Counted in sentences of the source.
    pub sentences: Count,
    /// Titles and headings that are not said in it: of policies, sections, items, measures, departments, pages.
    pub headings: usize,
}

/// `all` is `translated` and `missing`; the others are of the translated ones, and a measure may be in several.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Count {
    /// Those that are to be translated.
    pub all: usize,
    /// Those that have a translation.
    pub translated: usize,
    /// Those whose source has changed since: measures with such a sentence, or these sentences.
    pub stale: usize,
    /// Those that nobody has ever accepted.
    pub not_accepted: usize,
    /// Those that have no translation.
    pub missing: usize,
    /// Those that nobody has read a second time.
    pub not_read_again: usize,
}

/// What is to be done. The order is that of urgency: what misleads readers comes first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// A sentence no longer says what its source says.
    Stale,
    /// A measure has no translation.
    Missing,
    /// A title or a heading is not said in the language.
    Heading,
    /// Nobody has accepted a translation.
    NotAccepted,
    /// Nobody has read a translation a second time.
    NotReadAgain,
}

/// One thing to be done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Task {
    /// What it is.
    pub kind: Kind,
    /// The language to write in.
    pub lang: Lang,
    /// How many sentences it is.
    pub sentences: usize,
    /// Where to write; the start of a file that is not there yet if a translation is missing.
    pub place: Place,
    /// Where stands what is to be translated, if it stands elsewhere.
    pub source: Option<Place>,
    /// What is to be translated, or its first sentence; empty if that is gone.
    pub text: String,
}

/// How far `site` is.
pub fn status(site: &Site) -> Status {
    let mut next = Vec::new();
    let into = |lang: &Lang| site.policies.is_empty() || site.policies.iter().any(|policy| policy.source != *lang);
    let languages = site.langs().filter(into).map(|lang| {
        let headings = headings(site, lang);
        let (mut measures, mut sentences) = (Count::default(), Count::default());
        for measure in site.measures.iter().filter(|measure| site[measure.policy].source != lang) {
            one(site, measure, lang, &mut measures, &mut sentences, &mut next);
        }
        let count = headings.len();
        let task = |(text, place)| Task { kind: Kind::Heading, lang, sentences: 0, place, source: None, text };
        next.extend(headings.into_iter().map(task));
        OfLanguage { lang, measures, sentences, headings: count }
    });
    let languages = languages.collect();
    // Stable: within a kind the order of the site stays.
    next.sort_by_key(|task| task.kind);
    Status { languages, next }
}

/// Counts one measure in one language, and notes what is to be done.
fn one(site: &Site, measure: &Measure, lang: Lang, measures: &mut Count, sentences: &mut Count, next: &mut Vec<Task>) {
    let segments = &measure.text.segments;
    let count = segments.len();
    let task = |kind, sentences, place: &Place, source: Option<&Segment>| Task {
        kind,
        lang,
        sentences,
        place: place.clone(),
        source: source.map(|segment| segment.place.clone()),
        text: source.map(|segment| segment.plain.clone()).unwrap_or_default(),
    };
    measures.all += 1;
    sentences.all += count;
    let Some(translation) = measure.translation(lang) else {
        measures.missing += 1;
        sentences.missing += count;
        let folder = measure.place.file.rsplit_once('/').map_or("", |(folder, _)| folder);
        let place = Place::file(format!("{folder}/{}.md", site.tag(lang)));
        return next.push(task(Kind::Missing, count, &place, segments.first()));
    };
    measures.translated += 1;
    sentences.translated += count;
    let changes = untold(&measure.text, translation);
    measures.stale += usize::from(!changes.is_empty());
    sentences.stale += changes.len();
    let source = |change: &Change| change.sentence().and_then(|n| segments.get(n));
    next.extend(changes.iter().map(|change| task(Kind::Stale, 1, change.place(translation), source(change))));
    let whole = |kind| task(kind, count, &translation.place, segments.first());
    if standing(&measure.text, translation) == Standing::NotAccepted {
        measures.not_accepted += 1;
        sentences.not_accepted += count;
        next.push(whole(Kind::NotAccepted));
    }
    if translation.reviewed.is_none() {
        measures.not_read_again += 1;
        sentences.not_read_again += count;
        next.push(whole(Kind::NotReadAgain));
    }
}

/// The titles and headings that are not said in `lang`, and where they stand.
fn headings(site: &Site, lang: Lang) -> Vec<(String, Place)> {
    let policies = site.policies.iter().map(|policy| (&policy.title, policy.title_place.clone()));
    let sections = site.sections.iter().map(|section| (&section.title, section.place.clone()));
    let items = site.items.iter().map(|item| (&item.title, item.place.clone()));
    let measures = site
        .measures
        .iter()
        .filter_map(|measure| Some((measure.title.as_ref()?, measure.translation(lang)?.place.clone())));
    let departments = site.departments.iter().map(|of| (&of.name, Place::file("content/departments.yaml")));
    let pages = site.pages.iter().map(|page| {
        let file = format!("content/pages/{}/{}.md", page.slug, site.tag(lang));
        (&page.title, Place::file(file))
    });
    let all = policies.chain(sections).chain(items).chain(measures).chain(departments).chain(pages);
    let missing = all.filter(|(title, _): &(&Localized<String>, _)| title.get(lang).is_none());
    missing.map(|(title, place)| (title.source().clone(), place)).collect()
}
