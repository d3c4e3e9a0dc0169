//! Whether two texts say the same, word for word: the proof that tidying changes none.

use super::fences;
use super::lines::{self, says_nothing};

/// Whether the words of two texts differ: everything but white space, what cannot be seen, and, in front
/// matter and YAML, the punctuation that is tidied. Dashes around front matter count as hyphens, three of them.
pub(super) fn unlike(before: &str, after: &str) -> bool {
    words_of(before) != words_of(after)
}

fn words_of(text: &str) -> String {
    let lines = lines::read(text);
    let fences = fences(&lines);
    let mut words = String::new();
    for (n, line) in lines.iter().enumerate() {
        match fences {
            Some((first, last)) if n == first || n == last => words.push_str("---"),
            Some((_, last)) if n > last => words.extend(body_words(&line.text)),
            _ => words.extend(line.text.chars().filter_map(front_word)),
        }
    }
    words.retain(|c| !c.is_whitespace() && !says_nothing(c));
    words
}

/// A character of front matter without its quotation marks, in the width of a keyboard.
fn front_word(character: char) -> Option<char> {
    match character {
        '：' => Some(':'),
        '，' => Some(','),
        '"' | '\'' | '\\' | '“' | '”' | '„' | '‟' | '‘' | '’' | '＂' => None,
        _ => Some(character),
    }
}

/// A line of the body without the `\` before a mark at its start.
fn body_words(line: &str) -> impl Iterator<Item = char> + '_ {
    let mut characters = line.chars().peekable();
    std::iter::from_fn(move || {
        let next = characters.next()?;
        if next == '\\' && characters.peek().is_some_and(|c| "-+>#.)".contains(*c)) {
            characters.next()
        } else {
            Some(next)
        }
    })
}
