//! The command line: where the site is looked for, what reaches which stream, how it ends.

use std::fs;
use std::process::Command;

use crate::folder::{Folder, PROGRAM, Ran, as_file};

const EN: &str = "content/policies/opening/measures/001/en.md";

#[test]
fn the_site_is_found_at_or_above_the_folder() {
    let site = Folder::base();
    let at = |folder: &str, words: &str| {
        let mut command = site.command(words);
        Ran::of(command.current_dir(site.at(folder)).output().unwrap())
    };
    assert_eq!(at("content/policies/opening", "check").ends(0).out, "no mistake, 0 warnings\n");
    // Files are named as seen from the folder where one is, and told as seen from the site's.
    let here = at("content/policies/opening/measures/001", "accept en.md").ends(0);
    assert_eq!(here.out, format!("{EN} was accepted already\n"));
    let other = Folder::new();
    let root = site.path().display().to_string();
    let from = |words: &str| Ran::of(other.command(words).output().unwrap());
    assert_eq!(from(&format!("check --root {root}")).ends(0).out, "no mistake, 0 warnings\n");
    assert!(from(&format!("build --root {root}")).ends(0).out.contains("/public, "));
    assert!(site.at("public/index.html").exists() && fs::read_dir(other.path()).unwrap().next().is_none());
    for words in ["check", "build", "check --format json", "accept x", "import x --policy y", "check --root nowhere"] {
        let ran = from(words).ends(2);
        assert!(format!("{}{}", ran.err, ran.out).contains("no-site"), "{words}");
    }
}

#[test]
fn a_site_yaml_that_cannot_be_read_is_a_failure() {
    let site = Folder::base();
    fs::remove_file(site.at("site.yaml")).unwrap();
    fs::create_dir(site.at("site.yaml")).unwrap();
    let ran = site.run("build");
    assert_eq!((ran.status, ran.codes()), (1, vec!["missing-file"]), "{}", ran.err);
}

#[test]
fn help_is_as_written() {
    let site = Folder::new();
    for words in [
        "--help",
        "build --help",
        "import --help",
        "check --help",
        "accept --help",
        "tidy --help",
        "new --help",
        "new measure --help",
        "new language --help",
        "status --help",
        "pack --help",
        "unpack --help",
        "completions --help",
        "init --help",
        "serve --help",
    ] {
        let ran = site.run(words).ends(0);
        assert_eq!(ran.err, "");
        let name = words.replace(" --help", "").replace("--help", "duizhao").replace(' ', "-");
        as_file(ran.out, format!("tests/help/{name}.txt"));
    }
    assert_eq!(site.run("--version").ends(0).out, concat!("duizhao ", env!("CARGO_PKG_VERSION"), "\n"));
    for words in ["", "biuld", "build --no-such", "build extra", "check --format xml", "import x", "accept", "init"] {
        let ran = site.run(words).ends(2);
        assert!(words.is_empty() || ran.err.contains("For more information, try '--help'."), "{words}: {}", ran.err);
        assert_eq!(ran.out, "");
    }
}

#[test]
fn nobody_listens() {
    let site = Folder::base();
    site.write("content/notes.txt", "x");
    let shell = |script: &str| {
        let output = Command::new("sh").args(["-c", script]).arg(PROGRAM).current_dir(site.path()).output().unwrap();
        (output.status.code(), String::from_utf8(output.stdout).unwrap(), String::from_utf8(output.stderr).unwrap())
    };
    for script in [
        "\"$0\" build >&-",
        "\"$0\" build 2>&-",
        "\"$0\" build >&- 2>&- <&-",
        "\"$0\" check --format json >&-",
        "\"$0\" check --format json >/dev/full",
        "\"$0\" check 2>/dev/full",
        "{ \"$0\" check; echo $? >status; } 2>&1 | head -1; exit $(cat status)",
        "{ \"$0\" check --format json; echo $? >status; } | head -1; exit $(cat status)",
    ] {
        let (status, _, err) = shell(script);
        assert_eq!(status, Some(1), "{script}");
        assert!(!err.contains("panicked"), "{script}: {err}");
    }
    fs::remove_file(site.at("content/notes.txt")).unwrap();
    let (status, ..) = shell("\"$0\" build >&- 2>&-");
    assert_eq!((status, site.at("public/index.html").exists()), (Some(0), true));
    for script in ["\"$0\" --help | head -1 >/dev/null", "\"$0\" --help >&-; true"] {
        let (status, _, err) = shell(script);
        assert_eq!((status, err.as_str()), (Some(0), ""), "{script}");
    }
}

#[test]
fn colours_are_for_terminals_alone() {
    let site = Folder::base();
    site.write("content/notes.txt", "x");
    let coloured = |variables: &[(&str, &str)], terminal: bool| {
        let mut command = match terminal {
            // `script` gives the program a terminal.
            true => {
                let mut command = Command::new("script");
                command.args(["-qec", &format!("{PROGRAM} check"), "/dev/null"]);
                command
            }
            false => site.command("check"),
        };
        command
            .current_dir(site.path())
            .env_remove("NO_COLOR")
            .env_remove("CI")
            .env("TERM", "xterm")
            .envs(variables.iter().copied());
        let output = command.output().unwrap();
        let said = [output.stdout, output.stderr].concat();
        assert!(String::from_utf8_lossy(&said).contains("unknown-file"));
        said.contains(&0x1b)
    };
    assert!(!coloured(&[], false));
    assert!(!coloured(&[("TERM", "dumb")], false));
    if Command::new("script").arg("--version").output().is_ok() {
        assert!(coloured(&[], true));
        assert!(!coloured(&[("NO_COLOR", "1")], true));
        assert!(!coloured(&[("TERM", "dumb")], true));
    }
}

#[test]
fn accepting_changes_one_line_and_then_nothing() {
    for end in ["\n", "\r\n"] {
        let site = Folder::base();
        let stale = site.text(EN).replace("xr6vtf", "000000").replace('\n', end);
        site.write(EN, format!("\u{feff}{stale}"));
        assert_eq!(site.run("check").ends(0).codes(), ["sentence-changed"]);
        let before = site.tree("");
        assert_eq!(site.run(&format!("accept {EN}")).ends(0).out, format!("accepted {EN}\n"));
        assert_eq!(site.text(EN), format!("\u{feff}{}", stale.replace("000000", "xr6vtf")));
        let changed: Vec<_> = site.tree("").into_iter().filter(|(path, now)| before.get(path) != Some(now)).collect();
        assert_eq!(changed.iter().map(|(path, _)| path.as_str()).collect::<Vec<_>>(), [EN]);
        let time = fs::metadata(site.at(EN)).unwrap().modified().unwrap();
        assert_eq!(site.run(&format!("accept {EN}")).ends(0).out, format!("{EN} was accepted already\n"));
        assert_eq!(fs::metadata(site.at(EN)).unwrap().modified().unwrap(), time, "nothing is written twice");
        assert_eq!(site.run("check").ends(0).err, "");
    }
    // A line that nobody can read is written anew, and one that is missing is added.
    for line in ["translates: nonsense\n", ""] {
        let site = Folder::base();
        let whole = site.text(EN);
        site.write(EN, whole.replace("translates: xr6vtf n4ae30\n", line));
        site.run(&format!("accept {EN}")).ends(0);
        let mut lines: Vec<String> = site.text(EN).lines().map(str::to_owned).collect();
        let mut expected: Vec<String> = whole.lines().map(str::to_owned).collect();
        lines.sort();
        expected.sort();
        assert_eq!(lines, expected);
    }
}

#[test]
fn a_draft_is_published_in_spite_of_mistakes_and_says_so() {
    let site = Folder::base();
    site.run("build --draft").ends(0);
    assert!(!site.text("public/en/index.html").contains("Draft:"), "without a mistake a draft is the site");
    site.write(EN, site.text(EN) + "One line more.\n");
    let before = site.tree("public");
    site.run("build").ends(1);
    assert!(site.tree("public") == before);
    let ran = site.run("build --draft").ends(0);
    assert_eq!(ran.codes(), ["unequal-sentences"]);
    assert!(ran.out.starts_with("built "));
    for (path, (_, _, bytes)) in site.tree("public").iter().filter(|(path, _)| path.ends_with(".html")) {
        let text = String::from_utf8(bytes.clone()).unwrap();
        assert!(text.contains("noindex"), "{path}");
        assert!(path.matches('/').count() == 0 || text.contains("Draft:") || text.contains("草稿"), "{path}");
    }
    // Without languages there is nothing to show.
    site.write("site.yaml", "format: 1\n");
    site.run("build --draft").ends(1);
}

#[test]
fn folders_that_are_not_published_to() {
    let site = Folder::base();
    site.write("outside/notes.txt", "mine").write(".git/config", "x").write("static/x.txt", "x");
    std::os::unix::fs::symlink("content", site.at("link")).unwrap();
    std::os::unix::fs::symlink("nowhere", site.at("dangling")).unwrap();
    let before = site.tree("");
    for out in [
        "/",
        ".",
        "..",
        "content",
        "content/policies",
        "seeds",
        "static",
        "themes",
        ".git",
        ".git/public",
        "link",
        "dangling",
        "site.yaml",
        "outside",
        "./content/../content",
        "/proc",
        "/dev/null",
        "no/such/folder",
    ] {
        let ran = site.run(&format!("build --out {out}"));
        assert_eq!(ran.status, 2, "{out}: {}{}", ran.out, ran.err);
    }
    let mut command = site.command("build");
    assert_eq!(command.args(["--out", ""]).output().unwrap().status.code(), Some(2));
    let mut home = site.command("build");
    let home = home.args(["--out", "home"]).env("HOME", site.at("home"));
    fs::create_dir(site.at("home")).unwrap();
    assert_eq!(home.output().unwrap().status.code(), Some(2));
    fs::remove_dir(site.at("home")).unwrap();
    assert!(site.tree("") == before);
    site.run("build --out elsewhere").ends(0);
    assert!(site.at("elsewhere/index.html").exists());
}

#[test]
fn a_site_may_have_nothing_in_it_yet() {
    let folder = Folder::new();
    folder.run("init town").ends(0);
    assert_eq!(folder.run("check --root town").ends(0).codes(), ["no-base-url"]);
    folder.run("build --root town").ends(0);
    assert_eq!(folder.run("init town").ends(2).codes(), ["not-empty"]);
    fs::create_dir(folder.at("empty")).unwrap();
    folder.run("init empty").ends(0);
    folder.write("file", "x");
    folder.run("init file").ends(2);
    folder.run("init deep/er/town").ends(0);
}

#[test]
fn messages_are_in_the_language_that_was_asked_for() {
    let site = Folder::base();
    let (english, chinese) = ("no mistake, 0 warnings\n", "没有错误，0 个警告\n");
    let said = |system: &str, words: &str| site.run_in(system, words).ends(0).out;
    for (system, expected) in [
        ("C", english),
        ("en_US.UTF-8", english),
        ("de_DE.UTF-8", english),
        ("zh_CN.UTF-8", chinese),
        ("zh_TW", chinese),
    ] {
        assert_eq!(said(system, "check"), expected, "{system}");
    }
    assert_eq!(said("C", "check --lang zh"), chinese);
    assert_eq!(said("zh_CN.UTF-8", "--lang en check"), english);
    site.write("site.yaml", site.text("site.yaml") + "messages: zh\n");
    assert_eq!(said("en_US.UTF-8", "check"), chinese);
    assert_eq!(said("zh_CN.UTF-8", "check --lang en"), english);
    // A site.yaml with other mistakes still says in which language they are told.
    site.write("site.yaml", site.text("site.yaml") + "colour: red\n");
    let ran = site.run("check").ends(1);
    assert!(ran.err.starts_with("错误[unknown-key]: "), "{}", ran.err);
    let ran = site.run("check --format json").ends(1);
    assert!(ran.out.contains("这里没有 `colour` 这一项"), "{}", ran.out);
}
