//! What stands on every printed sheet of a page: which policy it belongs to, whether that binds and whether
//! this is a translation, and the page's address.

use serde::Serialize;

use super::here::Here;
use super::view::{TranslationNotice, Validity};
use crate::site::route::Route;

/// What stands on every printed sheet.
#[derive(Debug, Clone, Serialize)]
pub struct Sheet {
    /// The policy, or the site.
    pub title: String,
    /// Whether it binds, in a few words.
    pub standing: String,
    /// The page's address; a script puts it in where the site does not know its own.
    pub address: String,
}

/// What stands on the sheets of this page.
pub(super) fn sheet(here: &Here, validity: &[Validity], translation: Option<&TranslationNotice>) -> Sheet {
    let own = here.own_policy();
    let title = own.map_or_else(|| here.site_name(), |id| here.say(&here.site[id].title).text);
    let binds = validity.iter().filter(|validity| validity.policy.is_none()).map(|validity| validity.short.clone());
    let source = own.filter(|_| translation.is_some()).map(|id| here.language(here.site[id].source));
    let translated = source.map(|source| here.word("translation-short", &[("source", &source)]));
    Sheet {
        title,
        standing: binds.chain(translated).collect::<Vec<_>>().join(" · "),
        address: here.absolute(here.route).filter(|_| here.route != Route::NotFound).unwrap_or_default(),
    }
}
