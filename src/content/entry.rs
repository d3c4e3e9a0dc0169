//! What each kind of file says, typed, with names still as names and every value with its place.

use super::digest::Digest;
use super::line::Text;
use super::markup::{Link, Markup};
use super::official::{GovernmentEntry, LicenceEntry, OfficialEntry};
pub use super::yaml::Placed;
use crate::diagnostic::Place;

/// Text with its place.
pub type Words = Placed<String>;

/// A value by language: the tag and the text, in the order in which they are written.
pub type ByLanguage = Vec<(Words, Words)>;

/// Everything that was read.
#[derive(Debug, Clone)]
pub struct Content {
    /// `site.yaml`.
    pub site: SiteEntry,
    /// `departments.yaml`, in order.
    pub departments: Vec<DepartmentEntry>,
    /// Whether a part of `departments.yaml` could not be read, so that a name that is not found is
    /// no second mistake.
    pub departments_broken: bool,
    /// `topics.yaml`: `for`, then `kind`.
    pub topics: Vec<TopicEntry>,
    /// Whether a part of `topics.yaml` could not be read.
    pub topics_broken: bool,
    /// `glossary.yaml`.
    pub glossary: Vec<TermEntry>,
    /// How each language words figures, bounds and force; nothing for a language without a file.
    pub wordings: Vec<Option<crate::wording::Wording>>,
    /// The words that readers of each language search with; empty for a language without a file.
    pub synonyms: Vec<crate::site::Synonyms>,
    /// Policies by folder name.
    pub policies: Vec<PolicyEntry>,
    /// Names of the folders of policies and pages that could not be read.
    pub unread: Vec<String>,
    /// Pages by folder name.
    pub pages: Vec<PageEntry>,
}

/// `site.yaml`.
#[derive(Debug, Clone)]
pub struct SiteEntry {
    /// The site's title.
    pub title: ByLanguage,
    /// Tags of the languages; never empty.
    pub languages: Vec<Words>,
    /// The theme's name, if it is named.
    pub theme: Option<Words>,
    /// The public address, with a slash at its end.
    pub base_url: Option<String>,
    /// Whom to tell of mistakes.
    pub contact: Option<String>,
    /// What a government's site says of itself.
    pub government: GovernmentEntry,
    /// On what terms the content may be used.
    pub licence: Option<LicenceEntry>,
}

/// One entry of `departments.yaml`.
#[derive(Debug, Clone)]
pub struct DepartmentEntry {
    /// Its name in addresses.
    pub slug: Words,
    /// Short names.
    pub name: ByLanguage,
    /// Full names.
    pub full: ByLanguage,
    /// Further names.
    pub aliases: Vec<(Words, Words)>,
    /// Where the translated name comes from.
    pub source: Option<Words>,
    /// How to reach it.
    pub contact: Option<Words>,
    /// The slug of the department that has taken over.
    pub successor: Option<Words>,
    /// Former slugs.
    pub formerly: Vec<Words>,
}

/// One entry of `topics.yaml`.
#[derive(Debug, Clone)]
pub struct TopicEntry {
    /// What it sorts by.
    pub sort: crate::site::TopicSort,
    /// Its name in addresses and data.
    pub slug: Words,
    /// Its name.
    pub name: ByLanguage,
    /// Whether it names people.
    pub person: bool,
    /// The list that figures of this kind of support enter.
    pub figures: Option<crate::site::FigureList>,
}

/// One entry of `glossary.yaml`.
#[derive(Debug, Clone)]
pub struct TermEntry {
    /// The term and its renderings.
    pub term: ByLanguage,
    /// Further forms.
    pub forms: Vec<(Words, Words)>,
    /// Where the rendering comes from.
    pub source: ByLanguage,
    /// A sentence of explanation.
    pub note: ByLanguage,
    /// Where the entry begins.
    pub place: Place,
}

/// A policy's folder.
#[derive(Debug, Clone)]
pub struct PolicyEntry {
    /// The folder's name.
    pub slug: Words,
    /// The tag of the binding language.
    pub source: String,
    /// The policy's title.
    pub title: ByLanguage,
    /// The document it was imported from.
    pub document: Option<Words>,
    /// Whether it binds today.
    pub validity: crate::site::Validity,
    /// Issuer.
    pub issuer: ByLanguage,
    /// The parent policy.
    pub implements: ByLanguage,
    /// `document-number`, `index-number`, `issued`, `published`, `effective`, `expires`.
    pub facts: [Option<Words>; 6],
    /// What is said beside the facts: hotline, column.
    pub official: OfficialEntry,
    /// Its sections.
    pub outline: Vec<SectionEntry>,
    /// Whether a part of the outline could not be read.
    pub outline_broken: bool,
    /// Numbers of measures whose folder is there and whose binding text could not be read.
    pub unread: Vec<u32>,
    /// Its measures, by number.
    pub measures: Vec<MeasureEntry>,
}

/// A section of an outline.
#[derive(Debug, Clone)]
pub struct SectionEntry {
    /// Its number.
    pub number: Placed<u32>,
    /// Its title.
    pub title: ByLanguage,
    /// Its items.
    pub items: Vec<ItemEntry>,
}

/// An item of an outline.
#[derive(Debug, Clone)]
pub struct ItemEntry {
    /// Its number.
    pub number: Placed<u32>,
    /// Its title.
    pub title: ByLanguage,
}

/// A measure's folder.
#[derive(Debug, Clone)]
pub struct MeasureEntry {
    /// Its number: the folder's name.
    pub number: u32,
    /// The binding text with the facts.
    pub source: SourceFront,
    /// The binding sentences.
    pub text: Text,
    /// The translations with the tags of their languages.
    pub translations: Vec<(Words, TranslationFront, Text)>,
}

/// The front matter of the binding text: the only home of facts.
#[derive(Debug, Clone)]
pub struct SourceFront {
    /// Editorial title.
    pub title: Option<Words>,
    /// The number of its item, if it could be read.
    pub item: Option<Placed<u32>>,
    /// The name of the leading department, if it could be read.
    pub lead: Option<Words>,
    /// The names of the cooperating departments.
    pub cooperating: Vec<Words>,
    /// Whether one of those could not be read.
    pub cooperating_broken: bool,
    /// Names of topics: whom it is for.
    pub audiences: Vec<Words>,
    /// Names of topics: what it gives.
    pub kinds: Vec<Words>,
    /// Words that readers look for it by, beside those of its text.
    pub keywords: Vec<Words>,
    /// The number of the measure whose list it goes on with.
    pub continues: Option<Placed<u32>>,
    /// By which later document it was changed, and when.
    pub amended: Option<(Words, Words)>,
    /// Why the document does not have it.
    pub not_in_document: Option<Words>,
    /// Misprints: what is printed, what is meant, notes.
    pub errata: Vec<(Words, Words, ByLanguage)>,
    /// The first fence.
    pub place: Place,
}

/// The front matter of a translation: no field for facts.
#[derive(Debug, Clone)]
pub struct TranslationFront {
    /// Editorial title.
    pub title: Option<Words>,
    /// Digests of the sentences that it translates.
    pub translates: Vec<Digest>,
    /// Whether one of them could not be read.
    pub translates_broken: bool,
    /// The date of the second reading.
    pub reviewed: Option<Words>,
    /// Words that readers of this language look for it by, beside those of its text.
    pub keywords: Vec<Words>,
    /// Sentence, code of the check, reason.
    pub exceptions: Vec<(Placed<Digest>, Words, Words)>,
    /// The first fence.
    pub place: Place,
}

/// A page's folder.
#[derive(Debug, Clone)]
pub struct PageEntry {
    /// The folder's name.
    pub slug: Words,
    /// Tag, title and body by language; never empty.
    pub languages: Vec<(Words, Words, Markup, Vec<Link>)>,
    /// Whether it is linked from the foot of every page and not from the menu.
    pub in_foot: bool,
    /// Whether one of its files could not be read.
    pub broken: bool,
}
