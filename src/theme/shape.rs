//! The shape of what templates see: which names a map has, what a list holds. Made from samples, in
//! which everything that may be there is there at least once.

use std::collections::BTreeMap;

use serde_json::Value;

/// A shape.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) enum Shape {
    /// Nothing is known: no sample had it, or it was computed.
    #[default]
    Unknown,
    /// A text, a number, yes or no.
    Plain,
    /// A list of this.
    List(Box<Shape>),
    /// These names.
    Map(BTreeMap<String, Shape>),
}

impl Shape {
    /// The shape of one sample.
    pub(crate) fn of(value: &Value) -> Self {
        match value {
            Value::Null => Self::Unknown,
            Value::Array(values) => {
                Self::List(Box::new(values.iter().map(Self::of).fold(Self::Unknown, |all, one| all.with(one))))
            }
            Value::Object(map) => Self::Map(map.iter().map(|(key, value)| (key.clone(), Self::of(value))).collect()),
            _ => Self::Plain,
        }
    }

    /// What both samples show.
    #[must_use]
    pub(crate) fn with(self, other: Self) -> Self {
        match (self, other) {
            (Self::Unknown, known) | (known, Self::Unknown) => known,
            (Self::List(a), Self::List(b)) => Self::List(Box::new(a.with(*b))),
            (Self::Map(mut a), Self::Map(b)) => {
                for (key, shape) in b {
                    let before = a.remove(&key).unwrap_or_default();
                    a.insert(key, before.with(shape));
                }
                Self::Map(a)
            }
            (first, _) => first,
        }
    }

    /// What a list of this holds.
    pub(super) fn element(&self) -> Self {
        match self {
            Self::List(element) => (**element).clone(),
            _ => Self::Unknown,
        }
    }

    /// The names at which no sample had anything.
    #[cfg(test)]
    pub(crate) fn unseen(&self, at: &str) -> Vec<String> {
        match self {
            Self::Unknown => vec![at.to_owned()],
            Self::Plain => Vec::new(),
            Self::List(element) => element.unseen(&format!("{at}[]")),
            Self::Map(map) => map.iter().flat_map(|(key, shape)| shape.unseen(&format!("{at}.{key}"))).collect(),
        }
    }
}
