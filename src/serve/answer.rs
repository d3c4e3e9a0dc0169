//! Requests: who may ask, and what is answered.
//!
//! Everything is answered from the [`Shown`] of this moment. Addresses below [`PREFIX`] are the server's own; all others
//! are looked up in the map of the public files and nowhere else.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::Sender;

use axum::Router;
use axum::body::Body as Sent;
use axum::extract::{DefaultBodyLimit, Extension, Query, Request, State as Of};
use axum::http::header::{self, HeaderName, HeaderValue};
use axum::http::{StatusCode, Uri};
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{MethodRouter, get, post};
use serde::Deserialize;
use tokio::sync::watch;

use super::ask::{self, Local};
use super::builder::Work;
use super::host::Names;
use super::inject::{EMPTY, Facts, PREFIX, inject};
use super::shown::{Answer, Shown};
use super::{events, media, places, told, words};
use crate::diagnostic::catalogue::Spoken;
use crate::files::Body;

/// What answering needs to know.
pub(super) struct State {
    pub(super) names: Names,
    shown: watch::Receiver<Arc<Shown>>,
    stopping: watch::Receiver<()>,
    /// The site's folder.
    root: PathBuf,
    /// The words of the bar, as a script.
    words: String,
    run: String,
    /// What a page must know to have anything done.
    pub(super) secret: String,
    /// To the builder.
    pub(super) work: Sender<Work>,
}

impl State {
    /// A server of these names that shows what `shown` says until `stopping`.
    pub(super) fn new(
        names: Names,
        shown: watch::Receiver<Arc<Shown>>,
        stopping: watch::Receiver<()>,
        work: Sender<Work>,
        (root, spoken): (PathBuf, Spoken),
    ) -> Self {
        Self { names, shown, stopping, root, words: words::script(spoken), run: chance(), secret: chance(), work }
    }

    /// What a page is told whose digest is `page`.
    fn facts<'a>(&'a self, page: &'a str, Local(is_local): Local) -> Facts<'a> {
        Facts { page, run: &self.run, secret: is_local.then_some(&self.secret) }
    }

    fn shown(&self) -> Arc<Shown> {
        Arc::clone(&self.shown.borrow())
    }
}

/// Letters that nobody can guess.
fn chance() -> String {
    let mut bytes = [0; 16];
    getrandom::fill(&mut bytes).expect("every system that this program runs on has a source of randomness");
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

type Server = Arc<State>;

/// What every answer says: it is kept by nobody, read as what it is called, shown and used by no other site.
const HEADERS: [(HeaderName, &str); 5] = [
    (header::CACHE_CONTROL, "no-store"),
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (header::X_FRAME_OPTIONS, "DENY"),
    (header::REFERRER_POLICY, "same-origin"),
    (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
];

/// The files of the bar, by name.
const BAR: [(&str, &str); 11] = [
    ("ask.js", include_str!("bar/ask.js")),
    ("bar.css", include_str!("bar/bar.css")),
    ("bar.js", include_str!("bar/bar.js")),
    ("copy.js", include_str!("bar/copy.js")),
    ("live.js", include_str!("bar/live.js")),
    ("make.js", include_str!("bar/make.js")),
    ("mistakes.js", include_str!("bar/mistakes.js")),
    ("page.js", include_str!("bar/page.js")),
    ("place.js", include_str!("bar/place.js")),
    ("site.js", include_str!("bar/site.js")),
    ("say.js", include_str!("bar/say.js")),
];

/// All that can be asked for.
pub(super) fn router(state: Server) -> Router {
    let mut router = Router::new();
    let bar = BAR.map(|(name, text)| (name, text.to_owned()));
    for (name, text) in bar.into_iter().chain([("words.js", state.words.clone())]) {
        let answer = async move || ([(header::CONTENT_TYPE, media::of(name, None))], text.clone());
        router = router.route(&format!("{PREFIX}{name}"), get(answer));
    }
    let own = [
        ("events", get(stream) as MethodRouter<Server>),
        ("told", get(list)),
        ("places", get(of_page)),
        ("ask", post(ask::ask).layer(DefaultBodyLimit::max(ask::LONGEST))),
    ];
    for (name, method) in own {
        router = router.route(&format!("{PREFIX}{name}"), method);
    }
    let guarded = middleware::from_fn_with_state(Arc::clone(&state), guard);
    router.fallback_service(get(page).with_state(Arc::clone(&state))).layer(guarded).with_state(state)
}

/// Lets through what is asked of this server by pages of its own.
async fn guard(Of(server): Of<Server>, request: Request, next: Next) -> Response {
    let mut response = if !server.names.are_asked(request.uri(), request.headers()) {
        (StatusCode::MISDIRECTED_REQUEST, "this server does not answer under that name\n").into_response()
    } else if !server.names.sent(request.headers(), true) {
        (StatusCode::FORBIDDEN, "this server does not answer pages of other sites\n").into_response()
    } else {
        next.run(request).await
    };
    for (name, value) in HEADERS {
        response.headers_mut().insert(name, HeaderValue::from_static(value));
    }
    response
}

/// A public file; a page with the bar.
async fn page(Of(server): Of<Server>, Extension(local): Extension<Local>, uri: Uri) -> Response {
    let shown = server.shown();
    // Making a page takes longer than others should wait.
    match tokio::task::block_in_place(|| shown.answer(uri.path())) {
        Answer::Elsewhere(address) => {
            let query = uri.query().map(|query| format!("?{query}")).unwrap_or_default();
            Redirect::temporary(&format!("{address}{query}")).into_response()
        }
        Answer::Page(page) => with_bar(&server, local, &page),
        Answer::File(name, body) => file(&server, &name, body).await,
        Answer::Missing(page) => {
            let page = page.map_or_else(
                || inject(EMPTY, server.facts("", local)).into_response(),
                |page| with_bar(&server, local, &page),
            );
            (StatusCode::NOT_FOUND, page).into_response()
        }
    }
}

async fn file(server: &State, name: &str, body: Body) -> Response {
    let root = server.root.clone();
    match tokio::task::spawn_blocking(move || body.read_below(&root)).await {
        Ok(Ok(bytes)) => {
            let media = media::of(name, Some(&bytes));
            ([(header::CONTENT_TYPE, media)], Sent::from(bytes.to_vec())).into_response()
        }
        // It vanished a moment ago, or is a link now.
        _ => StatusCode::NOT_FOUND.into_response(),
    }
}

fn with_bar(server: &State, local: Local, page: &[u8]) -> Response {
    let html = inject(&String::from_utf8_lossy(page), server.facts(&told::digest(page), local));
    html.into_response()
}

/// Which page an open page is.
#[derive(Debug, Deserialize)]
struct Asked {
    page: String,
}

async fn stream(Of(server): Of<Server>, Query(asked): Query<Asked>) -> Response {
    events::stream(server.shown.clone(), server.stopping.clone(), server.run.clone(), asked.page)
}

async fn list(Of(server): Of<Server>) -> Response {
    json(server.shown().told.list.clone())
}

async fn of_page(Of(server): Of<Server>, Query(asked): Query<Asked>) -> Response {
    let shown = server.shown();
    let found = shown.site.as_ref().map(|site| places::places(site, &asked.page)).unwrap_or_default();
    json(serde_json::to_string(&found).expect("texts and numbers are always JSON"))
}

fn json(text: String) -> Response {
    ([(header::CONTENT_TYPE, "application/json")], text).into_response()
}
