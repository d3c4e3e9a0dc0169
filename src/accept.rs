//! Accepting a translation: the digests of the source's sentences are stamped into its front matter,
//! so that later changes of the source are noticed sentence by sentence.

use crate::content::front;
use crate::content::line::lines;
use crate::diagnostic::{Diagnostic, Diagnostics, Mistake, Outcome, Phrase, Place};
use crate::files::Files;
use crate::site::stale;
use crate::site::{Measure, Site, Translation};

/// A sentence by its place in the source, from 1.
pub type Sentence = std::num::NonZeroUsize;

/// The text of the translation at `path` (below the site's root) with its `translates` line as the
/// source stands today; everything else, line ends included, stays as it is. With `sentence` that sentence
/// alone is renewed in the line: what is told of the others goes on being told.
///
/// Mistakes: `path` is no translation of a measure of `site`, or its lines do not pair with the source's; the
/// source has no such sentence; what was accepted of the others cannot be read.
pub fn accept(files: &Files, site: &Site, path: &str, sentence: Option<Sentence>) -> Outcome<String> {
    let place = Place::file(path);
    let Some((measure, translation)) = find(site, path) else {
        return Outcome::bad(Diagnostic::at(place, not_a_translation(site, path)));
    };
    let mut told = Diagnostics::new();
    told.extend(crate::check::aligned(measure, translation));
    let Some(text) = files.text(path).filter(|_| !told.has_errors()) else { return Outcome::bad(told) };
    let present = measure.text.digests();
    let digests = match sentence.map(|sentence| sentence.get() - 1) {
        None => present,
        Some(n) if n >= present.len() => {
            let (number, last) = ((n + 1).to_string(), present.len().to_string());
            return Outcome::bad(Diagnostic::at(place, Mistake::NoSentence { number, last }));
        }
        Some(_) if translation.translates_broken => {
            return Outcome::bad(Diagnostic::at(place, Mistake::BadTranslates { file: path.into() }));
        }
        Some(n) => stale::renewed(&translation.translates, &present, n),
    };
    let digests: Vec<String> = digests.iter().map(ToString::to_string).collect();
    let line = format!("translates: {}", digests.join(" "));
    front::split(text, &path.into()).map(|parts| stamped(text, parts.front, &line))
}

fn find<'a>(site: &'a Site, path: &str) -> Option<(&'a Measure, &'a Translation)> {
    let translations =
        |measure: &'a Measure| measure.translations.iter().flatten().map(move |translation| (measure, translation));
    site.measures.iter().flat_map(translations).find(|(_, translation)| &*translation.place.file == path)
}

fn not_a_translation(site: &Site, path: &str) -> Mistake {
    let binding = site.measures.iter().any(|measure| &*measure.place.file == path);
    let what = if binding { Phrase::BindingText {} } else { Phrase::AnotherFile {} };
    Mistake::NotATranslation { path: path.into(), what }
}

/// `text` with `line` in place of the `translates` line in `front`, or as its last line.
fn stamped(text: &str, front: std::ops::Range<usize>, line: &str) -> String {
    match lines(text, front.clone()).find(|range| text[range.clone()].starts_with("translates:")) {
        Some(old) => format!("{}{line}{}", &text[..old.start], &text[old.end..]),
        None => {
            // As the line above it ends: a file keeps its line ends.
            let above = &text[..front.start];
            let ending = ["\r\n", "\r"].into_iter().find(|ending| above.ends_with(ending)).unwrap_or("\n");
            format!("{}{line}{ending}{}", &text[..front.end], &text[front.end..])
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn the_line_is_put_in_place_and_nothing_else_is_touched() {
        for (before, front, after) in [
            ("---\ntitle: a\n---\nb\n", 4..13, "---\ntitle: a\ntranslates: x\n---\nb\n"),
            (
                "---\r\ntranslates: y\r\ntitle: a\r\n---\r\nb\r\n",
                5..32,
                "---\r\ntranslates: x\r\ntitle: a\r\n---\r\nb\r\n",
            ),
            ("---\n---\nb\n", 4..4, "---\ntranslates: x\n---\nb\n"),
            ("---\r---\rb\r", 4..4, "---\rtranslates: x\r---\rb\r"),
        ] {
            assert_eq!(stamped(before, front, "translates: x"), after);
        }
    }

    proptest! {
        /// Every line of the file is there as it was, byte for byte, but the one that is written.
        #[test]
        fn one_line_is_changed_or_added(
            mark in "\u{feff}?",
            front in proptest::collection::vec("[a-z]{1,5}: ?[甲 a#'\"]{0,5}|  - x: 1|# a|translates: [a-z ]{0,9}|", 0..6),
            body in proptest::collection::vec("[甲a\\-: ]{0,9}|translates: a", 0..5),
            ending in prop_oneof!["\n", "\r\n", "\r"],
        ) {
            let fence = || "---".to_owned();
            let all = [mark + "---"].into_iter().chain(front).chain([fence()]).chain(body);
            let before: Vec<String> = all.map(|line| line + &ending).collect();
            let text = before.concat();
            let parts = front::split(&text, &"en.md".into()).value.unwrap();
            let written = stamped(&text, parts.front.clone(), "translates: n");
            let is_old = |line: &std::ops::Range<usize>| text[line.clone()].starts_with("translates:");
            let undone = match lines(&text, parts.front.clone()).find(is_old) {
                Some(old) => {
                    let rest = written[old.start..].strip_prefix("translates: n").unwrap();
                    format!("{}{}{rest}", &written[..old.start], &text[old])
                }
                None => {
                    let rest = written[parts.front.end..].strip_prefix("translates: n").unwrap();
                    format!("{}{}", &written[..parts.front.end], rest.strip_prefix(ending.as_str()).unwrap())
                }
            };
            prop_assert_eq!(undone, text);
        }
    }
}
