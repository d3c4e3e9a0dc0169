//! Killed at every system call, and refused at every one: the folder holds the old site or the new.
//!
//! The program runs under `strace`, which kills it at the n-th call of a kind or answers that call
//! with an error, for every n until a run is not touched.

use std::fs;
use std::process::{Command, Output};

use super::*;

/// The system calls by which the program reads and writes; those that a system lacks are passed over.
const CALLS: &[&str] = &[
    "open",
    "openat",
    "read",
    "write",
    "close",
    "statx",
    "newfstatat",
    "getdents64",
    "flock",
    "mkdir",
    "mkdirat",
    "chmod",
    "fchmod",
    "fchmodat",
    "link",
    "linkat",
    "syncfs",
    "fsync",
    "renameat2",
    "rename",
    "renameat",
    "unlink",
    "unlinkat",
    "rmdir",
];

/// Those of them that need no space.
const READS: [&str; 6] = ["read", "close", "statx", "newfstatat", "getdents64", "flock"];

struct Case {
    root: tempfile::TempDir,
}

impl Case {
    /// An old site with files of the user, and a new one.
    fn new() -> Self {
        // In memory, if there is such a place: hundreds of runs wait for the disk otherwise.
        let memory = Path::new("/dev/shm");
        let root = if memory.is_dir() { tempfile::tempdir_in(memory) } else { tempfile::tempdir() }.unwrap();
        let from = root.path().join("from");
        fs::create_dir_all(from.join("static")).unwrap();
        fs::create_dir_all(from.join("en/new")).unwrap();
        for (path, text) in [("index.html", "stays"), ("en/index.html", "new"), ("en/new/a", "new"), ("static/b", "b")]
        {
            fs::write(from.join(path), text).unwrap();
        }
        let case = Self { root };
        fs::create_dir(case.root.path().join("out")).unwrap();
        let old = files(&[("index.html", "stays"), ("en/index.html", "old"), ("en/old/a", "old"), ("gone", "old")]);
        published(&old, &case.out());
        fs::write(case.out().join("CNAME"), "example.org").unwrap();
        fs::create_dir(case.out().join(".git")).unwrap();
        fs::write(case.out().join(".git/HEAD"), "ref").unwrap();
        case
    }

    fn out(&self) -> PathBuf {
        self.root.path().join("out/public")
    }

    /// What stands beside the folder.
    fn beside(&self) -> Vec<String> {
        let mut names = names(&self.root.path().join("out"));
        names.retain(|name| name != "public");
        names
    }

    /// Runs the program under `strace`; also says whether a call was touched.
    fn run(&self, inject: &[String], threads: &str) -> (Output, bool) {
        let trace = self.root.path().join("trace");
        let mut strace = Command::new("strace");
        strace.args(["-f", "-qq", "-o"]).arg(&trace).env("RAYON_NUM_THREADS", threads);
        inject.iter().for_each(|inject| {
            strace.arg("-e").arg(format!("inject={inject}"));
        });
        strace.arg("-e").arg(format!(
            "trace={}",
            inject.iter().map(|inject| inject.split(':').next().unwrap()).collect::<Vec<_>>().join(",")
        ));
        let output = strace.arg(program()).arg(self.root.path().join("from")).arg(self.out()).output().unwrap();
        let call = inject[0].trim_start_matches('?').split(':').next().unwrap();
        let trace = fs::read_to_string(trace).unwrap();
        let touched = trace.lines().any(|line| line.contains(&format!(" {call}(")) && line.contains("(INJECTED)"));
        let killed = output.status.code().is_none();
        (output, touched || killed)
    }
}

fn snapshots() -> [BTreeMap<String, (String, Vec<u8>)>; 2] {
    let case = Case::new();
    let old = snapshot(&case.out(), false);
    assert!(case.run(&["?fsync:delay_enter=1".to_owned()], "2").0.status.success());
    [old, snapshot(&case.out(), false)]
}

/// Runs with `fault` at every call of every kind; returns how many points were tried.
fn everywhere(fault: &str, calls: &[&str], also: &[&str], threads: &str) -> usize {
    if !can("strace (the package `strace`)", Command::new("strace").arg("true")) {
        return usize::MAX;
    }
    let [old, new] = snapshots();
    let mut points = 0;
    for call in calls {
        for n in 1.. {
            let case = Case::new();
            let mut inject = vec![format!("?{call}:{fault}:when={n}")];
            inject.extend(also.iter().map(|also| also.to_string()));
            let (output, touched) = case.run(&inject, threads);
            let at = format!("{fault} at {call} {n}: {}", String::from_utf8_lossy(&output.stderr));
            let now = if case.out().exists() { snapshot(&case.out(), false) } else { BTreeMap::new() };
            let aside = !also.is_empty() && now.is_empty();
            assert!(now == old || now == new || aside, "{at}: neither the old site nor the new: {now:#?}");
            told(&case, &output, &at, now == new);
            let again = Command::new(program()).arg(case.root.path().join("from")).arg(case.out()).output().unwrap();
            assert!(again.status.success(), "{at}: the next build: {}", String::from_utf8_lossy(&again.stderr));
            assert_eq!(snapshot(&case.out(), false), new, "{at}: the next build");
            assert!(case.beside().iter().all(|name| name == ".public-lock"), "{at}: debris: {:?}", case.beside());
            if !touched {
                break;
            }
            points += 1;
        }
    }
    points
}

/// What a run that was not killed says of itself is true.
fn told(case: &Case, output: &Output, at: &str, is_new: bool) {
    let said = String::from_utf8_lossy(&output.stderr);
    match output.status.code() {
        Some(0) => assert!(is_new, "{at}: told to be published"),
        // `strace` counts each thread's calls: the words of the mistake may be refused as well.
        Some(2) if said.is_empty() => assert!(at.contains(" at write"), "{at}: no word"),
        Some(2) => {
            assert!(said.contains("/out") || said.contains("/from"), "{at}: names no path");
            let left = case.beside().into_iter().filter(|name| name != ".public-lock");
            left.for_each(|name| assert!(said.contains(&name), "{at}: {name} left behind without a word"));
        }
        // The standard library panics where a folder cannot be closed, which no system answers.
        Some(101) => assert!(at.contains(" at close"), "{at}: a panic"),
        // Killed, or the program could not even be started.
        _ => {}
    }
}

#[test]
fn killed_at_any_call() {
    assert!(everywhere("signal=KILL", CALLS, &[], "1") > 100);
}

#[test]
fn killed_with_several_threads() {
    let calls = ["openat", "write", "linkat", "unlink", "rmdir"];
    assert!(everywhere("signal=KILL", &calls, &[], "4") > 10);
}

#[test]
fn killed_at_any_renaming_where_folders_cannot_be_exchanged() {
    let calls = ["rename", "renameat", "unlink", "unlinkat", "rmdir", "fsync"];
    for error in ["EINVAL", "ENOSYS"] {
        assert!(everywhere("signal=KILL", &calls, &[&format!("?renameat2:error={error}")], "1") > 5);
    }
}

#[test]
fn refused_at_any_renaming_where_folders_cannot_be_exchanged() {
    assert!(everywhere("error=EACCES", &["rename", "renameat"], &["?renameat2:error=EINVAL"], "1") > 1);
}

#[test]
fn no_space_at_any_call() {
    let calls: Vec<&str> = CALLS.iter().copied().filter(|call| !READS.contains(call)).collect();
    assert!(everywhere("error=ENOSPC", &calls, &[], "1") > 30);
}

#[test]
fn input_output_error_at_any_call() {
    assert!(everywhere("error=EIO", CALLS, &[], "1") > 100);
}

#[test]
fn no_access_at_any_call() {
    for (error, calls) in [
        ("EACCES", ["openat", "mkdir", "chmod", "linkat", "renameat2", "rmdir"]),
        ("EROFS", ["flock", "mkdir", "write", "unlink", "renameat2", "rmdir"]),
        ("EPERM", ["flock", "chmod", "fchmod", "linkat", "unlink", "rmdir"]),
        ("EDQUOT", ["write", "mkdir", "linkat", "syncfs", "renameat2", "fsync"]),
    ] {
        assert!(everywhere(&format!("error={error}"), &calls, &[], "1") > 10);
    }
}
