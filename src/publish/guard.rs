//! Where a site may be published: never over anything that cannot be built again.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use super::{Told, cannot_write};
use crate::diagnostic::{Diagnostic, Mistake, Phrase};

/// The folders of a site that nothing is published to, into or around.
const SOURCES: [&str; 5] = ["content", "seeds", "themes", "static", ".git"];

/// What must never be replaced.
#[derive(Debug, Clone)]
pub struct Protected {
    /// The site's root. A folder below it may be published to (`public/`), but not `content/`,
    /// `seeds/`, `themes/`, `static/` or `.git`, nor anything in them.
    pub root: PathBuf,
    /// The user's home; a folder below it may be published to.
    pub home: Option<PathBuf>,
}

impl Protected {
    /// The site at `root`, and the home of the user who runs the program.
    pub fn of(root: impl Into<PathBuf>) -> Self {
        Self { root: root.into(), home: std::env::home_dir() }
    }
}

/// A folder that may be published to. Its path is canonical: a link to a folder stays a link.
#[derive(Debug)]
pub(super) struct Target {
    /// The folder; it need not exist.
    pub folder: PathBuf,
    /// The folder it stands in; exists.
    pub parent: PathBuf,
    /// Its name.
    pub name: String,
}

impl Target {
    /// The path of a folder of this process beside the target. `what` is `new` or `old`.
    pub(super) fn beside(&self, what: &str) -> PathBuf {
        self.parent.join(format!(".{}-{what}-{}", self.name, std::process::id()))
    }

    /// The process that made the folder of this name beside the target, if it is such a name.
    pub(super) fn maker<'a>(&self, name: &'a str, what: &str) -> Option<&'a str> {
        let process = name.strip_prefix('.')?.strip_prefix(&*self.name)?.strip_prefix('-')?.strip_prefix(what)?;
        process.strip_prefix('-').filter(|id| !id.is_empty() && id.bytes().all(|byte| byte.is_ascii_digit()))
    }
}

/// The target that `out` names, if it may be published to.
pub(super) fn target(out: &Path, protected: &Protected) -> Told<Target> {
    let refused = |what: Phrase| {
        let path = out.display().to_string();
        Box::new(Diagnostic::nowhere(Mistake::PublishRefused { path, what }))
    };
    if out.as_os_str().is_empty() {
        return Err(refused(Phrase::NoName {}));
    }
    let folder = canonical(out)?.ok_or_else(|| refused(Phrase::LinkToNowhere {}))?;
    if folder.exists() && !folder.is_dir() {
        return Err(refused(Phrase::AFile {}));
    }
    let (Some(parent), Some(name)) = (folder.parent(), folder.file_name()) else {
        return Err(refused(Phrase::DiskRoot {}));
    };
    let name = name.to_str().ok_or_else(|| refused(Phrase::OddFolderName {}))?.to_owned();
    if let Some(what) = precious(&folder, protected) {
        return Err(refused(what));
    }
    if is_mount_point(&folder, parent) {
        return Err(mount_point(&folder));
    }
    Ok(Target { parent: parent.to_owned(), name, folder })
}

/// The mistake that `folder` is a mount point: it cannot be exchanged.
pub(super) fn mount_point(folder: &Path) -> Box<Diagnostic> {
    Box::new(Diagnostic::nowhere(Mistake::PublishMount { path: folder.display().to_string() }))
}

/// Whether another file system begins at `folder`. A folder of the same file system may be mounted
/// as well; the exchange tells that.
fn is_mount_point(folder: &Path, parent: &Path) -> bool {
    #[cfg(unix)]
    {
        use std::os::unix::fs::MetadataExt;
        let device = |path: &Path| fs::metadata(path).map(|found| found.dev()).ok();
        device(folder).is_some_and(|here| device(parent).is_some_and(|there| here != there))
    }
    #[cfg(not(unix))]
    {
        folder == parent
    }
}

/// The canonical path of `out`, of which the last name alone need not exist; `None` if it is a link
/// that leads nowhere.
fn canonical(out: &Path) -> Told<Option<PathBuf>> {
    match fs::canonicalize(out) {
        Ok(path) => return Ok(Some(path)),
        Err(error) if error.kind() != ErrorKind::NotFound => return Err(cannot_write(out, &error)),
        Err(_) if fs::symlink_metadata(out).is_ok_and(|found| found.is_symlink()) => return Ok(None),
        // It is not there, or another build has just put it there.
        Err(_) => {}
    }
    let parent = match out.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent,
        _ => Path::new("."),
    };
    let found = fs::canonicalize(parent).map_err(|error| cannot_write(parent, &error))?;
    let name = out.file_name().ok_or_else(|| cannot_write(out, &ErrorKind::NotFound.into()))?;
    Ok(Some(found.join(name)))
}

/// What `folder` would destroy, in words.
fn precious(folder: &Path, protected: &Protected) -> Option<Phrase> {
    let canonical = |path: &Path| fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let root = canonical(&protected.root);
    if root.starts_with(folder) {
        return Some(Phrase::SiteFolder {});
    }
    if protected.home.as_deref().is_some_and(|home| !home.as_os_str().is_empty() && canonical(home).starts_with(folder))
    {
        return Some(Phrase::HomeFolder {});
    }
    let source = SOURCES.iter().find(|name| {
        let source = canonical(&root.join(name));
        source.starts_with(folder) || folder.starts_with(&source)
    });
    source.map(|name| Phrase::SiteSource { name: (*name).to_owned() })
}
