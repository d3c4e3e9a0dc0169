//! A rehearsal: what a theme makes of a sample site on which everything that may stand on a page
//! stands at least once. It finds what is wrong in a theme before a page happens to need it.

use std::collections::{BTreeMap, BTreeSet};

use include_dir::{Dir, include_dir};

use super::here::Here;
use super::{Context, frame, page, seen};
use crate::content;
use crate::diagnostic::{Diagnostic, Diagnostics, Mistake, Phrase};
use crate::documents::Document;
use crate::files::Files;
use crate::site::relate::{Linked, relate};
use crate::site::resolve;
use crate::site::route::Route;
use crate::theme::{Shape, Theme};

static SAMPLE: Dir = include_dir!("$CARGO_MANIFEST_DIR/src/render/sample");

/// Everything that is wrong in the templates of `theme`, which has words for the languages of the
/// sample site. Mistakes: paths that no page has, and whatever fails when pages are rendered.
pub(crate) fn rehearse(theme: &Theme) -> Diagnostics {
    let linked = sample();
    let mut told = Diagnostics::new();
    theme.misspelt(&shapes(&linked, theme)).into_iter().for_each(|mistake| told.push(mistake));
    if told.has_errors() {
        return told;
    }
    let mut failed = BTreeSet::new();
    let (index, documents) = (index(), documents());
    let context = Context { draft: true, search_index: &index, documents: &documents };
    for route in Route::all(&linked.site) {
        for mistake in page(&linked, theme, route, &context).diagnostics.iter() {
            if failed.insert(mistake.place.clone()) {
                told.push(of_sample(mistake.clone()));
            }
        }
    }
    told
}

/// The same mistake, saying that its page is none of the site's own.
fn of_sample(mut diagnostic: Diagnostic) -> Diagnostic {
    if let Mistake::TemplateFailed { page, .. } | Mistake::PageTooLarge { page, .. } = &mut diagnostic.mistake
        && let Phrase::Page { path } = page
    {
        *page = Phrase::SamplePage { path: std::mem::take(path) };
    }
    diagnostic
}

/// The sample site, part of the program.
pub(super) fn sample() -> Linked {
    let mut files = Files::new();
    let mut folders = vec![&SAMPLE];
    while let Some(folder) = folders.pop() {
        folders.extend(folder.dirs());
        for file in folder.files() {
            files.put(file.path().to_string_lossy().replace('\\', "/"), file.contents());
        }
    }
    let site = content::load(&files).and(resolve).value;
    relate(site.expect("a test reads the sample site, which is part of the program"))
}

/// By root template, the shapes of `page` and `view`.
fn shapes(linked: &Linked, theme: &Theme) -> BTreeMap<String, (Shape, Shape)> {
    let mut shapes: BTreeMap<String, (Shape, Shape)> = BTreeMap::new();
    let mut every_page = Shape::default();
    let (index, documents) = (index(), documents());
    for route in Route::all(&linked.site) {
        let context = Context { draft: true, search_index: &index, documents: &documents };
        let here = Here::new(linked, theme, route, &context);
        let (template, view) = seen(&here);
        let of = |value: serde_json::Result<serde_json::Value>| Shape::of(&value.unwrap_or_default());
        every_page = every_page.with(of(serde_json::to_value(frame::frame(&here))));
        let entry = shapes.entry(template.to_owned()).or_default();
        entry.1 = std::mem::take(&mut entry.1).with(of(serde_json::to_value(&view)));
    }
    shapes.values_mut().for_each(|(page, _)| *page = every_page.clone());
    shapes
}

/// The document of the sample's first policy.
fn documents() -> [Option<Document>; 1] {
    let (name, path) = ("first.txt".to_owned(), "data/documents/first.txt".to_owned());
    [Some(Document { name, path, size: 3, digest: "0".repeat(64) })]
}

/// The names of the sample's search indexes.
fn index() -> [String; 2] {
    ["zh", "en"].map(|tag| format!("assets/search.{tag}.json"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::catalogue::{Catalogue, Spoken};
    use crate::diagnostic::show::human;
    use crate::site::Language;
    use crate::theme;

    fn default_theme() -> Theme {
        theme::load(&Files::new(), "default", &["zh", "en"].map(|tag| Language { tag: tag.into() })).value.unwrap()
    }

    #[test]
    fn the_default_theme_passes_its_rehearsal() {
        let told = rehearse(&default_theme());
        let shown = human(&told, &Catalogue::of(Spoken::English), &|file| theme::default_source(file), false);
        assert!(told.is_empty(), "{shown}");
    }

    #[test]
    fn the_sample_has_everything_that_may_stand_on_a_page() {
        // The tag of a language is a text wherever it is there.
        let unseen = |shape: &Shape, at: &str| -> Vec<String> {
            shape.unseen(at).into_iter().filter(|path| !path.ends_with(".lang")).collect()
        };
        for (template, (page, view)) in shapes(&sample(), &default_theme()) {
            assert_eq!(unseen(&page, "page"), [""; 0]);
            assert_eq!(unseen(&view, "view"), [""; 0], "{template}");
        }
    }
}
