//! A look at each line before the parser, for what it would take without a word or explain in words
//! for programmers: `title: a # b` loses half the title, `lead：商务局` is no key.

use std::ops::Range;
use std::sync::Arc;

use crate::content::line::{invisible, lines};
use crate::content::unfilled;
use crate::diagnostic::{Diagnostics, Mistake, Phrase, Place};

/// What was blanked, since its mistake has been told: where values stood, and where whole lines did,
/// whose keys are lost.
#[derive(Debug, Default)]
pub(super) struct Blanked {
    pub(super) values: Vec<usize>,
    pub(super) lost: Vec<usize>,
}

/// Tells what is wrong with single lines of `text[range]`. Returns the range's text with everything
/// told blanked (all bytes stay where they are) and what was blanked.
pub(super) fn look(
    text: &str,
    range: Range<usize>,
    file: &Arc<str>,
    diagnostics: &mut Diagnostics,
) -> (String, Blanked) {
    let mut source = text[range.clone()].to_owned();
    let mut blanked = Blanked::default();
    // The indent of a line whose value is not closed: what is indented further belongs to it.
    let mut open: Option<usize> = None;
    for line in lines(text, range.clone()) {
        let words = &text[line.clone()];
        let indent = words.len() - words.trim_start().len();
        if open.is_some_and(|outer| indent > outer || words.trim().is_empty()) {
            fill(&mut source, line.start - range.start..line.end - range.start);
            continue;
        }
        open = None;
        diagnostics.extend(unseen(words, file, line.start));
        if words.contains(|c: char| c.is_control() && c != '\t') {
            // The parser would not go on.
            fill(&mut source, line.start - range.start..line.end - range.start);
            blanked.lost.push(line.start - range.start);
            continue;
        }
        let unfilled = unfilled::told(words, file, line.start);
        if !unfilled.is_empty() && !words.trim_start().starts_with('#') {
            let value = value_at(words);
            let from = line.start + value.unwrap_or(0) - range.start;
            fill(&mut source, from..line.end - range.start);
            if value.is_some() { &mut blanked.values } else { &mut blanked.lost }.push(from);
            diagnostics.extend(unfilled);
            continue;
        }
        let Some((at, mistake)) = wrong(words) else { continue };
        if matches!(mistake, Mistake::Unclosed { .. }) {
            open = Some(indent);
        }
        let place = line.start + at.start..line.start + at.end;
        let keeps_key =
            matches!(mistake, Mistake::NeedsQuotes { .. } | Mistake::LostComment { .. } | Mistake::Unclosed { .. });
        let from = if keeps_key { place.start } else { line.start } - range.start;
        fill(&mut source, from..line.end - range.start);
        if keeps_key { &mut blanked.values } else { &mut blanked.lost }.push(from);
        diagnostics.tell(Place::new(file, place), mistake);
    }
    (source, blanked)
}

/// Where the value of a line begins: behind its key, or behind the mark of a list.
fn value_at(line: &str) -> Option<usize> {
    match key(line).filter(|key| line[key.end..].starts_with(':')) {
        Some(key) => Some(key.end + 1),
        None => line.trim_start().starts_with("- ").then(|| line.len() - inner(line).len()),
    }
}

/// Where the key of a line stands, behind the mark of a list.
pub(crate) fn key(line: &str) -> Option<Range<usize>> {
    let inner = inner(line);
    let start = line.len() - inner.len();
    let end = inner.find(|c: char| !(c.is_ascii_alphanumeric() || c == '-' || c == '_'))?;
    (end > 0).then_some(start..start + end)
}

/// A line without the blanks and the mark of a list at its start.
fn inner(line: &str) -> &str {
    line.trim_start().trim_start_matches("- ").trim_start()
}

/// The characters of a line that cannot be seen. In YAML there is no other way to write them.
fn unseen(words: &str, file: &Arc<str>, offset: usize) -> Diagnostics {
    let mut told = Diagnostics::new();
    for diagnostic in invisible(words, file, offset).iter() {
        if let (Mistake::InvisibleCharacter { code, .. }, Some(place)) = (&diagnostic.mistake, &diagnostic.place) {
            told.tell(place.clone(), Mistake::InvisibleCharacter { code: code.clone(), instead: String::new() });
        }
    }
    told
}

/// Blanks the line (from 1) at which the parser stopped, and the lines below it that are indented
/// further; returns the place of what was in it, from the column (from 1, in characters) to the line's
/// end, or `None` if the line is blank already.
pub(super) fn blank(source: &mut String, line: usize, column: usize) -> Option<Range<usize>> {
    let all: Vec<Range<usize>> = lines(source, 0..source.len()).collect();
    let blank = |range: &Range<usize>| source[range.clone()].trim().is_empty();
    let last = line.clamp(1, all.len().max(1));
    // A parser that stops at the end means the last line with something in it.
    let nth = all.get(..last)?.iter().rposition(|range| !blank(range))?;
    let line = all[nth].clone();
    let indent = |range: &Range<usize>| source[range.clone()].len() - source[range.clone()].trim_start().len();
    let below = all[nth + 1..].iter().take_while(|range| blank(range) || indent(range) > indent(&line));
    let end = below.last().map_or(line.end, |range| range.end);
    let nth = source[line.clone()].char_indices().nth(column.saturating_sub(1)).map_or(0, |(at, _)| at);
    let first = source[line.clone()].find(|c: char| c != ' ').unwrap_or(0);
    let place = line.start + nth.max(first)..line.end;
    fill(source, line.start..end);
    Some(place)
}

/// Blanks all but line ends.
fn fill(source: &mut String, range: Range<usize>) {
    let keep = |byte| if matches!(byte, b'\n' | b'\r') { char::from(byte) } else { ' ' };
    let blanks: String = source[range.clone()].bytes().map(keep).collect();
    source.replace_range(range, &blanks);
}

/// The first thing that is wrong with a line, and where in it.
pub(crate) fn wrong(line: &str) -> Option<(Range<usize>, Mistake)> {
    let indent = line.len() - line.trim_start().len();
    let rest = &line[indent..];
    if rest.is_empty() || rest.starts_with('#') {
        return None;
    }
    if matches!(line.trim_end(), "---" | "...") {
        return Some((0..3, Mistake::SecondDocument {}));
    }
    if let Some((at, character)) = line[..indent].char_indices().find(|(_, c)| *c != ' ') {
        let end = at + character.len_utf8();
        let mistake = match character {
            '\t' => Mistake::TabIndent {},
            _ => Mistake::WideCharacter { found: name(character), instead: Phrase::Blank {} },
        };
        return Some((at..end, mistake));
    }
    let start = indent + (rest.len() - rest.trim_start_matches("- ").trim_start().len());
    let rest = &line[start..];
    let key = rest.find(|c: char| !(c.is_ascii_alphanumeric() || c == '-' || c == '_')).unwrap_or(rest.len());
    let after = &rest[key..];
    if key > 0 && after.starts_with('：') {
        let at = start + key;
        return Some((
            at..at + '：'.len_utf8(),
            Mistake::WideCharacter { found: name('：'), instead: Phrase::ColonBlank {} },
        ));
    }
    let is_element = line[indent..].starts_with("- ");
    if key > 0 && after.starts_with(':') {
        let close = after[1..].starts_with(|c: char| !c.is_whitespace());
        if close && !is_element {
            let instead = format!("{}: {}", &rest[..key], after[1..].trim_end());
            return Some((start..line.trim_end().len(), Mistake::BlankMissing { instead }));
        }
        return value(line, start + key + 1);
    }
    if is_element { value(line, start) } else { None }
}

/// What is wrong with the value that begins at `from` (blanks before it are skipped).
fn value(line: &str, from: usize) -> Option<(Range<usize>, Mistake)> {
    let text = line[from..].trim_start_matches(' ');
    let start = line.len() - text.len();
    let whole = start..start + text.trim_end().len();
    let text = text.trim_end();
    let first = text.chars().next()?;
    if matches!(first, '\u{3000}' | '\u{a0}' | '\t') {
        return Some((
            start..start + first.len_utf8(),
            Mistake::WideCharacter { found: name(first), instead: Phrase::Blank {} },
        ));
    }
    match first {
        '#' => return None,
        '[' | '{' => {
            return match flow(text) {
                Flow::Sound => None,
                Flow::Open(mark) => Some((whole, Mistake::Unclosed { mark: mark.into() })),
                Flow::WideComma(at) => {
                    let at = start + at..start + at + '，'.len_utf8();
                    let instead = Phrase::CommaBlank {};
                    Some((at, Mistake::WideCharacter { found: name('，'), instead }))
                }
            };
        }
        '"' | '\'' => match closed(text) {
            None => return Some((whole, Mistake::Unclosed { mark: first.into() })),
            Some(at) if is_end(&text[at..]) => return None,
            Some(_) => return Some((whole, needs_quotes(text))),
        },
        _ => {}
    }
    if let Some(at) = text.find(" #") {
        let kept = text[..at].trim_end().to_owned();
        return Some((start + at + 1..whole.end, Mistake::LostComment { kept, quoted: quoted(text) }));
    }
    let odd = "%@`*&!|>?".contains(first)
        || text.starts_with("- ")
        || text == "-"
        || text.contains(": ")
        || text.ends_with(':');
    odd.then(|| (whole, needs_quotes(text)))
}

/// Whether nothing but a remark follows.
fn is_end(rest: &str) -> bool {
    let rest = rest.trim_start();
    rest.is_empty() || rest.starts_with('#')
}

/// Where the quoted text at the start of `text` has closed: the byte after its closing mark.
fn closed(text: &str) -> Option<usize> {
    let mark = text.chars().next()?;
    let mut characters = text.char_indices().skip(1).peekable();
    while let Some((at, character)) = characters.next() {
        match character {
            '\\' if mark == '"' => drop(characters.next()),
            _ if character != mark => {}
            // Two single quotation marks stand for one.
            _ if mark == '\'' && characters.peek().is_some_and(|(_, next)| *next == '\'') => drop(characters.next()),
            _ => return Some(at + 1),
        }
    }
    None
}

/// A list or mapping in brackets on one line.
enum Flow {
    Sound,
    /// A bracket or quotation mark that is not closed.
    Open(char),
    /// A full-width comma between the elements of a list, by its place.
    WideComma(usize),
}

/// Looks at `text`, which begins with a bracket: it may not go on over lines, and the elements of a
/// list are not parted by a full-width comma (who means one puts quotation marks around the element).
fn flow(text: &str) -> Flow {
    let mut open = Vec::new();
    let mut at = 0;
    while let Some(character) = text[at..].chars().next() {
        let starts = text[..at].trim_end().ends_with(['[', '{', ',', ':']);
        match character {
            '"' | '\'' if starts => match closed(&text[at..]) {
                Some(length) => at += length - 1,
                None => return Flow::Open(character),
            },
            '[' | '{' => open.push(character),
            ']' | '}' => drop(open.pop()),
            '，' if open.last() == Some(&'[') => return Flow::WideComma(at),
            '#' if text[..at].ends_with(' ') => break,
            _ => {}
        }
        at += character.len_utf8();
    }
    open.pop().map_or(Flow::Sound, Flow::Open)
}

fn needs_quotes(text: &str) -> Mistake {
    Mistake::NeedsQuotes { quoted: quoted(text) }
}

/// `text` in quotation marks, ready to paste.
pub(crate) fn quoted(text: &str) -> String {
    if text.contains('\'') || text.contains('\\') {
        format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
    } else {
        format!("'{text}'")
    }
}

fn name(character: char) -> Phrase {
    match character {
        '：' => Phrase::WideColon {},
        '，' => Phrase::WideComma {},
        '\u{3000}' => Phrase::WideBlank {},
        '\u{a0}' => Phrase::HardBlank {},
        '\t' => Phrase::Tab {},
        _ => Phrase::own(format!("U+{:04X}", u32::from(character))),
    }
}
