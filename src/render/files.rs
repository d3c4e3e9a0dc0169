//! The open data that hold what a page shows.

use serde::Serialize;

use super::here::Here;
use crate::open_data::paths::{self, Named};
use crate::site::route::Route;

/// A file of open data.
#[derive(Debug, Clone, Serialize)]
pub struct DataFile {
    /// The name of its form.
    pub name: &'static str,
    /// The type of its form.
    pub media: &'static str,
    /// The file.
    pub href: String,
}

/// The files that hold what the page shows; none for pages that hold nothing of the content.
pub(super) fn files(here: &Here) -> Vec<DataFile> {
    let all: Vec<Named> = match here.route {
        Route::Departments(_) | Route::Department(..) => vec![paths::departments()],
        Route::Home(_) if here.site.policies.len() > 1 => vec![paths::index()],
        Route::Home(_) | Route::Policy(..) | Route::Section(..) | Route::Measure(..) | Route::Full(..) => {
            of_policy(here)
        }
        Route::Support(..) | Route::Figures(..) => of_policy(here),
        Route::Chooser
        | Route::NotFound
        | Route::Former(..)
        | Route::Search(_)
        | Route::Glossary(_)
        | Route::Page(..) => Vec::new(),
    };
    let file = |(name, media, path): Named| DataFile { name, media, href: here.link_to(&path) };
    all.into_iter().map(file).collect()
}

fn of_policy(here: &Here) -> Vec<Named> {
    here.own_policy().map(|id| paths::policy(&here.site[id]).into()).unwrap_or_default()
}
