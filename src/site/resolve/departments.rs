//! Departments, and the names by which policies call them.

use std::collections::BTreeMap;

use super::Tags;
use crate::content::entry::{DepartmentEntry, Words};
use crate::diagnostic::nearest;
use crate::diagnostic::{Diagnostic, Diagnostics, Mistake, Phrase, Place};
use crate::site::{Department, DepartmentId, Lang};

/// The departments, in order. Mistakes: two with one slug (also a former one), two with one name in
/// one language, a successor that is not there.
pub(super) fn resolve(entries: &[DepartmentEntry], tags: &Tags, told: &mut Diagnostics) -> Vec<Department> {
    let mut slugs: BTreeMap<&str, &Place> = BTreeMap::new();
    for slug in entries.iter().flat_map(|entry| std::iter::once(&entry.slug).chain(&entry.formerly)) {
        if let Some(first) = slugs.insert(&slug.value, &slug.place) {
            told.push(super::twice(slug, first));
        }
    }
    names_twice(entries, told);
    entries.iter().map(|entry| department(entry, entries, tags, told)).collect()
}

fn names_twice(entries: &[DepartmentEntry], told: &mut Diagnostics) {
    let mut seen: BTreeMap<(&str, &str), (usize, &Place)> = BTreeMap::new();
    for (n, entry) in entries.iter().enumerate() {
        for (tag, name) in entry.name.iter().chain(&entry.full).chain(&entry.aliases) {
            let first = *seen.entry((&tag.value, &name.value)).or_insert((n, &name.place));
            if first.0 != n {
                let mistake = Mistake::NameTwice { name: name.value.clone() };
                told.push(Diagnostic::at(name.place.clone(), mistake).beside(first.1.clone()));
            }
        }
    }
}

fn department(entry: &DepartmentEntry, all: &[DepartmentEntry], tags: &Tags, told: &mut Diagnostics) -> Department {
    let text = |words: &Option<Words>| words.as_ref().map(|words| words.value.clone());
    let successor = entry.successor.as_ref().and_then(|slug| successor(slug, all, told));
    let slug = entry.slug.value.clone();
    Department {
        name: tags
            .localized(&entry.name, Lang(0), told)
            .unwrap_or_else(|| super::Localized::new(Lang(0), slug.clone())),
        full: tags.any(&entry.full),
        aliases: entry
            .aliases
            .iter()
            .filter_map(|(tag, name)| Some((tags.lang(&tag.value)?, name.value.clone())))
            .collect(),
        source: text(&entry.source),
        contact: text(&entry.contact),
        successor,
        formerly: entry.formerly.iter().map(|slug| slug.value.clone()).collect(),
        slug,
    }
}

fn successor(slug: &Words, all: &[DepartmentEntry], told: &mut Diagnostics) -> Option<DepartmentId> {
    let found = all.iter().position(|other| other.slug.value == slug.value);
    if found.is_none() {
        let nearest = nearest(&slug.value, all.iter().map(|other| other.slug.value.as_str()));
        told.tell(slug.place.clone(), Mistake::UnknownSlug { slug: slug.value.clone(), nearest });
    }
    found.map(|n| DepartmentId(n as u32))
}

/// The names by which a policy in one language calls departments: short names, full names, aliases.
pub(super) struct Names<'a> {
    by_name: BTreeMap<&'a str, DepartmentId>,
    /// Names in other languages, with the name to write instead.
    elsewhere: BTreeMap<&'a str, &'a str>,
    incomplete: bool,
}

impl<'a> Names<'a> {
    /// The names in the language `tag`. With `incomplete`, a name that is not found is not told.
    pub(super) fn new(entries: &'a [DepartmentEntry], tag: &str, incomplete: bool) -> Self {
        let (mut by_name, mut elsewhere) = (BTreeMap::new(), BTreeMap::new());
        for (n, entry) in entries.iter().enumerate() {
            let written = entry.name.iter().find(|(of, _)| of.value == tag).map(|(_, name)| name.value.as_str());
            for (of, name) in entry.name.iter().chain(&entry.full).chain(&entry.aliases) {
                if of.value == tag {
                    by_name.insert(name.value.as_str(), DepartmentId(n as u32));
                } else if let Some(written) = written {
                    elsewhere.insert(name.value.as_str(), written);
                }
            }
        }
        Self { by_name, elsewhere, incomplete }
    }

    /// The department called `name`; an unknown name is told with the nearest known one.
    pub(super) fn find(&self, name: &Words, told: &mut Diagnostics) -> Option<DepartmentId> {
        let found = self.by_name.get(name.value.as_str()).copied();
        if found.is_none() && !self.incomplete {
            told.tell(name.place.clone(), self.unknown(&name.value));
        }
        found
    }

    fn unknown(&self, name: &str) -> Mistake {
        let parts: Vec<&str> = name.split_whitespace().collect();
        if parts.len() > 1 && parts.iter().all(|part| self.by_name.contains_key(part)) {
            return Mistake::WrongJoiner { joiner: Phrase::Blank {}, instead: parts.join("、") };
        }
        let nearest = match self.elsewhere.get(name) {
            Some(written) => (*written).to_owned(),
            None => nearest(name, self.by_name.keys().copied()),
        };
        Mistake::UnknownDepartment { name: name.to_owned(), nearest }
    }
}
