//! How a language words figures, bounds and force, and what a sentence says in them.
//!
//! In go a language's words ([`Wording`], read from `content/languages/<tag>.yaml` or from the
//! program's own file) and a sentence; out comes a [`Reading`]: its quantities in order, with unit and
//! bounds, and how often it says each thing of force. Nothing here knows a language or a
//! policy: numerals, units, bounds and force are data, and what two languages call by one name
//! (`at-most`, `CNY`, `may`) is the same.

mod align;
mod bounds;
pub mod dates;
mod fold;
pub(crate) mod lexicon;
mod number;
mod quantities;
mod tokens;

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use include_dir::{Dir, include_dir};

pub use align::{Pairs, agree, align};
pub use fold::Folded;
pub use lexicon::Number;
pub use quantities::{Bound, Quantity, Value};

use dates::Dates;
use lexicon::{Lexicon, Role};
use number::Line;
use tokens::Token;
pub(crate) use tokens::{Marks, value};

static LANGUAGES: Dir = include_dir!("$CARGO_MANIFEST_DIR/languages");

/// The program's own file of the words of a language: for `zh-Hans` that of `zh` if it has none of its own.
pub fn builtin(tag: &str) -> Option<&'static str> {
    let primary = tag.split('-').next().unwrap_or(tag);
    let file = |tag: &str| LANGUAGES.get_file(format!("{tag}.yaml"))?.contents_utf8();
    file(tag).or_else(|| file(primary))
}

/// When a numeral of a single word is a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Spelling {
    /// Always: `three`.
    Always,
    /// Where a unit or a counter follows: 三年, 三家, not 三 in 三农.
    Counted,
}

/// The words of a language.
#[derive(Debug, Clone)]
pub struct Wording {
    pub(crate) lexicon: Lexicon,
    pub(crate) marks: Marks,
    pub(crate) dates: Dates,
    pub(crate) spelling: Spelling,
    /// The words of each name: what a message quotes.
    pub(crate) names: BTreeMap<String, Vec<String>>,
    /// What a query may hold beside what it looks for.
    pub(crate) asking: Asking,
}

/// What a query in a language may hold beside what it looks for.
#[derive(Debug, Clone, Default)]
pub struct Asking {
    /// Words that ask and say nothing: 怎么办, `how`.
    pub ignored: Vec<String>,
    /// How a measure is named by its number, which stands for `{}`: 第{}条, `measure {}`.
    pub numbered: Vec<String>,
    /// Words that are whole numbers: 八, `eight`.
    pub digits: BTreeMap<String, u64>,
    /// Words that multiply a number: 万, `million`.
    pub scales: BTreeMap<String, u64>,
}

/// What a sentence says in figures, bounds and force.
#[derive(Debug, Clone, Default)]
pub struct Reading<'a> {
    /// Its quantities, in order.
    pub quantities: Vec<Quantity<'a>>,
    /// What is said of the figures of the sentence as a whole (`net`, `each-year`), with its places
    /// in the folded text.
    pub qualifiers: BTreeMap<Said<'a>, Vec<Range<usize>>>,
    /// Where it says that something is given.
    pub gives: Vec<Range<usize>>,
    /// Where a clause ends.
    pub clauses: Vec<usize>,
    /// How binding it is (`may`, `strive`), with its places.
    pub force: BTreeMap<Said<'a>, Vec<Range<usize>>>,
}

/// Something that is said, or denied.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Said<'a> {
    /// Its name in the languages' files, such as `may`.
    pub name: &'a str,
    /// Whether the sentence denies it.
    pub denied: bool,
}

impl Reading<'_> {
    /// The clause in which `at` stands, from one end of a clause to the next.
    pub fn clause(&self, at: usize) -> Range<usize> {
        let n = self.clauses.partition_point(|end| *end < at);
        let start = n.checked_sub(1).map_or(0, |before| self.clauses[before]);
        start..self.clauses.get(n).copied().unwrap_or(usize::MAX)
    }
}

impl Wording {
    /// Reads `text`. What stands in `masked` (ranges of the folded text) are names, whose figures and
    /// words of force are their own: 一窗受理 counts nothing. A unit in a name still measures the figure before it.
    pub fn read<'a>(&'a self, text: &'a Folded, masked: &[Range<usize>]) -> Reading<'a> {
        let tokens = tokens::tokens(text, &self.lexicon, &self.marks, &self.dates);
        let line = Line { text: &text.text, tokens: &tokens };
        let is_name = |at: &Range<usize>| masked.iter().any(|mask| mask.start <= at.start && at.end <= mask.end);
        let mut quantities = quantities::quantities(&line, self.spelling);
        // The `may` of a date is no force.
        let is_figure =
            |at: &Range<usize>, all: &[Quantity]| all.iter().any(|quantity| quantity.at.contains(&at.start));
        let free = tokens.iter().enumerate();
        let free = free.filter(|(_, token)| !is_name(&token.at) && !is_figure(&token.at, &quantities));
        let free: Vec<(usize, &Token)> = free.collect();
        quantities.retain(|quantity| !is_name(&quantity.at));
        bounds::attach(&line, &free, &mut quantities);
        let mut reading = Reading { quantities, ..Reading::default() };
        let places = |role: Role| tokens.iter().filter(move |token| token.is(&role)).map(|token| token.at.clone());
        reading.gives = places(Role::Gives).collect();
        reading.clauses = places(Role::ClauseEnd).map(|at| at.start).collect();
        for (n, token) in free {
            for role in token.roles() {
                let (all, name) = match role {
                    Role::Qualifier(name) => (&mut reading.qualifiers, name),
                    Role::Force(name) => (&mut reading.force, name),
                    _ => continue,
                };
                let said = Said { name, denied: line.is_denied(n) };
                all.entry(said).or_default().push(token.at.clone());
            }
        }
        reading
    }

    /// Whether what stands at `at` is a word of force, or one that qualifies figures, and nothing more.
    pub fn is_force(&self, text: &Folded, at: &Range<usize>) -> bool {
        let says = |role: &Role| matches!(role, Role::Force(_) | Role::Qualifier(_));
        let word = self.lexicon.longest(&text.text, at.start);
        word.is_some_and(|word| word.text.len() == at.len() && word.roles.iter().any(says))
    }

    /// Whether the language has words for `name`: what it has none for is not looked for.
    pub fn knows(&self, name: &str) -> bool {
        self.names.contains_key(name)
    }

    /// The words for `name`, the first the most usual.
    pub fn words(&self, name: &str) -> &[String] {
        self.names.get(name).map_or(&[], Vec::as_slice)
    }

    /// What a query may hold beside what it looks for.
    pub fn asking(&self) -> &Asking {
        &self.asking
    }

    /// All names that the language has words for.
    pub fn names(&self) -> BTreeSet<&str> {
        self.names.keys().map(String::as_str).collect()
    }
}
