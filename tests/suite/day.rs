//! A day in an office, played on a copy of this site through the program alone, on a Chinese system: what an
//! editor does by hand, what the program says, what the files are in the end. The whole of it stands in
//! `tests/day/said.txt`, to be read as the editor reads it.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use crate::folder::{Folder, ROOT, Ran, as_file};

const MEASURE: &str = "content/policies/opening-up/measures/036";

/// The editor's desk: our folder, that of a colleague, and what was said.
struct Desk {
    all: Folder,
    said: String,
}

impl Desk {
    fn new() -> Self {
        let all = Folder::new();
        for part in ["content", "seeds"] {
            let files = Folder::new();
            files.lay(&Path::new(ROOT).join(part));
            for (path, (kind, _, bytes)) in files.tree("") {
                if kind == 'f' {
                    all.write(&format!("ours/{part}/{path}"), bytes);
                }
            }
        }
        all.write("ours/site.yaml", fs::read(Path::new(ROOT).join("site.yaml")).unwrap());
        fs::create_dir(all.at("theirs")).unwrap();
        Self { all, said: String::new() }
    }

    /// What the editor does next, in words.
    fn then(&mut self, what: &str) {
        writeln!(self.said, "# {what}\n").unwrap();
    }

    /// Runs the program in `folder`; sizes and times are no promise.
    #[track_caller]
    fn run(&mut self, folder: &str, words: &str, status: i32) -> &mut Self {
        let mut command = self.all.command(words);
        let output = command.current_dir(self.all.at(folder)).env("LC_ALL", "zh_CN.UTF-8").output().unwrap();
        let ran = Ran::of(output).ends(status);
        let out: String = ran.out.lines().map(|line| steady(line) + "\n").collect();
        let here = self.all.path().canonicalize().unwrap();
        let text = format!("{out}{}", ran.err).replace(&*here.to_string_lossy(), "…");
        writeln!(self.said, "$ duizhao {words}\n{}\n", text.trim_end()).unwrap();
        self
    }

    fn text(&self, file: &str) -> String {
        self.all.text(file)
    }

    /// Changes one place of a file by hand.
    #[track_caller]
    fn edit(&mut self, file: &str, from: &str, to: &str) -> &mut Self {
        let text = self.text(file);
        assert_eq!(text.matches(from).count(), 1, "{file}: {from}");
        self.all.write(file, text.replace(from, to));
        writeln!(self.said, "({file}: {} → {})\n", from.trim(), to.trim()).unwrap();
        self
    }
}

/// A line without what differs from run to run.
fn steady(line: &str) -> String {
    line.split("，用时").next().unwrap_or(line).split("（").next().unwrap_or(line).to_owned()
}

#[test]
fn a_days_work_is_done_and_nothing_is_lost() {
    let mut desk = Desk::new();
    let ours = format!("ours/{MEASURE}");
    let [zh, en] = ["zh", "en"].map(|tag| format!("{ours}/{tag}.md"));
    let before = desk.text(&zh);
    desk.then("A colleague has the same site");
    desk.run("ours", "build", 0).run("ours", "pack ../morning.zip", 0).run("theirs", "unpack ../morning.zip", 0);

    desk.then("A file was opened in WPS and saved as GBK with Windows' line ends");
    let (bytes, ..) = encoding_rs::GB18030.encode(&before);
    let bytes: Vec<u8> = bytes.iter().flat_map(|b| if *b == b'\n' { vec![b'\r', b'\n'] } else { vec![*b] }).collect();
    desk.all.write(&zh, bytes);
    desk.run("ours", "check", 1).run("ours", &format!("tidy {MEASURE}/zh.md --yes"), 0);
    assert_eq!(desk.text(&zh), before, "not a character is lost");
    desk.run("ours", "check", 0);

    desk.then("A later document raises the reward: the figure is changed in Chinese alone");
    desk.edit(&zh, "不超过出让价格4%的奖励", "不超过出让价格5%的奖励").run("ours", "build", 1);
    desk.then("It is said which document did so");
    desk.edit(&zh, "\nkeywords: ", "\namended: {by: 太政发〔2026〕12号, date: 2026-11-24}\nkeywords: ")
        .run("ours", "check", 1);
    desk.then("The translation is brought after it, looked at, and accepted");
    desk.edit(&en, "not exceeding 4% of the grant price", "not exceeding 5% of the grant price");
    desk.run("ours", "check", 0).run("ours", "status", 0);
    desk.run("ours", &format!("accept {MEASURE}/en.md --sentence 5"), 0).run("ours", "check", 0);

    desk.then("A department gets another name");
    let departments = "ours/content/departments.yaml";
    desk.edit(departments, "    zh: 资源规划局\n", "    zh: 自然资源局\n");
    desk.edit(departments, "    zh: [市资源规划局, ", "    zh: [资源规划局, 市资源规划局, ").run("ours", "check", 0);

    desk.then(
        "The colleague has read a translation again, and changed another sentence of the measure that we changed",
    );
    let theirs = format!("theirs/{MEASURE}/en.md");
    desk.edit(&theirs, "in the near term", "in the short term");
    desk.edit("theirs/content/policies/opening-up/measures/035/en.md", "\nkeywords: ", "\nkeywords: landlord; ");
    desk.run("theirs", "pack ../evening.zip", 0).run("ours", "unpack ../evening.zip", 0);
    let merged = desk.text(&en);
    assert!(merged.contains("in the short term") && merged.contains("not exceeding 5% of the grant price"));
    desk.run("ours", "build", 0);
    let page = desk.text("ours/public/zh/opening-up/measures/36/index.html");
    assert!(page.contains("太政发〔2026〕12号") && page.contains("5%") && page.contains("自然资源局"));
    as_file(desk.said, "tests/day/said.txt");
}
