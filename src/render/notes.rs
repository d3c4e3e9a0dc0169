//! What is to be known of a measure beside its text: on its own page and in the full text.

use serde::Serialize;

use super::here::Here;
use super::measure::Day;
use super::view::{MeasureLink, Said};
use crate::site::route::Route;
use crate::site::{Erratum, Lang, Measure, MeasureId};

/// The notes on a measure.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Notes {
    /// The measure whose list it goes on with.
    pub continues: Option<MeasureLink>,
    /// The measures that go on with its list.
    pub continued_by: Vec<MeasureLink>,
    /// Its later change.
    pub amended: Option<Amended>,
    /// Why the document does not have it.
    pub not_in_document: Option<Said>,
    /// Misprints of the document.
    pub errata: Vec<ErratumView>,
}

/// A later change.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Amended {
    /// The document that made it.
    pub by: Said,
    /// When.
    pub day: Day,
}

/// A misprint of the document.
#[derive(Debug, Clone, Serialize)]
pub(super) struct ErratumView {
    /// What is printed.
    pub printed: Said,
    /// What is presumably meant.
    pub meant: Said,
    /// A word of explanation.
    pub note: Option<Said>,
}

/// The notes on measure `id`.
pub(super) fn notes(here: &Here, id: MeasureId) -> Notes {
    let measure = &here.site[id];
    let source = here.site[measure.policy].source;
    let continued_by = here.linked.relations.continued_by(id);
    // On the page of the whole text the reader stays there.
    let link = |id: MeasureId| match here.route {
        Route::Full(..) => MeasureLink { href: format!("#m{}", here.site[id].number), ..here.measure(id) },
        _ => here.measure(id),
    };
    Notes {
        continues: measure.continues.map(link),
        continued_by: continued_by.iter().map(|id| link(*id)).collect(),
        amended: amended(here, measure, source),
        not_in_document: measure.not_in_document.as_ref().map(|why| here.said_in(source, why)),
        errata: measure.errata.iter().map(|erratum| misprint(here, source, erratum)).collect(),
    }
}

fn amended(here: &Here, measure: &Measure, source: Lang) -> Option<Amended> {
    let amended = measure.amended.as_ref()?;
    Some(Amended { by: here.said_in(source, &amended.by), day: Day::of(here, &amended.date) })
}

fn misprint(here: &Here, source: Lang, erratum: &Erratum) -> ErratumView {
    ErratumView {
        printed: here.said_in(source, &erratum.printed),
        meant: here.said_in(source, &erratum.meant),
        note: erratum.note.as_ref().map(|note| here.say(note)),
    }
}
