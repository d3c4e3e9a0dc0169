//! The live server: shows a site while it is being written.
//!
//! A folder goes in; its pages are answered from memory, and built anew as soon as a file is saved. Pages that are open
//! in a browser show what has changed and keep their place; mistakes are told in the page and to whoever called. It
//! never touches what is published, and of the folder it serves the public files alone.
//!
//! ```text
//! watch ─files saved→ builder ─build::build→ Shown ─swapped in→ answer ← listen
//!                                              └────────────→ events → open pages
//! ```
//!
//! One thread builds, and is the only one that writes; connections read the latest [`Shown`](shown::Shown),
//! whatever the builder does meanwhile.

mod answer;
mod ask;
mod builder;
mod deeds;
mod events;
mod host;
mod inject;
mod listen;
mod media;
mod path;
mod places;
mod shown;
mod told;
mod trial;
mod watch;
mod words;

pub use deeds::Deeds;

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc;
use std::time::Duration;

use tokio::sync::oneshot;

use crate::diagnostic::catalogue::Spoken;
use crate::diagnostic::{Diagnostic, Diagnostics, Mistake, Outcome, Phrase};
use crate::files::Files;

/// The address at which the server listens if nothing else is asked for: that of the own machine.
pub const LOOPBACK: &str = "127.0.0.1";

/// What is to be served, and where.
#[derive(Debug, Clone)]
pub struct Options {
    /// The site's folder.
    pub root: PathBuf,
    /// The name or address to listen on; without it, [`LOOPBACK`].
    pub host: Option<String>,
    /// The port; without it, the first free one from 8000 on.
    pub port: Option<u16>,
    /// The language of the bar and of what it tells.
    pub spoken: Spoken,
    /// What the bar can have done.
    pub deeds: Deeds,
}

/// What the server tells while it runs.
#[derive(Debug)]
pub enum Said<'a> {
    /// It answers at this address; `open` if other machines can reach it.
    Listening {
        /// The address to open.
        address: &'a str,
        /// Whether other machines can reach it.
        open: bool,
    },
    /// The system does not tell which files are saved, so that they are looked at from time to time.
    Polling {
        /// Why.
        reason: &'a str,
    },
    /// The site was built anew.
    Built {
        /// The files that were saved; none at the beginning, and where it is not known.
        files: &'a [String],
        /// How many pages are other than before; nothing if other files were saved before all could be compared.
        pages: Option<usize>,
        /// How long it took until it could be seen.
        took: Duration,
        /// What is wrong.
        told: &'a Diagnostics,
        /// The files that were read.
        project: &'a Files,
    },
}

/// Serves until the process is interrupted (Ctrl-C). Mistakes: the address cannot be listened on.
pub fn serve(options: &Options, say: &mut (dyn FnMut(Said) + Send)) -> Outcome<()> {
    match run(options, say) {
        Ok(()) => Outcome::good(()),
        Err(mistake) => Outcome::bad(*mistake),
    }
}

fn run(options: &Options, say: &mut (dyn FnMut(Said) + Send)) -> Result<(), Box<Diagnostic>> {
    let host = options.host.as_deref().unwrap_or(LOOPBACK);
    let refused = |error: std::io::Error| {
        let at = options.port.map_or(host.to_owned(), |port| format!("{}:{port}", host::written(host)));
        let reason = match error.kind() {
            std::io::ErrorKind::AddrInUse => Phrase::PortTaken {},
            std::io::ErrorKind::AddrNotAvailable => Phrase::NotOurAddress {},
            _ => Phrase::reason(&error),
        };
        Box::new(Diagnostic::nowhere(Mistake::CannotServe { at, reason }))
    };
    let runtime =
        tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().map_err(refused)?;
    let listener = runtime.block_on(listen::bind(host, options.port)).map_err(refused)?;
    let local = listener.local_addr().map_err(refused)?;
    let (work, works) = mpsc::channel();
    let (mut builder, shown) = builder::Builder::new(options, work.clone(), say);
    let named = if local.ip().is_unspecified() { LOOPBACK.to_owned() } else { host::written(host) };
    builder.say(Said::Listening {
        address: &format!("http://{named}:{}/", local.port()),
        open: !local.ip().is_loopback(),
    });
    let names = host::Names::new(host, local.port());
    let (stop, stopping) = tokio::sync::watch::channel(());
    let state = answer::State::new(names, shown, stopping, work.clone(), (builder.root().to_owned(), options.spoken));
    let (_alive, ended) = oneshot::channel::<()>();
    std::thread::scope(|scope| {
        scope.spawn(move || {
            let _alive = _alive;
            builder.run(&works);
        });
        runtime.block_on(async {
            let stop = async move {
                tokio::select! { () = interrupted() => {}, _ = ended => {} }
                // Streams of events would never end by themselves.
                drop(stop);
            };
            listen::run(listener, answer::router(Arc::new(state)), stop).await;
        });
        _ = work.send(builder::Work::Stop);
    });
    Ok(())
}

/// Done when the process is asked to end.
async fn interrupted() {
    #[cfg(unix)]
    if let Ok(mut term) = tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) {
        tokio::select! { _ = tokio::signal::ctrl_c() => {}, _ = term.recv() => {} }
        return;
    }
    _ = tokio::signal::ctrl_c().await;
}
