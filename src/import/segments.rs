//! Cutting a text into sentences.

use crate::seed::is_han;

/// What ends a sentence.
const TERMINATORS: &str = "。！？；";

/// What closes after a sentence has ended; it stays with the sentence.
const CLOSERS: &str = ")）”’」』】》〉〕";

/// The pairs that hold text together: each opener, then all that close it. Brackets of either width
/// close each other, since documents mix them: `（60万元)`.
const PAIRS: [(&str, &str); 8] = [
    ("(（", ")）"),
    ("“", "”"),
    ("‘", "’"),
    ("「", "」"),
    ("『", "』"),
    ("《〈", "》〉"),
    ("【〔", "】〕"),
    ("[", "]"),
];

/// The sentences of `text`, which is one paragraph of Chinese. Joined they are `text` again, for any
/// text: nothing is added, dropped or trimmed.
///
/// The rule: a sentence ends after `。`, `！`, `？`, `；`, and after `;` between two Chinese characters,
/// if it stands outside brackets and quotation marks. A bracket or quotation mark without its partner
/// in the paragraph holds nothing together. Further ends of a sentence and closing marks that follow
/// at once belong to it (`？！`, `。”`), and so do blanks after which the paragraph ends.
pub fn segments(text: &str) -> Vec<&str> {
    let characters: Vec<(usize, char)> = text.char_indices().collect();
    let held = held(&characters);
    let mut segments = Vec::new();
    let (mut start, mut n) = (0, 0);
    while n < characters.len() {
        let ends = !held[n] && ends_sentence(&characters, n);
        n += 1;
        if !ends {
            continue;
        }
        while n < characters.len() && !held[n] && belongs(&characters, n) {
            n += 1;
        }
        let end = characters.get(n).map_or(text.len(), |(at, _)| *at);
        if !text[end..].trim().is_empty() {
            segments.push(&text[start..end]);
            start = end;
        }
    }
    if start < text.len() {
        segments.push(&text[start..]);
    }
    segments
}

fn ends_sentence(characters: &[(usize, char)], n: usize) -> bool {
    let han = |n: Option<usize>| n.and_then(|n| characters.get(n)).is_some_and(|(_, c)| is_han(*c));
    let character = characters[n].1;
    TERMINATORS.contains(character) || (character == ';' && han(n.checked_sub(1)) && han(Some(n + 1)))
}

/// Whether what follows the end of a sentence is still part of it.
fn belongs(characters: &[(usize, char)], n: usize) -> bool {
    CLOSERS.contains(characters[n].1) || ends_sentence(characters, n)
}

/// For each character, whether it stands within a pair of brackets or quotation marks (the opening
/// mark counts, the closing one does not).
pub(crate) fn held(characters: &[(usize, char)]) -> Vec<bool> {
    let mut open: Vec<(usize, usize)> = Vec::new();
    let mut waiting = [0usize; PAIRS.len()];
    let mut change = vec![0isize; characters.len() + 1];
    for (n, (_, character)) in characters.iter().enumerate() {
        if let Some(pair) = PAIRS.iter().position(|(openers, _)| openers.contains(*character)) {
            open.push((pair, n));
            waiting[pair] += 1;
        } else if let Some(pair) = PAIRS.iter().position(|(_, closers)| closers.contains(*character)) {
            // Marks opened in between have no partner.
            while waiting[pair] > 0 {
                let Some((opened, at)) = open.pop() else { break };
                waiting[opened] -= 1;
                if opened == pair {
                    change[at] += 1;
                    change[n] -= 1;
                    break;
                }
            }
        }
    }
    let depth = change.iter().scan(0, |depth, change| {
        *depth += change;
        Some(*depth > 0)
    });
    depth.take(characters.len()).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn joined_they_are_the_text(text in "([。！？；;，、（）()“”‘’《》甲乙a \\u{3000}]|\\PC){0,60}") {
            let segments = segments(&text);
            prop_assert_eq!(segments.concat(), text.as_str());
            prop_assert!(segments.iter().all(|s| !s.is_empty()));
            prop_assert!(segments.len() < 2 || segments.iter().all(|s| !s.trim().is_empty()));
        }
    }

    #[test]
    fn sentences_end_where_the_rule_says() {
        for sentences in [
            &["甲。", "乙！", "丙？", "丁；", "戊"][..],
            &["甲3个;", "乙"],
            &["甲（乙。丙)丁；", "戊。"],
            &["甲“乙。丙”丁。", "戊。"],
            &["他说：“好。”乙来。"],
            &["甲（乙。", "丙。"],
            &["甲）乙。", "丙。"],
            &["甲“乙（丙”丁。", "戊）己。"],
            &["甲？！", "乙。。”", "丙"],
            &["甲。 "],
            &["甲。", " 乙。\u{3000}"],
            &["a;b; 3;4"],
            &[],
        ] {
            let text = sentences.concat();
            let expected: Vec<&str> = if text == "甲3个;乙" { vec!["甲3个;", "乙"] } else { sentences.to_vec() };
            assert_eq!(segments(&text), expected);
        }
    }
}
