//! Umasks, full disks, folders without rights, mount points, two builds at once.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::process::{Command, Output, Stdio};

use super::*;

/// A folder to publish from, and the place to publish to.
fn place(text: &str) -> (tempfile::TempDir, PathBuf, PathBuf) {
    let root = tempfile::tempdir().unwrap();
    fs::set_permissions(root.path(), PermissionsExt::from_mode(0o755)).unwrap();
    let from = root.path().join("from");
    fs::create_dir_all(from.join("static")).unwrap();
    fs::create_dir_all(from.join("en/p")).unwrap();
    for path in ["index.html", "en/p/index.html", "static/logo.png"] {
        fs::write(from.join(path), format!("{text} {path}")).unwrap();
    }
    let out = root.path().join("out/public");
    fs::create_dir(out.parent().unwrap()).unwrap();
    (root, from, out)
}

fn shell(script: &str, from: &Path, out: &Path) -> Output {
    let mut command = Command::new("sh");
    command.args(["-c", script, "sh"]).arg(program()).arg(from).arg(out);
    command.output().unwrap()
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

#[test]
fn modes_are_the_same_under_any_umask_and_few_open_files_are_enough() {
    for script in ["umask 077; exec $0 $1 $2", "umask 000; exec \"$@\"", "ulimit -n 16; umask 027; exec \"$@\""] {
        let (_root, from, out) = place("x");
        let output = shell(&script.replace("$0 $1 $2", "\"$@\""), &from, &out);
        assert!(output.status.success(), "{}", said(&output));
        for (path, (kind, _)) in snapshot(&out, false) {
            let mode = if kind.contains("is_dir: true") { " 40755" } else { " 100644" };
            assert!(kind.ends_with(mode), "{path}: {kind}");
        }
        assert_eq!(fs::metadata(&out).unwrap().permissions().mode(), 0o40755);
    }
}

#[test]
fn builds_at_once_wait_for_each_other() {
    let (_root, from, out) = place("first");
    let (_other, other, _) = place("second");
    let start = |from: &Path| Command::new(program()).arg(from).arg(&out).stdout(Stdio::null()).spawn().unwrap();
    let running: Vec<_> = (0..12).map(|n| start(if n % 2 == 0 { &from } else { &other })).collect();
    for mut one in running {
        assert!(one.wait().unwrap().success());
    }
    assert_eq!(names(out.parent().unwrap()), ["public"]);
    let text = fs::read_to_string(out.join("index.html")).unwrap();
    let word = text.split(' ').next().unwrap();
    assert_eq!(fs::read_to_string(out.join("static/logo.png")).unwrap(), format!("{word} static/logo.png"));
}

/// Runs the program as a user whom mode bits bind.
const NOBODY: &str = "exec setpriv --reuid=65534 --regid=65534 --clear-groups \"$@\"";

#[test]
fn without_rights_the_old_site_stays_and_the_folder_is_named() {
    let mut tool = Command::new("setpriv");
    if !can("setpriv, as root", tool.args(["--reuid=65534", "--regid=65534", "--clear-groups", "true"])) {
        return;
    }
    let (root, from, out) = place("x");
    let mut built = Command::new("cp");
    let copy = root.path().join("publish_folder");
    assert!(built.arg(program()).arg(&copy).status().unwrap().success());
    let run = || Command::new("sh").args(["-c", NOBODY, "sh"]).arg(&copy).arg(&from).arg(&out).output().unwrap();
    let refused = run();
    assert_eq!(refused.status.code(), Some(2), "{}", said(&refused));
    let said = said(&refused);
    assert!(said.contains(&*out.parent().unwrap().to_string_lossy()) && said.contains("user 65534"), "{said}");
    assert!(names(out.parent().unwrap()).is_empty());
    // The folder is somebody else's, its parent is not: the user may exchange it but not clear it away.
    published(&files(&[("index.html", "old"), ("en/p/index.html", "old")]), &out);
    fs::set_permissions(out.parent().unwrap(), PermissionsExt::from_mode(0o777)).unwrap();
    fs::set_permissions(out.join("en/p"), PermissionsExt::from_mode(0o700)).unwrap();
    let old = snapshot(&out, true);
    let refused = run();
    assert_eq!(refused.status.code(), Some(2));
    assert!(super::machine::said(&refused).contains("public/en/p"), "{}", super::machine::said(&refused));
    assert_eq!(snapshot(&out, true), old);
    assert_eq!(names(out.parent().unwrap()), ["public"]);
}

/// A small file system of its own, for as long as the value lives.
struct Mounted(PathBuf);

impl Mounted {
    fn new(at: &Path, size: &str) -> Option<Self> {
        let mut mount = Command::new("mount");
        mount.args(["-t", "tmpfs", "-o", &format!("size={size},mode=755"), "tmpfs"]).arg(at);
        can("the right to mount a tmpfs", &mut mount).then(|| Self(at.to_owned()))
    }
}

impl Drop for Mounted {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg(&self.0).status();
    }
}

#[test]
fn a_mount_point_is_refused() {
    let (_root, from, out) = place("x");
    fs::create_dir(&out).unwrap();
    let Some(_mounted) = Mounted::new(&out, "1m") else { return };
    let output = shell("exec \"$@\"", &from, &out);
    assert_eq!(output.status.code(), Some(2));
    assert!(said(&output).contains("mount point"), "{}", said(&output));
    assert_eq!(names(out.parent().unwrap()), ["public"]);
    assert!(names(&out).is_empty());
    let output = shell("exec \"$@\"", &from, &out.join("site"));
    assert!(output.status.success(), "{}", said(&output));
}

#[test]
fn a_folder_mounted_from_the_same_file_system_is_refused() {
    let (root, from, out) = place("x");
    let elsewhere = root.path().join("elsewhere");
    published(&files(&[("index.html", "old")]), &elsewhere);
    fs::write(elsewhere.join("CNAME"), "example.org").unwrap();
    fs::create_dir(&out).unwrap();
    if !can("the right to bind a folder", Command::new("mount").arg("--bind").arg(&elsewhere).arg(&out)) {
        return;
    }
    let _mounted = Mounted(out.clone());
    for _ in 0..2 {
        let old = snapshot(&out, true);
        let output = shell("exec \"$@\"", &from, &out);
        assert_eq!(output.status.code(), Some(2));
        assert!(said(&output).contains("mount point"), "{}", said(&output));
        assert_eq!(snapshot(&out, true), old);
        assert_eq!(names(out.parent().unwrap()), ["public"]);
        // With a file of the user the mount point is met when it is carried across, without it later.
        let _ = fs::remove_file(out.join("CNAME"));
    }
}

#[test]
fn on_a_full_disk_the_old_site_stays() {
    let root = tempfile::tempdir().unwrap();
    let disk = root.path().join("disk");
    fs::create_dir(&disk).unwrap();
    let Some(_mounted) = Mounted::new(&disk, "400k") else { return };
    let (_from, from, _) = place("x");
    for n in 0..12 {
        fs::write(from.join(format!("static/{n}")), vec![n; 10_000]).unwrap();
    }
    let out = disk.join("public");
    published(&files(&[("index.html", "old"), ("static/1", "old")]), &out);
    let old = snapshot(&out, true);
    let (mut failed, mut kilobytes) = (0, 380);
    loop {
        fs::write(disk.join("ballast"), vec![0; kilobytes * 1024]).unwrap();
        let output = shell("exec \"$@\"", &from, &out);
        if output.status.success() {
            break;
        }
        failed += 1;
        assert_eq!(output.status.code(), Some(2));
        assert!(said(&output).contains("/disk/.public-new-") && said(&output).contains("No space left"));
        assert_eq!(snapshot(&out, true), old, "with {kilobytes} kB taken");
        assert_eq!(names(&disk), ["ballast", "public"]);
        kilobytes -= 4;
    }
    assert!(failed > 20, "the disk was full {failed} times");
    assert_eq!(names(&disk), ["ballast", "public"]);
}
