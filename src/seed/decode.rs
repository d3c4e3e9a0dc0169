//! From a file's bytes to text.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, GB18030, GBK, UTF_8, UTF_16BE, UTF_16LE};

use super::characters::is_lost;
use crate::diagnostic::{Diagnostic, Mistake, Outcome, Phrase, Place};

/// The first bytes of files that people take for a document's text, and what they are.
pub(crate) const SIGNATURES: [(&[u8], Phrase); 8] = [
    (b"PK\x03\x04", Phrase::WordFile {}),
    (b"\xd0\xcf\x11\xe0", Phrase::OldWordFile {}),
    (b"%PDF", Phrase::PdfFile {}),
    (b"{\\rtf", Phrase::RichText {}),
    (b"\x89PNG", Phrase::Picture {}),
    (b"\xff\xd8\xff", Phrase::Picture {}),
    (b"GIF8", Phrase::Picture {}),
    (b"\x1f\x8b", Phrase::Compressed {}),
];

/// The text of the document `name`, whose bytes are `bytes`, without a byte order mark; line ends stay.
///
/// Read are the encodings that Word and WPS write: UTF-8 with or without a byte order mark, UTF-16
/// with one, and GB18030 (with GBK and GB 2312, which are parts of it), which is told as a notice.
///
/// Mistakes: an empty file; a file that is no text; UTF-8 with broken bytes; any other encoding. A
/// text is handed on only if every byte of it could be decoded.
pub fn decode(name: &str, bytes: &[u8]) -> Outcome<String> {
    let bad = |mistake| Outcome::bad(Diagnostic::at(Place::file(name), mistake));
    if bytes.is_empty() {
        return bad(Mistake::NoTable {});
    }
    if let Some((_, what)) = SIGNATURES.iter().find(|(signature, _)| bytes.starts_with(signature)) {
        return bad(Mistake::NotADocument { what: what.clone() });
    }
    let (encoding, bytes) = match Encoding::for_bom(bytes) {
        Some((encoding, length)) => (Some(encoding), &bytes[length..]),
        None => (None, bytes),
    };
    let wide = encoding == Some(UTF_16LE) || encoding == Some(UTF_16BE);
    if !wide && bytes.contains(&0) {
        return bad(Mistake::NotADocument { what: Phrase::OddBytes {} });
    }
    if let Some(encoding) = encoding.filter(|_| wide) {
        return match encoding.decode_without_bom_handling_and_without_replacement(bytes) {
            Some(text) if text.contains('\0') => bad(Mistake::NotADocument { what: Phrase::OddBytes {} }),
            Some(text) => Outcome::good(text.into_owned()),
            None => bad(Mistake::NotADocument { what: Phrase::BrokenEncoding { encoding: encoding.name().into() } }),
        };
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => Outcome::good(text.to_owned()),
        Err(error) if encoding == Some(UTF_8) || is_mostly_utf8(bytes) => {
            bad(Mistake::BrokenUtf8 { line: line_of(bytes, error.valid_up_to()).to_string() })
        }
        Err(_) => detected(name, bytes),
    }
}

/// Text in an encoding that its bytes do not name.
fn detected(name: &str, bytes: &[u8]) -> Outcome<String> {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    let encoding = detector.guess(None, Utf8Detection::Deny);
    let place = Place::file(name);
    if encoding != GBK && encoding != GB18030 {
        return Outcome::bad(Diagnostic::at(place, Mistake::NotUtf8 { encoding: Phrase::own(encoding.name()) }));
    }
    match GB18030.decode_without_bom_handling_and_without_replacement(bytes) {
        // A wrong guess shows in characters that no document holds.
        Some(text) if !text.chars().any(is_lost) => {
            let notice = Diagnostic::at(place, Mistake::DecodedAs { encoding: GB18030.name().to_ascii_uppercase() });
            Outcome::with(text.into_owned(), notice.into())
        }
        _ => Outcome::bad(Diagnostic::at(place, Mistake::NotUtf8 { encoding: Phrase::UnknownEncoding {} })),
    }
}

/// Whether this is UTF-8 in which a few bytes were broken. Chinese in another encoding has about as
/// many broken sequences as (accidentally) whole ones; in UTF-8 broken ones are rare.
pub(crate) fn is_mostly_utf8(bytes: &[u8]) -> bool {
    let (mut whole, mut broken) = (0, 0);
    for chunk in bytes.utf8_chunks() {
        whole += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        broken += usize::from(!chunk.invalid().is_empty());
    }
    whole > 10 * broken
}

/// The line, from 1, in which byte `at` stands.
pub(crate) fn line_of(bytes: &[u8], at: usize) -> usize {
    let before = String::from_utf8_lossy(&bytes[..at]);
    crate::diagnostic::show::line_and_column(&before, before.len()).0
}
