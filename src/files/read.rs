//! Reading a folder into a map.

use std::collections::BTreeSet;
use std::fs;
use std::io::Read;
use std::path::Path;
use std::sync::Arc;

use walkdir::{DirEntry, WalkDir};

use super::{Body, Files};
use crate::diagnostic::{Diagnostic, Diagnostics, Mistake, Outcome, Phrase, Place};

/// The largest file that is read into memory; documents of law are far smaller.
const LIMIT: u64 = 20 * 1024 * 1024;

/// The largest archive that is read.
const ARCHIVE_LIMIT: u64 = 512 * 1024 * 1024;

impl Files {
    /// All regular files below `root` in the folders or files named in `parts` (those that exist).
    /// Paths below `on_disk` (ending with `/`) are not read: their files stay on disk.
    ///
    /// Mistakes: links, devices and pipes (never followed or opened), names that are not UTF-8, two
    /// names that are one after NFC and case folding, files over 20 MiB, files that cannot be read.
    /// Left out without a word: what editors and systems leave behind (`.DS_Store`, `~`, `.swp`, …).
    pub fn read(root: &Path, parts: &[&str], on_disk: &str) -> Outcome<Files> {
        let mut files = Files::new();
        let mut diagnostics = Diagnostics::new();
        for part in parts {
            let folder = root.join(part);
            if fs::symlink_metadata(&folder).is_err_and(|e| e.kind() == std::io::ErrorKind::NotFound) {
                continue;
            }
            for entry in WalkDir::new(&folder)
                .follow_root_links(false)
                .sort_by_file_name()
                .into_iter()
                .filter_entry(|e| !is_junk(&e.file_name().to_string_lossy()))
            {
                match entry {
                    Ok(entry) if entry.file_type().is_dir() => {}
                    Ok(entry) => match one(root, &entry, on_disk) {
                        Ok((path, body)) => files.put_body(path, body),
                        Err(diagnostic) => diagnostics.push(*diagnostic),
                    },
                    Err(error) => {
                        let path = error.path().unwrap_or(&folder).to_owned();
                        diagnostics.push(cannot_read(&path, &error.into()));
                    }
                }
            }
        }
        diagnostics.extend(files.twins());
        Outcome::with(files, diagnostics)
    }

    /// The same files with those at `names` read anew, as they stand below `root` now. `None` where single files do not
    /// tell what has changed (a file that was not there, or is gone, or is none any more): then all must be read.
    pub fn refreshed(&self, root: &Path, names: &BTreeSet<String>) -> Option<Files> {
        let mut files = self.clone();
        for name in names.iter().filter(|name| !name.split('/').any(is_junk)) {
            let path = root.join(name);
            let is_file = fs::symlink_metadata(&path).is_ok_and(|found| found.is_file());
            match self.get(name).filter(|_| is_file)? {
                Body::Disk(_) => {}
                Body::Bytes(_) => files.put(name.as_str(), read(&path, name, LIMIT).ok()?),
            }
        }
        Some(files)
    }

    /// The one file at `path`, under the name `name`. Mistakes: as [`Files::read`].
    pub fn read_one(path: &Path, name: &str) -> Outcome<Vec<u8>> {
        read_file(path, name, LIMIT)
    }

    /// The archive at `path`, which may have 512 MiB, under the name `name`. Mistakes: as [`Files::read`].
    pub fn read_archive(path: &Path, name: &str) -> Outcome<Vec<u8>> {
        read_file(path, name, ARCHIVE_LIMIT)
    }
}

fn read_file(path: &Path, name: &str, limit: u64) -> Outcome<Vec<u8>> {
    match fs::metadata(path) {
        Ok(metadata) if metadata.is_file() => match read(path, name, limit) {
            Ok(bytes) => Outcome::good(bytes),
            Err(diagnostic) => Outcome::bad(*diagnostic),
        },
        Ok(metadata) => Outcome::bad(not_a_file(name, metadata.file_type())),
        Err(error) => Outcome::bad(cannot_read(path, &error)),
    }
}

impl Body {
    /// The bytes, read from disk if they are there; `name` is the path by which a mistake is told.
    pub(crate) fn read(&self, name: &str) -> Outcome<Arc<[u8]>> {
        match self {
            Self::Bytes(bytes) => Outcome::good(Arc::clone(bytes)),
            Self::Disk(path) => match fs::read(path) {
                Ok(bytes) => Outcome::good(bytes.into()),
                Err(error) => Outcome::bad(cannot_read(Path::new(name), &error)),
            },
        }
    }

    /// The bytes, from disk if they are there. Below `root` no link is followed, whatever has been put in place of a
    /// file or a folder since it was listed.
    pub fn read_below(&self, root: &Path) -> std::io::Result<Arc<[u8]>> {
        let path = match self {
            Body::Bytes(bytes) => return Ok(Arc::clone(bytes)),
            Body::Disk(path) => path,
        };
        for part in path.ancestors().take_while(|part| *part != root && !part.as_os_str().is_empty()) {
            let found = fs::symlink_metadata(part)?;
            if !(found.is_file() && part == path || found.is_dir() && part != path) {
                return Err(std::io::Error::other("a link or a device"));
            }
        }
        fs::read(path).map(Into::into)
    }
}

fn one(root: &Path, entry: &DirEntry, on_disk: &str) -> Result<(String, Body), Box<Diagnostic>> {
    let relative = entry.path().strip_prefix(root).unwrap_or(entry.path());
    let mut names = Vec::new();
    for component in relative.components() {
        match component.as_os_str().to_str() {
            Some(name) => names.push(name),
            None => {
                let name = component.as_os_str().to_string_lossy().into_owned();
                let place = Place::file(relative.to_string_lossy().as_ref());
                return Err(Box::new(Diagnostic::at(place, Mistake::NameNotUtf8 { name })));
            }
        }
    }
    let path = names.join("/");
    if !entry.file_type().is_file() {
        return Err(Box::new(not_a_file(&path, entry.file_type())));
    }
    if !on_disk.is_empty() && path.starts_with(on_disk) {
        return Ok((path, Body::Disk(entry.path().to_owned())));
    }
    let bytes = read(entry.path(), &path, LIMIT)?;
    Ok((path, Body::Bytes(bytes.into())))
}

fn read(path: &Path, name: &str, limit: u64) -> Result<Vec<u8>, Box<Diagnostic>> {
    let mut bytes = Vec::new();
    let file = fs::File::open(path).map_err(|error| cannot_read(path, &error))?;
    file.take(limit + 1).read_to_end(&mut bytes).map_err(|error| cannot_read(path, &error))?;
    if bytes.len() as u64 > limit {
        return Err(Box::new(Diagnostic::at(
            Place::file(name),
            Mistake::FileTooLarge { limit: Phrase::own(format!("{} MiB", limit >> 20)) },
        )));
    }
    Ok(bytes)
}

/// The mistake that `path` cannot be read, in words for people.
pub(crate) fn cannot_read(path: &Path, error: &std::io::Error) -> Diagnostic {
    let reason = match error.kind() {
        std::io::ErrorKind::NotFound => Phrase::NoSuchFile {},
        std::io::ErrorKind::PermissionDenied => Phrase::MayNotRead {},
        _ => Phrase::reason(error),
    };
    Diagnostic::nowhere(Mistake::CannotRead { path: path.display().to_string(), reason })
}

fn not_a_file(name: &str, kind: fs::FileType) -> Diagnostic {
    let what = match kind {
        _ if kind.is_symlink() => Phrase::Link {},
        _ if kind.is_dir() => Phrase::Folder {},
        _ => Phrase::Device {},
    };
    Diagnostic::at(Place::file(name), Mistake::NotAFile { what })
}

/// What editors and systems leave behind, by name.
fn is_junk(name: &str) -> bool {
    matches!(name, ".DS_Store" | "Thumbs.db" | "desktop.ini" | "4913" | ".git" | ".gitkeep")
        || name.starts_with("._")
        || name.starts_with("~$")
        || name.starts_with(".~")
        || name.ends_with('~')
        || name.ends_with(".swp")
        || name.ends_with(".swx")
}
