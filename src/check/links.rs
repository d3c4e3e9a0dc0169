//! Links within the site lead to a page, a file or a sentence that is there.

use super::{Evidence, Text};
use crate::content::markup::Link;
use crate::diagnostic::nearest;
use crate::diagnostic::{Diagnostics, Mistake};
use crate::site::route::Route;
use crate::site::{Lang, MeasureId, Site};

/// Tells every link that leads nowhere, with the nearest address.
pub(super) fn check(site: &Site, evidence: &Evidence, told: &mut Diagnostics) {
    for (id, measure) in site.measures() {
        let source = site[measure.policy].source;
        let translated = site
            .langs()
            .filter_map(|lang| Some((lang, &measure.translations.get(usize::from(lang.0))?.as_ref()?.text)));
        let texts: Vec<Text> = std::iter::once((source, &measure.text)).chain(translated).collect();
        for (lang, text) in texts {
            for link in text.segments.iter().flat_map(|segment| &segment.links) {
                one(site, evidence, lang, Some(id), link, told);
            }
        }
    }
    for page in &site.pages {
        for (lang, link) in &page.links {
            one(site, evidence, *lang, None, link, told);
        }
    }
}

fn one(site: &Site, evidence: &Evidence, lang: Lang, measure: Option<MeasureId>, link: &Link, told: &mut Diagnostics) {
    let target = link.target.as_str();
    if !target.starts_with(['/', '#']) || target.starts_with("//") {
        return;
    }
    let (path, anchor) = target.split_once('#').unwrap_or((target, ""));
    let route = match (path, measure) {
        ("", Some(id)) => Some(Route::Measure(crate::site::route::View::One(lang), id)),
        ("", None) => None,
        _ => Route::find(site, lang, path),
    };
    match route {
        None if path.is_empty() => {}
        None if evidence.statics.contains(path) || is_unread(site, path) => return,
        None => {
            let known = addresses(site, lang);
            let nearest = nearest(path, known.iter().map(String::as_str));
            told.tell(link.place.clone(), Mistake::LinkToNowhere { target: target.into(), nearest });
            return;
        }
        Some(_) if anchor.is_empty() => return,
        Some(Route::Measure(_, id)) if site[id].text.broken || has_sentence(site, id, anchor) => return,
        Some(_) => {}
    }
    told.tell(link.place.clone(), Mistake::AnchorToNowhere { anchor: format!("#{anchor}") });
}

/// Whether `path` is the address of something that has no page only because of its own mistakes.
fn is_unread(site: &Site, path: &str) -> bool {
    site.unread.iter().any(|address| path.starts_with(address) || path == address.trim_end_matches('/'))
}

/// Every address that a link may name, without the language.
fn addresses(site: &Site, lang: Lang) -> Vec<String> {
    let own = Route::all(site).into_iter().filter(|route| route.lang() == Some(lang));
    own.map(|route| route.address(site)[site.tag(lang).len()..].to_owned()).collect()
}

/// Whether `anchor` is one of a measure's: `s3`, `s-9ab0qd` or, for a repeat, `s-9ab0qd-2`.
fn has_sentence(site: &Site, id: MeasureId, anchor: &str) -> bool {
    site[id].text.anchors().any(|(position, digest)| position == anchor || digest == anchor)
}
