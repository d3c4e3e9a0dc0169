//! The whole way from a site's files to its public files.

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use crate::check::{self, Evidence};
use crate::content;
use crate::diagnostic::{Diagnostic, Diagnostics, Mistake, Outcome, Place, Severity};
use crate::documents::{self, Document};
use crate::files::{Body, Files};
use crate::render::{self, Context};
use crate::seed::{self, Table};
use crate::site::relate::{Linked, relate};
use crate::site::route::Route;
use crate::site::{self, Site};
use crate::theme::{self, Theme};
use crate::{open_data, search, sitemap};

/// The folders and files of a site's root that a build reads.
pub const PARTS: [&str; 5] = ["site.yaml", "content", "seeds", "themes", "static"];

/// The folder whose files are copied as they are, unread.
pub const STATIC: &str = "static/";

/// What a build is asked for.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// The public address, in place of the one in `site.yaml`; in its normal form
    /// ([`content::normal_base`]).
    pub base_url: Option<String>,
    /// Whether mistakes are let through, with a notice on every page.
    pub draft: bool,
}

/// What a build makes.
#[derive(Debug, Clone)]
pub struct Build {
    /// The public files.
    pub public: Files,
    /// How many of them are pages.
    pub pages: usize,
}

/// The public files of the site whose files are `project` (its [`PARTS`]). With mistakes there is no
/// value, unless a draft is asked for and the mistakes leave a site that can be shown; the mistakes
/// of all stages are told together.
pub fn build(project: &Files, options: &Options) -> Outcome<Build> {
    let Outcome { value, diagnostics: mut told } = ready(project, options);
    let Some(ready) = value else { return Outcome::bad(told) };
    let paths: Vec<&str> = ready.pages().collect();
    let rendered: Vec<Outcome<Vec<u8>>> = paths.par_iter().map(|path| ready.page(path)).collect();
    let mut pages = BTreeMap::new();
    for (path, page) in paths.into_iter().zip(rendered) {
        tell_once(&page.diagnostics, &mut told);
        pages.extend(page.value.map(|bytes| (path, Body::Bytes(bytes.into()))));
    }
    let count = pages.len();
    let mut public = Files::new();
    for (path, body) in ready.files.iter() {
        match ready.routes.contains_key(path) {
            true => pages.remove(path).into_iter().for_each(|body| public.put_body(path, body)),
            false => public.put_body(path, body.clone()),
        }
    }
    let shown = !told.has_errors() || options.draft && told.count(Severity::Failure) == 0;
    Outcome { value: shown.then_some(Build { public, pages: count }), diagnostics: told }
}

/// Adds what was told of a page, unless the same place of a template was told of, for another page.
pub fn tell_once(found: &Diagnostics, told: &mut Diagnostics) {
    let start = |diagnostic: &Diagnostic| diagnostic.place.as_ref().map(|place| (place.file.clone(), place.start));
    for diagnostic in found.iter() {
        if !told.iter().any(|other| start(other) == start(diagnostic)) {
            told.push(diagnostic.clone());
        }
    }
}

/// A site before its pages are made: each can be made by itself.
pub struct Ready {
    /// The site.
    pub linked: Linked,
    theme: Theme,
    indexes: Vec<String>,
    documents: Vec<Option<Document>>,
    draft: bool,
    /// The pages by their paths.
    routes: BTreeMap<String, Route>,
    /// All public files; pages are empty.
    files: Files,
}

impl Ready {
    /// The page at the public path `path`. Mistakes: [`render::page`].
    pub fn page(&self, path: &str) -> Outcome<Vec<u8>> {
        let context = Context { draft: self.draft, search_index: &self.indexes, documents: &self.documents };
        match self.route(path) {
            Some(route) => render::page(&self.linked, &self.theme, route, &context),
            None => Outcome::bad(Diagnostics::new()),
        }
    }

    /// The page that stands at the public path `path`.
    pub fn route(&self, path: &str) -> Option<Route> {
        self.routes.get(path).copied()
    }

    /// The public paths of all pages.
    pub fn pages(&self) -> impl Iterator<Item = &str> {
        self.routes.keys().map(String::as_str)
    }

    /// All public files; in place of the pages stand empty ones.
    pub fn files(&self) -> &Files {
        &self.files
    }
}

/// The site whose files are `project`, and what is wrong with it apart from what fails when a page is made. With
/// mistakes there may be a value all the same: what is not broken.
pub fn ready(project: &Files, options: &Options) -> Outcome<Ready> {
    let (model, mut told) = model(project, options);
    let Some((linked, theme)) = model else { return Outcome::bad(told) };
    // What a mistake has left out is no choice.
    if linked.site.base_url.is_none() && !told.has_errors() {
        told.push(Diagnostic::nowhere(Mistake::NoBaseUrl {}));
    }
    let site = &linked.site;
    let draft = options.draft && told.has_errors();
    let (search, data) = rayon::join(|| search::index(&linked), || open_data::files(&linked));
    let (documents, copies) = documents::documents(site, project);
    let routes: BTreeMap<String, Route> = Route::all(site).into_iter().map(|route| (route.file(site), route)).collect();
    let mut pages = Files::new();
    routes.keys().for_each(|path| pages.put(path.as_str(), []));
    let parts = [theme.assets(), search.files, data, copies, sitemap::files(site)];
    let files = public(project, pages, parts, &mut told);
    let indexes = search.names;
    let value = files.map(|files| Ready { linked, theme, indexes, documents, draft, routes, files });
    Outcome { value, diagnostics: told }
}

/// Everything that is wrong with a site, without making its files: what `check` tells. Pages are
/// rendered all the same, since a template may fail only then.
pub fn check(project: &Files) -> Diagnostics {
    build(project, &Options::default()).diagnostics
}

/// The model of a site and what checks say of it, without its theme.
pub fn site(project: &Files) -> Outcome<Linked> {
    content::load(project).and(site::resolve).map(relate)
}

type Model = Option<(Linked, Theme)>;

fn model(project: &Files, options: &Options) -> (Model, Diagnostics) {
    let mut told = Diagnostics::new();
    let Some(mut site) = content::load(project).and(site::resolve).into(&mut told) else { return (None, told) };
    site.base_url = options.base_url.clone().or(site.base_url);
    let evidence = evidence(project, &site, &mut told);
    let linked = relate(site);
    let (theme, checked) = rayon::join(
        || theme::load(project, &linked.site.theme, &linked.site.languages),
        || check::check(&linked, &evidence),
    );
    let theme = theme.into(&mut told);
    told.extend(checked);
    (theme.map(|theme| (linked, theme)), told)
}

/// What lies beside the content. Of a document only mistakes are told here: its notices were told
/// when it was imported.
fn evidence(project: &Files, site: &Site, told: &mut Diagnostics) -> Evidence {
    let below = |path: &str| format!("/{}", &path[STATIC.len()..]);
    let statics: BTreeSet<String> = project.below(STATIC).map(|(path, _)| below(path)).collect();
    let mut tables: BTreeMap<String, Table> = BTreeMap::new();
    for name in site.policies.iter().filter_map(|policy| policy.document.as_deref()) {
        let Some(bytes) = project.bytes(name) else { continue };
        let mut found = Diagnostics::new();
        let table = seed::decode(name, bytes).and(|text| seed::parse(name, &text)).into(&mut found);
        if found.has_errors() {
            told.extend(found);
        }
        tables.extend(table.map(|table| (name.to_owned(), table)));
    }
    Evidence { statics, tables, documents: project.below("seeds/").map(|(path, _)| path.to_owned()).collect() }
}

/// All public files; `None` if two of them have one path.
fn public(project: &Files, pages: Files, parts: [Files; 5], told: &mut Diagnostics) -> Option<Files> {
    let mut all = Outcome::good(pages);
    for part in parts {
        all = all.and(|files| files.join(part));
    }
    let made = all.into(told)?;
    let is_made: BTreeSet<String> = made.iter().map(|(path, _)| path.to_owned()).collect();
    let public = made.join(statics(project));
    for diagnostic in public.diagnostics.iter() {
        if let Mistake::SamePath { path, other } = &diagnostic.mistake
            // Two of `static/` were told when they were read.
            && is_made.contains(other)
        {
            told.tell(Place::file(format!("{STATIC}{path}")), Mistake::StaticTaken { path: other.clone() });
        }
    }
    public.value
}

/// The files of `static/`, by the path at which they are published.
fn statics(project: &Files) -> Files {
    let mut files = Files::new();
    for (path, body) in project.below(STATIC) {
        files.put_body(&path[STATIC.len()..], Body::clone(body));
    }
    files
}

/// The texts of the files that `told` names, as their places count them: for showing.
pub fn sources(told: &Diagnostics, project: &Files) -> BTreeMap<String, String> {
    let places = told.iter().flat_map(|diagnostic| diagnostic.place.iter().chain(&diagnostic.related));
    let names: BTreeSet<&str> = places.map(|place| &*place.file).collect();
    names.into_iter().filter_map(|name| Some((name.to_owned(), source(name, project)?))).collect()
}

fn source(name: &str, project: &Files) -> Option<String> {
    if name.starts_with("seeds/") {
        return seed::decode(name, project.bytes(name)?).value;
    }
    project.text(name).or_else(|| theme::default_source(name)).map(str::to_owned)
}
