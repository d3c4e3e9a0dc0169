//! What must be done: which files stay, which are written, and whether the user's are in the way.

use std::collections::BTreeSet;
use std::fs::{self, File, Metadata};
use std::io::{self, Read, Write};
use std::path::Path;

use rayon::prelude::*;
use sha2::{Digest as _, Sha256};

use super::manifest::{self, Entry, Manifest};
use super::old::{Old, key};
use super::{Told, cannot_read};
use crate::diagnostic::{Diagnostic, Diagnostics, Mistake, Phrase, Place};
use crate::files::{Body, Files};

/// What must be done.
#[derive(Debug)]
pub(super) struct Plan<'a> {
    /// Every file of the new site.
    pub steps: Vec<Step<'a>>,
    /// The new site's manifest.
    pub manifest: Manifest,
    /// How many published files are gone.
    pub removed: usize,
}

/// One file of the new site.
#[derive(Debug)]
pub(super) struct Step<'a> {
    /// Its path.
    pub path: &'a str,
    /// What it holds.
    pub body: &'a Body,
    /// What that is.
    pub entry: Entry,
    /// Whether the very same file is already there.
    pub stays: bool,
}

impl Plan<'_> {
    /// How many files are new or changed.
    pub(super) fn changed(&self) -> usize {
        self.steps.iter().filter(|step| !step.stays).count()
    }

    /// How many pages are new or changed.
    pub(super) fn changed_pages(&self) -> usize {
        self.steps.iter().filter(|step| !step.stays && step.path.ends_with(".html")).count()
    }

    /// Whether the folder holds the site already.
    pub(super) fn is_done(&self, old: &Old) -> bool {
        old.exists && self.changed() == 0 && !self.steps.is_empty() && self.manifest == old.manifest
    }
}

/// A mistake for each path that no file can be published at.
pub(super) fn unsound(files: &Files) -> Diagnostics {
    let folders: BTreeSet<&str> =
        files.iter().flat_map(|(path, _)| path.match_indices('/').map(|(at, _)| &path[..at])).collect();
    let mut told = Diagnostics::new();
    for (path, _) in files.iter() {
        let both = folders.contains(path).then_some(Phrase::FolderToo {});
        if let Some(why) = manifest::unsound(path).or(both) {
            told.tell(Place::file(path), Mistake::NotPublishable { name: path.to_owned(), why });
        }
    }
    told
}

/// What must be done so that `old` holds `files`. Mistake: files of the user stand where the site
/// needs the place, and hold something else.
pub(super) fn plan<'a>(files: &'a Files, old: &Old) -> Told<Plan<'a>> {
    let bodies: Vec<(&str, &Body)> = files.iter().collect();
    let steps: Vec<Step> = bodies.into_par_iter().map(|(path, body)| step(path, body, old)).collect::<Told<_>>()?;
    let manifest = Manifest(steps.iter().map(|step| (step.path.to_owned(), step.entry)).collect());
    let occupied = occupied(&steps, &manifest, old);
    if !occupied.is_empty() {
        let path = old.folder.display().to_string();
        return Err(Box::new(Diagnostic::nowhere(Mistake::PublishOccupied { path, files: occupied })));
    }
    let removed = old.manifest.0.keys().filter(|path| !manifest.0.contains_key(*path)).count();
    Ok(Plan { steps, manifest, removed })
}

fn step<'a>(path: &'a str, body: &'a Body, old: &Old) -> Told<Step<'a>> {
    let there = old.folder.join(path);
    let before = |length: u64| old.files.get(path).is_some_and(|found| found.len() == length && has_mode(found));
    let (entry, stays) = match body {
        Body::Bytes(bytes) => {
            let same = before(bytes.len() as u64) && fs::read(&there).is_ok_and(|found| *found == **bytes);
            (Entry::of(bytes), same)
        }
        Body::Disk(source) => {
            let entry = copy(source, &mut io::sink()).map_err(|error| cannot_read(source, &error))?;
            let same = before(entry.length) && copy(&there, &mut io::sink()).is_ok_and(|found| found == entry);
            (entry, same)
        }
    };
    Ok(Step { path, body, entry, stays })
}

/// Copies the file at `from` to `to` and says what it is.
pub(super) fn copy(from: &Path, to: &mut dyn Write) -> io::Result<Entry> {
    let mut file = File::open(from)?;
    let (mut length, mut hash) = (0, Sha256::new());
    let mut part = vec![0; 1 << 16];
    loop {
        let read = match file.read(&mut part) {
            Ok(0) => return Ok(Entry { length, hash: hash.finalize().into() }),
            Ok(read) => read,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            Err(error) => return Err(error),
        };
        hash.update(&part[..read]);
        to.write_all(&part[..read])?;
        length += read as u64;
    }
}

/// Whether a published file still has its mode.
fn has_mode(found: &Metadata) -> bool {
    #[cfg(unix)]
    return std::os::unix::fs::PermissionsExt::mode(&found.permissions()) & 0o7777 == 0o644;
    #[cfg(not(unix))]
    !found.permissions().readonly()
}

/// What of the user's stands where the new site needs the place: files where it has folders or files
/// with other content, files and folders where it has files, or below them.
fn occupied(steps: &[Step], manifest: &Manifest, old: &Old) -> Vec<String> {
    let folders = manifest.folders();
    let stays = |path: &str| steps.binary_search_by(|step| step.path.cmp(path)).is_ok_and(|n| steps[n].stays);
    let is_file = |path: &str| manifest.0.contains_key(path);
    let below_file = |path: &str| path.match_indices('/').any(|(at, _)| is_file(&path[..at]));
    let files = old.own.iter().filter_map(|path| key(path));
    let files = files.filter(|path| folders.contains(&**path) || below_file(path) || (is_file(path) && !stays(path)));
    let own_folders = old.own_folders.iter().filter_map(|path| key(path));
    files.chain(own_folders.filter(|path| is_file(path) || below_file(path))).collect()
}
