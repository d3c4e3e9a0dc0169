//! What a site's files say that an import must know.

use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;
use serde::de::DeserializeOwned;

use crate::diagnostic::{Diagnostic, Mistake, Outcome, Phrase, Place};
use crate::files::Files;

/// The list of departments.
pub(super) const DEPARTMENTS: &str = "content/departments.yaml";

/// What is known before an import.
pub(super) struct Known {
    /// The tag of the policy's language.
    pub(super) lang: String,
    /// The names, full names and aliases of departments.
    pub(super) names: BTreeSet<String>,
    /// Slugs of departments, former ones too.
    pub(super) slugs: BTreeSet<String>,
}

#[derive(Deserialize)]
struct SiteFile {
    #[serde(default)]
    languages: Vec<String>,
}

#[derive(Deserialize)]
struct PolicyFile {
    source: Option<String>,
}

/// A department as far as an import reads it.
#[derive(Deserialize)]
pub(super) struct DepartmentEntry {
    /// Its name in addresses.
    pub(super) slug: Option<String>,
    /// Its name by language.
    #[serde(default)]
    pub(super) name: BTreeMap<String, String>,
    #[serde(default)]
    full: BTreeMap<String, String>,
    #[serde(default)]
    aliases: BTreeMap<String, Vec<String>>,
    #[serde(default)]
    formerly: Vec<String>,
}

/// Reads `site.yaml`, `content/departments.yaml` and the `policy.yaml` in `folder`, the last two of
/// which need not be there.
pub(super) fn read(existing: &Files, folder: &str) -> Outcome<Known> {
    let site = file::<SiteFile>(existing, "site.yaml");
    let departments = file::<Vec<DepartmentEntry>>(existing, DEPARTMENTS);
    let policy = file::<PolicyFile>(existing, &format!("{folder}policy.yaml"));
    site.join(departments).join(policy).and(|((site, departments), policy)| {
        let first = site.and_then(|site| site.languages.into_iter().next());
        let Some(lang) = policy.and_then(|policy| policy.source).or(first) else {
            let reason = Phrase::NoLanguages {};
            return Outcome::bad(Diagnostic::at(Place::file("site.yaml"), Mistake::CannotImportInto { reason }));
        };
        let departments = departments.unwrap_or_default();
        Outcome::good(Known { lang, names: names(&departments), slugs: slugs(&departments) })
    })
}

/// The tag of the language that binds in the policy whose folder is `folder`: its own `source`, else the
/// site's first; `None` where neither can be read.
pub(crate) fn binding(existing: &Files, folder: &str) -> Option<String> {
    let policy = file::<PolicyFile>(existing, &format!("{folder}policy.yaml")).value.flatten();
    let first = || file::<SiteFile>(existing, "site.yaml").value.flatten()?.languages.into_iter().next();
    policy.and_then(|policy| policy.source).or_else(first)
}

/// Every name by which a department is known.
fn names(departments: &[DepartmentEntry]) -> BTreeSet<String> {
    let of = |entry: &DepartmentEntry| {
        let names = entry.name.values().chain(entry.full.values()).cloned();
        names.chain(entry.aliases.values().flatten().cloned()).collect::<Vec<_>>()
    };
    departments.iter().flat_map(of).collect()
}

/// Every slug that a department has or had.
fn slugs(departments: &[DepartmentEntry]) -> BTreeSet<String> {
    departments.iter().flat_map(|entry| entry.slug.iter().chain(&entry.formerly).cloned()).collect()
}

/// The file at `path`; `None` if it is not there or has nothing but comments in it.
fn file<T: DeserializeOwned>(existing: &Files, path: &str) -> Outcome<Option<T>> {
    if existing.get(path).is_none() {
        return Outcome::good(None);
    }
    let read = existing.text(path).ok_or(Phrase::NotUtf8 {}).and_then(parse);
    match read {
        Ok(value) => Outcome::good(value),
        Err(reason) => Outcome::bad(Diagnostic::at(Place::file(path), Mistake::CannotImportInto { reason })),
    }
}

/// The value of a YAML text, or what is wrong with it.
pub(super) fn parse<T: DeserializeOwned>(text: &str) -> Result<Option<T>, Phrase> {
    serde_saphyr::from_str::<Option<T>>(text.trim_start_matches('\u{feff}')).map_err(|error| {
        let line = error.location().map_or(1, |at| at.line());
        Phrase::BrokenYaml { line: line.to_string() }
    })
}
