//! `site.yaml`.

use std::sync::Arc;

use super::{address, official, required_by_language};
use crate::content::entry::{SiteEntry, Words};
use crate::content::yaml::{self, Fields, Node, Value, text_of};
use crate::diagnostic::catalogue::Spoken;
use crate::diagnostic::{Diagnostics, Mistake, Outcome, Place};
use crate::files::Files;

/// The version of the content's format that this program reads.
const FORMAT: &str = "1";

/// Reads `site.yaml`. The value is `None` if no language is named, since nothing can be read without.
pub(crate) fn read(text: &str, file: &Arc<str>) -> Outcome<SiteEntry> {
    yaml::parse(text, 0..text.len(), file).and(|node| {
        let mut told = Diagnostics::new();
        let entry =
            Fields::of(&node, Place::file(Arc::clone(file)), &mut told).and_then(|fields| entry(fields, &mut told));
        Outcome { value: entry, diagnostics: told }
    })
}

fn entry(mut fields: Fields, told: &mut Diagnostics) -> Option<SiteEntry> {
    if let Some(format) = fields.required("format", told)
        && format.value != FORMAT
    {
        told.tell(format.place, Mistake::UnknownFormat { found: format.value, known: FORMAT.into() });
    }
    fields.require("languages");
    let before = told.iter().count();
    let languages = languages(&mut fields, told);
    let tags: Vec<String> = languages.iter().map(|tag| tag.value.clone()).collect();
    let title = match told.iter().count() == before && !tags.is_empty() {
        true => required_by_language(&mut fields, "title", &tags, told),
        // That a language of the title is unknown would be no second mistake.
        false => fields.node("title").map_or_else(Vec::new, |_| Vec::new()),
    };
    let theme = fields.text("theme", told);
    let base_url = fields.text("base_url", told).and_then(|url| base(url, told));
    let contact = fields.text("contact", told).and_then(|contact| address(contact, told));
    let government = official::government(&mut fields, &tags, told).unwrap_or_default();
    let licence = official::licence(&mut fields, &tags, told);
    if let Some(messages) = fields.text("messages", told)
        && Spoken::of_tag(&messages.value).is_none()
    {
        told.tell(messages.place, Mistake::BadMessages { found: messages.value });
    }
    fields.done(told);
    let contact = contact.map(|contact| contact.value);
    (!languages.is_empty()).then_some(SiteEntry { title, languages, theme, base_url, contact, government, licence })
}

/// The language in which the program speaks to the site's editors, whatever else is wrong with the file.
pub fn spoken(files: &Files) -> Option<Spoken> {
    let (text, file): (_, Arc<str>) = (files.text("site.yaml")?, "site.yaml".into());
    let mut told = Diagnostics::new();
    let node = yaml::parse(text, 0..text.len(), &file).value?;
    let messages = Fields::of(&node, Place::file(file), &mut told)?.text("messages", &mut told)?;
    Spoken::of_tag(&messages.value)
}

/// The tags: two or three small letters, perhaps with subtags (`zh-Hant`), each once.
fn languages(fields: &mut Fields, told: &mut Diagnostics) -> Vec<Words> {
    let mut languages: Vec<Words> = Vec::new();
    let list = fields.node("languages").cloned();
    if let Some(Node { value: Value::List(list), place, .. }) = list
        && list.is_empty()
    {
        told.tell(place, Mistake::EmptyValue { key: "languages".into() });
    }
    for node in fields.texts("languages", told) {
        let Some(tag) = text_of(node, "languages", node.place.clone(), told) else { continue };
        if !is_tag(&tag.value) || languages.len() >= 100 {
            let spelled = tag.value.replace('_', "-");
            let (language, rest) = spelled.split_at(spelled.find('-').unwrap_or(spelled.len()));
            let instead = language.to_lowercase() + rest;
            let instead = if instead != tag.value && is_tag(&instead) { instead } else { String::new() };
            told.tell(tag.place, Mistake::BadLanguage { tag: tag.value, instead });
        } else if languages.iter().any(|other| other.value == tag.value) {
            told.tell(tag.place, Mistake::LanguageTwice { tag: tag.value });
        } else {
            languages.push(tag);
        }
    }
    languages
}

/// Two or three small letters, perhaps with subtags.
pub(crate) fn is_tag(tag: &str) -> bool {
    let mut parts = tag.split('-');
    let language = |part: &str| matches!(part.len(), 2 | 3) && part.bytes().all(|b| b.is_ascii_lowercase());
    let subtag = |part: &str| matches!(part.len(), 2..=8) && part.bytes().all(|b| b.is_ascii_alphanumeric());
    parts.next().is_some_and(language) && parts.all(subtag)
}

/// The public address with a slash at its end.
fn base(url: Words, told: &mut Diagnostics) -> Option<String> {
    match normal_base(&url.value) {
        Some(base) => Some(base),
        None => {
            told.tell(url.place, Mistake::BadBaseUrl { found: url.value });
            None
        }
    }
}

/// A public address in its normal form: `https://host/path/`, without `?`, `#` and blanks, with a
/// slash at its end; `None` for anything else.
pub fn normal_base(url: &str) -> Option<String> {
    let rest = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://"))?;
    let host = rest.split('/').next().unwrap_or_default();
    let odd = |c: char| c.is_whitespace() || c.is_control() || "?#\"'<>\\^`{|}".contains(c);
    (!host.is_empty() && !url.contains(odd)).then(|| format!("{}/", url.trim_end_matches('/')))
}
