//! Names in an archive: from bytes to a path below a folder, if it is one.

/// A name in an archive, decoded.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Name {
    /// The name as it is written there, with `/` at its end for a folder.
    pub(super) text: String,
    /// Whether it had to be read as GB18030, since nothing in the archive says what it is.
    pub(super) guessed: bool,
}

/// Decodes `raw`. Windows' Explorer and WPS in China write names in GBK and say nothing of it; all
/// others write UTF-8, flagged or not. `Err` holds the name as far as it can be read.
pub(super) fn decode(raw: &[u8], flagged: bool) -> Result<Name, String> {
    if let Ok(text) = std::str::from_utf8(raw) {
        return Ok(Name { text: text.to_owned(), guessed: false });
    }
    match encoding_rs::GB18030.decode_without_bom_handling_and_without_replacement(raw) {
        Some(text) if !flagged => Ok(Name { text: text.into_owned(), guessed: true }),
        _ => Err(String::from_utf8_lossy(raw).into_owned()),
    }
}

/// Whether `name` stays below the folder that it is unpacked into, on every system: no backslash, no
/// drive, no part that is empty or leads up, nothing that cannot be seen.
pub(super) fn is_safe(name: &str) -> bool {
    let path = name.strip_suffix('/').unwrap_or(name);
    let odd = |c: char| matches!(c, '\\' | ':') || c.is_control();
    !path.contains(odd) && path.split('/').all(|part| !matches!(part, "" | "." | ".."))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_explorer_are_read() {
        let gbk = encoding_rs::GBK.encode("content/说明.md").0.into_owned();
        let read = decode(&gbk, false).unwrap();
        assert_eq!((read.text.as_str(), read.guessed), ("content/说明.md", true));
        assert!(decode(&gbk, true).is_err());
        assert!(decode(b"a\xff\xff", false).is_err());
        let utf8 = decode("说明".as_bytes(), false).unwrap();
        assert_eq!((utf8.text.as_str(), utf8.guessed), ("说明", false));
    }

    #[test]
    fn names_that_lead_elsewhere_are_refused() {
        for name in ["/etc/x", "../x", "a/../x", "a/..", "a\\b", "C:/x", "c:x", "a//b", "./a", "a/./b", "", "/", "a\0b"]
        {
            assert!(!is_safe(name), "{name}");
        }
        for name in ["a", "a/b.md", "a/", "说明.md", "a..b/c", ".hidden"] {
            assert!(is_safe(name), "{name}");
        }
    }
}
