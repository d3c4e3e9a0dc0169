//! Which files were saved: what the system tells of the folders that a build reads, once a burst.
//!
//! Where the system cannot tell (its number of watches is used up, a network drive), the folders are looked at from
//! time to time.

use std::collections::BTreeSet;
use std::path::{Component, Path, PathBuf};
use std::sync::mpsc::Sender;
use std::time::Duration;

use notify_debouncer_full::notify::{self, Config, PollWatcher, RecommendedWatcher, RecursiveMode};
use notify_debouncer_full::{DebounceEventResult, Debouncer, NoCache, RecommendedCache, new_debouncer_opt};

use super::builder::Work;
use crate::build::PARTS;

/// How long to wait for more of a burst. An editor's save is a handful of events within a few milliseconds.
const BURST: Duration = Duration::from_millis(15);

/// How often that is looked at.
const TICK: Duration = Duration::from_millis(5);

/// How often files are looked at where the system does not tell.
const POLL: Duration = Duration::from_millis(500);

/// What changed: names below the root, or anything (`None`).
pub(super) type Changed = Option<BTreeSet<String>>;

/// The watches; they end with the value.
pub(super) struct Watch {
    root: PathBuf,
    watches: Watches,
}

enum Watches {
    Told(Debouncer<RecommendedWatcher, RecommendedCache>),
    Polled(Debouncer<PollWatcher, NoCache>),
}

impl Watch {
    /// Watches what a build reads below `root` and sends what changes to `to`; also why the system does not tell, if
    /// it does not. `None` if not even looking is possible.
    pub(super) fn new(root: &Path, to: &Sender<Work>) -> (Option<Self>, Option<String>) {
        let reason = match Self::told(root, to) {
            Ok(watch) => return (Some(watch), None),
            Err(error) => error.to_string(),
        };
        (Self::polled(root, to).ok(), Some(reason))
    }

    fn told(root: &Path, to: &Sender<Work>) -> notify::Result<Self> {
        let handler = handler(root, to);
        let watches = new_debouncer_opt(BURST, Some(TICK), handler, RecommendedCache::new(), Config::default())?;
        Self { root: root.to_owned(), watches: Watches::Told(watches) }.begun()
    }

    fn polled(root: &Path, to: &Sender<Work>) -> notify::Result<Self> {
        let config = Config::default().with_poll_interval(POLL);
        let watches = new_debouncer_opt(BURST, Some(TICK), handler(root, to), NoCache::new(), config)?;
        Self { root: root.to_owned(), watches: Watches::Polled(watches) }.begun()
    }

    fn begun(mut self) -> notify::Result<Self> {
        let root = self.root.clone();
        self.watch(&root, RecursiveMode::NonRecursive)?;
        self.renew()?;
        Ok(self)
    }

    /// Watches what has come to be there since.
    pub(super) fn renew(&mut self) -> notify::Result<()> {
        let parts = PARTS.map(|part| self.root.join(part));
        parts.iter().filter(|part| part.is_dir()).try_for_each(|part| self.watch(part, RecursiveMode::Recursive))
    }

    fn watch(&mut self, path: &Path, mode: RecursiveMode) -> notify::Result<()> {
        match &mut self.watches {
            Watches::Told(watches) => watches.watch(path, mode),
            Watches::Polled(watches) => watches.watch(path, mode),
        }
    }
}

/// Sends what a burst of events says.
fn handler(root: &Path, to: &Sender<Work>) -> impl FnMut(DebounceEventResult) + Send + 'static + use<> {
    let (root, to) = (root.to_owned(), to.clone());
    move |result| {
        let changed = match result {
            // Something was missed.
            Err(_) => None,
            Ok(events) if events.iter().any(|event| event.need_rescan()) => None,
            Ok(events) => {
                // Reading is no change.
                let paths = events.iter().filter(|event| !event.kind.is_access()).flat_map(|event| &event.paths);
                let names: Option<BTreeSet<String>> = paths.filter_map(|path| below(&root, path)).collect();
                if names.as_ref().is_some_and(BTreeSet::is_empty) {
                    return;
                }
                names
            }
        };
        // Nobody listens any more when the server ends.
        _ = to.send(Work::Changed(changed));
    }
}

/// The name of `path` below `root`; nothing if a build does not read it, `Some(None)` if it cannot be named.
fn below(root: &Path, path: &Path) -> Option<Option<String>> {
    let relative = path.strip_prefix(root).ok()?;
    let names: Option<Vec<&str>> = relative
        .components()
        .map(|component| match component {
            Component::Normal(name) => name.to_str(),
            _ => None,
        })
        .collect();
    let Some(names) = names else { return Some(None) };
    names.first().is_some_and(|first| PARTS.contains(first)).then(|| Some(names.join("/")))
}
