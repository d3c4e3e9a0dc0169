//! Markdown that is allowed to be published: CommonMark's events, walked against a list.
//!
//! pulldown-cmark passes everything through (raw HTML, `javascript:` links), so what is not on the
//! list is a mistake with its place. One parser serves lines of measures ([`Allowed::Line`]: text,
//! emphasis, strong, links) and pages ([`Allowed::Page`]: headings, lists, quotes, rules as well).

use std::ops::Range;
use std::sync::Arc;

use pulldown_cmark::{CowStr, Event, HeadingLevel, Options, Parser, Tag, TagEnd, html};

use crate::diagnostic::{Diagnostics, Mistake, Outcome, Phrase, Place};

/// What may stand in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Allowed {
    /// One line of a measure: text, emphasis, strong, links.
    Line,
    /// A page: headings from the second level, paragraphs, lists, quotes and rules as well.
    Page,
}

/// Text with markup, fit for publishing.
#[derive(Debug, Clone, PartialEq)]
pub struct Markup(Vec<Event<'static>>);

/// A link as it is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// Where it leads: an address within the site (`/opening-up/measures/1/`), `https:`, `mailto:`, `tel:`, or `#…`.
    pub target: String,
    /// Where it stands.
    pub place: Place,
}

/// A parsed text with the links that stand in it.
#[derive(Debug, Clone, PartialEq)]
pub struct Parsed {
    /// The text.
    pub markup: Markup,
    /// Its links, in order.
    pub links: Vec<Link>,
}

/// Parses `text`, which stands in `file` from byte `offset`. Everything that is not allowed is a
/// mistake at its place and left out of the value.
pub fn parse(text: &str, file: &Arc<str>, offset: usize, allowed: Allowed) -> Outcome<Parsed> {
    let mut walk = Walk {
        text,
        file,
        offset,
        allowed,
        markup: Vec::new(),
        links: Vec::new(),
        open: None,
        level: 1,
        told_until: 0,
        diagnostics: Diagnostics::new(),
    };
    let mut dropped: Option<(TagEnd, usize)> = None;
    for (event, range) in Parser::new_ext(text, Options::empty()).into_offset_iter() {
        match (&mut dropped, &event) {
            (Some((end, depth)), Event::Start(tag)) if tag.to_end() == *end => *depth += 1,
            (Some((end, depth)), Event::End(tag)) if tag == end => {
                *depth -= 1;
                if *depth == 0 {
                    dropped = None;
                }
            }
            (Some(_), _) => {}
            (None, _) => dropped = walk.event(event, range).map(|end| (end, 1)),
        }
    }
    Outcome::with(Parsed { markup: Markup(walk.markup), links: walk.links }, walk.diagnostics)
}

struct Walk<'a> {
    text: &'a str,
    file: &'a Arc<str>,
    offset: usize,
    allowed: Allowed,
    markup: Vec<Event<'static>>,
    links: Vec<Link>,
    /// Where the link that is open began in `markup`, and its place.
    open: Option<(usize, Range<usize>)>,
    /// The level of the heading above; the page's title is the first.
    level: usize,
    /// Where the line ends in which an asterisk was told.
    told_until: usize,
    diagnostics: Diagnostics,
}

impl Walk<'_> {
    /// Keeps what is allowed and tells the rest; returns the end of an element that is left out whole.
    fn event(&mut self, event: Event<'_>, range: Range<usize>) -> Option<TagEnd> {
        let page = self.allowed == Allowed::Page;
        match &event {
            Event::End(TagEnd::Link) => self.link_closed(),
            Event::Start(Tag::Paragraph | Tag::Emphasis | Tag::Strong) | Event::End(_) | Event::SoftBreak => {}
            Event::Text(_) => self.stray_asterisks(&range),
            Event::Start(Tag::Link { dest_url, .. }) => self.link(dest_url, &range),
            Event::Start(Tag::Heading { level, .. }) if page && *level != HeadingLevel::H1 => {
                self.heading(*level as usize, &range);
            }
            Event::Start(Tag::List(_) | Tag::Item | Tag::BlockQuote(_)) | Event::Rule | Event::HardBreak if page => {}
            _ => return self.refuse(&event, range),
        }
        self.markup.push(event.into_static());
        None
    }

    fn refuse(&mut self, event: &Event<'_>, range: Range<usize>) -> Option<TagEnd> {
        let (what, instead) = match event {
            Event::Html(_) | Event::InlineHtml(_) | Event::Start(Tag::HtmlBlock) => {
                (Phrase::Html {}, Phrase::EscapedLess {})
            }
            Event::Start(Tag::Heading { .. }) if self.allowed == Allowed::Page => {
                (Phrase::TopHeading {}, Phrase::SecondLevel {})
            }
            Event::Start(Tag::Heading { .. }) => (Phrase::Heading {}, Phrase::EscapedHash {}),
            Event::Start(Tag::Image { .. }) => (Phrase::Image {}, Phrase::nothing()),
            Event::Start(Tag::CodeBlock(_)) => (Phrase::CodeBlock {}, Phrase::NoBlanks {}),
            Event::Code(_) => (Phrase::Code {}, Phrase::EscapedBacktick {}),
            Event::Start(Tag::List(_)) => (Phrase::List {}, Phrase::EscapedMark {}),
            Event::Start(Tag::BlockQuote(_)) => (Phrase::Quotation {}, Phrase::EscapedGreater {}),
            Event::Rule => (Phrase::Rule {}, Phrase::EscapedRule {}),
            _ => (Phrase::Markup {}, Phrase::nothing()),
        };
        let place = self.place(range.start..range.end.max(range.start));
        self.diagnostics.tell(place, Mistake::NotAllowed { what, instead });
        match event {
            Event::Start(tag) => Some(tag.to_end()),
            _ => None,
        }
    }

    /// Readers who listen go from heading to heading: none skips a level.
    fn heading(&mut self, level: usize, range: &Range<usize>) {
        let deepest = self.level + 1;
        if level > deepest {
            let what = Phrase::DeepHeading { level: level.to_string(), above: self.level.to_string() };
            let instead = Phrase::own(format!("`{}`", "#".repeat(deepest)));
            self.diagnostics.tell(self.place(range.clone()), Mistake::NotAllowed { what, instead });
        }
        self.level = level;
    }

    /// Asterisks that were meant to make text strong and did not: told once a line.
    fn stray_asterisks(&mut self, range: &Range<usize>) {
        let stray = |(at, _): &(usize, &str)| !self.text[..range.start + at].ends_with('\\');
        let found = self.text[range.clone()].match_indices('*').find(stray).map(|(at, _)| range.start + at);
        if let Some(at) = found.filter(|at| *at >= self.told_until) {
            self.told_until = self.text[at..].find('\n').map_or(self.text.len(), |end| at + end);
            self.diagnostics.tell(self.place(at..at + 1), Mistake::StrayAsterisk {});
        }
    }

    fn link(&mut self, target: &str, range: &Range<usize>) {
        let place = self.place(range.clone());
        let scheme = target.split_once(':').map(|(scheme, _)| scheme.to_ascii_lowercase());
        match scheme.as_deref() {
            Some("https" | "mailto" | "tel") => {}
            Some("http") => self.diagnostics.tell(place.clone(), Mistake::LinkNotSecure { target: target.into() }),
            _ if target.is_empty() => {
                self.diagnostics.tell(place.clone(), Mistake::LinkEmpty { what: Phrase::LinkAddress {} });
            }
            _ if target.starts_with('#') || (target.starts_with('/') && !target.starts_with("//")) => {}
            _ => self.diagnostics.tell(place.clone(), Mistake::LinkNotAllowed { target: target.into() }),
        }
        self.links.push(Link { target: target.to_owned(), place });
        self.open = Some((self.markup.len(), range.clone()));
    }

    fn link_closed(&mut self) {
        let Some((start, range)) = self.open.take() else { return };
        let has_words = |event: &Event| matches!(event, Event::Text(text) if !text.trim().is_empty());
        if !self.markup[start..].iter().any(has_words) {
            self.diagnostics.tell(self.place(range), Mistake::LinkEmpty { what: Phrase::LinkWords {} });
        }
    }

    fn place(&self, range: Range<usize>) -> Place {
        Place::new(self.file, self.offset + range.start..self.offset + range.end)
    }
}

impl Markup {
    /// As HTML, each link's target given by `href`.
    pub fn html(&self, href: &dyn Fn(&str) -> String) -> String {
        let events = self.0.iter().map(|event| match event {
            Event::Start(Tag::Link { link_type, dest_url, title, id }) => Event::Start(Tag::Link {
                link_type: *link_type,
                dest_url: CowStr::from(href(dest_url)),
                title: title.clone(),
                id: id.clone(),
            }),
            other => other.clone(),
        });
        let mut written = String::new();
        html::push_html(&mut written, events);
        written
    }

    /// The same with each of `parts` (ranges of [`Markup::plain`] of a line, in order, none within another) in
    /// a `span` of its class. A part that markup cuts through stays as it is.
    #[must_use]
    pub fn marked(&self, parts: &[(Range<usize>, &str)]) -> Self {
        let mut marked = Vec::new();
        let mut at = 0;
        for event in &self.0 {
            let Event::Text(text) = event else {
                marked.push(event.clone());
                continue;
            };
            let (start, end) = (at, at + text.len());
            let mut from = start;
            for (part, class) in parts.iter().filter(|(part, _)| start <= part.start && part.end <= end) {
                let piece = |range: Range<usize>| text.get(range.start - start..range.end - start).map(str::to_owned);
                let (Some(before), Some(inside)) = (piece(from..part.start), piece(part.clone())) else { continue };
                marked.push(Event::Text(before.into()));
                marked.push(Event::InlineHtml(format!("<span class=\"{class}\">").into()));
                marked.push(Event::Text(inside.into()));
                marked.push(Event::InlineHtml("</span>".into()));
                from = part.end;
            }
            marked.push(Event::Text(text[from - start..].to_owned().into()));
            at = end;
        }
        Self(marked)
    }

    /// The text alone.
    pub fn plain(&self) -> String {
        let mut plain = String::new();
        for event in &self.0 {
            match event {
                Event::Text(text) => plain.push_str(text),
                Event::SoftBreak
                | Event::HardBreak
                | Event::End(TagEnd::Paragraph | TagEnd::Heading(_) | TagEnd::Item) => plain.push('\n'),
                _ => {}
            }
        }
        plain.truncate(plain.trim_end_matches('\n').len());
        plain
    }

    /// The same without the paragraph around it: a line of a measure.
    #[must_use]
    pub fn inline(mut self) -> Self {
        self.0.retain(|event| !matches!(event, Event::Start(Tag::Paragraph) | Event::End(TagEnd::Paragraph)));
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn marked(text: &str, parts: &[Range<usize>]) -> String {
        let parsed = parse(text, &"a.md".into(), 0, Allowed::Line).value.unwrap();
        let markup = parsed.markup.inline();
        let parts: Vec<(Range<usize>, &str)> = parts.iter().map(|part| (part.clone(), "term")).collect();
        let marked = markup.marked(&parts);
        assert_eq!(marked.plain(), markup.plain());
        marked.html(&str::to_owned)
    }

    #[test]
    fn parts_are_marked_unless_markup_cuts_through_them() {
        assert_eq!(
            marked("a & b c", &[0..1, 4..5]),
            "<span class=\"term\">a</span> &amp; <span class=\"term\">b</span> c"
        );
        assert_eq!(marked("a **bc** d", &[2..3, 3..6]), "a <strong><span class=\"term\">b</span>c</strong> d");
        assert_eq!(marked("企业", &[1..3, 0..6]), "<span class=\"term\">企业</span>");
    }
}
