//! Names that templates misspell. Tera fails at `{{ view.titel }}` only when it renders it and never
//! minds `{% if view.titel %}`, so the paths of all templates are compared with samples of what they
//! will see: through loops, `set`, includes and components.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::expression::{Scope, WORDS, closing, component_name, opened, operand, shape, steps, text};
use super::scan::{Tag, Token, tags};
use super::shape::Shape;
use crate::diagnostic::nearest;
use crate::diagnostic::{Diagnostic, Mistake, Phrase, Place};

/// How deep components and includes are followed.
const DEPTH: usize = 12;

/// A template by its file.
pub(super) struct Source<'a> {
    /// The name under which it is told of.
    pub(super) file: &'a str,
    /// Its text.
    pub(super) text: &'a str,
}

struct Walk<'a> {
    templates: &'a BTreeMap<String, Source<'a>>,
    tags: BTreeMap<&'a str, Vec<Tag<'a>>>,
    /// Components by name: their template and the tag that opens them.
    components: BTreeMap<String, (&'a str, usize)>,
    told: Vec<Diagnostic>,
    seen: Vec<(String, Scope)>,
}

/// The misspelt paths in the templates that make pages: each root template with the shapes of `page`
/// and `view`. `templates` are by the name under which others extend and include them.
pub(super) fn misspelt(
    templates: &BTreeMap<String, Source>,
    roots: &BTreeMap<String, (Shape, Shape)>,
) -> Vec<Diagnostic> {
    let tags: BTreeMap<&str, Vec<Tag>> =
        templates.iter().map(|(name, source)| (name.as_str(), tags(source.text))).collect();
    let mut components = BTreeMap::new();
    for (template, tags) in &tags {
        for (n, tag) in tags.iter().enumerate() {
            if let Some(name) = opened(tag, "component").and_then(|_| component_name(&tag.tokens[1..])) {
                // A site's template stands before the default theme's of another name.
                components.entry(name).or_insert((*template, n));
            }
        }
    }
    let mut walk = Walk { templates, tags, components, told: Vec::new(), seen: Vec::new() };
    for (root, (page, view)) in roots {
        let scope = Scope::from([("page".to_owned(), page.clone()), ("view".to_owned(), view.clone())]);
        walk.template(root, scope, 0);
    }
    walk.told.sort_by(|a, b| a.place.cmp(&b.place));
    walk.told.dedup();
    walk.told
}

impl<'a> Walk<'a> {
    fn template(&mut self, name: &str, scope: Scope, depth: usize) {
        let bare = name.strip_prefix("default/").filter(|_| !self.tags.contains_key(name)).unwrap_or(name);
        let Some((name, all)) = self.tags.get_key_value(bare).map(|(name, tags)| (*name, tags.clone())) else { return };
        self.run(name, &all, scope, depth);
    }

    /// Walks through tags with what is known where they stand.
    fn run(&mut self, template: &'a str, tags: &[Tag<'a>], scope: Scope, depth: usize) {
        if depth > DEPTH || self.seen.contains(&(format!("{template}:{}", tags.len()), scope.clone())) {
            return;
        }
        self.seen.push((format!("{template}:{}", tags.len()), scope.clone()));
        let mut scopes = vec![scope];
        let mut skipping = false;
        for tag in tags {
            let top = scopes.last().cloned().unwrap_or_default();
            match tag.tokens.first().and_then(Token::name).filter(|_| tag.statement) {
                _ if tag.tokens.first().is_some_and(|t| t.is('<')) && tag.tokens.get(1).is_some_and(|t| t.is('/')) => {}
                Some("component") => skipping = true,
                Some("endcomponent") => skipping = false,
                _ if skipping => {}
                Some("for") => scopes.push(self.for_loop(template, tag, top, depth)),
                Some("endfor") => drop(scopes.pop().filter(|_| scopes.len() > 1)),
                Some("set" | "set_global") => {
                    let named = self.assignment(template, tag, &top, depth);
                    if let (Some((name, shape)), Some(scope)) = (named, scopes.last_mut()) {
                        scope.insert(name, shape);
                    }
                }
                Some("include" | "extends") => {
                    for text in tag.tokens.iter().filter_map(text) {
                        self.template(text, top.clone(), depth + 1);
                    }
                }
                Some("block" | "endblock" | "endif" | "endset" | "raw" | "endfilter" | "break" | "continue") => {}
                Some("if" | "elif" | "else" | "filter") => self.expression(template, &tag.tokens[1..], &top, depth),
                _ => self.expression(template, &tag.tokens, &top, depth),
            }
        }
    }

    /// `for x in path`: what is known in the loop.
    fn for_loop(&mut self, template: &'a str, tag: &Tag<'a>, mut scope: Scope, depth: usize) -> Scope {
        let at = tag.tokens.iter().position(|token| token.name() == Some("in")).unwrap_or(tag.tokens.len());
        let (names, of) = tag.tokens.split_at(at);
        let of = of.get(1..).unwrap_or_default();
        self.expression(template, of, &scope, depth);
        let names: Vec<&str> = names.iter().filter_map(Token::name).filter(|name| *name != "for").collect();
        let element = shape(of, &scope).element();
        for name in &names {
            let shape = if names.len() == 1 { element.clone() } else { Shape::Unknown };
            scope.insert((*name).to_owned(), shape);
        }
        scope
    }

    /// `set x = path`: the name and what is known of it.
    fn assignment(&mut self, template: &'a str, tag: &Tag<'a>, scope: &Scope, depth: usize) -> Option<(String, Shape)> {
        let at = tag.tokens.iter().position(|token| token.is('='));
        let name = tag.tokens.iter().filter_map(Token::name).nth(1)?;
        let Some(at) = at else { return Some((name.to_owned(), Shape::Unknown)) };
        let value = &tag.tokens[at + 1..];
        self.expression(template, value, scope, depth);
        Some((name.to_owned(), shape(value, scope)))
    }

    /// Compares the paths of an expression with what is known, and follows components.
    fn expression(&mut self, template: &'a str, tokens: &[Token<'a>], scope: &Scope, depth: usize) {
        if tokens.iter().any(|token| token.name() == Some("for")) {
            return; // A list made on the spot has names of its own; the engine fails at wrong ones.
        }
        let mut at = 0;
        while at < tokens.len() {
            let before = at.checked_sub(1).map(|n| &tokens[n]);
            let call = tokens[at].is('<') && tokens.get(at + 1).is_some_and(|t| t.name().is_some());
            if call && !before.is_some_and(operand) {
                at = self.component(template, tokens, at + 1, scope, depth);
                continue;
            }
            let next = tokens.get(at + 1);
            let named = before.is_some_and(|t| t.is('.') || t.is('|') || t.name().is_some_and(|n| n == "is"))
                || before.is_some_and(|t| t.name() == Some("not")) && at >= 2 && tokens[at - 2].name() == Some("is");
            let is_key = next.is_some_and(|t| t.is('=') || t.is(':')) && !tokens.get(at + 2).is_some_and(|t| t.is('='));
            match tokens[at].name() {
                Some(name) if !named && !is_key && !WORDS.contains(&name) && !next.is_some_and(|t| t.is('(')) => {
                    at = self.path(template, tokens, at, scope);
                }
                _ => at += 1,
            }
        }
    }

    /// Compares one path, and returns where the expression goes on.
    fn path(&mut self, template: &'a str, tokens: &[Token<'a>], start: usize, scope: &Scope) -> usize {
        let (steps, end) = steps(tokens, start);
        let mut written = String::new();
        let mut known = Shape::Map(scope.clone());
        known =
            if steps[0].0 == Some("loop") { Shape::Map(Scope::from([("loop".into(), Shape::Unknown)])) } else { known };
        for (step, place) in steps {
            let Some(step) = step else {
                known = known.element();
                continue;
            };
            let here = if written.is_empty() { step.to_owned() } else { format!("{written}.{step}") };
            known = match known {
                Shape::Unknown => return end,
                Shape::Map(mut map) if map.contains_key(step) => map.remove(step).unwrap_or_default(),
                Shape::Map(map) => {
                    let near = nearest(step, map.keys());
                    let whole = if near.is_empty() || written.is_empty() { near } else { format!("{written}.{near}") };
                    self.tell(template, place, here, whole);
                    return end;
                }
                Shape::List(_) | Shape::Plain => {
                    self.tell(template, place, here, String::new());
                    return end;
                }
            };
            written = here;
        }
        end
    }

    fn tell(&mut self, template: &str, place: std::ops::Range<usize>, path: String, nearest: String) {
        let file: Arc<str> = self.templates[template].file.into();
        self.told.push(Diagnostic::at(Place::new(&file, place), Mistake::TemplatePath { path, nearest }));
    }

    /// `<name key={path} … />`: compares the values and walks through the component with them.
    fn component(
        &mut self,
        template: &'a str,
        tokens: &[Token<'a>],
        start: usize,
        scope: &Scope,
        depth: usize,
    ) -> usize {
        let end = closing(tokens, start);
        let Some(name) = component_name(&tokens[start..end]) else { return end };
        let after_name = start + 2 * name.split('.').count() - 1;
        let mut given = Scope::new();
        let mut at = after_name;
        while at < end {
            let Some(key) = tokens[at].name() else {
                at += 1;
                continue;
            };
            if !tokens.get(at + 1).is_some_and(|token| token.is('=')) {
                self.path(template, tokens, at, scope);
                given.insert(key.to_owned(), shape(&tokens[at..=at], scope));
                at += 1;
                continue;
            }
            let close = (at + 2..end).find(|n| tokens[*n].is('}')).unwrap_or(at + 3);
            let braced = tokens.get(at + 2).is_some_and(|token| token.is('{'));
            let value = if braced { &tokens[at + 3..close] } else { &tokens[0..0] };
            self.expression(template, value, scope, depth);
            given.insert(key.to_owned(), shape(value, scope));
            at = if braced { close + 1 } else { at + 3 };
        }
        let before = self.told.len();
        self.body(&name, given, depth);
        let of_default =
            self.components.get(&name).is_some_and(|(at, _)| self.templates[*at].file.starts_with("default/"));
        if of_default && self.told.len() > before {
            // The default theme's component is sound: it is given the wrong thing.
            self.told.truncate(before);
            let file: Arc<str> = self.templates[template].file.into();
            let reason = Phrase::CannotShow { name: name.to_string() };
            let place = Place::new(&file, tokens[start].place.clone());
            self.told.push(Diagnostic::at(place, Mistake::TemplateReference { reason }));
        }
        end
    }

    /// Walks through the body of a component with what it is given.
    fn body(&mut self, name: &str, mut given: Scope, depth: usize) {
        let Some((template, first)) = self.components.get(name).copied() else { return };
        let all = self.tags[template].clone();
        for key in all[first].tokens.iter().filter_map(Token::name).skip(1).chain(["body", "rest"]) {
            given.entry(key.to_owned()).or_default();
        }
        let length = all[first + 1..].iter().position(|tag| opened(tag, "endcomponent").is_some());
        let body = all[first + 1..].get(..length.unwrap_or(0)).unwrap_or_default();
        self.run(template, body, given, depth + 1);
    }
}
