//! The files of a new language: what a build demands of it.

use std::ops::Range;

use crate::content::line::lines;
use crate::content::unfilled::mark_for;
use crate::diagnostic::{Diagnostic, Mistake, Outcome, Place};
use crate::files::Files;
use crate::site::Site;
use crate::{build, content, theme, wording};

const SITE: &str = "site.yaml";

/// The files that the language `tag` needs, called `name` in itself: `site.yaml` with it at the end of
/// `languages` and nothing else changed; the words of the interface, unless the theme has them, each marked
/// beside its English; the words of figures, bounds and force, unless the program has them.
///
/// Names of policies, sections, items and departments need no place of their own: where they are not said in the
/// language, readers are shown the binding ones, marked as such, and `duizhao status` lists them.
///
/// Mistakes: what is no tag; a language that the site has; a list of languages to which nothing can be added.
pub fn language(files: &Files, site: &Site, tag: &str, name: Option<&str>) -> Outcome<Files> {
    let bad = |mistake| Outcome::bad(Diagnostic::at(Place::file(SITE), mistake));
    if !content::is_tag(tag) {
        return Outcome::bad(Diagnostic::nowhere(Mistake::BadLanguage { tag: tag.into(), instead: String::new() }));
    }
    if site.languages.iter().any(|language| language.tag == tag) {
        return bad(Mistake::LanguageTwice { tag: tag.into() });
    }
    let mut made = Files::new();
    let listed = files.text(SITE).and_then(|text| listed(text, tag)).filter(|text| is_listed(files, site, text, tag));
    let Some(listed) = listed else { return bad(Mistake::CannotAddLanguage { tag: tag.into() }) };
    made.put(SITE, listed);
    let folder = format!("themes/{}/strings/", site.theme);
    let has = |tag: &str| {
        files.get(&format!("{folder}{tag}.yaml")).is_some()
            || theme::default_source(&format!("default/strings/{tag}.yaml")).is_some()
    };
    let primary = tag.split('-').next().unwrap_or(tag);
    if !has(tag) && !has(primary) {
        let own = files.text(&format!("{folder}en.yaml"));
        let english = own.or_else(|| theme::default_source("default/strings/en.yaml")).unwrap_or_default();
        made.put(format!("{folder}{tag}.yaml"), strings(english, tag, name));
    }
    let words = format!("content/languages/{tag}.yaml");
    if wording::builtin(tag).is_none() && files.get(&words).is_none() {
        made.put(words, include_str!("wording.yaml"));
    }
    Outcome::good(made)
}

/// `text` of `site.yaml` with `tag` at the end of its languages: in brackets, or one a line.
fn listed(text: &str, tag: &str) -> Option<String> {
    let all: Vec<Range<usize>> = lines(text, 0..text.len()).collect();
    let first =
        all.iter().position(|line| text[line.clone()].trim_start_matches('\u{feff}').starts_with("languages:"))?;
    let line = &text[all[first].clone()];
    let value = line.split_once(':')?.1.trim_start();
    if value.starts_with('[') {
        let at = all[first].start + line.find(']')?;
        let inside = text[..at].trim_end();
        let comma = if inside.ends_with(',') { " " } else { ", " };
        return Some(format!("{inside}{comma}{tag}{}", &text[at..]));
    }
    let is_element = |line: &&Range<usize>| text[(*line).clone()].trim_start().starts_with("- ");
    let last = all[first + 1..].iter().take_while(is_element).last()?;
    let words = &text[last.clone()];
    let indent = &words[..words.len() - words.trim_start().len()];
    let ending = if text[last.end..].starts_with("\r\n") { "\r\n" } else { "\n" };
    Some(format!("{}{ending}{indent}- {tag}{}", &text[..last.end], &text[last.end..]))
}

/// Whether `text` as `site.yaml` has the languages of `site` and `tag` behind them.
fn is_listed(files: &Files, site: &Site, text: &str, tag: &str) -> bool {
    let mut after = files.clone();
    after.put(SITE, text);
    let tags = |site: &Site| site.languages.iter().map(|language| language.tag.clone()).collect::<Vec<_>>();
    let mut wanted = tags(site);
    wanted.push(tag.to_owned());
    build::site(&after).value.is_some_and(|linked| tags(&linked.site) == wanted)
}

/// The words of the interface, marked, with those of `english` beside each mark.
fn strings(english: &str, tag: &str, name: Option<&str>) -> String {
    let empty = mark_for(false, "").replace(": ", "");
    let word = |line: &str| {
        let Some((key, text)) = line.split_once(": ").filter(|_| !line.starts_with('#')) else {
            return line.to_owned();
        };
        match (key, name) {
            ("language", Some(name)) => format!("{key}: \"{}\"", name.replace(['"', '\\'], "")),
            ("language-mark", _) => format!("{key}: \"{}\"", tag.to_uppercase()),
            _ => {
                let quote = text.chars().next().filter(|c| "\"'".contains(*c)).map_or(String::new(), |c| c.to_string());
                format!("{key}: {quote}{empty} {}", &text[quote.len()..])
            }
        }
    };
    english.lines().map(|line| word(line) + "\n").collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::unfilled::mark;

    #[test]
    fn one_line_of_the_list_is_changed() {
        for (before, after) in [
            ("a: 1\nlanguages: [zh, en]  # two\nb: 2\n", Some("a: 1\nlanguages: [zh, en, fr]  # two\nb: 2\n")),
            ("languages: [ zh, en ]\r\n", Some("languages: [ zh, en, fr]\r\n")),
            (
                "languages:\r\n  - zh\r\n  - en\r\ntheme: x\r\n",
                Some("languages:\r\n  - zh\r\n  - en\r\n  - fr\r\ntheme: x\r\n"),
            ),
            ("languages:\n- zh", Some("languages:\n- zh\n- fr")),
            ("title: a\n", None),
        ] {
            assert_eq!(listed(before, "fr").as_deref(), after);
        }
    }

    #[test]
    fn every_word_is_marked_beside_its_english() {
        let english = "# Words\nlanguage: \"English\"\nhome: \"Home {n}\"\nmenu: Menu\n";
        let made = strings(english, "fr", Some("français"));
        assert_eq!(made, "# Words\nlanguage: \"français\"\nhome: \"【fill in】 Home {n}\"\nmenu: 【fill in】 Menu\n");
        assert_eq!(made.lines().filter(|line| mark(line).is_some()).count(), 2);
    }
}
