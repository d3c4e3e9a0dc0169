//! Sockets: where the server listens, and each connection from its beginning to its end.
//!
//! A request's head must come within [`HEAD_TIME`] and be no longer than [`HEAD_SIZE`]; there are never more than
//! [`CONNECTIONS`] at a time. What is answered is for `answer`.

use std::io::{self, ErrorKind};
use std::net::{SocketAddr, ToSocketAddrs};
use std::pin::pin;
use std::sync::Arc;
use std::time::Duration;

use axum::{Extension, Router};
use hyper::server::conn::http1;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use hyper_util::service::TowerToHyperService;
use tokio::net::TcpListener;
use tokio::sync::Semaphore;

use super::ask::Local;
use super::host;

/// The port that is taken if none is asked for, or the next one that is free.
const PORT: u16 = 8000;

/// How many ports are tried.
const PORTS: u16 = 100;

/// How long a head may take; an open connection without a request is closed as soon.
const HEAD_TIME: Duration = Duration::from_secs(10);

/// How long a head may be, in bytes, and how many lines it may have.
const HEAD_SIZE: (usize, usize) = (32 * 1024, 100);

/// How many connections are held at a time; more of them wait.
const CONNECTIONS: usize = 1024;

/// How long answers under way may take when the server is to end.
const GRACE: Duration = Duration::from_secs(2);

/// Listens on `host` at `port`, or at the first free port from 8000 on.
pub(super) async fn bind(host: &str, port: Option<u16>) -> io::Result<TcpListener> {
    let bare = host::bare(host);
    let ports = port.map_or(PORT..=PORT + PORTS, |port| port..=port);
    let mut last = ErrorKind::AddrNotAvailable.into();
    for port in ports {
        let addresses: Vec<SocketAddr> = (bare, port).to_socket_addrs()?.collect();
        match TcpListener::bind(&*addresses).await {
            Err(error) if error.kind() == ErrorKind::AddrInUse => last = error,
            done => return done,
        }
    }
    Err(last)
}

/// Answers every connection with `router` until `stop` is done; then answers under way are finished.
pub(super) async fn run(listener: TcpListener, router: Router, stop: impl Future<Output = ()>) {
    let (graceful, places) = (GracefulShutdown::new(), Arc::new(Semaphore::new(CONNECTIONS)));
    let mut http = http1::Builder::new();
    http.timer(TokioTimer::new()).header_read_timeout(HEAD_TIME).max_buf_size(HEAD_SIZE.0).max_headers(HEAD_SIZE.1);
    let mut stop = pin!(stop);
    loop {
        let next = async {
            let place = Arc::clone(&places).acquire_owned().await;
            (listener.accept().await, place)
        };
        let (accepted, place) = tokio::select! {
            next = next => next,
            () = &mut stop => break,
        };
        let Ok((stream, peer)) = accepted else {
            // No more files, for example: others may end meanwhile.
            tokio::time::sleep(Duration::from_millis(50)).await;
            continue;
        };
        // Events are small and must not wait for company.
        _ = stream.set_nodelay(true);
        let own = stream.local_addr().is_ok_and(|own| own.ip() == peer.ip());
        let local = Local(own || peer.ip().to_canonical().is_loopback());
        let service = TowerToHyperService::new(router.clone().layer(Extension(local)));
        let connection = graceful.watch(http.serve_connection(TokioIo::new(stream), service));
        tokio::spawn(async move {
            // How a connection ends is the client's affair.
            _ = connection.await;
            drop(place);
        });
    }
    drop(listener);
    _ = tokio::time::timeout(GRACE, graceful.shutdown()).await;
}
