//! Tidying one file of an editor: what Word, WPS and Notepad did to it is undone, no word is touched.
//!
//! In go the site's files and the name of one of them; out come its text as UTF-8 with LF, one sentence a line,
//! front matter without slips of punctuation, and every change with its line and its reason. Only white space,
//! characters that cannot be seen and the punctuation of front matter differ afterwards; that is compared before
//! the text is handed on. Writes nothing, closes nothing that somebody left open, and says nothing of what is
//! wrong otherwise: that is for the checks.

mod body;
mod cut;
mod decode;
mod front;
mod lines;
mod same;
#[cfg(test)]
mod tests;
mod words;

use std::collections::BTreeSet;

pub use words::{because, changed};

use crate::diagnostic::{Diagnostic, Mistake, Outcome, Phrase, Place};
use crate::files::Files;
use crate::import;
use crate::site::Language;

use cut::Style;
use decode::Decoded;
use lines::Line;
use same::unlike;

/// A tidied file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tidied {
    /// Its text.
    pub text: String,
    /// What was changed, in the order of the file; nothing if the file is tidy.
    pub changes: Vec<Change>,
}

/// One change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// The line of the file, from 1, at which it begins; `None` if it concerns the whole file.
    pub line: Option<usize>,
    /// The lines as they stood there.
    pub before: Vec<String>,
    /// The lines that they become.
    pub after: Vec<String>,
    /// Why, each reason once.
    pub why: BTreeSet<Why>,
}

/// Why a line is changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Why {
    /// The file was saved in another encoding, which is named.
    Encoding(&'static str),
    /// A byte order mark stood at the file's start.
    Mark,
    /// Lines ended otherwise than with LF, or the last one not at all.
    LineEnds,
    /// Blank lines where none belong, or more than one.
    BlankLines,
    /// Word or WPS made one dash of the three hyphens around the front matter.
    Fence,
    /// Blanks at a line's start or end.
    Blanks,
    /// Characters that cannot be seen and say nothing.
    Invisible,
    /// A tab at the start of a line of front matter.
    Tab,
    /// A full-width or no-break blank in front matter.
    WideBlank,
    /// A full-width colon after a key.
    WideColon,
    /// A full-width comma in a list.
    WideComma,
    /// A blank was missing after a colon.
    BlankMissing,
    /// A value that is only read whole in quotation marks.
    Quoted,
    /// Typographic quotation marks around a value.
    TypographicQuotes,
    /// Several sentences stood on one line.
    Cut,
    /// A sentence stood on several lines.
    Joined,
    /// A mark at a line's start that would be read as a list or a heading.
    Escaped,
}

impl Change {
    fn at(line: usize, before: Vec<String>, after: Vec<String>, why: BTreeSet<Why>) -> Self {
        Self { line: Some(line), before, after, why }
    }

    fn whole(why: Why) -> Self {
        Self { line: None, before: Vec::new(), after: Vec::new(), why: [why].into() }
    }
}

/// What kind of file a name promises.
enum Kind<'a> {
    /// A measure's text in the language `tag`, in the policy whose folder is `policy`.
    Measure { policy: &'a str, folder: &'a str, tag: &'a str },
    /// A page of its own.
    Page { tag: &'a str },
    /// A YAML file.
    Yaml,
}

/// Tidies the file `name` (below the site's root). Of the other files only those are looked at that tell how
/// many sentences a translation has to have: `site.yaml`, `policy.yaml`, and its source.
///
/// Mistakes: a file that editors do not write; an encoding that is not certain; a text that has lost
/// characters already.
pub fn tidy(files: &Files, name: &str) -> Outcome<Tidied> {
    let refused = |what| Outcome::bad(Diagnostic::at(Place::file(name), Mistake::CannotTidy { what }));
    let Some(kind) = kind(name) else { return refused(Phrase::NotForTidying {}) };
    let Some(bytes) = files.bytes(name) else { return refused(Phrase::NotInSite {}) };
    let chinese = match kind {
        Kind::Measure { tag, .. } | Kind::Page { tag } => Language { tag: tag.to_owned() }.is_chinese(),
        Kind::Yaml => true,
    };
    decode::decode(name, bytes, chinese).and(|decoded| {
        let source = source(files, &kind);
        let tidied = made(&decoded, &kind, source.as_deref());
        if unlike(&decoded.text, &tidied.text) {
            return refused(Phrase::WordsWouldChange {});
        }
        Outcome::good(tidied)
    })
}

fn kind(name: &str) -> Option<Kind<'_>> {
    let parts: Vec<&str> = name.split('/').collect();
    match parts[..] {
        ["content", "policies", policy, "measures", _, file] => {
            let folder = &name[..name.len() - file.len()];
            Some(Kind::Measure { policy, folder, tag: file.strip_suffix(".md")? })
        }
        ["content", "pages", _, file] => Some(Kind::Page { tag: file.strip_suffix(".md")? }),
        ["site.yaml"] => Some(Kind::Yaml),
        ["content", .., file] => file.ends_with(".yaml").then_some(Kind::Yaml),
        _ => None,
    }
}

/// How many sentences each paragraph of a translation's source has, once that is tidied itself; `None` for the
/// source, and where there is none.
fn source(files: &Files, kind: &Kind) -> Option<Vec<usize>> {
    let Kind::Measure { policy, folder, tag } = kind else { return None };
    let binding = import::binding(files, &format!("content/policies/{policy}/"))?;
    if binding == *tag {
        return None;
    }
    let path = format!("{folder}{binding}.md");
    let decoded = decode::decode(&path, files.bytes(&path)?, true).value?;
    let text = made(&decoded, &Kind::Measure { policy, folder, tag: &binding }, None).text;
    let lines = lines::read(&text);
    let (_, end) = fences(&lines)?;
    let body: Vec<String> = lines[end + 1..].iter().map(|line| line.text.clone()).collect();
    Some(body::counts(&body))
}

/// The tidied text of a file and what was changed.
fn made(decoded: &Decoded, kind: &Kind, source: Option<&[usize]>) -> Tidied {
    let mut changes: Vec<Change> = decoded.encoding.map(Why::Encoding).map(Change::whole).into_iter().collect();
    changes.extend((decoded.marked && decoded.encoding.is_none()).then(|| Change::whole(Why::Mark)));
    let text = decoded.text.as_str();
    let unended = !text.is_empty() && !text.ends_with(['\n', '\r']);
    changes.extend((text.contains('\r') || unended).then(|| Change::whole(Why::LineEnds)));
    let lines = lines::read(text);
    let written = match (kind, fences(&lines)) {
        (Kind::Yaml, _) => yaml(&lines, &mut changes),
        (Kind::Measure { .. } | Kind::Page { .. }, None) => kept(&lines, &mut changes),
        (Kind::Page { .. }, Some(fences)) => {
            let mut written = front(&lines, fences, &mut changes);
            written.extend(kept(&lines[fences.1 + 1..], &mut changes));
            written
        }
        (Kind::Measure { tag, .. }, Some(fences)) => {
            let mut written = front(&lines, fences, &mut changes);
            let language = Language { tag: (*tag).to_owned() };
            let style = if language.joiner().is_empty() { Style::Han } else { Style::Blanks };
            written.extend(body::tidy(&lines[fences.1 + 1..], style, source, &mut changes));
            written
        }
    };
    changes.sort_by_key(|change| change.line);
    Tidied { text: written.into_iter().map(|line| line + "\n").collect(), changes }
}

/// The lines of a text whose blanks mean something; only what cannot be seen is taken out.
fn kept(lines: &[Line], changes: &mut Vec<Change>) -> Vec<String> {
    let keep = |line: &Line| put(line, line.text.clone(), line.why.clone(), changes);
    lines.iter().map(keep).collect()
}

/// The lines of a YAML file; a line that begins with a blank remark, too.
fn yaml(lines: &[Line], changes: &mut Vec<Change>) -> Vec<String> {
    let tidy = |line: &Line| {
        let (text, why) = front::line(&line.text);
        put(line, text, line.why.union(&why).copied().collect(), changes)
    };
    lines.iter().map(tidy).collect()
}

/// Puts down what a line becomes, if that is something else.
fn put(line: &Line, text: String, why: BTreeSet<Why>, changes: &mut Vec<Change>) -> String {
    if line.raw != text || !why.is_empty() {
        changes.push(Change::at(line.number, vec![line.raw.to_owned()], vec![text.clone()], why));
    }
    text
}

/// The front matter with its fences, without blank lines.
fn front(lines: &[Line], (first, last): (usize, usize), changes: &mut Vec<Change>) -> Vec<String> {
    let mut written = Vec::new();
    for (n, line) in lines[..=last].iter().enumerate() {
        if line.text.trim().is_empty() {
            let why = [Why::BlankLines].into();
            changes.push(Change::at(line.number, vec![line.raw.to_owned()], Vec::new(), why));
        } else if n == first || n == last {
            let mut why = line.why.clone();
            let reason = if line.text.trim_end() == "---" { Why::Blanks } else { Why::Fence };
            why.extend((line.text != "---").then_some(reason));
            written.push(put(line, "---".to_owned(), why, changes));
        } else {
            written.extend(yaml(std::slice::from_ref(line), changes));
        }
    }
    written
}

/// The two lines `---`, by their places in `lines`. Dashes that Word or WPS made of them count where only lines
/// of front matter stand between them. Blank lines may stand above.
fn fences(lines: &[Line]) -> Option<(usize, usize)> {
    let first = lines.iter().position(|line| !line.text.trim().is_empty())?;
    let after = || lines.iter().enumerate().skip(first + 1);
    let sound = |line: &Line| line.text.trim_end() == "---";
    if sound(&lines[first])
        && let Some((last, _)) = after().find(|(_, line)| sound(line))
    {
        return Some((first, last));
    }
    let (last, _) = after().find(|(_, line)| is_dashes(&line.text))?;
    let is_front = |line: &Line| {
        let text = line.text.trim_start_matches(['-', ' ', '\t', '\u{3000}', '\u{a0}']);
        let key = text.find(|c: char| !(c.is_ascii_alphanumeric() || "-_".contains(c))).unwrap_or(0);
        text.is_empty() || text.starts_with('#') || key > 0 && text[key..].trim_start().starts_with([':', '：'])
    };
    (is_dashes(&lines[first].text) && lines[first + 1..last].iter().all(is_front)).then_some((first, last))
}

/// `---`, or what is made of it: `—-`, `———`, `－－－`.
fn is_dashes(line: &str) -> bool {
    let line = line.trim();
    let long = line.contains(['—', '–', '－', '―', '─']);
    line.chars().all(|c| "-—–－―─".contains(c)) && (line == "---" || long)
}
