//! What every page has: its head, the ways to other pages, and whether its policy binds.

use super::here::Here;
use super::legislation;
use super::official;
use super::view::{Alternate, Crumb, Frame, LanguageLink, Link, MenuLink, Said, Validity};
use super::{beside, head, report, sheet};
use crate::site::route::{Route, View};
use crate::site::{self, PageId, PolicyId};

/// The frame of the page.
pub(super) fn frame(here: &Here) -> Frame {
    let site = here.site;
    let linkless = here.route == Route::NotFound && site.base_url.is_none();
    let shown = site.title.shown(here.lang).lang;
    let elsewhere = site.title.iter().filter(|(lang, _)| *lang != shown);
    let crumbs = crumbs(here);
    let (validity, translation) = (validity(here), super::translation::notice(here));
    Frame {
        lang: site.tag(here.lang).to_owned(),
        title: head::title(here),
        description: beside::named(here, "about-pair", head::description(here)),
        noindex: here.context.draft || matches!(here.route, Route::Search(_) | Route::NotFound | Route::Former(..)),
        canonical: here.absolute(here.route.canonical(site)).filter(|_| here.route != Route::NotFound),
        alternates: alternates(here),
        style: here.asset("site.css").filter(|_| !linkless),
        script: here.asset("page.js").filter(|_| !linkless),
        icon: here.asset("icon.svg").filter(|_| !linkless),
        tags: official::tags(here),
        // Of a page in two languages the canonical one says it.
        data: legislation::data(here, &crumbs).filter(|_| here.pair().is_none()),
        draft: here.context.draft,
        site: Link { said: here.say(&site.title), href: here.href(Route::Home(here.lang)) },
        site_elsewhere: elsewhere.map(|(lang, title)| here.said_in(lang, title)).collect(),
        menu: menu(here),
        outline: super::outline::outline(here),
        foot_pages: pages(here, true),
        views: beside::views(here),
        columns: beside::columns(here),
        languages: site.langs().map(|lang| language(here, lang)).collect(),
        search: here.href(Route::Search(here.lang)),
        crumbs,
        sheet: sheet::sheet(here, &validity, translation.as_ref()),
        validity,
        translation,
        editorial: editorial(here),
        report: report::page(here, &head::title(here)),
        files: super::files::files(here),
        foot: official::foot(here),
    }
}

fn alternates(here: &Here) -> Vec<Alternate> {
    let route = here.route.canonical(here.site);
    if route.lang().is_none() || here.pair().is_some() || matches!(here.route, Route::Search(_) | Route::Former(..)) {
        return Vec::new();
    }
    let one = |tag: &str, route| here.absolute(route).map(|href| Alternate { lang: tag.to_owned(), href });
    let mut all: Vec<Alternate> =
        here.site.langs().filter_map(|lang| one(here.site.tag(lang), route.in_lang(lang))).collect();
    let unspoken = match here.route {
        Route::Home(_) => Route::Chooser,
        _ => route.in_lang(site::Lang(0)),
    };
    all.extend(one("x-default", unspoken));
    all
}

fn language(here: &Here, lang: site::Lang) -> LanguageLink {
    LanguageLink {
        tag: here.site.tag(lang).to_owned(),
        name: here.theme.words(lang).get("language").to_owned(),
        href: here.href(here.route.switched(here.site, here.own_policy(), lang)),
        current: lang == here.lang,
    }
}

fn menu(here: &Here) -> Vec<MenuLink> {
    let (site, lang) = (here.site, here.lang);
    let own = |key: &str| here.own(here.words.get(key));
    let link = |said, to: Route| menu_link(here, said, to);
    let mut menu = Vec::new();
    if site.policies.len() > 1 {
        menu.push(link(own("policies"), Route::Home(lang)));
    }
    if let Some(policy) = here.own_policy() {
        menu.push(link(own("outline"), Route::Policy(View::One(lang), policy)));
        if site.has_support(policy) {
            menu.push(link(own("support"), Route::Support(lang, policy)));
        }
        if site.has_figures(policy) {
            menu.push(link(own("figures"), Route::Figures(lang, policy)));
        }
        menu.push(link(own("full-text"), Route::Full(View::One(lang), policy)));
    }
    menu.push(link(own("departments"), Route::Departments(lang)));
    if !site.glossary.is_empty() {
        menu.push(link(own("glossary"), Route::Glossary(lang)));
    }
    menu.extend(pages(here, false));
    menu
}

/// The pages of their own that are linked from the foot, or those that the menu has.
fn pages(here: &Here, in_foot: bool) -> Vec<MenuLink> {
    let pages = here.site.pages.iter().enumerate().filter(|(_, page)| page.in_foot == in_foot);
    pages.map(|(n, page)| menu_link(here, here.say(&page.title), Route::Page(here.lang, PageId(n as u32)))).collect()
}

fn menu_link(here: &Here, said: Said, to: Route) -> MenuLink {
    MenuLink { said, href: here.href(to), current: to == here.route || to == here.route.canonical(here.site) }
}

/// The pages above this one, the policy's home first; the page itself is not among them.
fn crumbs(here: &Here) -> Vec<Crumb> {
    let site = here.site;
    let policy = |id| {
        let Link { said, href } = here.policy(id);
        let outline = here.own(here.words.get("outline"));
        Crumb { said: if site.policies.len() == 1 { outline } else { said }, short: None, href }
    };
    match here.route {
        Route::Section(_, id) => vec![policy(site[id].policy)],
        Route::Full(_, id) | Route::Support(_, id) | Route::Figures(_, id) => vec![policy(id)],
        Route::Measure(_, id) => {
            let item = &site[site[id].item];
            let section = &site[item.section];
            let Link { said, href } = super::policy::section_link(here, item.section);
            let below = Crumb {
                said: here.say(&item.title),
                short: Some(here.word("item", &[("number", &item.number.to_string())])),
                href: format!("{href}#item-{}", item.number),
            };
            let short = Some(here.word("section", &[("number", &here.ordinal(section.number))]));
            vec![policy(site[id].policy), Crumb { said, short, href }, below]
        }
        Route::Department(..) => {
            let said = here.own(here.words.get("departments"));
            vec![Crumb { said, short: None, href: here.href(Route::Departments(here.lang)) }]
        }
        _ => Vec::new(),
    }
}

/// Whether the page names several measures by titles that are the editors'. The page of one measure says so beside it.
fn editorial(here: &Here) -> bool {
    let relations = &here.linked.relations;
    let measures = match (here.route, here.own_policy()) {
        (Route::Section(_, id), _) => relations.of_section(id),
        (Route::Policy(..) | Route::Home(_) | Route::Full(..), Some(id)) => relations.of_policy(id),
        _ => &[],
    };
    measures.iter().any(|id| here.site[*id].title.is_some())
}

fn validity(here: &Here) -> Vec<Validity> {
    match here.own_policy() {
        Some(id) => vec![one_validity(here, id, false)],
        None => here.site.policies().map(|(id, _)| one_validity(here, id, true)).collect(),
    }
}

fn one_validity(here: &Here, id: PolicyId, named: bool) -> Validity {
    let policy = &here.site[id];
    let kind = match policy.validity {
        site::Validity::InForce => "in-force",
        site::Validity::Expired => "expired",
        site::Validity::Repealed => "repealed",
        site::Validity::NotConfirmed => "not-confirmed",
    };
    let day = |day: &Option<String>| day.as_ref().map(|day| here.words.day(day));
    let text = match (policy.validity, day(&policy.facts.effective), day(&policy.facts.expires)) {
        (site::Validity::InForce, Some(day), _) => here.word("in-force-since", &[("day", &day)]),
        (site::Validity::Expired, _, Some(day)) => here.word("expired-on", &[("day", &day)]),
        _ => here.word(&format!("{kind}-text"), &[]),
    };
    Validity { kind, short: here.word(kind, &[]), text, policy: named.then(|| here.say(&policy.title)) }
}
