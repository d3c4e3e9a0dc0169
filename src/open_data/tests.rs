//! Open data is read back: any text comes out as it went in.

use proptest::prelude::*;
use serde_json::{Value, json};

use super::*;
use crate::site::relate::relate;

/// Every text of a JSON value.
fn texts_of(value: &Value, all: &mut Vec<String>) {
    match value {
        Value::String(text) => all.push(text.clone()),
        Value::Array(values) => values.iter().for_each(|value| texts_of(value, all)),
        Value::Object(values) => values.values().for_each(|value| texts_of(value, all)),
        _ => {}
    }
}

/// The table's rows by column, as `docs/data.md` tells to read them.
fn rows(files: &Files) -> Vec<Vec<(String, String)>> {
    let bytes = files.bytes("data/opening-up.csv").unwrap().strip_prefix(b"\xef\xbb\xbf").unwrap();
    let mut csv = csv::Reader::from_reader(bytes);
    let names = csv.headers().unwrap().clone();
    let cell = |cell: &str| {
        assert!(!cell.starts_with(['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠']), "{cell}");
        cell.strip_prefix('\'').unwrap_or(cell).to_owned()
    };
    let row = |row: csv::StringRecord| names.iter().map(str::to_owned).zip(row.iter().map(cell)).collect();
    csv.records().map(|found| row(found.unwrap())).collect()
}

fn of<'a>(row: &'a [(String, String)], name: &str) -> &'a str {
    &row.iter().find(|(column, _)| column == name).unwrap().1
}

/// The texts of a translation memory, as a reader of XML has them.
fn segments(tmx: &[u8]) -> Vec<String> {
    use quick_xml::events::Event;
    let mut reader = quick_xml::Reader::from_str(std::str::from_utf8(tmx).unwrap());
    let (mut all, mut open) = (Vec::new(), None::<String>);
    loop {
        match reader.read_event().unwrap() {
            Event::Eof => return all,
            Event::Start(tag) if tag.name().as_ref() == "seg" => open = Some(String::new()),
            Event::End(tag) if tag.name().as_ref() == "seg" => all.extend(open.take()),
            Event::Text(text) => open.iter_mut().for_each(|open| open.push_str(&text)),
            Event::GeneralRef(name) => {
                let character = quick_xml::escape::unescape(&format!("&{};", &*name)).unwrap().into_owned();
                open.iter_mut().for_each(|open| open.push_str(&character));
            }
            _ => {}
        }
    }
}

/// Every text that stands in the site is read back from JSON and CSV as it is.
fn is_read_back(any: &str) {
    // The loader lets none of these into a site.
    let any: &str = &any.chars().filter(|c| !crate::diagnostic::show::is_invisible(*c)).collect::<String>();
    let files = files(&relate(sample::site(any)));
    let read = |name: &str| serde_json::from_slice::<Value>(files.bytes(name).unwrap()).unwrap();
    for (name, times) in [("index.json", 2), ("departments.json", 6), ("opening-up.json", 14)] {
        let mut all = Vec::new();
        texts_of(&read(&format!("data/{name}")), &mut all);
        assert_eq!(all.iter().filter(|text| *text == any).count(), times, "{name}: {all:#?}");
    }
    let rows = rows(&files);
    assert_eq!(rows.len(), 2);
    let en = format!("{any} en");
    assert_eq!(of(&rows[1], "title_zh"), any);
    assert_eq!(of(&rows[1], "title_en"), en);
    assert_eq!(of(&rows[1], "cooperating_names_zh"), format!("{any}; 丙"));
    assert_eq!(of(&rows[0], "text_zh"), format!("{any}\n尾。"));
    assert_eq!(of(&rows[1], "text_en"), format!("{en}\n尾。"));
    let written = |text: &str| text.chars().filter(|c| !c.is_control()).collect::<String>();
    let pairs = [any, &en, "尾。", "尾。"].map(written);
    let mut site = sample::site(any);
    assert_eq!(segments(files.bytes("data/opening-up.tmx").unwrap()), [""; 0], "the sample is stale");
    site.measures[1].translations.iter_mut().flatten().for_each(|translation| translation.translates.clear());
    let fresh = super::files(&relate(site));
    assert_eq!(segments(fresh.bytes("data/opening-up.tmx").unwrap()), pairs);
}

#[test]
fn hostile_texts_are_read_back() {
    sample::HOSTILE.iter().for_each(|any| is_read_back(any));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]
    #[test]
    fn any_text_is_read_back(any in "([=+@'\"<>&,;\\-\\\\`\\[\\]{}一，。😀]|\\PC|[\\u{1}-\\u{9}\\u{b}\\u{c}\\u{e}-\\u{1f}\\u{2028}\\u{202e}]){1,20}") {
        is_read_back(&format!("{any}文"));
    }
}

#[test]
fn what_is_not_said_is_absent() {
    let files = files(&relate(sample::site("文")));
    let read = |name: &str| serde_json::from_slice::<Value>(files.bytes(name).unwrap()).unwrap();
    let policy = read("data/opening-up.json");
    let first = &policy["measures"][0];
    assert_eq!(first["text"].as_object().unwrap().keys().collect::<Vec<_>>(), ["zh"]);
    assert_eq!(first.get("title"), None);
    assert_eq!(policy.get("issued"), None);
    assert_eq!(read("data/departments.json")["departments"][0]["name"], json!({ "zh": "文" }));
    let rows = rows(&files);
    for name in ["text_en", "title_en", "lead_name_en"] {
        assert_eq!(of(&rows[0], name), "", "{name}");
    }
    assert_eq!(of(&rows[1], "cooperating_names_en"), "文 en; ", "places stay");
}

#[test]
fn a_measure_as_data() {
    let files = files(&relate(sample::site("文")));
    let tables = ["opening-up.csv", "departments/second.csv", "opening-up.tmx"];
    for name in ["opening-up.json", "departments.json", "index.json"].into_iter().chain(tables) {
        let expected = snapbox::Data::read_from(
            &std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data").join(name),
            Some(snapbox::data::DataFormat::Text),
        );
        snapbox::assert_data_eq!(files.text(&format!("data/{name}")).unwrap(), expected.raw());
    }
}
