//! From a saved file to the page's new content: `saved [TIMES]` writes the first site as many times over to a folder of
//! its own, changes a sentence, and tells how long each stage takes, one after the other.
//! `saved [TIMES] PROGRAM` then runs `PROGRAM serve` there and tells how long it takes from saving to the answer.

#[path = "../benches/scaled/mod.rs"]
mod scaled;

use std::io::{BufRead, BufReader, Read, Write, stdout};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use duizhao::build::{self, Options, PARTS, STATIC};
use duizhao::check::Evidence;
use duizhao::files::Files;
use duizhao::site::relate::relate;
use duizhao::{check, content, open_data, search, site, theme};

/// The file that is saved, and the page that shows it.
const FILE: &str = "content/policies/opening-up/measures/001/en.md";
const PAGE: &str = "/en/opening-up/measures/1/";

fn main() {
    let mut given = std::env::args().skip(1);
    let times = given.next().and_then(|times| times.parse().ok()).unwrap_or(1);
    let folder = tempfile::tempdir().expect("a folder");
    let written = scaled::site(times).write_new(folder.path(), &Files::new());
    say(&format!("{times} × 80 measures, {} files", written.value.expect("the folder is empty")));
    for _ in 0..3 {
        stages(folder.path());
    }
    if let Some(program) = given.next() {
        served(folder.path(), &program);
    }
}

/// Each stage of a rebuild alone.
fn stages(root: &Path) {
    let mut clock = Clock { begun: Instant::now(), all: Duration::ZERO };
    let all = Files::read(root, &PARTS, STATIC).value.expect("the site was written");
    clock.tell("read all (at the start)");
    clock.all = Duration::ZERO;
    let names = [FILE.to_owned()].into();
    let files = all.refreshed(root, &names).expect("the file is there");
    clock.tell("read what was saved");
    let content = content::load(&files).value.expect("sound");
    clock.tell("load");
    let site = site::resolve(content).value.expect("sound");
    clock.tell("resolve");
    let linked = relate(site);
    clock.tell("relate");
    check::check(&linked, &Evidence::default());
    clock.tell("check");
    theme::load(&files, "default", &linked.site.languages);
    clock.tell("theme");
    search::index(&linked);
    clock.tell("search");
    open_data::files(&linked);
    clock.tell("data");
    say(&format!("{:28} {:8.1} ms\n", "one after the other", ms(clock.all)));
    let begun = Instant::now();
    let ready = build::ready(&files, &Options::default()).value.expect("sound");
    say(&format!("{:28} {:8.1} ms", "all of it, as it runs", ms(begun.elapsed())));
    let begun = Instant::now();
    ready.page(&format!("{}index.html", &PAGE[1..]));
    say(&format!("{:28} {:8.1} ms\n", "render the page", ms(begun.elapsed())));
}

/// From saving to the event and to the page, through the program.
fn served(root: &Path, program: &str) {
    let mut child = Command::new(program)
        .args(["serve", "--port", "0"])
        .current_dir(root)
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .expect("the program runs");
    let mut lines = BufReader::new(child.stdout.take().expect("it was asked for")).lines().map_while(Result::ok);
    let address = lines.find(|line| line.starts_with("http:")).expect("it says where it is");
    let host = address.trim_start_matches("http://").trim_end_matches('/').to_owned();
    let mut events = BufReader::new(ask(&host, &format!("/-duizhao/events?page={PAGE}")));
    event(&mut events);
    // The first trial of all pages is over after that.
    lines.next();
    std::thread::sleep(Duration::from_secs(3));
    let mut text = std::fs::read_to_string(root.join(FILE)).expect("it is there");
    for n in 0..10 {
        let was = if n == 0 { "title: ".to_owned() } else { format!("title: {} ", n - 1) };
        text = text.replacen(&was, &format!("title: {n} "), 1);
        std::fs::write(root.join(FILE), &text).expect("it can be written");
        let begun = Instant::now();
        event(&mut events);
        let told = begun.elapsed();
        let mut page = String::new();
        ask(&host, PAGE).read_to_string(&mut page).expect("a page is text");
        assert!(page.contains(&format!(">{n} ")), "the page is the old one");
        say(&format!("saved → told {:8.1} ms → page {:8.1} ms", ms(told), ms(begun.elapsed())));
        std::thread::sleep(Duration::from_secs(2));
    }
    child.kill().and_then(|()| child.wait()).expect("it ends");
}

fn ask(host: &str, path: &str) -> TcpStream {
    let mut stream = TcpStream::connect(host).expect("it listens");
    write!(stream, "GET {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n").expect("it reads");
    stream
}

fn event(events: &mut BufReader<TcpStream>) {
    let mut line = String::new();
    while !line.starts_with("data: ") {
        line.clear();
        events.read_line(&mut line).expect("the stream goes on");
    }
}

/// The end of the last stage, and the sum of all.
struct Clock {
    begun: Instant,
    all: Duration,
}

impl Clock {
    fn tell(&mut self, stage: &str) {
        let took = self.begun.elapsed();
        self.all += took;
        say(&format!("{stage:28} {:8.1} ms", ms(took)));
        self.begun = Instant::now();
    }
}

fn ms(took: Duration) -> f64 {
    took.as_secs_f64() * 1000.0
}

fn say(text: &str) {
    _ = writeln!(stdout(), "{text}");
}
