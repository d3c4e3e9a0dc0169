//! `duizhao unpack`: a pack into a folder in which nothing, or people's work, is.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use super::pack::memory;
use super::say::{self, Say};
use super::site::found;
use crate::archive;
use crate::build::{self, PARTS, STATIC};
use crate::diagnostic::show::visible;
use crate::diagnostic::{Diagnostic, Diagnostics, Mistake, Outcome, Place, Report};
use crate::files::Files;
use crate::sharing::{self, Dispute, FOLDER, Memory, Pack, Side, State, Step};

/// What `unpack` was asked for.
pub(super) struct Wanted {
    pub(super) root: Option<PathBuf>,
    pub(super) file: PathBuf,
    /// Where both changed the same, theirs is right in these files; in all of them if none is named.
    pub(super) theirs: Option<Vec<String>>,
    /// The same for ours.
    pub(super) ours: Option<Vec<String>>,
    pub(super) dry_run: bool,
}

/// Unpacks, tells what was done, and checks the site.
pub(super) fn unpack(mut say: Say, wanted: &Wanted) -> u8 {
    let mut told = Diagnostics::new();
    let project = work(&mut say, wanted, &mut told).unwrap_or_default();
    let told = told.sorted();
    say.told(&told, &project);
    told.exit_status()
}

/// The site's files as they are afterwards; `None` if nothing was done.
fn work(say: &mut Say, wanted: &Wanted, told: &mut Diagnostics) -> Option<Files> {
    let root = folder(wanted).into(told)?;
    let project = Files::read(&root, &PARTS, STATIC).into(told)?;
    if told.has_errors() {
        // What cannot be read would look as if it had been taken out.
        return None;
    }
    let shown = wanted.file.display().to_string();
    let pack = Files::read_archive(&wanted.file, &shown).and(|bytes| Pack::read(&shown, &bytes)).into(told)?;
    say.turn_to(if project.is_empty() { &pack.sources } else { &project });
    let (remembered, memory) = memory(&root).into(told)?;
    let ours = sharing::sources(&project).into(told)?;
    let there = Folder { root, ours, remembered, memory };
    let merge = there.merge(pack, wanted).into(told)?;
    say::out(&merge.human(&there, say));
    told.extend(merge.disputes(&shown, &there));
    if wanted.dry_run {
        return Some(project);
    }
    if let Some(path) = there.write(merge).into(told)? {
        say.report(&Report::PutAside { path });
    }
    let after = Files::read(&there.root, &PARTS, STATIC).into(told)?;
    told.extend(build::check(&after));
    Some(after)
}

/// The folder to unpack into: the site's, else this one or the one that is named if nothing is in it.
fn folder(wanted: &Wanted) -> Outcome<PathBuf> {
    found(wanted.root.as_deref()).map_or_else(
        |start| {
            let is_free = |entry: std::io::Result<std::fs::DirEntry>| {
                let name = entry.map(|entry| entry.file_name().to_string_lossy().into_owned());
                name.is_ok_and(|name| name.starts_with('.') || name.ends_with(".zip"))
            };
            let is_taken = std::fs::read_dir(&start).is_ok_and(|mut entries| !entries.all(is_free));
            if is_taken {
                return Outcome::bad(Diagnostic::nowhere(Mistake::NotEmpty { path: start.display().to_string() }));
            }
            Outcome::good(start)
        },
        Outcome::good,
    )
}

/// The folder that is unpacked into.
struct Folder {
    root: PathBuf,
    ours: Files,
    /// What is remembered there, as files.
    remembered: Files,
    memory: Memory,
}

/// What comes of a pack in a folder.
struct Merge {
    pack: Pack,
    base: Option<State>,
    steps: BTreeMap<String, Step>,
}

impl Folder {
    fn merge(&self, pack: Pack, wanted: &Wanted) -> Outcome<Merge> {
        let base = self.memory.base(&pack);
        let plan = |wanted: sharing::Wanted| sharing::plan(base.as_ref(), &self.ours, &pack.sources, wanted);
        let open = plan(&|_| None);
        let mut told = Diagnostics::new();
        let names = |of: &Option<Vec<String>>| of.iter().flatten().map(|name| clean(name)).collect::<Vec<_>>();
        let (theirs, ours) = (names(&wanted.theirs), names(&wanted.ours));
        for path in theirs.iter().chain(&ours).filter(|path| !matches!(open.get(*path), Some(Step::Disputed(_)))) {
            told.push(Diagnostic::nowhere(Mistake::NotInDispute { path: path.clone() }));
        }
        let asked = |of: &Option<Vec<String>>, names: &[String], path: &str| {
            of.is_some() && (names.is_empty() || names.iter().any(|name| name == path))
        };
        // Who names files means these, before what is said of all others.
        let side = |path: &str| match (asked(&wanted.theirs, &theirs, path), asked(&wanted.ours, &ours, path)) {
            (true, true) if ours.is_empty() => Some(Side::Theirs),
            (_, true) => Some(Side::Ours),
            (true, false) => Some(Side::Theirs),
            (false, false) => None,
        };
        let steps = plan(&side);
        told.extend(sharing::after(&self.ours, &steps).twins());
        match told.has_errors() {
            true => Outcome::bad(told),
            false => Outcome::with(Merge { pack, base, steps }, told),
        }
    }

    /// Writes everything or nothing; what is replaced or removed is put aside first, in the same stroke.
    /// Returns where that is, if there was anything.
    fn write(&self, merge: Merge) -> Outcome<Option<String>> {
        let Merge { pack, base, steps } = merge;
        let (mut changed, mut removed) = self.ours.changes(&sharing::after(&self.ours, &steps));
        let mut old = Files::new();
        for path in changed.iter().map(|(path, _)| path).chain(removed.iter().map(String::as_str)) {
            self.ours.get(path).into_iter().for_each(|body| old.put_body(path, body.clone()));
        }
        let disputed: Vec<&str> =
            steps.iter().filter(|(_, step)| matches!(step, Step::Disputed(_))).map(|(path, _)| path.as_str()).collect();
        let memory = self.memory.clone();
        let memory = match disputed.is_empty() {
            true => memory.with(&pack),
            false => memory.partly(&pack, base.as_ref(), &disputed),
        };
        memory.join(archive::zip(&old)).and(|(memory, backup)| {
            let (files, forgotten) = self.remembered.changes(&memory.files());
            removed.extend(forgotten);
            let mut known = self.ours.clone();
            self.remembered.iter().for_each(|(path, body)| known.put_body(path, body.clone()));
            files.iter().for_each(|(path, body)| changed.put_body(path, body.clone()));
            let aside = (!old.is_empty()).then(|| free_name(&self.root));
            aside.iter().for_each(|path| changed.put(path.as_str(), backup.clone()));
            let removed: Vec<&str> = removed.iter().map(String::as_str).collect();
            changed.write_and_remove(&removed, &self.root, &known).map(|_| aside)
        })
    }
}

/// A name as it is written in a site: with `/`, from its folder.
fn clean(name: &str) -> String {
    let name = name.replace('\\', "/");
    name.strip_prefix("./").unwrap_or(&name).to_owned()
}

/// The first name for what is put aside that is not taken.
fn free_name(root: &Path) -> String {
    let mut names = (1..).map(|n| format!("{FOLDER}/before-unpack-{n}.zip"));
    names.find(|name| !root.join(name).exists()).expect("numbers do not end")
}

impl Merge {
    /// What becomes of each file, and how many of each there are.
    fn human(&self, folder: &Folder, say: &Say) -> String {
        if self.steps.is_empty() {
            return say.words(&Report::NothingNew {}) + "\n";
        }
        let mut lines = Vec::new();
        let mut counts = [0_usize; 5];
        for (path, step) in &self.steps {
            let path = visible(path);
            let (n, line) = match step {
                Step::Taken(_) => (0, Some(Report::StepTaken { path })),
                Step::Merged(_) => (1, Some(Report::StepMerged { path })),
                Step::Removed => (2, Some(Report::StepRemoved { path })),
                Step::Kept => (3, None),
                Step::Disputed(_) => (4, None),
            };
            counts[n] += 1;
            lines.extend(line.filter(|_| !folder.ours.is_empty()));
        }
        let files = self.steps.len().to_string();
        let [taken, merged, removed, kept, disputed] = counts.map(|count| count.to_string());
        lines.push(Report::Unpacked { files, taken, merged, removed, kept, disputed });
        lines.iter().map(|line| say.words(line) + "\n").collect()
    }

    /// What is in dispute, each at its place in ours.
    fn disputes(&self, zip: &str, folder: &Folder) -> Diagnostics {
        let mut told = Diagnostics::new();
        for (path, step) in &self.steps {
            let Step::Disputed(dispute) = step else { continue };
            let zip = zip.to_owned();
            let whole = Place::file(path.as_str());
            match dispute {
                Dispute::Lines(clashes) => {
                    for clash in clashes {
                        let before = clash.base.as_ref().map(|lines| lines.join(" / ")).unwrap_or_default();
                        let (zip, theirs) = (zip.clone(), clash.theirs.join(" / "));
                        let place = Place { start: clash.ours.start, end: clash.ours.end, ..whole.clone() };
                        told.tell(
                            place,
                            match theirs.is_empty() {
                                true => Mistake::GoneLines { zip, before },
                                false => Mistake::BothChanged { zip, theirs, before },
                            },
                        );
                    }
                }
                Dispute::Whole => told.tell(whole, Mistake::BothChangedFile { zip }),
                Dispute::GoneHere => told.tell(whole, Mistake::GoneHere { zip }),
                Dispute::GoneThere => told.tell(whole, Mistake::GoneThere { zip }),
            }
        }
        if self.base.is_none() && !folder.ours.is_empty() && !told.is_empty() {
            told.push(Diagnostic::nowhere(Mistake::NoCommonPack {}));
        }
        told
    }
}
