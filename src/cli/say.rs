//! What reaches the terminal, and in which language. A closed pipe is no failure of the program: nobody
//! listens any more.

use std::io::{IsTerminal, Write};

use crate::diagnostic::catalogue::{Catalogue, Spoken};
use crate::diagnostic::{Diagnostics, Report, show};
use crate::files::Files;
use crate::{build, content};

/// The words of the language that a command speaks.
pub(super) struct Say {
    wanted: Option<Spoken>,
    words: Catalogue,
}

impl Say {
    /// The language that was asked for, else the system's if the program speaks it, else English.
    pub(super) fn new(wanted: Option<Spoken>) -> Self {
        let system = || sys_locale::get_locale().and_then(|tag| Spoken::of_tag(&tag));
        let spoken = wanted.or_else(system).unwrap_or(Spoken::English);
        Self { wanted, words: Catalogue::of(spoken) }
    }

    /// The same in the language of the site `project` (`messages` in its `site.yaml`), if none was asked for.
    pub(super) fn on(mut self, project: &Files) -> Self {
        self.turn_to(project);
        self
    }

    /// Turns to the language of the site `project`, if none was asked for.
    pub(super) fn turn_to(&mut self, project: &Files) {
        if let (None, Some(site)) = (self.wanted, content::spoken(project))
            && site != self.words.language()
        {
            self.words = Catalogue::of(site);
        }
    }

    /// What `report` says, for a text that is more than a line.
    pub(super) fn words(&self, report: &Report) -> String {
        self.words.report(report)
    }

    /// The catalogue, for a stage that makes a text itself.
    pub(super) fn catalogue(&self) -> &Catalogue {
        &self.words
    }

    /// Writes one line to standard output: what was done.
    pub(super) fn report(&self, report: &Report) {
        out(&(self.words.report(report) + "\n"));
    }

    /// Writes what was found to standard error, for people, ordered by file and place.
    pub(super) fn told(&self, told: &Diagnostics, project: &Files) {
        let sources = build::sources(told, project);
        let colour = std::io::stderr().is_terminal();
        let text = show::human(told, &self.words, &|name| sources.get(name).map(String::as_str), colour);
        err(&text);
    }

    /// Writes one line to standard error: what is to be known or done.
    #[cfg(feature = "serve")]
    pub(super) fn hint(&self, report: &Report) {
        err(&(self.words.report(report) + "\n"));
    }
}

/// Writes `text` to standard output.
pub(super) fn out(text: &str) {
    let mut stdout = anstream::stdout().lock();
    _ = stdout.write_all(text.as_bytes()).and_then(|()| stdout.flush());
}

/// Writes `text` to standard error.
pub(super) fn err(text: &str) {
    let mut stderr = anstream::stderr().lock();
    _ = stderr.write_all(text.as_bytes()).and_then(|()| stderr.flush());
}
