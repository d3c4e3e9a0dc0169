//! The terms of the glossary on the page of a measure: all listed after its text, and those of which
//! there is something to explain lightly marked where they first stand.
//!
//! Only the page of a measure has them. Marks are no links, so that nobody has to step through them
//! on the way through a legal text; what they mean stands in the list. Ten words in a sentence are
//! terms: were all of them marked, the text would be a thicket.

use std::ops::Range;

use serde::Serialize;

use super::glossary::{TermView, term_view};
use super::here::Here;
use super::view::Html;
use crate::content::line::Segment;
use crate::site::Lang;
use crate::site::route::Route;
use crate::site::unbroken::unbroken;

/// A term that a measure uses.
#[derive(Debug, Clone, Serialize)]
pub(super) struct UsedTerm {
    /// Its entry in the glossary.
    pub href: String,
    /// The term.
    pub term: TermView,
}

/// The terms that the measure of this page uses where its text is shown in `lang`, in the text's order.
pub(super) fn used(here: &Here, lang: Lang) -> Vec<UsedTerm> {
    let Route::Measure(_, id) = here.route else { return Vec::new() };
    let glossary = here.href(Route::Glossary(here.lang));
    let used = here.linked.relations.used(id, lang).iter().map(|used| {
        let term = term_view(here, &here.site[used.term]);
        UsedTerm { href: format!("{glossary}#{}", term.id), term }
    });
    used.collect()
}

/// The n-th sentence (from 0) of a text in `lang`, its figures kept on one line, and on the page of a measure with
/// the terms marked that have a note.
pub(super) fn sentence(here: &Here, lang: Lang, n: usize, segment: &Segment) -> Html {
    let Route::Measure(_, id) = here.route else { return whole(here, lang, segment) };
    let explained = here.linked.relations.used(id, lang).iter().filter(|used| here.site[used.term].note.is_some());
    let places = explained.filter_map(|used| used.at.as_ref());
    let terms: Vec<Range<usize>> = places.filter(|(at, _)| *at == n).map(|(_, part)| part.clone()).collect();
    marked(here, lang, segment, terms)
}

/// A sentence of a text in `lang`, its figures kept on one line.
pub(super) fn whole(here: &Here, lang: Lang, segment: &Segment) -> Html {
    marked(here, lang, segment, Vec::new())
}

/// A sentence with its figures, and with these terms; of a figure in a term the term is marked.
fn marked(here: &Here, lang: Lang, segment: &Segment, terms: Vec<Range<usize>>) -> Html {
    let figures = here.site.wording(lang).map(|wording| unbroken(wording, &segment.plain)).unwrap_or_default();
    let apart = |figure: &Range<usize>| terms.iter().all(|term| figure.end <= term.start || term.end <= figure.start);
    let figures = figures.into_iter().filter(apart).map(|part| (part, "unit"));
    let mut parts: Vec<(Range<usize>, &str)> = figures.collect();
    parts.extend(terms.into_iter().map(|part| (part, "term")));
    parts.sort_by_key(|(part, _)| part.start);
    here.html(&segment.markup.marked(&parts))
}
