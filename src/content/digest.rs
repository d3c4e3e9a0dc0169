//! The digest of a sentence: a short name that changes when the sentence does.

use std::fmt;

use sha2::{Digest as _, Sha256};

/// Crockford's base32, in small letters: no `i`, `l`, `o`, `u`, so that it can be read aloud.
const ALPHABET: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";

/// The first 30 bits of SHA-256 over a segment's plain text (UTF-8); written as six characters of
/// Crockford base32. Frozen: citations and `translates` hold it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Digest(u32);

impl Digest {
    /// The digest of a segment's plain text.
    pub fn of(plain: &str) -> Self {
        let hash = Sha256::digest(plain.as_bytes());
        Self(u32::from_be_bytes([hash[0], hash[1], hash[2], hash[3]]) >> 2)
    }

    /// Reads the six characters; `None` for anything else.
    pub fn parse(text: &str) -> Option<Self> {
        if text.len() != 6 {
            return None;
        }
        let value = |byte: u8| ALPHABET.iter().position(|known| *known == byte);
        text.bytes().try_fold(0, |all, byte| Some(all << 5 | value(byte)? as u32)).map(Self)
    }
}

impl fmt::Display for Digest {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        let character = |n: u32| char::from(ALPHABET[(self.0 >> (25 - 5 * n) & 31) as usize]);
        (0..6).try_for_each(|n| fmt::Write::write_char(f, character(n)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Frozen: computed by an independent program from the SHA-256 of the UTF-8 text.
    #[test]
    fn digests_are_frozen() {
        for (text, digest) in
            [("", "werc8g"), ("abc", "q9w1df"), ("加强与先进创新型国家科技合作，着力建设国际科技合作联盟。", "xpptkk")]
        {
            assert_eq!(Digest::of(text).to_string(), digest, "{text}");
            assert_eq!(Digest::parse(digest), Some(Digest::of(text)));
        }
        assert_eq!(Digest::parse("abcdeu"), None);
        assert_eq!(Digest::parse("abcde"), None);
    }
}
