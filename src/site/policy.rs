//! Policies: sections, items, measures and their translations.

use super::{DepartmentId, ItemId, Lang, Localized, MeasureId, Official, PolicyId, SectionId, Shown, TopicId};
use crate::content::digest::Digest;
use crate::content::line::Text;
use crate::diagnostic::Place;

/// Whether a policy binds today: said by a person, never computed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Validity {
    /// In force (现行有效).
    InForce,
    /// Its time has run out.
    Expired,
    /// Repealed (废止).
    Repealed,
    /// Nobody has confirmed it.
    NotConfirmed,
}

/// A policy (方案): one document with its outline.
#[derive(Debug, Clone)]
pub struct Policy {
    /// Its name in addresses.
    pub slug: String,
    /// Its title, from the document and translated.
    pub title: Localized<String>,
    /// The binding language.
    pub source: Lang,
    /// The document it was imported from, below the site's root.
    pub document: Option<String>,
    /// Whether it binds today.
    pub validity: Validity,
    /// Issuer, document number and the like, as the document gives them.
    pub facts: PolicyFacts,
    /// What is said beside the facts: hotline, column.
    pub official: Official,
    /// Its sections, in order.
    pub sections: Vec<SectionId>,
    /// Numbers of measures that are written but could not be read or resolved.
    pub unread: Vec<u32>,
    /// Whether mistakes were told in its title or its outline, so that numbers and headings are not what was meant.
    pub outline_broken: bool,
    /// Where it names its document; the start of its file if it names none.
    pub place: Place,
    /// Where its title stands.
    pub title_place: Place,
}

/// What a document says of itself. What it does not say is absent.
#[derive(Debug, Clone, Default)]
pub struct PolicyFacts {
    /// Who issued it (发文机关).
    pub issuer: Option<Localized<String>>,
    /// Its document number (发文字号), such as 太政发〔2020〕1号.
    pub document_number: Option<String>,
    /// Its index number (索引号).
    pub index_number: Option<String>,
    /// Day of issue, `YYYY-MM-DD`.
    pub issued: Option<String>,
    /// Day of publication.
    pub published: Option<String>,
    /// First day in force.
    pub effective: Option<String>,
    /// Last day in force.
    pub expires: Option<String>,
    /// The parent policy that it implements.
    pub implements: Option<Localized<String>>,
}

/// A section (部分) of a policy.
#[derive(Debug, Clone)]
pub struct Section {
    /// The policy it belongs to.
    pub policy: PolicyId,
    /// Its number in the policy, from 1.
    pub number: u32,
    /// Its heading without the number.
    pub title: Localized<String>,
    /// Its items, in order.
    pub items: Vec<ItemId>,
    /// Where its heading stands.
    pub place: Place,
}

/// An item (政策条目) of a section.
#[derive(Debug, Clone)]
pub struct Item {
    /// The section it belongs to.
    pub section: SectionId,
    /// Its number in the policy, from 1.
    pub number: u32,
    /// Its heading without the number.
    pub title: Localized<String>,
    /// Where its heading stands.
    pub place: Place,
}

/// A measure (实施细则): the facts, the binding text and the translations.
#[derive(Debug, Clone)]
pub struct Measure {
    /// The policy it belongs to.
    pub policy: PolicyId,
    /// The item it belongs to.
    pub item: ItemId,
    /// Its number in the policy, from 1: the folder's name.
    pub number: u32,
    /// Editorial titles, by language; `None` where nobody wrote one in any language.
    pub title: Option<Localized<String>>,
    /// The department that leads (牵头部门).
    pub lead: DepartmentId,
    /// The departments that cooperate (配合部门), in the document's order.
    pub cooperating: Vec<DepartmentId>,
    /// Editorial: whom it is for.
    pub audiences: Vec<TopicId>,
    /// Editorial: what it gives.
    pub kinds: Vec<TopicId>,
    /// Editorial: words that readers look for it by, beside those of its text; one slot per language of the site.
    pub keywords: Vec<Vec<String>>,
    /// The measure whose list this one goes on with.
    pub continues: Option<MeasureId>,
    /// By which later document it was changed, and when.
    pub amended: Option<Amendment>,
    /// Why the document does not have it.
    pub not_in_document: Option<String>,
    /// Misprints of the document.
    pub errata: Vec<Erratum>,
    /// The binding text.
    pub text: Text,
    /// The translations, one slot per language of the site; the source's slot is empty.
    pub translations: Vec<Option<Translation>>,
    /// Where its front matter begins.
    pub place: Place,
    /// Where its facts stand.
    pub places: FactPlaces,
}

/// Where the facts of a measure stand.
#[derive(Debug, Clone)]
pub struct FactPlaces {
    /// The number of its item.
    pub item: Place,
    /// The name of the lead department.
    pub lead: Place,
    /// The names of the cooperating departments, or of the lead if there are none. `None` if one of the names is
    /// unknown, so that the list is not what its writer meant.
    pub cooperating: Option<Place>,
}

/// A later change of a measure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Amendment {
    /// The document that changed it.
    pub by: String,
    /// When, `YYYY-MM-DD`.
    pub date: String,
}

/// A misprint of the document, told and not mended.
#[derive(Debug, Clone)]
pub struct Erratum {
    /// What is printed: stands in the text.
    pub printed: String,
    /// What is presumably meant.
    pub meant: String,
    /// A word of explanation per language.
    pub note: Option<Localized<String>>,
}

/// A translation of a measure; it has no field for facts.
#[derive(Debug, Clone)]
pub struct Translation {
    /// The translated text; line *n* translates line *n*.
    pub text: Text,
    /// The digests of the source sentences it translates, in order.
    pub translates: Vec<Digest>,
    /// Whether their line could not be read.
    pub translates_broken: bool,
    /// The date of the second reading, `YYYY-MM-DD`.
    pub reviewed: Option<String>,
    /// Checks that this translation is excepted from.
    pub exceptions: Vec<Exception>,
    /// Where its front matter begins.
    pub place: Place,
}

/// A sentence that a check need not look at.
#[derive(Debug, Clone)]
pub struct Exception {
    /// The digest of the source sentence.
    pub sentence: Digest,
    /// The code of the check.
    pub code: String,
    /// Why.
    pub reason: String,
    /// Where it stands.
    pub place: Place,
}

impl Measure {
    /// The translation into `lang`, if there is one.
    pub fn translation(&self, lang: Lang) -> Option<&Translation> {
        self.translations.get(usize::from(lang.0)).and_then(Option::as_ref)
    }

    /// The text in `lang`: the translation if there is one, else the binding text, said to be so.
    pub fn shown(&self, source: Lang, lang: Lang) -> Shown<'_, Text> {
        match self.translations.get(usize::from(lang.0)) {
            Some(Some(translation)) => Shown { value: &translation.text, lang, fallback: false },
            _ => Shown { value: &self.text, lang: source, fallback: lang != source },
        }
    }
}
