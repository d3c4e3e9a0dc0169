//! What stands in the folder afterwards.

use std::fs::{self, File};
use std::os::unix::fs::{PermissionsExt, symlink};

use duizhao::files::Body;

use super::*;

#[test]
fn one_edit_changes_one_file_and_none_changes_nothing() {
    let root = tempfile::tempdir().unwrap();
    let out = root.path().join("public");
    let mut site = files(&[("index.html", "chooser"), ("en/index.html", "home"), ("en/p/1/index.html", "one")]);
    assert_eq!(published(&site, &out), (3, 3, 0));
    let first = snapshot(root.path(), true);
    assert_eq!(published(&site, &out), (3, 0, 0));
    assert_eq!(snapshot(root.path(), true), first, "a build that changes nothing writes nothing");

    site.put("en/p/1/index.html", "two");
    assert_eq!(published(&site, &out), (3, 1, 0));
    let second = snapshot(root.path(), true);
    for path in ["public/index.html", "public/en/index.html"] {
        assert_eq!(first[path], second[path], "{path} keeps its time and its inode");
    }
    assert_eq!(second["public/en/p/1/index.html"].1, b"two");

    assert_eq!(published(&files(&[("index.html", "chooser")]), &out), (1, 0, 2));
    assert_eq!(names(&out), [".duizhao-manifest", "index.html"]);
    assert_eq!(names(root.path()), ["public"]);
}

#[test]
fn what_the_user_put_there_is_kept() {
    let root = tempfile::tempdir().unwrap();
    let out = root.path().join("public");
    published(&files(&[("index.html", "old"), ("en/a/index.html", "a")]), &out);
    fs::write(out.join("CNAME"), "example.org").unwrap();
    fs::create_dir_all(out.join(".git/refs/tags")).unwrap();
    fs::set_permissions(out.join(".git"), PermissionsExt::from_mode(0o750)).unwrap();
    fs::write(out.join(".git/HEAD"), "ref").unwrap();
    fs::set_permissions(out.join(".git/HEAD"), PermissionsExt::from_mode(0o400)).unwrap();
    fs::write(out.join("en/a/note.txt"), "mine").unwrap();
    symlink("/nowhere", out.join("link")).unwrap();
    let kept = [".git", ".git/refs", ".git/refs/tags", ".git/HEAD", "CNAME", "en/a/note.txt", "link"];
    let before = snapshot(&out, false);
    assert_eq!(published(&files(&[("index.html", "new"), ("notes/x", "ours")]), &out), (2, 2, 1));
    let after = snapshot(&out, false);
    for path in kept {
        assert_eq!(before[path], after[path], "{path}");
    }
    assert_eq!(after.len(), kept.len() + ["index.html", "notes", "notes/x", ".duizhao-manifest", "en", "en/a"].len());
}

#[test]
fn a_published_file_that_somebody_changed_is_restored() {
    let root = tempfile::tempdir().unwrap();
    let out = root.path().join("public");
    let site = files(&[("a", "80 measures"), ("b", "b"), ("c/d", "d"), ("e", "e")]);
    published(&site, &out);
    let good = snapshot(&out, false);
    let time = fs::metadata(out.join("a")).unwrap().modified().unwrap();
    fs::write(out.join("a"), "81 measures").unwrap();
    File::options().write(true).open(out.join("a")).unwrap().set_modified(time).unwrap();
    fs::remove_file(out.join("b")).unwrap();
    fs::remove_dir_all(out.join("c")).unwrap();
    fs::set_permissions(out.join("e"), PermissionsExt::from_mode(0o600)).unwrap();
    assert_eq!(published(&site, &out), (4, 4, 0));
    assert_eq!(snapshot(&out, false), good);
    fs::remove_file(out.join("a")).unwrap();
    symlink("b", out.join("a")).unwrap();
    assert_eq!(published(&site, &out), (4, 1, 0));
    assert_eq!(snapshot(&out, false), good);
}

#[test]
fn files_on_disk_are_copied() {
    let root = tempfile::tempdir().unwrap();
    let (source, out) = (root.path().join("logo.png"), root.path().join("public"));
    fs::write(&source, vec![7; 200_000]).unwrap();
    fs::set_permissions(&source, PermissionsExt::from_mode(0o600)).unwrap();
    let mut site = files(&[("index.html", "x")]);
    site.put_body("logo.png", Body::Disk(source.clone()));
    assert_eq!(published(&site, &out), (2, 2, 0));
    assert_eq!(published(&site, &out), (2, 0, 0));
    assert_eq!(fs::read(out.join("logo.png")).unwrap(), vec![7; 200_000]);
    assert_eq!(fs::metadata(out.join("logo.png")).unwrap().permissions().mode() & 0o7777, 0o644);
    fs::write(&source, vec![8; 200_000]).unwrap();
    assert_eq!(published(&site, &out), (2, 1, 0));
    fs::remove_file(&source).unwrap();
    let old = snapshot(root.path(), true);
    assert_eq!(codes(&publish(&site, &out)), ["cannot-read"]);
    assert_eq!(snapshot(root.path(), true), old);
}

#[test]
fn a_link_to_a_folder_stays_a_link() {
    let root = tempfile::tempdir().unwrap();
    fs::create_dir(root.path().join("www")).unwrap();
    symlink("www", root.path().join("public")).unwrap();
    published(&files(&[("a", "1")]), &root.path().join("public"));
    published(&files(&[("a", "2")]), &root.path().join("public/."));
    assert_eq!(names(root.path()), ["public", "www"]);
    assert_eq!(fs::read(root.path().join("www/a")).unwrap(), b"2");
}

#[test]
fn debris_of_dead_builds_is_cleared_away_and_nothing_else() {
    let root = tempfile::tempdir().unwrap();
    let beside = |name: &str| root.path().join(name);
    let (out, site) = (beside("public"), files(&[("a", "1"), ("b/c", "2")]));
    published(&site, &beside(".public-new-1"));
    published(&site, &beside(".public-old-2"));
    fs::write(beside(".public-old-2/b/mine"), "moved to where it belongs").unwrap();
    fs::create_dir(beside(".public-new-3")).unwrap();
    fs::create_dir(beside(".public-new-4")).unwrap();
    fs::write(beside(".public-new-4/.duizhao-manifest"), "duizhao-man").unwrap();
    fs::create_dir(beside(".public-new-ideas")).unwrap();
    published(&site, &out);
    assert_eq!(names(root.path()), [".public-new-ideas", "public"]);
    assert_eq!(names(&beside("public/b")), ["c", "mine"]);

    fs::create_dir(beside(".public-new-5")).unwrap();
    fs::write(beside(".public-new-5/mine"), "who knows").unwrap();
    published(&site, &beside(".public-new-6"));
    fs::create_dir_all(beside(".public-new-6/b")).unwrap();
    fs::write(beside(".public-new-6/b/mine"), "another").unwrap();
    let outcome = publish(&site, &out);
    assert_eq!(codes(&outcome), ["left-behind", "left-behind"]);
    assert_eq!(outcome.diagnostics.exit_status(), 0);
    assert_eq!(fs::read(beside(".public-new-5/mine")).unwrap(), b"who knows");
    assert_eq!(fs::read(beside(".public-new-6/b/mine")).unwrap(), b"another");
}

#[test]
fn an_old_site_that_was_put_aside_is_put_back() {
    let root = tempfile::tempdir().unwrap();
    let out = root.path().join("public");
    published(&files(&[("a", "1"), ("b", "2")]), &out);
    fs::write(out.join("CNAME"), "example.org").unwrap();
    let kept = snapshot(&out, true);
    fs::rename(&out, root.path().join(".public-old-7")).unwrap();
    assert_eq!(published(&files(&[("a", "1"), ("b", "3")]), &out), (2, 1, 0));
    let now = snapshot(&out, true);
    assert_eq!((&now["a"], &now["CNAME"]), (&kept["a"], &kept["CNAME"]));
    assert_eq!(names(root.path()), ["public"]);
}
