//! What follows from the model: who leads what, what belongs where, what comes next.
//!
//! Cannot fail, and changes nothing: relations stand beside the site, never in it.

use super::figures::{Figure, figures};
use super::terms::Finders;
use super::used::{Use, used};
use super::{DepartmentId, ItemId, Lang, MeasureId, PolicyId, SectionId, Site};

/// A department's measures.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Duties {
    /// Those it leads, in order.
    pub leads: Vec<MeasureId>,
    /// Those it cooperates in, in order.
    pub cooperates: Vec<MeasureId>,
}

/// All relations, by id.
#[derive(Debug, Clone, Default)]
pub struct Relations {
    duties: Vec<Duties>,
    of_item: Vec<Vec<MeasureId>>,
    of_policy: Vec<Vec<MeasureId>>,
    of_section: Vec<Vec<MeasureId>>,
    continued_by: Vec<Vec<MeasureId>>,
    finders: Finders,
    used: Vec<Vec<Vec<Use>>>,
    figures: Vec<Vec<Figure>>,
    last_read: Vec<Option<String>>,
}

/// The model and its relations.
#[derive(Debug, Clone)]
pub struct Linked {
    /// The model.
    pub site: Site,
    /// Its relations.
    pub relations: Relations,
}

impl Relations {
    /// What a department leads and cooperates in.
    pub fn duties(&self, department: DepartmentId) -> &Duties {
        &self.duties[department.0 as usize]
    }

    /// The measures of an item, by number.
    pub fn of_item(&self, item: ItemId) -> &[MeasureId] {
        &self.of_item[item.0 as usize]
    }

    /// The measures of a section, in the order of its items.
    pub fn of_section(&self, section: SectionId) -> &[MeasureId] {
        &self.of_section[section.0 as usize]
    }

    /// The measures of a policy, by number.
    pub fn of_policy(&self, policy: PolicyId) -> &[MeasureId] {
        &self.of_policy[policy.0 as usize]
    }

    /// The measures that go on with the list of this one.
    pub fn continued_by(&self, measure: MeasureId) -> &[MeasureId] {
        &self.continued_by[measure.0 as usize]
    }

    /// What finds the terms of a policy's language and their renderings.
    pub fn finders(&self) -> &Finders {
        &self.finders
    }

    /// The last day (`YYYY-MM-DD`) on which a translation of the policy was read against its source.
    pub fn last_read(&self, policy: PolicyId) -> Option<&String> {
        self.last_read[policy.0 as usize].as_ref()
    }

    /// The figures of a policy, in the order of its text.
    pub fn figures(&self, policy: PolicyId) -> &[Figure] {
        &self.figures[policy.0 as usize]
    }

    /// The terms of the glossary that a measure uses, as its text in `lang` shows them.
    pub fn used(&self, measure: MeasureId, lang: Lang) -> &[Use] {
        &self.used[measure.0 as usize][usize::from(lang.0)]
    }
}

impl Linked {
    /// The measure before this one in its policy.
    pub fn previous(&self, id: MeasureId) -> Option<MeasureId> {
        let before = MeasureId(id.0.checked_sub(1)?);
        (self.site[before].policy == self.site[id].policy).then_some(before)
    }

    /// The measure after this one in its policy.
    pub fn next(&self, id: MeasureId) -> Option<MeasureId> {
        let after = MeasureId(id.0 + 1);
        let measure = self.site.measures.get(after.0 as usize)?;
        (measure.policy == self.site[id].policy).then_some(after)
    }
}

/// The site with its relations.
pub fn relate(site: Site) -> Linked {
    let finders = Finders::new(&site);
    let mut relations = Relations {
        duties: vec![Duties::default(); site.departments.len()],
        of_item: vec![Vec::new(); site.items.len()],
        of_policy: vec![Vec::new(); site.policies.len()],
        of_section: Vec::new(),
        continued_by: vec![Vec::new(); site.measures.len()],
        used: used(&site, &finders),
        figures: Vec::new(),
        last_read: site.policies().map(|(id, _)| last_read(&site, id)).collect(),
        finders,
    };
    for (id, measure) in site.measures() {
        relations.duties[measure.lead.0 as usize].leads.push(id);
        for department in &measure.cooperating {
            relations.duties[department.0 as usize].cooperates.push(id);
        }
        relations.of_item[measure.item.0 as usize].push(id);
        relations.of_policy[measure.policy.0 as usize].push(id);
        if let Some(first) = measure.continues {
            relations.continued_by[first.0 as usize].push(id);
        }
    }
    let of_items =
        |items: &Vec<ItemId>| items.iter().flat_map(|item| relations.of_item[item.0 as usize].clone()).collect();
    relations.of_section = site.sections.iter().map(|section| of_items(&section.items)).collect();
    relations.figures = site.policies().map(|(id, _)| figures(&site, &relations, id)).collect();
    Linked { site, relations }
}

fn last_read(site: &Site, policy: PolicyId) -> Option<String> {
    let measures = site.measures.iter().filter(|measure| measure.policy == policy);
    measures.flat_map(|measure| measure.translations.iter().flatten()).filter_map(|t| t.reviewed.clone()).max()
}
