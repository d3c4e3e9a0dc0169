//! `content/synonyms/<tag>.yaml`: words that readers type for what the texts say.

use std::sync::Arc;

use super::words_once;
use crate::content::yaml::{self, Fields, Placed, list_of};
use crate::diagnostic::{Diagnostics, Mistake, Outcome, Place};
use crate::site::Synonyms;

/// Reads the words of one language. Mistakes: unknown keys, empty words, a word twice in a list, a
/// list in `same` with fewer than two words.
pub(crate) fn read(text: &str, file: &Arc<str>) -> Outcome<Synonyms> {
    yaml::parse(text, 0..text.len(), file).and(|node| {
        let mut told = Diagnostics::new();
        let mut synonyms = Synonyms::default();
        if let Some(mut fields) = Fields::of(&node, Place::file(Arc::clone(file)), &mut told) {
            synonyms.same = same(&mut fields, &mut told);
            synonyms.finds = finds(&mut fields, &mut told);
            synonyms.ignored = words_once(fields.texts("ignored", &mut told), &[], "ignored", &mut told);
            fields.done(&mut told);
        }
        Outcome::with(synonyms, told)
    })
}

/// Lists of words that mean the same.
fn same(fields: &mut Fields, told: &mut Diagnostics) -> Vec<Vec<String>> {
    let mut all = Vec::new();
    for group in fields.list("same", told) {
        let nodes = list_of(group, "same", group.place.clone(), str::to_owned, told);
        let is_list = matches!(group.value, yaml::Value::List(_));
        if is_list && nodes.len() < 2 {
            told.tell(group.place.clone(), Mistake::SynonymAlone {});
        }
        let words = words_once(nodes, &[], "same", told);
        all.extend((words.len() > 1).then_some(words));
    }
    all
}

/// Words with those that they find.
fn finds(fields: &mut Fields, told: &mut Diagnostics) -> Vec<(String, Vec<String>)> {
    let Some(node) = fields.node("finds") else { return Vec::new() };
    let Some(inner) = Fields::of(node, node.place.clone(), told) else { return Vec::new() };
    let mut all = Vec::new();
    for (word, place, node) in inner.entries() {
        let nodes = list_of(node, word, place.clone(), str::to_owned, told);
        let typed = Placed { value: word.to_owned(), place: place.clone() };
        let found = words_once(nodes, &[typed], word, told);
        all.extend((!found.is_empty()).then(|| (word.to_owned(), found)));
    }
    all
}
