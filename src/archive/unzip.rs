//! From the bytes of an archive to files in memory.

use std::collections::BTreeSet;
use std::io::{Cursor, Read};

use zip::read::ZipFile;
use zip::{SUPPORTED_COMPRESSION_METHODS, ZipArchive};

use super::name;
use crate::diagnostic::{Diagnostic, Diagnostics, Mistake, Outcome, Place};
use crate::files::Files;

/// The most that an archive may hold, unpacked, in MiB: some tens of sites with their documents.
const LIMIT: usize = 512;

/// The most files that an archive may hold.
const COUNT: usize = 100_000;

/// The flag of an entry whose name is UTF-8.
const UTF8: u16 = 1 << 11;

/// The files of the archive `bytes`, which is told of under the name `file`. Folders are left out.
///
/// Mistakes: what is no zip archive or is damaged; more than 512 MiB or 100,000 files unpacked; names
/// that lead out of the folder or are not valid; two files with one name, also after NFC and case
/// folding; links; entries with a password or packed in an uncommon way. A notice tells of names that
/// were read as GB18030.
pub fn unzip(file: &str, bytes: &[u8]) -> Outcome<Files> {
    let reader = Reader { file, limit: LIMIT << 20 };
    match ZipArchive::new(Cursor::new(bytes)) {
        Ok(archive) => reader.all(archive),
        Err(_) => Outcome::bad(reader.mistake(Mistake::NotAZip {})),
    }
}

type Archive<'a> = ZipArchive<Cursor<&'a [u8]>>;

struct Reader<'a> {
    file: &'a str,
    limit: usize,
}

impl Reader<'_> {
    fn mistake(&self, mistake: Mistake) -> Diagnostic {
        Diagnostic::at(Place::file(self.file), mistake)
    }

    fn all(&self, mut archive: Archive) -> Outcome<Files> {
        if archive.len() > COUNT {
            return Outcome::bad(self.mistake(Mistake::ZipTooMany { limit: COUNT.to_string() }));
        }
        let mut told = Diagnostics::new();
        if archive.has_duplicate_names() {
            told.push(self.mistake(Mistake::ZipTwice {}));
        }
        let (mut files, mut guessed, mut size) = (Files::new(), Vec::new(), 0);
        for n in 0..archive.len() {
            match self.one(&mut archive, n, self.limit - size) {
                Ok(None) => {}
                Ok(Some((name, bytes))) => {
                    size += bytes.len();
                    if name.guessed {
                        guessed.push(name.text.clone());
                    }
                    if files.get(&name.text).is_some() {
                        told.push(self.mistake(Mistake::ZipTwice {}));
                    }
                    files.put(name.text, bytes);
                }
                Err(mistake) => {
                    let ends = matches!(mistake, Mistake::ZipTooLarge { .. });
                    told.push(self.mistake(mistake));
                    if ends {
                        return Outcome::bad(told);
                    }
                }
            }
        }
        if let Some(first) = guessed.first() {
            let (count, name) = (guessed.len().to_string(), first.clone());
            told.push(self.mistake(Mistake::ZipNamesDecoded { count, name }));
        }
        told.extend(files.twins());
        self.folders(&files, &mut told);
        if told.has_errors() { Outcome::bad(told) } else { Outcome::with(files, told) }
    }

    /// The name and the bytes of entry `n`, which may hold `left` bytes; `None` for a folder.
    fn one(&self, archive: &mut Archive, n: usize, left: usize) -> Result<Option<(name::Name, Vec<u8>)>, Mistake> {
        let entry = archive.by_index_data(n).map_err(|_| Mistake::NotAZip {})?;
        let name = name::decode(entry.name_raw(), entry.flags().as_u16() & UTF8 != 0)
            .map_err(|name| Mistake::ZipName { name })?;
        let text = || name.text.clone();
        if !name::is_safe(&name.text) {
            return Err(Mistake::ZipName { name: text() });
        }
        let kind = entry.unix_mode().unwrap_or(0) & 0o170_000;
        if entry.is_symlink() || !matches!(kind, 0 | 0o040_000 | 0o100_000) {
            return Err(Mistake::ZipLink { name: text() });
        }
        if name.text.ends_with('/') {
            return Ok(None);
        }
        if entry.encrypted() {
            return Err(Mistake::ZipPassword { name: text() });
        }
        if !SUPPORTED_COMPRESSION_METHODS.contains(&entry.compression()) {
            return Err(Mistake::ZipMethod { name: text() });
        }
        let entry = archive.by_index(n).map_err(|_| Mistake::ZipDamaged { name: text() })?;
        let bytes = read(entry, left, &name.text)?;
        Ok(Some((name, bytes)))
    }

    /// A path cannot be a file and a folder.
    fn folders(&self, files: &Files, told: &mut Diagnostics) {
        let parents = |path: &str| path.match_indices('/').map(|(at, _)| path[..at].to_owned()).collect::<Vec<_>>();
        let folders: BTreeSet<String> = files.iter().flat_map(|(path, _)| parents(path)).collect();
        for folder in folders.iter().filter(|folder| files.get(folder).is_some()) {
            told.push(self.mistake(Mistake::ZipName { name: folder.clone() }));
        }
    }
}

/// The bytes of one entry, whatever its header says of their number; their checksum is compared.
fn read(entry: ZipFile<Cursor<&[u8]>>, left: usize, name: &str) -> Result<Vec<u8>, Mistake> {
    let mut bytes = Vec::new();
    let read = entry.take(left as u64 + 1).read_to_end(&mut bytes);
    if bytes.len() > left {
        return Err(Mistake::ZipTooLarge { limit: format!("{LIMIT} MiB") });
    }
    match read {
        Ok(_) => Ok(bytes),
        Err(_) => Err(Mistake::ZipDamaged { name: name.to_owned() }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_grows_beyond_the_limit_is_refused_before_it_is_unpacked() {
        let mut files = Files::new();
        files.put("a", vec![0; 3000]);
        files.put("b", vec![0; 3000]);
        let bytes = crate::archive::zip(&files).value.unwrap();
        let read = |limit| {
            let reader = Reader { file: "x.zip", limit };
            reader.all(ZipArchive::new(Cursor::new(&*bytes)).unwrap())
        };
        assert_eq!(read(6000).value, Some(files));
        let told = read(5999);
        assert_eq!(told.value, None);
        let codes: Vec<_> = told.diagnostics.iter().map(|told| told.mistake.code()).collect();
        assert_eq!(codes, ["zip-too-large"]);
    }
}
