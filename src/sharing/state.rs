//! A site's sources as they were at some pack: what two offices once had in common.

use std::collections::BTreeMap;
use std::sync::Arc;

use sha2::{Digest as _, Sha256};

use crate::files::{Body, Files};

/// The largest text that is remembered word for word; of anything else only the digest is.
const LIMIT: usize = 1024 * 1024;

/// The sources at a pack, by path.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct State(BTreeMap<String, Known>);

/// What is remembered of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Known {
    Text(Arc<[u8]>),
    /// The SHA-256 of its bytes.
    Digest(String),
}

impl State {
    /// What is remembered of `files` (in memory).
    pub(super) fn of(files: &Files) -> Self {
        let known = |bytes: &Arc<[u8]>| match bytes.len() <= LIMIT && std::str::from_utf8(bytes).is_ok() {
            true => Known::Text(Arc::clone(bytes)),
            false => Known::Digest(digest(bytes)),
        };
        let all = files.iter().filter_map(|(path, body)| match body {
            Body::Bytes(bytes) => Some((path.to_owned(), known(bytes))),
            Body::Disk(_) => None,
        });
        Self(all.collect())
    }

    /// From the texts and the digests of what is no text.
    pub(super) fn from_parts(texts: &Files, digests: BTreeMap<String, String>) -> Self {
        let mut state = Self::of(texts);
        state.0.extend(digests.into_iter().map(|(path, digest)| (path, Known::Digest(digest))));
        state
    }

    /// The texts, and the digests of what is no text.
    pub(super) fn parts(&self) -> (Files, BTreeMap<String, String>) {
        let (mut texts, mut digests) = (Files::new(), BTreeMap::new());
        for (path, known) in &self.0 {
            match known {
                Known::Text(bytes) => texts.put_body(path.as_str(), Body::Bytes(Arc::clone(bytes))),
                Known::Digest(digest) => _ = digests.insert(path.clone(), digest.clone()),
            }
        }
        (texts, digests)
    }

    /// Makes `path` what it was in `other`, if that is known.
    pub(super) fn set(&mut self, path: &str, other: Option<&State>) {
        match other.and_then(|other| other.0.get(path)) {
            Some(known) => _ = self.0.insert(path.to_owned(), known.clone()),
            None => _ = self.0.remove(path),
        }
    }

    /// All paths, in order.
    pub(super) fn paths(&self) -> impl Iterator<Item = &str> {
        self.0.keys().map(String::as_str)
    }

    /// Whether `path` was there.
    pub(super) fn has(&self, path: &str) -> bool {
        self.0.contains_key(path)
    }

    /// Whether `path` held `bytes`; `None` is that it was not there.
    pub(super) fn is(&self, path: &str, bytes: Option<&[u8]>) -> bool {
        match (self.0.get(path), bytes) {
            (None, None) => true,
            (Some(Known::Text(known)), Some(bytes)) => &**known == bytes,
            (Some(Known::Digest(known)), Some(bytes)) => *known == digest(bytes),
            _ => false,
        }
    }

    /// The text of `path`, if it was one.
    pub(super) fn text(&self, path: &str) -> Option<&str> {
        match self.0.get(path)? {
            Known::Text(bytes) => std::str::from_utf8(bytes).ok(),
            Known::Digest(_) => None,
        }
    }
}

/// SHA-256 in hexadecimal digits.
pub(super) fn digest(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}
