//! The departments in a cell.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use super::cells::{Cell, without_bookmark};
use super::characters::{is_han, seen};
use super::lines::trim;
use crate::diagnostic::{Diagnostic, Diagnostics, Mistake, Place};

/// What joins names.
const JOINER: char = '、';

/// What people write between names by mistake, and what ends a sentence: never part of a name.
const NOT_IN_NAMES: &str = "，,;；/／。：:！!？?|｜";

/// The names in a cell, in order; `None` if something in it is a mistake, which has been told. They are joined by `、`, after which the list may go on in the next
/// line. `needed` says that the cell cannot be empty, so that text after empty lines is its text.
///
/// Mistakes: other text, such as a note below the table for which no cell was opened; other joiners;
/// an empty place in the list; a name that stands twice.
pub(super) fn departments(
    text: &str,
    file: &Arc<str>,
    cell: &Cell,
    needed: bool,
    diagnostics: &mut Diagnostics,
) -> Option<Vec<String>> {
    let (mut names, mut places, mut sound) = (Vec::new(), BTreeMap::new(), true);
    let lines = lines(text, cell, needed);
    if let Some(odd) = lines.odd {
        diagnostics.tell(Place::new(file, odd), Mistake::OddText {});
        sound = false;
    }
    for part in parts(text, &lines.list) {
        let (name, place) = (seen(&text[part.clone()]), Place::new(file, part));
        let name = name.trim();
        let count = names.len();
        if name.is_empty() {
            diagnostics.tell(place, Mistake::EmptyName {});
        } else if !is_name(name) {
            diagnostics.tell(place, Mistake::NotADepartment { name: name.into(), instead: mended(name) });
        } else if let Some(first) = places.get(name) {
            let twice = Diagnostic::at(place, Mistake::DepartmentTwice { name: name.into() });
            diagnostics.push(twice.beside(Place::clone(first)));
        } else {
            places.insert(name.to_owned(), place);
            names.push(name.to_owned());
        }
        sound &= names.len() > count;
    }
    sound.then_some(names)
}

/// The lines of a cell of departments.
struct Lines {
    /// Those of the list.
    list: Vec<Range<usize>>,
    /// The first that does not belong to it.
    odd: Option<Range<usize>>,
}

fn lines(text: &str, cell: &Cell, needed: bool) -> Lines {
    let mut list: Vec<Range<usize>> = Vec::new();
    for (n, line) in cell.lines.iter().enumerate() {
        let line = if list.is_empty() { without_bookmark(text, line.clone()) } else { trim(text, line.clone()) };
        if line.is_empty() {
            continue;
        }
        let goes_on = match list.last() {
            Some(last) => text[last.clone()].ends_with(JOINER),
            None => n == 0 || needed,
        };
        if !goes_on {
            return Lines { list, odd: Some(line) };
        }
        list.push(line);
    }
    Lines { list, odd: None }
}

/// The places of the names: what stands between joiners, without blanks. A joiner at the end of a line
/// that another line follows opens no empty place.
fn parts(text: &str, lines: &[Range<usize>]) -> Vec<Range<usize>> {
    let mut parts = Vec::new();
    for (n, line) in lines.iter().enumerate() {
        let mut start = line.start;
        for part in text[line.clone()].split(JOINER) {
            let end = start + part.len();
            if !(part.is_empty() && end == line.end && n + 1 < lines.len()) {
                parts.push(trim(text, start..end));
            }
            start = end + JOINER.len_utf8();
        }
    }
    parts
}

/// Whether this can be a name: no separators, no blank beside a Chinese character.
fn is_name(name: &str) -> bool {
    let mut previous = None;
    name.chars().all(|character| {
        let before = previous.replace(character);
        let blank = character.is_whitespace() && before.is_some_and(is_han);
        let after_blank = is_han(character) && before.is_some_and(char::is_whitespace);
        !NOT_IN_NAMES.contains(character) && !blank && !after_blank
    })
}

/// The names joined as they should be; empty if that gives no names.
fn mended(name: &str) -> String {
    let separates = |c: char| NOT_IN_NAMES.contains(c) || c.is_whitespace();
    let names: Vec<&str> = name.split(separates).filter(|part| !part.is_empty()).collect();
    let short = names.len() > 1 && names.iter().all(|part| part.chars().count() <= 20);
    if short && !name.contains(['。', '：', ':', '！', '？']) { names.join("、") } else { String::new() }
}
