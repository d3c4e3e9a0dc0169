//! The glossary: every term with its renderings, filed under letters.
//!
//! Chinese is filed by the pinyin of each character, everything else by its letters without accents.
//! Collation tables would do no better: they too give each character one reading.

use std::collections::BTreeMap;

use pinyin::ToPinyin;
use serde::Serialize;
use unicode_normalization::UnicodeNormalization;

use super::here::Here;
use super::view::Said;
use crate::content::digest::Digest;
use crate::site::route::Route;
use crate::site::{Language, Term};

/// In place of a letter, and behind every one of them.
const OTHER: char = '~';

/// What `glossary.html` sees.
#[derive(Debug, Clone, Serialize)]
pub(super) struct GlossaryView {
    /// How many terms.
    pub count: usize,
    /// The list of departments, whose names are not repeated here.
    pub departments: String,
    /// The sources that several renderings share, told once.
    pub sources: Vec<Source>,
    /// The terms by letter.
    pub letters: Vec<Letter>,
}

/// A source of renderings.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Source {
    /// The number by which terms name it.
    pub number: usize,
    /// What it is.
    pub said: Said,
}

/// The terms under one letter.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Letter {
    /// The letter; `#` for figures and for what has none.
    pub letter: String,
    /// Its anchor.
    pub id: String,
    /// The terms.
    pub terms: Vec<Entry>,
}

/// A term in its place in the glossary.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Entry {
    /// The term.
    pub term: TermView,
    /// The number of its source, if that is told once for several terms.
    pub source_number: Option<usize>,
}

/// A term with its renderings.
#[derive(Debug, Clone, Serialize)]
pub(super) struct TermView {
    /// Its anchor, the same in every language.
    pub id: String,
    /// The term in the page's language.
    pub term: Said,
    /// The term in the other languages.
    pub elsewhere: Vec<Said>,
    /// Further forms.
    pub forms: Vec<Said>,
    /// Where the rendering comes from.
    pub source: Option<Said>,
    /// A sentence of explanation.
    pub note: Option<Said>,
}

/// The view of the glossary.
pub(super) fn glossary(here: &Here) -> GlossaryView {
    let language = &here.site.languages[usize::from(here.lang.0)];
    let sources = sources(here);
    let mut filed: BTreeMap<(char, Vec<String>, usize), Entry> = BTreeMap::new();
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    for (n, term) in here.site.glossary.iter().enumerate() {
        let mut view = term_view(here, term);
        let times = *seen.entry(view.id.clone()).and_modify(|times| *times += 1).or_insert(1);
        if times > 1 {
            view.id += &format!("-{times}");
        }
        let source_number = sources.iter().find(|s| Some(&s.said) == view.source.as_ref()).map(|s| s.number);
        let key = key(language, &view.term.text);
        let letter = if view.term.lang.is_some() { OTHER } else { letter(&key) };
        filed.insert((letter, key, n), Entry { term: view, source_number });
    }
    GlossaryView {
        count: here.site.glossary.len(),
        departments: here.href(Route::Departments(here.lang)),
        sources,
        letters: letters(filed.into_iter().map(|((letter, ..), term)| (letter, term))),
    }
}

/// The sources that at least three terms share, in the order in which the glossary names them: said
/// in full at each term they would be a third of the page.
fn sources(here: &Here) -> Vec<Source> {
    let mut times: Vec<(Said, usize)> = Vec::new();
    for said in here.site.glossary.iter().filter_map(|term| term_view(here, term).source) {
        match times.iter_mut().find(|(other, _)| *other == said) {
            Some((_, times)) => *times += 1,
            None => times.push((said, 1)),
        }
    }
    let shared = times.into_iter().filter(|(_, times)| *times >= 3);
    shared.enumerate().map(|(n, (said, _))| Source { number: n + 1, said }).collect()
}

fn letters(terms: impl Iterator<Item = (char, Entry)>) -> Vec<Letter> {
    let mut letters: Vec<Letter> = Vec::new();
    for (letter, term) in terms {
        let (letter, id) = match letter {
            OTHER => ('#', "letter-other".to_owned()),
            letter => (letter, format!("letter-{}", letter.to_lowercase())),
        };
        match letters.last_mut() {
            Some(last) if last.id == id => last.terms.push(term),
            _ => letters.push(Letter { letter: letter.to_string(), id, terms: vec![term] }),
        }
    }
    letters
}

/// A term as the page's language says it.
pub(super) fn term_view(here: &Here, term: &Term) -> TermView {
    let shown = term.term.shown(here.lang).lang;
    let elsewhere = term.term.iter().filter(|(lang, _)| *lang != shown);
    TermView {
        id: anchor(term),
        term: here.say(&term.term),
        elsewhere: elsewhere.map(|(lang, text)| here.said_in(lang, text)).collect(),
        forms: term.forms.iter().map(|(lang, form)| here.said_in(*lang, form)).collect(),
        source: term.source.as_ref().map(|source| here.say(source)),
        note: term.note.as_ref().map(|note| here.say(note)),
    }
}

/// The anchor of a term on the page of the glossary.
pub(super) fn anchor(term: &Term) -> String {
    format!("t-{}", Digest::of(term.term.source()))
}

/// The letter under which a term with this key is filed.
fn letter(key: &[String]) -> char {
    let first = key.first().and_then(|token| token.chars().next());
    let first = first.filter(|c| c.is_alphabetic() && u32::from(*c) < 0x1100);
    first.map_or(OTHER, |c| c.to_uppercase().next().unwrap_or(c))
}

/// Words whose first character is not read as it mostly is, with that reading.
const READINGS: [(&str, &str); 12] = [
    ("长", "chang2"),
    ("行业", "hang2"),
    ("行情", "hang2"),
    ("重新", "chong2"),
    ("重复", "chong2"),
    ("重组", "chong2"),
    ("重庆", "chong2"),
    ("调查", "diao4"),
    ("调研", "diao4"),
    ("调度", "diao4"),
    ("都市", "du1"),
    ("会计", "kuai4"),
];

/// What a term is sorted by: its letters, small and without accents, its figures, and for Chinese the
/// pinyin of each Han character with its tone.
fn key(language: &Language, term: &str) -> Vec<String> {
    let chinese = language.is_chinese();
    let mut key = Vec::new();
    for (at, c) in term.char_indices() {
        let reading = READINGS.iter().find(|(word, _)| term[at..].starts_with(word)).map(|(_, reading)| *reading);
        match reading.or_else(|| c.to_pinyin().map(|syllable| syllable.with_tone_num_end())).filter(|_| chinese) {
            Some(syllable) => key.push(syllable.to_owned()),
            None => key.extend(c.nfkd().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).map(String::from)),
        }
    }
    key
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sorted(tag: &str, terms: &[&'static str]) -> Vec<(char, &'static str)> {
        let language = Language { tag: tag.to_owned() };
        let mut all: Vec<_> = terms.iter().map(|term| (key(&language, term), *term)).collect();
        all.sort();
        all.into_iter().map(|(key, term)| (letter(&key), term)).collect()
    }

    #[test]
    fn chinese_is_filed_by_pinyin() {
        let terms = ["重点", "5G网络", "“一带一路”", "长三角", "长江", "KPI", "安全", "行政", "银行", "绿色"];
        let filed = [
            ('~', "5G网络"),
            ('A', "安全"),
            ('C', "长江"),
            ('C', "长三角"),
            ('K', "KPI"),
            ('L', "绿色"),
            ('X', "行政"),
            ('Y', "“一带一路”"),
            ('Y', "银行"),
            ('Z', "重点"),
        ];
        assert_eq!(sorted("zh", &terms), filed);
    }

    #[test]
    fn letters_are_filed_without_case_and_accents() {
        let terms = ["“Zero” list", "école", "Dan 30", "e-commerce", "24-hour", "Økonomi", "职称"];
        let filed: String = sorted("en", &terms).iter().map(|(letter, _)| letter).collect();
        assert_eq!(filed, "~DEEZØ~");
    }
}
