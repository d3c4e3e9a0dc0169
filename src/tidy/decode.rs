//! From the bytes of an editor's file to its text, whatever Notepad, Word or WPS saved it as.
//!
//! Out comes the text without a byte order mark, and the encoding if it is not plain UTF-8, so that it can
//! be said. Guesses nothing: a text is handed on only if every byte of it was read and writing it back gives
//! the same bytes. Does not touch line ends.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{GB18030, GBK, UTF_16BE, UTF_16LE};

use crate::diagnostic::{Diagnostic, Mistake, Outcome, Phrase, Place};
use crate::seed::decode::{SIGNATURES, is_mostly_utf8, line_of};
use crate::seed::is_lost;

/// A file's text.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Decoded {
    /// Without a byte order mark.
    pub(super) text: String,
    /// How the file was saved, if not as UTF-8: `GBK`, `UTF-16 LE`.
    pub(super) encoding: Option<&'static str>,
    /// Whether a byte order mark stood at its start.
    pub(super) marked: bool,
}

/// The text of the file `name`. `chinese` says that its name promises Chinese: then a short text in which
/// every character is one of GB 2312 is taken for GBK, where a detector alone cannot be sure.
///
/// Mistakes: a Word file, a picture and the like; broken UTF-8; another encoding; a text that a program has
/// already lost characters of.
pub(super) fn decode(name: &str, bytes: &[u8], chinese: bool) -> Outcome<Decoded> {
    let bad = |mistake| Outcome::bad(Diagnostic::at(Place::file(name), mistake));
    if let Some((_, what)) = SIGNATURES.iter().find(|(signature, _)| bytes.starts_with(signature)) {
        return bad(Mistake::NotADocument { what: what.clone() });
    }
    let decoded = match bytes {
        [0xef, 0xbb, 0xbf, rest @ ..] => utf8(rest).map(|text| Decoded { text, encoding: None, marked: true }),
        [0xff, 0xfe, rest @ ..] => utf16(rest, Order::Little).map(|text| wide(text, Order::Little, true)),
        [0xfe, 0xff, rest @ ..] => utf16(rest, Order::Big).map(|text| wide(text, Order::Big, true)),
        _ if bytes.contains(&0) => without_mark(bytes),
        _ => match utf8(bytes) {
            Err(_) if !is_mostly_utf8(bytes) => detected(bytes, chinese),
            read => read.map(|text| Decoded { text, encoding: None, marked: false }),
        },
    };
    match decoded {
        Ok(decoded) => {
            match decoded.text.find(|c| if decoded.encoding.is_some() { is_lost(c) } else { c == '\u{fffd}' }) {
                // Private characters are bullets that Word wrote; in another encoding they are a sign of a wrong guess.
                Some(at) if decoded.encoding.is_none() => {
                    let place = Place::new(&name.into(), at..at + '\u{fffd}'.len_utf8());
                    Outcome::bad(Diagnostic::at(place, Mistake::LostCharacter { code: "U+FFFD".into() }))
                }
                Some(_) => bad(Mistake::NotUtf8 { encoding: Phrase::UnknownEncoding {} }),
                None => Outcome::good(decoded),
            }
        }
        Err(mistake) => bad(*mistake),
    }
}

#[derive(Clone, Copy)]
enum Order {
    Little,
    Big,
}

type Read<T> = Result<T, Box<Mistake>>;

fn utf8(bytes: &[u8]) -> Read<String> {
    let broken = |error: std::str::Utf8Error| line_of(bytes, error.valid_up_to()).to_string();
    std::str::from_utf8(bytes).map(str::to_owned).map_err(|error| Box::new(Mistake::BrokenUtf8 { line: broken(error) }))
}

fn utf16(bytes: &[u8], order: Order) -> Read<String> {
    let encoding = if matches!(order, Order::Little) { UTF_16LE } else { UTF_16BE };
    match encoding.decode_without_bom_handling_and_without_replacement(bytes) {
        Some(text) if !text.contains('\0') && written(&text, order) == bytes => Ok(text.into_owned()),
        _ => Err(Box::new(Mistake::NotUtf8 { encoding: Phrase::BrokenEncoding { encoding: encoding.name().into() } })),
    }
}

/// `text` as UTF-16.
fn written(text: &str, order: Order) -> Vec<u8> {
    let unit = |unit: u16| if matches!(order, Order::Little) { unit.to_le_bytes() } else { unit.to_be_bytes() };
    text.encode_utf16().flat_map(unit).collect()
}

fn wide(text: String, order: Order, marked: bool) -> Decoded {
    let encoding = if matches!(order, Order::Little) { "UTF-16 LE" } else { "UTF-16 BE" };
    Decoded { text, encoding: Some(encoding), marked }
}

/// UTF-16 whose order no mark tells: an editor's file begins with `---`, a remark or a key, and so with an
/// ASCII character, which in the other order would be none.
fn without_mark(bytes: &[u8]) -> Read<Decoded> {
    let begins = |text: &String| text.trim_start().starts_with(|c: char| c.is_ascii_graphic());
    let [little, big] = [Order::Little, Order::Big].map(|order| utf16(bytes, order).ok().filter(begins));
    match (little, big) {
        (Some(text), None) => Ok(wide(text, Order::Little, false)),
        (None, Some(text)) => Ok(wide(text, Order::Big, false)),
        _ => Err(Box::new(Mistake::NotADocument { what: Phrase::OddBytes {} })),
    }
}

/// Text in an encoding that its bytes do not name.
fn detected(bytes: &[u8], chinese: bool) -> Read<Decoded> {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    let guess = detector.guess(None, Utf8Detection::Deny);
    let unknown = |encoding| Err(Box::new(Mistake::NotUtf8 { encoding }));
    if guess != GBK && guess != GB18030 && !(chinese && is_gb2312(bytes)) {
        return unknown(Phrase::own(guess.name()));
    }
    let Some(text) = GB18030.decode_without_bom_handling_and_without_replacement(bytes) else {
        return unknown(Phrase::UnknownEncoding {});
    };
    for (encoding, name) in [(GBK, "GBK"), (GB18030, "GB18030")] {
        let (back, _, unmappable) = encoding.encode(&text);
        if !unmappable && *back == *bytes {
            return Ok(Decoded { text: text.into_owned(), encoding: Some(name), marked: false });
        }
    }
    unknown(Phrase::UnknownEncoding {})
}

/// Whether all characters are ASCII or one of GB 2312, which Big5 and Shift JIS leave at once.
fn is_gb2312(bytes: &[u8]) -> bool {
    let mut rest = bytes;
    loop {
        rest = match rest {
            [] => return true,
            [0..=0x7f, rest @ ..] | [0xa1..=0xa9 | 0xb0..=0xf7, 0xa1..=0xfe, rest @ ..] => rest,
            _ => return false,
        };
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(bytes: &[u8]) -> Result<(String, Option<&'static str>, bool), String> {
        let outcome = decode("zh.md", bytes, true);
        let code = outcome.diagnostics.iter().next().map(|told| told.mistake.code().to_owned());
        outcome.value.map(|d| (d.text, d.encoding, d.marked)).ok_or_else(|| code.unwrap_or_default())
    }

    #[test]
    fn every_encoding_is_read_and_named() {
        let text = "---\nlead: 组织部\n---\n引进人才。\n";
        let good = |encoding, marked| Ok((text.to_owned(), encoding, marked));
        let with = |mark: &[u8], bytes: &[u8]| [mark, bytes].concat();
        let (little, big) = (written(text, Order::Little), written(text, Order::Big));
        assert_eq!(read(text.as_bytes()), good(None, false));
        assert_eq!(read(&with(b"\xef\xbb\xbf", text.as_bytes())), good(None, true));
        assert_eq!(read(&GBK.encode(text).0), good(Some("GBK"), false));
        assert_eq!(read(&little), good(Some("UTF-16 LE"), false));
        assert_eq!(read(&big), good(Some("UTF-16 BE"), false));
        assert_eq!(read(&with(b"\xff\xfe", &little)), good(Some("UTF-16 LE"), true));
        assert_eq!(read(&with(b"\xfe\xff", &big)), good(Some("UTF-16 BE"), true));
        let rare = text.replace("组织部", "㐂镕部");
        assert_eq!(read(&GB18030.encode(&rare).0), Ok((rare, Some("GB18030"), false)));
    }

    #[test]
    fn what_is_not_sure_is_refused() {
        for (bytes, code) in [
            (&b"PK\x03\x04"[..], "not-a-document"),
            ("a\u{fffd}".as_bytes(), "lost-character"),
            (b"---\n\xe7\xbb\x84\xe7\xbb\x84\xe7\xbb\x84\xe7\xbb\x84\xe7\xbb\x84\xe7\xbb\x84\xe7\xbb\x84\xe7\xbb\x84\xe7\xbb\x84\xe7\xbb\x84\xe7\xbb\x84\xe7\xbb\x84\xff", "broken-utf8"),
            (b"-\0-\0-\0\n\0x", "not-a-document"),
            (b"\xff\xfe-\0-\0-\0\n", "not-utf8"),
            (b"a\0\0\0b", "not-a-document"),
            (b"\xa4\xa4\xb0\xea\xa5\xf8\xb7~\xa4H\xa4~\xa1A\xb5\xb9\xa4\xa9\xbc\xfa\xb5\xb9\xa1C", "not-utf8"),
        ] {
            assert_eq!(read(bytes), Err(code.to_owned()), "{bytes:?}");
        }
    }
}
