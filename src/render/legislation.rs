//! Data for search engines in the words of schema.org: a policy and its measures as legislation, and
//! the pages above. What is not known is absent.

use serde_json::{Map, Value, json};

use super::here::Here;
use super::view::{Crumb, Html};
use crate::site::route::{Route, View};
use crate::site::{Lang, MeasureId, PolicyId, Validity};

/// The data of this page in JSON-LD, if it has some.
pub(super) fn data(here: &Here, crumbs: &[Crumb]) -> Option<Html> {
    let mut graph = Vec::new();
    match here.route {
        Route::Measure(_, id) => graph.push(measure(here, id)),
        Route::Policy(_, id) | Route::Full(_, id) => graph.push(policy(here, id)),
        _ => {}
    }
    graph.extend(breadcrumbs(here, crumbs));
    (!graph.is_empty()).then(|| Html::json(&json!({ "@context": "https://schema.org", "@graph": graph })))
}

fn measure(here: &Here, id: MeasureId) -> Value {
    let measure = &here.site[id];
    let source = here.site[measure.policy].source;
    let shown = measure.shown(source, here.lang).lang;
    let address = |lang| Route::Measure(View::One(lang), id);
    let mut law = legislation(here, measure.policy, &name(here, id, here.lang), shown);
    versions(here, &mut law, source, shown, &|lang| measure.shown(source, lang).lang == lang, &address, &|lang| {
        name(here, id, lang)
    });
    let responsible = here.site[measure.lead].name.shown(here.lang).value;
    law.insert("legislationResponsible".to_owned(), organization(responsible));
    law.insert("isPartOf".to_owned(), policy(here, measure.policy));
    put(&mut law, "url", here.absolute(address(here.lang)));
    Value::Object(law)
}

/// `Measure 3: title` in a language.
fn name(here: &Here, id: MeasureId, lang: Lang) -> String {
    let measure = &here.site[id];
    let title = measure.title.as_ref().unwrap_or(&here.site[measure.item].title).shown(lang).value;
    here.theme.words(lang).say("title-measure", &[("number", &measure.number.to_string()), ("title", title)])
}

fn policy(here: &Here, id: PolicyId) -> Value {
    let policy = &here.site[id];
    let (facts, title) = (&policy.facts, policy.title.shown(here.lang));
    let address = |lang| Route::Policy(View::One(lang), id);
    let mut law = legislation(here, id, title.value, title.lang);
    let said = |lang| policy.title.get(lang).is_some();
    versions(here, &mut law, policy.source, title.lang, &said, &address, &|lang| {
        policy.title.shown(lang).value.clone()
    });
    put(&mut law, "legislationIdentifier", facts.document_number.clone());
    put(&mut law, "legislationDate", facts.issued.clone());
    put(&mut law, "datePublished", facts.published.clone());
    if let Some(issuer) = &facts.issuer {
        law.insert("legislationPassedBy".to_owned(), organization(issuer.shown(here.lang).value));
    }
    if let Some(first) = &facts.effective {
        let last = facts.expires.as_deref().unwrap_or("..");
        law.insert("temporalCoverage".to_owned(), json!(format!("{first}/{last}")));
    }
    put(&mut law, "url", here.absolute(address(here.lang)));
    Value::Object(law)
}

fn legislation(here: &Here, policy: PolicyId, name: &str, lang: Lang) -> Map<String, Value> {
    let mut law = Map::new();
    put(&mut law, "@type", Some("Legislation".to_owned()));
    put(&mut law, "name", Some(name.to_owned()));
    put(&mut law, "inLanguage", Some(here.site.tag(lang).to_owned()));
    let force = match here.site[policy].validity {
        Validity::InForce => Some("InForce"),
        Validity::Expired | Validity::Repealed => Some("NotInForce"),
        Validity::NotConfirmed => None,
    };
    put(&mut law, "legislationLegalForce", force.map(|force| format!("https://schema.org/{force}")));
    let licence = here.site.licence.as_ref();
    let terms = licence.map(|licence| licence.address.as_ref().unwrap_or(licence.name.shown(here.lang).value).clone());
    put(&mut law, "license", terms);
    law
}

/// A translation names the work that it translates and says that it does not bind; the work names its
/// translations.
fn versions(
    here: &Here,
    law: &mut Map<String, Value>,
    source: Lang,
    shown: Lang,
    is_said: &dyn Fn(Lang) -> bool,
    address: &dyn Fn(Lang) -> Route,
    name: &dyn Fn(Lang) -> String,
) {
    let version = |lang: Lang| {
        let mut law = Map::new();
        put(&mut law, "@type", Some("Legislation".to_owned()));
        put(&mut law, "name", Some(name(lang)));
        put(&mut law, "inLanguage", Some(here.site.tag(lang).to_owned()));
        put(&mut law, "url", here.absolute(address(lang)));
        Value::Object(law)
    };
    if shown != source {
        law.insert("translationOfWork".to_owned(), version(source));
        law.insert("legislationLegalValue".to_owned(), json!("https://schema.org/UnofficialLegalValue"));
        return;
    }
    let translations: Vec<Value> =
        here.site.langs().filter(|lang| *lang != source && is_said(*lang)).map(version).collect();
    if !translations.is_empty() {
        law.insert("workTranslation".to_owned(), json!(translations));
    }
}

fn organization(name: &str) -> Value {
    json!({ "@type": "Organization", "name": name })
}

fn put(law: &mut Map<String, Value>, key: &str, value: Option<String>) {
    if let Some(value) = value {
        law.insert(key.to_owned(), Value::String(value));
    }
}

/// The pages above as search engines want them: with public addresses, so only with `base_url`.
fn breadcrumbs(here: &Here, crumbs: &[Crumb]) -> Option<Value> {
    let base = here.site.base_url.as_ref().filter(|_| !crumbs.is_empty())?;
    let mut list: Vec<Value> = Vec::new();
    for (n, crumb) in crumbs.iter().enumerate() {
        let address = resolve(&here.address, &crumb.href);
        let entry = json!({ "@type": "ListItem", "position": n + 1, "name": crumb.said.text, "item": format!("{base}{address}") });
        list.push(entry);
    }
    Some(json!({ "@type": "BreadcrumbList", "itemListElement": list }))
}

/// The address below the root to which the relative `link` leads from the page at `from`.
fn resolve(from: &str, link: &str) -> String {
    let mut folders: Vec<&str> = from.split('/').collect();
    folders.pop();
    let mut rest = link;
    while let Some(after) = rest.strip_prefix("../") {
        folders.pop();
        rest = after;
    }
    let rest = rest.strip_prefix("./").unwrap_or(rest);
    folders.iter().flat_map(|folder| [*folder, "/"]).collect::<String>() + rest
}
