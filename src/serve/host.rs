//! Whom the server answers: requests that name it by a name that it was asked to serve.
//!
//! A page of a stranger can make a browser connect to 127.0.0.1 under the stranger's own name (DNS rebinding), and
//! would then read whatever is answered. So the name in `Host` must be one of ours, and where a request says from which
//! page it comes (`Origin`), that page must be ours too. What may be asked for is for `answer` to say.

use std::net::IpAddr;

use axum::http::header::{HOST, ORIGIN};
use axum::http::{HeaderMap, Uri};

/// The names under which the server is asked for, with the port: `127.0.0.1:8000`.
#[derive(Debug, Clone)]
pub(super) struct Names {
    known: Vec<String>,
    port: u16,
    /// Whether it listens on every address of the machine, so that any of them may be named. A name that is an
    /// address cannot be made to lead elsewhere.
    any_address: bool,
}

impl Names {
    /// The names of a server that was asked to listen on `host` and does so at `port`.
    pub(super) fn new(host: &str, port: u16) -> Self {
        let bare = bare(host);
        let address: Option<IpAddr> = bare.parse().ok();
        let any_address = address.is_some_and(|address| address.is_unspecified());
        let mut known = vec![written(bare)];
        if any_address || bare == "localhost" || address.is_some_and(|address| address.is_loopback()) {
            known.extend(["localhost", "127.0.0.1", "[::1]"].map(str::to_owned));
        }
        Self { known, port, any_address }
    }

    /// Whether a request for `uri` with these headers asks for this server, and says so exactly once.
    pub(super) fn are_asked(&self, uri: &Uri, headers: &HeaderMap) -> bool {
        let mut hosts = headers.get_all(HOST).iter();
        let (Some(host), None) = (hosts.next(), hosts.next()) else { return false };
        let in_uri = uri.authority().is_none_or(|authority| self.knows(authority.as_str()));
        in_uri && host.to_str().is_ok_and(|host| self.knows(host))
    }

    /// Whether the page from which a request comes is ours; `unsaid` if it does not say.
    pub(super) fn sent(&self, headers: &HeaderMap, unsaid: bool) -> bool {
        let mut origins = headers.get_all(ORIGIN).iter();
        match (origins.next(), origins.next()) {
            (None, _) => unsaid,
            (Some(origin), None) => {
                origin.to_str().ok().and_then(|origin| origin.strip_prefix("http://")).is_some_and(|at| self.knows(at))
            }
            _ => false,
        }
    }

    fn knows(&self, authority: &str) -> bool {
        let authority = authority.to_ascii_lowercase();
        let default = if self.port == 80 { authority.as_str() } else { "" };
        let name = authority.strip_suffix(&format!(":{}", self.port)).unwrap_or(default);
        let bare = name.strip_prefix('[').and_then(|name| name.strip_suffix(']')).unwrap_or(name);
        let address = bare.parse::<IpAddr>().is_ok_and(|address| written(bare) == name || address.is_ipv4());
        self.known.iter().any(|known| known == name) || self.any_address && address
    }
}

/// A name as it is listened on: IPv6 without the brackets of an address.
pub(super) fn bare(host: &str) -> &str {
    host.trim_start_matches('[').trim_end_matches(']')
}

/// A name as it stands in an address: IPv6 in brackets.
pub(super) fn written(host: &str) -> String {
    let bare = bare(host);
    if bare.contains(':') { format!("[{bare}]") } else { bare.to_ascii_lowercase() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn knows(host: &str, port: u16, authority: &str) -> bool {
        let headers = [(HOST, authority.parse().unwrap())].into_iter().collect();
        Names::new(host, port).are_asked(&Uri::from_static("/"), &headers)
    }

    /// The own machine at `port`.
    fn local(port: u16) -> String {
        ["localhost", &port.to_string()].join(":")
    }

    #[test]
    fn the_own_machine_has_three_names() {
        for name in [&local(8000), "127.0.0.1:8000", "[::1]:8000", &local(8000).to_uppercase()] {
            assert!(knows("127.0.0.1", 8000, name), "{name}");
        }
        for name in [
            "evil.example:8000",
            "127.0.0.1.evil.example:8000",
            "127.0.0.1:8001",
            "127.0.0.1",
            "localhost",
            "::1:8000",
            "10.0.0.1:8000",
            &format!("user@{}", local(8000)),
            "",
        ] {
            assert!(!knows("127.0.0.1", 8000, name), "{name}");
        }
        assert!(knows("127.0.0.1", 80, "localhost"));
    }

    #[test]
    fn other_names_are_those_that_were_asked_for() {
        assert!(knows("office-pc", 8000, "office-pc:8000") && !knows("office-pc", 8000, &local(8000)));
        assert!(knows("0.0.0.0", 8000, "10.0.0.1:8000") && knows("::", 8000, "[fe80::1]:8000"));
        assert!(!knows("0.0.0.0", 8000, "evil.example:8000"));
    }

    #[test]
    fn a_host_is_named_once_and_everywhere_the_same() {
        let names = Names::new("127.0.0.1", 8000);
        let own: HeaderMap = [(HOST, local(8000).parse().unwrap())].into_iter().collect();
        assert!(!names.are_asked(&Uri::from_static("/"), &HeaderMap::new()));
        assert!(!names.are_asked(&Uri::from_static("http://evil.example/"), &own));
        let mut twice = own.clone();
        twice.append(HOST, local(8000).parse().unwrap());
        assert!(!names.are_asked(&Uri::from_static("/"), &twice));
    }

    #[test]
    fn pages_of_others_are_known_by_their_origin() {
        let names = Names::new("127.0.0.1", 8000);
        let of = |origin: &'static str| [(ORIGIN, origin.parse().unwrap())].into_iter().collect::<HeaderMap>();
        assert!(names.sent(&of("http://127.0.0.1:8000"), false));
        for origin in ["http://evil.example", "null", "https://127.0.0.1:8000", "http://127.0.0.1:8000.evil.example"] {
            assert!(!names.sent(&of(origin), true), "{origin}");
        }
        assert!(names.sent(&HeaderMap::new(), true) && !names.sent(&HeaderMap::new(), false));
    }
}
