//! Publishing to a folder: the public files go in, and the folder holds exactly them, or what it
//! held before.
//!
//! The new site is written *beside* the old one, brought safely to disk, and then exchanged with it
//! in one step; whenever the program is stopped, the folder holds the whole old or the whole new
//! site. A [manifest] in the folder says what was published. It marks the folder as ours (any other
//! that is not empty is refused), and only what it lists is ever replaced or deleted: whatever else
//! stands in the folder is the user's and is carried across. Files that do not change are
//! hard-linked from the old site, so that their times stay; where nothing changes at all, nothing
//! is written.
//!
//! What is there is compared byte by byte with what should be (13 µs a file): a published file that
//! somebody changed by hand is restored, whatever its time and size say.
//!
//! This module does not publish where it cannot exchange: to a mount point, for example.

mod exchange;
mod guard;
mod lock;
mod manifest;
mod old;
mod plan;
mod stop;
mod sweep;
mod write;

use std::io;
use std::path::Path;

pub use guard::Protected;
pub use stop::Stop;

use crate::diagnostic::{Diagnostic, Diagnostics, Mistake, Outcome, Phrase};
use crate::files::Files;

/// What was done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Published {
    /// How many files the site has.
    pub files: usize,
    /// How many of them are new or changed.
    pub changed: usize,
    /// How many of those are pages.
    pub changed_pages: usize,
    /// How many files of the site before are gone.
    pub removed: usize,
}

/// A value, or the mistake that stops everything.
type Told<T> = Result<T, Box<Diagnostic>>;

/// Makes `out` hold `files`, each at its path, with mode 0644 in folders of mode 0755.
///
/// Mistakes: `out` is one of the folders that [`Protected`] names, is a file, is not empty and not
/// ours, is a mount point; somebody else publishes to it at this moment and does not come to an
/// end; a file of the user stands where the site needs the place; a path that cannot be published;
/// anything that the system refuses; `stop` says that the program shall end. In all of these `out` is left as it was.
/// Warnings: what could not be cleared away.
pub fn publish(files: &Files, out: &Path, protected: &Protected, stop: &Stop) -> Outcome<Published> {
    let mut told = plan::unsound(files);
    if !told.is_empty() {
        return Outcome::bad(told);
    }
    match run(files, out, protected, stop, &mut told) {
        Ok(published) => Outcome { value: Some(published), diagnostics: told },
        Err(mistake) => {
            told.push(*mistake);
            Outcome::bad(told)
        }
    }
}

fn run(files: &Files, out: &Path, protected: &Protected, stop: &Stop, told: &mut Diagnostics) -> Told<Published> {
    let target = guard::target(out, protected)?;
    let _lock = lock::take(&target)?;
    exchange::recover(&target)?;
    let manifest = old::manifest(&target.folder)?;
    told.extend(sweep::debris(&target));
    let old = old::look(&target.folder, manifest)?;
    let plan = plan::plan(files, &old)?;
    let published = Published {
        files: files.len(),
        changed: plan.changed(),
        changed_pages: plan.changed_pages(),
        removed: plan.removed,
    };
    if plan.is_done(&old) {
        return Ok(published);
    }
    let new = target.beside("new");
    let written = write::folder(&new, &plan, &old, stop).and_then(|()| stop.check());
    let exchanged = written.and_then(|()| exchange::exchange(&new, &target, &old));
    match exchanged {
        Ok(before) => {
            let durable = exchange::settle(&target);
            told.extend(before.map(|before| sweep::sweep(&before, &target.folder)).unwrap_or_default());
            durable.map(|()| published)
        }
        Err(mistake) => {
            told.extend(sweep::sweep(&new, &target.folder));
            Err(mistake)
        }
    }
}

/// The mistake that `path` could not be written.
fn cannot_write(path: &Path, error: &io::Error) -> Box<Diagnostic> {
    Box::new(Diagnostic::nowhere(Mistake::CannotWrite { path: path.display().to_string(), reason: reason(error) }))
}

/// The mistake that `path` could not be read.
fn cannot_read(path: &Path, error: &io::Error) -> Box<Diagnostic> {
    Box::new(Diagnostic::nowhere(Mistake::CannotRead { path: path.display().to_string(), reason: reason(error) }))
}

/// The system's reason; where it refuses, also to whom.
fn reason(error: &io::Error) -> Phrase {
    #[cfg(unix)]
    if error.kind() == io::ErrorKind::PermissionDenied {
        let user = rustix::process::geteuid().as_raw().to_string();
        return Phrase::Denied { reason: error.to_string(), user };
    }
    Phrase::reason(error)
}
