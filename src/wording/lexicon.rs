//! The words of a language that figures, bounds and force are made of, by what they do.

use std::collections::BTreeMap;

use num_rational::Ratio;

use super::fold::Folded;

/// A value: exact, however it is written.
pub type Number = Ratio<i128>;

/// Where a bound stands: how far from its figure, and on which side.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Side {
    /// Right before the figure.
    Before,
    /// Right after the figure.
    After,
    /// Before the figure, in the same clause.
    Ahead,
    /// After the figure, in the same clause.
    Behind,
}

/// What a word does. A word may do several things.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Role {
    /// Is a number that others are added to: `三`, `twenty`.
    Digit(Number),
    /// Multiplies what stands right before it: `十`, `hundred`.
    Multiplier(Number),
    /// Multiplies all that stands before it: `万`, `million`.
    Magnitude(Number),
    /// Is a fraction alone: `一半`, `half`.
    Fraction(Number),
    /// Makes a fraction of the number before it (the denominator) and the one after: `分之`.
    PartsOf,
    /// Makes a fraction of the number before it: `thirds`.
    Denominator(Number),
    /// Joins the parts of one number: the `and` of `one hundred and twenty`.
    NumberJoiner,
    /// Says that the number before it counts things: `家`.
    Counter,
    /// A word with which 1 may be an article rather than a figure: `条`, `first`.
    Loose,
    /// Stands between the ends of a range: `～`, `to`.
    RangeMark,
    /// Stands between the elements of a list: `、`, `and`.
    ListMark,
    /// Ends a clause.
    ClauseEnd,
    /// Makes an ordinal of the number after it: `第`, `Article`.
    OrdinalBefore,
    /// Is an ordinal: `third`.
    Ordinal(Number),
    /// Makes an ordinal of the figure before it: the `rd` of `3rd`.
    OrdinalEnding,
    /// Is a unit before its number: `RMB`, `百分之`.
    UnitBefore(String),
    /// Is a unit after its number: `元`, `years`.
    UnitAfter(String),
    /// Bounds a figure.
    Bound(String, Side),
    /// Says something of the figures of a sentence: net, in total, each year.
    Qualifier(String),
    /// Says how binding a sentence is.
    Force(String),
    /// Denies the word of bound or force right after it: `不`, `not`.
    DeniesNext,
    /// Denies the word of bound or force right before it: the `not` of `may not`.
    DeniesLast,
    /// Says that something is given to somebody: `奖励`, `reward`.
    Gives,
    /// Contains one of the others and is none.
    Other,
}

/// A word with what it does.
#[derive(Debug, Clone)]
pub(crate) struct Word {
    /// Folded.
    pub(crate) text: String,
    pub(crate) roles: Vec<Role>,
}

/// All words of a language.
#[derive(Debug, Clone, Default)]
pub(crate) struct Lexicon {
    /// By first character, the longest first.
    words: BTreeMap<char, Vec<Word>>,
}

impl Lexicon {
    /// Puts in a word, as an editor writes it.
    pub(crate) fn add(&mut self, word: &str, role: Role) {
        let text = Folded::new(word.trim()).text;
        let Some(first) = text.chars().next() else { return };
        let words = self.words.entry(first).or_default();
        match words.iter_mut().find(|known| known.text == text) {
            Some(known) if known.roles.contains(&role) => {}
            Some(known) => known.roles.push(role),
            None => {
                let at = words.partition_point(|known| known.text.len() >= text.len());
                words.insert(at, Word { text, roles: vec![role] });
            }
        }
    }

    /// The longest word that stands in `text` at `at`. A word of an alphabet stands for itself, not
    /// in a longer one.
    pub(crate) fn longest(&self, text: &str, at: usize) -> Option<&Word> {
        let rest = &text[at..];
        let first = rest.chars().next()?;
        let inside = text[..at].chars().next_back().is_some_and(is_letter);
        let stands = |word: &&Word| {
            let begins = !inside || !is_letter(first);
            let next = rest[word.text.len()..].chars().next();
            let ends = !word.text.ends_with(is_letter) || !next.is_some_and(is_letter);
            begins && ends
        };
        self.words.get(&first)?.iter().filter(|word| rest.starts_with(&word.text)).find(stands)
    }
}

/// Whether it is a letter of a script that parts words by blanks.
pub(crate) fn is_letter(character: char) -> bool {
    character.is_alphabetic() && !is_joined(character)
}

/// Whether it belongs to a script that writes words without blanks between them: Han, kana, Thai,
/// Lao, Myanmar and Khmer.
fn is_joined(character: char) -> bool {
    matches!(
        u32::from(character),
        0x0E00..=0x0EFF | 0x1000..=0x109F | 0x1780..=0x17FF | 0x2E80..=0x31FF | 0x3400..=0x9FFF | 0xF900..=0xFAFF | 0x20000..=0x3FFFF
    )
}
