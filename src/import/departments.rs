//! Departments that are new to the site.

use std::collections::BTreeSet;

use pinyin::ToPinyin;

use super::known::{DEPARTMENTS, DepartmentEntry, Known, parse};
use super::yaml::scalar;
use crate::diagnostic::{Diagnostic, Diagnostics, Mistake, Place};
use crate::files::Files;
use crate::seed::Table;
use crate::site::route::RESERVED;

/// What an empty list of departments says to editors.
pub(super) const COMMENT: &str = include_str!("empty/departments.yaml");

/// Puts `departments.yaml` with the departments of `table` that are not known at its end into `files`,
/// in the order in which the table names them; nothing if all are known.
pub(super) fn append(table: &Table, existing: &Files, known: &Known, files: &mut Files, diagnostics: &mut Diagnostics) {
    let old = existing.text(DEPARTMENTS).unwrap_or(COMMENT);
    let new = new_names(table, known, old, diagnostics);
    if new.is_empty() {
        return;
    }
    let text = with_entries(old, &entries(&new, known));
    let sound = |read: &[DepartmentEntry]| {
        let names: BTreeSet<&str> = read.iter().filter_map(|e| e.name.get(&known.lang)).map(String::as_str).collect();
        new.iter().all(|name| names.contains(name))
    };
    // Text at the end of a file can mean anything, such as after a list in brackets: read it back.
    if matches!(parse::<Vec<DepartmentEntry>>(&text), Ok(Some(read)) if sound(&read)) {
        files.put(DEPARTMENTS, text);
    } else {
        diagnostics.tell(Place::file(DEPARTMENTS), Mistake::CannotAppend {});
    }
}

/// The names that are not known, in the table's order. One that is nearly a known name is told.
fn new_names<'a>(table: &'a Table, known: &Known, old: &str, diagnostics: &mut Diagnostics) -> Vec<&'a str> {
    let mut seen = BTreeSet::new();
    let mut new = Vec::new();
    for row in &table.rows {
        let lead = std::iter::once((&row.lead, &row.lead_place));
        for (name, place) in lead.chain(row.cooperating.iter().map(|name| (name, &row.cooperating_place))) {
            if known.names.contains(name) || !seen.insert(name.as_str()) {
                continue;
            }
            new.push(name.as_str());
            if let Some(nearest) = known.names.iter().find(|other| strsim::levenshtein(name, other) == 1) {
                let mistake = Mistake::DepartmentNear { name: name.clone(), nearest: nearest.clone() };
                let notice = Diagnostic::at(place.clone(), mistake);
                diagnostics.push(match old.find(nearest.as_str()) {
                    Some(at) => notice.beside(Place { file: DEPARTMENTS.into(), start: at, end: at + nearest.len() }),
                    None => notice,
                });
            }
        }
    }
    new
}

/// The lines of the new entries, without blanks before them.
fn entries(names: &[&str], known: &Known) -> Vec<String> {
    let mut taken = known.slugs.clone();
    let mut lines = Vec::new();
    for name in names {
        let slug = slug(name, &taken);
        lines.push(format!("- slug: {}", scalar(&slug)));
        lines.push("  name:".to_owned());
        lines.push(format!("    {}: {}", scalar(&known.lang), scalar(name)));
        taken.insert(slug);
    }
    lines
}

/// `old` and the entries after it, written as the entries before them are.
fn with_entries(old: &str, entries: &[String]) -> String {
    let item = old.lines().find(|line| line.trim_start_matches(' ').starts_with("- "));
    let blanks = item.map_or(0, |line| line.len() - line.trim_start_matches(' ').len());
    let end = if old.contains("\r\n") { "\r\n" } else { "\n" };
    let mut text = old.to_owned();
    if !text.is_empty() && !text.ends_with('\n') {
        text.push_str(end);
    }
    for entry in entries {
        text += &" ".repeat(blanks);
        text += entry;
        text += end;
    }
    text
}

/// A slug from the name's pinyin, syllable by syllable; letters and digits stay. One that is taken or
/// reserved gets a number.
fn slug(name: &str, taken: &BTreeSet<String>) -> String {
    let mut spelled = String::new();
    for character in name.chars() {
        match character.to_pinyin() {
            Some(syllable) => spelled += &format!("-{}-", syllable.plain().replace('ü', "v")),
            None => spelled.push(character.to_ascii_lowercase()),
        }
    }
    let words: Vec<&str> =
        spelled.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let base = if words.is_empty() { "department".to_owned() } else { words.join("-") };
    let free = |slug: &String| !taken.contains(slug) && !RESERVED.contains(&slug.as_str());
    let numbered = (2..).map(|n| format!("{base}-{n}"));
    std::iter::once(base.clone()).chain(numbered).find(free).unwrap_or(base)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slugs_come_from_pinyin() {
        let taken = BTreeSet::from(["zu-zhi-bu".to_owned()]);
        for (name, slug_of) in [
            ("科技局", "ke-ji-ju"),
            ("组织部", "zu-zhi-bu-2"),
            ("绿化办", "lv-hua-ban"),
            ("12345热线", "12345-re-xian"),
            ("R&D办", "r-d-ban"),
            ("Search", "search-2"),
            ("（）", "department"),
        ] {
            assert_eq!(slug(name, &taken), slug_of);
        }
    }
}
