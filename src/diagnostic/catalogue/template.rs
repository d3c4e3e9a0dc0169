//! A text of a catalogue with the places of its values: `{name}` is a value, `{name|page|pages}` a number
//! with the word that fits it, `{{` and `}}` are braces. Values are never looked at for braces.

use std::fmt::{self, Write};

/// A text with the places of its values.
#[derive(Debug, Clone, Default, serde::Deserialize)]
#[serde(from = "String")]
pub(crate) struct Template(Vec<Piece>);

#[derive(Debug, Clone)]
enum Piece {
    Words(String),
    Value { name: String, forms: Option<(String, String)> },
}

impl From<String> for Template {
    fn from(text: String) -> Self {
        let mut pieces = Vec::new();
        let (mut words, mut rest) = (String::new(), text.as_str());
        while let Some(at) = rest.find(['{', '}']) {
            words.push_str(&rest[..at]);
            let (brace, after) = rest[at..].split_at(1);
            if after.starts_with(brace) {
                words.push_str(brace);
                rest = &after[1..];
                continue;
            }
            let inside = if brace == "{" { after.split_once('}') } else { None };
            let Some((inside, after)) = inside else {
                words.push_str(brace);
                rest = after;
                continue;
            };
            pieces.push(Piece::Words(std::mem::take(&mut words)));
            pieces.push(Piece::value(inside));
            rest = after;
        }
        pieces.push(Piece::Words(words + rest));
        Self(pieces)
    }
}

impl Piece {
    fn value(inside: &str) -> Self {
        let mut parts = inside.splitn(3, '|').map(str::to_owned);
        let name = parts.next().unwrap_or_default();
        Self::Value { name, forms: parts.next().zip(parts.next()) }
    }
}

impl Template {
    /// The names of its values.
    pub(crate) fn names(&self) -> impl Iterator<Item = &str> {
        self.0.iter().filter_map(|piece| match piece {
            Piece::Words(_) => None,
            Piece::Value { name, .. } => Some(name.as_str()),
        })
    }

    /// The text with `values` in place of their names.
    pub(super) fn fill(&self, values: &[(&'static str, String)]) -> String {
        let mut filled = String::new();
        for piece in &self.0 {
            match piece {
                Piece::Words(words) => filled.push_str(words),
                Piece::Value { name, forms } => {
                    let value = values.iter().find(|(known, _)| known == name).map_or("", |(_, value)| value);
                    filled.push_str(value);
                    if let Some((one, other)) = forms {
                        filled.push(' ');
                        filled.push_str(if value == "1" { one } else { other });
                    }
                }
            }
        }
        filled
    }
}

/// The text with `…` in place of its values.
impl fmt::Display for Template {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        self.0.iter().try_for_each(|piece| match piece {
            Piece::Words(words) => f.write_str(words),
            Piece::Value { .. } => f.write_char('…'),
        })
    }
}
