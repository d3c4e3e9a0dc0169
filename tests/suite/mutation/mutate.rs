//! The mutations of a page: one edit of it each, and the lines at which it has to be reported.

use std::ops::Range;

use super::page::Page;

/// One change of one file.
pub(super) struct Mutation {
    /// What kind of change it is.
    pub(super) operator: &'static str,
    /// The position of its page.
    pub(super) page: usize,
    /// What stands instead of what, in the order of the file.
    pub(super) edits: Vec<(Range<usize>, String)>,
    /// The lines at which it has to be reported, every one; none: anywhere in the measure, since the line is
    /// not there any more.
    pub(super) lines: Vec<usize>,
}

/// The mutations of one page, as the operators find them.
pub(super) struct Found<'a> {
    pub(super) page: &'a Page,
    /// The position of the page.
    pub(super) position: usize,
    pub(super) all: Vec<Mutation>,
}

impl Found<'_> {
    /// Puts `by` in place of `at`.
    pub(super) fn replace(&mut self, operator: &'static str, at: Range<usize>, by: impl Into<String>) {
        self.edit(operator, vec![(at, by.into())]);
    }

    /// Takes out `at` and one of the blanks around it, so that two blanks are not what is noticed.
    pub(super) fn delete(&mut self, operator: &'static str, at: Range<usize>) {
        let at = self.with_blank(at);
        self.edit(operator, vec![(at, String::new())]);
    }

    /// Edits that leave the lines as they are; each line with an edit has to be reported.
    pub(super) fn edit(&mut self, operator: &'static str, edits: Vec<(Range<usize>, String)>) {
        let mut lines: Vec<usize> = edits.iter().map(|(at, _)| self.page.line_at(at.start)).collect();
        lines.dedup();
        self.push(operator, edits, lines);
    }

    /// Edits after which other lines are there.
    pub(super) fn reline(&mut self, operator: &'static str, at: Range<usize>, by: &str) {
        self.push(operator, vec![(at, by.to_owned())], Vec::new());
    }

    fn push(&mut self, operator: &'static str, mut edits: Vec<(Range<usize>, String)>, lines: Vec<usize>) {
        edits.sort_by_key(|(at, _)| at.start);
        let mutation = Mutation { operator, page: self.position, edits, lines };
        let (old, new) = mutation.shown(self.page);
        assert_ne!(old, new, "{operator} changes nothing");
        self.all.push(mutation);
    }

    /// `at` and the blank after it, or else the one before it.
    pub(super) fn with_blank(&self, at: Range<usize>) -> Range<usize> {
        let text = &self.page.text;
        let lone = self.page.lines.iter().any(|line| line.start == at.start) || text[..at.start].ends_with(' ');
        match (lone && text[at.end..].starts_with(' '), text[..at.start].ends_with(' ')) {
            (true, _) => at.start..at.end + 1,
            (false, true) => at.start - 1..at.end,
            _ => at,
        }
    }
}

impl Mutation {
    /// One line for people: operator, place, what stood there and what stands there now.
    pub(super) fn show(&self, page: &Page) -> String {
        let (old, new) = self.shown(page);
        let line = page.line_at(self.edits[0].0.start);
        format!("{}: {}:{line}: {} → {}", self.operator, page.file, shorten(&old), shorten(&new))
    }

    /// What stood there, with some characters before and after, and what stands there now.
    fn shown(&self, page: &Page) -> (String, String) {
        let (first, last) = (&self.edits[0].0, &self.edits[self.edits.len() - 1].0);
        let near = if page.lang == "zh" { 8 } else { 16 };
        let before = page.text[..first.start].char_indices().rev().take_while(|(_, c)| *c != '\n').take(near).last();
        let after = page.text[last.end..].char_indices().take_while(|(_, c)| *c != '\n').take(near).last();
        let start = before.map_or(first.start, |(at, _)| at);
        let end = after.map_or(last.end, |(at, c)| last.end + at + c.len_utf8());
        (page.text[start..end].to_owned(), page.edited(&self.edits, start..end))
    }
}

/// At most 120 characters in one line.
fn shorten(text: &str) -> String {
    let text: Vec<char> = text.replace('\n', "⏎").chars().collect();
    let part = |range: &[char]| range.iter().collect::<String>();
    if text.len() <= 120 {
        part(&text)
    } else {
        format!("{} … {}", part(&text[..56]), part(&text[text.len() - 56..]))
    }
}
