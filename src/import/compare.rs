//! What is there already, and how it differs from the document.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::Arc;

use serde::Deserialize;

use super::known::parse;
use super::segments;
use crate::content::line::{self, Text, lines};
use crate::diagnostic::{Diagnostic, Diagnostics, Mistake, Phrase, Place};
use crate::files::Files;
use crate::seed::{Row, Table};
use crate::site::Language;

/// The facts of a measure that a document has, too.
#[derive(Deserialize, Default)]
struct Facts {
    item: Option<String>,
    lead: Option<String>,
    cooperating: Option<String>,
    #[serde(rename = "not-in-document")]
    not_in_document: Option<String>,
}

/// The folders of measures below `folder`, by number.
pub(super) fn measures(existing: &Files, folder: &str) -> BTreeMap<u32, String> {
    let below = format!("{folder}measures/");
    let mut folders = BTreeMap::new();
    for (path, _) in existing.below(&below) {
        let Some((name, _)) = path[below.len()..].split_once('/') else { continue };
        if let Some(number) = name.parse().ok().filter(|_| name.bytes().all(|byte| byte.is_ascii_digit())) {
            folders.entry(number).or_insert_with(|| format!("{below}{name}/"));
        }
    }
    folders
}

/// Tells in which facts the file at `path` differs from its row. What only editors write (titles,
/// topics) is no difference, nor is where lines are cut.
pub(super) fn measure(row: &Row, path: &str, existing: &Files, lang: &str, diagnostics: &mut Diagnostics) {
    let file: Arc<str> = path.into();
    let mut differs = |place: Place, what: Phrase, document: &Place| {
        let notice = Diagnostic::at(place, Mistake::ImportDiffers { what });
        diagnostics.push(notice.beside(document.clone()));
    };
    let Some((text, (front, body))) = existing.text(path).and_then(|text| Some((text, split(text)?))) else {
        return differs(Place::new(&file, 0..0), Phrase::FrontUnreadable {}, &row.place);
    };
    let Ok(facts) = parse::<Facts>(&text[front.clone()]) else {
        return differs(Place::new(&file, 0..0), Phrase::FrontUnreadable {}, &row.place);
    };
    let facts = facts.unwrap_or_default();
    let front_place = |key: &str| {
        let at = lines(text, front.clone()).find(|line| text[line.clone()].starts_with(key));
        Place::new(&file, at.unwrap_or(0..0))
    };
    let names = facts.cooperating.as_deref().unwrap_or_default().split('、').map(str::trim);
    if facts.item != Some(row.item.number.to_string()) {
        differs(front_place("item:"), Phrase::TheItem {}, &row.item.place);
    }
    if facts.lead.as_deref().map(str::trim) != Some(&row.lead) {
        differs(front_place("lead:"), Phrase::TheLead {}, &row.lead_place);
    }
    if !names.filter(|name| !name.is_empty()).eq(row.cooperating.iter().map(String::as_str)) {
        differs(front_place("cooperating:"), Phrase::TheCooperating {}, &row.cooperating_place);
    }
    let read = line::body(text, body.clone(), &file).value.unwrap_or_default();
    if read.plain(Language { tag: lang.to_owned() }.joiner()) != row.body {
        let here = first_difference(&read, row).unwrap_or(Place::new(&file, body.end..body.end));
        differs(here, Phrase::TheText {}, &first_missing(row, &read));
    }
}

/// Where the first line stands that the document does not have as a sentence.
fn first_difference(text: &Text, row: &Row) -> Option<Place> {
    let sentences: BTreeSet<&str> = row.body.split('\n').flat_map(segments).collect();
    let odd = text.segments.iter().find(|segment| !sentences.contains(segment.plain.as_str()));
    odd.or(text.segments.first()).map(|segment| segment.place.clone())
}

/// The first sentence of the document that the text does not have as a line; the whole measure where
/// its place is not known (line ends of several bytes lie before it).
fn first_missing(row: &Row, text: &Text) -> Place {
    let there: BTreeSet<&str> = text.segments.iter().map(|segment| segment.plain.as_str()).collect();
    let mut place = row.body_place.clone();
    if !row.body.contains('\n') {
        for sentence in segments(&row.body) {
            if !there.contains(sentence) {
                place.end = place.start + sentence.len();
                return place;
            }
            place.start += sentence.len();
        }
    }
    row.body_place.clone()
}

/// Tells the measures that the document does not have, unless they say themselves why.
pub(super) fn surplus(
    table: &Table,
    measures: &BTreeMap<u32, String>,
    existing: &Files,
    lang: &str,
    document: &str,
    diagnostics: &mut Diagnostics,
) {
    let numbers: BTreeSet<u32> = table.rows.iter().map(|row| row.number).collect();
    for (number, folder) in measures.iter().filter(|(number, _)| !numbers.contains(number)) {
        let path = format!("{folder}{lang}.md");
        let facts = existing.text(&path).and_then(|text| parse::<Facts>(&text[split(text)?.0]).ok()?);
        if existing.get(&path).is_some() && facts.is_none_or(|facts| facts.not_in_document.is_none()) {
            let (number, document) = (number.to_string(), document.to_owned());
            diagnostics.tell(Place::file(path), Mistake::MeasureNotInDocument { number, document });
        }
    }
}

/// The front matter and the body of a file; `None` if it has no front matter.
fn split(text: &str) -> Option<(Range<usize>, Range<usize>)> {
    let start = text.len() - text.trim_start_matches('\u{feff}').len();
    let mut all = lines(text, start..text.len());
    let fence = |line: &Range<usize>| text[line.clone()].trim_end() == "---";
    let opening = all.next().filter(fence)?;
    let closing = all.find(fence)?;
    Some((opening.end..closing.start, closing.end..text.len()))
}
