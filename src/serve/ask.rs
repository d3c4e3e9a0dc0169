//! Who may have something done: a page that this server has handed out to a browser on the same computer.
//!
//! Such a page knows the secret of this run, and browsers say of it that it is ours (`Origin`). Whoever looks at the site
//! from another computer gets pages without the secret, and is refused whatever they send.

use std::sync::Arc;

use axum::Json;
use axum::extract::{Extension, State as Of};
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use tokio::sync::oneshot;

use super::answer::State;
use super::builder::Work;
use super::deeds::{Asked, Wish};
use super::told::digest;

/// How long a wish may be, in bytes.
pub(super) const LONGEST: usize = 4096;

/// The header that holds the secret.
const SECRET: &str = "x-duizhao-secret";

/// Whether a connection comes from the computer that the server runs on.
#[derive(Debug, Clone, Copy)]
pub(super) struct Local(pub(super) bool);

/// Has done what a page wishes.
pub(super) async fn ask(
    Of(server): Of<Arc<State>>,
    Extension(local): Extension<Local>,
    headers: HeaderMap,
    wish: Json<Wish>,
) -> Response {
    if !may(&server, local, &headers) {
        return (StatusCode::FORBIDDEN, "only a page that this server has shown may ask for that\n").into_response();
    }
    let (answer, done) = oneshot::channel();
    // A builder that has ended answers nothing.
    _ = server.work.send(Work::Asked(Asked { wish: wish.0, answer }));
    match done.await {
        Ok(Ok(archive)) => {
            let headers =
                [(CONTENT_TYPE, "application/zip"), (CONTENT_DISPOSITION, "attachment; filename=\"site.zip\"")];
            (headers, archive).into_response()
        }
        Ok(Err(done)) => Json(done).into_response(),
        Err(_) => StatusCode::SERVICE_UNAVAILABLE.into_response(),
    }
}

/// Whether a request comes from a page of this run, on this computer.
fn may(server: &State, Local(is_local): Local, headers: &HeaderMap) -> bool {
    let said = headers.get(SECRET).map(|said| digest(said.as_bytes()));
    // Digests are compared, so that the time it takes tells nothing.
    is_local && server.names.sent(headers, false) && said == Some(digest(server.secret.as_bytes()))
}
