//! What a site and a policy say for registers: entries of `site.yaml` and `policy.yaml` that are all
//! optional.

use super::entry::{ByLanguage, Placed, Words};

/// `government` in `site.yaml`: what Chinese government sites must say of themselves.
#[derive(Debug, Clone, Default)]
pub struct GovernmentEntry {
    /// The name of the government's site, of which this one may be a part.
    pub site_name: ByLanguage,
    /// Its domain.
    pub site_domain: Option<Words>,
    /// Its identification code (网站标识码).
    pub site_code: Option<Words>,
    /// Who runs it (主办单位).
    pub organiser: ByLanguage,
    /// Its number in the register of the telecommunications administration (ICP备案号).
    pub icp: Option<Words>,
    /// Its number in the register of the police (公安备案号).
    pub police: Option<Words>,
}

/// `licence` in `site.yaml`: on what terms the content may be used.
#[derive(Debug, Clone)]
pub struct LicenceEntry {
    /// Its name.
    pub name: ByLanguage,
    /// Where it stands.
    pub address: Option<Words>,
}

/// `column` in `policy.yaml`: the column (栏目) of the government's site in which the policy stands.
#[derive(Debug, Clone, Default)]
pub struct ColumnEntry {
    /// Its name.
    pub name: ByLanguage,
    /// What is in it.
    pub description: ByLanguage,
    /// Words by which it is found.
    pub keywords: ByLanguage,
    /// Its type.
    pub kind: ByLanguage,
}

/// What `policy.yaml` says for registers and readers beside the facts of its document.
#[derive(Debug, Clone, Default)]
pub struct OfficialEntry {
    /// The hotline that the document names, and the measure that names it.
    pub hotline: Option<(Words, Placed<u32>)>,
    /// The column.
    pub column: Option<ColumnEntry>,
    /// The time of publication, `HH:MM`.
    pub published_time: Option<Words>,
    /// Where the text comes from (内容来源).
    pub content_source: ByLanguage,
}
