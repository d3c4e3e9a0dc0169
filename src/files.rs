//! An ordered map *path → bytes, or a file on disk*: what a build reads and what it makes.
//!
//! Keys are `/`-separated UTF-8 below one folder. [`Files::read`] is the one place that reads a
//! folder; everything between it and `publish` works on the map, so that a build can be tested
//! without a disk.

mod read;
mod write;

pub(crate) use read::cannot_read;

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

use unicode_normalization::UnicodeNormalization;

use crate::diagnostic::{Diagnostic, Diagnostics, Mistake, Outcome, Place};

/// What a path holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Body {
    /// The bytes themselves.
    Bytes(Arc<[u8]>),
    /// A file on disk that is copied as it is (from `static/`).
    Disk(PathBuf),
}

/// Files by path.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Files(BTreeMap<String, Body>);

impl Files {
    /// No files.
    pub fn new() -> Self {
        Self::default()
    }

    /// One file.
    pub fn one(path: impl Into<String>, bytes: impl Into<Vec<u8>>) -> Self {
        let mut files = Self::new();
        files.put(path, bytes);
        files
    }

    /// Puts `bytes` at `path`, in place of what was there.
    pub fn put(&mut self, path: impl Into<String>, bytes: impl Into<Vec<u8>>) {
        self.0.insert(path.into(), Body::Bytes(bytes.into().into()));
    }

    /// Puts `body` at `path`, in place of what was there.
    pub fn put_body(&mut self, path: impl Into<String>, body: Body) {
        self.0.insert(path.into(), body);
    }

    /// Takes `path` out.
    pub fn remove(&mut self, path: &str) -> Option<Body> {
        self.0.remove(path)
    }

    /// What `path` holds.
    pub fn get(&self, path: &str) -> Option<&Body> {
        self.0.get(path)
    }

    /// The bytes at `path`, if they are in memory.
    pub fn bytes(&self, path: &str) -> Option<&[u8]> {
        match self.0.get(path)? {
            Body::Bytes(bytes) => Some(bytes),
            Body::Disk(_) => None,
        }
    }

    /// The text at `path`, if it is in memory and UTF-8.
    pub fn text(&self, path: &str) -> Option<&str> {
        std::str::from_utf8(self.bytes(path)?).ok()
    }

    /// All paths with what they hold, in order.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Body)> {
        self.0.iter().map(|(path, body)| (path.as_str(), body))
    }

    /// All paths below `folder` (which ends with `/`), in order, with what they hold.
    pub fn below<'a>(&'a self, folder: &'a str) -> impl Iterator<Item = (&'a str, &'a Body)> {
        let from = self.0.range::<str, _>((std::ops::Bound::Included(folder), std::ops::Bound::Unbounded));
        from.take_while(move |(path, _)| path.starts_with(folder)).map(|(path, body)| (path.as_str(), body))
    }

    /// What is other or new in `after`, and the paths that are no longer there.
    pub fn changes(&self, after: &Files) -> (Files, Vec<String>) {
        let changed = after.iter().filter(|(path, body)| self.get(path) != Some(*body));
        let changed = changed.map(|(path, body)| (path.to_owned(), body.clone())).collect();
        let gone = self.iter().map(|(path, _)| path).filter(|path| after.get(path).is_none());
        (Files(changed), gone.map(str::to_owned).collect())
    }

    /// How many files there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// A mistake for every two names that are one on many computers: after NFC and case folding.
    pub(crate) fn twins(&self) -> Diagnostics {
        let mut diagnostics = Diagnostics::new();
        let mut seen = BTreeMap::new();
        for path in self.0.keys() {
            if let Some(other) = seen.insert(fold(path), path) {
                let mistake = Mistake::SamePath { path: path.clone(), other: other.clone() };
                diagnostics.push(Diagnostic::at(Place::file(&**path), mistake).beside(Place::file(&**other)));
            }
        }
        diagnostics
    }

    /// Both together. Two parts with the same path, also after NFC and case folding (macOS and
    /// Windows would keep one of them), are a mistake at the second.
    pub fn join(mut self, other: Files) -> Outcome<Files> {
        let mut folded: BTreeMap<String, String> = self.0.keys().map(|path| (fold(path), path.clone())).collect();
        let mut diagnostics = Diagnostics::new();
        for (path, body) in other.0 {
            if let Some(first) = folded.insert(fold(&path), path.clone()) {
                diagnostics.tell(Place::file(path.as_str()), Mistake::SamePath { path: path.clone(), other: first });
            }
            self.0.insert(path, body);
        }
        Outcome::with(self, diagnostics)
    }
}

/// The name under which common file systems keep a path: NFC, without case.
fn fold(path: &str) -> String {
    path.nfc().flat_map(char::to_lowercase).collect()
}
