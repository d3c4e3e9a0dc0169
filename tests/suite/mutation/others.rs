//! What can go wrong with words and lines: a bound or a word of force replaced, deleted or denied, another
//! department, a line deleted, two lines merged.

use std::ops::Range;

use duizhao::content::entry::DepartmentEntry;

use super::mutate::Found;
use super::words::{self, Word};

/// Bounds and force, replaced, deleted and denied.
pub(super) fn of_words(found: &mut Found) {
    let lang = &found.page.lang;
    let deny = if lang == "zh" { "不" } else { "not " };
    for (words, replaced, deleted, denied) in [
        (words::bounds(lang), "a bound word replaced", "a bound word deleted", "a bound word denied"),
        (words::force(lang), "a force word replaced", "a force word deleted", "a force word denied"),
    ] {
        for line in &found.page.lines {
            for (at, word) in places(found, line, words) {
                found.replace(replaced, at.clone(), word.other);
                found.replace(denied, at.start..at.start, deny);
                found.delete(deleted, at);
            }
        }
    }
}

/// Where the words stand in `line`; of two that begin at one place, the first of the list.
fn places<'a>(found: &Found, line: &Range<usize>, words: &'a [Word]) -> Vec<(Range<usize>, &'a Word)> {
    let page = found.page;
    let text = page.text.to_ascii_lowercase();
    let (mut all, mut at) = (Vec::new(), line.start);
    while at < line.end {
        let word = words.iter().find(|word| text[at..line.end].starts_with(word.word));
        let end = at + word.map_or_else(|| text[at..].chars().next().map_or(1, char::len_utf8), |word| word.word.len());
        if let Some(word) = word.filter(|word| stands(found, line, at..end, word)) {
            all.push((at..end, word));
        }
        at = end;
    }
    all
}

/// Whether `word` at `at` is the word that is meant: whole, and beside the right neighbours.
fn stands(found: &Found, line: &Range<usize>, at: Range<usize>, word: &Word) -> bool {
    let page = found.page;
    let (before, after) = (&page.text[line.start..at.start], &page.text[at.end..line.end]);
    let letter = |c: char| c.is_ascii_alphanumeric();
    let whole = !word.word.is_ascii() || !before.ends_with(letter) && !after.starts_with(letter);
    let is_before = |neighbour: &&str| match *neighbour {
        "" => before.is_empty(),
        neighbour => before.ends_with(neighbour),
    };
    whole
        && (word.after.is_empty() || word.after.iter().any(is_before))
        && !word.not_after.iter().any(|neighbour| before.ends_with(neighbour))
        && !word.not_before.iter().any(|neighbour| after.starts_with(neighbour))
        && (!word.before_figure || page.is_figure(line.end - after.trim_start().len(), line))
}

/// Lines deleted and merged.
pub(super) fn of_lines(found: &mut Found) {
    let page = found.page;
    for (n, line) in page.lines.iter().enumerate() {
        let next = page.lines.get(n + 1).map(|next| next.start);
        found.reline("a line deleted", line.start..next.unwrap_or(page.text.len()), "");
        if let Some(next) = next {
            let joiner = if page.lang == "zh" { "" } else { " " };
            found.reline("two lines merged", line.end..next, joiner);
        }
    }
}

const DEPARTMENT: &str = "a department swapped";

/// A department's name in the text by another's.
pub(super) fn departments_in_text(found: &mut Found, departments: &[DepartmentEntry]) {
    let page = found.page;
    let mut names: Vec<(&str, &str)> = words::authorities(&page.lang).to_vec();
    let of = |department: &'_ DepartmentEntry| {
        let texts = department.name.iter().chain(&department.full);
        texts.filter(|(tag, _)| tag.value == page.lang).map(|(_, name)| name.value.clone()).collect::<Vec<_>>()
    };
    let known: Vec<Vec<String>> = departments.iter().map(of).collect();
    for (n, own) in known.iter().enumerate() {
        let other = &known[(n + 1) % known.len()];
        names.extend(own.iter().map(|name| (name.as_str(), other[0].as_str())));
    }
    names.sort_by_key(|(name, _)| std::cmp::Reverse(name.len()));
    for line in &page.lines {
        let mut at = line.start;
        while at < line.end {
            let rest = &page.text[at..line.end];
            let found_name = names.iter().find(|(name, _)| rest.starts_with(name));
            let length = found_name.map_or(rest.chars().next().map_or(1, char::len_utf8), |(name, _)| name.len());
            if let Some((_, other)) = found_name {
                found.replace(DEPARTMENT, at..at + length, *other);
            }
            at += length;
        }
    }
}

/// The lead and each cooperating department by one that the front matter does not name.
pub(super) fn departments_in_front(found: &mut Found, departments: &[DepartmentEntry]) {
    let page = found.page;
    let front = &page.text[..page.body];
    let names: Vec<&str> = departments.iter().map(|department| department.name[0].1.value.as_str()).collect();
    let other = names.iter().find(|name| !front.contains(**name)).expect("no measure names all departments");
    let mut at = 0;
    for line in front.split_inclusive('\n') {
        if line.starts_with("lead: ") || line.starts_with("cooperating: ") {
            let mut start = at + line.find(": ").map_or(0, |colon| colon + 2);
            for name in page.text[start..at + line.trim_end().len()].split('、') {
                found.replace(DEPARTMENT, start..start + name.len(), *other);
                start += name.len() + '、'.len_utf8();
            }
        }
        at += line.len();
    }
}
