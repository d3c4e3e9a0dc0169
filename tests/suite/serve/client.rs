//! A running server, and what a test asks of it.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::{Duration, Instant};

use crate::folder::Folder;

/// How long anything may take on a busy machine.
const PATIENCE: Duration = Duration::from_secs(20);

/// A server of a site; it ends with the value.
pub(crate) struct Server {
    child: Child,
    /// Its port on 127.0.0.1.
    pub(crate) port: u16,
    lines: Receiver<String>,
}

/// An answer.
#[derive(Debug)]
pub(crate) struct Answer {
    /// Its status; 0 if there was none.
    pub(crate) status: u16,
    /// Its head, in small letters but for values.
    pub(crate) head: String,
    /// Its body.
    pub(crate) body: String,
}

impl Server {
    /// Serves `site` at a free port.
    pub(crate) fn start(site: &Folder) -> Self {
        let mut command = site.command("serve --port 0");
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        let (send, lines) = channel();
        for stream in
            [Box::new(child.stdout.take().unwrap()) as Box<dyn Read + Send>, Box::new(child.stderr.take().unwrap())]
        {
            let send = send.clone();
            thread::spawn(move || {
                BufReader::new(stream).lines().map_while(Result::ok).try_for_each(|line| send.send(line)).ok()
            });
        }
        let port = loop {
            let line = lines.recv_timeout(PATIENCE).expect("the server says where it is");
            if let Some((_, port)) = line.split_once("http://127.0.0.1:") {
                break port.trim_end_matches('/').parse().unwrap();
            }
        };
        Self { child, port, lines }
    }

    /// What stands in `Host`.
    pub(crate) fn host(&self) -> String {
        format!("127.0.0.1:{}", self.port)
    }

    /// What is answered to `request`, sent as it is.
    pub(crate) fn send(&self, request: &str) -> Answer {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).unwrap();
        stream.set_read_timeout(Some(PATIENCE)).unwrap();
        let (mut sent, mut bytes) = (&stream, Vec::new());
        // The server may answer and close before it has read all.
        _ = sent.write_all(request.as_bytes());
        _ = stream.read_to_end(&mut bytes);
        let text = String::from_utf8_lossy(&bytes).into_owned();
        let (head, body) = text.split_once("\r\n\r\n").unwrap_or((&text, ""));
        let status = head.split(' ').nth(1).and_then(|status| status.parse().ok()).unwrap_or(0);
        Answer { status, head: format!("{head}\r\n"), body: body.to_owned() }
    }

    /// What stands at `path`.
    pub(crate) fn get(&self, path: &str) -> Answer {
        self.send(&format!("GET {path} HTTP/1.1\r\nHost: {}\r\nConnection: close\r\n\r\n", self.host()))
    }

    /// Asks for `path` until its body is as it should be.
    #[track_caller]
    pub(crate) fn until(&self, path: &str, is_so: impl Fn(&str) -> bool) {
        let start = Instant::now();
        loop {
            let body = self.get(path).body;
            if is_so(&body) {
                return;
            }
            assert!(start.elapsed() < PATIENCE, "{path} stays: {body}");
            thread::sleep(Duration::from_millis(20));
        }
    }

    /// The events for the page at `path`.
    pub(crate) fn events(&self, path: &str) -> Events {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).unwrap();
        stream.set_read_timeout(Some(PATIENCE)).unwrap();
        let request = format!("GET /-duizhao/events?page={path} HTTP/1.1\r\nHost: {}\r\n\r\n", self.host());
        stream.write_all(request.as_bytes()).unwrap();
        Events(std::cell::RefCell::new(BufReader::new(stream)))
    }

    /// Whether the terminal soon says something with `word`.
    pub(crate) fn said(&self, word: &str) -> bool {
        std::iter::from_fn(|| self.lines.recv_timeout(PATIENCE).ok()).any(|line| line.contains(word))
    }

    /// Ends it as Ctrl-C does; its exit status.
    pub(crate) fn interrupt(mut self) -> Option<i32> {
        let pid = rustix::process::Pid::from_child(&self.child);
        rustix::process::kill_process(pid, rustix::process::Signal::INT).unwrap();
        self.child.wait().unwrap().code()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        _ = self.child.kill();
        _ = self.child.wait();
    }
}

/// A stream of events.
pub(crate) struct Events(std::cell::RefCell<BufReader<TcpStream>>);

impl Events {
    /// The next one.
    #[track_caller]
    pub(crate) fn next(&self) -> serde_json::Value {
        let mut line = String::new();
        loop {
            line.clear();
            let read = self.0.borrow_mut().read_line(&mut line);
            assert!(read.is_ok_and(|read| read > 0), "no event came");
            if let Some(data) = line.strip_prefix("data: ") {
                return serde_json::from_str(data).unwrap();
            }
        }
    }
}
