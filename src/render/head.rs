//! What search engines and browsers' tabs show: title and description.

use super::here::Here;
use super::text::excerpt;
use crate::content::line::Text;
use crate::site::route::Route;
use crate::site::{DepartmentId, Lang, Localized, MeasureId, PolicyId};

/// How wide a description may be; a Han character is two wide.
const DESCRIPTION: usize = 160;

/// The page's title: what the page is, then the site's name. No other page has it.
pub(super) fn title(here: &Here) -> String {
    let site = here.site;
    let several = site.policies.len() > 1;
    let text = |value: &Localized<String>| value.shown(here.lang).value.clone();
    let of_policy = |id: PolicyId| if several { format!(" · {}", text(&site[id].title)) } else { String::new() };
    let own = match here.route {
        Route::Chooser | Route::NotFound => {
            let mut names: Vec<&String> = site.langs().map(|lang| site.title.shown(lang).value).collect();
            names.dedup();
            let names = names.into_iter().map(String::as_str).collect::<Vec<_>>().join(" · ");
            return if here.route == Route::NotFound { format!("404 · {names}") } else { names };
        }
        Route::Home(_) => return here.site_name(),
        Route::Policy(_, id) => text(&site[id].title),
        Route::Full(_, id) => here.word("title-full", &[("title", &text(&site[id].title))]),
        Route::Section(_, id) => {
            let section = &site[id];
            let values = [("number", here.ordinal(section.number)), ("title", text(&section.title))];
            here.word("title-section", &values.each_ref().map(|(n, v)| (*n, v.as_str()))) + &of_policy(section.policy)
        }
        Route::Measure(_, id) => {
            let values = [("number", site[id].number.to_string()), ("title", here.title(id).0.text)];
            here.word("title-measure", &values.each_ref().map(|(n, v)| (*n, v.as_str()))) + &of_policy(site[id].policy)
        }
        Route::Departments(_) => here.words.get("departments-title").to_owned(),
        Route::Department(_, id) => text(&site[id].name),
        Route::Former(_, id, n) => format!("{} ({})", text(&site[id].name), site[id].formerly[n as usize]),
        Route::Search(_) => here.words.get("search").to_owned(),
        Route::Page(_, id) => text(&site[id].title),
        Route::Glossary(_) => here.words.get("glossary").to_owned(),
        Route::Support(_, id) => here.words.get("support").to_owned() + &of_policy(id),
        Route::Figures(_, id) => here.words.get("figures").to_owned() + &of_policy(id),
    };
    format!("{} · {}", super::beside::named(here, "title-pair", own), here.site_name())
}

/// What the page is about, made from its text.
pub(super) fn description(here: &Here) -> String {
    let site = here.site;
    let text = |value: &Localized<String>| value.shown(here.lang).value.clone();
    match here.route {
        Route::Measure(_, id) => of_measure(here, id),
        Route::Section(_, id) => {
            let section = &site[id];
            let items: Vec<String> = section.items.iter().map(|item| text(&site[*item].title)).collect();
            let listed = items.join(here.words.get("list-joiner"));
            let values = [("number", here.ordinal(section.number)), ("title", text(&section.title)), ("items", listed)];
            let whole = here.word("about-section", &values.each_ref().map(|(n, v)| (*n, v.as_str())));
            excerpt(&whole, DESCRIPTION)
        }
        Route::Department(_, id) | Route::Former(_, id, _) => of_department(here, id),
        Route::Departments(_) => {
            here.word("about-departments", &[("n", &site.departments.len().to_string()), ("site", &here.site_name())])
        }
        Route::Policy(_, id) => of_policy(here, "about-policy", id),
        Route::Full(_, id) => of_policy(here, "about-full", id),
        Route::Support(_, id) => of_policy(here, "about-support", id),
        Route::Figures(_, id) => of_policy(here, "about-figures", id),
        Route::Home(_) if site.policies.len() == 1 => of_policy(here, "about-policy", PolicyId(0)),
        Route::Page(_, id) => {
            let body = site[id].body.shown(here.lang);
            let notice =
                if body.fallback { here.words.get("untranslated-page").to_owned() + " " } else { String::new() };
            notice + &excerpt(&body.value.plain(), DESCRIPTION)
        }
        Route::Search(_) => here.word("about-search", &[("site", &here.site_name())]),
        Route::Glossary(_) => {
            here.word("about-glossary", &[("site", &here.site_name()), ("n", &site.glossary.len().to_string())])
        }
        Route::Home(_) => {
            here.word("about-home", &[("site", &here.site_name()), ("n", &site.policies.len().to_string())])
        }
        Route::NotFound => {
            let words = |lang| here.theme.words(lang).get("not-found");
            site.langs().map(words).collect::<Vec<_>>().join(" · ")
        }
        _ => {
            let about = |lang: Lang| {
                here.theme.words(lang).say("about-site", &[("site", site.title.shown(lang).value.as_str())])
            };
            site.langs().map(about).collect::<Vec<_>>().join(" ")
        }
    }
}

fn of_policy(here: &Here, key: &str, id: PolicyId) -> String {
    let counts = super::policy::counts(here, id);
    let values = [
        ("title", here.site[id].title.shown(here.lang).value.clone()),
        ("n", counts.measures.to_string()),
        ("departments", counts.departments.to_string()),
    ];
    here.word(key, &values.each_ref().map(|(n, v)| (*n, v.as_str())))
}

fn of_measure(here: &Here, id: MeasureId) -> String {
    let measure = &here.site[id];
    let source = here.site[measure.policy].source;
    let shown = measure.shown(source, here.lang);
    let values = [
        ("number", measure.number.to_string()),
        ("lead", here.site[measure.lead].name.shown(here.lang).value.clone()),
        ("text", plain(here, shown.value, shown.lang)),
    ];
    excerpt(&here.word("about-measure", &values.each_ref().map(|(n, v)| (*n, v.as_str()))), DESCRIPTION)
}

fn of_department(here: &Here, id: DepartmentId) -> String {
    let department = &here.site[id];
    let duties = here.linked.relations.duties(id);
    let name = department.full.as_ref().unwrap_or(&department.name).shown(here.lang).value.clone();
    let values = [
        ("name", name),
        ("leads", duties.leads.len().to_string()),
        ("cooperates", duties.cooperates.len().to_string()),
    ];
    here.word("about-department", &values.each_ref().map(|(n, v)| (*n, v.as_str())))
}

fn plain(here: &Here, text: &Text, lang: Lang) -> String {
    text.plain(here.site.languages[usize::from(lang.0)].joiner())
}
