//! The site that a command works on: where it is, what its files are, how it is spoken to.

use std::path::{Path, PathBuf};

use super::say::Say;
use crate::build::{PARTS, STATIC};
use crate::diagnostic::{Diagnostic, Diagnostics, Mistake, Outcome, Phrase};
use crate::files::{Files, cannot_read};

/// A site that was found and read.
pub(super) struct Opened {
    /// Its folder.
    pub(super) root: PathBuf,
    /// Its files.
    pub(super) project: Files,
    /// What was told when they were read: with a file that could not be, nothing is published.
    pub(super) read: Diagnostics,
    /// The words of its language.
    pub(super) say: Say,
}

/// Finds the site, reads it, does `work`, tells what was found.
pub(super) fn with_site(say: Say, root: Option<PathBuf>, work: impl FnOnce(&Opened) -> Diagnostics) -> u8 {
    let Outcome { value, diagnostics } = read(root);
    let Some((root, project)) = value else {
        say.told(&diagnostics, &Files::new());
        return diagnostics.exit_status();
    };
    let opened = Opened { say: say.on(&project), root, project, read: diagnostics };
    let mut told = opened.read.clone();
    told.extend(work(&opened));
    let told = told.sorted();
    opened.say.told(&told, &opened.project);
    told.exit_status()
}

/// The language of the site here, if there is one and no language was asked for.
pub(super) fn spoken_here(say: Say) -> Say {
    match found(None).ok().and_then(|folder| Files::read(&folder, &["site.yaml"], STATIC).value) {
        Some(files) => say.on(&files),
        None => say,
    }
}

/// The site's root and its files.
pub(super) fn read(root: Option<PathBuf>) -> Outcome<(PathBuf, Files)> {
    match found(root.as_deref()) {
        Ok(folder) => Files::read(&folder, &PARTS, STATIC).map(|files| (folder, files)),
        Err(start) => {
            let above = if root.is_none() { Phrase::OrAbove {} } else { Phrase::nothing() };
            Outcome::bad(Diagnostic::nowhere(Mistake::NoSite { path: start.display().to_string(), above }))
        }
    }
}

/// The folder of the site: `root` if it is named, else this one or one above it. `Err` is the folder in
/// which no site is.
pub(super) fn found(root: Option<&Path>) -> Result<PathBuf, PathBuf> {
    let here = std::env::current_dir().unwrap_or_default();
    let is_site = |folder: &&Path| folder.join("site.yaml").exists();
    match root {
        Some(folder) => Some(folder).filter(is_site).map(Path::to_owned).ok_or_else(|| folder.to_owned()),
        None => here.ancestors().find(is_site).map(Path::to_owned).ok_or(here.clone()),
    }
}

/// The path of `file` below `root`, `/`-separated: the name by which it is told.
pub(super) fn below(root: &Path, file: &Path) -> Result<String, Box<Diagnostic>> {
    let reason = |error: std::io::Error| Box::new(cannot_read(file, &error));
    let whole = file.canonicalize().map_err(reason)?;
    let root = root.canonicalize().map_err(reason)?;
    let relative = whole.strip_prefix(&root).ok().and_then(Path::to_str);
    let name = relative.map(|path| path.replace(std::path::MAIN_SEPARATOR, "/"));
    name.ok_or_else(|| Box::new(Diagnostic::nowhere(Mistake::NotBelowRoot { path: file.display().to_string() })))
}
