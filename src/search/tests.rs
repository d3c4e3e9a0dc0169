//! A small site by hand, its index as a file that the browser's tests read too.

use proptest::prelude::*;
use serde_json::Value;
use snapbox::assert_data_eq;

use super::*;
use crate::content;
use crate::diagnostic::Diagnostics;
use crate::files::Files;
use crate::site::{self, Site, relate};

/// The site in `tests/search/site`, with `change` made to its files.
fn site(change: impl FnOnce(&mut Files)) -> Site {
    let folder = std::path::Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/search/site"));
    let mut files = Files::read(folder, &["site.yaml", "content"], "").value.unwrap();
    change(&mut files);
    let outcome = content::load(&files).and(site::resolve);
    assert_eq!(outcome.diagnostics, Diagnostics::new());
    outcome.value.unwrap()
}

fn small() -> Index {
    index(&relate::relate(site(|_| ())))
}

#[test]
fn the_index_is_what_the_browsers_tests_read() {
    let index = small();
    let text = |n: usize| index.files.text(&index.names[n]).unwrap().to_owned() + "\n";
    assert_data_eq!(text(0), snapbox::file!["../../tests/search/small.zh.json": Text].raw());
    assert_data_eq!(text(1), snapbox::file!["../../tests/search/small.en.json": Text].raw());
}

#[test]
fn an_index_is_named_by_its_language_and_content() {
    let (one, again) = (small(), small());
    assert_eq!(one, again);
    assert_eq!(one.names.iter().map(|name| &name[..16]).collect::<Vec<_>>(), ["assets/search-zh", "assets/search-en"]);
    let changed = index(&relate::relate(site(|files| {
        files.put("content/policies/small/measures/002/zh.md", "---\nitem: 1\nlead: 科技局\n---\n又一句。\n");
    })));
    assert!(changed.names[0] != one.names[0] && changed.names[0].len() == one.names[0].len());
}

#[test]
fn every_document_has_an_address_that_is_published() {
    let linked = relate::relate(site(|_| ()));
    let published: Vec<String> =
        crate::site::route::Route::all(&linked.site).iter().map(|route| route.address(&linked.site)).collect();
    let index = index(&linked);
    for name in &index.names {
        let file: Value = serde_json::from_str(index.files.text(name).unwrap()).unwrap();
        let documents = file["documentStore"]["docs"].as_object().unwrap();
        assert_eq!(documents.len(), 3 + 1 + 2 + 5 + 1);
        for document in documents.values() {
            assert!(published.contains(&document["address"].as_str().unwrap().to_owned()), "{document}");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    /// A measure is found under each of its tokens, whatever its text.
    #[test]
    fn every_token_of_a_text_is_in_the_index(body in "[^\\p{C}]{1,40}") {
        let document = document::of_body(&body);
        let file: Value = serde_json::from_str(&contents(&[document])).unwrap();
        for token in token::tokens(&body) {
            let mut node = &file["index"]["body"]["root"];
            for character in token.chars() {
                node = &node[character.to_string()];
            }
            prop_assert!(node["docs"].get("0").is_some(), "{}", token);
        }
    }
}
