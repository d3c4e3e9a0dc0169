//! Files as one zip archive, and back: what offices send each other, and a published site in one file.
//!
//! Writing gives the same bytes for the same files, on every machine. Reading takes archives from
//! anywhere and trusts none: what would be written outside a folder, what is no plain file and what
//! grows beyond all measure is refused, and nothing is written here: both ways end in memory.

mod name;
mod unzip;

pub use unzip::unzip;

use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, System, ZipWriter};

use crate::diagnostic::{Diagnostics, Mistake, Outcome, Phrase, Place};
use crate::files::Files;

/// How hard is compressed: a site is packed in a blink, and is as good as at the highest level.
const LEVEL: i64 = 6;

/// All of `files` as one archive: sorted by path, names in UTF-8 and flagged so, the year 1980 as
/// every file's time, rights 0644. Files that are still on disk (`static/`) are read. Mistakes: one of
/// those cannot be read.
pub fn zip(files: &Files) -> Outcome<Vec<u8>> {
    let mut told = Diagnostics::new();
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (path, body) in files.iter() {
        let Some(bytes) = body.read(path).into(&mut told) else { continue };
        let options = SimpleFileOptions::default()
            .compression_method(CompressionMethod::Deflated)
            .compression_level(Some(LEVEL))
            .last_modified_time(DateTime::DEFAULT)
            .unix_permissions(0o644)
            // Else it would be the system on which this runs.
            .system(System::Unix);
        let written = writer.start_file(path, options).map_err(std::io::Error::other);
        if written.and_then(|()| writer.write_all(&bytes)).is_err() {
            // Memory never fails to be written: what remains is a path over 64 KiB or a file over 4 GiB.
            told.tell(Place::file(path), Mistake::FileTooLarge { limit: Phrase::own("4 GiB") });
        }
    }
    match writer.finish() {
        Ok(archive) if !told.has_errors() => Outcome::with(archive.into_inner(), told),
        _ => Outcome::bad(told),
    }
}

#[cfg(test)]
mod tests;
