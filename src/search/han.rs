//! Other ways to write the Han characters of a text: traditional and variant characters, and pinyin. In go the
//! characters that stand in the texts of an index, out comes what leads to them. Nothing here reads a
//! query, and no word is looked at as a whole: which of several readings is meant, the texts decide.

use std::collections::{BTreeMap, BTreeSet};

use pinyin::ToPinyinMulti;

/// Every traditional or variant character, each followed by its simplified one: OpenCC's table, which `build.rs` writes.
const SIMPLIFIED: &str = include_str!(concat!(env!("OUT_DIR"), "/simplified.txt"));

/// The most readings of a character, tones left aside: 行 has xing and hang; what follows is rare or of old texts.
const READINGS: usize = 2;

/// The Han characters of `text`.
pub(super) fn characters(text: &str) -> BTreeSet<char> {
    text.chars().filter(|c| matches!(c, '\u{3400}'..='\u{9fff}' | '\u{20000}'..='\u{3fffd}')).collect()
}

/// Pairs of characters, by the first: a traditional or variant one, and its simplified one, which is among `characters`.
/// The first are those of Big5 with Hong Kong's supplement: what people write traditional Chinese with.
pub(super) fn simplified(characters: &BTreeSet<char>) -> String {
    let mut pairs = SIMPLIFIED.chars();
    let mut kept = String::new();
    while let (Some(other), Some(simplified)) = (pairs.next(), pairs.next()) {
        let is_in_use = || !encoding_rs::BIG5.encode(other.encode_utf8(&mut [0; 4])).2;
        if characters.contains(&simplified) && is_in_use() {
            kept.extend([other, simplified]);
        }
    }
    kept
}

/// The characters by their syllables, as they are typed without tones: `lv` for lǜ.
pub(super) fn pinyin(characters: &BTreeSet<char>) -> BTreeMap<String, String> {
    let mut syllables: BTreeMap<String, BTreeSet<char>> = BTreeMap::new();
    for character in characters {
        let mut known: Vec<String> = Vec::new();
        for reading in character.to_pinyin_multi().into_iter().flatten() {
            let syllable = reading.plain().replace('ü', "v");
            if known.len() < READINGS && !known.contains(&syllable) {
                syllables.entry(syllable.clone()).or_default().insert(*character);
                known.push(syllable);
            }
        }
    }
    syllables.into_iter().map(|(syllable, characters)| (syllable, characters.into_iter().collect())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn traditional_and_variant_characters_lead_to_those_of_the_text() {
        let pairs = |text: &str| simplified(&characters(text));
        assert_eq!(pairs("营商环境"), "營营環环");
        assert_eq!(pairs("里"), "裏里裡里");
        assert_eq!(pairs("English, かな, 口"), "");
    }

    #[test]
    fn syllables_lead_to_the_characters_of_the_text() {
        let syllables = |text: &str| {
            let all = pinyin(&characters(text));
            all.into_iter()
                .map(|(syllable, characters)| format!("{syllable}{characters}"))
                .collect::<Vec<_>>()
                .join(" ")
        };
        assert_eq!(syllables("税务局"), "ju局 shui税 tuo税 wu务");
        assert_eq!(syllables("绿"), "lu绿 lv绿");
        assert_eq!(syllables("长"), "chang长 zhang长");
        assert_eq!(syllables("English"), "");
    }
}
