//! Search: one index a language, as the file that the browser loads when a reader searches. In goes the
//! model, out come files; nothing is searched here, that is the browser's part
//! (`themes/default/assets/search-index.js`).
//!
//! The file is an [elasticlunr](elasticlunr::ELASTICLUNR_VERSION) index, readable by elasticlunr itself
//! when asked with an array of tokens. Its own pipelines would delete every Han character, so for every
//! language the pipeline is empty and the tokens are [ours](token::tokens). The text of a document is in
//! the file once, in the index's document store, for headings and snippets of results.

mod document;
pub mod token;

use elasticlunr::{IndexBuilder, Language, Pipeline};
use rayon::prelude::*;
use sha2::{Digest, Sha256};

use crate::files::Files;
use crate::site::relate::Linked;
use document::{INDEXED, STORED};

/// The search indexes of a site.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Index {
    /// The files, by path below the site's root.
    pub files: Files,
    /// The path of each language's index, in the order of the site's languages:
    /// `assets/search-zh.0123abcd.json`. It changes when its content does.
    pub names: Vec<String>,
}

/// The indexes of `linked`, one a language, over everything that is shown in it: measures (a text that is
/// not translated as it is shown, in the source language), departments under all their names,
/// sections with their items, policies and pages. Cannot fail.
pub fn index(linked: &Linked) -> Index {
    let site = &linked.site;
    let langs: Vec<_> = site.langs().collect();
    let contents: Vec<String> = langs.par_iter().map(|lang| contents(&document::all(linked, *lang))).collect();
    let mut index = Index::default();
    for (lang, contents) in langs.into_iter().zip(contents) {
        let hash = Sha256::digest(contents.as_bytes());
        let hash = u32::from_be_bytes([hash[0], hash[1], hash[2], hash[3]]);
        let name = format!("assets/search-{}.{hash:08x}.json", site.tag(lang));
        index.files.put(name.as_str(), contents);
        index.names.push(name);
    }
    index
}

/// The file that holds `documents`. Their names in it are their places in the list.
fn contents(documents: &[document::Document]) -> String {
    let mut builder = IndexBuilder::with_language(Box::new(Tokens)).add_fields(INDEXED);
    for field in STORED {
        builder = builder.add_field_with_tokenizer(field, Box::new(|_| Vec::new()));
    }
    let mut index = builder.build();
    for (n, document) in documents.iter().enumerate() {
        index.add_doc(&n.to_string(), document.values());
    }
    index.to_json()
}

/// The form of tokens, documents and fields, whatever the language; the browser reads this form alone.
const FORM: &str = "duizhao-1";

/// Our tokens and no pipeline, for every language.
struct Tokens;

impl Language for Tokens {
    fn name(&self) -> String {
        FORM.to_owned()
    }

    fn code(&self) -> String {
        FORM.to_owned()
    }

    fn tokenize(&self, text: &str) -> Vec<String> {
        token::tokens(text)
    }

    fn make_pipeline(&self) -> Pipeline {
        Pipeline { queue: Vec::new() }
    }
}

#[cfg(test)]
mod tests;
