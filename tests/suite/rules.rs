//! The rules of the house that a test can hold.

use std::fs;
use std::path::Path;
use std::process::Command;

use crate::folder::ROOT;

/// The files of the repository (those that are not ignored), as paths below its root.
fn files() -> Vec<String> {
    let output = Command::new("git").args(["ls-files", "-co", "--exclude-standard", "-z"]).current_dir(ROOT).output();
    let text = String::from_utf8(output.unwrap().stdout).unwrap();
    let all: Vec<String> = text.split_terminator('\0').map(str::to_owned).collect();
    let there = |path: &String| Path::new(ROOT).join(path).is_file();
    let all: Vec<String> = all.into_iter().filter(there).collect();
    assert!(all.len() > 100);
    all
}

fn text(path: &str) -> Option<String> {
    fs::read_to_string(Path::new(ROOT).join(path)).ok()
}

/// The Rust files below `src/`, with their text.
fn sources() -> Vec<(String, String)> {
    let rust = files().into_iter().filter(|path| path.starts_with("src/") && path.ends_with(".rs"));
    rust.map(|path| (path.clone(), text(&path).unwrap())).collect()
}

/// `text` without comments and without what stands in quotation marks.
fn code(text: &str) -> String {
    let lines = text.lines().map(|line| {
        let line = line.split("//").next().unwrap_or_default();
        line.split('"').step_by(2).collect::<Vec<_>>().join("\"\"")
    });
    lines.collect::<Vec<_>>().join("\n")
}

#[test]
fn code_files_are_small() {
    let is_code = |path: &str| {
        let name = path.rsplit('/').next().unwrap_or_default();
        let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
        let script = !name.contains('.') && text(path).is_some_and(|text| text.starts_with("#!"));
        script || matches!(ending, "rs" | "mjs" | "js" | "py" | "css" | "html" | "sh")
    };
    let expected = |path: &str| path.starts_with("tests/sites/") || path.starts_with("tests/mistakes/");
    let long: Vec<String> = files()
        .into_iter()
        .filter(|path| is_code(path) && !expected(path))
        .map(|path| (text(&path).unwrap_or_default().lines().count(), path))
        .filter(|(lines, _)| *lines > 300)
        .map(|(lines, path)| format!("{path}: {lines} lines"))
        .collect();
    assert!(long.is_empty(), "over 300 lines: {long:#?}");
}

#[test]
fn disk_network_and_environment_are_touched_only_at_the_edges() {
    let edges = ["src/files", "src/publish", "src/cli", "src/main.rs", "src/serve"];
    for (path, text) in sources() {
        let code = code(&text);
        for module in ["std::fs", "std::net", "std::env", "std::process", "std::time", "std::thread"] {
            let edge = edges.iter().any(|edge| path.starts_with(edge));
            assert!(edge || !code.contains(module), "{path} uses {module}");
        }
    }
}

#[test]
fn nothing_changes_behind_anybodys_back() {
    for (path, text) in sources() {
        let code = code(&text);
        for word in
            ["static mut", "OnceLock", "OnceCell", "LazyLock", "thread_local", "RefCell", "Cell<", "Mutex", "unsafe "]
        {
            assert!(!code.contains(word), "{path} uses {word}");
        }
        // A signal is the one thing that comes from outside while a build runs.
        assert!(path.starts_with("src/publish/") || !code.contains("Atomic"), "{path} uses Atomic");
        // Order and chance: the same files give the same bytes.
        for word in ["HashMap", "HashSet", "SystemTime", "rand::"] {
            assert!(!code.contains(word), "{path} uses {word}");
        }
    }
}

#[test]
fn every_module_says_what_it_is_for() {
    for (path, text) in sources() {
        let sentences: String = text.lines().take_while(|line| line.starts_with("//!")).collect();
        assert!(sentences.contains('.'), "{path} does not begin with `//!` sentences");
    }
}

#[test]
fn every_dependency_has_a_reason() {
    let manifest = text("Cargo.toml").unwrap();
    let mut part = "";
    let mut count = 0;
    for line in manifest.lines() {
        if line.starts_with('[') {
            part = line;
        } else if part.contains("dependencies") && line.contains('=') {
            assert!(line.split_once(" # ").is_some_and(|(_, why)| why.len() > 8), "no reason: {line}");
            count += 1;
        }
    }
    assert!(count > 20);
}

#[test]
fn only_rendered_html_is_safe() {
    let templates = files().into_iter().filter(|path| path.starts_with("themes/") && path.ends_with(".html"));
    for path in templates {
        let text = text(&path).unwrap();
        for (at, _) in text.match_indices("| safe") {
            let value = text[..at].trim_end().rsplit(['{', ' ', '(']).next().unwrap_or_default();
            // These are of the type `Html`, which only the program makes.
            let html =
                ["text", "body", "data", "html", "markup"].iter().any(|name| value.ends_with(&format!(".{name}")));
            assert!(html, "{path}: `{value} | safe`");
        }
        assert!(!text.contains("autoescape"), "{path}");
    }
}

#[test]
fn the_project_speaks_of_itself_alone() {
    // Spelled in parts, so that this file does not hold them itself.
    let words = [
        ["/wo", "rk/"],
        ["/tm", "p/"],
        ["/ro", "ot/"],
        ["/ho", "me/"],
        ["regi", "stry.npm"],
        ["npm", "mirror"],
        ["cr", "ates.io/api"],
        ["local", "host:"],
    ]
    .map(|parts| parts.concat());
    for path in files() {
        let Some(text) = text(&path) else { continue };
        for word in &words {
            let found = text.lines().position(|line| holds(line, word));
            assert!(found.is_none(), "{path}:{} holds `{word}`", found.unwrap_or(0) + 1);
        }
    }
}

/// Whether `line` holds `word`, and not only as the end of a longer one.
fn holds(line: &str, word: &str) -> bool {
    line.match_indices(word).any(|(at, _)| !line[..at].ends_with(|c: char| c.is_alphanumeric() || c == '.'))
}

#[test]
fn changes_are_told() {
    let text = text("CHANGELOG.md").expect("there is a CHANGELOG.md");
    assert!(text.lines().any(|line| line.starts_with("## ") && line.contains("Unreleased")));
}
