//! Diagnostics in four forms: as rustc made it familiar, for people; JSON, for programs; as GitHub's
//! workflow commands and as SARIF, for code hosts.
//!
//! No text of a file, a name or a value reaches a terminal raw: control, bidirectional and
//! invisible characters are shown as `U+202E` (terminal injection, Trojan Source).

mod github;
mod sarif;

use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};
use serde::Serialize;

pub use github::github;
pub use sarif::sarif;

use super::catalogue::Catalogue;
use super::{Diagnostic, Diagnostics, Phrase, Place, Severity};

/// Gives the text of a file by its name, as places count it; `None` if there is none.
pub type Source<'a> = &'a dyn Fn(&str) -> Option<&'a str>;

/// How much of a line is handed to the renderer after the mistake, in characters.
const LONGEST: usize = 200;

/// The width that long lines are cut to, in columns of a terminal.
const WIDTH: usize = 120;

/// All diagnostics for people: place, the line itself, a caret, a `help:`. `colour` switches ANSI
/// colours on.
pub fn human(diagnostics: &Diagnostics, words: &Catalogue, source: Source, colour: bool) -> String {
    let renderer = if colour { Renderer::styled() } else { Renderer::plain() };
    let renderer = renderer.term_width(WIDTH);
    let mut shown = String::new();
    for diagnostic in diagnostics.iter() {
        shown.push_str(&renderer.render(&[group(diagnostic, words, source)]));
        shown.push_str("\n\n");
    }
    shown
}

fn group<'a>(diagnostic: &Diagnostic, words: &Catalogue, source: Source) -> Group<'a> {
    let told = words.tell(&diagnostic.mistake);
    let (level, name) = match diagnostic.severity() {
        Severity::Failure | Severity::Error => (Level::ERROR, Phrase::Error {}),
        Severity::Warning => (Level::WARNING, Phrase::Warning {}),
        Severity::Notice => (Level::NOTE, Phrase::Notice {}),
    };
    let level = level.with_name(words.phrase(&name));
    let title = level.primary_title(visible(&told.message)).id(diagnostic.mistake.code());
    let mut group = Group::with_title(title);
    if let Some(place) = &diagnostic.place {
        group = line(group, place, AnnotationKind::Primary, &told.label, source);
    }
    if let Some(place) = &diagnostic.related {
        group = line(group, place, AnnotationKind::Context, &told.related, source);
    }
    let help = || Level::HELP.with_name(words.phrase(&Phrase::Help {}));
    group.elements(told.help.iter().map(|text| help().message(visible(text))))
}

/// Adds the place and its line with a caret to `group`; the renderer cuts long lines.
fn line<'a>(group: Group<'a>, place: &Place, kind: AnnotationKind, label: &str, source: Source) -> Group<'a> {
    let path = visible(&place.file);
    let Some(text) = source(&place.file) else { return group.element(Origin::path(path)) };
    let excerpt = excerpt(text, place);
    let before = one_for_one(excerpt.before.trim_start_matches('\u{feff}'));
    let marked = one_for_one(excerpt.marked);
    let after: String = excerpt.after.chars().take(LONGEST).collect();
    let mut annotation = kind.span(before.len()..before.len() + marked.len());
    if !label.is_empty() {
        annotation = annotation.label(visible(label));
    }
    let shown = before + &marked + &one_for_one(&after);
    group.element(Snippet::source(shown).path(path).line_start(excerpt.line).annotation(annotation))
}

/// The line on which a place stands, in three parts, and its number, from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Excerpt<'a> {
    /// The number of the line.
    pub line: usize,
    /// The column of what is marked, in characters.
    pub column: usize,
    /// What stands on the line before it.
    pub before: &'a str,
    /// What is marked: the place, as far as it stands on this line.
    pub marked: &'a str,
    /// What stands on the line after it.
    pub after: &'a str,
}

/// The line of `text` on which `place` begins.
pub fn excerpt<'a>(text: &'a str, place: &Place) -> Excerpt<'a> {
    let start = floor(text, place.start);
    let from = text[..start].rfind(LINE_ENDS).map_or(0, |at| at + 1);
    let until = text[start..].find(LINE_ENDS).map_or(text.len(), |at| start + at);
    let end = floor(text, place.end).clamp(start, until);
    let (line, column) = line_and_column(text, start);
    Excerpt { line, column, before: &text[from..start], marked: &text[start..end], after: &text[end..until] }
}

/// `text` with a replacement character for each one that would not be seen as itself: columns stay.
fn one_for_one(text: &str) -> String {
    text.chars()
        .map(|c| {
            if c == '\t' {
                ' '
            } else if is_invisible(c) {
                '\u{fffd}'
            } else {
                c
            }
        })
        .collect()
}

const LINE_ENDS: [char; 2] = ['\n', '\r'];

/// The nearest boundary of a character at or before `at`.
fn floor(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

/// The line and the column, both from 1, of a byte of `text`; columns count characters, and LF,
/// CRLF and CR end lines.
pub fn line_and_column(text: &str, at: usize) -> (usize, usize) {
    let before = &text[..floor(text, at)];
    let (mut line, mut column, mut previous) = (1, 1, ' ');
    for character in before.chars() {
        match character {
            '\n' if previous == '\r' => {}
            '\n' | '\r' => (line, column) = (line + 1, 1),
            '\u{feff}' if line == 1 && column == 1 => {}
            _ => column += 1,
        }
        previous = character;
    }
    (line, column)
}

/// Where a place begins and ends, in lines and columns from 1; the end is the first character after it.
struct Span {
    from: (usize, usize),
    to: (usize, usize),
}

impl Span {
    fn of(place: &Place, source: Source) -> Self {
        let at = |at: usize| source(&place.file).map_or((1, 1), |text| line_and_column(text, at));
        Self { from: at(place.start), to: at(place.end.max(place.start)) }
    }
}

/// `text` with every character that a terminal or a reader would not see as itself spelled out.
pub fn visible(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    for character in text.chars() {
        if character == '\t' {
            shown.push(' ');
        } else if is_invisible(character) {
            shown.push_str(&format!("<U+{:04X}>", u32::from(character)));
        } else {
            shown.push(character);
        }
    }
    shown
}

/// Whether a character is a control, a bidirectional control, or one that cannot be seen:
/// soft hyphen, zero-width characters and joiners, variation selectors, tag characters
/// (Unicode's `Cc`, `Cf` and default-ignorable characters that occur in text).
pub fn is_invisible(character: char) -> bool {
    character.is_control()
        || matches!(u32::from(character),
            0xAD | 0x34F | 0x61C | 0x115F | 0x1160 | 0x17B4 | 0x17B5 | 0x180B..=0x180F | 0x200B..=0x200F
            | 0x2028..=0x202E | 0x2060..=0x206F | 0x3164 | 0xFE00..=0xFE0F | 0xFEFF | 0xFFA0 | 0xFFF0..=0xFFFB
            | 0x1BCA0..=0x1BCA3 | 0x1D173..=0x1D17A | 0xE0000..=0xE0FFF)
}

#[derive(Serialize)]
struct Record<'a> {
    severity: &'static str,
    code: &'a str,
    file: Option<&'a str>,
    line: Option<usize>,
    column: Option<usize>,
    message: String,
    hint: Option<String>,
    related: Option<Related<'a>>,
}

#[derive(Serialize)]
struct Related<'a> {
    file: &'a str,
    line: usize,
    column: usize,
}

/// All diagnostics as one JSON array of objects with the keys severity, code, file, line, column,
/// message, hint and related (file, line and column of the second place); what is not there is null.
pub fn json(diagnostics: &Diagnostics, words: &Catalogue, source: Source) -> String {
    let records: Vec<Record> = diagnostics.iter().map(|diagnostic| record(diagnostic, words, source)).collect();
    serde_json::to_string_pretty(&records).expect("texts and numbers are always JSON") + "\n"
}

fn record<'a>(diagnostic: &'a Diagnostic, words: &Catalogue, source: Source) -> Record<'a> {
    let told = words.tell(&diagnostic.mistake);
    let position = |place: &Place| Span::of(place, source).from;
    let place = diagnostic.place.as_ref();
    Record {
        severity: diagnostic.severity().name(),
        code: diagnostic.mistake.code(),
        file: place.map(|place| &*place.file),
        line: place.map(|place| position(place).0),
        column: place.map(|place| position(place).1),
        message: told.message,
        hint: (!told.help.is_empty()).then(|| told.help.join("\n")),
        related: diagnostic.related.as_ref().map(|place| {
            let (line, column) = position(place);
            Related { file: &place.file, line, column }
        }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Mistake;
    use crate::diagnostic::catalogue::Spoken;

    fn shown(text: &str, start: usize, end: usize) -> String {
        let place = Place { file: "content/a.md".into(), start, end };
        let related = Place { file: "content/b.md".into(), start: 0, end: 3 };
        let mistake = Mistake::UnknownFile { name: "a\u{202e}b".into(), nearest: "ab".into() };
        let diagnostics = Diagnostic::at(place, mistake).beside(related).into();
        human(&diagnostics, &Catalogue::of(Spoken::English), &|_| Some(text), false)
    }

    #[test]
    fn carets_stand_under_chinese_text_and_nothing_invisible_is_printed() {
        let text = "---\r\nlead: 组织部门\u{200b}了\n";
        let at = text.find("组织").unwrap();
        snapbox::assert_data_eq!(shown(text, at, at + 15), snapbox::file!["../../tests/shown/chinese.txt"]);
    }

    #[test]
    fn long_lines_are_cut_around_the_mistake() {
        let text = format!("{}错{}\n", "一".repeat(500), "二".repeat(500));
        snapbox::assert_data_eq!(shown(&text, 1500, 1503), snapbox::file!["../../tests/shown/long.txt"]);
    }

    #[test]
    fn columns_count_characters() {
        assert_eq!(line_and_column("\u{feff}a\r\n中文x", 12), (2, 3));
    }
}
