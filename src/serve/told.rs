//! What is wrong with the site, as the bar shows it: the same diagnostics as in the terminal, with the lines themselves.

use std::collections::BTreeMap;

use serde::Serialize;
use sha2::{Digest as _, Sha256};

use crate::diagnostic::catalogue::Catalogue;
use crate::diagnostic::show::{excerpt, visible};
use crate::diagnostic::{Diagnostic, Diagnostics, Place, Severity};

/// How much of a line is shown before and after what is marked on it, in characters.
const AROUND: usize = 120;

/// What is wrong, ready to be sent.
#[derive(Debug, Clone, Default)]
pub(super) struct Told {
    /// How many mistakes.
    pub(super) errors: usize,
    /// How many warnings.
    pub(super) warnings: usize,
    /// All of them, the mistakes first, as a JSON array.
    pub(super) list: String,
    /// What tells this list from another.
    pub(super) digest: String,
}

#[derive(Debug, Serialize)]
struct Item {
    severity: &'static str,
    code: &'static str,
    message: String,
    help: Vec<String>,
    places: Vec<Spot>,
}

/// A place with its line, in the parts before, at and after what is marked.
#[derive(Debug, Serialize)]
struct Spot {
    file: String,
    line: Option<usize>,
    column: Option<usize>,
    label: String,
    text: [String; 3],
}

impl Told {
    /// `diagnostics` in the words of `words`; `sources` are the texts of the files that they name. Notices are left
    /// out: they ask nothing of an editor.
    pub(super) fn new(diagnostics: &Diagnostics, words: &Catalogue, sources: &BTreeMap<String, String>) -> Self {
        let errors = diagnostics.iter().filter(|told| told.severity() < Severity::Warning);
        let warnings = diagnostics.iter().filter(|told| told.severity() == Severity::Warning);
        let items: Vec<Item> = errors.chain(warnings).map(|told| item(told, words, sources)).collect();
        let list = serde_json::to_string(&items).expect("texts and numbers are always JSON");
        let warnings = diagnostics.count(Severity::Warning);
        Self { errors: items.len() - warnings, warnings, digest: digest(list.as_bytes()), list }
    }
}

fn item(diagnostic: &Diagnostic, words: &Catalogue, sources: &BTreeMap<String, String>) -> Item {
    let told = words.tell(&diagnostic.mistake);
    let first = diagnostic.place.as_ref().map(|place| spot(place, told.label, sources));
    let second = diagnostic.related.as_ref().map(|place| spot(place, told.related, sources));
    Item {
        severity: diagnostic.severity().name(),
        code: diagnostic.mistake.code(),
        message: visible(&told.message),
        help: told.help.iter().map(|help| visible(help)).collect(),
        places: first.into_iter().chain(second).collect(),
    }
}

fn spot(place: &Place, label: String, sources: &BTreeMap<String, String>) -> Spot {
    let found = sources.get(&*place.file).map(|text| excerpt(text, place));
    let text = found.map(|found| {
        let skipped = found.before.chars().count().saturating_sub(AROUND);
        let before: String = found.before.chars().skip(skipped).collect();
        let after: String = found.after.chars().take(AROUND).collect();
        let cut = |is_cut: bool| if is_cut { "…" } else { "" };
        let (head, tail) = (cut(skipped > 0), cut(after.len() < found.after.len()));
        [format!("{head}{}", visible(&before)), visible(found.marked), format!("{}{tail}", visible(&after))]
    });
    Spot {
        file: visible(&place.file),
        line: found.map(|found| found.line),
        column: found.map(|found| found.column),
        label: visible(&label),
        text: text.unwrap_or_default(),
    }
}

/// A short digest of `bytes`.
pub(super) fn digest(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().take(8).map(|byte| format!("{byte:02x}")).collect()
}
