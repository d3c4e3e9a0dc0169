//! What is refused, with nothing touched.

use std::fs;
use std::os::unix::fs::symlink;

use duizhao::diagnostic::keyed::Value;

use super::*;

#[test]
fn folders_that_cannot_be_built_again_are_refused() {
    let home = tempfile::tempdir().unwrap();
    let root = home.path().join("work/site");
    for folder in ["content/policies", "seeds", "themes/own", "static", ".git/refs", "elsewhere"] {
        fs::create_dir_all(root.join(folder)).unwrap();
    }
    fs::write(root.join("site.yaml"), "format: 1").unwrap();
    symlink("content", root.join("link")).unwrap();
    symlink("nowhere", root.join("dangling")).unwrap();
    fs::remove_dir(root.join("seeds")).unwrap();
    symlink("elsewhere", root.join("seeds")).unwrap();
    let protected = Protected { root: root.join("content/.."), home: Some(home.path().to_owned()) };
    let before = snapshot(home.path(), true);
    for out in [
        "/",
        "",
        ".",
        "..",
        "../..",
        "content",
        "content/policies",
        "content/new",
        "link",
        "link/policies",
        "seeds",
        "elsewhere",
        "elsewhere/new",
        "themes",
        "themes/own/",
        "themes/own/new",
        "static",
        ".git",
        ".git/refs",
        "public/../content",
        "site.yaml",
        "dangling",
        "content/policies/..",
    ] {
        let path = if out.is_empty() { out.into() } else { root.join(out) };
        let outcome = duizhao::publish::publish(&files(&[("a", "b")]), &path, &protected, &Stop::default());
        assert_eq!(outcome.diagnostics.exit_status(), 2, "{out}");
        let told = if out == "public/../content" { "cannot-write" } else { "publish-refused" };
        assert_eq!(codes(&outcome), [told], "{out}");
        assert_eq!(snapshot(home.path(), true), before, "{out}");
    }
    for out in ["public", "contents", "../public"] {
        let outcome = duizhao::publish::publish(&files(&[("a", "b")]), &root.join(out), &protected, &Stop::default());
        assert!(outcome.diagnostics.is_empty(), "{out}: {:?}", outcome.diagnostics);
    }
}

#[test]
fn folders_that_others_made_are_refused() {
    let root = tempfile::tempdir().unwrap();
    let out = root.path().join("public");
    fs::create_dir(&out).unwrap();
    fs::write(out.join("thesis.doc"), "the only copy").unwrap();
    let refused = || {
        let before = snapshot(root.path(), true);
        assert_eq!(codes(&publish(&files(&[("a", "b")]), &out)), ["publish-not-ours"]);
        assert_eq!(snapshot(root.path(), true), before);
    };
    refused();
    for damaged in ["", "duizhao-manifest 1 1\n", "duizhao-manifest 2 0\n", "\u{0}"] {
        fs::write(out.join(".duizhao-manifest"), damaged).unwrap();
        refused();
    }
    fs::remove_file(out.join("thesis.doc")).unwrap();
    fs::remove_file(out.join(".duizhao-manifest")).unwrap();
    assert_eq!(published(&files(&[("a", "b")]), &out), (1, 1, 0));
    assert_eq!(names(root.path()), ["public"]);
}

#[test]
fn the_users_files_are_not_overwritten() {
    let root = tempfile::tempdir().unwrap();
    let out = root.path().join("public");
    published(&files(&[("a", "1")]), &out);
    fs::write(out.join("robots.txt"), "mine").unwrap();
    fs::write(out.join("en"), "a file").unwrap();
    fs::create_dir(out.join("zh")).unwrap();
    let before = snapshot(root.path(), true);
    let outcome = publish(&files(&[("a", "2"), ("robots.txt", "ours"), ("en/x", ""), ("zh", "")]), &out);
    assert_eq!(codes(&outcome), ["publish-occupied"]);
    let mistake = &outcome.diagnostics.iter().next().unwrap().mistake;
    assert_eq!(mistake.values()[1].1, Value::Names(&["en", "robots.txt", "zh"].map(str::to_owned)));
    assert_eq!(snapshot(root.path(), true), before);
    assert_eq!(published(&files(&[("a", "2"), ("robots.txt", "mine")]), &out), (2, 1, 0), "the same is adopted");
    assert_eq!(published(&files(&[("a", "2")]), &out), (1, 0, 1), "and from then on it is ours");
    assert_eq!(names(&out), [".duizhao-manifest", "a", "en", "zh"]);
}

#[test]
fn paths_that_lead_elsewhere_are_mistakes() {
    let root = tempfile::tempdir().unwrap();
    let out = root.path().join("public");
    let bad = ["../x", "/x", "a//b", "a/./b", "", "a\nb", "a\\b", ".duizhao-manifest", "c"];
    let mut site = files(&[("c/d", "a file below a file"), ("fine", "")]);
    bad.iter().for_each(|path| site.put(*path, "x"));
    let outcome = publish(&site, &out);
    assert_eq!(codes(&outcome), vec!["not-publishable"; bad.len()]);
    assert_eq!(outcome.diagnostics.exit_status(), 1);
    assert!(names(root.path()).is_empty());
}
