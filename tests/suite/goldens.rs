//! Small sites, whole: which files are published, and each page as a screen reader would read it.
//! `tests/sites/<name>/site` is the site, `tests/sites/<name>/public` what comes out.

use std::collections::BTreeSet;
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

use duizhao::files::Files;

use crate::aloud::Page;
use crate::folder::{Folder, ROOT, as_file};
use crate::web::Web;

#[test]
fn two_policies_in_three_languages() {
    let site = Folder::new();
    site.write("themes/default/strings/de.yaml", german());
    site.lay(&Path::new(ROOT).join("tests/sites/two-policies/site"));
    let built = site.run("build").ends(0);
    as_file(built.err.as_str(), "tests/sites/two-policies/stderr.txt");
    as_file(site.run_in("zh_CN.UTF-8", "build").ends(0).err, "tests/sites/two-policies/stderr.zh.txt");
    published(&site, "two-policies");
    let base = "https://example.org/policy/";
    let web = Web::of(&Files::read(&site.at("public"), &["."], "").value.unwrap(), Some(base));
    assert_eq!(web.pages.len(), 104);
    let faults = web.faults(&["zh", "en", "de"]);
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// The strings of a third language: the English ones, of which a few are said in German, so that this
/// test need not know all keys of the theme.
fn german() -> String {
    let mut strings = fs::read_to_string(Path::new(ROOT).join("themes/default/strings/en.yaml")).unwrap();
    for (english, german) in [
        ("\"English\"", "\"Deutsch\""),
        ("home: \"Home\"", "home: \"Start\""),
        ("lead: \"Lead department\"", "lead: \"Federführung\""),
        ("departments: \"Departments\"", "departments: \"Ämter\""),
        ("section: \"Section {number}\"", "section: \"{number}. Abschnitt\""),
        ("measure: \"Measure {number}\"", "measure: \"Maßnahme {number}\""),
    ] {
        assert!(strings.contains(english), "{english}");
        strings = strings.replacen(english, german, 1);
    }
    strings
}

#[test]
fn from_a_document_to_a_site() {
    let folder = Folder::new();
    let document = Path::new(ROOT).join("tests/mistakes/base/seeds/opening.txt");
    let mut session = String::new();
    let mut run = |words: &str| {
        let ran = folder.run(words);
        let said = format!("{}{}", ran.err, ran.out).replace(&*folder.path().to_string_lossy(), "[HERE]");
        write!(session, "$ duizhao {words}\n{}", without_time(&said)).unwrap();
        assert_eq!(ran.status, 0, "{session}");
    };
    run("init town");
    fs::create_dir_all(folder.at("town/seeds")).unwrap();
    fs::copy(document, folder.at("town/seeds/opening.txt")).unwrap();
    run("import --root town --policy opening-up town/seeds/opening.txt");
    run("import --root town --policy opening-up town/seeds/opening.txt");
    run("check --root town");
    run("build --root town");
    run("build --root town");
    as_file(session, "tests/sites/from-a-document/session.txt");
    let mut content = String::new();
    for (path, (kind, _, bytes)) in folder.tree("town") {
        if kind == 'f' && !path.starts_with("public/") {
            writeln!(content, "==> {path}\n{}", String::from_utf8(bytes).unwrap()).unwrap();
        }
    }
    as_file(content, "tests/sites/from-a-document/content.txt");
    fs::rename(folder.at("town/public"), folder.at("public")).unwrap();
    published(&folder, "from-a-document");
}

/// The seconds that a build took are not always the same.
fn without_time(said: &str) -> String {
    let words =
        said.split(' ').map(|word| if word.parse::<f64>().is_ok() && word.contains('.') { "[TIME]" } else { word });
    words.collect::<Vec<_>>().join(" ")
}

/// Compares the public folder of `site` with what is expected of the golden site `name`.
fn published(site: &Folder, name: &str) {
    let expected = PathBuf::from("tests/sites").join(name);
    let (mut paths, mut pages) = (String::new(), BTreeSet::new());
    for (path, (kind, _, bytes)) in site.tree("public") {
        if kind != 'f' {
            continue;
        }
        writeln!(paths, "{}", without_hash(&path)).unwrap();
        if path.ends_with(".html") {
            as_file(Page::of(&bytes).aloud(), expected.join("public").join(format!("{path}.txt")));
            pages.insert(format!("{path}.txt"));
        }
    }
    as_file(paths, expected.join("paths.txt"));
    let known = Folder::new();
    known.lay(&Path::new(ROOT).join(&expected).join("public"));
    let known = known
        .tree("")
        .into_iter()
        .filter(|(_, (kind, ..))| *kind == 'f')
        .map(|(path, _)| path)
        .collect::<BTreeSet<_>>();
    assert_eq!(known, pages, "expected pages that are not published any more");
}

/// `assets/site.css` of `assets/site.0123abcd.css`.
fn without_hash(path: &str) -> String {
    let is_hash = |part: &&str| part.len() >= 8 && part.bytes().all(|b| b.is_ascii_hexdigit());
    path.split('.').filter(|part| !is_hash(part)).collect::<Vec<_>>().join(".")
}
