//! `duizhao serve`, and the program without a command: a site while it is being written.

use std::io::IsTerminal;
use std::path::{Path, PathBuf};
use std::time::Duration;

use super::say::Say;
use super::{commands, pack, site};
use crate::diagnostic::{Diagnostics, Outcome, Report, Severity};
use crate::files::Files;
use crate::serve::{self as server, Deeds, Options, Said};

/// What `serve` was asked for.
#[derive(Debug, Default)]
pub(super) struct Wanted {
    pub(super) root: Option<PathBuf>,
    pub(super) port: Option<u16>,
    pub(super) host: Option<String>,
    pub(super) open: bool,
}

/// Serves a site until it is interrupted.
pub(super) fn serve(say: Say, wanted: Wanted) -> u8 {
    let Outcome { value, diagnostics } = site::read(wanted.root.clone());
    let Some((root, project)) = value else {
        say.told(&diagnostics, &Files::new());
        return diagnostics.exit_status();
    };
    let say = say.on(&project);
    let deeds = Deeds { accept: commands::accepted, build: commands::published, pack: packed };
    let options = Options { root, host: wanted.host, port: wanted.port, spoken: say.catalogue().language(), deeds };
    let told = server::serve(&options, &mut |said| tell(&say, said, wanted.open)).diagnostics;
    say.told(&told, &Files::new());
    told.exit_status()
}

/// Serves the site here and opens the browser; where there is no site, says what to do. After a double click nobody would
/// see what was said last, so that it waits there.
pub(super) fn bare(say: Say) -> u8 {
    // A double click may start the program in another folder than its own.
    let beside = || std::env::current_exe().ok()?.parent().map(Path::to_owned);
    let root = site::found(None).ok().or_else(|| beside().filter(|folder| folder.join("site.yaml").exists()));
    let waiting = say.words(&Report::PressEnter {});
    let status = match root {
        Some(root) => serve(say, Wanted { root: Some(root), open: true, ..Wanted::default() }),
        None => {
            say.hint(&Report::NothingHere {});
            2
        }
    };
    if cfg!(windows) && status != 0 && std::io::stdin().is_terminal() {
        super::say::err(&(waiting + "\n"));
        _ = std::io::stdin().read_line(&mut String::new());
    }
    status
}

/// Says what the server tells.
fn tell(say: &Say, said: Said, open_browser: bool) {
    match said {
        Said::Listening { address, open } => {
            say.report(&Report::Serving { address: address.to_owned() });
            if open {
                say.report(&Report::ServingOthers {});
            }
            say.report(&Report::ServingEnd {});
            if open_browser && open::that_detached(address).is_err() {
                say.report(&Report::NoBrowser {});
            }
        }
        Said::Polling { reason } => say.hint(&Report::Polling { reason: reason.to_owned() }),
        Said::Built { files, pages, took, told, project } => {
            say.report(&rebuilt(say, files, pages, took, told));
            say.told(&without_notices(told), project);
        }
    }
}

/// The one line of a rebuild.
fn rebuilt(say: &Say, files: &[String], pages: Option<usize>, took: Duration, told: &Diagnostics) -> Report {
    let files = match files {
        [] => say.words(&Report::AllFiles {}),
        [one] => one.clone(),
        [one, rest @ ..] => say.words(&Report::AndOthers { file: one.clone(), others: rest.len().to_string() }),
    };
    let time = took.as_millis().to_string();
    let mistakes = told.iter().filter(|told| told.severity() < Severity::Warning).count().to_string();
    let warnings = told.count(Severity::Warning).to_string();
    match pages {
        Some(pages) => Report::Rebuilt { files, pages: pages.to_string(), time, mistakes, warnings },
        None => Report::RebuiltUnseen { files, time, mistakes, warnings },
    }
}

/// Notices are for who publishes, not at every save.
fn without_notices(told: &Diagnostics) -> Diagnostics {
    let mut left = Diagnostics::new();
    told.iter().filter(|told| told.severity() < Severity::Notice).for_each(|told| left.push(told.clone()));
    left
}

/// The archive of a site, as `duizhao pack` makes it.
fn packed(root: &Path, project: &Files) -> Outcome<Vec<u8>> {
    pack::packed(root, project).and(|packed| {
        let bytes = packed.bytes.clone();
        packed.remember(root).map(|_| bytes)
    })
}
