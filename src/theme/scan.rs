//! The tags of a template as tokens: just enough of Tera's language to see which names a template
//! uses. Tera itself has parsed the template before, so that nothing here needs to be told twice.

use std::ops::Range;

/// One tag.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Tag<'a> {
    /// Whether it is `{% … %}`, and not `{{ … }}`.
    pub(super) statement: bool,
    /// What stands in it.
    pub(super) tokens: Vec<Token<'a>>,
}

/// One token of a tag.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Token<'a> {
    pub(super) kind: Kind<'a>,
    pub(super) place: Range<usize>,
}

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Kind<'a> {
    /// A name.
    Name(&'a str),
    /// A text, without its quotation marks.
    Text(&'a str),
    /// A number.
    Number,
    /// One character of punctuation.
    Mark(char),
}

impl<'a> Token<'a> {
    /// The name, if it is one.
    pub(super) fn name(&self) -> Option<&'a str> {
        match self.kind {
            Kind::Name(name) => Some(name),
            _ => None,
        }
    }

    /// Whether it is this punctuation.
    pub(super) fn is(&self, mark: char) -> bool {
        self.kind == Kind::Mark(mark)
    }
}

/// The tags of `text`, in order; comments and raw blocks are left out.
pub(super) fn tags(text: &str) -> Vec<Tag<'_>> {
    let mut tags = Vec::new();
    let mut at = 0;
    let mut raw = false;
    while let Some(found) = text[at..].find('{').map(|n| at + n) {
        let closing = match text.as_bytes().get(found + 1) {
            Some(b'{') => "}}",
            Some(b'%') => "%}",
            Some(b'#') => "#}",
            _ => {
                at = found + 1;
                continue;
            }
        };
        let start = found + 2 + usize::from(text[found + 2..].starts_with('-'));
        if closing == "#}" {
            at = text[start..].find(closing).map_or(text.len(), |n| start + n + 2);
            continue;
        }
        let (tokens, end) = tokens(text, start, closing);
        at = end;
        match tokens.first().and_then(Token::name).filter(|_| closing == "%}") {
            Some("raw") => raw = true,
            Some("endraw") => raw = false,
            _ if raw => {}
            _ => tags.push(Tag { statement: closing == "%}", tokens }),
        }
    }
    tags
}

/// The tokens from `start` to `closing`, and where the text goes on.
fn tokens<'a>(text: &'a str, start: usize, closing: &str) -> (Vec<Token<'a>>, usize) {
    let mut tokens = Vec::new();
    let mut at = start;
    let mut braces = 0u32;
    while let Some(character) = text[at..].chars().next() {
        let dash = usize::from(character == '-');
        if braces == 0 && text[at + dash..].starts_with(closing) {
            return (tokens, at + dash + closing.len());
        }
        let length = match character {
            '"' | '\'' | '`' => text[at + 1..].find(character).map_or(text.len() - at, |n| n + 2),
            c if c.is_alphabetic() || c == '_' => {
                text[at..].find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(text.len() - at)
            }
            c if c.is_ascii_digit() => text[at..].find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len() - at),
            c => c.len_utf8(),
        };
        let slice = &text[at..at + length];
        let kind = match character {
            '"' | '\'' | '`' => Some(Kind::Text(slice.get(1..length - 1).unwrap_or_default())),
            c if c.is_alphabetic() || c == '_' => Some(Kind::Name(slice)),
            c if c.is_ascii_digit() => Some(Kind::Number),
            c if c.is_whitespace() => None,
            c => Some(Kind::Mark(c)),
        };
        match character {
            '{' => braces += 1,
            '}' => braces = braces.saturating_sub(1),
            _ => {}
        }
        tokens.extend(kind.map(|kind| Token { kind, place: at..at + length }));
        at += length;
    }
    (tokens, text.len())
}

#[cfg(test)]
mod tests {
    use super::{Kind, tags};

    #[test]
    fn tags_are_found_and_comments_and_raw_text_are_not() {
        let text = "a{# {{ x }} #}{{- <part of={v.a} /> -}}{% raw %}{{ y }}{% endraw %}{% if not z[\"}}\"] %}";
        let seen: Vec<String> = tags(text)
            .iter()
            .map(|tag| {
                let shown = |kind| match kind {
                    Kind::Name(name) => name.to_owned(),
                    Kind::Text(text) => format!("“{text}”"),
                    Kind::Number => "0".to_owned(),
                    Kind::Mark(mark) => mark.to_string(),
                };
                tag.tokens.iter().map(|token| shown(token.kind)).collect::<Vec<_>>().join(" ")
            })
            .collect();
        assert_eq!(seen, ["< part of = { v . a } / >", "if not z [ “}}” ]"]);
    }
}
