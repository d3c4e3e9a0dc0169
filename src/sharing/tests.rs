//! Three offices send each other packs.

use super::*;
use crate::files::Files;

/// An office's folder: its sources and its memory.
#[derive(Clone, Default)]
struct Office {
    files: Files,
    memory: Memory,
}

impl Office {
    fn write(&mut self, path: &str, text: &str) {
        self.files.put(path, text);
    }

    fn pack(&mut self) -> Vec<u8> {
        let pack = Pack::of(self.files.clone(), &self.memory);
        self.memory = self.memory.clone().with(&pack).value.unwrap();
        pack.write().value.unwrap()
    }

    /// Takes in a pack; returns what is in dispute.
    fn unpack(&mut self, bytes: &[u8]) -> Vec<String> {
        let pack = Pack::read("x.zip", bytes).value.unwrap();
        let base = self.memory.base(&pack);
        let mut disputed = Vec::new();
        for (path, step) in plan(base.as_ref(), &self.files, &pack.sources, &|_| None) {
            match step {
                Step::Taken(bytes) | Step::Merged(bytes) => self.files.put(path, bytes),
                Step::Removed => _ = self.files.remove(&path),
                Step::Kept => {}
                Step::Disputed(_) => disputed.push(path),
            }
        }
        let paths: Vec<&str> = disputed.iter().map(String::as_str).collect();
        let memory = self.memory.clone();
        let memory = if paths.is_empty() { memory.with(&pack) } else { memory.partly(&pack, base.as_ref(), &paths) };
        self.memory = memory.value.unwrap();
        // As it would be read from disk.
        self.memory = Memory::read(&self.memory.files()).value.unwrap();
        disputed
    }

    fn text(&self, path: &str) -> &str {
        self.files.text(path).unwrap_or("-")
    }
}

const A: &str = "content/a.md";

fn office() -> Office {
    let mut office = Office::default();
    office.write("site.yaml", "format: 1\n");
    office.write(A, "1\n2\n3\n");
    office
}

#[test]
fn two_offices_send_packs_to_and_fro() {
    let (mut a, mut b) = (office(), Office::default());
    let sent = a.pack();
    assert_eq!(b.unpack(&sent), [""; 0]);
    assert_eq!(b.files, a.files);
    assert_eq!(b.pack(), sent, "nothing has changed");
    b.write(A, "1\n2 b\n3\n");
    a.write(A, "1 a\n2\n3\n");
    let sent = b.pack();
    assert_eq!(a.unpack(&sent), [""; 0]);
    assert_eq!(a.text(A), "1 a\n2 b\n3\n");
    assert_eq!(a.pack(), a.pack());
    b.write(A, "1\n2 b\n3 b\n");
    let sent = a.pack();
    assert_eq!(b.unpack(&sent), [""; 0]);
    assert_eq!(b.text(A), "1 a\n2 b\n3 b\n");
    assert_eq!(a.unpack(&b.pack()), [""; 0]);
    assert_eq!(a.files, b.files);
}

#[test]
fn a_third_office_does_not_undo_what_another_never_saw() {
    let (mut a, mut b, mut c) = (office(), Office::default(), Office::default());
    let sent = a.pack();
    b.unpack(&sent);
    c.unpack(&sent);
    b.write(A, "1 b\n2\n3\n");
    c.write(A, "1\n2\n3 c\n");
    assert_eq!(a.unpack(&b.pack()), [""; 0]);
    assert_eq!(a.unpack(&c.pack()), [""; 0]);
    assert_eq!(a.text(A), "1 b\n2\n3 c\n");
    let all = a.pack();
    assert_eq!((b.unpack(&all), c.unpack(&all)), (vec![], vec![]));
    assert_eq!((b.text(A), c.text(A)), (a.text(A), a.text(A)));
    // An old pack that comes late changes nothing.
    let before = b.files.clone();
    assert_eq!(b.unpack(&sent), [""; 0]);
    assert_eq!(b.files, before);
}

#[test]
fn what_was_in_dispute_stays_so_until_it_is_settled() {
    let (mut a, mut b) = (office(), Office::default());
    b.unpack(&a.pack());
    a.write(A, "1 a\n2\n3\n");
    b.write(A, "1 b\n2\n3\n");
    b.write("content/b.md", "new\n");
    assert_eq!(a.unpack(&b.pack()), [A]);
    assert_eq!((a.text(A), a.text("content/b.md")), ("1 a\n2\n3\n", "new\n"));
    // The next pack does not take our version for an answer.
    b.write("content/b.md", "newer\n");
    assert_eq!(a.unpack(&b.pack()), [A]);
    assert_eq!(a.text("content/b.md"), "newer\n");
    a.write(A, "1 b\n2\n3\n");
    assert_eq!(a.unpack(&b.pack()), [""; 0]);
}

#[test]
fn an_archive_made_by_hand_has_no_history_and_one_changed_by_hand_has() {
    let (mut a, mut b) = (office(), office());
    let sent = a.pack();
    let mut files = crate::archive::unzip("x.zip", &sent).value.unwrap();
    files.put(A, "1\n2\n3 by hand\n");
    a.write(A, "1 a\n2\n3\n");
    // As Explorer packs a folder.
    let mut folder = Files::new();
    files.iter().for_each(|(path, body)| folder.put_body(format!("site/{path}"), body.clone()));
    assert_eq!(a.unpack(&crate::archive::zip(&folder).value.unwrap()), [""; 0]);
    assert_eq!(a.text(A), "1 a\n2\n3 by hand\n");
    b.write(A, "1 b\n2\n3\n");
    let by_hand = crate::archive::zip(&b.files).value.unwrap();
    assert_eq!(a.unpack(&by_hand), [A]);
}

#[test]
fn hidden_files_and_what_is_no_source_are_not_packed() {
    let mut files = office().files;
    for path in ["content/.x", "static/.git/x", "content/~$a.md", "public/index.html", ".duizhao/x", "notes.txt"] {
        files.put(path, "x");
    }
    assert_eq!(sources(&files).value.unwrap(), office().files);
    let read = Pack::read("x.zip", &crate::archive::zip(&files).value.unwrap());
    assert_eq!(read.value.unwrap().sources, office().files);
    assert_eq!(read.diagnostics.iter().map(|told| told.mistake.code()).collect::<Vec<_>>(), ["zip-left-out"]);
}
