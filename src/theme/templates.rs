//! Templates, read one by one so that every broken one is told.
//!
//! The default theme's stand behind the site's: a site's `x.html` is used in place of the default
//! one, which it can still extend as `default/x.html`.

use std::collections::BTreeMap;
use std::sync::Arc;

use tera::{ErrorKind, Tera};

use super::words::Words;
use super::{Parts, filters};
use crate::diagnostic::{Diagnostic, Diagnostics, Mistake, Outcome, Phrase, Place};

/// Where the default theme's templates are found when the site has none of that name.
const DEFAULT: &str = "default/";

/// All templates, parsed.
pub(super) struct Templates {
    tera: Tera,
    strings: Vec<(String, Place)>,
}

impl Templates {
    /// The keys of strings that the site's own templates name, with their places.
    pub(super) fn strings(&self) -> Vec<(String, Place)> {
        self.strings.clone()
    }

    /// The engine for one language.
    pub(super) fn engine(&self, words: &Words) -> Tera {
        let mut tera = self.tera.clone();
        filters::register_words(&mut tera, words);
        tera
    }
}

/// Parses all templates. Mistakes: what is no template, and what uses filters, functions,
/// components, blocks or templates that do not exist. A broken template is left out: the default
/// theme's stands in for it.
pub(super) fn load(parts: &Parts) -> Outcome<Templates> {
    let mut diagnostics = Diagnostics::new();
    let mut all: Vec<(String, &str)> = super::DEFAULT
        .get_dir("templates")
        .into_iter()
        .flat_map(include_dir::Dir::files)
        .filter_map(|file| Some((format!("{DEFAULT}{}", file.path().file_name()?.to_str()?), file.contents_utf8()?)))
        .collect();
    let mut own: BTreeMap<String, &str> = BTreeMap::new();
    for (name, part) in parts.below("templates/").filter(|(_, part)| part.own) {
        let text = std::str::from_utf8(&part.bytes).unwrap_or_default();
        match alone(name, text) {
            Some(error) => diagnostics.extend(reports(&error, parts, name)),
            None => drop(own.insert(name.to_owned(), text)),
        }
    }
    let mut strings = Vec::new();
    loop {
        let mut tera = empty();
        let with_own: Vec<(&str, &str)> = all
            .iter()
            .map(|(name, text)| (name.as_str(), *text))
            .chain(own.iter().map(|(n, t)| (n.as_str(), *t)))
            .collect();
        let Err(error) = tera.add_raw_templates(with_own) else {
            for (name, text) in &own {
                let file: Arc<str> = file_of(name, &parts.name).into();
                strings.extend(string_keys(text).map(|(key, at)| (key, Place::new(&file, at))));
            }
            return Outcome::with(Templates { tera, strings }, diagnostics);
        };
        let first = own.keys().next().cloned().unwrap_or_default();
        let told = reports(&error, parts, &first);
        let broken: Vec<String> = own
            .keys()
            .filter(|name| told.iter().any(|d| d.place.as_ref().is_some_and(|p| *p.file == file_of(name, &parts.name))))
            .cloned()
            .collect();
        diagnostics.extend(told);
        match broken.is_empty() {
            false => own.retain(|name, _| !broken.contains(name)),
            true if !own.is_empty() => own.clear(),
            true if !all.is_empty() => all.clear(),
            true => return Outcome::bad(diagnostics),
        }
    }
}

/// An engine without templates.
fn empty() -> Tera {
    let mut tera = Tera::new();
    tera.autoescape_on([""]);
    tera.set_fallback_prefixes([DEFAULT]).expect("there are no templates yet");
    filters::register(&mut tera);
    tera
}

/// The mistake that keeps a template from being parsed at all.
fn alone(name: &str, text: &str) -> Option<tera::Error> {
    let error = empty().add_raw_template(name, text).err()?;
    matches!(error.kind(), ErrorKind::SyntaxError(_)).then_some(error)
}

/// The file of a template, as mistakes name it.
fn file_of(template: &str, theme: &str) -> String {
    match template.strip_prefix(DEFAULT) {
        Some(name) => format!("default/templates/{name}"),
        None => format!("themes/{theme}/templates/{template}"),
    }
}

/// An error of the engine as mistakes with places. `fallback` is the template that is told of where
/// the engine names none.
fn reports(error: &tera::Error, parts: &Parts, fallback: &str) -> Diagnostics {
    let source = |file: &str| {
        let path = file.split_once("/templates/").map(|(_, name)| format!("templates/{name}"))?;
        std::str::from_utf8(&parts.files.get(&path)?.bytes).ok()
    };
    match error.kind() {
        ErrorKind::SyntaxError(report) => {
            let place = span(&file_of(report.filename(), &parts.name), report.span());
            Diagnostic::at(place, Mistake::TemplateSyntax { reason: report.message().to_owned() }).into()
        }
        ErrorKind::MissingParent { current, parent } => {
            let file = file_of(current, &parts.name);
            let reason = Phrase::NoParent { name: parent.clone() };
            Diagnostic::at(find(&file, source(&file), parent), Mistake::TemplateReference { reason }).into()
        }
        ErrorKind::CircularExtend { tpl, inheritance_chain: chain }
        | ErrorKind::CircularInclude { tpl, include_chain: chain } => {
            let reason = Phrase::InCircle { names: chain.join(" → ") };
            let file = file_of(tpl, &parts.name);
            let next = chain.iter().find(|name| *name != tpl).unwrap_or(tpl);
            Diagnostic::at(find(&file, source(&file), next), Mistake::TemplateReference { reason }).into()
        }
        other => listed(&other.to_string(), &parts.name, &source, fallback),
    }
}

/// The engine's list of references that lead nowhere, which it hands out as text: for each,
/// `error: …` and on the next line `--> template:line:column`.
fn listed<'a>(text: &str, theme: &str, source: &dyn Fn(&str) -> Option<&'a str>, fallback: &str) -> Diagnostics {
    let mut diagnostics = Diagnostics::new();
    let lines: Vec<&str> = text.lines().collect();
    for pair in lines.windows(2) {
        let (Some(reason), Some((_, at))) = (pair[0].strip_prefix("error: "), pair[1].split_once("--> ")) else {
            continue;
        };
        let mut at = at.rsplitn(3, ':');
        let (column, line) = (at.next().and_then(|n| n.parse().ok()), at.next().and_then(|n| n.parse().ok()));
        let (Some(column), Some(line), Some(template)) = (column, line, at.next()) else { continue };
        let file = file_of(template, theme);
        let start = source(&file).map_or(0, |text| offset(text, line, column));
        let place = Place::new(&file.as_str().into(), start..start);
        diagnostics.tell(place, Mistake::TemplateReference { reason: Phrase::own(reason) });
    }
    if diagnostics.is_empty() {
        let reason = Phrase::own(text.lines().next().unwrap_or_default());
        diagnostics.tell(Place::file(file_of(fallback, theme)), Mistake::TemplateReference { reason });
    }
    diagnostics
}

/// The byte at which a line and column (both from 1, in characters) begin.
fn offset(text: &str, line: usize, column: usize) -> usize {
    let start: usize = text.split_inclusive('\n').take(line.saturating_sub(1)).map(str::len).sum();
    start + text[start..].chars().take(column.saturating_sub(1)).map(char::len_utf8).sum::<usize>()
}

/// The place of the engine's `span` in `file`.
fn span(file: &str, span: &tera::Span) -> Place {
    Place::new(&file.into(), span.range.clone())
}

/// The first place of `words` in `file`.
fn find(file: &str, text: Option<&str>, words: &str) -> Place {
    let at = text.and_then(|text| text.find(words)).map_or(0..0, |at| at..at + words.len());
    Place::new(&file.into(), at)
}

/// The mistake that a template failed while it rendered the page `told_as`.
pub(super) fn failure(error: &tera::Error, theme: &str, template: &str, told_as: &str) -> Diagnostic {
    let page = Phrase::Page { path: told_as.to_owned() };
    match error.kind() {
        ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => {
            let place = span(&file_of(report.filename(), theme), report.span());
            Diagnostic::at(place, Mistake::TemplateFailed { page, reason: report.message().to_owned() })
        }
        ErrorKind::Io(std::io::ErrorKind::FileTooLarge) => {
            let limit = format!("{} MiB", super::LARGEST_PAGE / 1024 / 1024);
            Diagnostic::at(Place::file(file_of(template, theme)), Mistake::PageTooLarge { page, limit })
        }
        other => {
            let reason = other.to_string();
            Diagnostic::at(Place::file(file_of(template, theme)), Mistake::TemplateFailed { page, reason })
        }
    }
}

/// The keys in `t(key="…")` and `raw(key="…")` with their places.
fn string_keys(text: &str) -> impl Iterator<Item = (String, std::ops::Range<usize>)> + '_ {
    text.match_indices("(key=\"").filter_map(|(at, opening)| {
        let start = at + opening.len();
        let length = text[start..].find('"')?;
        Some((text[start..start + length].to_owned(), start..start + length))
    })
}
