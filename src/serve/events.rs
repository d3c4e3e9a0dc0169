//! Server-sent events: an open page is told when it, or what is wrong with the site, has changed.
//!
//! Each stream holds nothing but what it said last; a client that does not listen misses states, never the latest.

use std::convert::Infallible;
use std::sync::Arc;
use std::time::Duration;

use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use futures_util::stream;
use serde::Serialize;
use tokio::sync::watch;

use super::shown::Shown;

/// How often a silent stream says that it is alive, so that one that nobody reads any more ends.
const ALIVE: Duration = Duration::from_secs(15);

/// What an open page is told.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
struct State {
    /// The run of the server.
    run: String,
    /// What tells the page from what it was.
    page: String,
    /// The same for the list of what is wrong.
    told: String,
    errors: usize,
    warnings: usize,
    /// Whether the page shows the files as they stand.
    current: bool,
}

impl State {
    fn new(shown: &Shown, run: &str, path: &str) -> Self {
        Self {
            run: run.to_owned(),
            page: shown.page_digest(path),
            told: shown.told.digest.clone(),
            errors: shown.told.errors,
            warnings: shown.told.warnings,
            current: shown.is_current,
        }
    }
}

struct Listener {
    shown: watch::Receiver<Arc<Shown>>,
    stopping: watch::Receiver<()>,
    run: String,
    path: String,
    last: Option<State>,
}

/// The events for the page at `path`: the state at once, and again when it is another.
pub(super) fn stream(
    shown: watch::Receiver<Arc<Shown>>,
    stopping: watch::Receiver<()>,
    run: String,
    path: String,
) -> Response {
    let listener = Listener { shown, stopping, run, path, last: None };
    let events = stream::unfold(listener, |mut listener| async move {
        let event = listener.next().await?;
        Some((Ok::<_, Infallible>(event), listener))
    });
    Sse::new(events).keep_alive(KeepAlive::new().interval(ALIVE)).into_response()
}

impl Listener {
    /// Waits for the next state that is another; `None` when the server ends.
    async fn next(&mut self) -> Option<Event> {
        loop {
            let shown = Arc::clone(&self.shown.borrow_and_update());
            let state = tokio::task::block_in_place(|| State::new(&shown, &self.run, &self.path));
            if self.last.as_ref() != Some(&state) {
                let event = Event::default().json_data(&state).ok()?;
                self.last = Some(state);
                return Some(event);
            }
            tokio::select! {
                changed = self.shown.changed() => changed.ok()?,
                _ = self.stopping.changed() => return None,
            }
        }
    }
}
