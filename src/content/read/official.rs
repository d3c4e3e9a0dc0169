//! The parts of `site.yaml` and `policy.yaml` that are there for registers: all optional.

use super::{address, by_language, number, required_by_language};
use crate::content::entry::Words;
use crate::content::official::{ColumnEntry, GovernmentEntry, LicenceEntry, OfficialEntry};
use crate::content::yaml::Fields;
use crate::diagnostic::{Diagnostics, Mistake};

/// Reads `government` of `site.yaml`.
pub(super) fn government(fields: &mut Fields, tags: &[String], told: &mut Diagnostics) -> Option<GovernmentEntry> {
    let node = fields.node("government")?;
    let mut inner = Fields::of(node, node.place.clone(), told)?;
    let entry = GovernmentEntry {
        site_name: by_language(&mut inner, "site-name", tags, told),
        site_domain: inner.text("site-domain", told).and_then(|words| domain(words, told)),
        site_code: inner.text("site-code", told).and_then(|words| code(words, told)),
        organiser: by_language(&mut inner, "organiser", tags, told),
        icp: inner.text("icp", told),
        police: inner.text("police", told),
    };
    inner.done(told);
    Some(entry)
}

/// Reads `licence` of `site.yaml`.
pub(super) fn licence(fields: &mut Fields, tags: &[String], told: &mut Diagnostics) -> Option<LicenceEntry> {
    let node = fields.node("licence")?;
    let mut inner = Fields::of(node, node.place.clone(), told)?;
    let name = required_by_language(&mut inner, "name", tags, told);
    let address = inner.text("address", told).and_then(|words| address(words, told));
    inner.done(told);
    Some(LicenceEntry { name, address })
}

/// Reads what `policy.yaml` says beside the facts of its document.
pub(super) fn of_policy(fields: &mut Fields, tags: &[String], told: &mut Diagnostics) -> OfficialEntry {
    OfficialEntry {
        hotline: hotline(fields, told),
        column: column(fields, tags, told),
        published_time: fields.text("published-time", told).and_then(|words| time(words, told)),
        content_source: by_language(fields, "content-source", tags, told),
    }
}

fn hotline(fields: &mut Fields, told: &mut Diagnostics) -> Option<(Words, super::Placed<u32>)> {
    let node = fields.node("hotline")?;
    let mut inner = Fields::of(node, node.place.clone(), told)?;
    let dialled = inner.required("number", told).and_then(|words| telephone(words, told));
    let measure = inner.required("measure", told).and_then(|words| number(words, told));
    inner.done(told);
    dialled.zip(measure)
}

fn column(fields: &mut Fields, tags: &[String], told: &mut Diagnostics) -> Option<ColumnEntry> {
    let node = fields.node("column")?;
    let mut inner = Fields::of(node, node.place.clone(), told)?;
    let [name, description, keywords, kind] =
        ["name", "description", "keywords", "type"].map(|key| by_language(&mut inner, key, tags, told));
    inner.done(told);
    Some(ColumnEntry { name, description, keywords, kind })
}

/// A number that can be dialled: digits, perhaps with hyphens and a plus in front.
fn telephone(words: Words, told: &mut Diagnostics) -> Option<Words> {
    let digits = words.value.strip_prefix('+').unwrap_or(&words.value);
    let good = digits.bytes().all(|b| b.is_ascii_digit() || b == b'-') && digits.bytes().any(|b| b.is_ascii_digit());
    kept(good, words, told, |found| Mistake::BadTelephone { found })
}

/// A domain alone, without `https://` and without a path.
fn domain(words: Words, told: &mut Diagnostics) -> Option<Words> {
    let label = |label: &str| !label.is_empty() && label.chars().all(|c| c.is_alphanumeric() || c == '-');
    let good = words.value.contains('.') && words.value.split('.').all(label);
    kept(good, words, told, |found| Mistake::BadDomain { found })
}

/// Ten characters: six for the place, four for the site, or letters in front for a ministry's.
fn code(words: Words, told: &mut Diagnostics) -> Option<Words> {
    let good = words.value.len() == 10 && words.value.bytes().all(|b| b.is_ascii_alphanumeric());
    kept(good, words, told, |found| Mistake::BadSiteCode { found })
}

/// A time of day, `HH:MM`.
fn time(words: Words, told: &mut Diagnostics) -> Option<Words> {
    let two = |text: &str, below: u8| text.len() == 2 && text.parse::<u8>().is_ok_and(|n| n < below);
    let good = words.value.split_once(':').is_some_and(|(hour, minute)| two(hour, 24) && two(minute, 60));
    kept(good, words, told, |found| Mistake::BadTime { found })
}

fn kept(good: bool, words: Words, told: &mut Diagnostics, mistake: impl Fn(String) -> Mistake) -> Option<Words> {
    if good {
        return Some(words);
    }
    told.tell(words.place, mistake(words.value));
    None
}
