//! `check`: every mistake of the site, for people or for programs.

use std::path::{Path, PathBuf};

use clap::ValueEnum;

use super::say::{self, Say};
use super::site::{read, with_site};
use crate::build;
use crate::diagnostic::{Outcome, Report, Severity, show};
use crate::files::Files;

/// How mistakes are told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Format {
    /// For people: the place, the line, a caret, advice
    Human,
    /// For programs: one JSON array of objects
    Json,
    /// For GitHub's workflows: annotations on a pull request
    Github,
    /// For code hosts and editors: SARIF 2.1.0
    Sarif,
}

/// Tells every mistake of the site and changes nothing.
pub(super) fn check(say: Say, root: Option<PathBuf>, format: Format) -> u8 {
    if format == Format::Human {
        return with_site(say, root, |site| {
            let told = build::check(&site.project);
            if !told.has_errors() {
                site.say.report(&Report::NoMistake { warnings: told.count(Severity::Warning).to_string() });
            }
            told
        });
    }
    let (told, folder, project) = match read(root) {
        Outcome { value: Some((root, project)), mut diagnostics } => {
            diagnostics.extend(build::check(&project));
            (diagnostics.sorted(), below_here(&root), project)
        }
        Outcome { value: None, diagnostics } => (diagnostics, String::new(), Files::new()),
    };
    let say = say.on(&project);
    let sources = build::sources(&told, &project);
    let source = |name: &str| sources.get(name).map(String::as_str);
    say::out(&match format {
        Format::Sarif => show::sarif(&told, say.catalogue(), &source, &folder),
        Format::Github => show::github(&told, say.catalogue(), &source, &folder),
        Format::Json | Format::Human => show::json(&told, say.catalogue(), &source),
    });
    told.exit_status()
}

/// The site's folder as seen from the folder where the program runs, with a slash at its end: code hosts
/// know files by their paths in the whole repository. Empty if it is this folder or one above it.
fn below_here(root: &Path) -> String {
    let here = std::env::current_dir().and_then(|here| here.canonicalize()).unwrap_or_default();
    let root = root.canonicalize().unwrap_or_default();
    let names = root.strip_prefix(here).unwrap_or(Path::new("")).components();
    names.map(|name| name.as_os_str().to_string_lossy().into_owned() + "/").collect()
}
