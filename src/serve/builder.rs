//! The thread that builds: takes what is to be done one after the other, and swaps in what is to be shown.
//!
//! A site is shown as soon as its pages can be made; each is made when somebody looks at it. All of them are made once
//! when nothing else is to be done, since a template may fail only then: a site that does not stand this trial gives way
//! to the last good one.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender};
use std::time::{Duration, Instant};

use tokio::sync::watch;

use super::deeds::Asked;
use super::shown::{Good, Shown};
use super::told::Told;
use super::trial::{Digests, Trial};
use super::watch::{Changed, Watch};
use super::{Deeds, Options, Said};
use crate::build::{self, PARTS, STATIC};
use crate::diagnostic::catalogue::Catalogue;
use crate::diagnostic::{Diagnostics, Outcome};
use crate::files::Files;

/// How long nothing must happen before all pages are tried: whoever saved a file looks at a page first.
const QUIET: Duration = Duration::from_millis(150);

/// What is to be done.
pub(super) enum Work {
    /// Files were saved.
    Changed(Changed),
    /// A page asks for something.
    Asked(Asked),
    /// The server ends.
    Stop,
}

/// The builder with what it knows.
pub(super) struct Builder<'a> {
    root: PathBuf,
    words: Catalogue,
    deeds: Deeds,
    say: &'a mut (dyn FnMut(Said) + Send),
    watch: Option<Watch>,
    project: Files,
    /// What was told when files were read.
    read: Diagnostics,
    shown: watch::Sender<Arc<Shown>>,
    /// The last site without a mistake.
    good: Option<Arc<Good>>,
    /// What its pages were.
    digests: Digests,
    /// What is shown but not tried.
    untried: Option<Untried>,
}

/// A site that is shown before all its pages have been made.
struct Untried {
    site: Arc<Good>,
    files: Vec<String>,
    took: Duration,
    told: Diagnostics,
    trial: Trial,
}

impl<'a> Builder<'a> {
    /// A builder that has built once, and where to see what it shows. It watches the site and sends itself (`work`) what
    /// changes.
    pub(super) fn new(
        options: &Options,
        work: Sender<Work>,
        say: &'a mut (dyn FnMut(Said) + Send),
    ) -> (Self, watch::Receiver<Arc<Shown>>) {
        // What the system tells of are whole paths.
        let root = std::path::absolute(&options.root).unwrap_or_else(|_| options.root.clone());
        let (watch, reason) = Watch::new(&root, &work);
        if let Some(reason) = reason {
            say(Said::Polling { reason: &reason });
        }
        let (shown, seen) = watch::channel(Arc::default());
        let mut builder = Self {
            root,
            words: Catalogue::of(options.spoken),
            deeds: options.deeds,
            say,
            watch,
            project: Files::new(),
            read: Diagnostics::new(),
            shown,
            good: None,
            digests: Digests::new(),
            untried: None,
        };
        builder.update(None);
        (builder, seen)
    }

    /// The site's folder, as a whole path.
    pub(super) fn root(&self) -> &Path {
        &self.root
    }

    /// Tells something.
    pub(super) fn say(&mut self, said: Said) {
        (self.say)(said);
    }

    /// Works until it is told to stop.
    pub(super) fn run(&mut self, works: &Receiver<Work>) {
        let mut wait = QUIET;
        loop {
            let next = match &self.untried {
                Some(_) => works.recv_timeout(wait),
                None => works.recv().map_err(|_| RecvTimeoutError::Disconnected),
            };
            wait = QUIET;
            match next {
                Ok(Work::Changed(changed)) => {
                    // What came meanwhile is built together with it.
                    let mut changed = changed;
                    let mut after = None;
                    while after.is_none() {
                        match works.try_recv() {
                            Ok(Work::Changed(more)) => changed = changed.zip(more).map(|(one, other)| &one | &other),
                            Ok(other) => after = Some(other),
                            Err(_) => break,
                        }
                    }
                    self.update(changed);
                    match after {
                        Some(Work::Asked(asked)) => self.fulfil(asked),
                        Some(Work::Stop) => return,
                        _ => {}
                    }
                }
                Ok(Work::Asked(asked)) => self.fulfil(asked),
                Err(RecvTimeoutError::Timeout) => {
                    self.try_some();
                    wait = Duration::ZERO;
                }
                Ok(Work::Stop) | Err(RecvTimeoutError::Disconnected) => return,
            }
        }
    }

    /// Does what a page asks for, with the files as they stand.
    fn fulfil(&mut self, Asked { wish, answer }: Asked) {
        // What was saved a moment ago may not have been told yet.
        self.update(None);
        let done = self.deeds.fulfil(&wish, &self.root, (&self.project, &self.read), &self.words);
        // A page that was closed meanwhile waits for nothing.
        _ = answer.send(done);
    }

    /// Reads what changed, builds if it is other than before, and shows it.
    fn update(&mut self, changed: Changed) {
        let start = Instant::now();
        let is_first = self.project.is_empty();
        let (old, old_read) = (std::mem::take(&mut self.project), std::mem::take(&mut self.read));
        self.reread(&old, &old_read, changed.as_ref());
        if self.project == old && self.read == old_read && !is_first {
            return;
        }
        // What is overtaken is told now. It was seen, so that it is what stays underneath a mistake.
        if let Some(Untried { site, files, took, told, .. }) = self.untried.take() {
            self.good = Some(site).filter(|site| !site.is_draft).or(self.good.take());
            self.tell(&files, None, took, &told);
        }
        let files: Vec<String> = if is_first { Vec::new() } else { differing(&old, &self.project) };
        let options = build::Options { base_url: None, draft: self.good.is_none() };
        let Outcome { value, diagnostics: mut told } = build::ready(&self.project, &options);
        told.extend(self.read.clone());
        let told = told.sorted();
        let is_draft = told.has_errors();
        let site = value.filter(|_| !is_draft || self.good.is_none());
        let site = site.map(|ready| Arc::new(Good { ready, project: self.project.clone(), is_draft }));
        self.show(site.clone(), &told);
        let took = start.elapsed();
        match site {
            Some(site) => self.untried = Some(Untried { trial: Trial::of(&site.ready), site, files, took, told }),
            None => self.tell(&files, Some(0), took, &told),
        }
    }

    /// Makes some more pages; when all are made, says how it went.
    fn try_some(&mut self) {
        let Some(mut untried) = self.untried.take() else { return };
        if !untried.trial.go_on(&untried.site.ready) {
            self.untried = Some(untried);
            return;
        }
        let Untried { site, files, took, mut told, trial } = untried;
        let (found, digests) = trial.done();
        let failed = found.has_errors();
        build::tell_once(&found, &mut told);
        let told = told.sorted();
        if failed {
            self.show(None, &told);
            return self.tell(&files, Some(0), took, &told);
        }
        let pages = digests.iter().filter(|(path, digest)| self.digests.get(*path) != Some(digest)).count();
        self.digests = digests;
        if !site.is_draft {
            self.good = Some(site);
        }
        self.tell(&files, Some(pages), took, &told);
    }

    /// Shows `site`, or the last good one, with what is wrong with the files as they stand.
    fn show(&self, site: Option<Arc<Good>>, told: &Diagnostics) {
        let sources = build::sources(told, &self.project);
        let words = Arc::new(Told::new(told, &self.words, &sources));
        let is_current = site.is_some();
        let last = || self.good.clone().or_else(|| self.shown.borrow().site.clone());
        self.shown.send_replace(Arc::new(Shown { site: site.or_else(last), told: words, is_current }));
    }

    fn tell(&mut self, files: &[String], pages: Option<usize>, took: Duration, told: &Diagnostics) {
        (self.say)(Said::Built { files, pages, took, told, project: &self.project });
    }

    /// Reads the files at `changed`, or all.
    fn reread(&mut self, old: &Files, old_read: &Diagnostics, changed: Option<&BTreeSet<String>>) {
        // What was wrong with reading may be mended in a way that no file tells.
        let single = changed.filter(|_| old_read.is_empty()).and_then(|names| old.refreshed(&self.root, names));
        if let Some(files) = single {
            self.project = files;
            return;
        }
        if let Some(watch) = &mut self.watch {
            // A folder that vanishes at this moment will be told of.
            _ = watch.renew();
        }
        let Outcome { value, diagnostics } = Files::read(&self.root, &PARTS, STATIC);
        (self.project, self.read) = (value.unwrap_or_default(), diagnostics);
    }
}

/// The names of the files that are other than before, new or gone.
fn differing(old: &Files, new: &Files) -> Vec<String> {
    let (changed, gone) = old.changes(new);
    changed.iter().map(|(name, _)| name.to_owned()).chain(gone).collect()
}
