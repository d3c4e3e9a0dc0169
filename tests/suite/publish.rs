//! Publishing to a folder.

mod folder;
mod killed;
mod machine;
mod model;
mod refused;

use std::collections::BTreeMap;
use std::fs;
use std::io::Write as _;
use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;

use duizhao::diagnostic::Outcome;
use duizhao::files::Files;
use duizhao::publish::{Protected, Published, Stop};

/// Files by path and text.
fn files(given: &[(&str, &str)]) -> Files {
    let mut files = Files::new();
    given.iter().for_each(|(path, text)| files.put(*path, *text));
    files
}

/// Publishes to `folder`; the site's root is elsewhere.
fn publish(files: &Files, folder: &Path) -> Outcome<Published> {
    duizhao::publish::publish(files, folder, &Protected { root: "/nonexistent".into(), home: None }, &Stop::default())
}

/// Publishes and expects that nothing is said.
fn published(files: &Files, folder: &Path) -> (usize, usize, usize) {
    let outcome = publish(files, folder);
    assert!(outcome.diagnostics.is_empty(), "{:?}", outcome.diagnostics);
    let done = outcome.value.unwrap();
    (done.files, done.changed, done.removed)
}

/// The codes of what is said.
fn codes<T>(outcome: &Outcome<T>) -> Vec<&str> {
    outcome.diagnostics.iter().map(|d| d.mistake.code()).collect()
}

/// Everything in a folder: kind and mode, and what it holds. Also what times and inodes are, if asked.
fn snapshot(folder: &Path, times: bool) -> BTreeMap<String, (String, Vec<u8>)> {
    let mut all = BTreeMap::new();
    for entry in walkdir::WalkDir::new(folder).min_depth(1) {
        let entry = entry.unwrap();
        let metadata = entry.metadata().unwrap();
        let path = entry.path().strip_prefix(folder).unwrap().to_str().unwrap().to_owned();
        let mut kind = format!("{:?} {:o}", metadata.file_type(), metadata.permissions().mode());
        if times {
            kind += &format!(" {} {} {}", metadata.ino(), metadata.mtime(), metadata.mtime_nsec());
        }
        let holds = match entry.file_type() {
            kind if kind.is_file() => fs::read(entry.path()).unwrap(),
            kind if kind.is_symlink() => fs::read_link(entry.path()).unwrap().to_str().unwrap().into(),
            _ => Vec::new(),
        };
        all.insert(path, (kind, holds));
    }
    all
}

/// The names in a folder, in order.
fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> =
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

/// The program that publishes a folder to a folder.
fn program() -> &'static Path {
    static PROGRAM: OnceLock<PathBuf> = OnceLock::new();
    PROGRAM.get_or_init(|| {
        let this = std::env::current_exe().unwrap();
        let built = this.ancestors().nth(2).unwrap();
        let profile = built.file_name().unwrap().to_str().unwrap().replace("debug", "dev");
        let mut cargo = Command::new(env!("CARGO"));
        cargo.args(["build", "--quiet", "--offline", "--example", "publish_folder", "--profile", &profile]);
        cargo.arg("--target-dir").arg(built.parent().unwrap()).current_dir(env!("CARGO_MANIFEST_DIR"));
        assert!(cargo.status().unwrap().success());
        built.join("examples/publish_folder")
    })
}

/// Whether a test that needs `tool` (or the right to use it) can run; says so aloud if not, which
/// the test's output cannot swallow.
fn can(what: &str, tool: &mut Command) -> bool {
    let can = tool.output().is_ok_and(|output| output.status.success());
    if !can {
        let _ = writeln!(std::io::stderr(), "SKIPPED: a test of publishing needs {what}");
    }
    can
}
