//! Temporary folders with a site, the program run in them, and what they hold.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use duizhao::diagnostic::catalogue::Spoken;
use walkdir::WalkDir;

/// The repository's root.
pub(crate) const ROOT: &str = env!("CARGO_MANIFEST_DIR");

/// The languages that the program speaks: the system's name of each, and what the names of expected files
/// have between name and ending.
pub(crate) const LANGUAGES: [(&str, &str, Spoken); 2] =
    [("en_GB.UTF-8", "", Spoken::English), ("zh_CN.UTF-8", ".zh", Spoken::Chinese)];

/// The program.
pub(crate) const PROGRAM: &str = env!("CARGO_BIN_EXE_duizhao");

/// A site in a temporary folder of its own; the folder goes with it.
pub(crate) struct Folder(tempfile::TempDir);

impl Folder {
    /// An empty folder.
    pub(crate) fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    /// The small site of `tests/mistakes/base`.
    pub(crate) fn base() -> Self {
        let folder = Self::new();
        folder.lay(&Path::new(ROOT).join("tests/mistakes/base"));
        folder
    }

    /// Its path.
    pub(crate) fn path(&self) -> &Path {
        self.0.path()
    }

    /// The path of `name` in it.
    pub(crate) fn at(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    /// Copies all files below `from` into it, over what is there.
    pub(crate) fn lay(&self, from: &Path) {
        for entry in WalkDir::new(from).into_iter().map(Result::unwrap).filter(|entry| entry.file_type().is_file()) {
            let target = self.path().join(entry.path().strip_prefix(from).unwrap());
            fs::create_dir_all(target.parent().unwrap()).unwrap();
            fs::copy(entry.path(), target).unwrap();
        }
    }

    /// Writes one file.
    pub(crate) fn write(&self, name: &str, bytes: impl AsRef<[u8]>) -> &Self {
        let path = self.at(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
        self
    }

    /// The text of one file.
    pub(crate) fn text(&self, name: &str) -> String {
        fs::read_to_string(self.at(name)).unwrap()
    }

    /// The program with `words` (parted by blanks), to be run in it.
    pub(crate) fn command(&self, words: &str) -> Command {
        let mut command = Command::new(PROGRAM);
        command.args(words.split_whitespace()).current_dir(self.path()).env_remove("RAYON_NUM_THREADS");
        // The system speaks English, wherever these tests run.
        command.env("LC_ALL", "C").env_remove("LANGUAGE");
        command
    }

    /// Runs the program with `words` (parted by blanks) in it.
    pub(crate) fn run(&self, words: &str) -> Ran {
        Ran::of(self.command(words).output().unwrap())
    }

    /// The same on a system that speaks `language`.
    pub(crate) fn run_in(&self, language: &str, words: &str) -> Ran {
        Ran::of(self.command(words).env("LC_ALL", language).output().unwrap())
    }

    /// Everything below `name`, hidden files too: path → what it is and holds.
    pub(crate) fn tree(&self, name: &str) -> Tree {
        tree(&self.at(name))
    }
}

/// What a folder holds: path below it → kind, mode and bytes.
pub(crate) type Tree = BTreeMap<String, (char, u32, Vec<u8>)>;

/// Everything below `folder`.
pub(crate) fn tree(folder: &Path) -> Tree {
    use std::os::unix::fs::PermissionsExt;
    let mut all = Tree::new();
    for entry in WalkDir::new(folder).min_depth(1) {
        let entry = entry.unwrap();
        let path = entry.path().strip_prefix(folder).unwrap().to_string_lossy().into_owned();
        let mode = entry.metadata().unwrap().permissions().mode() & 0o7777;
        let kind = entry.file_type();
        let value = match (kind.is_file(), kind.is_dir()) {
            (true, _) => ('f', mode, fs::read(entry.path()).unwrap()),
            (_, true) => ('d', mode, Vec::new()),
            _ => ('o', mode, Vec::new()),
        };
        all.insert(path, value);
    }
    all
}

/// What a run of the program said and how it ended.
#[derive(Debug)]
pub(crate) struct Ran {
    /// Its exit status; -1 for a signal.
    pub(crate) status: i32,
    /// Standard output.
    pub(crate) out: String,
    /// Standard error.
    pub(crate) err: String,
}

impl Ran {
    /// From what was captured.
    pub(crate) fn of(output: Output) -> Self {
        let text = |bytes| String::from_utf8(bytes).expect("the program writes UTF-8");
        Self { status: output.status.code().unwrap_or(-1), out: text(output.stdout), err: text(output.stderr) }
    }

    /// The codes of the mistakes told, in order.
    pub(crate) fn codes(&self) -> Vec<&str> {
        let code = |line: &'_ str| {
            let (level, rest) = line.split_once('[')?;
            matches!(level, "error" | "warning" | "notice" | "错误" | "警告" | "提示")
                .then_some(rest.split_once("]:")?.0.len())
        };
        self.err.lines().filter_map(|line| Some(&line[line.find('[')? + 1..][..code(line)?])).collect()
    }

    /// Checks the exit status.
    #[track_caller]
    pub(crate) fn ends(self, status: i32) -> Self {
        assert_eq!(self.status, status, "{}{}", self.out, self.err);
        self
    }
}

/// Compares `actual` with the file at `path` below the repository's root; `SNAPSHOTS=overwrite` writes it.
pub(crate) fn as_file(actual: impl Into<String>, path: impl AsRef<Path>) {
    let expected = snapbox::Data::read_from(&Path::new(ROOT).join(path), None).raw();
    snapbox::Assert::new().action_env("SNAPSHOTS").eq(snapbox::Data::text(actual.into()).raw(), expected);
}
