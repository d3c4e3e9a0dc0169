//! Every public page as one enum: the only place that spells an address.
//!
//! An address is a path below the site's root: `en/opening-up/measures/1/`. Links are made *from* a
//! page *to* a page and are relative, so that a site works below any path of any server.

use super::{DepartmentId, Lang, MeasureId, PageId, PolicyId, SectionId, Site};

/// Names that no policy and no page may have as its slug, since addresses use them.
pub const RESERVED: [&str; 7] = ["departments", "search", "glossary", "data", "assets", "index", "404"];

/// How a page is read: in one language, or two side by side (the first is the interface's).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum View {
    /// One language.
    One(Lang),
    /// Two languages, sentence beside sentence.
    Pair(Lang, Lang),
}

impl View {
    /// The language of the interface.
    pub fn lang(self) -> Lang {
        match self {
            Self::One(lang) | Self::Pair(lang, _) => lang,
        }
    }
}

/// A public page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Route {
    /// The language chooser at the site's root.
    Chooser,
    /// A language's home.
    Home(Lang),
    /// A policy's home: its outline.
    Policy(View, PolicyId),
    /// A section.
    Section(View, SectionId),
    /// A measure.
    Measure(View, MeasureId),
    /// The whole policy on one page.
    Full(View, PolicyId),
    /// What a policy gives, by who one is.
    Support(Lang, PolicyId),
    /// A policy's figures.
    Figures(Lang, PolicyId),
    /// The index of departments.
    Departments(Lang),
    /// A department.
    Department(Lang, DepartmentId),
    /// An address at which a department was published before: the n-th of its former slugs.
    Former(Lang, DepartmentId, u32),
    /// Search.
    Search(Lang),
    /// The glossary.
    Glossary(Lang),
    /// A page of its own.
    Page(Lang, PageId),
    /// What a server shows for an address that does not exist.
    NotFound,
}

impl Route {
    /// Every page that is published, in a fixed order.
    pub fn all(site: &Site) -> Vec<Route> {
        let mut routes = vec![Route::Chooser, Route::NotFound];
        for lang in site.langs() {
            routes.extend([Route::Home(lang), Route::Departments(lang), Route::Search(lang)]);
            if !site.glossary.is_empty() {
                routes.push(Route::Glossary(lang));
            }
            let view = View::One(lang);
            routes.extend(site.policies().flat_map(|(id, _)| [Route::Policy(view, id), Route::Full(view, id)]));
            routes.extend(
                site.policies().filter(|(id, _)| site.has_support(*id)).map(|(id, _)| Route::Support(lang, id)),
            );
            routes.extend(
                site.policies().filter(|(id, _)| site.has_figures(*id)).map(|(id, _)| Route::Figures(lang, id)),
            );
            routes.extend((0..site.sections.len()).map(|n| Route::Section(view, SectionId(n as u32))));
            routes.extend(site.measures().map(|(id, _)| Route::Measure(view, id)));
            routes.extend((0..site.pages.len()).map(|n| Route::Page(lang, PageId(n as u32))));
            for (id, department) in site.departments() {
                routes.push(Route::Department(lang, id));
                routes.extend((0..department.formerly.len()).map(|n| Route::Former(lang, id, n as u32)));
            }
        }
        for (id, policy) in site.policies() {
            let pair = |lang| [View::Pair(lang, policy.source), View::Pair(policy.source, lang)];
            for view in site.translated(id).into_iter().flat_map(pair) {
                routes.push(Route::Full(view, id));
                routes.extend(policy.sections.iter().map(|section| Route::Section(view, *section)));
                let own = site.measures().filter(|(_, measure)| measure.policy == id);
                routes.extend(own.map(|(measure, _)| Route::Measure(view, measure)));
            }
        }
        routes
    }

    /// How the page is read, if it can be read in several ways.
    pub fn view(self) -> Option<View> {
        match self {
            Route::Policy(view, _) | Route::Section(view, _) | Route::Measure(view, _) | Route::Full(view, _) => {
                Some(view)
            }
            _ => None,
        }
    }

    /// The same page read in another way; itself if it can be read in one way only, as a policy's home.
    #[must_use]
    pub fn in_view(self, view: View) -> Route {
        match self {
            Route::Section(_, id) => Route::Section(view, id),
            Route::Measure(_, id) => Route::Measure(view, id),
            Route::Full(_, id) => Route::Full(view, id),
            other => other,
        }
    }

    /// The page to which a reader goes who chooses `lang` on this one: side by side stays side by side.
    #[must_use]
    pub fn switched(self, site: &Site, policy: Option<PolicyId>, lang: Lang) -> Route {
        let (Some(View::Pair(first, second)), Some(policy)) = (self.view(), policy) else { return self.in_lang(lang) };
        let source = site[policy].source;
        match lang {
            _ if lang == first => self,
            _ if lang == second => self.in_view(View::Pair(second, first)),
            _ if site.translated(policy).contains(&lang) => self.in_view(View::Pair(lang, source)),
            _ => self.in_lang(lang),
        }
    }

    /// The language of the page's interface; `None` for pages that speak all of them.
    pub fn lang(self) -> Option<Lang> {
        use Route::*;
        match self {
            Chooser | NotFound => None,
            Policy(view, _) | Section(view, _) | Measure(view, _) | Full(view, _) => Some(view.lang()),
            Home(lang) | Departments(lang) | Search(lang) | Glossary(lang) => Some(lang),
            Support(lang, _) | Figures(lang, _) | Department(lang, _) | Former(lang, ..) | Page(lang, _) => Some(lang),
        }
    }

    /// The same page in another language.
    #[must_use]
    pub fn in_lang(self, lang: Lang) -> Route {
        use Route::*;
        let view = View::One(lang);
        match self {
            Chooser | NotFound => Home(lang),
            Home(_) => Home(lang),
            Policy(_, id) => Policy(view, id),
            Section(_, id) => Section(view, id),
            Measure(_, id) => Measure(view, id),
            Full(_, id) => Full(view, id),
            Support(_, id) => Support(lang, id),
            Figures(_, id) => Figures(lang, id),
            Departments(_) => Departments(lang),
            Department(_, id) | Former(_, id, _) => Department(lang, id),
            Search(_) => Search(lang),
            Glossary(_) => Glossary(lang),
            Page(_, id) => Page(lang, id),
        }
    }

    /// The page to which search engines should send: with one policy, a language's home shows the
    /// policy's home, which is the canonical one; side by side, the one-language page is.
    #[must_use]
    pub fn canonical(self, site: &Site) -> Route {
        use Route::*;
        match self {
            Home(lang) if site.policies.len() == 1 => Policy(View::One(lang), PolicyId(0)),
            Former(lang, id, _) => Department(lang, id),
            Policy(view, _) | Section(view, _) | Measure(view, _) | Full(view, _) => self.in_lang(view.lang()),
            other => other,
        }
    }

    /// The address below the site's root, without a slash in front: `""`, `en/`, `en/departments/`.
    pub fn address(self, site: &Site) -> String {
        use Route::*;
        let tag = |lang| site.tag(lang);
        let policy = |view: View, id: PolicyId| match view {
            View::One(lang) => format!("{}/{}/", tag(lang), site[id].slug),
            View::Pair(first, second) => format!("{}-{}/{}/", tag(first), tag(second), site[id].slug),
        };
        match self {
            Chooser => String::new(),
            NotFound => "404.html".to_owned(),
            Home(lang) => format!("{}/", tag(lang)),
            Policy(view, id) => policy(view, id),
            Section(view, id) => format!("{}sections/{}/", policy(view, site[id].policy), site[id].number),
            Measure(view, id) => format!("{}measures/{}/", policy(view, site[id].policy), site[id].number),
            Full(view, id) => format!("{}full/", policy(view, id)),
            Support(lang, id) => format!("{}support/", policy(View::One(lang), id)),
            Figures(lang, id) => format!("{}figures/", policy(View::One(lang), id)),
            Departments(lang) => format!("{}/departments/", tag(lang)),
            Department(lang, id) => format!("{}/departments/{}/", tag(lang), site[id].slug),
            Former(lang, id, n) => format!("{}/departments/{}/", tag(lang), site[id].formerly[n as usize]),
            Search(lang) => format!("{}/search/", tag(lang)),
            Glossary(lang) => format!("{}/glossary/", tag(lang)),
            Page(lang, id) => format!("{}/{}/", tag(lang), site[id].slug),
        }
    }

    /// The file that a server gives for the address.
    pub fn file(self, site: &Site) -> String {
        let address = self.address(site);
        if address.is_empty() || address.ends_with('/') { address + "index.html" } else { address }
    }

    /// The page that an address without a language names, read in `lang`: `/opening-up/measures/1/`
    /// as editors write links. The part from `#` or `?` is not the page's.
    pub fn find(site: &Site, lang: Lang, path: &str) -> Option<Route> {
        let path = path.split(['#', '?']).next().unwrap_or_default();
        let parts: Vec<&str> = path.strip_prefix('/')?.split('/').filter(|part| !part.is_empty()).collect();
        let view = View::One(lang);
        let policy = |slug: &str| site.policies.iter().position(|p| p.slug == slug).map(|n| PolicyId(n as u32));
        let number = |text: &str| text.parse::<u32>().ok().filter(|n| n.to_string() == text);
        match parts[..] {
            [] => Some(Route::Home(lang)),
            ["departments"] => Some(Route::Departments(lang)),
            ["search"] => Some(Route::Search(lang)),
            ["glossary"] => (!site.glossary.is_empty()).then_some(Route::Glossary(lang)),
            ["departments", slug] => {
                let n = site.departments.iter().position(|d| d.slug == slug)?;
                Some(Route::Department(lang, DepartmentId(n as u32)))
            }
            [slug] => match policy(slug) {
                Some(id) => Some(Route::Policy(view, id)),
                None => site.pages.iter().position(|p| p.slug == slug).map(|n| Route::Page(lang, PageId(n as u32))),
            },
            [slug, "full"] => policy(slug).map(|id| Route::Full(view, id)),
            [slug, "support"] => policy(slug).filter(|id| site.has_support(*id)).map(|id| Route::Support(lang, id)),
            [slug, "figures"] => policy(slug).filter(|id| site.has_figures(*id)).map(|id| Route::Figures(lang, id)),
            [slug, "sections", n] => {
                let (id, n) = (policy(slug)?, number(n)?);
                let n = site.sections.iter().position(|s| s.policy == id && s.number == n)?;
                Some(Route::Section(view, SectionId(n as u32)))
            }
            [slug, "measures", n] => {
                let (id, n) = (policy(slug)?, number(n)?);
                let n = site.measures.iter().position(|m| m.policy == id && m.number == n)?;
                Some(Route::Measure(view, MeasureId(n as u32)))
            }
            _ => None,
        }
    }

    /// The relative link from this page to `to`.
    pub fn href(self, site: &Site, to: Route) -> String {
        relative(&self.address(site), &to.address(site))
    }
}

/// The relative link from the page at address `from` to address or file `to`, both below the root.
pub fn relative(from: &str, to: &str) -> String {
    let here: Vec<&str> = from.split('/').collect();
    let there: Vec<&str> = to.split('/').collect();
    let (here, _) = here.split_at(here.len() - 1);
    let (folders, file) = there.split_at(there.len() - 1);
    let common = here.iter().zip(folders).take_while(|(a, b)| a == b).count();
    let mut link = "../".repeat(here.len() - common);
    for folder in &folders[common..] {
        link.push_str(folder);
        link.push('/');
    }
    link.push_str(file.first().unwrap_or(&""));
    if link.is_empty() { "./".to_owned() } else { link }
}

#[cfg(test)]
mod tests {
    use super::relative;

    #[test]
    fn links_are_relative() {
        for (from, to, link) in [
            ("", "", "./"),
            ("", "en/", "en/"),
            ("en/", "", "../"),
            ("en/", "en/", "./"),
            ("en/p/measures/1/", "en/p/measures/2/", "../2/"),
            ("en/p/measures/1/", "zh/p/measures/1/", "../../../../zh/p/measures/1/"),
            ("en/p/", "assets/site.0123.css", "../../assets/site.0123.css"),
            ("404.html", "en/", "en/"),
        ] {
            assert_eq!(relative(from, to), link, "{from} -> {to}");
        }
    }
}
