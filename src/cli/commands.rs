//! The commands, each from its arguments to an exit status.

use std::path::{Path, PathBuf};
use std::time::Instant;

use signal_hook::consts::{SIGINT, SIGTERM};

use super::say;
use crate::build::{self, Options, PARTS, STATIC};
use crate::content::normal_base;
use crate::diagnostic::{Diagnostic, Diagnostics, Mistake, Outcome, Severity};
use crate::files::{Files, cannot_read};
use crate::publish::{self, Protected, Published, Stop};
use crate::{accept as accepting, import as importing, seed};

/// What `build` was asked for.
pub(super) struct Wanted {
    pub(super) root: Option<PathBuf>,
    pub(super) out: Option<PathBuf>,
    pub(super) base_url: Option<String>,
    pub(super) draft: bool,
}

/// Builds the site and publishes it locally. Stopped by SIGINT or SIGTERM it leaves the site as it
/// was, and the status is 128 and the signal's number, as shells have it.
pub(super) fn build(wanted: Wanted) -> u8 {
    let start = Instant::now();
    let stop = Stop::default();
    for signal in [SIGINT, SIGTERM] {
        // Without a handler the signal ends the program, and the next build clears away.
        _ = signal_hook::flag::register_usize(signal, stop.flag(), signal as usize);
    }
    let status = with_site(wanted.root.clone(), |root, project, read| {
        let mut told = Diagnostics::new();
        let published = publish_site(&wanted, root, project, read, &stop).into(&mut told);
        let is_draft = wanted.draft && published.is_some();
        if let Some((published, pages, out)) = published {
            say::out(&built(&published, pages, &out, start, told.count(Severity::Warning)));
        }
        if is_draft && told.count(Severity::Failure) == 0 { without_errors(told, project) } else { told }
    });
    stop.signal().map_or(status, |signal| if status == 0 { 0 } else { 128 + signal })
}

/// What was published, how many pages it has, and where. `read` is what was told when the site's
/// files were read: with a file that could not be, nothing is published.
fn publish_site(
    wanted: &Wanted,
    root: &Path,
    project: &Files,
    read: &Diagnostics,
    stop: &Stop,
) -> Outcome<(Published, usize, PathBuf)> {
    let base_url = match wanted.base_url.clone().map(|url| normal_base(&url).ok_or(url)) {
        Some(Err(found)) => return Outcome::bad(Diagnostic::nowhere(Mistake::BadBaseUrlGiven { found })),
        Some(Ok(url)) => Some(url),
        None => None,
    };
    build::build(project, &Options { base_url, draft: wanted.draft }).and(|built| {
        if read.has_errors() {
            return Outcome::bad(Diagnostics::new());
        }
        let out = wanted.out.clone().unwrap_or_else(|| root.join("public"));
        let published = publish::publish(&built.public, &out, &Protected::of(root), stop);
        published.map(|published| (published, built.pages, out))
    })
}

/// The one line that says what was built.
fn built(published: &Published, pages: usize, out: &Path, start: Instant, warnings: usize) -> String {
    let here = std::env::current_dir().unwrap_or_default();
    format!(
        "built {} ({} changed) and {} other files ({} changed) in {}, {:.2} s, {}\n",
        say::count(pages, "page"),
        published.changed_pages,
        published.files - pages,
        published.changed - published.changed_pages,
        out.strip_prefix(here).unwrap_or(out).display(),
        start.elapsed().as_secs_f64(),
        say::count(warnings, "warning"),
    )
}

/// A draft is published in spite of its mistakes: they are told here, and the status is good.
fn without_errors(told: Diagnostics, project: &Files) -> Diagnostics {
    say::told(&told.sorted(), project);
    Diagnostics::new()
}

/// Tells every mistake of the site.
pub(super) fn check(root: Option<PathBuf>, json: bool) -> u8 {
    if !json {
        return with_site(root, |_, project, _| {
            let told = build::check(project);
            if !told.has_errors() {
                let warnings = say::count(told.count(Severity::Warning), "warning");
                say::out(&format!("no mistake, {warnings}\n"));
            }
            told
        });
    }
    let (told, project) = match read(root) {
        Outcome { value: Some((_, project)), mut diagnostics } => {
            diagnostics.extend(build::check(&project));
            (diagnostics.sorted(), project)
        }
        Outcome { value: None, diagnostics } => (diagnostics, Files::new()),
    };
    say::json(&told, &project);
    told.exit_status()
}

/// Imports a document.
pub(super) fn import(root: Option<PathBuf>, document: &Path, policy: &str) -> u8 {
    with_site(root, |root, project, _| {
        let name = match below(root, document) {
            Ok(name) => name,
            Err(diagnostic) => return (*diagnostic).into(),
        };
        let mut told = Diagnostics::new();
        let imported = Files::read_one(document, &name)
            .and(|bytes| seed::decode(&name, &bytes))
            .and(|text| seed::parse(&name, &text))
            .and(|table| importing::content(&table, policy, &name, project));
        let Some(files) = imported.into(&mut told) else { return told };
        let count = files.len();
        if files.write_new(root, project).into(&mut told).is_some() {
            say::out(&format!(
                "imported {name} into content/policies/{policy}: {} written\n",
                say::count(count, "file")
            ));
        }
        told
    })
}

/// Accepts a translation.
pub(super) fn accept(root: Option<PathBuf>, file: &Path) -> u8 {
    with_site(root, |root, project, _| {
        let name = match below(root, file) {
            Ok(name) => name,
            Err(diagnostic) => return (*diagnostic).into(),
        };
        let mut told = Diagnostics::new();
        let site = build::site(project).into(&mut told);
        // The mistakes of other measures do not keep a translation from being accepted, nor does the
        // line that is written anew.
        let folder = name.rsplit_once('/').map_or(name.as_str(), |(folder, _)| folder);
        let mut here = told.clone().about(folder).without(|mistake| matches!(mistake, Mistake::BadTranslates { .. }));
        let Some(linked) = site.filter(|_| !here.has_errors()) else { return here };
        let accepted = accepting::accept(project, &linked.site, &name).into(&mut here);
        let is_unknown = here.iter().any(|told| matches!(told.mistake, Mistake::NotATranslation { .. }));
        if is_unknown && told.has_errors() {
            // Perhaps the measure is not known only because of a mistake elsewhere.
            return told;
        }
        let mut told = here;
        if accepted.as_deref().is_some_and(|text| project.text(&name) == Some(text)) {
            say::out(&format!("{name} was accepted already\n"));
        } else if let Some(text) = accepted {
            let mut files = Files::new();
            files.put(name.as_str(), text);
            if files.write_new(root, project).into(&mut told).is_some() {
                say::out(&format!("accepted {name}\n"));
            }
        }
        told
    })
}

/// Makes an empty site in a folder that is not there or empty.
pub(super) fn init(dir: &Path) -> u8 {
    let files = importing::empty_site();
    let mut told = Diagnostics::new();
    if std::fs::read_dir(dir).is_ok_and(|mut entries| entries.next().is_some()) {
        told.push(Diagnostic::nowhere(Mistake::NotEmpty { path: dir.display().to_string() }));
    } else if files.write_new(dir, &Files::new()).into(&mut told).is_some() {
        say::out(&format!("made an empty site in {}\n", dir.display()));
    }
    say::told(&told, &files);
    told.exit_status()
}

/// Finds the site, reads it, does `work` (which is also handed what reading told), tells what was found.
pub(super) fn with_site(root: Option<PathBuf>, work: impl FnOnce(&Path, &Files, &Diagnostics) -> Diagnostics) -> u8 {
    let Outcome { value, mut diagnostics } = read(root);
    let project = match value {
        Some((root, project)) => {
            let found = work(&root, &project, &diagnostics);
            diagnostics.extend(found);
            project
        }
        None => Files::new(),
    };
    let told = diagnostics.sorted();
    say::told(&told, &project);
    told.exit_status()
}

/// The site's root and its files.
fn read(root: Option<PathBuf>) -> Outcome<(PathBuf, Files)> {
    match found(root.as_deref()) {
        Ok(folder) => Files::read(&folder, &PARTS, STATIC).map(|files| (folder, files)),
        Err(start) => {
            let above = if root.is_none() { " or any folder above it" } else { "" };
            Outcome::bad(Diagnostic::nowhere(Mistake::NoSite {
                path: start.display().to_string(),
                above: above.into(),
            }))
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
fn below(root: &Path, file: &Path) -> Result<String, Box<Diagnostic>> {
    let reason = |error: std::io::Error| Box::new(cannot_read(file, &error));
    let whole = file.canonicalize().map_err(reason)?;
    let root = root.canonicalize().map_err(reason)?;
    let relative = whole.strip_prefix(&root).ok().and_then(Path::to_str);
    let name = relative.map(|path| path.replace(std::path::MAIN_SEPARATOR, "/"));
    name.ok_or_else(|| Box::new(Diagnostic::nowhere(Mistake::NotBelowRoot { path: file.display().to_string() })))
}
