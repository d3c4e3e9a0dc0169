//! The words of mistakes: one file per language, `messages/<lang>.yaml`, keyed by code.

use std::collections::BTreeMap;

use super::Mistake;

/// The words for one code, with `{value}` where a value of the mistake is named.
#[derive(Debug, Clone, serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Words {
    message: String,
    #[serde(default)]
    label: String,
    #[serde(default)]
    related: String,
    #[serde(default)]
    help: Vec<String>,
}

/// The words of every mistake in one language.
#[derive(Debug, Clone)]
pub struct Catalogue(BTreeMap<String, Words>);

/// A mistake in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    /// What is wrong, in one line.
    pub message: String,
    /// What stands at the caret; may be empty.
    pub label: String,
    /// What stands at the second place; may be empty.
    pub related: String,
    /// What to write instead, one advice a line.
    pub help: Vec<String>,
}

impl Catalogue {
    /// The English catalogue, which is part of the program.
    pub fn english() -> Self {
        let words = serde_saphyr::from_str(include_str!("../../messages/en.yaml"));
        Self(words.expect("a test reads the catalogue that is part of the program"))
    }

    /// All codes that have words.
    pub fn codes(&self) -> impl Iterator<Item = &str> {
        self.0.keys().map(String::as_str)
    }

    /// The names of the values that the words of `code` use.
    pub fn values_of(&self, code: &str) -> Vec<String> {
        let Some(words) = self.0.get(code) else { return Vec::new() };
        let texts = words.help.iter().chain([&words.message, &words.label, &words.related]);
        texts.flat_map(|text| names(text)).map(str::to_owned).collect()
    }

    /// The mistake in this catalogue's words. A line of help whose values are empty is left out.
    pub fn tell(&self, mistake: &Mistake) -> Told {
        let values = mistake.values();
        let Some(words) = self.0.get(mistake.code()) else {
            return Told {
                message: mistake.code().to_owned(),
                label: String::new(),
                related: String::new(),
                help: Vec::new(),
            };
        };
        let filled = |text: &String| fill(text, &values);
        let full =
            |text: &&String| names(text).iter().all(|name| values.iter().any(|(n, v)| n == name && !v.is_empty()));
        Told {
            message: filled(&words.message),
            label: filled(&words.label),
            related: filled(&words.related),
            help: words.help.iter().filter(full).map(filled).collect(),
        }
    }
}

/// The names in braces in `text`.
fn names(text: &str) -> Vec<&str> {
    text.split('{').skip(1).filter_map(|rest| rest.split_once('}')).map(|(name, _)| name).collect()
}

/// `text` with the values in place of their names; a value's own braces are left alone.
fn fill(text: &str, values: &[(&'static str, &str)]) -> String {
    let mut parts = text.split('{');
    let mut filled = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (name, rest) = part.split_once('}').unwrap_or(("", part));
        filled.push_str(values.iter().find(|(n, _)| *n == name).map_or("", |(_, value)| value));
        filled.push_str(rest);
    }
    filled
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_mistake_has_words_and_every_word_a_mistake() {
        let catalogue = Catalogue::english();
        for (code, _, values) in Mistake::ALL {
            assert!(catalogue.0.contains_key(*code), "messages/en.yaml lacks `{code}`");
            for name in catalogue.values_of(code) {
                assert!(values.contains(&name.as_str()), "`{code}` has no value `{name}`");
            }
        }
        for code in catalogue.codes() {
            assert!(Mistake::ALL.iter().any(|(known, ..)| *known == code), "no mistake has the code `{code}`");
        }
    }

    #[test]
    fn help_with_nothing_to_say_is_left_out() {
        let told = Catalogue::english().tell(&Mistake::UnknownFile { name: "a{b".into(), nearest: String::new() });
        assert_eq!(told.message, "`a{b` has no place here");
        assert_eq!(told.help, ["files that are published as they are belong in `static/`"]);
    }
}
