//! Pages: one route in, one page's bytes out, pure.
//!
//! For each kind of page a module below builds a view, which is all that a template sees. Links are
//! made here, from the page to a route, and texts carry their language. It reads no file and decides
//! nothing about looks: that is the theme's.

pub mod beside;
mod cite;
mod content;
mod department;
mod facts;
mod figures;
pub mod files;
mod frame;
mod full;
mod glossary;
mod head;
mod here;
mod legislation;
mod measure;
mod notes;
pub mod official;
mod outline;
mod partners;
mod pictures;
mod policy;
mod rehearse;
pub mod report;
pub mod sheet;
mod support;
mod terms;
mod text;
pub mod translation;
pub mod view;

use serde::Serialize;

use crate::diagnostic::Outcome;
use crate::documents::Document;
use crate::site::relate::Linked;
use crate::site::route::{Route, View};
use crate::theme::Theme;

use here::Here;

pub(crate) use rehearse::rehearse;

/// What a build knows beside the site.
#[derive(Debug, Clone, Copy, Default)]
pub struct Context<'a> {
    /// Whether mistakes were let through: every page says so.
    pub draft: bool,
    /// The search index of each language: its path below the site's root.
    pub search_index: &'a [String],
    /// The document of each policy, by policy.
    pub documents: &'a [Option<Document>],
}

/// The page at `route`. Mistakes: what fails in the theme's template, with the page's address.
pub fn page(linked: &Linked, theme: &Theme, route: Route, context: &Context) -> Outcome<Vec<u8>> {
    let here = Here::new(linked, theme, route, context);
    let (template, view) = seen(&here);
    theme.render(here.lang, template, &frame::frame(&here), &view, &here.address)
}

/// What a template sees as `view`: one struct per kind of page.
#[derive(Debug, Serialize)]
#[serde(untagged)]
enum Seen {
    Doors(content::DoorsView),
    Home(policy::HomeView),
    Policy(policy::PolicyView),
    Section(policy::SectionPage),
    Beside(full::BesideView),
    Measure(Box<measure::MeasureView>),
    Full(full::FullView),
    Departments(department::DepartmentsView),
    Department(Box<department::DepartmentView>),
    Former(department::FormerView),
    Search(content::SearchView),
    Glossary(glossary::GlossaryView),
    Support(support::SupportView),
    Figures(Box<figures::FiguresView>),
    Content(content::ContentView),
}

/// The template of the page and what it sees.
fn seen(here: &Here) -> (&'static str, Seen) {
    match here.route {
        Route::Chooser => ("chooser.html", Seen::Doors(content::doors(here))),
        Route::Home(_) => match here.own_policy() {
            Some(id) => ("policy.html", Seen::Policy(policy::policy(here, id))),
            None => ("home.html", Seen::Home(policy::home(here))),
        },
        Route::Policy(_, id) => ("policy.html", Seen::Policy(policy::policy(here, id))),
        Route::Section(View::Pair(..), id) => ("beside.html", Seen::Beside(full::beside(here, id))),
        Route::Section(_, id) => ("section.html", Seen::Section(policy::section(here, id))),
        Route::Measure(_, id) => ("measure.html", Seen::Measure(Box::new(measure::measure(here, id)))),
        Route::Full(_, id) => ("full.html", Seen::Full(full::full(here, id))),
        Route::Departments(_) => ("departments.html", Seen::Departments(department::index(here))),
        Route::Department(_, id) => ("department.html", Seen::Department(Box::new(department::department(here, id)))),
        Route::Former(_, id, _) => ("former.html", Seen::Former(department::former(here, id))),
        Route::Search(_) => ("search.html", Seen::Search(content::search(here))),
        Route::Page(_, id) => ("content.html", Seen::Content(content::content(here, id))),
        Route::Glossary(_) => ("glossary.html", Seen::Glossary(glossary::glossary(here))),
        Route::Support(_, id) => ("support.html", Seen::Support(support::support(here, id))),
        Route::Figures(_, id) => ("figures.html", Seen::Figures(Box::new(figures::figures(here, id)))),
        Route::NotFound => ("404.html", Seen::Doors(content::doors(here))),
    }
}
