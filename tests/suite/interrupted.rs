//! Ctrl-C and a polite end (SIGINT, SIGTERM) while the program publishes: the site is as it was,
//! nothing is left beside it, and the status is what shells expect.
//!
//! `strace` sends the signal at the n-th hard link, for a few n; without it the tests say so and pass.

use std::process::Command;

use crate::folder::{Folder, PROGRAM, Ran};

/// The program in `site`, asked to stop by `signal` at the `n`-th hard link.
fn interrupted(site: &Folder, signal: &str, n: usize) -> Ran {
    let inject = format!("inject=linkat:signal={signal}:when={n}");
    let mut strace = Command::new("strace");
    strace.args(["-f", "-qq", "-o", "/dev/null", "-e", "trace=linkat", "-e", &inject, PROGRAM, "build"]);
    Ran::of(strace.current_dir(site.path()).env("RAYON_NUM_THREADS", "1").output().unwrap())
}

#[test]
fn a_build_that_is_asked_to_stop_leaves_the_site_as_it_was() {
    if Command::new("strace").arg("true").status().is_err() {
        eprintln!("left out: strace is missing");
        return;
    }
    let site = Folder::base();
    site.run("build").ends(0);
    let old = site.tree("public");
    let departments = site.text("content/departments.yaml");
    let slug = departments.lines().find_map(|line| line.strip_prefix("- slug: ")).unwrap();
    site.write("content/departments.yaml", departments.replacen(slug, &format!("{slug}-new"), 1));
    for (signal, status) in [("INT", 130), ("TERM", 143)] {
        for n in [1, 7, 20] {
            let ran = interrupted(&site, signal, n).ends(status);
            assert!(ran.codes().contains(&"stopped") && !ran.out.contains("built"), "{ran:?}");
            assert_eq!(site.tree("public"), old);
            let beside = |path: &String| path.starts_with(".public") && !path.contains('/');
            assert_eq!(site.tree(".").keys().find(|path| beside(path)), None);
        }
    }
    site.run("build").ends(0);
    assert_ne!(site.tree("public"), old);
}
