//! A pack: the sources, and a manifest that says which packs are in them already.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::memory::Memory;
use super::state::digest;
use crate::archive;
use crate::build::PARTS;
use crate::diagnostic::{Diagnostic, Diagnostics, Mistake, Outcome, Place};
use crate::files::{Body, Files};

/// The manifest's name in an archive.
pub(super) const MANIFEST: &str = "duizhao-pack.json";

/// The version of the manifest's form.
const FORMAT: u32 = 1;

/// What is written beside the sources.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct Manifest {
    pub(super) format: u32,
    pub(super) pack: String,
    pub(super) history: Vec<String>,
    /// Files that are not in the archive: only where a state is remembered.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub(super) digests: BTreeMap<String, String>,
}

/// A site's sources, ready to be sent or just received.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pack {
    /// The name of this pack: a digest of its sources and its history.
    pub id: String,
    /// The packs whose changes are in it, the oldest first.
    pub history: Vec<String>,
    /// The sources, in memory.
    pub sources: Files,
}

/// The sources among `project` (a site's `PARTS`), in memory: no hidden files. Mistakes: a file of
/// `static/` cannot be read.
pub fn sources(project: &Files) -> Outcome<Files> {
    let mut told = Diagnostics::new();
    let mut sources = Files::new();
    for (path, body) in project.iter().filter(|(path, _)| is_source(path)) {
        if let Some(bytes) = body.read(path).into(&mut told) {
            sources.put_body(path, Body::Bytes(bytes));
        }
    }
    if told.has_errors() { Outcome::bad(told) } else { Outcome::with(sources, told) }
}

fn is_source(path: &str) -> bool {
    let first = path.split('/').next().unwrap_or_default();
    let hidden = |part: &str| part.starts_with('.') || part.starts_with("~$");
    PARTS.contains(&first) && !path.split('/').any(hidden)
}

impl Pack {
    /// The pack of `sources` in a folder that remembers `memory`. Without a change since the last one it
    /// is that one again.
    pub fn of(sources: Files, memory: &Memory) -> Self {
        if let Some((last, before)) = memory.known().split_last()
            && id(before, &sources) == *last
        {
            return Self { id: last.clone(), history: before.to_vec(), sources };
        }
        Self { id: id(memory.known(), &sources), history: memory.known().to_vec(), sources }
    }

    /// The archive; the same pack is the same bytes.
    pub fn write(&self) -> Outcome<Vec<u8>> {
        let mut files = self.sources.clone();
        files.put(MANIFEST, self.manifest(BTreeMap::new()));
        archive::zip(&files)
    }

    pub(super) fn manifest(&self, digests: BTreeMap<String, String>) -> String {
        let (pack, history) = (self.id.clone(), self.history.clone());
        let manifest = Manifest { format: FORMAT, pack, history, digests };
        serde_json::to_string_pretty(&manifest).expect("texts and numbers are always written") + "\n"
    }

    /// The pack in the archive `bytes`, told of as `file`. One that was made or changed by hand is read,
    /// too: the site may stand in one folder, and the manifest may be missing, so that the history is
    /// empty. Mistakes: those of [`archive::unzip`]; there is no site in it; the manifest is of a newer
    /// form. What is no source is left out, which is told.
    pub fn read(file: &str, bytes: &[u8]) -> Outcome<Self> {
        archive::unzip(file, bytes).and(|files| {
            let at = |mistake| Diagnostic::at(Place::file(file), mistake);
            let Some(files) = site(files) else { return Outcome::bad(at(Mistake::ZipNoSite {})) };
            let manifest = manifest(&files);
            if manifest.as_ref().is_some_and(|manifest| manifest.format > FORMAT) {
                return Outcome::bad(at(Mistake::PackNewer {}));
            }
            let (mut sources, mut others) = (Files::new(), Vec::new());
            for (path, body) in files.iter().filter(|(path, _)| *path != MANIFEST) {
                match is_source(path) {
                    true => sources.put_body(path, body.clone()),
                    false => others.push(path),
                }
            }
            let mut told = Diagnostics::new();
            if let Some(first) = others.first() {
                let (count, name) = (others.len().to_string(), (*first).to_owned());
                told.push(at(Mistake::ZipLeftOut { count, name }));
            }
            Outcome::with(Self::known(manifest, sources), told)
        })
    }

    /// Sources that are not what the manifest says were changed after they had been packed: they are a
    /// new pack that goes on from that one.
    fn known(manifest: Option<Manifest>, sources: Files) -> Self {
        let (packed, mut history) = manifest.map(|of| (of.pack, of.history)).unwrap_or_default();
        if id(&history, &sources) != packed && !packed.is_empty() {
            history.push(packed);
        }
        Self { id: id(&history, &sources), history, sources }
    }
}

pub(super) fn manifest(files: &Files) -> Option<Manifest> {
    serde_json::from_str(files.text(MANIFEST)?).ok()
}

/// `files` from the folder that holds `site.yaml`: the top, or the one folder at the top.
fn site(files: Files) -> Option<Files> {
    if files.get("site.yaml").is_some() {
        return Some(files);
    }
    let (first, _) = files.iter().find(|(path, _)| path.ends_with("/site.yaml") && path.matches('/').count() == 1)?;
    let folder = first.strip_suffix("site.yaml")?.to_owned();
    let mut below = Files::new();
    for (path, body) in files.below(&folder) {
        below.put_body(&path[folder.len()..], body.clone());
    }
    Some(below)
}

/// The name of the pack of `sources` that goes on from `history`.
fn id(history: &[String], sources: &Files) -> String {
    let mut text = history.join("\n") + "\n";
    for (path, _) in sources.iter() {
        let bytes = sources.bytes(path).unwrap_or_default();
        text += &format!("\n{} {path}", digest(bytes));
    }
    digest(text.as_bytes()).chars().take(32).collect()
}
