//! What stands in a tag: paths, calls of components, words of the language.

use std::collections::BTreeMap;
use std::ops::Range;

use super::scan::{Kind, Tag, Token};
use super::shape::Shape;

/// Names that stand where a variable could and are none.
pub(super) const WORDS: [&str; 17] = [
    "and", "or", "not", "in", "is", "if", "else", "elif", "filter", "true", "True", "false", "False", "none", "None",
    "null", "as",
];

/// What is known of variables where a tag stands.
pub(super) type Scope = BTreeMap<String, Shape>;

/// One step of a path: a name, or none for an index that is computed; and its place.
pub(super) type Step<'a> = (Option<&'a str>, Range<usize>);

/// The steps of the path at `start`: a name, or none for an index that is computed; and its end.
pub(super) fn steps<'a>(tokens: &[Token<'a>], start: usize) -> (Vec<Step<'a>>, usize) {
    let mut steps = vec![(tokens[start].name(), tokens[start].place.clone())];
    let mut at = start + 1;
    while let Some(token) = tokens.get(at) {
        if token.is('?') {
            at += 1;
        } else if let Some(name) = tokens.get(at + 1).and_then(Token::name).filter(|_| token.is('.')) {
            steps.push((Some(name), tokens[at + 1].place.clone()));
            at += 2;
        } else if token.is('[') {
            let close = (at..tokens.len()).find(|n| tokens[*n].is(']')).unwrap_or(tokens.len() - 1);
            let inner = &tokens[at + 1..close];
            let step = if let [one] = inner { text(one) } else { None };
            steps.push((step, token.place.clone()));
            at = close + 1;
        } else {
            break;
        }
    }
    (steps, at)
}

/// The shape of an expression that is one path; unknown for any other.
pub(super) fn shape(tokens: &[Token], scope: &Scope) -> Shape {
    if tokens.first().and_then(Token::name).is_none() {
        return Shape::Unknown;
    }
    let (steps, end) = steps(tokens, 0);
    let rest = tokens[end..].iter().all(|token| token.is('-'));
    steps.into_iter().filter(|_| rest).fold(
        if rest { Shape::Map(scope.clone()) } else { Shape::Unknown },
        |known, (step, _)| match (known, step) {
            (Shape::Map(mut map), Some(step)) => map.remove(step).unwrap_or_default(),
            (list, None) => list.element(),
            _ => Shape::Unknown,
        },
    )
}

/// The place after the `>` that closes the component call at `start`.
pub(super) fn closing(tokens: &[Token], start: usize) -> usize {
    let mut braces = 0i32;
    for (n, token) in tokens.iter().enumerate().skip(start) {
        match token.kind {
            Kind::Mark('{') => braces += 1,
            Kind::Mark('}') => braces -= 1,
            Kind::Mark('>') if braces == 0 => return n + 1,
            _ => {}
        }
    }
    tokens.len()
}

/// The name of the component that the tokens begin with: `part`, `ui.button`.
pub(super) fn component_name(tokens: &[Token]) -> Option<String> {
    let mut name = tokens.first()?.name()?.to_owned();
    for pair in tokens[1..].chunks(2) {
        let [dot, part] = pair else { break };
        let Some(part) = part.name().filter(|_| dot.is('.')) else { break };
        name = format!("{name}.{part}");
    }
    Some(name)
}

/// The tag, if it is the statement `word`.
pub(super) fn opened<'t, 'a>(tag: &'t Tag<'a>, word: &str) -> Option<&'t Tag<'a>> {
    (tag.statement && tag.tokens.first().and_then(Token::name) == Some(word)).then_some(tag)
}

/// Whether a value ends with the token, so that a `<` after it compares.
pub(super) fn operand(token: &Token) -> bool {
    match token.kind {
        Kind::Name(name) => !WORDS.contains(&name),
        Kind::Text(_) | Kind::Number => true,
        Kind::Mark(mark) => ")]}".contains(mark),
    }
}

pub(super) fn text<'a>(token: &Token<'a>) -> Option<&'a str> {
    match token.kind {
        Kind::Text(text) => Some(text),
        _ => None,
    }
}
