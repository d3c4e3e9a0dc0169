//! The body of a measure: one sentence, one line.
//!
//! The body is split into lines first and each line is parsed alone, so that no line can change the
//! meaning of another. A blank line starts a paragraph and is not counted.

use std::ops::Range;
use std::sync::Arc;

use super::digest::Digest;
use super::markup::{self, Allowed, Link, Markup};
use super::unfilled;
use crate::diagnostic::show::is_invisible;
use crate::diagnostic::{Diagnostics, Mistake, Outcome, Place};

/// The sentences of a measure in one language.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Text {
    /// The sentences, in order.
    pub segments: Vec<Segment>,
    /// Whether mistakes were told in it, so that it is not what its writer meant.
    pub broken: bool,
}

/// One sentence: one line of the body.
#[derive(Debug, Clone, PartialEq)]
pub struct Segment {
    /// The sentence with its markup.
    pub markup: Markup,
    /// The sentence alone.
    pub plain: String,
    /// The links in it.
    pub links: Vec<Link>,
    /// The paragraph it belongs to, from 0.
    pub paragraph: u32,
    /// The digest of [`Segment::plain`].
    pub digest: Digest,
    /// Where it stands: its line without the line end.
    pub place: Place,
}

impl Text {
    /// The text as one string, sentences joined by `joiner` and paragraphs by a line end.
    pub fn plain(&self, joiner: &str) -> String {
        let mut plain = String::new();
        for (n, segment) in self.segments.iter().enumerate() {
            if n > 0 {
                let same = self.segments[n - 1].paragraph == segment.paragraph;
                plain.push_str(if same { joiner } else { "\n" });
            }
            plain.push_str(&segment.plain);
        }
        plain
    }

    /// The two anchors of each sentence, in order: by position (`s3`), and by digest (`s-9ab0qd`, and
    /// `s-9ab0qd-2` for its second occurrence), which stays when others are put in before it.
    pub fn anchors(&self) -> impl Iterator<Item = (String, String)> + '_ {
        let segments = &self.segments;
        segments.iter().enumerate().map(move |(n, segment)| {
            let repeats = segments[..n].iter().filter(|other| other.digest == segment.digest).count();
            let repeat = if repeats > 0 { format!("-{}", repeats + 1) } else { String::new() };
            (format!("s{}", n + 1), format!("s-{}{repeat}", segment.digest))
        })
    }

    /// The digests of its sentences, in order.
    pub fn digests(&self) -> Vec<Digest> {
        self.segments.iter().map(|segment| segment.digest).collect()
    }
}

/// Reads the body of a measure that stands in `text` (the whole file) at `body`. Mistakes: markup
/// other than emphasis, strong and links; characters that cannot be seen; a body without a sentence.
pub fn body(text: &str, body: Range<usize>, file: &Arc<str>) -> Outcome<Text> {
    let mut diagnostics = Diagnostics::new();
    let mut segments = Vec::new();
    let mut paragraph = 0;
    let mut blank = false;
    for line in lines(text, body.clone()) {
        let source = &text[line.clone()];
        if source.trim().is_empty() {
            blank = !segments.is_empty();
            continue;
        }
        paragraph += u32::from(std::mem::take(&mut blank));
        diagnostics.extend(invisible(source, file, line.start));
        diagnostics.extend(unfilled::told(source, file, line.start));
        let parsed = markup::parse(source, file, line.start, Allowed::Line).into(&mut diagnostics);
        let Some(parsed) = parsed else { continue };
        let markup = parsed.markup.inline();
        let plain = markup.plain();
        let digest = Digest::of(&plain);
        segments.push(Segment { markup, plain, links: parsed.links, paragraph, digest, place: Place::new(file, line) });
    }
    if segments.is_empty() {
        diagnostics.tell(Place::new(file, body.end..body.end), Mistake::EmptyText {});
    }
    let broken = diagnostics.has_errors();
    Outcome::with(Text { segments, broken }, diagnostics)
}

/// The lines of `range` as ranges without their ends (LF, CRLF or CR).
pub fn lines(text: &str, range: Range<usize>) -> impl Iterator<Item = Range<usize>> + '_ {
    let mut at = range.start;
    std::iter::from_fn(move || {
        (at < range.end).then(|| {
            let start = at;
            let rest = &text[start..range.end];
            let length = rest.find(['\n', '\r']).unwrap_or(rest.len());
            let end = start + length;
            at = end + if text[end..range.end].starts_with("\r\n") { 2 } else { 1 };
            start..end
        })
    })
}

/// A mistake for each character in `text` that cannot be seen; it may be spelled as `&#x200B;`.
pub(crate) fn invisible(text: &str, file: &Arc<str>, offset: usize) -> Diagnostics {
    let mut diagnostics = Diagnostics::new();
    for (at, character) in text.char_indices().filter(|(_, c)| *c != '\t' && is_invisible(*c)) {
        let code = format!("{:04X}", u32::from(character));
        let place = Place::new(file, offset + at..offset + at + character.len_utf8());
        // Nobody means a control character.
        let instead = if character.is_control() { String::new() } else { format!("&#x{code};") };
        diagnostics.tell(place, Mistake::InvisibleCharacter { instead, code: format!("U+{code}") });
    }
    diagnostics
}

/// `text` (one line, without line ends) written so that a page shows exactly it: everything that
/// Markdown would read as markup is escaped, blanks at the ends and characters that cannot be seen
/// become entities. `body` reads it back: `plain == text`, for any text but NUL.
pub fn escape(text: &str) -> String {
    let inner_end = text.trim_end().len();
    let inner_start = text.len() - text.trim_start().len();
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let mut written = String::with_capacity(text.len() + 8);
    for (at, character) in text.char_indices() {
        let outside = at < inner_start || at >= inner_end;
        let begins = at == 0 && "#>-+=~".contains(character);
        let numbers = (1..=9).contains(&digits) && at == digits && ".)".contains(character);
        match character {
            _ if outside && character.is_whitespace() => written.push_str(&format!("&#{};", u32::from(character))),
            '\\' | '*' | '_' | '[' | ']' | '<' | '&' | '`' => written.extend(['\\', character]),
            _ if begins || numbers => written.extend(['\\', character]),
            _ if character != '\t' && is_invisible(character) => {
                written.push_str(&format!("&#x{:04X};", u32::from(character)))
            }
            _ => written.push(character),
        }
    }
    written
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn read(source: &str) -> Outcome<Text> {
        body(source, 0..source.len(), &"m.md".into())
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(4000))]
        #[test]
        fn escaped_text_is_shown_exactly(text in "([\\\\*_\\[\\]<>&`#\\-+=~.)!|:{}\"'(0-9a-z \\t；，。中“”]|\\PC|[\\u{1}-\\u{1f}\\u{80}-\\u{9f}\\u{200b}\\u{202e}\\u{feff}]){1,40}") {
            let text = text.replace(['\n', '\r'], "");
            prop_assume!(!text.is_empty());
            let outcome = read(&escape(&text));
            prop_assert_eq!(&outcome.diagnostics, &Diagnostics::new());
            let read = outcome.value.unwrap();
            prop_assert_eq!(read.segments.len(), 1);
            prop_assert_eq!(&read.segments[0].plain, &text);
        }

        #[test]
        fn no_text_is_a_panic(text in "\\PC{0,60}", more in "(\\PC|[*_<>&\\[\\]()`\\n\\r]){0,60}") {
            read(&text);
            read(&more);
        }
    }

    #[test]
    fn a_blank_line_starts_a_paragraph_and_is_not_counted() {
        let text = read("\r\n一。\r\n二。\r\n\r\n \r\n**三**。").value.unwrap();
        let seen: Vec<_> = text.segments.iter().map(|s| (s.paragraph, s.plain.as_str())).collect();
        assert_eq!(seen, [(0, "一。"), (0, "二。"), (1, "三。")]);
        assert_eq!(text.plain(""), "一。二。\n三。");
    }

    #[test]
    fn what_is_not_allowed_is_told_with_its_place() {
        for (line, code) in [
            ("# 标题", "not-allowed"),
            ("a <b>c</b>", "not-allowed"),
            ("![a](b.png)", "not-allowed"),
            ("1. 一", "not-allowed"),
            ("> 一", "not-allowed"),
            ("---", "not-allowed"),
            ("    一", "not-allowed"),
            ("`a`", "not-allowed"),
            ("[a](javascript:alert(1))", "link-not-allowed"),
            ("[a](java&#x73;cript:alert(1))", "link-not-allowed"),
            ("<javascript:alert(1)>", "link-not-allowed"),
            ("[a](//evil.example/)", "link-not-allowed"),
            ("[a](http://example.org/)", "link-not-secure"),
            ("**“海鸥计划”**补贴", "stray-asterisk"),
            ("一\u{202e}二", "invisible-character"),
        ] {
            let told = read(line).diagnostics;
            assert!(told.iter().any(|d| d.mistake.code() == code), "{line}: {told:?}");
        }
    }
}
