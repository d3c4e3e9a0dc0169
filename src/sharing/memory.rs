//! What a site's folder remembers of packs: their names, and the sources as they were at the last ones.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::pack::{self, MANIFEST, Pack};
use super::state::State;
use crate::archive;
use crate::diagnostic::{Diagnostics, Mistake, Outcome, Place};
use crate::files::Files;

/// The folder in the site's, which is no source.
pub const FOLDER: &str = ".duizhao";

const HISTORY: &str = ".duizhao/history.json";

const STATES: &str = ".duizhao/states/";

/// How many states are remembered; of older packs only the names are.
const COUNT: usize = 30;

/// What is remembered.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Memory {
    /// The packs that were made here or taken in, the oldest first. One that is in the history of
    /// another stands before it.
    known: Vec<String>,
    /// Packs of which all was taken in but what is still in dispute.
    partly: Vec<String>,
    /// Archives of states.
    files: Files,
}

#[derive(Serialize, Deserialize)]
struct Written {
    known: Vec<String>,
    #[serde(default)]
    partly: Vec<String>,
}

impl Memory {
    /// From the files below [`FOLDER`]. What cannot be read is told and forgotten, so that more is in
    /// dispute than need be, and nothing is lost.
    pub fn read(files: &Files) -> Outcome<Self> {
        let Some(written) = files.get(HISTORY) else { return Outcome::good(Self::default()) };
        let text = written.read(HISTORY).value.and_then(|bytes| serde_json::from_slice(&bytes).ok());
        let Some(Written { known, partly }) = text else {
            let mut told = Diagnostics::new();
            told.tell(Place::file(HISTORY), Mistake::MemoryBroken {});
            return Outcome::with(Self::default(), told);
        };
        let mut states = Files::new();
        files.below(STATES).for_each(|(path, body)| states.put_body(path, body.clone()));
        Outcome::good(Self { known, partly, files: states })
    }

    /// The packs that are known, the oldest first.
    pub fn known(&self) -> &[String] {
        &self.known
    }

    /// The newest state that is in `pack` and in this folder: what both had.
    pub fn base(&self, pack: &Pack) -> Option<State> {
        let known: BTreeSet<&String> = self.known.iter().chain(&self.partly).collect();
        let both = pack.history.iter().chain([&pack.id]).rev().filter(|id| known.contains(id));
        both.into_iter().find_map(|id| self.state(id))
    }

    /// The same after `pack` was made here or taken in.
    pub fn with(mut self, pack: &Pack) -> Outcome<Self> {
        for id in pack.history.iter().chain([&pack.id]) {
            self.partly.retain(|partly| partly != id);
            if !self.known.contains(id) {
                self.known.push(id.clone());
            }
        }
        self.remember(pack, &State::of(&pack.sources))
    }

    /// The same after `pack` was taken in but for the files `disputed`. Of these, `base` stays what both
    /// had, so that no later pack takes our version for an answer. Packs made here do not say that they
    /// hold `pack`.
    pub fn partly(mut self, pack: &Pack, base: Option<&State>, disputed: &[&str]) -> Outcome<Self> {
        let mut state = State::of(&pack.sources);
        disputed.iter().for_each(|path| state.set(path, base));
        self.partly.retain(|partly| *partly != pack.id);
        self.partly.push(pack.id.clone());
        self.remember(pack, &state)
    }

    fn remember(mut self, pack: &Pack, state: &State) -> Outcome<Self> {
        let (mut files, digests) = state.parts();
        files.put(MANIFEST, pack.manifest(digests));
        archive::zip(&files).map(|bytes| {
            self.files.put(path(&pack.id), bytes);
            self.forget();
            self
        })
    }

    /// All that is to be written below the site's folder.
    pub fn files(&self) -> Files {
        let mut files = self.files.clone();
        let written = Written { known: self.known.clone(), partly: self.partly.clone() };
        let text = serde_json::to_string_pretty(&written).expect("texts are always written");
        files.put(HISTORY, text + "\n");
        files
    }

    fn state(&self, id: &str) -> Option<State> {
        let path = path(id);
        let mut files = archive::unzip(&path, self.files.bytes(&path)?).value?;
        let manifest = pack::manifest(&files).filter(|manifest| manifest.pack == id)?;
        files.remove(MANIFEST);
        Some(State::from_parts(&files, manifest.digests))
    }

    /// Forgets what stood in old packs.
    fn forget(&mut self) {
        let newest = self.known.iter().rev().take(COUNT).chain(self.partly.iter().rev().take(COUNT));
        let kept: BTreeSet<String> = newest.map(|id| path(id)).collect();
        let old: Vec<String> =
            self.files.iter().map(|(path, _)| path.to_owned()).filter(|path| !kept.contains(path)).collect();
        for path in old {
            self.files.remove(&path);
        }
    }
}

fn path(id: &str) -> String {
    format!("{STATES}{id}.zip")
}
