//! The measures of one policy.

use std::collections::BTreeMap;

use super::Tags;
use super::departments::Names;
use crate::content::entry::{ByLanguage, Content, MeasureEntry, PolicyEntry, SourceFront, TopicEntry, Words};
use crate::diagnostic::nearest;
use crate::diagnostic::{Diagnostic, Diagnostics, Mistake, Place};
use crate::site::{
    Amendment, DepartmentId, Erratum, Exception, FactPlaces, ItemId, Lang, Localized, Measure, MeasureId, PolicyId,
    Site, TopicId, TopicSort, Translation,
};

/// Puts the measures of `entry` into `site`.
pub(super) fn resolve(
    entry: &PolicyEntry,
    policy: PolicyId,
    content: &Content,
    tags: &Tags,
    site: &mut Site,
    told: &mut Diagnostics,
) {
    // Without a name in the site's first language, which was told, a department or topic may be the one meant.
    let lacks = |name: &ByLanguage| !name.iter().any(|(tag, _)| tags.lang(&tag.value) == Some(Lang(0)));
    let departments_broken = content.departments_broken || content.departments.iter().any(|d| lacks(&d.name));
    let sections = &site.sections;
    let items = site.items.iter().enumerate().filter(|(_, item)| sections[item.section.0 as usize].policy == policy);
    let scope = Scope {
        policy,
        entry,
        content,
        tags,
        source: tags.lang(&entry.source).unwrap_or(Lang(0)),
        names: Names::new(&content.departments, &entry.source, departments_broken),
        topics_broken: content.topics_broken || content.topics.iter().any(|topic| lacks(&topic.name)),
        outline_broken: site.policies[policy.0 as usize].outline_broken,
        items: items.map(|(n, item)| (item.number, ItemId(n as u32))).collect(),
    };
    let mut ids: BTreeMap<u32, MeasureId> = BTreeMap::new();
    for measure in &entry.measures {
        let continues = scope.continues(measure, &ids, told);
        let Some(resolved) = scope.measure(measure, continues, told) else {
            site.policies[policy.0 as usize].unread.push(measure.number);
            continue;
        };
        ids.insert(measure.number, MeasureId(site.measures.len() as u32));
        site.measures.push(resolved);
    }
}

/// What the names in one policy's measures can mean.
struct Scope<'a> {
    policy: PolicyId,
    entry: &'a PolicyEntry,
    content: &'a Content,
    tags: &'a Tags,
    source: Lang,
    names: Names<'a>,
    topics_broken: bool,
    outline_broken: bool,
    items: BTreeMap<u32, ItemId>,
}

impl Scope<'_> {
    /// The measure, if its item and its lead are known. Everything in it is looked at all the same.
    fn measure(&self, entry: &MeasureEntry, continues: Option<MeasureId>, told: &mut Diagnostics) -> Option<Measure> {
        let front = &entry.source;
        let item = self.item(entry, told);
        let lead = front.lead.as_ref().and_then(|lead| self.names.find(lead, told));
        let (cooperating, all_known) = self.cooperating(entry, lead, told);
        let errata = self.errata(entry, told);
        let audiences = self.topics(&front.audiences, TopicSort::Audience, told);
        let kinds = self.topics(&front.kinds, TopicSort::Kind, told);
        Some(Measure {
            policy: self.policy,
            item: item?,
            number: entry.number,
            title: self.title(entry),
            lead: lead?,
            cooperating,
            audiences,
            kinds,
            keywords: self.keywords(entry),
            continues,
            amended: front
                .amended
                .as_ref()
                .map(|(by, date)| Amendment { by: by.value.clone(), date: date.value.clone() }),
            not_in_document: front.not_in_document.as_ref().map(|why| why.value.clone()),
            errata,
            text: entry.text.clone(),
            translations: self.translations(entry),
            place: front.place.clone(),
            places: places(front, all_known),
        })
    }

    fn item(&self, entry: &MeasureEntry, told: &mut Diagnostics) -> Option<ItemId> {
        let number = entry.source.item.as_ref()?;
        let found = self.items.get(&number.value).copied();
        if found.is_none() && !self.outline_broken {
            told.tell(number.place.clone(), Mistake::UnknownItem { number: number.value.to_string() });
        }
        found
    }

    /// The cooperating departments, and whether all names were known. One department is named once,
    /// whichever of its names is used.
    fn cooperating(
        &self,
        entry: &MeasureEntry,
        lead: Option<DepartmentId>,
        told: &mut Diagnostics,
    ) -> (Vec<DepartmentId>, bool) {
        let mut seen: Vec<(DepartmentId, &Words)> = lead.zip(entry.source.lead.as_ref()).into_iter().collect();
        let mut all = Vec::new();
        let mut all_known = !entry.source.cooperating_broken;
        for name in &entry.source.cooperating {
            let Some(id) = self.names.find(name, told) else {
                all_known = false;
                continue;
            };
            if let Some((_, first)) = seen.iter().find(|(other, _)| *other == id) {
                let mistake = Mistake::DepartmentRepeated { name: name.value.clone() };
                told.push(Diagnostic::at(name.place.clone(), mistake).beside(first.place.clone()));
                all_known = false;
                continue;
            }
            seen.push((id, name));
            all.push(id);
        }
        (all, all_known)
    }

    fn topics(&self, names: &[Words], sort: TopicSort, told: &mut Diagnostics) -> Vec<TopicId> {
        let called = |topic: &TopicEntry, name: &str| {
            topic.name.iter().any(|(tag, text)| tag.value == self.entry.source && text.value == name)
        };
        let mut all = Vec::new();
        for (n, name) in names.iter().enumerate() {
            if let Some(first) = names[..n].iter().find(|other| other.value == name.value) {
                let mistake = Mistake::TopicRepeated { name: name.value.clone() };
                told.push(Diagnostic::at(name.place.clone(), mistake).beside(first.place.clone()));
                continue;
            }
            let found = self.content.topics.iter().position(|topic| topic.sort == sort && called(topic, &name.value));
            all.extend(found.map(|n| TopicId(n as u32)));
            if found.is_none() && !self.topics_broken {
                let known = self.content.topics.iter().filter(|topic| topic.sort == sort).flat_map(|topic| &topic.name);
                let known =
                    known.filter(|(tag, _)| tag.value == self.entry.source).map(|(_, text)| text.value.as_str());
                told.tell(
                    name.place.clone(),
                    Mistake::UnknownTopic { name: name.value.clone(), nearest: nearest(&name.value, known) },
                );
            }
        }
        all
    }

    /// The measure that `entry` goes on with: an earlier one of the same policy.
    fn continues(
        &self,
        entry: &MeasureEntry,
        ids: &BTreeMap<u32, MeasureId>,
        told: &mut Diagnostics,
    ) -> Option<MeasureId> {
        let number = entry.source.continues.as_ref()?;
        let written = self.entry.measures.iter().any(|other| other.number == number.value);
        if number.value >= entry.number || !written {
            told.tell(number.place.clone(), Mistake::ContinuesUnknown { number: number.value.to_string() });
        }
        ids.get(&number.value).copied()
    }

    /// Editorial titles: in any language, the source's first.
    fn title(&self, entry: &MeasureEntry) -> Option<Localized<String>> {
        let translated = entry
            .translations
            .iter()
            .filter_map(|(tag, front, _)| Some((self.tags.lang(&tag.value)?, front.title.as_ref()?)));
        let source = entry.source.title.as_ref().map(|title| (self.source, title));
        let mut all = source.into_iter().chain(translated);
        let (lang, first) = all.next()?;
        Some(all.fold(Localized::new(lang, first.value.clone()), |value, (lang, title)| {
            value.with(lang, title.value.clone())
        }))
    }

    /// Words to look for it by, of each language's file.
    fn keywords(&self, entry: &MeasureEntry) -> Vec<Vec<String>> {
        let mut all = vec![Vec::new(); self.tags.0.len()];
        let translated = entry
            .translations
            .iter()
            .filter_map(|(tag, front, _)| Some((self.tags.lang(&tag.value)?, &front.keywords)));
        for (lang, words) in translated.chain([(self.source, &entry.source.keywords)]) {
            all[usize::from(lang.0)].extend(words.iter().map(|word| word.value.clone()));
        }
        all
    }

    fn errata(&self, entry: &MeasureEntry, told: &mut Diagnostics) -> Vec<Erratum> {
        let mut all = Vec::new();
        for (printed, meant, note) in &entry.source.errata {
            if !entry.text.broken && !entry.text.segments.iter().any(|segment| segment.plain.contains(&printed.value)) {
                told.tell(printed.place.clone(), Mistake::ErratumNotFound { printed: printed.value.clone() });
            }
            let note = self.tags.any(note);
            all.push(Erratum { printed: printed.value.clone(), meant: meant.value.clone(), note });
        }
        all
    }

    fn translations(&self, entry: &MeasureEntry) -> Vec<Option<Translation>> {
        let mut all: Vec<Option<Translation>> = vec![None; self.tags.0.len()];
        for (tag, front, text) in &entry.translations {
            let Some(lang) = self.tags.lang(&tag.value) else { continue };
            let exceptions = front.exceptions.iter().map(|(sentence, code, reason)| Exception {
                sentence: sentence.value,
                code: code.value.clone(),
                reason: reason.value.clone(),
                place: sentence.place.clone(),
            });
            all[usize::from(lang.0)] = Some(Translation {
                text: text.clone(),
                translates: front.translates.clone(),
                translates_broken: front.translates_broken,
                reviewed: front.reviewed.as_ref().map(|date| date.value.clone()),
                exceptions: exceptions.collect(),
                place: front.place.clone(),
            });
        }
        all
    }
}

fn places(front: &SourceFront, all_known: bool) -> FactPlaces {
    let lead = front.lead.as_ref().map_or(&front.place, |lead| &lead.place);
    let cooperating = match (front.cooperating.first(), front.cooperating.last()) {
        (Some(first), Some(last)) => Place { end: last.place.end, ..first.place.clone() },
        _ => lead.clone(),
    };
    FactPlaces {
        item: front.item.as_ref().map_or(&front.place, |item| &item.place).clone(),
        lead: lead.clone(),
        cooperating: all_known.then_some(cooperating),
    }
}
