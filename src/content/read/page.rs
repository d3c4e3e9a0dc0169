//! A page of its own: front matter with a title, then Markdown.

use std::sync::Arc;

use crate::content::entry::Words;
use crate::content::front::{self, Parts};
use crate::content::line::{invisible, lines};
use crate::content::markup::{self, Allowed, Parsed};
use crate::content::yaml::{self, Fields};
use crate::diagnostic::{Diagnostics, Outcome};

/// Reads a page in one language: its title and its body.
pub(crate) fn read(text: &str, file: &Arc<str>) -> Outcome<(Words, Parsed)> {
    front::split(text, file).and(|Parts { front, body, fence }| {
        let title = yaml::parse(text, front, file).and(|node| {
            let mut told = Diagnostics::new();
            let title = Fields::of(&node, fence, &mut told).and_then(|mut fields| {
                let title = fields.required("title", &mut told);
                fields.done(&mut told);
                title
            });
            Outcome { value: title, diagnostics: told }
        });
        let mut told = Diagnostics::new();
        for line in lines(text, body.clone()) {
            told.extend(invisible(&text[line.clone()], file, line.start));
        }
        let parsed = markup::parse(&text[body.clone()], file, body.start, Allowed::Page);
        title.join(Outcome::with((), told).and(|()| parsed))
    })
}
