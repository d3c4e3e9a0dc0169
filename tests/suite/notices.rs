//! What is to be known of a text is said where it stands, on every page on which it stands.

use std::path::Path;

use crate::folder::{Folder, ROOT};

/// A small site in which one measure has a misprint, the next is amended and continues it, one is not in the
/// document, one not translated.
fn town() -> Folder {
    let site = Folder::new();
    site.lay(&Path::new(ROOT).join("tests/sites/two-policies/site"));
    // The third language speaks as the second.
    let strings = std::fs::read_to_string(Path::new(ROOT).join("themes/default/strings/en.yaml")).unwrap();
    site.write("themes/default/strings/de.yaml", strings);
    site.run("build").ends(0);
    site
}

/// The part of a page that speaks of measure `number`.
fn of(page: &str, number: u32, whole: bool) -> String {
    let (start, end) = match whole {
        true => (format!("id=\"m{number}\""), "</article>"),
        false => (format!("measures/{number}/\"><span class=\"number\">"), "</li>"),
    };
    let from = page.find(&start).unwrap_or_else(|| panic!("{start}"));
    page[from..].split(end).next().unwrap().to_owned()
}

#[test]
fn a_measure_says_what_is_to_be_known_of_it_wherever_it_stands() {
    let site = town();
    let page = |path: &str| site.text(&format!("public/{path}index.html"));
    let words = [
        (1, 1, "Misprint in the document"),
        (1, 1, "Goes on in"),
        (2, 1, "Continues</span>"),
        (2, 1, "Changed by"),
        (4, 2, "Not in the document"),
    ];
    for (measure, section, said) in words {
        let own = page(&format!("en/opening/measures/{measure}/"));
        assert!(own.contains(said), "measure {measure}: {said}");
        assert!(of(&page("en/opening/full/"), measure, true).contains(said), "full text, {measure}: {said}");
        assert!(of(&page("en-zh/opening/full/"), measure, true).contains(said), "pairs, {measure}: {said}");
        let section = page(&format!("en/opening/sections/{section}/"));
        assert!(of(&section, measure, false).contains(said), "section, {measure}: {said}");
    }
    let untranslated = "This measure is not yet available in English";
    assert!(page("en/opening/measures/3/").contains(untranslated));
    assert!(of(&page("en/opening/full/"), 3, true).contains(untranslated));
    assert!(of(&page("en-zh/opening/full/"), 3, true).contains(untranslated));
    assert!(page("en/opening/sections/2/").contains("Some measures are not yet available in English"));
}

#[test]
fn a_policy_says_what_it_is_and_whose_words_its_titles_are() {
    let site = town();
    let page = |path: &str| site.text(&format!("public/{path}index.html"));
    for path in ["en/opening/", "en/opening/full/", "en-zh/opening/full/", "en/opening/sections/1/"] {
        let page = page(path);
        assert!(page.contains("titles of the measures were added by the editors"), "{path}");
        assert!(page.contains("for information only"), "{path}");
        assert!(page.contains("In force</strong>"), "{path}");
    }
    assert!(!page("en/opening/sections/2/").contains("added by the editors"));
    for fact in ["Small Town People", "小政发〔2026〕1号", "1 January 2026", "Provincial Opinions"] {
        for path in ["en/opening/", "en/opening/full/"] {
            assert!(page(path).contains(fact), "{path}: {fact}");
        }
    }
}
