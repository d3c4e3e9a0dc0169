//! The words of what the program says, one catalogue a language: mistakes (`messages/<lang>.yaml`, by
//! code), parts of messages (`messages/phrases/`) and what commands report (`messages/reports/`).

pub(crate) mod template;

use std::collections::BTreeMap;

use super::keyed::Value;
use super::{Mistake, Phrase, Report};
use template::Template;

/// A language that the program speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Spoken {
    /// English.
    English,
    /// Chinese, in simplified characters.
    Chinese,
}

impl Spoken {
    /// All of them, by the tags that `--lang` and `messages:` know.
    pub const ALL: [(&'static str, Self); 2] = [("zh", Self::Chinese), ("en", Self::English)];

    /// The language of a tag, as `zh`, `zh-CN` or `en_GB.UTF-8`; `None` for a language that the program
    /// does not speak.
    pub fn of_tag(tag: &str) -> Option<Self> {
        let language = tag.split(['-', '_', '.']).next().unwrap_or_default().to_ascii_lowercase();
        Self::ALL.iter().find(|(known, _)| *known == language).map(|(_, spoken)| *spoken)
    }

    /// The files of its catalogue: mistakes, phrases, reports.
    fn files(self) -> [&'static str; 3] {
        match self {
            Self::English => [
                include_str!("../../messages/en.yaml"),
                include_str!("../../messages/phrases/en.yaml"),
                include_str!("../../messages/reports/en.yaml"),
            ],
            Self::Chinese => [
                include_str!("../../messages/zh.yaml"),
                include_str!("../../messages/phrases/zh.yaml"),
                include_str!("../../messages/reports/zh.yaml"),
            ],
        }
    }
}

/// The words for one code, with `{value}` where a value of the mistake is named.
#[derive(Debug, Clone, serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Words {
    message: Template,
    #[serde(default)]
    label: Template,
    #[serde(default)]
    related: Template,
    #[serde(default)]
    help: Vec<Template>,
}

/// The words of everything that the program says, in one language.
#[derive(Debug, Clone)]
pub struct Catalogue {
    language: Spoken,
    mistakes: BTreeMap<String, Words>,
    phrases: BTreeMap<String, Template>,
    reports: BTreeMap<String, Template>,
}

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
    /// The catalogue of a language, which is part of the program.
    pub fn of(language: Spoken) -> Self {
        let [mistakes, phrases, reports] = language.files();
        Self { language, mistakes: read(mistakes), phrases: read(phrases), reports: read(reports) }
    }

    /// The language.
    pub fn language(&self) -> Spoken {
        self.language
    }

    /// The mistake in this catalogue's words. A line of help whose values are empty is left out.
    pub fn tell(&self, mistake: &Mistake) -> Told {
        let values = self.values(mistake.values());
        let Some(words) = self.mistakes.get(mistake.code()) else {
            let (label, related) = (String::new(), String::new());
            return Told { message: mistake.code().to_owned(), label, related, help: Vec::new() };
        };
        let is_said =
            |text: &&Template| text.names().all(|name| values.iter().any(|(n, v)| *n == name && !v.is_empty()));
        Told {
            message: words.message.fill(&values),
            label: words.label.fill(&values),
            related: words.related.fill(&values),
            help: words.help.iter().filter(is_said).map(|text| text.fill(&values)).collect(),
        }
    }

    /// The message of `code` with `…` in place of its values.
    pub fn message(&self, code: &str) -> String {
        self.mistakes.get(code).map(|words| words.message.to_string()).unwrap_or_default()
    }

    /// A report in this catalogue's words.
    pub fn report(&self, report: &Report) -> String {
        let values = self.values(report.values());
        self.reports.get(report.code()).map(|text| text.fill(&values)).unwrap_or_default()
    }

    /// A phrase in this catalogue's words.
    pub fn phrase(&self, phrase: &Phrase) -> String {
        let values = self.values(phrase.values());
        self.phrases.get(phrase.code()).map(|text| text.fill(&values)).unwrap_or_default()
    }

    fn values(&self, values: Vec<(&'static str, Value)>) -> Vec<(&'static str, String)> {
        values.into_iter().map(|(name, value)| (name, self.value(value))).collect()
    }

    fn value(&self, value: Value) -> String {
        match value {
            Value::Text(text) => text.to_owned(),
            Value::Phrase(phrase) => self.phrase(phrase),
            Value::Names(names) => {
                let and = self.phrases.get("and").map(|text| text.fill(&[])).unwrap_or_default();
                names.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(&and)
            }
        }
    }
}

fn read<T: serde::de::DeserializeOwned>(text: &str) -> BTreeMap<String, T> {
    serde_saphyr::from_str(text).expect("a test reads the catalogues that are part of the program")
}

#[cfg(test)]
mod tests {
    use super::*;

    type Known = [(&'static str, &'static [&'static str])];

    /// The keys of `said` are those of `known`, and no text names another value than its key has; `all`
    /// demands that every value is named.
    fn agree<'a>(what: &str, known: &Known, said: impl Iterator<Item = (&'a String, Vec<&'a Template>)>, all: bool) {
        let mut left: Vec<&str> = known.iter().map(|(key, _)| *key).collect();
        for (key, texts) in said {
            let (_, values) =
                known.iter().find(|(other, _)| other == key).unwrap_or_else(|| panic!("{what}: what is `{key}`?"));
            let named: Vec<&str> = texts.into_iter().flat_map(Template::names).collect();
            assert!(named.iter().all(|name| values.contains(name)), "{what}: `{key}` has {values:?}, not {named:?}");
            assert!(
                !all || values.iter().all(|value| named.contains(value)),
                "{what}: `{key}` does not say {values:?}"
            );
            left.retain(|other| other != key);
        }
        assert!(left.is_empty(), "{what} lacks {left:?}");
    }

    #[test]
    fn both_languages_say_everything_with_the_same_values() {
        for (tag, spoken) in Spoken::ALL {
            let catalogue = Catalogue::of(spoken);
            let of = |words: &'static str| format!("{tag}: {words}");
            let mistakes = catalogue.mistakes.iter().map(|(code, words)| {
                (code, words.help.iter().chain([&words.message, &words.label, &words.related]).collect())
            });
            agree(&of("mistakes"), Mistake::ALL, mistakes, false);
            let one = |(key, text)| (key, vec![text]);
            let phrases = catalogue.phrases.iter().filter(|(key, _)| *key != "and");
            agree(&of("phrases"), Phrase::ALL, phrases.map(one), true);
            agree(&of("reports"), Report::ALL, catalogue.reports.iter().map(one), true);
        }
    }

    #[test]
    fn help_with_nothing_to_say_is_left_out() {
        let mistake = Mistake::UnknownFile { name: "a{b".into(), nearest: String::new() };
        let told = Catalogue::of(Spoken::English).tell(&mistake);
        assert_eq!(told.message, "`a{b` has no place here");
        assert_eq!(told.help, ["files that are published as they are belong in `static/`"]);
    }

    #[test]
    fn values_that_are_words_are_in_the_language_of_the_message() {
        let mistake =
            Mistake::UnknownKey { key: "a".into(), nearest: String::new(), known: vec!["b".into(), "c".into()] };
        assert_eq!(Catalogue::of(Spoken::English).tell(&mistake).help, ["known here: `b`, `c`"]);
        assert_eq!(Catalogue::of(Spoken::Chinese).tell(&mistake).help, ["这里可以写的有：`b`、`c`"]);
    }

    #[test]
    fn a_number_has_the_word_that_fits_it() {
        let report = |warnings: &str| Report::NoMistake { warnings: warnings.into() };
        let words = Catalogue::of(Spoken::English);
        assert_eq!(words.report(&report("1")), "no mistake, 1 warning");
        assert_eq!(words.report(&report("0")), "no mistake, 0 warnings");
    }

    #[test]
    fn the_language_of_a_tag_is_found() {
        for (tag, spoken) in [
            ("zh", Some(Spoken::Chinese)),
            ("zh-Hans-CN", Some(Spoken::Chinese)),
            ("zh_CN.UTF-8", Some(Spoken::Chinese)),
            ("en-GB", Some(Spoken::English)),
            ("de-DE", None),
            ("C", None),
        ] {
            assert_eq!(Spoken::of_tag(tag), spoken, "{tag}");
        }
    }
}
