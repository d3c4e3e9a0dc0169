//! Reading a mapping key by key, telling what is missing, unknown, twice or of the wrong kind.

use super::{Node, Value};
use crate::diagnostic::{Diagnostic, Diagnostics, Mistake, Place, nearest};

/// A value and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Placed<T> {
    /// The value.
    pub value: T,
    /// Where it stands.
    pub place: Place,
}

/// A mapping that is read key by key; what has not been asked for when it is done is unknown.
#[derive(Debug)]
pub struct Fields<'a> {
    entries: Vec<(&'a str, &'a Node, &'a Node)>,
    known: Vec<&'static str>,
    start: Place,
    lost: bool,
    missing: Vec<&'static str>,
}

impl<'a> Fields<'a> {
    /// The fields of `node`. A mapping is expected; keys that are there twice are told with both
    /// places. `start` is where missing keys are told. `None` if it is no mapping.
    pub fn of(node: &'a Node, start: Place, diagnostics: &mut Diagnostics) -> Option<Self> {
        let mut entries: Vec<(&str, &Node, &Node)> = Vec::new();
        let map = match &node.value {
            Value::Map(map) => map,
            Value::Nothing => {
                return Some(Self { entries, known: Vec::new(), start, lost: node.lost, missing: Vec::new() });
            }
            Value::Broken => return None,
            _ => {
                diagnostics.tell(node.place.clone(), Mistake::ExpectedKeys {});
                return None;
            }
        };
        let mut lost = node.lost;
        for (key, value) in map {
            lost |= key.value == Value::Broken;
            let Value::Text(name) = &key.value else {
                if key.value == Value::Broken {
                    continue;
                }
                diagnostics.tell(key.place.clone(), Mistake::ExpectedKeys {});
                continue;
            };
            if let Some((_, first, _)) = entries.iter().find(|(other, ..)| other == name) {
                let twice = Diagnostic::at(key.place.clone(), Mistake::KeyTwice { key: name.clone() });
                diagnostics.push(twice.beside(first.place.clone()));
            } else {
                entries.push((name, key, value));
            }
        }
        Some(Self { entries, known: Vec::new(), start, lost, missing: Vec::new() })
    }

    /// The value of `key`, if it is there and not broken.
    pub fn node(&mut self, key: &'static str) -> Option<&'a Node> {
        if !self.known.contains(&key) {
            self.known.push(key);
        }
        let (.., node) = self.entries.iter().find(|(name, ..)| *name == key)?;
        (node.value != Value::Broken).then_some(node)
    }

    /// The text of `key`. Nothing, a list and a mapping are mistakes.
    pub fn text(&mut self, key: &'static str, diagnostics: &mut Diagnostics) -> Option<Placed<String>> {
        let place = self.key_place(key);
        let node = self.node(key)?;
        text_of(node, key, place, diagnostics)
    }

    /// The text of `key`, which must be there.
    pub fn required(&mut self, key: &'static str, diagnostics: &mut Diagnostics) -> Option<Placed<String>> {
        self.require(key);
        self.text(key, diagnostics)
    }

    /// Whether a line may have been lost to a mistake that has been told.
    pub fn is_lost(&self) -> bool {
        self.lost
    }

    /// Whether `key` is there, broken or not.
    pub fn has(&self, key: &str) -> bool {
        self.entries.iter().any(|(name, ..)| *name == key)
    }

    /// Demands that `key` is there: [`Fields::done`] tells if it is not, unless it may have been in a
    /// line that could not be read.
    pub fn require(&mut self, key: &'static str) {
        if !self.lost && !self.has(key) {
            self.missing.push(key);
        }
    }

    /// The elements of `key`: a list of mappings. Nothing, text and mappings are mistakes.
    pub fn list(&mut self, key: &'static str, diagnostics: &mut Diagnostics) -> &'a [Node] {
        let place = self.key_place(key);
        let Some(node) = self.node(key) else { return &[] };
        list_of(node, key, place, |_| String::new(), diagnostics)
    }

    /// The elements of `key`: a list of texts. Nothing, text and mappings are mistakes.
    pub fn texts(&mut self, key: &'static str, diagnostics: &mut Diagnostics) -> &'a [Node] {
        let place = self.key_place(key);
        let Some(node) = self.node(key) else { return &[] };
        list_of(node, key, place, str::to_owned, diagnostics)
    }

    /// Tells every one of `keys` that is there, in the words of `mistake`.
    pub fn refuse(&mut self, keys: &[&'static str], mistake: impl Fn(&str) -> Mistake, told: &mut Diagnostics) {
        self.entries.retain(|(name, key, _)| {
            let refused = keys.contains(name);
            if refused {
                told.tell(key.place.clone(), mistake(name));
            }
            !refused
        });
    }

    /// All entries as they are, for mappings whose keys are data (languages).
    pub fn entries(&self) -> impl Iterator<Item = (&'a str, &'a Place, &'a Node)> + '_ {
        self.entries.iter().map(|(name, key, value)| (*name, &key.place, *value))
    }

    /// Tells every key that nobody has asked for, with the nearest known one, and every key that is
    /// missing, if it is not one of those in another spelling.
    pub fn done(mut self, diagnostics: &mut Diagnostics) {
        for (name, key, _) in &self.entries {
            if !self.known.contains(name) {
                let nearest = nearest(name, self.known.iter().copied());
                self.missing.retain(|missing| *missing != nearest);
                let known = self.known.iter().map(|key| (*key).to_owned()).collect();
                diagnostics.tell(key.place.clone(), Mistake::UnknownKey { key: (*name).into(), nearest, known });
            }
        }
        for key in self.missing {
            diagnostics.tell(self.start.clone(), Mistake::MissingKey { key: key.into() });
        }
    }

    fn key_place(&self, key: &str) -> Place {
        self.entries
            .iter()
            .find(|(name, ..)| *name == key)
            .map_or_else(|| self.start.clone(), |(_, key, _)| key.place.clone())
    }
}

/// The text of `node`, the value of `key` whose place is `place`. Nothing, a list and a mapping are
/// mistakes.
pub fn text_of(node: &Node, key: &str, place: Place, diagnostics: &mut Diagnostics) -> Option<Placed<String>> {
    match &node.value {
        Value::Text(text) if !text.trim().is_empty() => Some(Placed { value: text.clone(), place: node.place.clone() }),
        Value::Text(_) | Value::Nothing => {
            diagnostics.tell(place, Mistake::EmptyValue { key: key.into() });
            None
        }
        Value::Broken => None,
        Value::List(_) | Value::Map(_) => {
            let instead = joined(node).unwrap_or_else(|| "…".into());
            diagnostics.tell(node.place.clone(), Mistake::ExpectedText { key: key.into(), instead });
            None
        }
    }
}

/// The texts of a list as one text: several names are joined by `、`.
fn joined(node: &Node) -> Option<String> {
    let Value::List(list) = &node.value else { return None };
    let text = |node: &Node| if let Value::Text(text) = &node.value { Some(text.clone()) } else { None };
    Some(list.iter().map(text).collect::<Option<Vec<_>>>()?.join("、"))
}

/// The elements of `node`, the value of `key` whose place is `place`. Nothing, text and mappings are
/// mistakes; `example` makes of a text the elements that a list in brackets would have.
pub fn list_of<'a>(
    node: &'a Node,
    key: &str,
    place: Place,
    example: impl Fn(&str) -> String,
    diagnostics: &mut Diagnostics,
) -> &'a [Node] {
    let key = key.to_owned();
    match &node.value {
        Value::List(list) => return list,
        Value::Broken => {}
        Value::Nothing => diagnostics.tell(place, Mistake::EmptyValue { key }),
        Value::Text(text) => {
            diagnostics.tell(node.place.clone(), Mistake::ExpectedList { key, example: example(text) });
        }
        Value::Map(_) => {
            diagnostics.tell(node.place.clone(), Mistake::ExpectedList { key, example: String::new() });
        }
    }
    &[]
}
