//! Writing into a folder: all files or none, nothing overwritten.

use std::fs;
use std::path::Path;

use duizhao::diagnostic::Mistake;
use duizhao::files::Files;

fn files(entries: &[(&str, &str)]) -> Files {
    let mut files = Files::new();
    entries.iter().for_each(|(path, text)| files.put(*path, *text));
    files
}

/// Everything below `root`, hidden files too.
fn below(root: &Path) -> Files {
    let outcome = Files::read(root, &[""], "");
    assert!(!outcome.diagnostics.has_errors());
    outcome.value.unwrap()
}

/// Writes `new` and expects to be refused at `path`, with nothing changed.
fn refused(new: &Files, root: &Path, known: &Files, path: &str) {
    let before = below(root);
    let outcome = new.write_new(root, known);
    assert_eq!((outcome.value, outcome.diagnostics.exit_status()), (None, 2));
    match &outcome.diagnostics.iter().next().unwrap().mistake {
        Mistake::CannotWrite { path: told, reason } => assert!(told.ends_with(path) && !reason.is_empty(), "{told}"),
        other => panic!("{other:?}"),
    }
    assert_eq!(below(root), before);
}

#[test]
fn new_files_are_written_and_the_known_one_is_replaced() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path().join("a/site");
    let old = files(&[("content/list", "a\n"), ("content/policies/x/policy.yaml", "x")]);
    assert_eq!(old.write_new(&root, &Files::new()).value, Some(2));
    let new = files(&[("content/list", "a\nb\n"), ("content/policies/x/measures/001/zh.md", "1"), ("c", "2")]);
    assert_eq!(new.write_new(&root, &old).value, Some(3));
    let expected = files(&[
        ("c", "2"),
        ("content/list", "a\nb\n"),
        ("content/policies/x/measures/001/zh.md", "1"),
        ("content/policies/x/policy.yaml", "x"),
    ]);
    assert_eq!(below(&root), expected);
    assert_eq!(Files::new().write_new(&root, &old).value, Some(0));
}

#[test]
fn nothing_is_overwritten() {
    let folder = tempfile::tempdir().unwrap();
    let old = files(&[("content/list", "a\n"), ("content/b/zh.md", "b"), ("file", "")]);
    old.write_new(folder.path(), &Files::new());
    let known = files(&[("content/list", "a\n")]);
    refused(&files(&[("a", ""), ("content/b/zh.md", "new"), ("z", "")]), folder.path(), &known, "content/b/zh.md");
    refused(&files(&[("a", ""), ("file/zh.md", "new")]), folder.path(), &known, "file/zh.md");
    refused(&files(&[("a", ""), ("content/b", "new")]), folder.path(), &known, "content/b");
    let stale = files(&[("content/list", "")]);
    refused(&files(&[("a", ""), ("content/list", "a\nb\n")]), folder.path(), &stale, "content/list");
    let gone = files(&[("gone", "")]);
    refused(&files(&[("a", ""), ("gone", "b")]), folder.path(), &gone, "gone");
}

#[test]
fn a_folder_that_was_made_for_nothing_is_taken_away() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path().join("site");
    let gone = files(&[("gone", "")]);
    assert_eq!(gone.write_new(&root, &gone).value, None);
    assert!(!root.exists());
}

#[test]
fn what_a_killed_run_left_is_no_obstacle() {
    let folder = tempfile::tempdir().unwrap();
    let stage = folder.path().join(".duizhao-import");
    fs::create_dir_all(stage.join("files/content/x")).unwrap();
    fs::write(stage.join("files/content/x/half"), "h").unwrap();
    fs::write(stage.join("files.old"), "o").unwrap();
    fs::write(stage.join("lock"), "").unwrap();
    let new = files(&[("content/x/a", "a")]);
    assert_eq!(new.write_new(folder.path(), &Files::new()).value, Some(1));
    assert_eq!(below(folder.path()), new);
    fs::create_dir_all(stage.join("files")).unwrap();
    assert_eq!(Files::new().write_new(folder.path(), &new).value, Some(0));
    assert!(!stage.exists());
}

#[test]
fn two_runs_at_once_do_not_mix() {
    let folder = tempfile::tempdir().unwrap();
    let stage = folder.path().join(".duizhao-import");
    fs::create_dir_all(&stage).unwrap();
    let lock = fs::File::create(stage.join("lock")).unwrap();
    lock.lock().unwrap();
    refused(&files(&[("a", "")]), folder.path(), &Files::new(), ".duizhao-import");
}
