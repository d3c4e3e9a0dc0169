//! The model: a site's policies, measures and departments, with ids in place of names.
//!
//! Ids point into the lists of [`Site`]; after `resolve` every id has its element, so that no later
//! stage meets anything missing. What can be computed from the model (who leads what, what comes
//! next) is not in it but in [`relate::Relations`].

pub mod comparison;
pub mod figures;
mod language;
mod official;
mod policy;
pub mod relate;
mod resolve;
pub mod route;
pub mod stale;
mod synonyms;
pub mod terms;
pub mod unbroken;
mod used;

pub use language::{Lang, Language, Localized, Shown};
pub use official::{Column, Government, Hotline, Licence, Official};
pub use policy::{
    Amendment, Erratum, Exception, FactPlaces, Item, Measure, Policy, PolicyFacts, Section, Translation, Validity,
};
pub use resolve::resolve;
pub use synonyms::Synonyms;
pub use used::Use;

use crate::content::markup::{Link, Markup};
use crate::diagnostic::Place;

macro_rules! ids {
    ($($(#[$doc:meta])* $id:ident -> $list:ident: $element:ident)*) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $id(pub u32);

        impl std::ops::Index<$id> for Site {
            type Output = $element;
            fn index(&self, id: $id) -> &$element {
                &self.$list[id.0 as usize]
            }
        }
    )*};
}

ids! {
    /// A policy of the site.
    PolicyId -> policies: Policy
    /// A section of a policy.
    SectionId -> sections: Section
    /// An item of a section.
    ItemId -> items: Item
    /// A measure of an item.
    MeasureId -> measures: Measure
    /// A department.
    DepartmentId -> departments: Department
    /// A topic: a kind of support, or whom a measure is for.
    TopicId -> topics: Topic
    /// A term of the glossary.
    TermId -> glossary: Term
    /// A page of its own, such as `about`.
    PageId -> pages: Page
}

/// Everything that the site says, in every language.
#[derive(Debug, Clone)]
pub struct Site {
    /// The site's name.
    pub title: Localized<String>,
    /// The languages; the first is the default source.
    pub languages: Vec<Language>,
    /// The public address, ending with `/`, if it is known.
    pub base_url: Option<String>,
    /// Whom to tell of mistakes: an address or a link.
    pub contact: Option<String>,
    /// What a government's site says of itself.
    pub government: Government,
    /// On what terms the content may be used, if that is said.
    pub licence: Option<Licence>,
    /// The theme's name.
    pub theme: String,
    /// Departments, in the order of every list.
    pub departments: Vec<Department>,
    /// Topics, in the order of `topics.yaml`.
    pub topics: Vec<Topic>,
    /// The glossary, in the order of its file.
    pub glossary: Vec<Term>,
    /// How each language words figures, bounds and force; nothing for a language without a file.
    pub wordings: Vec<Option<crate::wording::Wording>>,
    /// What editors say of the words that readers search with, by language.
    pub synonyms: Vec<Synonyms>,
    /// Policies, by slug.
    pub policies: Vec<Policy>,
    /// All sections, policy by policy, in the order of the outlines.
    pub sections: Vec<Section>,
    /// All items, in the order of the outlines.
    pub items: Vec<Item>,
    /// All measures, policy by policy, by number.
    pub measures: Vec<Measure>,
    /// Pages of their own, by slug.
    pub pages: Vec<Page>,
    /// Addresses (without the language: `/opening-up/measures/1/`) of what is written but could not be read,
    /// and so has no page: a link to it, or to what is below it, is no second mistake.
    pub unread: Vec<String>,
}

/// A department (部门).
#[derive(Debug, Clone)]
pub struct Department {
    /// Its name in addresses.
    pub slug: String,
    /// The short name that the tables use.
    pub name: Localized<String>,
    /// The full official name.
    pub full: Option<Localized<String>>,
    /// Further names by language, for search.
    pub aliases: Vec<(Lang, String)>,
    /// Where the translated name comes from.
    pub source: Option<String>,
    /// How to reach it.
    pub contact: Option<String>,
    /// The department that has taken over its work.
    pub successor: Option<DepartmentId>,
    /// Slugs under which it was published before.
    pub formerly: Vec<String>,
}

/// What a topic sorts by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TopicSort {
    /// `for`: whom a measure is for.
    Audience,
    /// `kind`: what it gives.
    Kind,
}

/// A topic of `topics.yaml`: editorial.
#[derive(Debug, Clone)]
pub struct Topic {
    /// Its name in addresses and data.
    pub slug: String,
    /// What it sorts by.
    pub sort: TopicSort,
    /// Its name.
    pub name: Localized<String>,
    /// Whether it is people that it names, not companies and institutions.
    pub person: bool,
    /// The list that the figures of measures of this kind enter.
    pub figures: Option<FigureList>,
}

/// A list of a policy's figures.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum FigureList {
    /// Money and rates that a reader may receive.
    Money,
    /// What is to be reached.
    Targets,
    /// Time limits that the authorities set themselves.
    TimeLimits,
}

/// A term of the glossary with its preferred renderings.
#[derive(Debug, Clone)]
pub struct Term {
    /// The term and its one preferred rendering per language.
    pub term: Localized<String>,
    /// Further forms by language.
    pub forms: Vec<(Lang, String)>,
    /// Where the rendering comes from.
    pub source: Option<Localized<String>>,
    /// A sentence of explanation.
    pub note: Option<Localized<String>>,
    /// Where it stands.
    pub place: Place,
}

/// A page of its own, such as `about`.
#[derive(Debug, Clone)]
pub struct Page {
    /// Its name in addresses.
    pub slug: String,
    /// Its title.
    pub title: Localized<String>,
    /// Its body.
    pub body: Localized<Markup>,
    /// The links in its bodies, by language.
    pub links: Vec<(Lang, Link)>,
    /// Whether it is linked from the foot of every page and not from the menu.
    pub in_foot: bool,
}

impl Site {
    /// All languages, in order.
    pub fn langs(&self) -> impl Iterator<Item = Lang> + use<> {
        (0..self.languages.len()).map(|n| Lang(n as u8))
    }

    /// A language by its tag.
    pub fn lang(&self, tag: &str) -> Option<Lang> {
        self.languages.iter().position(|language| language.tag == tag).map(|n| Lang(n as u8))
    }

    /// How a language words figures, bounds and force, if there is a file for it.
    pub fn wording(&self, lang: Lang) -> Option<&crate::wording::Wording> {
        self.wordings.get(usize::from(lang.0))?.as_ref()
    }

    /// Whether anybody has said of measures of a policy whom they are for or what they give.
    pub fn has_support(&self, policy: PolicyId) -> bool {
        let mut measures = self.measures.iter().filter(|measure| measure.policy == policy);
        measures.any(|measure| !(measure.audiences.is_empty() && measure.kinds.is_empty()))
    }

    /// Whether figures of a policy may stand in a list.
    pub fn has_figures(&self, policy: PolicyId) -> bool {
        let mut measures = self.measures.iter().filter(|measure| measure.policy == policy);
        measures.any(|measure| measure.kinds.iter().any(|kind| self[*kind].figures.is_some()))
    }

    /// The tag of a language, such as `zh`.
    pub fn tag(&self, lang: Lang) -> &str {
        &self.languages[usize::from(lang.0)].tag
    }

    /// The languages into which at least one measure of `policy` is translated.
    pub fn translated(&self, policy: PolicyId) -> Vec<Lang> {
        let into = |lang: &Lang| {
            let mut own = self.measures.iter().filter(|measure| measure.policy == policy);
            own.any(|measure| measure.translation(*lang).is_some())
        };
        self.langs().filter(into).collect()
    }

    /// All measures with their ids, in order.
    pub fn measures(&self) -> impl Iterator<Item = (MeasureId, &Measure)> {
        self.measures.iter().enumerate().map(|(n, measure)| (MeasureId(n as u32), measure))
    }

    /// All departments with their ids, in order.
    pub fn departments(&self) -> impl Iterator<Item = (DepartmentId, &Department)> {
        self.departments.iter().enumerate().map(|(n, department)| (DepartmentId(n as u32), department))
    }

    /// All policies with their ids, in order.
    pub fn policies(&self) -> impl Iterator<Item = (PolicyId, &Policy)> {
        self.policies.iter().enumerate().map(|(n, policy)| (PolicyId(n as u32), policy))
    }
}
