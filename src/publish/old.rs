//! What stands in the folder before: files that were published, and what is the user's.

use std::collections::BTreeMap;
use std::fs::{self, Metadata};
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use walkdir::WalkDir;

use super::manifest::{self, Manifest};
use super::{Told, cannot_read};
use crate::diagnostic::{Diagnostic, Mistake};

/// The folder before.
#[derive(Debug, Default)]
pub(super) struct Old {
    /// Where it is.
    pub folder: PathBuf,
    /// Whether it is there at all.
    pub exists: bool,
    /// What was published to it.
    pub manifest: Manifest,
    /// Every regular file in it, also the user's, by path.
    pub files: BTreeMap<String, Metadata>,
    /// The user's files, links and whatever else, below the folder.
    pub own: Vec<PathBuf>,
    /// The user's folders, each before those in it.
    pub own_folders: Vec<PathBuf>,
}

/// The manifest of `folder`, an empty one if the folder is empty or not there. A folder that holds
/// anything and has no sound manifest is not ours.
pub(super) fn manifest(folder: &Path) -> Told<Manifest> {
    let mut entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Manifest::default()),
        Err(error) => return Err(cannot_read(folder, &error)),
    };
    if entries.next().is_none() {
        return Ok(Manifest::default());
    }
    read(folder)?
        .ok_or_else(|| Box::new(Diagnostic::nowhere(Mistake::PublishNotOurs { path: folder.display().to_string() })))
}

/// The manifest in `folder`, if there is a sound one.
pub(super) fn read(folder: &Path) -> Told<Option<Manifest>> {
    let path = folder.join(manifest::NAME);
    if !fs::symlink_metadata(&path).is_ok_and(|found| found.is_file()) {
        return Ok(None);
    }
    let bytes = fs::read(&path).map_err(|error| cannot_read(&path, &error))?;
    Ok(std::str::from_utf8(&bytes).ok().and_then(Manifest::parse))
}

/// Everything in `folder`, whose manifest is `manifest`. Links are not followed.
pub(super) fn look(folder: &Path, manifest: Manifest) -> Told<Old> {
    let mut old = Old { folder: folder.to_owned(), manifest, ..Old::default() };
    old.exists = folder.exists();
    if !old.exists {
        return Ok(old);
    }
    let published = old.manifest.folders();
    for entry in WalkDir::new(folder).min_depth(1).sort_by_file_name() {
        let entry = entry.map_err(|error| {
            let path = error.path().unwrap_or(folder).to_owned();
            cannot_read(&path, &error.into())
        })?;
        let path = entry.path().strip_prefix(folder).unwrap_or(entry.path());
        let key = key(path);
        let is = |known: &dyn Fn(&str) -> bool| key.as_deref().is_some_and(known);
        if entry.file_type().is_dir() {
            if !is(&|key| published.contains(key)) {
                old.own_folders.push(path.to_owned());
            }
            continue;
        }
        if is(&|key| key == manifest::NAME) {
            continue;
        }
        if !is(&|key| old.manifest.0.contains_key(key)) {
            old.own.push(path.to_owned());
        }
        if let Some(key) = key.filter(|_| entry.file_type().is_file()) {
            let metadata = entry.metadata().map_err(|error| cannot_read(&folder.join(path), &error.into()))?;
            old.files.insert(key, metadata);
        }
    }
    Ok(old)
}

/// A path below a folder as the manifest writes it; `None` if it is not UTF-8.
pub(super) fn key(path: &Path) -> Option<String> {
    let names: Option<Vec<&str>> = path.components().map(|name| name.as_os_str().to_str()).collect();
    Some(names?.join("/"))
}
