//! Pages: one route in, one page's bytes out, pure.
//!
//! For each kind of page a module below builds a view, which is all that a template sees. Links are
//! made here, from the page to a route, and texts carry their language. It reads no file and decides
//! nothing about looks: that is the theme's.

mod content;
mod department;
mod frame;
mod full;
mod head;
mod here;
mod measure;
mod policy;
mod text;
pub mod view;

use serde::Serialize;

use crate::diagnostic::Outcome;
use crate::site::relate::Linked;
use crate::site::route::Route;
use crate::theme::Theme;

use here::Here;

/// What a build knows beside the site.
#[derive(Debug, Clone, Copy, Default)]
pub struct Context<'a> {
    /// Whether mistakes were let through: every page says so.
    pub draft: bool,
    /// The search index of each language: its path below the site's root.
    pub search_index: &'a [String],
}

/// The page at `route`. Mistakes: what fails in the theme's template, with the page's address.
pub fn page(linked: &Linked, theme: &Theme, route: Route, context: &Context) -> Outcome<Vec<u8>> {
    let here = Here::new(linked, theme, route, context);
    match route {
        Route::Chooser => made(&here, "chooser.html", &content::doors(&here)),
        Route::NotFound => made(&here, "404.html", &content::doors(&here)),
        Route::Home(_) => match linked.site.policies().next() {
            Some((id, _)) if linked.site.policies.len() == 1 => made(&here, "policy.html", &policy::policy(&here, id)),
            _ => made(&here, "home.html", &policy::home(&here)),
        },
        Route::Policy(_, id) => made(&here, "policy.html", &policy::policy(&here, id)),
        Route::Section(_, id) => made(&here, "section.html", &policy::section(&here, id)),
        Route::Measure(_, id) => made(&here, "measure.html", &measure::measure(&here, id)),
        Route::Full(_, id) => made(&here, "full.html", &full::full(&here, id)),
        Route::Departments(_) => made(&here, "departments.html", &department::index(&here)),
        Route::Department(_, id) => made(&here, "department.html", &department::department(&here, id)),
        Route::Former(_, id, _) => made(&here, "former.html", &department::former(&here, id)),
        Route::Search(_) => made(&here, "search.html", &content::search(&here)),
        Route::Page(_, id) => made(&here, "content.html", &content::content(&here, id)),
        // Routes that `Route::all` does not list yet.
        Route::Support(..) | Route::Figures(..) | Route::Glossary(_) => made(&here, "404.html", &content::doors(&here)),
    }
}

/// The page that the theme makes of a view.
fn made<V: Serialize>(here: &Here, template: &str, view: &V) -> Outcome<Vec<u8>> {
    here.theme.render(here.lang, template, &frame::frame(here), view, &here.address)
}
