//! Accepting a translation: the digests of the source's sentences are stamped into its front matter,
//! so that later changes of the source are noticed sentence by sentence.

use crate::content::front;
use crate::content::line::lines;
use crate::diagnostic::{Diagnostic, Diagnostics, Mistake, Outcome, Phrase, Place};
use crate::files::Files;
use crate::site::{Measure, Site, Translation};

/// The text of the translation at `path` (below the site's root) with its `translates` line as the
/// source stands today; everything else, line ends included, stays as it is. Mistakes: `path` is no
/// translation of a measure of `site`, or its lines do not pair with the source's.
pub fn accept(files: &Files, site: &Site, path: &str) -> Outcome<String> {
    let place = Place::file(path);
    let Some((measure, translation)) = find(site, path) else {
        return Outcome::bad(Diagnostic::at(place, not_a_translation(site, path)));
    };
    let mut told = Diagnostics::new();
    told.extend(crate::check::aligned(measure, translation));
    let Some(text) = files.text(path).filter(|_| !told.has_errors()) else { return Outcome::bad(told) };
    let digests: Vec<String> = measure.text.digests().iter().map(ToString::to_string).collect();
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
            let ending = if text.contains("\r\n") { "\r\n" } else { "\n" };
            format!("{}{line}{ending}{}", &text[..front.end], &text[front.end..])
        }
    }
}

#[cfg(test)]
mod tests {
    use super::stamped;

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
        ] {
            assert_eq!(stamped(before, front, "translates: x"), after);
        }
    }
}
