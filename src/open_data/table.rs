//! `data/<policy>.csv` and `data/departments/<department>.csv`: one row a measure, for spreadsheets.
//!
//! RFC 4180 with a byte-order mark, without which Excel reads Chinese as another encoding. A cell
//! that a spreadsheet would take for a formula gets an apostrophe in front.

use csv::{Terminator, WriterBuilder};

use crate::site::relate::Linked;
use crate::site::route::{Route, View};
use crate::site::{DepartmentId, Lang, Localized, MeasureId, PolicyId, Site};

/// What joins the parts of a cell.
const JOINED: &str = "; ";

/// The columns that do not depend on a language.
const FACTS: [&str; 9] = ["policy", "validity", "measure", "section", "item", "lead", "cooperating", "for", "kind"];

/// The columns of each language; its tag is added to each.
const TEXTS: [&str; 7] = ["section_title", "item_title", "title", "lead_name", "cooperating_names", "text", "address"];

/// The policy's measures as a table.
pub(super) fn table(linked: &Linked, id: PolicyId) -> Vec<u8> {
    written(&linked.site, &[], linked.relations.of_policy(id).iter().map(|id| (Vec::new(), *id)))
}

/// The measures that a department leads and then those in which it cooperates, with a first column
/// that says which.
pub(super) fn department(linked: &Linked, id: DepartmentId) -> Vec<u8> {
    let duties = linked.relations.duties(id);
    let leads = duties.leads.iter().map(|id| (vec!["leads".to_owned()], *id));
    let cooperates = duties.cooperates.iter().map(|id| (vec!["cooperates".to_owned()], *id));
    written(&linked.site, &["duty"], leads.chain(cooperates))
}

/// A table: `more` columns in front of those that every table has, and their cells with each measure.
fn written(site: &Site, more: &[&str], rows: impl Iterator<Item = (Vec<String>, MeasureId)>) -> Vec<u8> {
    let mut csv = WriterBuilder::new().terminator(Terminator::CRLF).from_writer(b"\xef\xbb\xbf".to_vec());
    let facts = more.iter().chain(&FACTS).map(|name| (*name).to_owned());
    let texts = site.langs().flat_map(|lang| TEXTS.map(|name| format!("{name}_{}", site.tag(lang))));
    let mut rows = rows;
    let written = csv.write_record(facts.chain(texts)).and_then(|()| {
        rows.try_for_each(|(cells, id)| csv.write_record(cells.iter().chain(&row(site, id)).map(|cell| guarded(cell))))
    });
    written.expect("a Vec takes any bytes, and every row has the same number of cells");
    csv.into_inner().expect("a Vec takes any bytes")
}

fn row(site: &Site, id: MeasureId) -> Vec<String> {
    let measure = &site[id];
    let item = &site[measure.item];
    let department = |id: &DepartmentId| site[*id].slug.clone();
    let topics = |topics: &[crate::site::TopicId]| joined(topics.iter().map(|id| site[*id].slug.clone()));
    let facts = [
        site[measure.policy].slug.clone(),
        super::validity(site[measure.policy].validity).to_owned(),
        measure.number.to_string(),
        site[item.section].number.to_string(),
        item.number.to_string(),
        department(&measure.lead),
        joined(measure.cooperating.iter().map(department)),
        topics(&measure.audiences),
        topics(&measure.kinds),
    ];
    facts.into_iter().chain(site.langs().flat_map(|lang| texts(site, id, lang))).collect()
}

/// The cells of one language, in the order of [`TEXTS`]; what is not said in it is empty.
fn texts(site: &Site, id: MeasureId, lang: Lang) -> [String; TEXTS.len()] {
    let measure = &site[id];
    let item = &site[measure.item];
    let said = |localized: &Localized<String>| localized.get(lang).cloned().unwrap_or_default();
    let text = measure.shown(site[measure.policy].source, lang);
    let joiner = site.languages[usize::from(lang.0)].joiner();
    [
        said(&site[item.section].title),
        said(&item.title),
        measure.title.as_ref().map(said).unwrap_or_default(),
        said(&site[measure.lead].name),
        joined(measure.cooperating.iter().map(|id| said(&site[*id].name))),
        if text.fallback { String::new() } else { text.value.plain(joiner) },
        Route::Measure(View::One(lang), id).address(site),
    ]
}

fn joined(parts: impl Iterator<Item = String>) -> String {
    parts.collect::<Vec<_>>().join(JOINED)
}

/// A cell that no spreadsheet takes for a formula: what begins as one gets an apostrophe, and so
/// does what begins with an apostrophe, so that one apostrophe can always be taken away again.
fn guarded(cell: &str) -> String {
    let formula = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠', '\''];
    if cell.starts_with(formula) { format!("'{cell}") } else { cell.to_owned() }
}
