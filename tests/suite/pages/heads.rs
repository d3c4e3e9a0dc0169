//! What search engines and readers' programs rely on: one heading, unique titles, languages, anchors.

use std::collections::{BTreeMap, BTreeSet};

use super::read::{elements, find};
use super::{linked, pages, sample};

#[test]
fn titles_and_descriptions_are_unique_and_each_page_has_one_heading_of_the_first_level() {
    let mut seen: BTreeMap<String, String> = BTreeMap::new();
    for (file, page) in pages(&linked(&sample()), false) {
        let all = elements(&page);
        let title = find(&all, "title", &[]).unwrap().text.clone();
        let description = find(&all, "meta", &[("name", "description")]).unwrap().attributes["content"].clone();
        assert_eq!(all.iter().filter(|element| element.name == "h1").count(), 1, "{file}");
        let hidden = find(&all, "meta", &[("name", "robots")]).is_some();
        if !hidden {
            for text in [title, description] {
                assert!(!text.contains('{') && !text.is_empty(), "{file}: {text}");
                if let Some(other) = seen.insert(text.clone(), file.clone()) {
                    panic!("{file} and {other}: {text}");
                }
            }
        }
    }
}

#[test]
fn alternates_name_each_other_and_canonical_pages_are_their_own() {
    let pages = pages(&linked(&sample()), false);
    let mut sets: BTreeMap<String, BTreeSet<(String, String)>> = BTreeMap::new();
    for page in pages.values() {
        let all = elements(page);
        let alternates = all.iter().filter(|e| e.attributes.get("rel").map(String::as_str) == Some("alternate"));
        let set: BTreeSet<_> = alternates
            .filter_map(|e| Some((e.attributes.get("hreflang")?.clone(), e.attributes["href"].clone())))
            .collect();
        if let Some(canonical) = find(&all, "link", &[("rel", "canonical")]).filter(|_| !set.is_empty()) {
            sets.insert(canonical.attributes["href"].clone(), set);
        }
    }
    assert!(sets.len() > 20);
    for (page, set) in &sets {
        assert!(set.iter().any(|(_, href)| href == page), "{page}");
        for (lang, href) in set.iter().filter(|(lang, _)| lang != "x-default") {
            assert_eq!(&sets[href], set, "{page} names {href} for {lang}");
        }
    }
}

#[test]
fn anchors_are_unique_and_the_same_in_every_language() {
    let pages = pages(&linked(&sample()), false);
    let anchors = |file: &str| -> Vec<String> {
        let all = elements(&pages[file]);
        all.iter().filter_map(|e| e.attributes.get("id").filter(|id| id.starts_with('s')).cloned()).collect()
    };
    for measure in ["first/measures/1", "first/measures/2", "second/measures/1"] {
        let zh = anchors(&format!("zh/{measure}/index.html"));
        assert!(zh.iter().any(|id| id.starts_with("s-")), "{zh:?}");
        assert_eq!(zh, anchors(&format!("en/{measure}/index.html")));
    }
    for (file, page) in &pages {
        let mut seen = BTreeSet::new();
        for id in elements(page).iter().filter_map(|element| element.attributes.get("id")) {
            assert!(seen.insert(id.clone()), "{file}: {id} twice");
        }
    }
    assert!(anchors("zh/first/measures/1/index.html").iter().any(|id| id.ends_with("-2")));
}

#[test]
fn text_in_another_language_says_so() {
    let pages = pages(&linked(&sample()), false);
    for (file, page) in pages.iter().filter(|(file, _)| file.starts_with("en/")) {
        let without = page.split("<main").nth(1).unwrap().split("</main>").next().unwrap();
        let mut langs = vec![("main".to_owned(), "en".to_owned())];
        for piece in without.split('<').skip(1) {
            let (tag, text) = piece.split_once('>').unwrap();
            let name = tag.split([' ', '\n']).next().unwrap();
            if let Some(name) = name.strip_prefix('/') {
                while langs.pop().unwrap().0 != name {}
            } else if !["input", "br", "meta", "link"].contains(&name) {
                let inherited = langs.last().map_or("en".to_owned(), |(_, lang)| lang.clone());
                let own = tag.split_once(" lang=\"").map(|(_, rest)| rest.split('"').next().unwrap().to_owned());
                let ornament = tag.contains("aria-hidden").then(|| "zh".to_owned());
                langs.push((name.to_owned(), own.or(ornament).unwrap_or(inherited)));
            }
            let han = text.chars().any(|c| ('一'..='龥').contains(&c));
            let lang = langs.last().map(|(_, lang)| lang.as_str());
            assert!(!han || lang == Some("zh"), "{file}: {text}");
        }
    }
}
