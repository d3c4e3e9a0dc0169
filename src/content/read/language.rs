//! `content/languages/<tag>.yaml`: how a language words figures, bounds and force.

use std::collections::BTreeMap;
use std::sync::Arc;

use num_traits::One;

use super::{list_of_texts, words_once};
use crate::content::yaml::{self, Fields, Node, Placed, list_of, text_of};
use crate::diagnostic::{Diagnostics, Mistake, Outcome, Phrase, Place};
use crate::wording::dates::Dates;
use crate::wording::lexicon::{Lexicon, Number, Role, Side};
use crate::wording::{self, Asking, Marks, Spelling, Wording};

/// Words for which the key alone says what they do.
type Plain = (&'static str, Role);

/// Reads a language's file. Mistakes: unknown keys, numbers and forms of dates that are none.
pub(crate) fn read(text: &str, file: &Arc<str>) -> Outcome<Wording> {
    yaml::parse(text, 0..text.len(), file).and(|node| {
        let mut told = Diagnostics::new();
        let mut wording = Wording {
            lexicon: Lexicon::default(),
            marks: Marks { decimal: '.', group: ',' },
            dates: Dates::default(),
            spelling: Spelling::Always,
            names: BTreeMap::new(),
            asking: Asking::default(),
        };
        if let Some(mut fields) = Fields::of(&node, Place::file(Arc::clone(file)), &mut told) {
            Reader { wording: &mut wording, told: &mut told }.language(&mut fields);
            fields.done(&mut told);
        }
        Outcome::with(wording, told)
    })
}

struct Reader<'a> {
    wording: &'a mut Wording,
    told: &'a mut Diagnostics,
}

impl Reader<'_> {
    fn language(&mut self, fields: &mut Fields) {
        self.inner(fields, "numbers", Self::numbers);
        self.inner(fields, "ordinals", Self::ordinals);
        self.inner(fields, "dates", Self::dates);
        self.inner(fields, "negations", |reader, fields| {
            reader.plain(fields, [("before", Role::DeniesNext), ("after", Role::DeniesLast)]);
        });
        self.inner(fields, "search", Self::search);
        let list = || Phrase::WordList {};
        self.named(fields, "units", || Phrase::UnitLists {}, Self::unit);
        self.named(fields, "bounds", || Phrase::BoundLists {}, Self::bound);
        self.named(fields, "qualifiers", list, |name, key| (key == "words").then(|| Role::Qualifier(name.into())));
        self.named(fields, "force", list, |name, key| (key == "words").then(|| Role::Force(name.into())));
        let plain: [Plain; 5] = [
            ("gives", Role::Gives),
            ("ranges", Role::RangeMark),
            ("lists", Role::ListMark),
            ("clauses", Role::ClauseEnd),
            ("other-words", Role::Other),
        ];
        self.plain(fields, plain);
    }

    /// The mapping of `key`, read by `read`, which asks for all keys it knows.
    fn inner(&mut self, fields: &mut Fields, key: &'static str, read: fn(&mut Self, &mut Fields)) {
        let Some(node) = fields.node(key) else { return };
        let Some(mut inner) = Fields::of(node, node.place.clone(), self.told) else { return };
        read(self, &mut inner);
        inner.done(self.told);
    }

    fn plain<const N: usize>(&mut self, fields: &mut Fields, keys: [Plain; N]) {
        for (key, role) in keys {
            for word in list_of_texts(fields, key, self.told) {
                self.wording.lexicon.add(&word.value, role.clone());
            }
        }
    }

    fn numbers(&mut self, fields: &mut Fields) {
        for (key, role) in [
            ("digits", Role::Digit as fn(Number) -> Role),
            ("multipliers", Role::Multiplier),
            ("magnitudes", Role::Magnitude),
            ("fractions", Role::Fraction),
        ] {
            for (word, value) in self.values(fields, key) {
                if value.is_integer() {
                    self.asked(key, &word, &value);
                    self.wording.dates.numeral(&word, u32::try_from(value.to_integer()).unwrap_or(u32::MAX));
                }
                self.wording.lexicon.add(&word, role(value));
            }
        }
        for (word, value) in self.values(fields, "denominators") {
            self.wording.lexicon.add(&word, Role::Denominator(value));
        }
        self.plain(
            fields,
            [
                ("parts-of", Role::PartsOf),
                ("joiners", Role::NumberJoiner),
                ("counters", Role::Counter),
                ("loose", Role::Loose),
            ],
        );
        if let Some(spelled) = fields.text("spelled", self.told) {
            match spelled.value.as_str() {
                "always" => self.wording.spelling = Spelling::Always,
                "counted" => self.wording.spelling = Spelling::Counted,
                _ => self.wrong(spelled, Phrase::AlwaysOrCounted {}),
            }
        }
        let mut marks = self.wording.marks.clone();
        for (key, mark) in [("decimal", &mut marks.decimal), ("group", &mut marks.group)] {
            let Some(text) = fields.text(key, self.told) else { continue };
            let mut characters = text.value.chars();
            match (characters.next(), characters.next()) {
                (Some(character), None) => *mark = character,
                _ => self.wrong(text, Phrase::OneCharacter {}),
            }
        }
        self.wording.marks = marks;
    }

    fn ordinals(&mut self, fields: &mut Fields) {
        self.plain(fields, [("before", Role::OrdinalBefore), ("endings", Role::OrdinalEnding)]);
        for (word, value) in self.values(fields, "words") {
            self.wording.lexicon.add(&word, Role::Ordinal(value));
        }
    }

    fn dates(&mut self, fields: &mut Fields) {
        for form in list_of_texts(fields, "forms", self.told) {
            if !self.wording.dates.add(&form.value) {
                self.wrong(form, Phrase::DateForm {});
            }
        }
        for (name, value) in self.values(fields, "months") {
            self.wording.dates.month(&name, u32::try_from(value.to_integer()).unwrap_or(0));
        }
    }

    /// Keeps a whole number as a word that a query may hold.
    fn asked(&mut self, key: &str, word: &str, value: &Number) {
        let words = match key {
            "digits" => &mut self.wording.asking.digits,
            "multipliers" | "magnitudes" => &mut self.wording.asking.scales,
            _ => return,
        };
        words.extend(u64::try_from(value.to_integer()).ok().map(|value| (word.to_owned(), value)));
    }

    /// What a query may hold beside what it looks for.
    fn search(&mut self, fields: &mut Fields) {
        self.wording.asking.ignored = words_once(fields.texts("ignored", self.told), &[], "ignored", self.told);
        for form in list_of_texts(fields, "numbered", self.told) {
            match form.value.matches("{}").count() {
                1 => self.wording.asking.numbered.push(form.value),
                _ => self.wrong(form, Phrase::NumberedForm {}),
            }
        }
    }

    /// A mapping of words to numbers.
    fn values(&mut self, fields: &mut Fields, key: &'static str) -> Vec<(String, Number)> {
        let Some(node) = fields.node(key) else { return Vec::new() };
        let Some(inner) = Fields::of(node, node.place.clone(), self.told) else { return Vec::new() };
        let mut all = Vec::new();
        for (word, place, value) in inner.entries() {
            let Some(text) = text_of(value, word, place.clone(), self.told) else { continue };
            match number(&text.value) {
                Some(value) => all.push((word.to_owned(), value)),
                None => self.wrong(text, Phrase::NumberForm {}),
            }
        }
        all
    }

    /// A mapping of names (`CNY`, `at-most`, `may`) to their words: a list, or lists by where they stand.
    fn named(
        &mut self,
        fields: &mut Fields,
        key: &'static str,
        expected: fn() -> Phrase,
        role: impl Fn(&str, &str) -> Option<Role>,
    ) {
        let Some(node) = fields.node(key) else { return };
        let Some(inner) = Fields::of(node, node.place.clone(), self.told) else { return };
        // What could not be read has been told.
        for (name, place, node) in inner.entries().filter(|(.., node)| node.value != yaml::Value::Broken) {
            let lists = match &node.value {
                yaml::Value::Map(_) => Fields::of(node, node.place.clone(), self.told),
                _ => None,
            };
            match lists {
                Some(lists) => {
                    for (key, place, node) in lists.entries() {
                        self.words(name, (key, place), node, expected, &role);
                    }
                }
                None => self.words(name, ("words", place), node, expected, &role),
            }
        }
    }

    fn words(
        &mut self,
        name: &str,
        key: (&str, &Place),
        node: &Node,
        expected: fn() -> Phrase,
        role: &impl Fn(&str, &str) -> Option<Role>,
    ) {
        let Some(role) = role(name, key.0) else {
            let found = Placed { value: key.0.to_owned(), place: key.1.clone() };
            return self.wrong(found, expected());
        };
        for node in list_of(node, name, key.1.clone(), str::to_owned, self.told) {
            let Some(word) = text_of(node, name, node.place.clone(), self.told) else { continue };
            self.wording.lexicon.add(&word.value, role.clone());
            self.wording.names.entry(name.to_owned()).or_default().push(word.value);
        }
    }

    fn unit(name: &str, key: &str) -> Option<Role> {
        match key {
            "before" => Some(Role::UnitBefore(name.into())),
            "after" | "words" => Some(Role::UnitAfter(name.into())),
            _ => None,
        }
    }

    fn bound(name: &str, key: &str) -> Option<Role> {
        let side = match key {
            "before" => Side::Before,
            "after" => Side::After,
            "ahead" => Side::Ahead,
            "behind" => Side::Behind,
            _ => return None,
        };
        Some(Role::Bound(name.into(), side))
    }

    fn wrong(&mut self, found: Placed<String>, expected: Phrase) {
        let mistake = Mistake::BadWording { found: found.value, expected };
        self.told.tell(found.place, mistake);
    }
}

/// `10000`, `0.5` or `1/2`.
fn number(text: &str) -> Option<Number> {
    let part = |text: &str| {
        let digits = !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit() || b == b'.');
        digits.then(|| wording::value(text)).flatten()
    };
    let (above, below) = text.split_once('/').unwrap_or((text, "1"));
    let below = part(below).filter(|below| *below >= Number::one())?;
    Some(part(above)? / below)
}
