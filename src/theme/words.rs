//! The words of the interface: `strings/<lang>.yaml`, a flat map from key to text.
//!
//! A text may name values in braces (`{n}`) and may have two forms, for one and for more, with
//! ` | ` between them: `{n} measure | {n} measures`. Every language has the same keys, and each text
//! names the same values as in the default theme's English.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use serde_saphyr::Spanned;

use super::templates::Templates;
use super::{DEFAULT, Part, Parts};
use crate::content::line::lines;
use crate::content::unfilled;
use crate::diagnostic::nearest;
use crate::diagnostic::{Diagnostics, Mistake, Outcome, Place};
use crate::site::Language;

/// The words of the interface in one language.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Words(BTreeMap<String, String>);

impl Words {
    /// The text under `key`; the key itself if there is none, which `load` has told.
    pub fn get<'a>(&'a self, key: &'a str) -> &'a str {
        self.0.get(key).map_or(key, String::as_str)
    }

    /// The text under `key` with `values` in place of their names; the value `n` chooses the form.
    pub fn say(&self, key: &str, values: &[(&str, &str)]) -> String {
        let text = self.get(key);
        let one = values.iter().any(|(name, value)| *name == "n" && *value == "1");
        let form = match text.split_once(" | ") {
            Some((singular, _)) if one => singular,
            Some((_, plural)) => plural,
            None => text,
        };
        let mut parts = form.split('{');
        let mut said = parts.next().unwrap_or_default().to_owned();
        for part in parts {
            let (name, rest) = part.split_once('}').unwrap_or(("", part));
            said.push_str(values.iter().find(|(known, _)| *known == name).map_or("", |(_, value)| value));
            said.push_str(rest);
        }
        said
    }

    /// The text under `key` in pieces: words, and the name of the value after them (none at the end).
    pub fn pieces<'a>(&'a self, key: &'a str) -> Vec<(&'a str, &'a str)> {
        let mut rest = self.get(key);
        let mut pieces = Vec::new();
        while let Some((words, (name, after))) =
            rest.split_once('{').and_then(|(words, after)| Some((words, after.split_once('}')?)))
        {
            pieces.push((words, name));
            rest = after;
        }
        pieces.push((rest, ""));
        pieces
    }

    /// The name of the language `tag`, or of its primary language, in this one. `language-names` lists them:
    /// `zh: Chinese, en: English`.
    pub fn language(&self, tag: &str) -> Option<&str> {
        let of = |wanted: &str| {
            let mut named = self.get("language-names").split(',').filter_map(|entry| entry.split_once(':'));
            named.find(|(tag, _)| tag.trim() == wanted).map(|(_, name)| name.trim())
        };
        of(tag).or_else(|| of(tag.split('-').next()?))
    }

    /// A day `YYYY-MM-DD` as people of this language write it.
    pub fn day(&self, day: &str) -> String {
        let parts: Vec<&str> = day.split('-').collect();
        let [year, month, date] = parts[..] else { return day.to_owned() };
        let months: Vec<&str> = self.get("months").split(',').map(str::trim).collect();
        let number = |text: &str| text.parse::<usize>().unwrap_or_default();
        let Some(name) = number(month).checked_sub(1).and_then(|n| months.get(n)) else { return day.to_owned() };
        self.say("day", &[("year", year), ("month", name), ("day", &number(date).to_string())])
    }
}

/// Reads the strings of every language. Mistakes: a language without a file, files that are no flat
/// map of texts, missing keys, keys that nothing uses, texts that name other values.
pub(super) fn load(parts: &Parts, languages: &[Language], templates: Option<&Templates>) -> Outcome<Vec<Words>> {
    let mut diagnostics = Diagnostics::new();
    let english = default_english();
    let mut required: BTreeSet<&str> = english.0.keys().map(String::as_str).collect();
    let used = templates.map(Templates::strings).unwrap_or_default();
    for (key, place) in &used {
        // A key of the theme's own templates is known as soon as one language has words for it.
        let told = parts.below("strings/").any(|(_, part)| key_place(part, key).is_some());
        if told {
            required.insert(key);
        } else if !required.contains(key.as_str()) {
            let nearest = nearest(key, english.0.keys());
            diagnostics.tell(place.clone(), Mistake::StringUndefined { key: key.clone(), nearest });
        }
    }
    let load = |language: &Language| one(parts, &language.tag, &english, &required);
    let words = languages.iter().map(|language| load(language).into(&mut diagnostics).unwrap_or_default()).collect();
    Outcome::with(words, diagnostics)
}

/// The words of one language, English where it lacks them (which is told).
fn one(parts: &Parts, tag: &str, english: &Words, required: &BTreeSet<&str>) -> Outcome<Words> {
    let primary = tag.split('-').next().unwrap_or(tag);
    let find = |tag: &str| parts.files.get(&format!("strings/{tag}.yaml"));
    let Some(part) = find(tag).or_else(|| find(primary)) else {
        let file = format!("themes/{}/strings/{tag}.yaml", parts.name);
        let keys = required.iter().copied().collect::<Vec<_>>().join(", ");
        let mistake = Mistake::StringsMissing { language: tag.to_owned(), keys };
        return Outcome::with(english.clone(), crate::diagnostic::Diagnostic::at(Place::file(file), mistake).into());
    };
    read(part).and(|mut words| {
        let mut diagnostics = Diagnostics::new();
        let missing: Vec<&str> = required.iter().copied().filter(|key| !words.0.contains_key(*key)).collect();
        if !missing.is_empty() {
            let mistake = Mistake::StringsMissing { language: tag.to_owned(), keys: missing.join(", ") };
            diagnostics.tell(Place::file(part.file.as_str()), mistake);
        }
        for (key, text) in &words.0 {
            let place = || key_place(part, key).unwrap_or_else(|| Place::file(part.file.as_str()));
            match english.0.get(key) {
                _ if !required.contains(key.as_str()) => {
                    let mistake = Mistake::StringUnknown { key: key.clone(), nearest: nearest(key, required.iter()) };
                    diagnostics.tell(place(), mistake);
                }
                Some(model) if names(model) != names(text) => {
                    let values = names(model).into_iter().map(|name| format!("{{{name}}}")).collect::<Vec<_>>();
                    let mistake = Mistake::StringValues { key: key.clone(), values: values.join(" ") };
                    diagnostics.tell(place(), mistake);
                }
                _ => {}
            }
        }
        for key in missing {
            words.0.insert(key.to_owned(), english.get(key).to_owned());
        }
        Outcome::with(words, diagnostics)
    })
}

/// Reads one file. Mistakes: what is not a flat map of texts.
fn read(part: &Part) -> Outcome<Words> {
    let file: Arc<str> = part.file.as_str().into();
    let text = String::from_utf8_lossy(&part.bytes);
    match serde_saphyr::from_str::<BTreeMap<String, Spanned<String>>>(&text) {
        Ok(map) => {
            let words = Words(map.into_iter().map(|(key, text)| (key, text.value)).collect());
            let mut told = Diagnostics::new();
            for line in lines(&text, 0..text.len()) {
                told.extend(unfilled::told(&text[line.clone()], &file, line.start));
            }
            Outcome::with(words, told)
        }
        Err(error) => {
            let at = error.location().and_then(|at| at.span().byte_offset()).map_or(0, |at| at as usize);
            let reason = error.to_string().lines().next().unwrap_or_default().to_owned();
            Outcome::bad(crate::diagnostic::Diagnostic::at(
                Place::new(&file, at..at),
                Mistake::StringsBroken { reason },
            ))
        }
    }
}

/// The default theme's English, which is the model of every other language.
fn default_english() -> Words {
    let text = DEFAULT.get_file("strings/en.yaml").and_then(include_dir::File::contents_utf8);
    let map = serde_saphyr::from_str(text.expect("the program holds strings/en.yaml"));
    Words(map.expect("a test reads the strings that are part of the program"))
}

/// Where `key` stands in a strings file.
fn key_place(part: &Part, key: &str) -> Option<Place> {
    let text = std::str::from_utf8(&part.bytes).ok()?;
    let line = lines(text, 0..text.len())
        .find(|line| text[line.clone()].strip_prefix(key).is_some_and(|rest| rest.trim_start().starts_with(':')))?;
    Some(Place::new(&part.file.as_str().into(), line.start..line.start + key.len()))
}

/// The names in braces in any form of `text`.
fn names(text: &str) -> BTreeSet<&str> {
    text.split('{').skip(1).filter_map(|rest| rest.split_once('}')).map(|(name, _)| name).collect()
}
