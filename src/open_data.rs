//! Open data: the whole content as JSON and CSV, for programs and spreadsheets, and the sentences as
//! TMX, for translators.
//!
//! A linked site goes in; `data/index.json`, `data/departments.json`, a table for each department,
//! per policy `data/<policy>.json`, `.csv` and `.tmx`, and the schemas of the JSON files come out. `docs/data.md` describes every key and
//! column. A text that is not said in a language is absent there: nothing falls back, so that
//! nobody takes a source text for a translation.

mod memory;
mod policy;
#[cfg(test)]
pub(crate) mod sample;
mod table;

use serde::{Serialize, Serializer};

use crate::files::Files;
use crate::site::relate::Linked;
use crate::site::{self, DepartmentId, Lang, Localized, MeasureId, Site, Validity};

/// The version of the data's form. It grows when a key or a column changes its meaning or goes.
const FORMAT: u32 = 1;

/// The open data of a site, below `data/`.
pub fn files(linked: &Linked) -> Files {
    let mut files = Files::new();
    files.put("data/index.json", json(&index(&linked.site)));
    files.put("data/departments.json", json(&departments(linked)));
    for (id, department) in linked.site.departments() {
        files.put(department_table(department), table::department(linked, id));
    }
    for (id, policy) in linked.site.policies() {
        let [json_file, csv, tmx] = names(policy);
        files.put(format!("data/{json_file}"), json(&policy::policy(linked, id)));
        files.put(format!("data/{csv}"), table::table(linked, id));
        files.put(format!("data/{tmx}"), memory::memory(linked, id));
    }
    for (name, schema) in SCHEMAS {
        files.put(format!("data/{name}"), schema);
    }
    files
}

/// What holds for each kind of JSON file, as JSON Schema.
const SCHEMAS: [(&str, &str); 3] = [
    ("schema/departments.json", include_str!("open_data/schema/departments.json")),
    ("schema/index.json", include_str!("open_data/schema/index.json")),
    ("schema/policy.json", include_str!("open_data/schema/policy.json")),
];

/// The files of a policy below `data/`: JSON, CSV, TMX.
fn names(policy: &site::Policy) -> [String; 3] {
    ["json", "csv", "tmx"].map(|ending| format!("{}.{ending}", policy.slug))
}

/// The index of all data, the departments, and the files of a policy: each with the name and the
/// type of its form and its path.
pub(crate) mod paths {
    use crate::site::Policy;

    /// A published file of data.
    pub(crate) type Named = (&'static str, &'static str, String);

    /// The index.
    pub(crate) fn index() -> Named {
        ("JSON", "application/json", "data/index.json".to_owned())
    }

    /// The departments.
    pub(crate) fn departments() -> Named {
        ("JSON", "application/json", "data/departments.json".to_owned())
    }

    /// A policy.
    pub(crate) fn policy(policy: &Policy) -> [Named; 3] {
        let [json, csv, tmx] = super::names(policy).map(|name| format!("data/{name}"));
        [("JSON", "application/json", json), ("CSV", "text/csv", csv), ("TMX", "application/x-tmx+xml", tmx)]
    }
}

/// The path of a department's measures as a table.
pub(crate) fn department_table(department: &site::Department) -> String {
    format!("data/departments/{}.csv", department.slug)
}

/// Values by language tag, in the order of the site's languages.
struct ByLang<'a, T>(Vec<(&'a str, T)>);

impl<T: Serialize> Serialize for ByLang<'_, T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(tag, value)| (tag, value)))
    }
}

/// What is said in each language; languages that have none are absent.
fn by_lang<'a, T>(site: &'a Site, get: impl Fn(Lang) -> Option<T>) -> ByLang<'a, T> {
    ByLang(site.langs().filter_map(|lang| Some((site.tag(lang), get(lang)?))).collect())
}

type Texts<'a> = ByLang<'a, &'a str>;

fn texts<'a>(site: &'a Site, localized: &'a Localized<String>) -> Texts<'a> {
    by_lang(site, |lang| localized.get(lang).map(String::as_str))
}

/// As `policy.yaml` writes it.
fn validity(validity: Validity) -> &'static str {
    match validity {
        Validity::InForce => "in-force",
        Validity::Expired => "expired",
        Validity::Repealed => "repealed",
        Validity::NotConfirmed => "not-confirmed",
    }
}

fn json(value: &impl Serialize) -> Vec<u8> {
    let mut bytes = serde_json::to_vec_pretty(value).expect("texts and numbers are always JSON");
    bytes.push(b'\n');
    bytes
}

#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct Index<'a> {
    #[serde(rename = "$schema")]
    schema: &'a str,
    format: u32,
    title: Texts<'a>,
    languages: Vec<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    base_url: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    licence: Option<Licence<'a>>,
    departments: &'a str,
    policies: Vec<IndexedPolicy<'a>>,
}

#[derive(Serialize)]
struct IndexedPolicy<'a> {
    policy: &'a str,
    title: Texts<'a>,
    validity: &'a str,
    json: String,
    csv: String,
    tmx: String,
}

/// On what terms the content may be used, if that is said.
#[derive(Serialize)]
struct Licence<'a> {
    name: Texts<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    address: Option<&'a str>,
}

fn licence(site: &Site) -> Option<Licence<'_>> {
    let licence = site.licence.as_ref()?;
    Some(Licence { name: texts(site, &licence.name), address: licence.address.as_deref() })
}

fn index(site: &Site) -> Index<'_> {
    Index {
        schema: SCHEMAS[1].0,
        format: FORMAT,
        title: texts(site, &site.title),
        languages: site.langs().map(|lang| site.tag(lang)).collect(),
        base_url: site.base_url.as_deref(),
        licence: licence(site),
        departments: "departments.json",
        policies: (site.policies.iter())
            .map(|found| {
                let [json, csv, tmx] = names(found);
                let title = texts(site, &found.title);
                IndexedPolicy { policy: &found.slug, title, validity: validity(found.validity), json, csv, tmx }
            })
            .collect(),
    }
}

#[derive(Serialize)]
struct Departments<'a> {
    #[serde(rename = "$schema")]
    schema: &'a str,
    format: u32,
    departments: Vec<Department<'a>>,
}

#[derive(Serialize)]
struct Department<'a> {
    department: &'a str,
    name: Texts<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    full: Option<Texts<'a>>,
    #[serde(skip_serializing_if = "is_empty")]
    aliases: ByLang<'a, Vec<&'a str>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    source: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    contact: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    successor: Option<&'a str>,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    formerly: &'a [String],
    leads: Vec<Duty<'a>>,
    cooperates: Vec<Duty<'a>>,
}

/// A measure, named by its policy and its number.
#[derive(Serialize)]
struct Duty<'a> {
    policy: &'a str,
    measure: u32,
}

fn is_empty<T>(values: &ByLang<T>) -> bool {
    values.0.is_empty()
}

fn departments(linked: &Linked) -> Departments<'_> {
    let all = linked.site.departments().map(|(id, _)| department(linked, id));
    Departments { schema: SCHEMAS[0].0, format: FORMAT, departments: all.collect() }
}

fn department(linked: &Linked, id: DepartmentId) -> Department<'_> {
    let site = &linked.site;
    let department = &site[id];
    let duty = |id: &MeasureId| Duty { policy: &site[site[*id].policy].slug, measure: site[*id].number };
    let aliases = |lang| {
        let aliases: Vec<&str> =
            department.aliases.iter().filter(|(of, _)| *of == lang).map(|(_, name)| name.as_str()).collect();
        (!aliases.is_empty()).then_some(aliases)
    };
    let duties = linked.relations.duties(id);
    Department {
        department: &department.slug,
        name: texts(site, &department.name),
        full: department.full.as_ref().map(|full| texts(site, full)),
        aliases: by_lang(site, aliases),
        source: department.source.as_deref(),
        contact: department.contact.as_deref(),
        successor: department.successor.map(|id| site[id].slug.as_str()),
        formerly: &department.formerly,
        leads: duties.leads.iter().map(duty).collect(),
        cooperates: duties.cooperates.iter().map(duty).collect(),
    }
}

#[cfg(test)]
mod tests;
