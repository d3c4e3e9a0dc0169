//! Pages of their own, search, and the pages that speak every language.

use serde::Serialize;

use super::here::Here;
use super::view::{Html, Said};
use crate::site::route::{Route, View};
use crate::site::{Lang, PageId, PolicyId};

/// What `content.html` sees.
#[derive(Debug, Clone, Serialize)]
pub(super) struct ContentView {
    /// The page's title.
    pub title: Said,
    /// The tag of its text's language, if that is not the page's.
    pub lang: Option<String>,
    /// Its text.
    pub body: Html,
    /// Whether the page's language has no translation yet.
    pub untranslated: bool,
    /// Whom to write to or call, as it is read.
    pub contact: Option<Contact>,
}

/// Whom to write to, as a link.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Contact {
    /// The address that the site gives.
    pub href: String,
    /// The same as people read it.
    pub text: String,
}

/// What `search.html` sees.
#[derive(Debug, Clone, Serialize)]
pub(super) struct SearchView {
    /// The index of the page's language.
    pub index: Option<String>,
    /// Those of the other languages, in the order of the site's languages: a query may be in another one.
    pub others: Vec<String>,
    /// The site's root.
    pub root: String,
    /// Pages with the whole text, for readers without JavaScript.
    pub full: Vec<PolicyLink>,
    /// Pages with the outline of a policy, for who finds nothing.
    pub outlines: Vec<PolicyLink>,
    /// The page of all departments, likewise.
    pub departments: String,
    /// The script.
    pub script: Option<String>,
}

/// A page of a policy.
#[derive(Debug, Clone, Serialize)]
pub(super) struct PolicyLink {
    /// The policy's title.
    pub said: Said,
    /// The page.
    pub href: String,
}

/// What `chooser.html` and `404.html` see: the site in each of its languages.
#[derive(Debug, Clone, Serialize)]
pub(super) struct DoorsView {
    /// One for each language.
    pub doors: Vec<Door>,
}

/// The way into the site in one language.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Door {
    /// The language's tag.
    pub tag: String,
    /// The language's own name.
    pub name: String,
    /// The site's name in it.
    pub site: String,
    /// What the page says in it: that nothing is found.
    pub not_found: String,
    /// What a reader can do, in it.
    pub not_found_help: String,
    /// The words that lead home, in it.
    pub home: String,
    /// The home page; empty where no link can be made.
    pub href: String,
}

/// The view of a page of its own.
pub(super) fn content(here: &Here, id: PageId) -> ContentView {
    let page = &here.site[id];
    let body = page.body.shown(here.lang);
    ContentView {
        title: here.say(&page.title),
        lang: here.tag(body.lang),
        body: here.html(body.value),
        untranslated: body.fallback,
        contact: here.site.contact.as_ref().map(|href| Contact { href: href.clone(), text: readable(href).to_owned() }),
    }
}

/// An address without the scheme that only a browser needs.
fn readable(address: &str) -> &str {
    let bare = address.strip_prefix("mailto:").and_then(|rest| rest.split('?').next());
    bare.or_else(|| address.strip_prefix("tel:")).unwrap_or(address)
}

/// The view of the search page.
pub(super) fn search(here: &Here) -> SearchView {
    let index = |lang: Lang| here.context.search_index.get(usize::from(lang.0)).map(|path| here.link_to(path));
    let links = |route: fn(View, PolicyId) -> Route| {
        let link = |(id, policy): (PolicyId, &crate::site::Policy)| PolicyLink {
            said: here.say(&policy.title),
            href: here.href(route(View::One(here.lang), id)),
        };
        here.site.policies().map(link).collect()
    };
    SearchView {
        index: index(here.lang),
        others: here.site.langs().filter(|lang| *lang != here.lang).filter_map(index).collect(),
        root: here.href(Route::Chooser),
        full: links(Route::Full),
        outlines: links(Route::Policy),
        departments: here.href(Route::Departments(here.lang)),
        script: here.asset("search.js"),
    }
}

/// The view of the pages that speak every language.
pub(super) fn doors(here: &Here) -> DoorsView {
    let linkless = here.route == Route::NotFound && here.site.base_url.is_none();
    let door = |lang| {
        let words = here.theme.words(lang);
        Door {
            tag: here.site.tag(lang).to_owned(),
            name: words.get("language").to_owned(),
            site: here.site.title.shown(lang).value.clone(),
            not_found: words.get("not-found").to_owned(),
            not_found_help: words.get("not-found-help").to_owned(),
            home: words.get("home").to_owned(),
            href: if linkless { String::new() } else { here.href(Route::Home(lang)) },
        }
    };
    DoorsView { doors: here.site.langs().map(door).collect() }
}
