//! The body of a measure: its paragraphs, each cut into its sentences.
//!
//! A translation's line *n* translates line *n* of its source, so the number of sentences that the source has
//! in a paragraph decides between ways to cut it; a paragraph that pairs already stays as it is.

use std::collections::BTreeSet;

use super::cut::{self, Mode, Style};
use super::lines::{self, Line};
use super::{Change, Why};

/// How many sentences each paragraph has in the source of a translation; `None` for the binding text.
pub(super) type Source<'a> = Option<&'a [usize]>;

/// The lines that the body becomes, blank ones between paragraphs. What was changed is put down in `changes`.
pub(super) fn tidy(body: &[Line], style: Style, source: Source, changes: &mut Vec<Change>) -> Vec<String> {
    let is_blank = |line: &Line| line.text.trim().is_empty();
    let mut written: Vec<String> = Vec::new();
    let paragraphs: Vec<&[Line]> = body.chunk_by(|a, b| is_blank(a) == is_blank(b)).collect();
    let count = paragraphs.iter().filter(|lines| !is_blank(&lines[0])).count();
    let source = source.filter(|counts| counts.len() == count);
    let mut n = 0;
    for (place, lines) in paragraphs.iter().enumerate() {
        if is_blank(&lines[0]) {
            let between = place > 0 && place + 1 < paragraphs.len();
            written.extend(between.then(String::new));
            blanks(lines, usize::from(between), changes);
            continue;
        }
        written.extend(paragraph(lines, style, source.map(|counts| counts[n]), changes));
        n += 1;
    }
    written
}

/// How many sentences each paragraph of tidied lines has.
pub(super) fn counts(lines: &[String]) -> Vec<usize> {
    lines.split(String::is_empty).map(<[String]>::len).filter(|count| *count > 0).collect()
}

/// Puts down the blank lines that are more than `kept`, and those that are not quite empty.
fn blanks(lines: &[Line], kept: usize, changes: &mut Vec<Change>) {
    if let Some(first) = lines.get(kept) {
        let before = lines[kept..].iter().map(|line| line.raw.to_owned()).collect();
        changes.push(Change::at(first.number, before, Vec::new(), [Why::BlankLines].into()));
    }
    for line in lines.iter().take(kept).filter(|line| !line.raw.is_empty()) {
        changes.push(Change::at(line.number, vec![line.raw.to_owned()], vec![String::new()], [Why::Blanks].into()));
    }
}

fn paragraph(lines: &[Line], style: Style, wanted: Option<usize>, changes: &mut Vec<Change>) -> Vec<String> {
    let trimmed: Vec<&str> = lines.iter().map(|line| line.text.trim()).collect();
    let mut cut = chosen(&trimmed, style, wanted);
    // A mark may have another partner once its line is cut; a few steps and nothing moves any more.
    for _ in 0..8 {
        let next = chosen(&cut.iter().map(String::as_str).collect::<Vec<_>>(), style, wanted);
        if next == cut {
            break;
        }
        cut = next;
    }
    let mut written = Vec::new();
    for (old, new) in groups(&trimmed, &cut) {
        let after: Vec<String> = new.iter().map(|line| escaped(line)).collect();
        let mut why: BTreeSet<Why> = BTreeSet::new();
        for (line, text) in lines[old.clone()].iter().zip(&trimmed[old.clone()]) {
            why.extend(&line.why);
            why.extend((line.text != *text).then_some(Why::Blanks));
        }
        why.extend((new.len() > 1).then_some(Why::Cut));
        why.extend((old.len() > 1).then_some(Why::Joined));
        why.extend((after != new).then_some(Why::Escaped));
        if !why.is_empty() {
            let before = lines[old.clone()].iter().map(|line| line.raw.to_owned()).collect();
            changes.push(Change::at(lines[old.start].number, before, after.clone(), why));
        }
        written.extend(after);
    }
    written
}

/// The way to cut a paragraph: the first that gives as many sentences as the source has, else the one of an
/// import.
fn chosen(lines: &[&str], style: Style, wanted: Option<usize>) -> Vec<String> {
    let cut = |semicolons, capitals| cut::cut(lines, style, Mode { semicolons, capitals });
    let usual = cut(true, false);
    let Some(wanted) = wanted else { return usual };
    let as_it_is = || lines.iter().map(|line| (*line).to_owned()).collect::<Vec<_>>();
    let pairs = lines.len() == wanted;
    if pairs && lines.windows(2).all(|pair| !cut::goes_on(pair[0], pair[1], style)) {
        return as_it_is();
    }
    let others = [cut(true, true), cut(false, false), cut(false, true)];
    let found = [usual.clone()].into_iter().chain(others).find(|lines| lines.len() == wanted);
    found.unwrap_or_else(|| if pairs { as_it_is() } else { usual })
}

/// The smallest groups of old lines and the new lines that they became: both say the same but for blanks.
fn groups<'a>(old: &[&str], new: &'a [String]) -> Vec<(std::ops::Range<usize>, &'a [String])> {
    let size = |text: &str| text.chars().filter(|c| !c.is_whitespace() && !lines::says_nothing(*c)).count();
    let mut all = Vec::new();
    let (mut from, mut to) = ((0, 0), (0, 0));
    let (mut left, mut right) = (0, 0);
    while to.0 < old.len() || to.1 < new.len() {
        if to.1 >= new.len() || (to.0 < old.len() && left <= right) {
            left += size(old[to.0]);
            to.0 += 1;
        } else {
            right += size(&new[to.1]);
            to.1 += 1;
        }
        if left == right && to.0 > from.0 && to.1 > from.1 {
            all.push((from.0..to.0, &new[from.1..to.1]));
            from = to;
        }
    }
    if from.0 < old.len() || from.1 < new.len() {
        all.push((from.0..old.len(), &new[from.1..]));
    }
    all
}

/// `line` with a `\` before what Markdown would read as a list, a heading or a quotation at its start, as an
/// import writes it.
fn escaped(line: &str) -> String {
    let blank = |rest: &str| rest.is_empty() || rest.starts_with([' ', '\t']);
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    let at = match line.chars().next() {
        Some('-' | '+') if blank(&line[1..]) => 0,
        Some('>') => 0,
        Some('#') if line.starts_with("# ") || line.trim_start_matches('#').starts_with(' ') => 0,
        Some(_)
            if (1..=9).contains(&digits) && line[digits..].starts_with(['.', ')']) && blank(&line[digits + 1..]) =>
        {
            digits
        }
        _ => return line.to_owned(),
    };
    format!("{}\\{}", &line[..at], &line[at..])
}
