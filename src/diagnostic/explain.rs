//! What each mistake means, at more length than a message can say, with an example: `duizhao explain`.
//! Texts by code in `messages/explain/<lang>.yaml`; examples, which are the same in every language, in
//! `messages/explain/examples.yaml`.

use std::collections::BTreeMap;

use serde::Deserialize;
use textwrap::WordSeparator;
use textwrap::core::Word;

use super::catalogue::{Catalogue, Spoken};
use super::{Mistake, Report};

/// What a mistake means.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct Meaning {
    means: String,
}

/// How a mistake looks in a file, and how it is right.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Example {
    /// The file's path below the site's root; none for what is typed as a command.
    #[serde(default)]
    pub file: String,
    /// The lines that are wrong.
    pub wrong: String,
    /// The lines that are right.
    pub right: String,
}

/// What every mistake means, in one language.
#[derive(Debug, Clone)]
pub struct Explanations {
    meanings: BTreeMap<String, Meaning>,
    examples: BTreeMap<String, Example>,
}

impl Explanations {
    /// The explanations in a language, which are part of the program.
    pub fn of(language: Spoken) -> Self {
        let meanings = match language {
            Spoken::English => include_str!("../../messages/explain/en.yaml"),
            Spoken::Chinese => include_str!("../../messages/explain/zh.yaml"),
        };
        let examples = include_str!("../../messages/explain/examples.yaml");
        let sound = "a test reads the explanations that are part of the program";
        Self {
            meanings: serde_saphyr::from_str(meanings).expect(sound),
            examples: serde_saphyr::from_str(examples).expect(sound),
        }
    }

    /// What `code` means; nothing for a code that is none.
    pub fn means(&self, code: &str) -> &str {
        self.meanings.get(code).map_or("", |meaning| &meaning.means)
    }

    /// An example of `code`.
    pub fn example(&self, code: &str) -> Option<&Example> {
        self.examples.get(code)
    }

    /// All that is to be said of `code`: its message, what it means, the example, wrong and right.
    pub fn whole(&self, code: &str, words: &Catalogue) -> String {
        let mut text = format!("{code}: {}\n\n{}\n", words.message(code), wrapped(self.means(code)));
        if let Some(example) = self.example(code) {
            let wrong = match example.file.as_str() {
                "" => Report::Wrong {},
                file => Report::WrongIn { file: file.to_owned() },
            };
            for (title, lines) in [(wrong, &example.wrong), (Report::Right {}, &example.right)] {
                text.push_str(&format!("\n{}\n", words.report(&title)));
                lines.lines().for_each(|line| text.push_str(&format!("    {}\n", shown(line))));
            }
        }
        text
    }
}

/// Every code with its message, one a line.
pub fn all(words: &Catalogue) -> String {
    let longest = Mistake::ALL.iter().map(|(code, _)| code.len()).max().unwrap_or_default();
    Mistake::ALL.iter().map(|(code, _)| format!("{code:longest$}  {}\n", words.message(code))).collect()
}

/// The width of lines, in columns of a terminal.
const WIDTH: usize = 90;

fn wrapped(text: &str) -> String {
    textwrap::fill(text, textwrap::Options::new(WIDTH).word_separator(WordSeparator::Custom(words)))
}

/// The words of a line as a terminal breaks it: at blanks, and before every Chinese character that follows no
/// opening mark. (Punctuation never begins a line, since nothing breaks before it.)
fn words(line: &str) -> Box<dyn Iterator<Item = Word<'_>> + '_> {
    let mut previous = ' ';
    let starts = line.char_indices().filter(move |(_, character)| {
        let after_blank = previous == ' ' && *character != ' ';
        let inside = "“‘（《〔「`(".contains(previous);
        let starts = after_blank || (is_han(*character) || *character == '“') && !inside;
        previous = *character;
        starts
    });
    let starts: Vec<usize> = starts.map(|(at, _)| at).chain([line.len()]).collect();
    Box::new(std::iter::once(0).chain(starts).scan(None, move |last: &mut Option<usize>, at| {
        let from = last.replace(at).unwrap_or(at);
        Some(Word::from(&line[from..at]))
    }))
}

fn is_han(character: char) -> bool {
    matches!(character, '\u{3400}'..='\u{9fff}')
}

/// A line of an example: what cannot be seen is spelled out, a tab by the name of its key.
fn shown(line: &str) -> String {
    super::show::visible(&line.replace('\t', "[Tab]"))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What cannot be shown in a few lines of text: bytes that are no text, the machine, the moment.
    const WITHOUT_EXAMPLE: [&str; 14] = [
        "file-too-large",
        "not-utf8",
        "name-not-utf8",
        "publish-unkept",
        "publish-busy",
        "stopped",
        "left-behind",
        "broken-utf8",
        "decoded-as",
        "no-wording",
        "not-a-zip",
        "pack-newer",
        "memory-broken",
        "no-common-pack",
    ];

    #[test]
    fn lines_break_where_readers_break_them() {
        assert_eq!(wrapped("a b"), "a b");
        let chinese = format!("{}，写“好”（`a: b`）。", "一".repeat(42));
        assert_eq!(wrapped(&chinese), format!("{}，写\n“好”（`a: b`）。", "一".repeat(42)));
    }

    #[test]
    fn every_code_is_explained_in_both_languages() {
        let codes = || Mistake::ALL.iter().map(|(code, _)| *code);
        for (tag, spoken) in Spoken::ALL {
            let explanations = Explanations::of(spoken);
            for code in codes() {
                assert!(!explanations.means(code).is_empty(), "messages/explain/{tag}.yaml lacks `{code}`");
                let has = explanations.example(code).is_some() || code.starts_with("zip-");
                assert!(has || WITHOUT_EXAMPLE.contains(&code), "messages/explain/examples.yaml lacks `{code}`");
            }
            let known = |code: &&String| codes().any(|known| known == **code);
            let odd: Vec<&String> = explanations.meanings.keys().filter(|code| !known(code)).collect();
            assert!(odd.is_empty(), "messages/explain/{tag}.yaml: {odd:?}");
            assert!(explanations.examples.keys().all(|code| known(&code)));
        }
    }
}
