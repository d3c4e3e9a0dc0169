//! With whom a department works together, and whom to call where it has no contact of its own.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::here::Here;
use super::view::{DepartmentLink, MeasureLink, Said};
use crate::site::{DepartmentId, MeasureId, PolicyId};

/// A department that another works with.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Partner {
    /// The department.
    pub department: DepartmentLink,
    /// In how many measures both are named.
    pub count: usize,
    /// These measures, with their policy if the site has several.
    pub measures: Vec<Shared>,
}

/// A measure that names both.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Shared {
    /// The measure.
    pub measure: MeasureLink,
    /// Its policy, if the site has several.
    pub policy: Option<Said>,
}

/// A hotline that a document names.
#[derive(Debug, Clone, Serialize)]
pub(super) struct HotlineView {
    /// The number.
    pub number: String,
    /// The link that dials it.
    pub href: String,
    /// The measure that names it.
    pub measure: MeasureLink,
}

/// Whom `id` works with: every department that a measure names beside it, whoever leads. Those with
/// the most measures come first, and as many in the order of every list.
pub(super) fn partners(here: &Here, id: DepartmentId) -> Vec<Partner> {
    let mut shared: BTreeMap<DepartmentId, Vec<MeasureId>> = BTreeMap::new();
    for measure in measures(here, id) {
        let found = &here.site[measure];
        let named: BTreeSet<DepartmentId> = found.cooperating.iter().copied().chain([found.lead]).collect();
        for other in named.into_iter().filter(|other| *other != id) {
            shared.entry(other).or_default().push(measure);
        }
    }
    let mut all: Vec<(DepartmentId, Vec<MeasureId>)> = shared.into_iter().collect();
    all.sort_by_key(|(other, measures)| (usize::MAX - measures.len(), *other));
    let several = here.site.policies.len() > 1;
    let one = |id: &MeasureId| Shared {
        measure: here.measure(*id),
        policy: several.then(|| here.say(&here.site[here.site[*id].policy].title)),
    };
    let partner = |(other, measures): (DepartmentId, Vec<MeasureId>)| Partner {
        department: here.department(other),
        count: measures.len(),
        measures: measures.iter().map(one).collect(),
    };
    all.into_iter().map(partner).collect()
}

/// The hotlines of the policies that name `id`.
pub(super) fn hotlines(here: &Here, id: DepartmentId) -> Vec<HotlineView> {
    let policies: BTreeSet<PolicyId> = measures(here, id).into_iter().map(|id| here.site[id].policy).collect();
    let hotlines = policies.into_iter().filter_map(|id| here.site[id].official.hotline.as_ref());
    let view = |hotline: &crate::site::Hotline| HotlineView {
        number: hotline.number.clone(),
        href: format!("tel:{}", hotline.number),
        measure: here.measure(hotline.measure),
    };
    hotlines.map(view).collect()
}

/// All measures that name `id`, in order.
fn measures(here: &Here, id: DepartmentId) -> BTreeSet<MeasureId> {
    let duties = here.linked.relations.duties(id);
    duties.leads.iter().chain(&duties.cooperates).copied().collect()
}
