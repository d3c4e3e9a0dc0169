//! The live server, asked over real sockets.

mod client;
mod refused;

use std::fs;
use std::time::{Duration, Instant};

use client::Server;

use crate::folder::Folder;

const ZH: &str = "content/policies/opening/measures/001/zh.md";
const PAGE: &str = "/zh/opening/measures/1/";

#[test]
fn pages_are_served_as_a_host_would() {
    let server = Server::start(&Folder::base());
    let page = server.get(PAGE);
    assert_eq!(page.status, 200);
    assert!(page.body.contains("<h1>") && page.body.contains("src=\"/-duizhao/bar.js\""), "{}", page.body);
    for (name, value) in [
        ("content-type", "text/html; charset=utf-8"),
        ("cache-control", "no-store"),
        ("x-content-type-options", "nosniff"),
        ("x-frame-options", "DENY"),
        ("cross-origin-resource-policy", "same-origin"),
    ] {
        assert!(page.head.contains(&format!("{name}: {value}\r\n")), "{name}: {}", page.head);
    }
    assert!(!page.head.contains("access-control"), "{}", page.head);
    let elsewhere = server.get("/zh/opening?q=1");
    assert!(elsewhere.status == 307 && elsewhere.head.contains("location: /zh/opening/?q=1\r\n"), "{}", elsewhere.head);
    let missing = server.get("/zh/no/such/");
    assert_eq!(missing.status, 404);
    assert!(missing.body.contains("<html") && missing.body.contains("bar.js"), "the site's own page, with the bar");
    let script = server.get("/-duizhao/bar.js");
    assert!(script.head.contains("content-type: text/javascript; charset=utf-8\r\n"), "{}", script.head);
}

#[cfg(unix)]
#[test]
fn a_saved_file_is_seen_and_a_mistake_is_told_until_it_is_mended() {
    let site = Folder::base();
    site.run("build").ends(0);
    let public = site.tree("public");
    let server = Server::start(&site);
    let events = server.events(PAGE);
    let first = events.next();
    assert_eq!((first["errors"].as_u64(), first["current"].as_bool()), (Some(0), Some(true)));
    let other = server.events("/zh/");
    other.next();

    let good = site.text(ZH).replace("引进创新人才", "引进新的人才");
    site.write(ZH, &good);
    let next = events.next();
    assert!(next["page"] != first["page"] && next["current"] == true, "{next}");
    assert!(server.get(PAGE).body.contains("引进新的人才"));

    site.write(ZH, good.replace("lead: 组织部", "lead: 组织部部"));
    let wrong = events.next();
    assert_eq!((wrong["errors"].as_u64(), wrong["current"].as_bool()), (Some(1), Some(false)), "{wrong}");
    assert_eq!(wrong["page"], next["page"], "the last good page stays");
    assert!(server.get(PAGE).body.contains("引进新的人才"));
    let told: serde_json::Value = serde_json::from_str(&server.get("/-duizhao/told").body).unwrap();
    assert_eq!((&told[0]["code"], &told[0]["severity"]), (&"unknown-department".into(), &"error".into()));
    let spot = &told[0]["places"][0];
    assert_eq!((&spot["file"], &spot["line"], &spot["column"]), (&ZH.into(), &4.into(), &7.into()), "{told}");
    assert_eq!(spot["text"], serde_json::json!(["lead: ", "组织部部", ""]));
    assert!(told[0]["help"].as_array().is_some_and(|help| !help.is_empty()), "{told}");
    assert!(server.said("unknown-department"), "the terminal tells it, too");

    site.write(ZH, good);
    let mended = events.next();
    assert_eq!((mended["errors"].as_u64(), mended["current"].as_bool()), (Some(0), Some(true)), "{mended}");
    assert_eq!(mended["page"], next["page"]);
    // A page in which nothing changed heard of the mistake and of its mending, and of nothing else.
    assert_eq!(other.next()["errors"], 1);
    assert_eq!(other.next()["errors"], 0);
    assert!(public == site.tree("public"), "what is published was touched");
}

#[test]
fn folders_come_and_go_and_new_files_are_seen() {
    let site = Folder::base();
    let server = Server::start(&site);
    assert_eq!(server.get("/note.txt").status, 404);
    site.write("static/note.txt", "one");
    server.until("/note.txt", |text| text == "one");
    fs::remove_dir_all(site.at("static")).unwrap();
    server.until("/note.txt", |text| text != "one");
    site.write("static/note.txt", "two");
    server.until("/note.txt", |text| text == "two");
    // As editors save: beside, then over it.
    let text = site.text(ZH).replace("引进创新人才", "换来的题目");
    site.write("content/policies/opening/measures/001/zh.md.tmp", text);
    fs::rename(site.at("content/policies/opening/measures/001/zh.md.tmp"), site.at(ZH)).unwrap();
    server.until(PAGE, |page| page.contains("换来的题目"));
    server.until("/-duizhao/told", |told| told == "[]");
}

#[test]
fn a_site_that_was_never_good_is_shown_as_a_draft_or_empty() {
    let site = Folder::base();
    let good = site.text(ZH);
    site.write(ZH, good.replace("lead: 组织部", "lead: 组织部部"));
    let server = Server::start(&site);
    assert_eq!(server.get("/zh/").status, 200);
    site.write("site.yaml", "format: 1\n");
    server.until("/-duizhao/told", |told| told.contains("missing-key"));
    let other = Folder::new();
    other.write("site.yaml", "nothing");
    let empty = Server::start(&other);
    let page = empty.get("/");
    assert!(page.status == 404 && page.body.contains("bar.js"), "{}", page.body);
    assert_ne!(empty.get("/-duizhao/told").body, "[]");
    other.lay(&std::path::Path::new(crate::folder::ROOT).join("tests/mistakes/base"));
    empty.until("/zh/", |page| page.contains("<h1"));
}

#[test]
fn what_a_page_was_made_of_is_told() {
    let server = Server::start(&Folder::base());
    let of = |page: &str| -> serde_json::Value {
        serde_json::from_str(&server.get(&format!("/-duizhao/places?page={page}")).body).unwrap()
    };
    let (en, zh) = (ZH.replace("zh.md", "en.md"), ZH);
    let one = of("/en/opening/measures/1/");
    assert_eq!(one["sentences"]["s2"], serde_json::json!([{ "file": en, "line": 7, "translated": 2 }]));
    assert_eq!(one["files"][1], serde_json::json!({ "file": en, "translation": true }));
    let pair = of("/en-zh/opening/full/");
    assert_eq!(
        pair["sentences"]["m1-s1"],
        serde_json::json!([{ "file": en, "line": 6, "translated": 1 }, { "file": zh, "line": 9, "translated": null }])
    );
    assert_eq!(of("/zh/about/")["files"][0]["file"], "content/pages/about/zh.md");
    assert_eq!(of("/no/such/")["files"], serde_json::json!([]));
}

#[test]
fn it_ends_in_order_and_takes_a_free_port() {
    let site = Folder::base();
    let server = Server::start(&site);
    let events = server.events(PAGE);
    events.next();
    let taken = site.run(&format!("serve --port {}", server.port)).ends(2);
    assert!(taken.err.contains("cannot-serve"), "{}", taken.err);
    let start = Instant::now();
    assert_eq!(server.interrupt(), Some(0));
    assert!(start.elapsed() < Duration::from_secs(3), "{:?}", start.elapsed());
}

#[test]
fn without_a_command_and_without_a_site_two_lines_say_what_to_do() {
    let ran = Folder::new().run("").ends(2);
    assert_eq!((ran.out.as_str(), ran.err.lines().count()), ("", 2), "{}", ran.err);
    assert!(ran.err.contains("site.yaml") && ran.err.contains("duizhao init"), "{}", ran.err);
}
