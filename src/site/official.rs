//! What a site and its policies say for registers: government sites, licence, hotline, column.

use super::{Localized, MeasureId};

/// What a government's site says of itself; what is not known is absent.
#[derive(Debug, Clone, Default)]
pub struct Government {
    /// The name of the government's site.
    pub site_name: Option<Localized<String>>,
    /// Its domain.
    pub site_domain: Option<String>,
    /// Its identification code (网站标识码).
    pub site_code: Option<String>,
    /// Who runs it (主办单位).
    pub organiser: Option<Localized<String>>,
    /// Its ICP number.
    pub icp: Option<String>,
    /// Its number in the register of the police.
    pub police: Option<String>,
}

/// On what terms the content may be used.
#[derive(Debug, Clone)]
pub struct Licence {
    /// Its name.
    pub name: Localized<String>,
    /// Where it stands.
    pub address: Option<String>,
}

/// What a policy says beside the facts of its document.
#[derive(Debug, Clone, Default)]
pub struct Official {
    /// The hotline that the document names.
    pub hotline: Option<Hotline>,
    /// The column of the government's site in which it stands.
    pub column: Column,
    /// The time of publication, `HH:MM`.
    pub published_time: Option<String>,
    /// Where the text comes from.
    pub content_source: Option<Localized<String>>,
}

/// A hotline and the measure whose text names it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hotline {
    /// The number, as it is dialled.
    pub number: String,
    /// The measure.
    pub measure: MeasureId,
}

/// A column (栏目) of a government's site.
#[derive(Debug, Clone, Default)]
pub struct Column {
    /// Its name.
    pub name: Option<Localized<String>>,
    /// What is in it.
    pub description: Option<Localized<String>>,
    /// Words by which it is found.
    pub keywords: Option<Localized<String>>,
    /// Its type.
    pub kind: Option<Localized<String>>,
}
