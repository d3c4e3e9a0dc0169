//! What is shown at one moment: the last good site, and what is wrong with the files as they stand.

use std::sync::Arc;

use super::path::{self, Found};
use super::told::{Told, digest};
use crate::build::Ready;
use crate::files::{Body, Files};

/// What is shown. It is never changed; the next one takes its place.
#[derive(Clone, Default)]
pub(super) struct Shown {
    /// The site; nothing if no site could ever be made of the files.
    pub(super) site: Option<Arc<Good>>,
    /// What is wrong with the files as they stand.
    pub(super) told: Arc<Told>,
    /// Whether the site shows the files as they stand. Else it is the last one without a mistake.
    pub(super) is_current: bool,
}

/// A site that can be shown. Its pages are made when they are asked for: an editor looks at one or two of them.
pub(super) struct Good {
    /// The site.
    pub(super) ready: Ready,
    /// The files that it was made of.
    pub(super) project: Files,
    /// Whether it was let through in spite of mistakes, because there was none before.
    pub(super) is_draft: bool,
}

/// What is answered for a path.
pub(super) enum Answer {
    /// A page.
    Page(Vec<u8>),
    /// Another public file.
    File(String, Body),
    /// Another address.
    Elsewhere(String),
    /// Nothing is there; the site's page that says so, if it has one.
    Missing(Option<Vec<u8>>),
}

impl Shown {
    /// What is answered for the path of a request.
    pub(super) fn answer(&self, path: &str) -> Answer {
        let Some(site) = &self.site else { return Answer::Missing(None) };
        match path::find(site.ready.files(), path) {
            Found::Folder(address) => Answer::Elsewhere(address),
            Found::File(name, _) if site.ready.route(&name).is_some() => match site.ready.page(&name).value {
                Some(page) => Answer::Page(page),
                None => Answer::Missing(None),
            },
            Found::File(name, body) => Answer::File(name, body.clone()),
            Found::Nothing => Answer::Missing(site.ready.page("404.html").value),
        }
    }

    /// What tells the page at `path` from what it was before.
    pub(super) fn page_digest(&self, path: &str) -> String {
        match self.answer(path) {
            Answer::Page(page) | Answer::Missing(Some(page)) => digest(&page),
            _ => String::new(),
        }
    }
}
