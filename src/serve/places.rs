//! Where the sentences of a page stand: by the anchor of each, the files and lines that it was made from.

use std::collections::BTreeMap;

use serde::Serialize;

use super::path::{Found, find};
use super::shown::Good;
use crate::content::line::Text;
use crate::diagnostic::Place;
use crate::diagnostic::show::line_and_column;
use crate::site::route::{Route, View};
use crate::site::{Lang, Measure, MeasureId, PolicyId};

/// What a page was made from.
#[derive(Debug, Default, Serialize)]
pub(super) struct Places {
    /// The files that speak of this page alone.
    files: Vec<Source>,
    /// By the anchor of a sentence, where it stands.
    sentences: BTreeMap<String, Vec<Line>>,
}

#[derive(Debug, Serialize)]
struct Source {
    file: String,
    /// Whether it is a translation of a measure, which can be confirmed.
    translation: bool,
}

#[derive(Debug, Serialize)]
struct Line {
    file: String,
    line: usize,
    /// The sentence of the translation that stands there, from 1; nothing for a binding text.
    translated: Option<usize>,
}

/// What the page at the path of a request was made from.
pub(super) fn places(good: &Good, path: &str) -> Places {
    let site = &good.ready.linked.site;
    let mut places = Places::default();
    let Found::File(name, _) = find(good.ready.files(), path) else { return places };
    let Some(route) = good.ready.route(&name) else { return places };
    let of = |wanted: &dyn Fn(&Measure) -> bool| -> Vec<MeasureId> {
        site.measures().filter(|(_, measure)| wanted(measure)).map(|(id, _)| id).collect()
    };
    match route {
        Route::Measure(view, id) => {
            places.measure(good, id, view, "");
            places.files(good, &site[id]);
        }
        Route::Section(view, id) => {
            places.source(good, &policy_file(good, site[id].policy));
            places.several(good, &of(&|measure| site[measure.item].section == id), view);
        }
        Route::Full(view, id) => {
            places.source(good, &policy_file(good, id));
            places.several(good, &of(&|measure| measure.policy == id), view);
        }
        Route::Policy(_, id) | Route::Support(_, id) | Route::Figures(_, id) => {
            places.source(good, &policy_file(good, id));
        }
        Route::Home(_) | Route::Chooser => places.source(good, "site.yaml"),
        Route::Departments(_) | Route::Department(..) => places.source(good, "content/departments.yaml"),
        Route::Glossary(_) => places.source(good, "content/glossary.yaml"),
        Route::Page(lang, id) => {
            let shown = site[id].body.shown(lang).lang;
            places.source(good, &format!("content/pages/{}/{}.md", site[id].slug, site.tag(shown)));
        }
        Route::Former(..) | Route::Search(_) | Route::NotFound => {}
    }
    places
}

fn policy_file(good: &Good, id: PolicyId) -> String {
    good.ready.linked.site[id].title_place.file.to_string()
}

impl Places {
    fn several(&mut self, good: &Good, measures: &[MeasureId], view: View) {
        for id in measures {
            self.measure(good, *id, view, &format!("m{}-", good.ready.linked.site[*id].number));
        }
    }

    /// The sentences of a measure; anchors begin with `prefix`.
    fn measure(&mut self, good: &Good, id: MeasureId, view: View, prefix: &str) {
        let measure = &good.ready.linked.site[id];
        let langs: Vec<Lang> = match view {
            View::One(lang) => vec![lang],
            View::Pair(first, second) => vec![first, second],
        };
        let mut texts: Vec<&Text> = Vec::new();
        for lang in langs {
            let text = measure.shown(good.ready.linked.site[measure.policy].source, lang).value;
            // A text that is not translated stands once.
            if !texts.iter().any(|other| std::ptr::eq(*other, text)) {
                texts.push(text);
            }
        }
        for text in &texts {
            for (n, segment) in text.segments.iter().enumerate() {
                let is_translation = !std::ptr::eq(*text, &measure.text);
                let line = line(good, &segment.place, is_translation.then_some(n + 1));
                self.sentences.entry(format!("{prefix}s{}", n + 1)).or_default().push(line);
            }
        }
    }

    /// The files of a measure, the binding text first.
    fn files(&mut self, good: &Good, measure: &Measure) {
        self.source(good, &measure.place.file);
        let translations = measure.translations.iter().flatten();
        let sources = translations.map(|one| Source { file: one.place.file.to_string(), translation: true });
        self.files.extend(sources);
    }

    fn source(&mut self, good: &Good, file: &str) {
        // A file that is not there is the program's own.
        if good.project.get(file).is_some() {
            self.files.push(Source { file: file.to_owned(), translation: false });
        }
    }
}

fn line(good: &Good, place: &Place, translated: Option<usize>) -> Line {
    let text = good.project.text(&place.file).unwrap_or_default();
    Line { file: place.file.to_string(), line: line_and_column(text, place.start).0, translated }
}
