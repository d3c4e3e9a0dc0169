//! A page of its own: front matter with a title and, in the first language, where it is linked from; then Markdown.

use std::sync::Arc;

use crate::content::entry::Words;
use crate::content::front::{self, Parts};
use crate::content::line::{invisible, lines};
use crate::content::markup::{self, Allowed, Parsed};
use crate::content::unfilled;
use crate::content::yaml::{self, Fields};
use crate::diagnostic::{Diagnostics, Mistake, Outcome};

/// What the front matter says.
pub(crate) struct Front {
    /// The title.
    pub(crate) title: Words,
    /// Whether the page is linked from the foot of every page and not from the menu.
    pub(crate) in_foot: bool,
}

/// Reads a page in one language. Where it is linked from is said in the `first` one alone.
pub(crate) fn read(text: &str, file: &Arc<str>, first: bool) -> Outcome<(Front, Parsed)> {
    front::split(text, file).and(|Parts { front, body, fence }| {
        let front = yaml::parse(text, front, file).and(|node| {
            let mut told = Diagnostics::new();
            let front = Fields::of(&node, fence, &mut told).and_then(|mut fields| {
                if !first {
                    fields.refuse(&["place"], |key| Mistake::FactInTranslation { key: key.into() }, &mut told);
                }
                let title = fields.required("title", &mut told);
                let place = fields.text("place", &mut told);
                fields.done(&mut told);
                Some(Front { title: title?, in_foot: place.is_some_and(|place| in_foot(place, &mut told)) })
            });
            Outcome { value: front, diagnostics: told }
        });
        let mut told = Diagnostics::new();
        for line in lines(text, body.clone()) {
            told.extend(invisible(&text[line.clone()], file, line.start));
            told.extend(unfilled::told(&text[line.clone()], file, line.start));
        }
        let parsed = markup::parse(&text[body.clone()], file, body.start, Allowed::Page);
        front.join(Outcome::with((), told).and(|()| parsed))
    })
}

fn in_foot(place: Words, told: &mut Diagnostics) -> bool {
    if !matches!(place.value.as_str(), "menu" | "foot") {
        told.tell(place.place, Mistake::BadPlace { found: place.value });
        return false;
    }
    place.value == "foot"
}
