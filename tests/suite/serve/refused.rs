//! What the live server does not do, whoever asks.

use std::fs;
use std::io::{Read, Write};
use std::net::TcpStream;
use std::time::{Duration, Instant};

use super::client::{Answer, Server};
use super::{PAGE, ZH};
use crate::folder::Folder;

#[test]
fn nobody_is_answered_under_another_name_or_from_another_page() {
    let server = Server::start(&Folder::base());
    let port = server.port;
    let own = format!("127.0.0.1:{port}");
    let ask = |hosts: &[&str], more: &str| {
        let hosts: String = hosts.iter().map(|host| format!("Host: {host}\r\n")).collect();
        server.send(&format!("GET /zh/ HTTP/1.1\r\n{hosts}{more}Connection: close\r\n\r\n")).status
    };
    for name in ["127.0.0.1", "localhost", "[::1]"] {
        assert_eq!(ask(&[&format!("{name}:{port}")], ""), 200, "{name}");
    }
    for name in ["evil.example", "127.0.0.1", "127.0.0.1:1", &format!("127.0.0.1.evil.example:{port}"), ""] {
        assert_eq!(ask(&[name], ""), 421, "{name}");
    }
    assert_eq!(ask(&[], ""), 421);
    assert_eq!(ask(&[&own, &own], ""), 421);
    assert_eq!(ask(&[&own], &format!("Origin: http://{own}\r\n")), 200);
    for origin in ["http://evil.example", "null", "https://evil.example", &format!("https://{own}")] {
        assert_eq!(ask(&[&own], &format!("Origin: {origin}\r\n")), 403, "{origin}");
    }
    let whole = format!("GET http://evil.example/ HTTP/1.1\r\nHost: {own}\r\nConnection: close\r\n\r\n");
    assert_eq!(server.send(&whole).status, 421);
}

#[test]
fn nothing_outside_of_the_public_files_is_served() {
    let site = Folder::base();
    site.write("static/mine.txt", "mine").write("secret.txt", "root:x");
    let server = Server::start(&site);
    assert_eq!(server.get("/mine.txt").body, "mine");
    let spelled = "/../secret.txt /%2e%2e/secret.txt /..%2fsecret.txt /%252e%252e/secret.txt /..\\secret.txt /%5c..%5csecret.txt \
        /zh/../../secret.txt /./secret.txt //secret.txt /secret.txt /site.yaml /content/departments.yaml /.git/config \
        /static/mine.txt /mine.txt%00 /mine.txt/ /%c0%ae%c0%ae/secret.txt /%FF /zh/%00 /etc/passwd //etc/passwd \
        /-duizhao/../secret.txt /-duizhao/ /-duizhao /%2d%64uizhao/told /zh/..%252f..%252fsecret.txt /%2Fetc%2Fpasswd";
    for path in spelled.split_whitespace() {
        let answer = server.get(path);
        assert_eq!(answer.status, 404, "{path}");
        assert!(!answer.body.contains("root:"), "{path}");
    }
    let long = format!("/{}", "a".repeat(40_000));
    assert!([400, 404, 414, 431].contains(&server.get(&long).status));
}

#[test]
fn links_are_not_followed_even_when_they_take_the_place_of_a_file() {
    let site = Folder::base();
    let other = Folder::new();
    other.write("file.txt", "root:x");
    site.write("static/mine.txt", "mine").write("static/deep/file.txt", "mine");
    let server = Server::start(&site);
    fs::remove_file(site.at("static/mine.txt")).unwrap();
    std::os::unix::fs::symlink(other.at("file.txt"), site.at("static/mine.txt")).unwrap();
    fs::remove_dir_all(site.at("static/deep")).unwrap();
    std::os::unix::fs::symlink(other.path(), site.at("static/deep")).unwrap();
    let until = Instant::now() + Duration::from_secs(1);
    while Instant::now() < until {
        for path in ["/mine.txt", "/deep/file.txt"] {
            let answer = server.get(path);
            assert!(answer.status == 404 && !answer.body.contains("root:"), "{path}: {}", answer.body);
        }
    }
    server.until("/-duizhao/told", |told| told.contains("not-a-file"));
}

#[test]
fn only_reading_is_allowed() {
    let server = Server::start(&Folder::base());
    let ask = |line: &str| server.send(&format!("{line}\r\nHost: {}\r\nConnection: close\r\n\r\n", server.host()));
    assert_eq!(ask("GET /-duizhao/ask HTTP/1.1").status, 405);
    for method in ["POST", "PUT", "DELETE", "PATCH", "TRACE", "OPTIONS", "CONNECT"] {
        for path in ["/zh/", "/-duizhao/told", "/-duizhao/events?page=/"] {
            let status = ask(&format!("{method} {path} HTTP/1.1")).status;
            assert!(status == 405 || method == "CONNECT" && (400..500).contains(&status), "{method} {path}: {status}");
        }
    }
    let (head, get) = (ask("HEAD /zh/ HTTP/1.1"), ask("GET /zh/ HTTP/1.1"));
    let length =
        |answer: &Answer| answer.head.lines().find(|line| line.starts_with("content-length")).map(str::to_owned);
    assert_eq!((head.status, head.body.as_str(), length(&head)), (200, "", length(&get)));
    for line in ["GET /zh/", "GET /zh/ HTTP/3.0", "nonsense", "PRI * HTTP/2.0"] {
        let status = ask(line).status;
        assert!(status == 400 || status == 0, "{line}: {status}");
    }
}

#[test]
fn heads_are_short_and_come_in_time() {
    let server = Server::start(&Folder::base());
    let begin = format!("GET /zh/ HTTP/1.1\r\nHost: {}\r\n", server.host());
    assert_eq!(server.send(&format!("{begin}X: {}\r\n\r\n", "a".repeat(100_000))).status, 431);
    assert_eq!(server.send(&format!("{begin}{}\r\n", "X: a\r\n".repeat(1000))).status, 431);
    let mut slow = TcpStream::connect(("127.0.0.1", server.port)).unwrap();
    slow.write_all(begin.as_bytes()).unwrap();
    let mut idle: Vec<TcpStream> = (0..400).map(|_| TcpStream::connect(("127.0.0.1", server.port)).unwrap()).collect();
    let start = Instant::now();
    assert_eq!(server.get("/zh/").status, 200);
    assert!(start.elapsed() < Duration::from_secs(1), "{:?}", start.elapsed());
    for stream in idle.iter_mut().chain([&mut slow]) {
        stream.set_read_timeout(Some(Duration::from_secs(15))).unwrap();
        let mut said = Vec::new();
        let ended = stream.read_to_end(&mut said);
        assert!(ended.is_ok_and(|_| !said.starts_with(b"HTTP/1.1 200")), "an idle connection stays open");
    }
}

/// A page that may have something done.
struct Page<'a> {
    server: &'a Server,
    secret: String,
    origin: String,
}

impl<'a> Page<'a> {
    fn of(server: &'a Server) -> Self {
        let page = server.get(PAGE).body;
        let secret = page.split("data-secret=\"").nth(1).and_then(|rest| rest.split('"').next()).unwrap().to_owned();
        Self { server, secret, origin: format!("http://{}", server.host()) }
    }

    /// What is answered to a wish that is sent with these headers.
    fn send(&self, origin: Option<&str>, secret: Option<&str>, kind: &str, body: &str) -> Answer {
        let origin = origin.map(|origin| format!("Origin: {origin}\r\n")).unwrap_or_default();
        let secret = secret.map(|secret| format!("X-Duizhao-Secret: {secret}\r\n")).unwrap_or_default();
        let head = format!("POST /-duizhao/ask HTTP/1.1\r\nHost: {}\r\n{origin}{secret}", self.server.host());
        let length = body.len();
        self.server
            .send(&format!("{head}Content-Type: {kind}\r\nContent-Length: {length}\r\nConnection: close\r\n\r\n{body}"))
    }

    /// What is answered to a wish as the bar sends it.
    fn ask(&self, wish: &str) -> Answer {
        self.send(Some(&self.origin), Some(&self.secret), "application/json", wish)
    }
}

const BUILD: &str = r#"{"deed":"build"}"#;

#[test]
fn what_writes_asks_for_the_secret_of_the_page_and_for_its_origin() {
    let site = Folder::base();
    let before = site.tree("");
    let server = Server::start(&site);
    let page = Page::of(&server);
    let (json, own, secret) = ("application/json", Some(&*page.origin), Some(&*page.secret));
    let backwards: String = page.secret.chars().rev().collect();
    for origin in [None, Some("http://evil.example"), Some("null")] {
        assert_eq!(page.send(origin, secret, json, BUILD).status, 403, "{origin:?}");
    }
    for wrong in [None, Some(&*backwards), Some("")] {
        assert_eq!(page.send(own, wrong, json, BUILD).status, 403, "{wrong:?}");
    }
    assert_eq!(page.send(own, secret, "text/plain", BUILD).status, 415);
    assert_eq!(page.ask(r#"{"deed":"erase"}"#).status, 422);
    assert_eq!(page.ask(&format!(r#"{{"deed":"accept","file":"{}"}}"#, "a".repeat(10_000))).status, 413);
    for name in ["../other.md", "/etc/passwd", "content/../site.yaml", "site.yaml", "content/policies", ""] {
        for deed in ["accept", "tidy"] {
            let answer = page.ask(&format!(r#"{{"deed":"{deed}","file":"{name}"}}"#));
            assert!(answer.status == 200 && answer.body.contains("\"is_done\":false"), "{name}: {}", answer.body);
        }
    }
    assert!(before == site.tree(""), "something was written");
}

#[test]
fn the_bar_builds_and_packs_and_is_never_published() {
    let site = Folder::base();
    let server = Server::start(&site);
    let page = Page::of(&server);
    let done = page.ask(BUILD).body;
    assert!(done.contains("\"is_done\":true") && done.contains("built "), "{done}");
    assert!(!site.text("public/zh/index.html").contains("-duizhao"), "the bar is published");
    let zip = page.ask(r#"{"deed":"pack"}"#);
    assert!(zip.head.contains("content-type: application/zip\r\n") && zip.body.starts_with("PK"), "{}", zip.head);
}

#[test]
fn the_bar_confirms_one_line_and_tidies_only_what_it_showed() {
    let site = Folder::base();
    let server = Server::start(&site);
    let page = Page::of(&server);
    let en = ZH.replace("zh.md", "en.md");
    let text = site.text(&en);
    site.write(&en, text.replace("translates: xr6vtf n4ae30", "translates: xr6vtf"));
    let done = page.ask(&format!(r#"{{"deed":"accept","file":"{en}"}}"#)).body;
    assert!(done.contains("\"is_done\":true"), "{done}");
    assert_eq!(site.text(&en), text);

    let wrapped = text.replace("that is urgently needed", "that is urgently\r\nneeded");
    site.write(&en, &wrapped);
    let tidy = |more: &str| page.ask(&format!(r#"{{"deed":"tidy","file":"{en}"{more}}}"#)).body;
    let shown: serde_json::Value = serde_json::from_str(&tidy("")).unwrap();
    assert!(shown["shown"].as_str().is_some_and(|shown| shown.contains("Innovative talent")), "{shown}");
    assert_eq!(site.text(&en), wrapped);
    let agree = format!(r#","agreed":{}"#, shown["agree"]);
    site.write(&en, wrapped.replace("A grant", "The grant"));
    assert!(tidy(&agree).contains("\"is_done\":false"), "another file than was shown");
    assert!(site.text(&en).contains("The grant"));
    site.write(&en, &wrapped);
    assert!(tidy(&agree).contains("\"is_done\":true"));
    assert_eq!(site.text(&en), text);
}
