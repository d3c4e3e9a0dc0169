//! One build at a time: an advisory lock, which the system lets go of when its process dies.

use std::fs::{File, TryLockError};
use std::time::Duration;

use super::guard::Target;
use super::{Told, cannot_write};
use crate::diagnostic::{Diagnostic, Mistake};

/// How long to wait for another build: far longer than publishing ever takes.
const PATIENCE: Duration = Duration::from_secs(20);

/// How long to wait before asking again.
const PAUSE: Duration = Duration::from_millis(50);

/// Waits until no other build publishes beside the target, and keeps others waiting as long as the
/// value lives.
///
/// The lock is on the parent folder itself, so that it leaves nothing behind. Where a folder cannot
/// be locked (Windows, NFS), it is on a file `.<name>-lock` beside the target, which stays there.
pub(super) fn take(target: &Target) -> Told<File> {
    take_within(target, PATIENCE)
}

fn take_within(target: &Target, patience: Duration) -> Told<File> {
    let folder = File::open(&target.parent).and_then(|folder| wait(folder, patience));
    let taken = match folder {
        Ok(taken) => taken,
        Err(_) => {
            let path = target.parent.join(format!(".{}-lock", target.name));
            let file = File::options().create(true).append(true).open(&path);
            file.and_then(|file| wait(file, patience)).map_err(|error| cannot_write(&path, &error))?
        }
    };
    taken.ok_or_else(|| {
        let path = target.folder.display().to_string();
        Box::new(Diagnostic::nowhere(Mistake::PublishBusy { path, process: other(target).unwrap_or_default() }))
    })
}

/// The locked file; `None` if another process holds it for too long.
fn wait(file: File, patience: Duration) -> std::io::Result<Option<File>> {
    for _ in 0..=patience.as_millis() / PAUSE.as_millis() {
        match file.try_lock() {
            Ok(()) => return Ok(Some(file)),
            Err(TryLockError::WouldBlock) => std::thread::sleep(PAUSE),
            Err(TryLockError::Error(error)) => return Err(error),
        }
    }
    Ok(None)
}

/// The process that publishes, as far as the folder it writes tells.
fn other(target: &Target) -> Option<String> {
    let names = std::fs::read_dir(&target.parent).ok()?.filter_map(|entry| entry.ok()?.file_name().into_string().ok());
    names.filter_map(|name| target.maker(&name, "new").map(str::to_owned)).next()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_second_is_told_who_is_first() {
        let parent = tempfile::tempdir().unwrap();
        let folder = parent.path().join("public");
        let target = Target { folder, parent: parent.path().to_owned(), name: "public".into() };
        let first = take_within(&target, PAUSE).unwrap();
        std::fs::create_dir(parent.path().join(".public-new-4711")).unwrap();
        let told = take_within(&target, PAUSE).unwrap_err();
        assert!(matches!(&told.mistake, Mistake::PublishBusy { process, .. } if process == "4711"), "{told:?}");
        drop(first);
        take_within(&target, PAUSE).unwrap();
    }
}
