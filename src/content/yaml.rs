//! YAML as a tree in which every value knows its place and keeps its spelling.
//!
//! serde-saphyr parses; this module asks it for any value and takes the spelling of what YAML would
//! call a number, a boolean or nothing (`3.10`, `no`, `1_000`) from the text itself. Tags, anchors,
//! aliases and merge keys are refused. The parser stops at its first mistake, so a look at each line
//! comes first ([`look`]), and after a mistake of the parser its line is blanked and the rest parsed
//! again: one run tells them all.

mod fields;
pub(crate) mod look;
mod raw;

use std::ops::Range;
use std::sync::Arc;

use serde_saphyr::{DuplicateKeyPolicy, MergeKeyPolicy, NonFiniteFloatPolicy, Spanned};

pub use fields::{Fields, Placed, list_of, text_of};

use raw::Raw;

use crate::content::line::invisible;
use crate::diagnostic::{Diagnostics, Mistake, Outcome, Phrase, Place};

/// The longest front matter or YAML file that is read, in bytes: a thousand times what is usual for
/// a measure, and room for ten thousand departments.
const LIMIT: usize = 4 * 1024 * 1024;

/// A value with its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Node {
    /// The value.
    pub value: Value,
    /// Where it stands; for lists and mappings where they begin.
    pub place: Place,
    /// Whether a line of this mapping may have been lost to a mistake that has been told: what is
    /// missing in it is no second mistake.
    pub lost: bool,
}

/// What a YAML value is to us: numbers, booleans and dates are text as it is spelled.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// Text.
    Text(String),
    /// Nothing: an empty value, `~` or `null`.
    Nothing,
    /// A value whose mistake has been told.
    Broken,
    /// A list.
    List(Vec<Node>),
    /// A mapping, in order; keys may be there twice.
    Map(Vec<(Node, Node)>),
}

/// Parses the YAML that stands in `text` (the whole file) at `range`. The value is `None` only if
/// nothing of it could be read.
pub fn parse(text: &str, range: Range<usize>, file: &Arc<str>) -> Outcome<Node> {
    let mut diagnostics = Diagnostics::new();
    // A byte order mark may begin a file, as Notepad writes it.
    let mark = usize::from(range.start == 0 && text.starts_with('\u{feff}')) * '\u{feff}'.len_utf8();
    let range = range.start + mark..range.end;
    if range.len() > LIMIT {
        let mistake = Mistake::FileTooLarge { limit: Phrase::own("4 MiB") };
        return Outcome::bad(crate::diagnostic::Diagnostic::at(Place::new(file, range.start..range.start), mistake));
    }
    let (mut source, mut blanked) = look::look(text, range.clone(), file, &mut diagnostics);
    loop {
        match serde_saphyr::from_str_with_options::<Spanned<Raw>>(&source, options()) {
            Ok(raw) => {
                let tree = Tree { source: &source, file, offset: range.start, blanked: &blanked };
                let (node, _) = tree.node(raw, &mut diagnostics);
                return Outcome::with(node, diagnostics);
            }
            Err(error) => {
                let line = error.location().map_or(1, |at| at.line()) as usize;
                let column = error.location().map_or(1, |at| at.column()) as usize;
                let mistake = in_plain_words(&error.to_string());
                let column = if mistake == (Mistake::WrongIndent {}) { 1 } else { column };
                let Some(at) = look::blank(&mut source, line, column) else {
                    return Outcome { value: None, diagnostics };
                };
                diagnostics.tell(Place::new(file, range.start + at.start..range.start + at.end), mistake);
                blanked.lost.push(at.start);
            }
        }
    }
}

fn options() -> serde_saphyr::Options {
    serde_saphyr::options! {
        strict_booleans: true,
        reject_unsupported_tags: true,
        reject_tagged_field_names: true,
        duplicate_keys: DuplicateKeyPolicy::PassThrough,
        merge_keys: MergeKeyPolicy::AsOrdinary,
        non_finite_float_policy: NonFiniteFloatPolicy::PassThrough,
        with_snippet: false,
        budget: serde_saphyr::budget! { max_depth: 8, max_nodes: 1_000_000, max_aliases: 0, max_anchors: 0 },
    }
}

/// The parser's message without its place (we give a better one) and without words for programmers.
fn in_plain_words(message: &str) -> Mistake {
    let message = message.split(" at line ").next().unwrap_or(message);
    // What else these can mean was seen line by line before.
    let indent = ["mapping values are not allowed", "did not find expected key", "did not find expected '-' indicator"];
    if indent.iter().any(|part| message.contains(part)) {
        return Mistake::WrongIndent {};
    }
    let known = [
        ("unclosed", Phrase::BracketOpen {}),
        ("unexpected character", Phrase::OddStart {}),
        ("escape", Phrase::OddEscape {}),
        ("surrogate", Phrase::HalfCharacter {}),
        ("Anchors", Phrase::Ampersand {}),
        ("alias", Phrase::Asterisk {}),
        ("tag", Phrase::Exclamation {}),
        ("Depth", Phrase::TooDeep {}),
        ("recursion", Phrase::TooDeep {}),
    ];
    let reason = known.into_iter().find(|(part, _)| message.contains(part)).map(|(_, plain)| plain);
    Mistake::YamlBroken { reason: reason.unwrap_or(Phrase::Unreadable {}) }
}

/// What may stand between a mapping and the line beside it: the ends of its last value.
const BESIDE: [char; 8] = [' ', '\n', '\r', ',', '}', ']', '"', '\''];

/// What turns raw values into nodes.
struct Tree<'a> {
    source: &'a str,
    file: &'a Arc<str>,
    offset: usize,
    blanked: &'a look::Blanked,
}

impl Tree<'_> {
    /// The node of `raw`, and where it ends in the source.
    fn node(&self, raw: Spanned<Raw>, diagnostics: &mut Diagnostics) -> (Node, usize) {
        let span = raw.referenced.span();
        let start = (span.byte_offset().unwrap_or(0) as usize).min(self.source.len());
        let end = (start + span.byte_len().unwrap_or(0) as usize).min(self.source.len());
        let spelled = self.source.get(start..end).unwrap_or_default();
        let place = Place::new(self.file, self.offset + start..self.offset + end);
        let mut last = end;
        let mut lost = false;
        let mut inner = |raw, diagnostics: &mut Diagnostics| {
            let (node, end) = self.node(raw, diagnostics);
            last = last.max(end);
            node
        };
        let value = match raw.value {
            Raw::Text(text) if !invisible(&text, self.file, 0).is_empty() => {
                // One that is written as itself was told when its line was looked at.
                if spelled.contains('\\') {
                    diagnostics.tell(place.clone(), Mistake::InvisibleEscape {});
                }
                Value::Broken
            }
            Raw::Text(text) => Value::Text(text),
            Raw::Odd => Value::Text(spelled.trim().to_owned()),
            Raw::Nothing => {
                lost = self.lost_in(start..end);
                self.nothing(start)
            }
            Raw::List(list) => Value::List(list.into_iter().map(|element| inner(element, diagnostics)).collect()),
            Raw::Map(map) => {
                let mut entry = |(key, value)| (inner(key, diagnostics), inner(value, diagnostics));
                let map = map.into_iter().map(&mut entry).collect();
                lost = self.lost_in(start..last);
                Value::Map(map)
            }
        };
        (Node { value, place, lost }, last)
    }

    /// Whether a lost line stands in `range`, or right above or below it.
    fn lost_in(&self, range: Range<usize>) -> bool {
        let blank =
            |from: usize, to: usize| self.source.get(from..to).is_some_and(|text| text.trim_matches(BESIDE).is_empty());
        let beside = |at: usize| range.contains(&at) || blank(range.end, at) || blank(at, range.start);
        self.blanked.lost.iter().any(|at| beside(*at))
    }

    /// An empty value, or one that was blanked because its mistake has been told.
    fn nothing(&self, start: usize) -> Value {
        let line = |at: usize| self.source[..at].bytes().filter(|byte| *byte == b'\n').count();
        // The place of an empty value is the end of its line or the start of a later one.
        let told = self
            .blanked
            .values
            .iter()
            .chain(&self.blanked.lost)
            .any(|at| line(*at) == line(start) || *at <= start && self.source[*at..start].trim().is_empty());
        if told { Value::Broken } else { Value::Nothing }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spelled(node: &Node) -> String {
        match &node.value {
            Value::Text(text) => text.clone(),
            Value::Nothing => "~".into(),
            Value::Broken => "!".into(),
            Value::List(list) => format!("[{}]", list.iter().map(spelled).collect::<Vec<_>>().join(", ")),
            Value::Map(map) => {
                let entries = map.iter().map(|(key, value)| format!("{}: {}", spelled(key), spelled(value)));
                format!("{{{}}}", entries.collect::<Vec<_>>().join(", "))
            }
        }
    }

    /// The tree on one line, then each mistake as `code line:column text`.
    fn read(text: &str) -> String {
        let outcome = parse(text, 0..text.len(), &"a.yaml".into());
        let mut told = outcome.value.as_ref().map_or("nothing".into(), spelled);
        for diagnostic in outcome.diagnostics.iter() {
            let place = diagnostic.place.as_ref().unwrap();
            let (line, column) = crate::diagnostic::show::line_and_column(text, place.start);
            told += &format!("\n{} {line}:{column} {}", diagnostic.mistake.code(), &text[place.start..place.end]);
        }
        told
    }

    #[test]
    fn values_keep_their_spelling() {
        let text = "a: 3.10\nb: no\nc: 0x10\nd: 1_000\ne: ~\nf:\ng: 007\nh: .nan\ni: 2026-01-01\nj: 1e3\nk: 'no'\nl: \"a\\tb\"\nm: [a, 1.0]\nn:\n  - x: 1\n    y: 中、文\n  - z\n# remark\no: {p: q} # remark\n";
        assert_eq!(
            read(text).lines().next().unwrap(),
            "{a: 3.10, b: no, c: 0x10, d: 1_000, e: ~, f: ~, g: 007, h: .nan, i: 2026-01-01, j: 1e3, k: no, l: a\tb, m: [a, 1.0], n: [{x: 1, y: 中、文}, z], o: {p: q}}"
        );
    }

    #[test]
    fn every_mistake_of_a_file_is_told_and_the_rest_is_read() {
        let text =
            "a: x # y\nb: 措施: 一\nlead：商务局\n\tc: 1\nd: @x\ne: ok\nf: [1\ng: \"x\" y\n　h: 1\ni: 2\nj:　3\n";
        assert_eq!(
            read(text),
            "{a: x, b: !, d: !, e: ok, f: !, g: !, i: 2}\nlost-comment 1:6 # y\nneeds-quotes 2:4 措施: 一\nwide-character 3:5 ：\ntab-indent 4:1 \t\nneeds-quotes 5:4 @x\nunclosed 7:4 [1\nneeds-quotes 8:4 \"x\" y\nwide-character 9:1 　\nwide-character 11:3 　"
        );
    }

    #[test]
    fn what_is_not_used_is_refused() {
        for (text, codes) in [
            ("a: !include /etc/passwd\n", "needs-quotes"),
            ("a: &x 1\nb: *x\n", "needs-quotes needs-quotes"),
            ("a: [&x 1, *x]\n", "yaml-broken"),
            ("a: 1\n---\nb: 2\n", "second-document"),
            ("a: [[[[[[[[[[[1]]]]]]]]]]]\n", "yaml-broken"),
            ("a: [x\nb: y]\n", "unclosed"),
            ("a: \"\\x1b[2J\"\n", "invisible-escape"),
            ("a: x\u{202e}y\n", "invisible-character"),
            ("a: 'x\n", "unclosed"),
        ] {
            let told = parse(text, 0..text.len(), &"a.yaml".into()).diagnostics;
            let told: Vec<_> = told.iter().map(|d| d.mistake.code()).collect();
            assert_eq!(told.join(" "), codes, "{text}");
        }
    }

    #[test]
    fn deep_nesting_is_told_and_not_printed() {
        let text = format!("a: {}\n", "[".repeat(100_000));
        assert_eq!(parse(&text, 0..text.len(), &"a.yaml".into()).diagnostics.iter().count(), 1);
    }

    proptest::proptest! {
        #[test]
        fn no_text_is_a_panic(text in "([a-z:\\-\\[\\]{}&*!|>'\"%@`#, \\n\\t：　]|\\PC){0,80}") {
            parse(&text, 0..text.len(), &"a.yaml".into());
        }
    }
}
