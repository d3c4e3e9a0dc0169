//! Pages of the sample site (`src/render/sample`) as a browser reads them.

mod golden;
mod heads;
mod hostile;
mod read;

use std::collections::BTreeMap;
use std::path::Path;

use duizhao::files::Files;
use duizhao::render::{self, Context};
use duizhao::site::relate::{Linked, relate};
use duizhao::site::route::Route;
use duizhao::{content, site, theme};

/// The sample site's files.
fn sample() -> Files {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/render/sample");
    Files::read(&folder, &["site.yaml", "content"], "static/").value.unwrap()
}

/// The model of a site.
fn linked(files: &Files) -> Linked {
    let outcome = content::load(files).and(site::resolve).map(relate);
    assert!(!outcome.diagnostics.has_errors(), "{:?}", outcome.diagnostics);
    outcome.value.unwrap()
}

/// All pages of a site by their files, with the default theme.
fn pages(linked: &Linked, draft: bool) -> BTreeMap<String, String> {
    let theme = theme::load(&Files::new(), "default", &linked.site.languages).value.unwrap();
    let index = ["assets/search.zh.json".to_owned(), "assets/search.en.json".to_owned()];
    let context = Context { draft, search_index: &index, documents: &[] };
    let page = |route: Route| {
        let outcome = render::page(linked, &theme, route, &context);
        assert!(outcome.diagnostics.is_empty(), "{:?}", outcome.diagnostics);
        (route.file(&linked.site), String::from_utf8(outcome.value.unwrap()).unwrap())
    };
    Route::all(&linked.site).into_iter().map(page).collect()
}
