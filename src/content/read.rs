//! Readers of single files: text in, typed entries out, each mistake with its place.

pub(super) mod language;
pub(super) mod measure;
mod official;
pub(super) mod page;
pub(super) mod policy;
pub(super) mod shared;
pub(super) mod site;
pub(super) mod synonyms;

use super::entry::{ByLanguage, Words};
use super::yaml::{Fields, Node, Placed, Value, list_of, text_of};
use crate::diagnostic::{Diagnostic, Diagnostics, Mistake, Phrase, Place};
use crate::site::route::RESERVED;
use crate::wording::Folded;

pub(crate) use site::is_tag;

/// The tags of the site's languages.
type Tags<'a> = &'a [String];

/// The value of `key` by language: a mapping from tags to texts. Unknown languages are mistakes. If one
/// of the texts could not be read, there are none: what is missing then is no second mistake.
fn by_language(fields: &mut Fields, key: &'static str, tags: Tags, told: &mut Diagnostics) -> ByLanguage {
    match fields.node(key) {
        Some(node) => texts(node, key, tags, told),
        None => Vec::new(),
    }
}

/// The same for a key that must be there.
fn required_by_language(fields: &mut Fields, key: &'static str, tags: Tags, told: &mut Diagnostics) -> ByLanguage {
    fields.require(key);
    by_language(fields, key, tags, told)
}

fn texts(node: &Node, key: &str, tags: Tags, told: &mut Diagnostics) -> ByLanguage {
    if let Value::Text(text) = &node.value {
        let example = format!("{}: {text}", tags.first().map_or("zh", String::as_str));
        told.tell(node.place.clone(), Mistake::ExpectedLanguages { key: key.into(), example });
        return Vec::new();
    }
    let Some(fields) = Fields::of(node, node.place.clone(), told) else { return Vec::new() };
    let mut all = Vec::new();
    let mut broken = fields.is_lost();
    for (tag, place, value) in fields.entries() {
        if !language(tag, place, tags, told) {
            broken = true;
        } else if let Some(text) = text_of(value, tag, place.clone(), told) {
            all.push((Placed { value: tag.to_owned(), place: place.clone() }, text));
        } else {
            broken = true;
        }
    }
    if broken { Vec::new() } else { all }
}

/// Several texts by language: a mapping from tags to lists.
fn lists_by_language(
    fields: &mut Fields,
    key: &'static str,
    tags: Tags,
    told: &mut Diagnostics,
) -> Vec<(Words, Words)> {
    let Some(node) = fields.node(key) else { return Vec::new() };
    let Some(inner) = Fields::of(node, node.place.clone(), told) else { return Vec::new() };
    let mut all = Vec::new();
    for (tag, place, value) in inner.entries() {
        if !language(tag, place, tags, told) {
            continue;
        }
        let tag = Placed { value: tag.to_owned(), place: place.clone() };
        let list = list_of(value, &tag.value, place.clone(), str::to_owned, told);
        let texts = list.iter().filter_map(|node| text_of(node, key, node.place.clone(), told));
        all.extend(texts.map(|text| (tag.clone(), text)));
    }
    all
}

pub(super) fn language(tag: &str, place: &Place, tags: Tags, told: &mut Diagnostics) -> bool {
    let known = tags.iter().any(|known| known == tag);
    if !known {
        let nearest = nearest_language(tag, tags);
        told.tell(place.clone(), Mistake::UnknownLanguage { tag: tag.into(), nearest, known: tags.to_vec() });
    }
    known
}

/// What people write for languages that have another tag.
const OTHER_TAGS: [(&str, &str); 5] = [("cn", "zh"), ("chi", "zh"), ("jp", "ja"), ("kr", "ko"), ("gb", "en")];

/// The site's language that `tag` probably means: one that is spelled alike is none, but `EN`, `eng`
/// and `en-GB` are English.
pub(super) fn nearest_language(tag: &str, tags: Tags) -> String {
    let lower = tag.to_lowercase();
    let meant = OTHER_TAGS.iter().find(|(other, _)| *other == lower).map_or(lower.as_str(), |(_, meant)| meant);
    let alike = |known: &&String| meant.starts_with(&known.to_lowercase()) || known.to_lowercase().starts_with(meant);
    tags.iter().find(alike).cloned().unwrap_or_default()
}

/// The texts of a list.
fn list_of_texts(fields: &mut Fields, key: &'static str, told: &mut Diagnostics) -> Vec<Words> {
    let list = fields.texts(key, told);
    list.iter().filter_map(|node| text_of(node, key, node.place.clone(), told)).collect()
}

/// The texts of a list, each once: one that is the same as an earlier one, or as one of `before`, is told
/// with both places. Case, widths and quotation marks do not count.
fn words_once(list: &[Node], before: &[Words], key: &str, told: &mut Diagnostics) -> Vec<String> {
    let mut known: Vec<(String, Words)> =
        before.iter().map(|word| (Folded::new(&word.value).text, word.clone())).collect();
    for node in list {
        let Some(word) = text_of(node, key, node.place.clone(), told) else { continue };
        let folded = Folded::new(&word.value).text;
        match known.iter().find(|(other, _)| *other == folded) {
            Some((_, first)) => {
                let twice = Diagnostic::at(word.place, Mistake::WordTwice { word: word.value });
                told.push(twice.beside(first.place.clone()));
            }
            None => known.push((folded, word)),
        }
    }
    known.into_iter().skip(before.len()).map(|(_, word)| word.value).collect()
}

/// Checks a name in addresses: small letters and digits, joined by single hyphens, at most 64, and
/// none of the words that addresses use themselves or that Windows keeps for devices.
pub(super) fn check_slug(slug: &Words, told: &mut Diagnostics) {
    let text = slug.value.as_str();
    let words = text
        .split('-')
        .all(|word| !word.is_empty() && word.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit()));
    let device = matches!(text, "con" | "prn" | "aux" | "nul")
        || (text.len() == 4
            && (text.starts_with("com") || text.starts_with("lpt"))
            && text.ends_with(|c: char| c.is_ascii_digit()));
    if !words || text.len() > 64 {
        told.tell(slug.place.clone(), Mistake::BadSlug { slug: text.into(), instead: slugified(text) });
    } else if RESERVED.contains(&text) || device {
        told.tell(slug.place.clone(), Mistake::ReservedSlug { slug: text.into() });
    }
}

/// The nearest thing to `text` that is a slug; empty if letters of it cannot be kept.
fn slugified(text: &str) -> String {
    let lower = text.to_lowercase();
    if lower.chars().any(|c| c.is_alphanumeric() && !c.is_ascii()) {
        return String::new();
    }
    let words = lower.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join("-").chars().take(64).collect()
}

/// A whole number from 1, as people write it: no zeros in front, no signs.
fn number(words: Words, told: &mut Diagnostics) -> Option<Placed<u32>> {
    let good = words.value.bytes().all(|b| b.is_ascii_digit()) && !words.value.starts_with('0');
    match words.value.parse() {
        Ok(value) if good => Some(Placed { value, place: words.place }),
        _ => {
            told.tell(words.place, Mistake::BadNumber { found: words.value });
            None
        }
    }
}

/// Checks a date of the form `YYYY-MM-DD`.
fn date(words: Words, told: &mut Diagnostics) -> Option<Words> {
    let text = words.value.as_bytes();
    let digits = |range: std::ops::Range<usize>| words.value.get(range).and_then(|part| part.parse::<u32>().ok());
    let shape = text.len() == 10 && text[4] == b'-' && text[7] == b'-';
    let leap = |year: u32| year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    let good = match (shape, digits(0..4), digits(5..7), digits(8..10)) {
        (true, Some(year), Some(month @ 1..=12), Some(day @ 1..)) => {
            day <= match month {
                2 => 28 + u32::from(leap(year)),
                4 | 6 | 9 | 11 => 30,
                _ => 31,
            }
        }
        _ => false,
    };
    if good {
        return Some(words);
    }
    told.tell(words.place, Mistake::BadDate { found: words.value });
    None
}

/// An address that a link may lead to.
fn address(words: Words, told: &mut Diagnostics) -> Option<Words> {
    let good = ["https://", "http://", "mailto:", "tel:"].iter().any(|start| words.value.starts_with(start));
    if good && !words.value.contains(char::is_whitespace) {
        return Some(words);
    }
    told.tell(words.place, Mistake::BadAddress { found: words.value });
    None
}

/// Several names in one text, joined by `、` as the documents do, or by `;` where a language is
/// written with blanks. Other joiners are mistakes.
fn names(words: &Words, told: &mut Diagnostics) -> Vec<Words> {
    let mut all = Vec::new();
    let mut at = words.place.start;
    // In quotation marks, or with escapes, places inside the text are not known: the whole is named.
    let exact = words.place.end - words.place.start == words.value.len();
    for part in words.value.split_inclusive(['、', ';']) {
        let name = part.trim_end_matches(['、', ';']);
        let start = at + (name.len() - name.trim_start().len());
        at += part.len();
        let place = match exact {
            true => Place { file: words.place.file.clone(), start, end: start + name.trim().len() },
            false => words.place.clone(),
        };
        let name = name.trim();
        if name.is_empty() {
            told.tell(place, Mistake::NameMissing {});
        } else if let Some(joiner) = name.chars().find(|c| "，；/,".contains(*c)) {
            let instead = name.split(['，', '；', '/', ',']).map(str::trim).collect::<Vec<_>>().join("、");
            told.tell(place, Mistake::WrongJoiner { joiner: Phrase::own(format!("`{joiner}`")), instead });
        } else {
            all.push(Placed { value: name.to_owned(), place });
        }
    }
    if words.value.trim_end().ends_with(['、', ';']) {
        let place = Place { start: words.place.end, ..words.place.clone() };
        told.tell(if exact { place } else { words.place.clone() }, Mistake::NameMissing {});
    }
    all
}
