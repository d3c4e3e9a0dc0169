//! What a policy gives: by who one is, and by kind of support.

use serde::Serialize;

use super::figures::{FigureRow, rows};
use super::here::Here;
use super::view::{DepartmentLink, MeasureLink, Said};
use crate::site::route::Route;
use crate::site::{FigureList, MeasureId, PolicyId, TopicId, TopicSort};

/// What `support.html` sees.
#[derive(Debug, Clone, Serialize)]
pub(super) struct SupportView {
    /// Companies and institutions, then people.
    pub groups: Vec<Group>,
    /// The measures of each kind of support.
    pub kinds: Vec<KindView>,
    /// The list of all figures.
    pub figures: Option<String>,
    /// All departments.
    pub departments: String,
}

/// Companies, or people.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Group {
    /// `company` or `person`: its anchor.
    pub name: &'static str,
    /// Whom a measure may be for.
    pub audiences: Vec<Audience>,
}

/// Somebody whom measures are for.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Audience {
    /// Its name in anchors.
    pub slug: String,
    /// Its name.
    pub name: Said,
    /// The measures, those with the largest amounts first.
    pub offers: Vec<Offer>,
}

/// A measure as an offer.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Offer {
    /// The measure.
    pub measure: MeasureLink,
    /// What it gives.
    pub kinds: Vec<Said>,
    /// How much, sentence by sentence.
    pub rows: Vec<FigureRow>,
    /// Who decides.
    pub lead: DepartmentLink,
}

/// A kind of support with its measures.
#[derive(Debug, Clone, Serialize)]
pub(super) struct KindView {
    /// Its name in anchors.
    pub slug: String,
    /// Its name.
    pub name: Said,
    /// Its measures.
    pub measures: Vec<MeasureLink>,
}

/// The view of what a policy gives.
pub(super) fn support(here: &Here, id: PolicyId) -> SupportView {
    let topics = || here.site.topics.iter().enumerate().map(|(n, topic)| (TopicId(n as u32), topic));
    let group = |person: bool| {
        let own = topics().filter(|(_, topic)| topic.sort == TopicSort::Audience && topic.person == person);
        let audiences = own.map(|(topic, _)| audience(here, id, topic)).filter(|of| !of.offers.is_empty());
        Group { name: anchor(person), audiences: audiences.collect() }
    };
    let groups = [group(false), group(true)];
    let kinds = topics().filter(|(_, topic)| topic.sort == TopicSort::Kind).map(|(topic, _)| kind(here, id, topic));
    SupportView {
        groups: groups.into_iter().filter(|group| !group.audiences.is_empty()).collect(),
        kinds: kinds.filter(|kind| !kind.measures.is_empty()).collect(),
        figures: here.site.has_figures(id).then(|| here.href(Route::Figures(here.lang, id))),
        departments: here.href(Route::Departments(here.lang)),
    }
}

/// The anchor of the people, or of the companies and institutions, that measures are for.
pub(super) fn anchor(person: bool) -> &'static str {
    if person { "person" } else { "company" }
}

fn audience(here: &Here, id: PolicyId, topic: TopicId) -> Audience {
    let measures = here.linked.relations.of_policy(id).iter().copied();
    let mut own: Vec<MeasureId> = measures.filter(|id| here.site[*id].audiences.contains(&topic)).collect();
    let figures = here.linked.relations.figures(id);
    let largest = |id: &MeasureId| {
        let money = figures.iter().filter(|figure| figure.measure == *id && figure.list == FigureList::Money);
        money.filter(|figure| figure.currency().is_some()).map(|figure| figure.value).max()
    };
    // The largest amount first; measures without one in the order of the document.
    own.sort_by_key(|id| std::cmp::Reverse(largest(id)));
    Audience {
        slug: here.site[topic].slug.clone(),
        name: here.say(&here.site[topic].name),
        offers: own.into_iter().map(|measure| offer(here, id, measure)).collect(),
    }
}

fn offer(here: &Here, policy: PolicyId, id: MeasureId) -> Offer {
    let figures = here.linked.relations.figures(policy).iter();
    let own = figures.filter(|figure| figure.measure == id && figure.list != FigureList::Targets);
    Offer {
        measure: here.measure(id),
        kinds: here.site[id].kinds.iter().map(|kind| here.say(&here.site[*kind].name)).collect(),
        rows: rows(here, own),
        lead: here.department(here.site[id].lead),
    }
}

fn kind(here: &Here, id: PolicyId, topic: TopicId) -> KindView {
    let measures = here.linked.relations.of_policy(id).iter().copied();
    KindView {
        slug: here.site[topic].slug.clone(),
        name: here.say(&here.site[topic].name),
        measures: measures.filter(|id| here.site[*id].kinds.contains(&topic)).map(|id| here.measure(id)).collect(),
    }
}
