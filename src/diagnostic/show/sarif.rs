//! Diagnostics as SARIF 2.1.0 (OASIS), which code hosts and editors read: a run with its rules and results.

use std::collections::BTreeMap;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use serde::Serialize;

use super::{Source, Span, visible};
use crate::diagnostic::catalogue::{Catalogue, Spoken};
use crate::diagnostic::explain::Explanations;
use crate::diagnostic::{Diagnostic, Diagnostics, Place, Severity};

/// The letters of a path that stand for themselves in an address (RFC 3986).
const PATH: &AsciiSet = &NON_ALPHANUMERIC.remove(b'/').remove(b'-').remove(b'.').remove(b'_').remove(b'~');

#[derive(Serialize)]
struct Log {
    #[serde(rename = "$schema")]
    schema: &'static str,
    version: &'static str,
    runs: [Run; 1],
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Run {
    tool: Tool,
    language: &'static str,
    column_kind: &'static str,
    results: Vec<Found>,
}

#[derive(Serialize)]
struct Tool {
    driver: Driver,
}

#[derive(Serialize)]
struct Driver {
    name: &'static str,
    version: &'static str,
    rules: Vec<Rule>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Rule {
    id: &'static str,
    short_description: Text,
    full_description: Text,
    help: Text,
    default_configuration: Configuration,
}

#[derive(Serialize)]
struct Configuration {
    level: &'static str,
}

#[derive(Clone, Serialize)]
struct Text {
    text: String,
}

/// A result.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Found {
    rule_id: &'static str,
    rule_index: usize,
    level: &'static str,
    message: Text,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    locations: Vec<Location>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    related_locations: Vec<Location>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Location {
    physical_location: Physical,
    #[serde(skip_serializing_if = "Option::is_none")]
    message: Option<Text>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Physical {
    artifact_location: Artifact,
    region: Region,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Artifact {
    uri: String,
    uri_base_id: &'static str,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Region {
    start_line: usize,
    start_column: usize,
    end_line: usize,
    end_column: usize,
}

/// All diagnostics as one SARIF log. `folder` (empty, or ending with `/`) stands before the paths: the
/// site's place below the root of the sources.
pub fn sarif(diagnostics: &Diagnostics, words: &Catalogue, source: Source, folder: &str) -> String {
    let explanations = Explanations::of(words.language());
    let writer = Writer { words, source, folder };
    let mut codes: BTreeMap<&'static str, usize> = BTreeMap::new();
    let mut rules = Vec::new();
    let mut results = Vec::new();
    for diagnostic in diagnostics.iter() {
        let code = diagnostic.mistake.code();
        let rule_index = *codes.entry(code).or_insert(rules.len());
        if rule_index == rules.len() {
            rules.push(writer.rule(diagnostic, &explanations));
        }
        results.push(writer.result(diagnostic, rule_index));
    }
    let driver = Driver { name: "duizhao", version: env!("CARGO_PKG_VERSION"), rules };
    let language = match words.language() {
        Spoken::English => "en",
        Spoken::Chinese => "zh-CN",
    };
    let run = Run { tool: Tool { driver }, language, column_kind: "unicodeCodePoints", results };
    let log = Log { schema: "https://json.schemastore.org/sarif-2.1.0.json", version: "2.1.0", runs: [run] };
    serde_json::to_string_pretty(&log).expect("texts and numbers are always JSON") + "\n"
}

struct Writer<'w, 's> {
    words: &'w Catalogue,
    source: Source<'s>,
    folder: &'w str,
}

impl Writer<'_, '_> {
    fn rule(&self, diagnostic: &Diagnostic, explanations: &Explanations) -> Rule {
        let id = diagnostic.mistake.code();
        Rule {
            id,
            short_description: text(&self.words.message(id)),
            full_description: text(explanations.means(id)),
            help: text(explanations.whole(id, self.words).trim_end()),
            default_configuration: Configuration { level: level(diagnostic) },
        }
    }

    fn result(&self, diagnostic: &Diagnostic, rule_index: usize) -> Found {
        let told = self.words.tell(&diagnostic.mistake);
        let said: Vec<&str> = std::iter::once(&told.message).chain(&told.help).map(String::as_str).collect();
        let related = (!told.related.is_empty()).then(|| text(&told.related));
        Found {
            rule_id: diagnostic.mistake.code(),
            rule_index,
            level: level(diagnostic),
            message: text(&said.join("\n")),
            locations: diagnostic.place.iter().map(|place| self.location(place, None)).collect(),
            related_locations: diagnostic.related.iter().map(|place| self.location(place, related.clone())).collect(),
        }
    }

    fn location(&self, place: &Place, message: Option<Text>) -> Location {
        let Span { from, to } = Span::of(place, self.source);
        let path = format!("{}{}", self.folder, place.file);
        let region = Region { start_line: from.0, start_column: from.1, end_line: to.0, end_column: to.1 };
        let uri = utf8_percent_encode(&path, PATH).to_string();
        Location {
            physical_location: Physical { artifact_location: Artifact { uri, uri_base_id: "%SRCROOT%" }, region },
            message,
        }
    }
}

fn level(diagnostic: &Diagnostic) -> &'static str {
    match diagnostic.severity() {
        Severity::Notice => "note",
        severity => severity.name(),
    }
}

fn text(text: &str) -> Text {
    Text { text: text.split('\n').map(visible).collect::<Vec<_>>().join("\n") }
}
