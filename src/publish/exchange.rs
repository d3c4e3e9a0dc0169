//! The one step in which the new site takes the old one's place.

use std::fs::{self, File};
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use super::guard::{Target, mount_point};
use super::old::Old;
use super::{Told, cannot_write};

/// Puts `new` in the target's place. Returns where the old site is now, if there was one.
///
/// Linux and macOS exchange two folders in one call. Where that is not possible (Windows, some
/// network file systems), the old one is renamed aside and the new one put in its place; if the
/// second step fails the first is taken back, and if the program is killed between them,
/// [`recover`] takes it back. A mount point cannot be exchanged and is refused.
pub(super) fn exchange(new: &Path, target: &Target, old: &Old) -> Told<Option<PathBuf>> {
    let done = if !old.exists {
        fs::rename(new, &target.folder).map(|()| None)
    } else {
        match swap(new, &target.folder) {
            Ok(()) => Ok(Some(new.to_owned())),
            Err(error) if is_unknown(&error) => aside(new, target).map(Some),
            Err(error) => Err(error),
        }
    };
    done.map_err(|error| match error.kind() {
        ErrorKind::ResourceBusy | ErrorKind::CrossesDevices => mount_point(&target.folder),
        _ => cannot_write(&target.folder, &error),
    })
}

#[cfg(any(target_os = "linux", target_os = "android", target_vendor = "apple"))]
fn swap(new: &Path, old: &Path) -> io::Result<()> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    Ok(renameat_with(CWD, new, CWD, old, RenameFlags::EXCHANGE)?)
}

#[cfg(not(any(target_os = "linux", target_os = "android", target_vendor = "apple")))]
fn swap(_new: &Path, _old: &Path) -> io::Result<()> {
    Err(ErrorKind::Unsupported.into())
}

/// Whether the system or the file system does not know how to exchange.
fn is_unknown(error: &io::Error) -> bool {
    // EINVAL, and ENOSYS or EOPNOTSUPP.
    matches!(error.kind(), ErrorKind::InvalidInput | ErrorKind::Unsupported)
}

fn aside(new: &Path, target: &Target) -> io::Result<PathBuf> {
    let old = target.beside("old");
    fs::rename(&target.folder, &old)?;
    match fs::rename(new, &target.folder) {
        Ok(()) => Ok(old),
        Err(error) => {
            fs::rename(&old, &target.folder)?;
            Err(error)
        }
    }
}

/// Puts back an old site that a dead build had renamed aside.
pub(super) fn recover(target: &Target) -> Told<()> {
    if fs::symlink_metadata(&target.folder).is_ok() {
        return Ok(());
    }
    let Ok(entries) = fs::read_dir(&target.parent) else { return Ok(()) };
    let mut names: Vec<String> = entries.filter_map(|entry| entry.ok()?.file_name().into_string().ok()).collect();
    names.retain(|name| target.maker(name, "old").is_some());
    names.sort();
    match names.first() {
        Some(name) => {
            fs::rename(target.parent.join(name), &target.folder).map_err(|error| cannot_write(&target.folder, &error))
        }
        None => Ok(()),
    }
}

/// Brings the exchange itself to disk. File systems that cannot sync a folder do without.
pub(super) fn settle(target: &Target) -> Told<()> {
    let synced = match File::open(&target.parent) {
        Ok(parent) => parent.sync_all(),
        // Windows opens no folders; without the right to read the parent there is nothing to sync.
        Err(error) if error.kind() == ErrorKind::PermissionDenied => Ok(()),
        Err(error) => Err(error),
    };
    match synced {
        Err(error) if !is_unknown(&error) => Err(cannot_write(&target.parent, &error)),
        _ => Ok(()),
    }
}
