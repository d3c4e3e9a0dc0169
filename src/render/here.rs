//! The page that is being made: whence links start, and in which language values are said.

use super::Context;
use super::view::{self, Html, Link, Said};
use crate::content::markup::Markup;
use crate::site::relate::Linked;
use crate::site::route::{Route, View, relative};
use crate::site::{DepartmentId, Lang, Localized, MeasureId, PolicyId, Shown, Site};
use crate::theme::{Theme, Words};

/// Where a page stands.
pub(super) struct Here<'a> {
    pub(super) linked: &'a Linked,
    pub(super) site: &'a Site,
    pub(super) theme: &'a Theme,
    pub(super) context: &'a Context<'a>,
    pub(super) route: Route,
    /// The page's language: the site's first for pages that speak all of them.
    pub(super) lang: Lang,
    pub(super) words: &'a Words,
    pub(super) address: String,
}

impl<'a> Here<'a> {
    pub(super) fn new(linked: &'a Linked, theme: &'a Theme, route: Route, context: &'a Context<'a>) -> Self {
        let lang = route.lang().unwrap_or(Lang(0));
        let site = &linked.site;
        Self { linked, site, theme, context, route, lang, words: theme.words(lang), address: route.address(site) }
    }

    /// How the page is read: links to other measures and sections stay with it.
    pub(super) fn view(&self) -> View {
        self.route.view().unwrap_or(View::One(self.lang))
    }

    /// The two languages of a page that is read side by side.
    pub(super) fn pair(&self) -> Option<(Lang, Lang)> {
        match self.route.view()? {
            View::Pair(first, second) => Some((first, second)),
            View::One(_) => None,
        }
    }

    /// The link from here to `to`.
    pub(super) fn href(&self, to: Route) -> String {
        self.link_to(&to.address(self.site))
    }

    /// The link from here to an address or file below the root. The page for addresses that do not
    /// exist is shown at any depth, so its links are absolute.
    pub(super) fn link_to(&self, address: &str) -> String {
        match (self.route, &self.site.base_url) {
            (Route::NotFound, Some(base)) => format!("{base}{address}"),
            _ => relative(&self.address, address),
        }
    }

    /// The link to an asset of the theme.
    pub(super) fn asset(&self, name: &str) -> Option<String> {
        self.theme.asset(name).map(|path| self.link_to(path))
    }

    /// A public address, if the site's is known.
    pub(super) fn absolute(&self, to: Route) -> Option<String> {
        self.site.base_url.as_ref().map(|base| format!("{base}{}", to.address(self.site)))
    }

    /// The tag of `lang`, unless it is the page's language.
    pub(super) fn tag(&self, lang: Lang) -> Option<String> {
        (lang != self.lang).then(|| self.site.tag(lang).to_owned())
    }

    /// A value in the page's language, or in the source's, said to be so.
    pub(super) fn say(&self, value: &Localized<String>) -> Said {
        self.shown(&value.shown(self.lang))
    }

    /// A value that is shown, which knows its language.
    pub(super) fn shown(&self, shown: &Shown<'_, String>) -> Said {
        Said { text: shown.value.clone(), lang: self.tag(shown.lang) }
    }

    /// A text in the page's language.
    pub(super) fn own(&self, text: &str) -> Said {
        Said { text: text.to_owned(), lang: None }
    }

    /// A text that stands in one language only.
    pub(super) fn said_in(&self, lang: Lang, text: &str) -> Said {
        Said { text: text.to_owned(), lang: self.tag(lang) }
    }

    /// Words of the interface.
    pub(super) fn word(&self, key: &str, values: &[(&str, &str)]) -> String {
        self.words.say(key, values)
    }

    /// The name of `lang` in the page's language; its own name where that is not known.
    pub(super) fn language(&self, lang: Lang) -> String {
        let known = self.words.language(self.site.tag(lang));
        known.unwrap_or_else(|| self.theme.words(lang).get("language")).to_owned()
    }

    /// The site's name; untranslated, the language tells its pages from the source's.
    pub(super) fn site_name(&self) -> String {
        let shown = self.site.title.shown(self.lang);
        match shown.fallback {
            true => format!("{} ({})", shown.value, self.words.get("language")),
            false => shown.value.clone(),
        }
    }

    /// A section's number as the page's language counts in headings.
    pub(super) fn ordinal(&self, number: u32) -> String {
        super::policy::numeral(self.site.tag(self.lang), number)
    }

    /// A section's number as an ornament, in the script of the binding language.
    pub(super) fn numeral(&self, source: Lang, number: u32) -> Said {
        self.said_in(source, &super::policy::numeral(self.site.tag(source), number))
    }

    /// A text with markup, its links leading from here.
    pub(super) fn html(&self, markup: &Markup) -> Html {
        Html::of(markup, &|target| self.target(target))
    }

    /// Where a link that an editor wrote leads from here: to a page, or to a file of `static/`. One
    /// that leads nowhere is told by the checks.
    fn target(&self, target: &str) -> String {
        if !target.starts_with('/') {
            return target.to_owned();
        }
        let fragment = target.find('#').map_or("", |at| &target[at..]);
        match Route::find(self.site, self.lang, target) {
            // Side by side stays side by side.
            Some(route) if self.pair().is_some() && self.policy_of(route) == self.own_policy() => {
                self.href(route.in_view(self.view())) + fragment
            }
            Some(route) => self.href(route) + fragment,
            None => self.link_to(&target[1..]),
        }
    }

    /// A department's name, with the source's name beside it where the page's language has its own.
    pub(super) fn department(&self, id: DepartmentId) -> view::DepartmentLink {
        let name = &self.site[id].name;
        let shown = name.shown(self.lang);
        let original = name.shown(name.source_lang());
        view::DepartmentLink {
            name: self.shown(&shown),
            original: (original.lang != shown.lang && original.value != shown.value).then(|| self.shown(&original)),
            href: self.href(Route::Department(self.lang, id)),
        }
    }

    /// The title of a measure: the editorial one, or else its item's heading.
    pub(super) fn title(&self, id: MeasureId) -> (Said, bool) {
        let measure = &self.site[id];
        match &measure.title {
            Some(title) => (self.say(title), true),
            None => (self.say(&self.site[measure.item].title), false),
        }
    }

    /// A measure as lists name it.
    pub(super) fn measure(&self, id: MeasureId) -> view::MeasureLink {
        let (title, editorial) = self.title(id);
        let measure = &self.site[id];
        let text = measure.shown(self.site[measure.policy].source, self.lang);
        let start = text.value.segments.first().map_or("", |segment| segment.plain.as_str());
        view::MeasureLink {
            number: measure.number,
            title,
            editorial,
            start: self.said_in(text.lang, &super::text::excerpt(start, 84)),
            href: self.href(Route::Measure(self.view(), id)),
        }
    }

    /// A policy with its title.
    pub(super) fn policy(&self, id: PolicyId) -> Link {
        Link { said: self.say(&self.site[id].title), href: self.href(Route::Policy(View::One(self.lang), id)) }
    }

    /// The policy that the page belongs to; with one policy, every page does.
    pub(super) fn own_policy(&self) -> Option<PolicyId> {
        self.policy_of(self.route).or_else(|| (self.site.policies.len() == 1).then_some(PolicyId(0)))
    }

    fn policy_of(&self, route: Route) -> Option<PolicyId> {
        match route {
            Route::Policy(_, id) | Route::Full(_, id) | Route::Support(_, id) | Route::Figures(_, id) => Some(id),
            Route::Section(_, id) => Some(self.site[id].policy),
            Route::Measure(_, id) => Some(self.site[id].policy),
            _ => None,
        }
    }
}
