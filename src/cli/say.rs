//! What reaches the terminal. A closed pipe is no failure of the program: nobody listens any more.

use std::io::{IsTerminal, Write};

use crate::build;
use crate::diagnostic::catalogue::Catalogue;
use crate::diagnostic::{Diagnostics, show};
use crate::files::Files;

/// Writes `text` to standard output.
pub(super) fn out(text: &str) {
    let mut stdout = anstream::stdout().lock();
    _ = stdout.write_all(text.as_bytes()).and_then(|()| stdout.flush());
}

/// Writes what was found to standard error, for people, ordered by file and place.
pub(super) fn told(told: &Diagnostics, project: &Files) {
    let sources = build::sources(told, project);
    let colour = std::io::stderr().is_terminal();
    let text = show::human(told, &Catalogue::english(), &|name| sources.get(name).map(String::as_str), colour);
    let mut stderr = anstream::stderr().lock();
    _ = stderr.write_all(text.as_bytes()).and_then(|()| stderr.flush());
}

/// Writes what was found to standard output, for programs.
pub(super) fn json(told: &Diagnostics, project: &Files) {
    let sources = build::sources(told, project);
    out(&show::json(told, &Catalogue::english(), &|name| sources.get(name).map(String::as_str)));
}

/// `1 page`, `2 pages`.
pub(super) fn count(number: usize, one: &str) -> String {
    format!("{number} {one}{}", if number == 1 { "" } else { "s" })
}
