//! The site of this repository, whole: what holds of every site, and that its pages say what the document says.

use std::fs;
use std::os::unix::fs::symlink;
use std::path::Path;
use std::process::Command;

use duizhao::build::{Options, PARTS, STATIC, build};
use duizhao::files::Files;
use duizhao::seed;

use crate::folder::{Folder, PROGRAM, ROOT, Ran};
use crate::web::Web;

fn project() -> Files {
    Files::read(Path::new(ROOT), &PARTS, STATIC).value.unwrap()
}

fn built(project: &Files, base_url: Option<&str>) -> Files {
    let outcome = build(project, &Options { base_url: base_url.map(str::to_owned), draft: false });
    outcome.value.expect("the site of this repository is sound").public
}

#[test]
fn every_link_resolves_and_nothing_is_loaded_from_elsewhere() {
    let project = project();
    for base_url in [None, Some("https://example.org/policy/")] {
        let web = Web::of(&built(&project, base_url), base_url);
        let faults = web.faults(&["zh", "en"]);
        assert!(
            faults.is_empty(),
            "{base_url:?}: {} faults:\n{}",
            faults.len(),
            faults[..faults.len().min(40)].join("\n")
        );
    }
}

#[test]
fn every_page_of_a_measure_says_what_the_document_says() {
    let project = project();
    let public = built(&project, None);
    let web = Web::of(&public, None);
    let name = "seeds/taicang-80-measures.txt";
    let text = seed::decode(name, project.bytes(name).unwrap()).value.unwrap();
    let table = seed::parse(name, &text).value.unwrap();
    assert_eq!(table.rows.len(), 80);
    let mut sentences = 0;
    for row in &table.rows {
        let page = &web.pages[&format!("zh/opening-up/measures/{}/index.html", row.number)];
        let all: Vec<_> =
            page.elements().into_iter().filter(|element| element.get("class") == Some("sentence")).collect();
        let said: String = all.iter().map(|sentence| sentence.text.as_str()).collect();
        assert_eq!(said, row.body.replace('\n', ""), "measure {}", row.number);
        for (n, sentence) in all.iter().enumerate() {
            assert_eq!(sentence.get("id"), Some(&*format!("s{}", n + 1)));
        }
        let ids = page.ids();
        assert_eq!(ids.iter().filter(|id| id.starts_with("s-")).count(), all.len(), "measure {}", row.number);
        assert_eq!(page.text_of("s1").unwrap(), all[0].text);
        sentences += all.len();
        // The whole text on one page says the same.
        let full = &web.pages["zh/opening-up/full/index.html"];
        assert!(full.all("body")[0].text.contains(&all[0].text), "measure {}", row.number);
    }
    assert_eq!(sentences, 170);
}

#[test]
fn the_same_files_give_the_same_bytes() {
    let project = project();
    assert!(built(&project, None) == built(&project, None));
}

#[test]
fn the_same_site_comes_out_wherever_and_however_it_is_built() {
    let here = Path::new(ROOT);
    let mut names: Vec<String> = project().iter().map(|(path, _)| path.to_owned()).collect();
    let laid = |names: &[String]| {
        let site = Folder::new();
        for name in names {
            site.write(&format!("site/{name}"), fs::read(here.join(name)).unwrap());
        }
        site
    };
    let first = laid(&names);
    first.run("build --root site").ends(0);
    names.reverse();
    let second = laid(&names);
    let run = |script: &str| {
        let output = Command::new("sh").args(["-c", script]).arg(PROGRAM).current_dir(second.path()).output().unwrap();
        let ran = Ran::of(output).ends(0);
        let tree = second.tree("site/public");
        fs::remove_dir_all(second.at("site/public")).unwrap();
        (ran, tree)
    };
    let expected = first.tree("site/public");
    assert!(expected.values().all(|(kind, mode, _)| *mode == if *kind == 'f' { 0o644 } else { 0o755 }));
    symlink("site", second.at("link")).unwrap();
    for script in [
        "umask 077; cd site/content; TZ=Asia/Shanghai LANG=C LC_ALL=C RAYON_NUM_THREADS=1 \"$0\" build",
        "umask 000; cd link; TZ=America/New_York LANG=zh_CN.UTF-8 RAYON_NUM_THREADS=2 \"$0\" build",
        "ulimit -n 64; env -i RAYON_NUM_THREADS=7 HOME=/nonexistent TMPDIR=/nonexistent \"$0\" build --root site",
        "cd /; TERM=dumb \"$0\" build --root \"$OLDPWD/link\" --out \"$OLDPWD/site/public\" 2>/dev/null",
    ] {
        let (_, tree) = run(script);
        assert!(tree == expected, "{script}");
    }
}
