//! Offices without version control send each other packs: played as sessions of the program.

use std::fmt::Write as _;
use std::fs;

use crate::folder::{Folder, LANGUAGES, Ran, as_file};

const ZH: &str = "content/policies/opening/measures/001/zh.md";
const EN: &str = "content/policies/opening/measures/001/en.md";
const OTHER: &str = "content/policies/opening/measures/002/zh.md";

/// Two offices' folders, `a` with the small site and `b` with nothing, and what was said in them.
struct Offices {
    all: Folder,
    language: &'static str,
    said: String,
}

impl Offices {
    fn new(language: &'static str) -> Self {
        let all = Folder::new();
        let base = Folder::base();
        fs::create_dir(all.at("b")).unwrap();
        fs::create_dir(all.at("a")).unwrap();
        for (path, (kind, _, bytes)) in base.tree("") {
            if kind == 'f' {
                all.write(&format!("a/{path}"), bytes);
            }
        }
        Self { all, language, said: String::new() }
    }

    /// Runs the program in an office's folder and notes what it says.
    #[track_caller]
    fn run(&mut self, office: &str, words: &str, status: i32) -> &mut Self {
        let mut command = self.all.command(words);
        command.env("LC_ALL", self.language).current_dir(self.all.at(office));
        let ran = Ran::of(command.output().unwrap()).ends(status);
        let here = self.all.path().canonicalize().unwrap();
        let said = format!("{}{}", ran.out, ran.err).replace(&*here.to_string_lossy(), "[HERE]");
        let said = said.replace(&*self.all.path().to_string_lossy(), "[HERE]");
        write!(self.said, "[{office}] $ duizhao {words}\n{said}\n").unwrap();
        self
    }

    fn text(&self, path: &str) -> String {
        self.all.text(path)
    }

    fn edit(&mut self, path: &str, from: &str, to: &str) -> &mut Self {
        let text = self.text(path);
        assert!(text.contains(from), "{path}: {from}");
        self.all.write(path, text.replacen(from, to, 1));
        writeln!(self.said, "({path}: {} -> {})\n", from.trim(), to.trim()).unwrap();
        self
    }

    /// The sources of an office, without what is hidden.
    fn sources(&self, office: &str) -> Vec<(String, Vec<u8>)> {
        let files =
            self.all.tree(office).into_iter().filter(|(path, (kind, ..))| *kind == 'f' && !path.starts_with('.'));
        files.map(|(path, (_, _, bytes))| (path, bytes)).filter(|(path, _)| !path.ends_with(".zip")).collect()
    }
}

/// Two offices that have the same site, and share a pack.
fn shared(language: &'static str) -> Offices {
    let mut offices = Offices::new(language);
    offices.run("a", "pack ../1.zip", 0).run("b", "unpack ../1.zip", 0);
    assert!(offices.sources("a") == offices.sources("b"), "byte for byte");
    offices
}

#[test]
fn what_each_changed_comes_together() {
    for (language, infix, _) in LANGUAGES {
        let mut offices = shared(language);
        let glossary = "content/glossary.yaml";
        let term = |word: &str| format!("  forms: {{en: [R&D centres]}}\n- term: {word}\n");
        offices
            .edit(&format!("b/{EN}"), "reviewed: 2026-02-01", "reviewed: 2026-11-24")
            .edit(&format!("b/{glossary}"), &term("")[..29], &term("{zh: 产业集群, en: industrial cluster}"))
            .run("b", "pack ../2.zip", 0)
            .edit(&format!("a/{EN}"), "Bringing in innovative talent", "Bringing in talent")
            .edit(&format!("a/{glossary}"), &term("")[..29], &term("{zh: 创新人才, en: innovative talent}"));
        fs::remove_file(offices.all.at("a/content/pages/about/en.md")).unwrap();
        offices.run("a", "unpack ../2.zip --dry-run", 0);
        assert!(!offices.text(&format!("a/{EN}")).contains("2026-11-24"));
        offices.run("a", "unpack ../2.zip", 0);
        let merged = offices.text(&format!("a/{EN}"));
        assert!(merged.contains("title: Bringing in talent\n") && merged.contains("reviewed: 2026-11-24\n"));
        assert_eq!(offices.text(&format!("a/{glossary}")).matches("- term:").count(), 3);
        offices.run("a", "unpack ../2.zip", 0).run("a", "pack ../3.zip", 0).run("b", "unpack ../3.zip", 0);
        assert!(offices.sources("a") == offices.sources("b"));
        as_file(offices.said, format!("tests/sharing/together{infix}.txt"));
    }
}

#[test]
fn what_both_changed_is_told_and_left_alone_until_somebody_chooses() {
    for (language, infix, _) in LANGUAGES {
        let mut offices = shared(language);
        offices
            .edit(&format!("b/{ZH}"), "给予最高100万元奖励", "给予最高200万元奖励")
            .edit(&format!("b/{EN}"), "1 million", "2 million")
            .edit("b/content/topics.yaml", "\n", "\n# theirs\n");
        fs::remove_file(offices.all.at("b/content/policies/opening/measures/003/zh.md")).unwrap();
        fs::remove_dir(offices.all.at("b/content/policies/opening/measures/003")).unwrap();
        offices.edit(&format!("b/{OTHER}"), "支持企业设立研发机构。\n", "");
        offices
            .run("b", "pack ../2.zip", 0)
            .edit(&format!("a/{ZH}"), "给予最高100万元奖励", "给予最高150万元奖励")
            .edit("a/content/policies/opening/measures/003/zh.md", "壮大产业集群；", "壮大产业集群。")
            .edit(&format!("a/{OTHER}"), "支持企业", "鼓励企业");
        let before = offices.sources("a");
        offices.run("a", "unpack ../2.zip --dry-run", 1);
        assert!(offices.sources("a") == before);
        offices.run("a", "unpack ../2.zip", 1);
        assert!(offices.text(&format!("a/{ZH}")).contains("150万元"));
        assert!(offices.text("a/content/topics.yaml").contains("# theirs"), "the others are taken");
        offices.run("a", &format!("unpack ../2.zip --theirs {ZH}"), 1);
        assert!(offices.text(&format!("a/{ZH}")).contains("200万元"));
        offices.run("a", &format!("unpack ../2.zip --ours {EN}"), 2).run("a", "unpack ../2.zip --ours", 1);
        assert!(offices.text("a/content/policies/opening/measures/003/zh.md").contains("壮大产业集群。"));
        offices.run("a", "unpack ../2.zip", 1);
        as_file(offices.said, format!("tests/sharing/dispute{infix}.txt"));
    }
}

#[test]
fn without_an_earlier_pack_every_difference_is_told() {
    for (language, infix, _) in LANGUAGES {
        let mut offices = Offices::new(language);
        let site = offices.sources("a");
        for (path, bytes) in &site {
            offices.all.write(&format!("b/{path}"), bytes);
        }
        offices.edit(&format!("b/{ZH}"), "给予最高100万元奖励", "给予最高200万元奖励");
        offices.run("b", "pack", 0).run("a", "unpack ../b/b.zip", 1);
        assert!(offices.sources("a") == site);
        offices.run("a", "unpack ../b/b.zip --theirs", 1);
        assert!(offices.sources("a") == offices.sources("b"));
        as_file(offices.said, format!("tests/sharing/no-common-pack{infix}.txt"));
    }
}

#[test]
fn nobodys_work_is_lost() {
    let mut offices = shared(LANGUAGES[0].0);
    offices.edit(&format!("b/{EN}"), "2026-02-01", "2026-11-24").run("b", "pack ../2.zip", 0);
    let before = offices.text(&format!("a/{EN}"));
    offices.run("a", "unpack ../2.zip", 0);
    let aside = fs::read(offices.all.at("a/.duizhao/before-unpack-1.zip")).unwrap();
    let aside = duizhao::archive::unzip("x.zip", &aside).value.unwrap();
    assert_eq!((aside.len(), aside.text(EN)), (1, Some(before.as_str())));
    // What is hidden or published is not packed, and what is remembered is no part of the site.
    offices.all.write("a/content/.~lock", "x").write("a/public/x", "x");
    offices.run("a", "pack ../3.zip", 0);
    let packed = duizhao::archive::unzip("x.zip", &fs::read(offices.all.at("3.zip")).unwrap()).value.unwrap();
    assert!(packed.iter().all(|(path, _)| !path.contains("/.") && !path.starts_with(['.', 'p'])));
    // The same again.
    let bytes = fs::read(offices.all.at("3.zip")).unwrap();
    offices.run("a", "pack ../3.zip", 0);
    assert!(fs::read(offices.all.at("3.zip")).unwrap() == bytes);
}

#[test]
fn what_is_not_packed_over_and_what_is_not_unpacked() {
    for (language, infix, _) in LANGUAGES {
        let mut offices = shared(language);
        offices.all.write("notes.zip", "mine").write("full/notes.txt", "mine");
        offices.run("a", "pack ../notes.zip", 2).run("a", "unpack ../notes.zip", 1).run("full", "unpack ../1.zip", 2);
        assert_eq!(offices.text("notes.zip"), "mine");
        let mut files = duizhao::files::Files::new();
        files.put("notes.txt", "x");
        offices.all.write("other.zip", duizhao::archive::zip(&files).value.unwrap());
        offices.run("a", "unpack ../other.zip", 1);
        files.put("site.yaml", "x");
        files.put("duizhao-pack.json", r#"{"format": 2, "pack": "", "history": []}"#);
        offices.all.write("newer.zip", duizhao::archive::zip(&files).value.unwrap());
        offices.run("a", "unpack ../newer.zip", 1);
        // A file in `static/` is no text.
        let (mut b, mut a) = (files.clone(), "a/static/x.bin");
        b.remove("duizhao-pack.json");
        for (path, bytes) in offices.sources("a") {
            b.put(path, bytes);
        }
        b.put("static/x.bin", [0xff, 1]);
        offices.all.write("binary.zip", duizhao::archive::zip(&b).value.unwrap()).write(a, [0xff, 2]);
        offices.run("a", "unpack ../binary.zip", 1);
        a = ".duizhao/history.json";
        offices.all.write(&format!("a/{a}"), "x");
        // We have taken out what they changed.
        fs::remove_file(offices.all.at("a/static/x.bin")).unwrap();
        offices.run("a", "unpack ../1.zip", 0);
        offices.edit(&format!("b/{OTHER}"), "支持企业", "鼓励企业").run("b", "pack ../2.zip", 0);
        fs::remove_file(offices.all.at(&format!("a/{OTHER}"))).unwrap();
        offices.run("a", "unpack ../2.zip", 1);
        as_file(offices.said, format!("tests/sharing/refused{infix}.txt"));
    }
}
