//! What a document says of itself, and the document itself.

use serde::Serialize;

use super::here::Here;
use super::measure::Day;
use super::view::Said;
use crate::site::PolicyId;

/// What the document says of itself; what it does not say is absent.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Facts {
    /// Who issued it.
    pub issuer: Option<Said>,
    /// Its document number.
    pub document_number: Option<Said>,
    /// Its index number.
    pub index_number: Option<Said>,
    /// Day of issue.
    pub issued: Option<Day>,
    /// Day of publication.
    pub published: Option<Day>,
    /// First day in force.
    pub effective: Option<Day>,
    /// Last day in force.
    pub expires: Option<Day>,
    /// The parent policy that it implements.
    pub implements: Option<Said>,
    /// The name of the binding language.
    pub binding: Said,
    /// The file from which the text was taken.
    pub document: Option<DocumentFile>,
}

/// A document for download.
#[derive(Debug, Clone, Serialize)]
pub(super) struct DocumentFile {
    /// The name of its file.
    pub name: String,
    /// The file.
    pub href: String,
    /// Its size in bytes.
    pub size: usize,
    /// Its SHA-256.
    pub digest: String,
}

/// The facts of policy `id`.
pub(super) fn facts(here: &Here, id: PolicyId) -> Facts {
    let policy = &here.site[id];
    let facts = &policy.facts;
    let verbatim = |text: &Option<String>| text.as_ref().map(|text| here.said_in(policy.source, text));
    let day = |day: &Option<String>| day.as_ref().map(|day| Day::of(here, day));
    Facts {
        issuer: facts.issuer.as_ref().map(|issuer| here.say(issuer)),
        document_number: verbatim(&facts.document_number),
        index_number: verbatim(&facts.index_number),
        issued: day(&facts.issued),
        published: day(&facts.published),
        effective: day(&facts.effective),
        expires: day(&facts.expires),
        implements: facts.implements.as_ref().map(|parent| here.say(parent)),
        binding: here.said_in(policy.source, here.theme.words(policy.source).get("language")),
        document: document(here, id),
    }
}

fn document(here: &Here, id: PolicyId) -> Option<DocumentFile> {
    let document = here.context.documents.get(id.0 as usize)?.as_ref()?;
    let (name, digest) = (document.name.clone(), document.digest.clone());
    Some(DocumentFile { name, href: here.link_to(&document.path), size: document.size, digest })
}
