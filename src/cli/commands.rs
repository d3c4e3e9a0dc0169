//! The commands, each from its arguments to an exit status.

use std::path::{Path, PathBuf};
use std::time::Instant;

use signal_hook::consts::{SIGINT, SIGTERM};

use super::say::Say;
use super::site::{Opened, below, with_site};
use crate::accept::{self as accepting, Sentence};
use crate::build::{self, Options};
use crate::content::normal_base;
use crate::diagnostic::{Diagnostic, Diagnostics, Mistake, Outcome, Report, Severity};
use crate::files::Files;
use crate::publish::{self, Protected, Published, Stop};
use crate::{import as importing, seed};

/// What `build` was asked for.
pub(super) struct Wanted {
    pub(super) root: Option<PathBuf>,
    pub(super) out: Option<PathBuf>,
    pub(super) base_url: Option<String>,
    pub(super) draft: bool,
}

/// Builds the site and publishes it locally. Stopped by SIGINT or SIGTERM it leaves the site as it
/// was, and the status is 128 and the signal's number, as shells have it.
pub(super) fn build(say: Say, wanted: Wanted) -> u8 {
    let start = Instant::now();
    let stop = Stop::default();
    for signal in [SIGINT, SIGTERM] {
        // Without a handler the signal ends the program, and the next build clears away.
        _ = signal_hook::flag::register_usize(signal, stop.flag(), signal as usize);
    }
    let status = with_site(say, wanted.root.clone(), |site| {
        let mut told = Diagnostics::new();
        let published = publish_site(&wanted, &site.root, &site.project, &site.read, &stop).into(&mut told);
        let is_draft = wanted.draft && published.is_some();
        if let Some((published, pages, out)) = published {
            site.say.report(&built(&published, pages, &out, start, told.count(Severity::Warning)));
        }
        if is_draft && told.count(Severity::Failure) == 0 { without_errors(told, site) } else { told }
    });
    stop.signal().map_or(status, |signal| if status == 0 { 0 } else { 128 + signal })
}

/// What was published, how many pages it has, and where. `read` is what was told when the site's files were read: with a
/// file that could not be, nothing is published.
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

/// Builds the site `project`, which stands at `root`, into its public folder.
#[cfg(feature = "serve")]
pub(super) fn published(root: &Path, project: &Files) -> Outcome<Report> {
    let (start, wanted) = (Instant::now(), Wanted { root: None, out: None, base_url: None, draft: false });
    let Outcome { value, diagnostics } = publish_site(&wanted, root, project, &Diagnostics::new(), &Stop::default());
    let warnings = diagnostics.count(Severity::Warning);
    let done = value.map(|(published, pages, out)| built(&published, pages, &out, start, warnings));
    Outcome { value: done, diagnostics }
}

/// The one line that says what was built.
fn built(published: &Published, pages: usize, out: &Path, start: Instant, warnings: usize) -> Report {
    let here = std::env::current_dir().unwrap_or_default();
    Report::Built {
        pages: pages.to_string(),
        changed_pages: published.changed_pages.to_string(),
        files: (published.files - pages).to_string(),
        changed_files: (published.changed - published.changed_pages).to_string(),
        folder: out.strip_prefix(here).unwrap_or(out).display().to_string(),
        seconds: format!("{:.2}", start.elapsed().as_secs_f64()),
        warnings: warnings.to_string(),
    }
}

/// A draft is published in spite of its mistakes: they are told here, and the status is good.
fn without_errors(told: Diagnostics, site: &Opened) -> Diagnostics {
    site.say.told(&told.sorted(), &site.project);
    Diagnostics::new()
}

/// Imports a document.
pub(super) fn import(say: Say, root: Option<PathBuf>, document: &Path, policy: &str) -> u8 {
    with_site(say, root, |site| {
        let name = match below(&site.root, document) {
            Ok(name) => name,
            Err(diagnostic) => return (*diagnostic).into(),
        };
        let mut told = Diagnostics::new();
        let imported = Files::read_one(document, &name)
            .and(|bytes| seed::decode(&name, &bytes))
            .and(|text| seed::parse(&name, &text))
            .and(|table| importing::content(&table, policy, &name, &site.project));
        let Some(files) = imported.into(&mut told) else { return told };
        let count = files.len();
        if files.write_new(&site.root, &site.project).into(&mut told).is_some() {
            let (folder, files) = (format!("content/policies/{policy}"), count.to_string());
            site.say.report(&Report::Imported { document: name, folder, files });
        }
        told
    })
}

/// Accepts a translation, or one sentence of it (from 1).
pub(super) fn accept(say: Say, root: Option<PathBuf>, file: &Path, sentence: Option<Sentence>) -> u8 {
    with_site(say, root, |site| match below(&site.root, file) {
        Ok(name) => {
            let mut told = Diagnostics::new();
            let done = accepted(&site.root, &site.project, &name, sentence).into(&mut told);
            done.iter().for_each(|done| site.say.report(done));
            told
        }
        Err(diagnostic) => (*diagnostic).into(),
    })
}

/// Accepts the translation `name`, or one sentence of it, of the site `project`, which stands at `root`.
pub(super) fn accepted(root: &Path, project: &Files, name: &str, sentence: Option<Sentence>) -> Outcome<Report> {
    let mut told = Diagnostics::new();
    let linked = build::site(project).into(&mut told);
    // The mistakes of other measures do not keep a translation from being accepted, nor does the
    // line that is written anew.
    let folder = name.rsplit_once('/').map_or(name, |(folder, _)| folder);
    let renewed = |mistake: &Mistake| sentence.is_none() && matches!(mistake, Mistake::BadTranslates { .. });
    let mut here = told.clone().about(folder).without(renewed);
    let Some(linked) = linked.filter(|_| !here.has_errors()) else { return Outcome::bad(here) };
    let accepted = accepting::accept(project, &linked.site, name, sentence).into(&mut here);
    let is_unknown = here.iter().any(|told| matches!(told.mistake, Mistake::NotATranslation { .. }));
    if is_unknown && told.has_errors() {
        // Perhaps the measure is not known only because of a mistake elsewhere.
        return Outcome::bad(told);
    }
    let Some(text) = accepted else { return Outcome::bad(here) };
    let file = name.to_owned();
    if project.text(name) == Some(&*text) {
        let report = match sentence {
            None => Report::AcceptedAlready { file },
            Some(n) => Report::SentenceAcceptedAlready { sentence: n.to_string(), file },
        };
        return Outcome::with(report, here);
    }
    let written = Files::one(name, text).write_new(root, project).into(&mut here);
    let report = |_| match sentence {
        None => Report::Accepted { file },
        Some(n) => Report::SentenceAccepted { sentence: n.to_string(), file },
    };
    Outcome { value: written.map(report), diagnostics: here }
}

/// Makes an empty site in a folder that is not there or empty.
pub(super) fn init(say: &Say, dir: &Path) -> u8 {
    let files = importing::empty_site();
    let mut told = Diagnostics::new();
    if std::fs::read_dir(dir).is_ok_and(|mut entries| entries.next().is_some()) {
        told.push(Diagnostic::nowhere(Mistake::NotEmpty { path: dir.display().to_string() }));
    } else if files.write_new(dir, &Files::new()).into(&mut told).is_some() {
        say.report(&Report::MadeSite { folder: dir.display().to_string() });
    }
    say.told(&told, &files);
    told.exit_status()
}
