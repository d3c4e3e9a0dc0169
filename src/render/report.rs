//! Reporting a mistake: a link to whom `site.yaml` names, that says already where the mistake stands.
//!
//! A letter (`mailto:`) gets a subject and a text: the policy, the measure, the sentence with its words,
//! and its address. Of a page on the web `{address}` is replaced. Of a site that does not know its own
//! address the path stands there, until a script puts in where the page was read.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use serde::Serialize;

use super::here::Here;
use super::text::excerpt;
use crate::site::MeasureId;
use crate::site::route::{Route, View};

/// How much of a sentence is quoted, a Han character counted as two: the address holds all of it, and
/// programs for letters take no more than some 2000 bytes.
const QUOTED: usize = 120;

/// What JavaScript's `encodeURIComponent` leaves as it is.
const KEPT: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'_')
    .remove(b'.')
    .remove(b'!')
    .remove(b'~')
    .remove(b'*')
    .remove(b'\'')
    .remove(b'(')
    .remove(b')');

/// A link by which a mistake is reported.
#[derive(Debug, Clone, Serialize)]
pub struct Report {
    /// The link.
    pub href: String,
    /// What stands in it for the address, where the site does not know its own, or nothing.
    pub address: String,
}

/// The link for a mistake anywhere on the page.
pub(super) fn page(here: &Here, title: &str) -> Option<Report> {
    report(here, here.route, "", title, None)
}

/// The link for a mistake in a sentence of measure `id` that says `text`.
pub(super) fn sentence(here: &Here, id: MeasureId, number: usize, anchor: &str, text: &str) -> Option<Report> {
    let measure = &here.site[id];
    let (number, of) = (number.to_string(), measure.number.to_string());
    let title = here.site[measure.policy].title.shown(here.lang).value;
    let place = here.word("report-place", &[("title", title), ("measure", &of), ("sentence", &number)]);
    let quoted = here.word("report-quoted", &[("text", &excerpt(text, QUOTED))]);
    let route = Route::Measure(View::One(here.lang), id);
    report(here, route, &format!("#{anchor}"), &place, Some(&quoted))
}

fn report(here: &Here, route: Route, anchor: &str, place: &str, quoted: Option<&str>) -> Option<Report> {
    let contact = here.site.contact.as_deref()?;
    let known = here.absolute(route).filter(|_| route != Route::NotFound).map(|address| format!("{address}{anchor}"));
    let address = known.clone().unwrap_or_else(|| format!("{}{anchor}", route.address(here.site)));
    let encoded = |text: &str| utf8_percent_encode(text, KEPT).to_string();
    let href = if contact.starts_with("mailto:") {
        let subject = here.word("report-subject", &[("place", place)]);
        let lines = [Some(place), quoted, Some(&address), Some(""), Some(here.words.get("report-what")), Some("")];
        let body = lines.into_iter().flatten().collect::<Vec<_>>().join("\r\n");
        let joiner = if contact.contains('?') { '&' } else { '?' };
        format!("{contact}{joiner}subject={}&body={}", encoded(&subject), encoded(&body))
    } else {
        contact.replace("{address}", &encoded(&address))
    };
    let waits = known.is_none() && href != contact;
    Some(Report { href, address: if waits { address } else { String::new() } })
}
