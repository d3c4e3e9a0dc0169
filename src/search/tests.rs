//! A small site by hand, its index as a file that the browser's tests read too.

use proptest::prelude::*;
use serde_json::{Map, Value};
use snapbox::assert_data_eq;

use super::*;
use crate::content;
use crate::diagnostic::Diagnostics;
use crate::files::Files;
use crate::open_data::sample;
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
    let zh: Value = serde_json::from_str(&text(0)).unwrap();
    let letters = format!("assets/{}", zh["duizhao"]["letters"].as_str().unwrap());
    assert_data_eq!(
        index.files.text(&letters).unwrap().to_owned() + "\n",
        snapbox::file!["../../tests/search/small.letters.json": Text].raw()
    );
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

/// The documents of each language's index, in order.
fn documents(index: &Index) -> Vec<Vec<Map<String, Value>>> {
    let of = |name: &String| {
        let file: Value = serde_json::from_str(index.files.text(name).unwrap()).unwrap();
        let documents = file["documentStore"]["docs"].as_object().unwrap();
        (0..documents.len()).map(|n| documents[&n.to_string()].as_object().unwrap().clone()).collect()
    };
    index.names.iter().map(of).collect()
}

#[test]
fn every_document_has_an_address_that_is_published() {
    let linked = relate::relate(site(|_| ()));
    let published: Vec<String> =
        crate::site::route::Route::all(&linked.site).iter().map(|route| route.address(&linked.site)).collect();
    for documents in documents(&index(&linked)) {
        assert_eq!(documents.len(), 3 + 1 + 2 + 5 + 1);
        for document in documents {
            assert!(published.contains(&document["address"].as_str().unwrap().to_owned()), "{document:?}");
        }
    }
}

#[test]
fn a_ref_is_the_same_thing_in_every_language() {
    let all = documents(&small());
    let address =
        |document: &Map<String, Value>| document["address"].as_str().unwrap().split_once('/').unwrap().1.to_owned();
    for (zh, en) in all[0].iter().zip(&all[1]) {
        assert_eq!(address(zh), address(en));
        for field in ["type", "number", "section", "policy", "lead", "with", "for", "kind"] {
            assert_eq!(zh.get(field), en.get(field), "{zh:?}");
        }
    }
}

#[test]
fn refs_lead_to_what_their_field_names() {
    for documents in documents(&small()) {
        for document in &documents {
            for (field, kind) in
                [("section", "section"), ("policy", "policy"), ("lead", "department"), ("with", "department")]
            {
                let refs = document.get(field).map_or("", |refs| refs.as_str().unwrap());
                for n in refs.split_whitespace() {
                    assert_eq!(documents[n.parse::<usize>().unwrap()]["type"], kind);
                }
            }
            let known = |field: &&String| document::STORED.contains(&field.as_str());
            assert_eq!(document.keys().find(|field| !known(field)), None);
        }
    }
}

#[test]
fn a_line_of_a_measures_body_is_a_sentence() {
    let site = site(|_| ());
    let all = documents(&index(&relate::relate(site.clone())));
    for (id, measure) in site.measures() {
        for (lang, documents) in site.langs().zip(&all) {
            let text = measure.shown(site[measure.policy].source, lang).value;
            let sentences: Vec<&str> = text.segments.iter().map(|segment| segment.plain.as_str()).collect();
            let body = documents[id.0 as usize]["body"].as_str().unwrap();
            assert_eq!(body.split('\n').collect::<Vec<_>>(), sentences);
        }
    }
}

#[test]
fn a_hostile_text_is_read_back_from_every_field() {
    for any in sample::HOSTILE {
        // The loader lets none of these into a site.
        let any: &str = &any.chars().filter(|c| !crate::diagnostic::show::is_invisible(*c)).collect::<String>();
        let en = format!("{any} en");
        let all = documents(&index(&relate::relate(sample::site(any))));
        for (documents, shown) in all.iter().zip([any, &en]) {
            assert_eq!(documents.len(), 3 + 1 + 1 + 2);
            let [_, measure, first, second, _, policy, section] = &documents[..] else { panic!() };
            assert_eq!(first["title"], any);
            assert_eq!(policy["names"], if shown == any { any.to_owned() } else { format!("{any}\n{shown}") });
            assert_eq!(measure["body"], format!("{shown}\n尾。"));
            for named in [second, policy, section, measure] {
                assert_eq!(named["title"], shown);
            }
            assert_eq!(measure["item"], shown);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    /// A measure is found under each of its tokens, whatever its text.
    #[test]
    fn every_token_of_a_text_is_in_the_index(body in "[^\\p{C}]{1,40}") {
        let document = document::of_text(&body);
        let file: Value = serde_json::from_str(&contents(vec![document], &Own::default())).unwrap();
        for token in token::tokens(&body) {
            let mut node = &file["index"]["text"]["root"];
            for character in token.chars() {
                node = &node[character.to_string()];
            }
            prop_assert!(node["docs"].get("0").is_some(), "{}", token);
        }
    }
}
