//! Clearing away: a site that was replaced, one that could not be finished, and what dead builds
//! left beside the folder.
//!
//! Only what the folder's own manifest lists is deleted, and links to files that stand in the
//! published folder as well. A file of the user that is nowhere else is moved there. What is left
//! after that is told, never deleted.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use rayon::prelude::*;
use walkdir::WalkDir;

use super::guard::Target;
use super::manifest::{self, Manifest};
use super::old;
use crate::diagnostic::{Diagnostic, Diagnostics, Mistake, Phrase};

/// Clears away what dead builds left beside the target. Call it with the lock taken: then whoever
/// made such a folder is dead.
pub(super) fn debris(target: &Target) -> Diagnostics {
    let Ok(entries) = fs::read_dir(&target.parent) else { return Diagnostics::new() };
    let mut names: Vec<String> = entries.filter_map(|entry| entry.ok()?.file_name().into_string().ok()).collect();
    names.retain(|name| ["new", "old"].iter().any(|what| target.maker(name, what).is_some()));
    names.sort();
    let mut told = Diagnostics::new();
    for name in names {
        told.extend(sweep(&target.parent.join(name), &target.folder));
    }
    told
}

/// Clears `folder` away; the user's files in it that are not in `into` are moved there.
pub(super) fn sweep(folder: &Path, into: &Path) -> Diagnostics {
    match clear(folder, into) {
        Ok(()) => Diagnostics::new(),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Diagnostics::new(),
        Err(error) => {
            let path = folder.display().to_string();
            Diagnostic::nowhere(Mistake::LeftBehind { path, reason: super::reason(&error) }).into()
        }
    }
}

fn clear(folder: &Path, into: &Path) -> io::Result<()> {
    if !fs::symlink_metadata(folder)?.is_dir() {
        return Err(io::ErrorKind::NotADirectory.into());
    }
    let list = folder.join(manifest::NAME);
    if let Ok(Some(manifest)) = old::read(folder) {
        contents(folder, into, &manifest)?;
    } else if fs::read_dir(folder)?.any(|entry| entry.map_or(true, |entry| entry.file_name() != manifest::NAME)) {
        return Err(io::Error::other(Phrase::NotClearWhose {}));
    }
    match fs::remove_file(&list) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => fs::remove_dir(folder),
    }
}

/// Everything but the manifest, which goes last: a sweep that dies can be taken up again.
fn contents(folder: &Path, into: &Path, manifest: &Manifest) -> io::Result<()> {
    let (mut files, mut folders) = (Vec::new(), Vec::new());
    for entry in WalkDir::new(folder).min_depth(1).contents_first(true) {
        let entry = entry?;
        let path = entry.path().strip_prefix(folder).unwrap_or(entry.path()).to_owned();
        if entry.file_type().is_dir() {
            folders.push(path);
        } else if path.as_os_str() != manifest::NAME {
            files.push(path);
        }
    }
    files.into_par_iter().try_for_each(|path: PathBuf| file(folder, into, &path, manifest))?;
    let ours = manifest.folders();
    for path in folders {
        // A folder of the user may be empty: some programs want theirs all the same.
        if into.is_dir() && !old::key(&path).is_some_and(|key| ours.contains(key.as_str())) {
            fs::create_dir_all(into.join(&path))?;
        }
        fs::remove_dir(folder.join(path))?;
    }
    Ok(())
}

/// One file: deleted if it is ours or also in `into`, else moved there.
fn file(folder: &Path, into: &Path, path: &Path, manifest: &Manifest) -> io::Result<()> {
    let (here, there) = (folder.join(path), into.join(path));
    let listed = old::key(path).is_some_and(|key| manifest.0.contains_key(&key));
    if listed || is_same(&here, &there) {
        return fs::remove_file(here);
    }
    if fs::symlink_metadata(&there).is_ok() || fs::symlink_metadata(into).is_err() {
        let (path, there) = (path.display().to_string(), there.display().to_string());
        return Err(io::Error::other(Phrase::YoursDiffers { path, there }));
    }
    if let Some(parent) = there.parent() {
        fs::create_dir_all(parent)?;
    }
    fs::rename(here, there)
}

/// Whether two paths are the same file, or files with the same bytes.
fn is_same(here: &Path, there: &Path) -> bool {
    let (Ok(a), Ok(b)) = (fs::symlink_metadata(here), fs::symlink_metadata(there)) else { return false };
    #[cfg(unix)]
    {
        use std::os::unix::fs::MetadataExt;
        if (a.dev(), a.ino()) == (b.dev(), b.ino()) {
            return true;
        }
    }
    let regular = a.is_file() && b.is_file() && a.len() == b.len();
    regular && fs::read(here).is_ok_and(|a| fs::read(there).is_ok_and(|b| a == b))
}
