//! What the bar can have done: the program's own commands, asked for by a page.
//!
//! The commands are handed in by who starts the server, so that a button does exactly what the command does. They run on
//! the builder's thread, one after the other and never beside a build.

use std::path::Path;

use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;
use tokio::sync::oneshot;

use super::told::{Told, digest};
use crate::accept::Sentence;
use crate::diagnostic::catalogue::Catalogue;
use crate::diagnostic::{Diagnostic, Diagnostics, Mistake, Outcome, Phrase, Place, Report};
use crate::files::Files;
use crate::{build, tidy};

/// The commands, each from the site's folder and its files to what is to be said of it.
#[derive(Debug, Clone, Copy)]
pub struct Deeds {
    /// Accepts the translation of this name, or one sentence of it.
    pub accept: fn(&Path, &Files, &str, Option<Sentence>) -> Outcome<Report>,
    /// Builds the site into its public folder.
    pub build: fn(&Path, &Files) -> Outcome<Report>,
    /// The site's sources as a zip archive.
    pub pack: fn(&Path, &Files) -> Outcome<Vec<u8>>,
}

/// What a page asks for.
#[derive(Debug, Clone, Deserialize)]
#[serde(tag = "deed", rename_all = "kebab-case", deny_unknown_fields)]
pub(super) enum Wish {
    /// That a translation be accepted.
    Accept {
        /// Its name below the root.
        file: String,
        /// The sentence, from 1; without it, all of them.
        sentence: Option<Sentence>,
    },
    /// That a file be tidied.
    Tidy {
        /// Its name below the root.
        file: String,
        /// What was shown and agreed to, by its digest; without it, nothing is written.
        agreed: Option<String>,
    },
    /// That the site be built.
    Build,
    /// The sources as a zip archive.
    Pack,
}

/// What became of it.
#[derive(Debug, Serialize)]
pub(super) struct Done {
    /// Whether it was done.
    is_done: bool,
    /// What is to be said of it.
    said: String,
    /// What is wrong, as in the list of the bar.
    told: Box<RawValue>,
    /// What would be changed, line by line.
    shown: String,
    /// What to send back so that it is changed.
    agree: Option<String>,
}

/// A wish and where its fulfilment is waited for.
pub(super) struct Asked {
    pub(super) wish: Wish,
    pub(super) answer: oneshot::Sender<Result<Vec<u8>, Done>>,
}

impl Deeds {
    /// Does what was wished with the site at `root`, whose files are `project`; `read` is what was told when they were
    /// read. `Ok` is an archive, all else is said.
    pub(super) fn fulfil(
        &self,
        wish: &Wish,
        root: &Path,
        (project, read): (&Files, &Diagnostics),
        words: &Catalogue,
    ) -> Result<Vec<u8>, Done> {
        let done = |value: Option<Report>, told: Diagnostics| Err(Done::new(value, told, words, project));
        // A file that could not be read would look as if it had been taken out.
        if read.has_errors() {
            return done(None, read.clone());
        }
        let Outcome { value, diagnostics } = match wish {
            Wish::Accept { file, sentence } => (self.accept)(root, project, file, *sentence),
            Wish::Tidy { file, agreed } => return Err(tidied(root, project, file, agreed.as_deref(), words)),
            Wish::Build => (self.build)(root, project),
            Wish::Pack => match (self.pack)(root, project) {
                Outcome { value: Some(bytes), .. } => return Ok(bytes),
                Outcome { value: None, diagnostics } => Outcome::bad(diagnostics),
            },
        };
        done(value, diagnostics)
    }
}

impl Done {
    fn new(value: Option<Report>, told: Diagnostics, words: &Catalogue, project: &Files) -> Self {
        let told = told.sorted();
        let list = Told::new(&told, words, &build::sources(&told, project)).list;
        let told = RawValue::from_string(list).expect("a list of what is wrong is JSON");
        let said = value.as_ref().map(|report| words.report(report)).unwrap_or_default();
        Self { is_done: value.is_some(), said, told, shown: String::new(), agree: None }
    }
}

/// Tidies a file of `content/`: what would be changed, or, if just that was agreed to, changes it.
fn tidied(root: &Path, project: &Files, file: &str, agreed: Option<&str>, words: &Catalogue) -> Done {
    let mut told = Diagnostics::new();
    let is_content = file.starts_with("content/");
    let found = if is_content { tidy::tidy(project, file) } else { refused(file) };
    let Some(tidied) = found.into(&mut told) else { return Done::new(None, told, words, project) };
    let file = file.to_owned();
    if tidied.changes.is_empty() {
        return Done::new(Some(Report::TidyAlready { file }), told, words, project);
    }
    // The file as it stands belongs to what was agreed to.
    let before = project.bytes(&file).unwrap_or_default();
    let agree = digest(&[before, tidied.text.as_bytes()].join(&0));
    if agreed == Some(&*agree) {
        let changes = tidied.changes.len().to_string();
        let written = Files::one(file.as_str(), tidied.text).write_new(root, project).into(&mut told);
        return Done::new(written.map(|_| Report::Tidied { file, changes }), told, words, project);
    }
    let shown = tidied.changes.iter().map(|change| tidy::changed(change, words)).collect();
    Done { shown, agree: Some(agree), ..Done::new(None, told, words, project) }
}

fn refused<T>(file: &str) -> Outcome<T> {
    Outcome::bad(Diagnostic::at(Place::file(file), Mistake::CannotTidy { what: Phrase::NotForTidying {} }))
}
