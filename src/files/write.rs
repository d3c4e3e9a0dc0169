//! Writing new files into a folder that people work in.

use std::collections::BTreeSet;
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use super::{Body, Files};
use crate::diagnostic::{Diagnostic, Mistake, Outcome, Phrase};

/// Where files are written before they are moved to their places; below the root, so that moving is a
/// rename. What a killed run leaves in it is cleared by the next.
const STAGE: &str = ".duizhao-import";

impl Files {
    /// Writes all files below `root` (which is made if it is not there) or none of them; returns how
    /// many. Nothing that exists is overwritten, with one exception: a path that `known` has, too, is
    /// replaced at once, if it still holds these bytes.
    ///
    /// Files are written in full beside their places, then moved: replaced files first, so that a run
    /// that is killed between two moves leaves what the next run completes. A new folder is moved as a
    /// whole. When a move fails, those before it are taken back.
    ///
    /// Mistakes: [`Mistake::CannotWrite`] with path and reason.
    pub fn write_new(&self, root: &Path, known: &Files) -> Outcome<usize> {
        self.write_and_remove(&[], root, known)
    }

    /// As [`Files::write_new`]; the files `removed` are gone afterwards, if they still hold what `known`
    /// has, and so are folders that nothing is left in.
    pub fn write_and_remove(&self, removed: &[&str], root: &Path, known: &Files) -> Outcome<usize> {
        if self.is_empty() && removed.is_empty() && !root.join(STAGE).exists() {
            return Outcome::good(0);
        }
        match write_all(Change { files: self, removed, known }, root) {
            Ok(()) => Outcome::good(self.len()),
            Err(failure) => {
                let (path, reason) = (failure.path.display().to_string(), Phrase::reason(&failure.error));
                Outcome::bad(Diagnostic::nowhere(Mistake::CannotWrite { path, reason }))
            }
        }
    }
}

/// What is to be written over what.
#[derive(Clone, Copy)]
struct Change<'a> {
    files: &'a Files,
    removed: &'a [&'a str],
    known: &'a Files,
}

/// What could not be done, and where.
struct Failure {
    path: PathBuf,
    error: io::Error,
}

/// Makes an error tell its path.
fn at(path: &Path) -> impl FnOnce(io::Error) -> Failure {
    let path = path.to_owned();
    move |error| Failure { path, error }
}

fn refused(path: &Path, reason: Phrase) -> Failure {
    Failure { path: path.to_owned(), error: io::Error::other(reason) }
}

fn write_all(change: Change, root: &Path) -> Result<(), Failure> {
    let made = !root.exists();
    fs::create_dir_all(root).map_err(at(root))?;
    let stage = root.join(STAGE);
    let lock = locked(&stage)?;
    let written = stage_and_move(change, root, &stage.join("files"));
    // The lock is in the stage; Windows removes no open file.
    drop(lock);
    // What stays here is cleared by the next run.
    let _ = fs::remove_dir_all(&stage);
    if written.is_err() && made {
        // Only if nothing else is in it.
        let _ = fs::remove_dir(root);
    }
    written
}

/// The stage for this run alone, cleared of what an earlier run left.
fn locked(stage: &Path) -> Result<fs::File, Failure> {
    fs::create_dir_all(stage).map_err(at(stage))?;
    let path = stage.join("lock");
    let lock = fs::File::create(&path).map_err(at(&path))?;
    if lock.try_lock().is_err() {
        return Err(refused(stage, Phrase::AnotherWrites {}));
    }
    let files = stage.join("files");
    match fs::remove_dir_all(&files) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(at(&files)(error)),
        _ => Ok(lock),
    }
}

fn stage_and_move(change: Change, root: &Path, stage: &Path) -> Result<(), Failure> {
    let known = change.known;
    let (mut replaced, mut new) = (Vec::new(), BTreeSet::new());
    for (path, body) in change.files.iter() {
        let target = root.join(path);
        match known.bytes(path) {
            Some(bytes) => {
                unchanged(&target, bytes)?;
                replaced.push((path, bytes));
            }
            None => {
                absent(&target)?;
                new.insert(topmost_new(root, path));
            }
        }
        put(&stage.join(path), body)?;
    }
    let mut moved = Moved { root, stage, new: Vec::new(), replaced: Vec::new(), count: 0 };
    let done = replaced.into_iter().try_for_each(|(path, bytes)| moved.replace(path, bytes));
    let done = done.and_then(|()| new.into_iter().try_for_each(|path| moved.place(path)));
    let done = done.and_then(|()| change.removed.iter().try_for_each(|path| moved.remove(path, known)));
    match done {
        Ok(()) => clear(root, change.removed),
        Err(_) => moved.take_back(),
    }
    done
}

/// Removes the folders of `removed` in which nothing is left; one that cannot be is no harm.
fn clear(root: &Path, removed: &[&str]) {
    for path in removed {
        let folders = path.rmatch_indices('/').map(|(at, _)| &path[..at]);
        folders.map(|folder| fs::remove_dir(root.join(folder))).take_while(Result::is_ok).for_each(drop);
    }
}

/// The shortest part of `path` that does not exist below `root`: a new folder or the file itself.
fn topmost_new(root: &Path, path: &str) -> String {
    let ends = path.match_indices('/').map(|(at, _)| at).chain([path.len()]);
    let new = ends.map(|end| &path[..end]).find(|part| fs::symlink_metadata(root.join(part)).is_err());
    new.unwrap_or(path).to_owned()
}

fn unchanged(target: &Path, bytes: &[u8]) -> Result<(), Failure> {
    if fs::read(target).map_err(at(target))? == bytes {
        return Ok(());
    }
    Err(refused(target, Phrase::ChangedByOther {}))
}

fn absent(target: &Path) -> Result<(), Failure> {
    match fs::symlink_metadata(target) {
        Err(error) if matches!(error.kind(), io::ErrorKind::NotFound) => Ok(()),
        Err(error) => Err(at(target)(error)),
        Ok(_) => Err(refused(target, Phrase::ExistsAlready {})),
    }
}

/// Writes one file and its folders, down to the disk.
fn put(path: &Path, body: &Body) -> Result<(), Failure> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(at(folder))?;
    }
    match body {
        Body::Bytes(bytes) => {
            let mut file = fs::File::create_new(path).map_err(at(path))?;
            file.write_all(bytes).and_then(|()| file.sync_all()).map_err(at(path))
        }
        Body::Disk(source) => fs::copy(source, path).map(|_| ()).map_err(at(path)),
    }
}

/// What has been moved so far.
struct Moved<'a> {
    root: &'a Path,
    stage: &'a Path,
    new: Vec<String>,
    replaced: Vec<(String, PathBuf)>,
    /// How many were put aside.
    count: usize,
}

impl Moved<'_> {
    /// Puts the staged file in place of the one that is there, keeping a copy of that.
    fn replace(&mut self, path: &str, bytes: &[u8]) -> Result<(), Failure> {
        let (staged, target) = (self.stage.join(path), self.root.join(path));
        let old = self.aside();
        unchanged(&target, bytes)?;
        let permissions = fs::metadata(&target).map_err(at(&target))?.permissions();
        fs::set_permissions(&staged, permissions).map_err(at(&staged))?;
        fs::copy(&target, &old).map_err(at(&old))?;
        fs::rename(&staged, &target).map_err(at(&target))?;
        self.replaced.push((path.to_owned(), old));
        Ok(())
    }

    /// Takes the file away, keeping it until everything is done.
    fn remove(&mut self, path: &str, known: &Files) -> Result<(), Failure> {
        let (old, target) = (self.aside(), self.root.join(path));
        unchanged(&target, known.bytes(path).unwrap_or_default())?;
        fs::rename(&target, &old).map_err(at(&target))?;
        self.replaced.push((path.to_owned(), old));
        Ok(())
    }

    /// Where what is replaced is kept meanwhile.
    fn aside(&mut self) -> PathBuf {
        self.count += 1;
        self.stage.with_extension(format!("old-{}", self.count))
    }

    /// Moves a new file or folder to its place, where nothing may be.
    fn place(&mut self, path: String) -> Result<(), Failure> {
        let (staged, target) = (self.stage.join(&path), self.root.join(&path));
        rename_new(&staged, &target)?;
        self.new.push(path);
        Ok(())
    }

    /// Undoes what was moved. What cannot be undone stays: it is whole, and the next run goes on.
    fn take_back(&self) {
        for path in self.new.iter().rev() {
            let _ = fs::rename(self.root.join(path), self.stage.join(path));
        }
        for (path, old) in self.replaced.iter().rev() {
            let _ = fs::rename(old, self.root.join(path));
        }
    }
}

/// Renames, but never onto something that is there.
fn rename_new(staged: &Path, target: &Path) -> Result<(), Failure> {
    #[cfg(any(target_os = "linux", target_os = "macos"))]
    {
        use rustix::fs::{CWD, RenameFlags, renameat_with};
        use rustix::io::Errno;
        match renameat_with(CWD, staged, CWD, target, RenameFlags::NOREPLACE) {
            // File systems that do not know the flag: look first, then rename.
            Err(Errno::INVAL | Errno::NOSYS | Errno::OPNOTSUPP) => {}
            done => return done.map_err(|errno| at(target)(errno.into())),
        }
    }
    absent(target)?;
    fs::rename(staged, target).map_err(at(target))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moves_before_one_that_fails_are_taken_back() {
        let folder = tempfile::tempdir().unwrap();
        let (root, stage) = (folder.path(), folder.path().join("stage"));
        for path in ["stage/list", "stage/new/a", "stage/taken"] {
            put(&root.join(path), &Body::Bytes((*b"new").into())).unwrap_or_else(|failure| panic!("{}", failure.error));
        }
        fs::write(root.join("list"), "old").unwrap();
        fs::write(root.join("taken"), "theirs").unwrap();
        let mut moved = Moved { root, stage: &stage, new: Vec::new(), replaced: Vec::new(), count: 0 };
        fs::write(root.join("gone"), "gone").unwrap();
        let known = {
            let mut known = Files::new();
            known.put("gone", "gone");
            known
        };
        assert!(moved.replace("list", b"old").is_ok() && moved.remove("gone", &known).is_ok());
        assert!(!root.join("gone").exists() && moved.place("new".into()).is_ok());
        assert_eq!(fs::read(root.join("list")).unwrap(), b"new");
        assert!(moved.place("taken".into()).is_err());
        moved.take_back();
        assert_eq!(fs::read(root.join("list")).unwrap(), b"old");
        assert_eq!(fs::read(root.join("gone")).unwrap(), b"gone");
        assert_eq!(fs::read(root.join("taken")).unwrap(), b"theirs");
        assert!(!root.join("new").exists());
    }
}
