//! Search: one index a language, as the file that the browser loads when a reader searches. In goes the
//! model, out come files; nothing is searched here, that is the browser's part
//! (`themes/default/assets/search-index.js`).
//!
//! The file is an [elasticlunr](elasticlunr::ELASTICLUNR_VERSION) index of one field, `text`, readable by
//! elasticlunr itself when asked with an array of tokens. Its own pipelines would delete every Han character, so
//! for every language the pipeline is empty and the tokens are [ours](token::tokens). The text of a document is
//! in the file once, in the index's document store, in the parts that results show. What a query is read with
//! (words of the language, synonyms, other spellings) stands beside it under a key that elasticlunr does not
//! know. The whole form is told in `docs/search.md`.

mod document;
mod han;
mod own;
pub mod token;

use std::collections::{BTreeMap, BTreeSet};

use elasticlunr::{IndexBuilder, Language, Pipeline};
use rayon::prelude::*;
use serde::Serialize;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use crate::files::Files;
use crate::site::Lang;
use crate::site::relate::Linked;
use document::Document;
use own::Own;

/// The search indexes of a site.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Index {
    /// The files, by path below the site's root.
    pub files: Files,
    /// The path of each language's index, in the order of the site's languages:
    /// `assets/search-zh.0123abcd.json`. It changes when its content does.
    pub names: Vec<String>,
}

/// The indexes of `linked`, one a language, and for Chinese a file of other ways to write it. What can be found: measures (a
/// text that is not translated as it is shown, in the source language), departments, sections, policies and pages.
/// Cannot fail.
pub fn index(linked: &Linked) -> Index {
    let site = &linked.site;
    let langs: Vec<_> = site.langs().collect();
    let made = |lang: &Lang| {
        let documents = document::all(linked, *lang);
        let texts = own::texts(&documents);
        let tag = site.tag(*lang);
        let letters = own::letters(site, *lang, &texts).map(|letters| {
            let contents = serde_json::to_string(&letters).expect("every key of letters is a text");
            (named(&format!("search-letters-{tag}"), &contents), contents)
        });
        let name = letters.as_ref().map(|(name, _)| name.clone()).unwrap_or_default();
        let contents = contents(documents, &own::own(site, *lang, &texts, name));
        (named(&format!("search-{tag}"), &contents), contents, letters)
    };
    let mut index = Index::default();
    for (name, contents, letters) in langs.par_iter().map(made).collect::<Vec<_>>() {
        index.names.push(format!("assets/{name}"));
        for (name, contents) in std::iter::once((name, contents)).chain(letters) {
            index.files.put(format!("assets/{name}"), contents);
        }
    }
    index
}

/// A file's name with the hash of its content: `search-zh.0123abcd.json`.
fn named(name: &str, contents: &str) -> String {
    let hash = Sha256::digest(contents.as_bytes());
    let hash = u32::from_be_bytes([hash[0], hash[1], hash[2], hash[3]]);
    format!("{name}.{hash:08x}.json")
}

/// The file that holds `documents`, whose refs are their places in the list, and `own`. A document's text is
/// not stored: its parts are, for the result.
fn contents(documents: Vec<Document>, own: &Own) -> String {
    let mut index = IndexBuilder::with_language(Box::new(Tokens)).save_docs(false).add_field("text").build();
    for (n, document) in documents.iter().enumerate() {
        index.add_doc(&n.to_string(), [&document.text]);
    }
    let mut index = serde_json::to_value(&index).expect("every key of an index is a text");
    let stored = documents.into_iter().enumerate().map(|(n, document)| (n.to_string(), document.stored));
    index["documentStore"]["docs"] = json!(stored.collect::<BTreeMap<_, _>>());
    index["documentStore"]["save"] = json!(true);
    serde_json::to_string(&File { index, own }).expect("every key of an index is a text")
}

/// An index file: what elasticlunr reads, and beside it what it does not know.
#[derive(Serialize)]
struct File<'a> {
    #[serde(flatten)]
    index: Value,
    #[serde(rename = "duizhao")]
    own: &'a Own<'a>,
}

/// The form of tokens, documents and fields, whatever the language; the browser reads this form alone.
const FORM: &str = "duizhao-2";

/// Our tokens and no pipeline, for every language.
struct Tokens;

impl Language for Tokens {
    fn name(&self) -> String {
        FORM.to_owned()
    }

    fn code(&self) -> String {
        FORM.to_owned()
    }

    /// Each token once: how often it stands in a text is seen in the text itself, and saying it here too would
    /// make the file a tenth larger.
    fn tokenize(&self, text: &str) -> Vec<String> {
        BTreeSet::from_iter(token::tokens(text)).into_iter().collect()
    }

    fn make_pipeline(&self) -> Pipeline {
        Pipeline { queue: Vec::new() }
    }
}

#[cfg(test)]
mod tests;
