//! What of a text can be searched for: its tokens. In goes any text, out come tokens; the same text
//! gives the same tokens in `themes/default/assets/tokens.js`, and `tests/tokens/cases.json` holds
//! the two together. Nothing here knows which language a text is in: an English page may show
//! Chinese text.
//!
//! - Text is folded first: invisible joiners and variation selectors go, then NFKC (full-width forms
//!   become plain), then lower case, with `ß` as `ss` and one form of the Greek sigma.
//! - Scripts that put no blanks between words (Han, kana, Hangul, Thai and their like) give each pair of
//!   neighbours; a character between others that are none of these stands alone. So do they on either side of a
//!   [character of grammar](GRAMMAR), which is in no token: a sixth of the pairs of a Chinese text would lead to nothing
//!   that their neighbours do not lead to.
//! - Words of letters and digits stay whole: `5g`, `12345`. Within them `+` and `&` join (`n+1`,
//!   `r&d`), a point between digits too (`1.5`), and a comma between thousands vanishes (`5,000` is
//!   `5000`). A number before `%` gives `10` and `10%`. `company's` is `company`, and an English plural
//!   loses its ending; nothing else is stemmed.
//! - A token has no blank and no hyphen, at most [`LONGEST`] characters, and spells what lies beyond
//!   U+FFFF in ASCII, since Rust counts characters and JavaScript halves of them.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// The most characters that a token has; the rest of a longer word is not searched.
pub const LONGEST: usize = 64;

/// Chinese characters that join words or say how they belong together (of, and, for, at, each, not, within …), simplified and traditional.
const GRAMMAR: &str = "的和与及等或并以为对在于由将其之至从向各个每不可有一中上下内所更按與為對將從個內";

/// Characters of scripts without blanks between words, punctuation left out: Thai, Lao, Myanmar, Khmer,
/// kana and Bopomofo, Han, Hangul. Ranges, not properties: a browser need not know the newest characters.
const UNSPACED: [(char, char); 16] = [
    ('\u{0e01}', '\u{0e3a}'),
    ('\u{0e40}', '\u{0e4e}'),
    ('\u{0e50}', '\u{0e59}'),
    ('\u{0e81}', '\u{0edf}'),
    ('\u{1000}', '\u{1049}'),
    ('\u{1050}', '\u{109d}'),
    ('\u{1780}', '\u{17d3}'),
    ('\u{17e0}', '\u{17e9}'),
    ('\u{3005}', '\u{3007}'),
    ('\u{3041}', '\u{30fa}'),
    ('\u{30fc}', '\u{312f}'),
    ('\u{31f0}', '\u{31ff}'),
    ('\u{3400}', '\u{9fff}'),
    ('\u{ac00}', '\u{d7a3}'),
    ('\u{f900}', '\u{faff}'),
    ('\u{20000}', '\u{3fffd}'),
];

/// The tokens of `text`, in order, repeated ones repeated.
pub fn tokens(text: &str) -> Vec<String> {
    let chars = fold(text);
    let mut tokens = Vec::new();
    let mut at = 0;
    while at < chars.len() {
        if is_unspaced(chars[at]) {
            let end = chars[at..].iter().position(|c| !is_unspaced(*c)).map_or(chars.len(), |length| at + length);
            let parts = chars[at..end].split(|c| GRAMMAR.contains(*c)).filter(|part| !part.is_empty());
            tokens.extend(parts.flat_map(|part| part.windows(2.min(part.len())).map(spell)));
            at = end;
        } else if is_word(chars[at]) {
            at = word(&chars, at, &mut tokens);
        } else {
            at += 1;
        }
    }
    tokens
}

/// `text` as it is compared: NFKC, without case and invisible characters. A full-width comma stays
/// a comma of prose and joins no thousands.
pub(super) fn fold(text: &str) -> Vec<char> {
    let kept = text.chars().filter(|c| !is_ignored(*c)).map(|c| if c == '，' { ' ' } else { c });
    let mut folded = Vec::with_capacity(text.len() / 2);
    for character in kept.nfkc().flat_map(char::to_lowercase) {
        match character {
            'ß' => folded.extend(['s', 's']),
            'ς' => folded.push('σ'),
            _ => folded.push(character),
        }
    }
    folded
}

/// Soft hyphen, zero-width characters and variation selectors: no reader sees them.
fn is_ignored(character: char) -> bool {
    matches!(character,
        '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' | '\u{fe00}'..='\u{fe0f}' | '\u{e0100}'..='\u{e01ef}')
}

pub(super) fn is_unspaced(character: char) -> bool {
    UNSPACED.iter().any(|(first, last)| (*first..=*last).contains(&character))
}

/// Whether a character begins a word; marks go on with it.
fn is_word(character: char) -> bool {
    character.is_alphanumeric() && !is_unspaced(character)
}

/// Adds the tokens of the word that begins at `start` and returns where it ends.
fn word(chars: &[char], start: usize, tokens: &mut Vec<String>) -> usize {
    let mut end = start + 1;
    while end < chars.len() {
        let goes_on = is_word(chars[end]) || (is_combining_mark(chars[end]) && !is_unspaced(chars[end]));
        if !goes_on && !joins(chars, start, end) {
            break;
        }
        end += 1;
    }
    let kept: Vec<char> = chars[start..end].iter().copied().filter(|c| *c != ',').collect();
    let token = singular(spell(&kept));
    let percent = chars.get(end) == Some(&'%') && chars[end - 1].is_ascii_digit();
    let possessive = matches!(chars[end..], ['\'' | '’', 's', ..])
        && !chars.get(end + 2).is_some_and(|c| is_word(*c) || is_combining_mark(*c));
    if percent {
        tokens.push(token.clone() + "%");
    }
    tokens.push(token);
    end + if percent { 1 } else { 0 } + if possessive { 2 } else { 0 }
}

/// Whether the character at `at` stands within the word that begins at `start`, joining its sides.
fn joins(chars: &[char], start: usize, at: usize) -> bool {
    let digit = |n: usize| chars.get(n).is_some_and(char::is_ascii_digit);
    match chars[at] {
        '+' | '&' => chars.get(at + 1).is_some_and(|c| is_word(*c)),
        '.' => digit(at - 1) && digit(at + 1),
        ',' => {
            let before = chars[start..at].iter().rev().take_while(|c| c.is_ascii_digit()).count();
            (1..=3).contains(&before) && (1..=3).all(|n| digit(at + n)) && !digit(at + 4)
        }
        _ => false,
    }
}

/// An English word without the ending of its plural (Harman's S-stemmer, and `-es` after a hiss).
fn singular(word: String) -> String {
    let ends = |endings: &[&str]| endings.iter().any(|ending| word.ends_with(ending));
    if word.len() < 4 || !word.bytes().all(|byte| byte.is_ascii_lowercase()) || !word.ends_with('s') {
        return word;
    }
    let stem = |cut: usize| word[..word.len() - cut].to_owned();
    if ends(&["ies"]) && !ends(&["eies", "aies"]) {
        stem(3) + "y"
    } else if ends(&["xes", "ches", "shes", "sses"]) {
        stem(2)
    } else if ends(&["aes", "ees", "oes", "us", "ss"]) {
        word
    } else {
        stem(1)
    }
}

/// A token of these characters; those beyond U+FFFF are spelled `u20bb7`.
fn spell(chars: &[char]) -> String {
    let mut token = String::with_capacity(chars.len() * 3);
    for character in &chars[..chars.len().min(LONGEST)] {
        match u32::from(*character) {
            code @ 0x10000.. => token.push_str(&format!("u{code:x}")),
            _ => token.push(*character),
        }
    }
    token
}

#[cfg(test)]
mod tests {
    use serde::Deserialize;

    use super::*;

    #[derive(Deserialize)]
    struct Case {
        text: String,
        tokens: Vec<String>,
    }

    /// The examples that the browser's half answers too.
    #[test]
    fn tokens_are_those_of_the_examples() {
        let cases: Vec<Case> = serde_json::from_str(include_str!("../../tests/tokens/cases.json")).unwrap();
        assert!(cases.len() > 40);
        for case in cases {
            assert_eq!(tokens(&case.text), case.tokens, "{}", case.text);
        }
    }

    proptest::proptest! {
        #[test]
        fn a_token_is_a_path_through_the_index(text in "(\\PC|[0-9a-z,.+&%'’ -]|[\\u{3400}-\\u{9fff}]|\\p{M}){0,80}") {
            for token in tokens(&text) {
                assert!(!token.is_empty() && !token.contains(|c: char| c.is_whitespace() || c == '-'));
                assert!(token.chars().all(|c| u32::from(c) < 0x10000));
            }
        }
    }
}
