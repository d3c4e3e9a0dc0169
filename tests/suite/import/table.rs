//! The real document, cell by cell.

use std::collections::BTreeSet;
use std::process::Command;

use duizhao::content::line;
use duizhao::diagnostic::Diagnostics;
use duizhao::files::Files;
use duizhao::import::{empty_site, segments};
use duizhao::seed::Table;
use serde_json::{Value, json};

use super::{TAICANG, imported, table};

const SCRIPT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/oracle/read_table.py");
const DOCUMENT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/seeds/taicang-80-measures.txt");
const GOLDEN: &str = include_str!("../../oracle/taicang.json");

fn real() -> Table {
    let outcome = table(TAICANG);
    assert_eq!(outcome.diagnostics, Diagnostics::new());
    outcome.value.unwrap()
}

/// The table in the form of the independent reading.
fn as_json(table: &Table) -> Value {
    let heading = |h: &duizhao::seed::Heading| json!({ "number": h.number, "title": h.title });
    let rows = table.rows.iter().map(|row| {
        json!({
            "section": heading(&row.section), "item": heading(&row.item), "number": row.number, "body": row.body,
            "lead": row.lead, "cooperating": row.cooperating,
        })
    });
    json!({ "title": table.title, "rows": rows.collect::<Vec<_>>() })
}

#[test]
fn every_cell_is_what_an_independent_reading_finds() {
    let (read, golden) = (as_json(&real()), serde_json::from_str::<Value>(GOLDEN).unwrap());
    assert_eq!(read["title"], golden["title"]);
    let rows = |value: &Value| value["rows"].as_array().unwrap().clone();
    assert_eq!(rows(&read).len(), rows(&golden).len());
    for (read, golden) in rows(&read).iter().zip(&rows(&golden)) {
        for cell in ["section", "item", "number", "body", "lead", "cooperating"] {
            assert_eq!(read[cell], golden[cell], "{cell} of measure {}", golden["number"]);
        }
    }
}

#[test]
fn the_golden_file_is_the_output_of_the_independent_reading() {
    let Ok(output) = Command::new("python3").args([SCRIPT, DOCUMENT]).env("PYTHONIOENCODING", "utf-8").output() else {
        eprintln!("skipped: there is no python3");
        return;
    };
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    assert_eq!(String::from_utf8(output.stdout).unwrap().replace("\r\n", "\n"), GOLDEN);
}

#[test]
fn the_numbers_are_those_of_the_document() {
    let table = real();
    let rows = &table.rows;
    let cooperating = || rows.iter().flat_map(|row| &row.cooperating);
    let departments: BTreeSet<&String> = rows.iter().map(|row| &row.lead).chain(cooperating()).collect();
    let sections: BTreeSet<u32> = rows.iter().map(|row| row.section.number).collect();
    let items: BTreeSet<u32> = rows.iter().map(|row| row.item.number).collect();
    assert_eq!((sections.len(), items.len(), rows.len(), departments.len()), (5, 30, 80, 38));
    assert_eq!((cooperating().count(), rows.iter().filter(|row| row.cooperating.is_empty()).count()), (61, 44));
    assert_eq!(rows.iter().map(|row| segments(&row.body).len()).sum::<usize>(), 170);
    let last = &rows[79];
    assert_eq!((last.number, last.lead.as_str(), last.cooperating.len()), (80, "文体广旅局", 0));
    assert!(last.body.starts_with("推进文旅融合") && last.body.ends_with("10%以上。"));
    assert!(rows[60].body.contains("10（20）千伏") && rows[77].body.starts_with("继续"));
}

#[test]
fn places_lead_back_into_the_document() {
    let text = std::str::from_utf8(TAICANG).unwrap();
    for row in &real().rows {
        assert_eq!(&text[row.body_place.start..row.body_place.end], row.body);
        assert!(text[row.lead_place.start..row.lead_place.end].contains(&row.lead));
        assert!(text[row.section.place.start..row.section.place.end].ends_with(&row.section.title));
        assert!(text[row.item.place.start..row.item.place.end].ends_with(&row.item.title));
    }
}

/// What the files of a policy say, in the form of the independent reading.
fn from_content(files: &Files) -> Value {
    let folder = "content/policies/opening-up/";
    let policy: Value = serde_saphyr::from_str(files.text(&format!("{folder}policy.yaml")).unwrap()).unwrap();
    assert_eq!(policy["validity"], "not-confirmed");
    assert_eq!(policy["document"], "seeds/document.txt");
    let mut rows = Vec::new();
    for (path, _) in files.below(&format!("{folder}measures/")) {
        let text = files.text(path).unwrap();
        let (front, body) = text.strip_prefix("---\n").unwrap().split_once("---\n").unwrap();
        let front: Value = serde_saphyr::from_str(front).unwrap();
        let item = &front["item"];
        let (section, heading) = policy["outline"]
            .as_array()
            .unwrap()
            .iter()
            .flat_map(|section| section["items"].as_array().unwrap().iter().map(move |entry| (section, entry)))
            .find(|(_, entry)| entry["item"] == *item)
            .unwrap();
        let body = line::body(body, 0..body.len(), &path.into());
        assert_eq!(body.diagnostics, Diagnostics::new());
        let names = front["cooperating"].as_str().unwrap_or_default().split('、').filter(|name| !name.is_empty());
        rows.push(json!({
            "section": { "number": section["section"], "title": section["title"]["zh"] },
            "item": { "number": item, "title": heading["title"]["zh"] },
            "number": path.rsplit('/').nth(1).unwrap().parse::<u32>().unwrap(),
            "body": body.value.unwrap().plain(""),
            "lead": front["lead"],
            "cooperating": names.collect::<Vec<_>>(),
        }));
    }
    json!({ "title": policy["title"]["zh"], "rows": rows })
}

#[test]
fn the_content_says_what_the_table_says() {
    let files = imported(TAICANG, &empty_site()).value.unwrap();
    assert_eq!(files.len(), 82);
    assert_eq!(from_content(&files), as_json(&real()));
    let lines: usize = files
        .below("content/policies/opening-up/measures/")
        .map(|(path, _)| files.text(path).unwrap().split_once("\n---\n").unwrap().1.lines().count())
        .sum();
    assert_eq!(lines, 170);
}

#[test]
fn encodings_and_line_ends_change_nothing() {
    let text = std::str::from_utf8(TAICANG).unwrap();
    let plain = imported(TAICANG, &empty_site()).value.unwrap();
    let wide = |to: fn(u16) -> [u8; 2], mark: u16| {
        [mark].into_iter().chain(text.encode_utf16()).flat_map(to).collect::<Vec<u8>>()
    };
    for (what, bytes, notices) in [
        ("BOM", ["\u{feff}".as_bytes(), TAICANG].concat(), 0),
        ("CRLF", text.replace('\n', "\r\n").into_bytes(), 0),
        ("CR", text.replace('\n', "\r").into_bytes(), 0),
        ("U+2028", text.replace('\n', "\u{2028}").into_bytes(), 0),
        ("VT", text.replace('\n', "\u{b}").into_bytes(), 0),
        ("FF", text.replace("\n\n", "\n\u{c}\n").into_bytes(), 0),
        ("page break", text.replace("\n\n\t", "\n\n\u{c}\t").into_bytes(), 0),
        ("mixed", text.replace("\n\t", "\r\n\t").into_bytes(), 0),
        ("UTF-16LE", wide(u16::to_le_bytes, 0xFEFF), 0),
        ("UTF-16BE", wide(u16::to_be_bytes, 0xFEFF), 0),
        ("GB18030", encoding_rs::GB18030.encode(text).0.into_owned(), 1),
        ("GB18030, CRLF", encoding_rs::GB18030.encode(&text.replace('\n', "\r\n")).0.into_owned(), 1),
        ("no line end", text.trim_end().as_bytes().to_vec(), 0),
        ("no empty lines", text.replace("\n\n\t", "\n\t").into_bytes(), 0),
        ("empty lines after cells", text.replace("\n\t人社局", "\n\n\t人社局").into_bytes(), 0),
        ("empty rows", (text.trim_end().to_owned() + "\n\t\n\n\t\n\t\n\t\n\t\n\t\n\n").into_bytes(), 0),
    ] {
        let outcome = imported(&bytes, &empty_site());
        assert_eq!(outcome.diagnostics.iter().count(), notices, "{what}: {:?}", outcome.diagnostics);
        assert_eq!(outcome.value.as_ref(), Some(&plain), "{what}");
    }
}
