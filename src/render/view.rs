//! What templates see: `page`, which every page has, and `view`, one struct per kind of page.
//!
//! Everything is text, numbers, links and HTML that is already made; there is no model behind it.
//! A value in another language than the page's carries the tag of its own.

use serde::Serialize;

use super::beside::{Columns, ViewLink};
use super::files::DataFile;
use super::official::{Foot, Tag};
use super::outline::Outline;
use super::report::Report;
use super::sheet::Sheet;
pub use super::translation::TranslationNotice;
use crate::content::markup::Markup;

/// HTML that the program made: the only thing that the filter `safe` takes. A template writes it as
/// `{{ sentence.text | safe }}`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Html {
    html: String,
}

impl Html {
    /// Text with markup, each link's target given by `href`.
    pub(super) fn of(markup: &Markup, href: &dyn Fn(&str) -> String) -> Self {
        Self { html: markup.html(href) }
    }

    /// JSON for a `script` element: nothing in it can end the element.
    pub(super) fn json(value: &serde_json::Value) -> Self {
        Self { html: value.to_string().replace('<', "\\u003c") }
    }
}

/// A text that knows its language: `lang` is there if it is not the page's.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Said {
    /// The text.
    pub text: String,
    /// The tag of its language, if that is not the page's.
    pub lang: Option<String>,
}

/// A link with its words.
#[derive(Debug, Clone, Serialize)]
pub struct Link {
    /// The words.
    pub said: Said,
    /// Where it leads.
    pub href: String,
}

/// A department as texts name it.
#[derive(Debug, Clone, Serialize)]
pub struct DepartmentLink {
    /// Its name.
    pub name: Said,
    /// Its name in the source language, where that is another.
    pub original: Option<Said>,
    /// Its page.
    pub href: String,
}

/// A measure as lists name it.
#[derive(Debug, Clone, Serialize)]
pub struct MeasureLink {
    /// Its number.
    pub number: u32,
    /// Its editorial title or its item's heading.
    pub title: Said,
    /// Whether the title is editorial.
    pub editorial: bool,
    /// How its text begins.
    pub start: Said,
    /// Its page.
    pub href: String,
}

/// What every page has.
#[derive(Debug, Clone, Serialize)]
pub struct Frame {
    /// The tag of the page's language.
    pub lang: String,
    /// The page's title, which no other page has.
    pub title: String,
    /// What the page is about, in a sentence.
    pub description: String,
    /// Whether search engines should leave the page out.
    pub noindex: bool,
    /// The public address of the page that search engines should show; needs `base_url`.
    pub canonical: Option<String>,
    /// The same page in every language; needs `base_url`.
    pub alternates: Vec<Alternate>,
    /// The style sheet; none on a page that cannot know where it is shown.
    pub style: Option<String>,
    /// The script of every page.
    pub script: Option<String>,
    /// The icon.
    pub icon: Option<String>,
    /// What the page says for registers.
    pub tags: Vec<Tag>,
    /// Data for search engines.
    pub data: Option<Html>,
    /// Whether mistakes were let through.
    pub draft: bool,
    /// The site's name, leading home.
    pub site: Link,
    /// The site's name in its other languages.
    pub site_elsewhere: Vec<Said>,
    /// The main pages.
    pub menu: Vec<MenuLink>,
    /// The policy's outline with the place of the page in it, on pages with its text.
    pub outline: Option<Outline>,
    /// Pages of their own that are linked from the foot.
    pub foot_pages: Vec<MenuLink>,
    /// Other ways to read the page: side by side, or one language alone.
    pub views: Vec<ViewLink>,
    /// What stands above the columns of a page in two languages.
    pub columns: Option<Columns>,
    /// The same page in every language.
    pub languages: Vec<LanguageLink>,
    /// Where the search form leads.
    pub search: String,
    /// The pages above this one.
    pub crumbs: Vec<Crumb>,
    /// Whether the policies that the page speaks of bind today.
    pub validity: Vec<Validity>,
    /// What a translated page says of itself.
    pub translation: Option<TranslationNotice>,
    /// Whether the page names measures by titles that the editors gave them.
    pub editorial: bool,
    /// What stands on every printed sheet.
    pub sheet: Sheet,
    /// How to report a mistake on the page, if the site says to whom.
    pub report: Option<Report>,
    /// The open data that hold what the page shows.
    pub files: Vec<DataFile>,
    /// What the foot says of the site.
    pub foot: Foot,
}

/// A page above this one.
#[derive(Debug, Clone, Serialize)]
pub struct Crumb {
    /// Its name.
    pub said: Said,
    /// Its name where there is little room, if that is another.
    pub short: Option<String>,
    /// The page.
    pub href: String,
}

/// The same page in another language, for search engines.
#[derive(Debug, Clone, Serialize)]
pub struct Alternate {
    /// The language's tag, or `x-default`.
    pub lang: String,
    /// The public address.
    pub href: String,
}

/// A main page.
#[derive(Debug, Clone, Serialize)]
pub struct MenuLink {
    /// The words.
    pub said: Said,
    /// Where it leads.
    pub href: String,
    /// Whether it is this page.
    pub current: bool,
}

/// The same page in another language, for readers.
#[derive(Debug, Clone, Serialize)]
pub struct LanguageLink {
    /// The language's tag.
    pub tag: String,
    /// The language's own name.
    pub name: String,
    /// Where it leads.
    pub href: String,
    /// Whether it is this page's language.
    pub current: bool,
}

/// Whether a policy binds today, in words.
#[derive(Debug, Clone, Serialize)]
pub struct Validity {
    /// `in-force`, `expired`, `repealed` or `not-confirmed`.
    pub kind: &'static str,
    /// In a word or two.
    pub short: String,
    /// In a sentence.
    pub text: String,
    /// The policy, if the page speaks of several.
    pub policy: Option<Said>,
}
