//! From documents to content.

mod content;
mod documents;
mod properties;
mod table;
mod write;

use duizhao::diagnostic::catalogue::{Catalogue, Spoken};
use duizhao::diagnostic::{Diagnostics, Outcome, show};
use duizhao::files::Files;
use duizhao::import;
use duizhao::seed::{self, Table};

/// The document of the first site.
const TAICANG: &[u8] = include_bytes!("../../../seeds/taicang-80-measures.txt");

/// The table in a document.
fn table(bytes: &[u8]) -> Outcome<Table> {
    seed::decode("document.txt", bytes).and(|text| seed::parse("document.txt", &text))
}

/// What a document becomes in `site`.
fn imported(bytes: &[u8], site: &Files) -> Outcome<Files> {
    table(bytes).and(|table| import::content(&table, "opening-up", "seeds/document.txt", site))
}

/// The diagnostics as people see them, with the lines of `bytes` and of the files in `site`.
fn shown(diagnostics: &Diagnostics, bytes: &[u8], site: &Files, spoken: Spoken) -> String {
    let text = seed::decode("document.txt", bytes).value;
    let source = |name: &str| if name == "document.txt" { text.as_deref() } else { site.text(name) };
    show::human(diagnostics, &Catalogue::of(spoken), &source, false)
}
