//! The sample site's pages beside what they should be.

use std::collections::BTreeSet;
use std::path::Path;

use duizhao::files::Files;
use snapbox::Data;

use super::{linked, pages, sample};

/// One page of each kind, and the same without a public address where that makes a difference.
const SHOWN: [&str; 18] = [
    "index.html",
    "404.html",
    "zh/index.html",
    "en/first/index.html",
    "zh/first/sections/1/index.html",
    "zh/first/measures/1/index.html",
    "en/first/measures/1/index.html",
    "en/first/measures/2/index.html",
    "zh/second/measures/1/index.html",
    "en/first/full/index.html",
    "en-zh/first/measures/1/index.html",
    "zh-en/first/measures/2/index.html",
    "zh-en/first/sections/1/index.html",
    "en-zh/first/full/index.html",
    "en/departments/index.html",
    "en/departments/finance/index.html",
    "en/departments/money-bureau/index.html",
    "en/search/index.html",
];

#[test]
fn pages_are_as_they_should_be() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/pages");
    let assert = |page: &str, name: String| {
        snapbox::Assert::new()
            .action_env("SNAPSHOTS")
            .eq(without_hashes(page), Data::read_from(&folder.join(name), None).raw());
    };
    let public = pages(&linked(&sample()), false);
    for file in SHOWN {
        assert(&public[file], file.replace('/', "."));
    }
    let mut one = Files::new();
    let others = |path: &str| !path.starts_with("content/policies/second/");
    sample().iter().filter(|(path, _)| others(path)).for_each(|(path, body)| one.put_body(path, body.clone()));
    let mut one = linked(&one);
    one.site.base_url = None;
    let plain = pages(&one, true);
    for file in ["404.html", "en/index.html", "en/first/measures/2/index.html", "en/notes/index.html"] {
        assert(&plain[file], format!("plain.{}", file.replace('/', ".")));
    }
}

/// The page with `HASH` for the hash in each asset's name: a change of a style sheet changes no page.
fn without_hashes(page: &str) -> String {
    let mut parts = page.split("assets/");
    let mut written = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let name: String = part.split(['"', ' ']).next().unwrap_or_default().to_owned();
        let hash = name.split('.').nth(1).unwrap_or_default();
        written.push_str("assets/");
        written.push_str(&part.replacen(&format!(".{hash}."), ".HASH.", 1));
    }
    written
}

#[test]
fn no_page_runs_or_asks_for_anything_but_its_own_files() {
    for (file, page) in pages(&linked(&sample()), false) {
        let mut requests = BTreeSet::new();
        for element in super::read::elements(&page) {
            for (name, value) in &element.attributes {
                assert!(name != "style" && !name.starts_with("on"), "{file}: {name}={value}");
                let asks = name == "src" || element.name == "link" && name == "href";
                // The modules of the search page's script are asked for together, with the index.
                let about = ["canonical", "alternate", "modulepreload"];
                if asks && !about.contains(&element.attributes.get("rel").map_or("", String::as_str)) {
                    let own = !value.contains("//") || value.starts_with("https://example.org/sample/");
                    assert!(own, "{file}: {value}");
                    requests.insert(value.clone());
                }
            }
            let inline = element.name == "script" && !element.attributes.contains_key("src");
            let data = element.attributes.get("type").map(String::as_str) == Some("application/ld+json");
            assert!(!inline || data, "{file}");
            assert_ne!(element.name, "style", "{file}");
            assert!(!element.attributes.contains_key("target"), "{file}");
        }
        // The search page also asks for its script.
        assert!(requests.len() <= 3 + usize::from(file.contains("search/")), "{file}: {requests:?}");
    }
}
