//! From a policy's table to its content.
//!
//! In go the table that a document holds and the files that a site has; out come the files that the
//! site lacks: `policy.yaml`, one file for each measure, and `departments.yaml` with new departments
//! at its end. Editors own what is there: nothing that exists is changed, a file that differs from the
//! document is told. Reads of the site's YAML only what it needs here; whether the rest is sound is
//! for the loader to say. Touches no disk.

mod compare;
mod departments;
mod empty;
mod known;
mod pages;
pub(crate) mod segments;
mod yaml;

pub use empty::empty_site;
pub(crate) use known::binding;
pub use segments::segments;

use crate::diagnostic::{Diagnostic, Diagnostics, Mistake, Outcome, Phrase, Place};
use crate::files::Files;
use crate::seed::Table;
use crate::site::route::RESERVED;

/// The files that `existing` (the site's own: `site.yaml` and `content/`) lacks of the policy `policy`
/// (the name of its folder and its addresses), as `table` has it. `document` is the document's path
/// below the site's root, as `policy.yaml` names it. Of the files that exist only
/// `content/departments.yaml` can be among the result; what stood in it begins the new text, byte for
/// byte.
///
/// A sentence of a measure is a line, as [`segments`] cuts it; paragraphs are parted by an empty line.
/// The language is the policy's if its `policy.yaml` is there and says so, else the site's first.
/// A department is known by its name, its full name or an alias; a new one gets its slug from pinyin.
///
/// Mistakes: a name that cannot be a policy's; files of the site that must be read and cannot be; a
/// `departments.yaml` to whose end nothing can be added. Notices: that files are there already, what
/// differs in them (item, departments, text), and measures that the document does not have.
pub fn content(table: &Table, policy: &str, document: &str, existing: &Files) -> Outcome<Files> {
    let mut diagnostics = slug(policy, existing);
    let folder = format!("content/policies/{policy}/");
    let Some(known) = known::read(existing, &folder).into(&mut diagnostics) else { return Outcome::bad(diagnostics) };
    let mut files = Files::new();
    departments::append(table, existing, &known, &mut files, &mut diagnostics);
    let outline = format!("{folder}policy.yaml");
    let mut there = usize::from(existing.get(&outline).is_some());
    if there == 0 {
        files.put(outline, pages::policy(table, &known.lang, document));
    }
    let measures = compare::measures(existing, &folder);
    for row in &table.rows {
        let path = measures.get(&row.number).map_or_else(
            || format!("{folder}measures/{:03}/{}.md", row.number, known.lang),
            |measure| format!("{measure}{}.md", known.lang),
        );
        if existing.get(&path).is_some() {
            there += 1;
            compare::measure(row, &path, existing, &known.lang, &mut diagnostics);
        } else {
            files.put(path, pages::measure(row, &known.lang));
        }
    }
    compare::surplus(table, &measures, existing, &known.lang, document, &mut diagnostics);
    if there > 0 {
        let (there, all) = (there.to_string(), (table.rows.len() + 1).to_string());
        let notice = Mistake::AlreadyImported { folder: folder.clone(), there, all };
        diagnostics.push(Diagnostic::at(Place::file(folder), notice));
    }
    if diagnostics.has_errors() { Outcome::bad(diagnostics) } else { Outcome::with(files, diagnostics) }
}

/// Whether `policy` can be a policy's name in addresses: small letters, digits and hyphens, and no
/// name that the site uses for something else.
fn slug(policy: &str, existing: &Files) -> Diagnostics {
    let mut diagnostics = Diagnostics::new();
    let name = policy.to_owned();
    let part =
        |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit());
    if !policy.split('-').all(part) || policy.len() > 100 {
        diagnostics.push(Diagnostic::nowhere(Mistake::PolicySlug { name }));
    } else if RESERVED.contains(&policy) {
        let other = Phrase::PartOfSite {};
        diagnostics.push(Diagnostic::nowhere(Mistake::PolicySlugTaken { name, other }));
    } else if let Some((path, _)) = existing.below(&format!("content/pages/{policy}/")).next() {
        let other = Phrase::ThePage { path: path.to_owned() };
        diagnostics.push(Diagnostic::nowhere(Mistake::PolicySlugTaken { name, other }));
    }
    diagnostics
}
