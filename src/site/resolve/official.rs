//! What is said for registers, with languages and measures found.

use super::super::official::{Column, Government, Hotline, Licence, Official};
use super::Tags;
use crate::content::entry::PolicyEntry;
use crate::content::official::{GovernmentEntry, LicenceEntry};
use crate::diagnostic::{Diagnostics, Mistake};
use crate::site::{PolicyId, Site};

/// What the government's site says of itself.
pub(super) fn government(entry: &GovernmentEntry, tags: &Tags) -> Government {
    let text = |words: &Option<crate::content::entry::Words>| words.as_ref().map(|words| words.value.clone());
    Government {
        site_name: tags.any(&entry.site_name),
        site_domain: text(&entry.site_domain),
        site_code: text(&entry.site_code),
        organiser: tags.any(&entry.organiser),
        icp: text(&entry.icp),
        police: text(&entry.police),
    }
}

/// The terms of use.
pub(super) fn licence(entry: &LicenceEntry, tags: &Tags) -> Option<Licence> {
    let address = entry.address.as_ref().map(|words| words.value.clone());
    tags.any(&entry.name).map(|name| Licence { name, address })
}

/// What the policy says beside its facts; its measures are known. Mistakes: a hotline that the text
/// of its measure does not name.
pub(super) fn of_policy(
    entry: &PolicyEntry,
    policy: PolicyId,
    tags: &Tags,
    site: &Site,
    told: &mut Diagnostics,
) -> Official {
    let column = entry.official.column.as_ref().map(|column| Column {
        name: tags.any(&column.name),
        description: tags.any(&column.description),
        keywords: tags.any(&column.keywords),
        kind: tags.any(&column.kind),
    });
    Official {
        hotline: hotline(entry, policy, site, told),
        column: column.unwrap_or_default(),
        published_time: entry.official.published_time.as_ref().map(|words| words.value.clone()),
        content_source: tags.any(&entry.official.content_source),
    }
}

fn hotline(entry: &PolicyEntry, policy: PolicyId, site: &Site, told: &mut Diagnostics) -> Option<Hotline> {
    let (dialled, number) = entry.official.hotline.as_ref()?;
    let found = site.measures().find(|(_, measure)| measure.policy == policy && measure.number == number.value);
    let Some((id, measure)) = found else {
        if !site[policy].unread.contains(&number.value) {
            told.tell(number.place.clone(), Mistake::HotlineMeasureUnknown { number: number.value.to_string() });
        }
        return None;
    };
    let is_named = measure.text.segments.iter().any(|segment| segment.plain.contains(&dialled.value));
    if !is_named && !measure.text.broken {
        let mistake = Mistake::HotlineNotNamed { found: dialled.value.clone(), number: number.value.to_string() };
        told.tell(dialled.place.clone(), mistake);
    }
    Some(Hotline { number: dialled.value.clone(), measure: id })
}
