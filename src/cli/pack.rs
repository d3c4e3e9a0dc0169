//! `duizhao pack`: the site's sources as one archive, to be sent to another office.

use std::path::{Path, PathBuf};

use super::say::Say;
use super::site::{Opened, with_site};
use crate::diagnostic::{Diagnostic, Diagnostics, Mistake, Outcome, Report};
use crate::files::Files;
use crate::sharing::{self, Memory, Pack};

/// What is read below a site's folder to know what it remembers.
const MEMORY: [&str; 2] = [".duizhao/history.json", ".duizhao/states"];

/// Packs the site into `file`, else into an archive in the site's folder that is named as that.
pub(super) fn pack(say: Say, root: Option<PathBuf>, file: Option<PathBuf>) -> u8 {
    with_site(say, root, |opened| {
        let Opened { root, project, read, say } = opened;
        let mut told = Diagnostics::new();
        if read.has_errors() {
            // What cannot be read would look as if it had been taken out.
            return told;
        }
        let target = file.unwrap_or_else(|| root.join(default_name(root)));
        let Some(packed) = packed(root, project).into(&mut told) else { return told };
        let size = packed.bytes.len();
        let written = put(&target, &packed.bytes).and(|()| packed.remember(root)).into(&mut told);
        if let Some(count) = written {
            say.report(&Report::Packed {
                files: count.to_string(),
                zip: target.display().to_string(),
                size: size.div_ceil(1000).to_string(),
            });
        }
        told
    })
}

/// A site's sources as an archive, and what the site is to remember of it.
pub(super) struct Packed {
    /// The archive.
    pub(super) bytes: Vec<u8>,
    count: usize,
    before: Files,
    after: Memory,
}

/// Packs the site `project`, which stands at `root`.
pub(super) fn packed(root: &Path, project: &Files) -> Outcome<Packed> {
    memory(root).and(|(before, memory)| {
        let pack = sharing::sources(project).map(|sources| Pack::of(sources, &memory));
        let remembered = pack.and(|pack| memory.with(&pack).map(|after| (pack, after)));
        remembered.and(|(pack, after)| {
            let count = pack.sources.len();
            pack.write().map(|bytes| Packed { bytes, count, before, after })
        })
    })
}

impl Packed {
    /// Has the site remember what was packed; how many files that were.
    pub(super) fn remember(self, root: &Path) -> Outcome<usize> {
        let (changed, removed) = self.before.changes(&self.after.files());
        let removed: Vec<&str> = removed.iter().map(String::as_str).collect();
        changed.write_and_remove(&removed, root, &self.before).map(|_| self.count)
    }
}

/// What the folder `root` remembers: its files as they are, and what they say.
pub(super) fn memory(root: &Path) -> Outcome<(Files, Memory)> {
    Files::read(root, &MEMORY, "").and(|files| Memory::read(&files).map(|memory| (files, memory)))
}

/// The site's folder's name and `.zip`.
fn default_name(root: &Path) -> String {
    let whole = root.canonicalize().unwrap_or_default();
    let name = whole.file_name().map_or("site".into(), |name| name.to_string_lossy().into_owned());
    format!("{name}.zip")
}

/// Writes the archive, at once and over nothing but an earlier pack.
fn put(target: &Path, bytes: &[u8]) -> Outcome<()> {
    let shown = target.display().to_string();
    let name = target.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let folder = match target.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    let mut known = Files::new();
    if std::fs::symlink_metadata(target).is_ok() {
        let there = Files::read_archive(target, &name);
        let Some(old) = there.value.filter(|bytes| Pack::read(&name, bytes).value.is_some()) else {
            return Outcome::bad(Diagnostic::nowhere(Mistake::PackOccupied { path: shown }));
        };
        known.put(name.as_str(), old);
    }
    Files::one(name, bytes).write_new(folder, &known).map(|_| ())
}
