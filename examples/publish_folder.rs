//! Publishes the files of one folder to another: `publish_folder FROM OUT [ROOT]`. Tests run it
//! under a tracer that stops it at every system call. Files below `FROM/static/` stay on disk until
//! they are copied. `ROOT` is the site's root; without it, `FROM`.

use std::env::args;
use std::io::{Write, stderr, stdout};
use std::path::Path;
use std::process::ExitCode;

use duizhao::diagnostic::catalogue::{Catalogue, Spoken};
use duizhao::diagnostic::{Outcome, show};
use duizhao::files::Files;
use duizhao::publish::{Protected, Stop, publish};

fn main() -> ExitCode {
    let mut given = args().skip(1);
    let (from, out) = (given.next().unwrap_or_default(), given.next().unwrap_or_default());
    let protected = Protected::of(given.next().unwrap_or_else(|| from.clone()));
    let read = Files::read(Path::new(&from), &[""], "static/");
    let outcome = match read.diagnostics.has_errors() {
        true => Outcome::bad(read.diagnostics),
        false => read.and(|files| publish(&files, Path::new(&out), &protected, &Stop::default())),
    };
    if let Some(done) = outcome.value {
        let line = format!("{} files, {} changed, {} removed\n", done.files, done.changed, done.removed);
        let _ = stdout().write_all(line.as_bytes());
    }
    let told = show::human(&outcome.diagnostics, &Catalogue::of(Spoken::English), &|_| None, false);
    let _ = stderr().write_all(told.as_bytes());
    ExitCode::from(outcome.diagnostics.exit_status())
}
