//! The documents that policies were imported from, as files for download.
//!
//! A site and its files go in; each document comes out unchanged, byte for byte, with what a reader needs
//! to tell that a copy is the same: its name, its size and its SHA-256. Whether a document is there and can
//! be read is for the checks.

use sha2::{Digest as _, Sha256};

use crate::files::{Body, Files};
use crate::site::Site;

/// The document of a policy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document {
    /// The name of its file.
    pub name: String,
    /// Where it is published, below the site's root. Named after the policy: names of documents may hold
    /// characters that addresses cannot.
    pub path: String,
    /// Its size in bytes.
    pub size: usize,
    /// The SHA-256 of its bytes, as `sha256sum` writes it.
    pub digest: String,
}

/// The document of each policy of `site`, by policy, and the public files.
pub fn documents(site: &Site, project: &Files) -> (Vec<Option<Document>>, Files) {
    let mut files = Files::new();
    let mut one = |slug: &str, name: &str| {
        let bytes = project.bytes(name)?;
        // Documents are plain text: imports take nothing else.
        let path = format!("data/documents/{slug}.txt");
        files.put_body(path.clone(), Body::clone(project.get(name)?));
        let digest = Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect();
        let name = name.rsplit('/').next().unwrap_or(name).to_owned();
        Some(Document { name, path, size: bytes.len(), digest })
    };
    let all = site.policies.iter().map(|policy| one(&policy.slug, policy.document.as_deref()?)).collect();
    (all, files)
}
