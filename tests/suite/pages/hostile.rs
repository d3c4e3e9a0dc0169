//! A title that tries to be anything but a title, read back from every page.

use duizhao::site::{Lang, Localized};
use proptest::prelude::*;

use super::read::{elements, find};
use super::{linked, pages, sample};

/// The site's pages with `text` as every title and name.
fn with(text: &str) -> std::collections::BTreeMap<String, String> {
    let mut linked = linked(&sample());
    let titled = || Localized::new(Lang(0), text.to_owned());
    let site = &mut linked.site;
    site.title = titled();
    site.policies.iter_mut().for_each(|policy| policy.title = titled());
    site.sections.iter_mut().for_each(|section| section.title = titled());
    site.items.iter_mut().for_each(|item| item.title = titled());
    site.pages.iter_mut().for_each(|page| page.title = titled());
    site.departments.iter_mut().for_each(|department| {
        department.name = titled();
        department.full = Some(titled());
        department.contact = Some(text.to_owned());
    });
    site.measures.iter_mut().for_each(|measure| measure.title = Some(titled()));
    pages(&linked, false)
}

fn check(text: &str) {
    for (file, page) in with(text) {
        let all = elements(&page);
        let title = &find(&all, "title", &[]).unwrap().text;
        assert!(title.contains(text), "{file}: {title}");
        if file.contains("/measures/1/") {
            assert_eq!(find(&all, "span", &[("class", "title")]).unwrap().text, text, "{file}");
        }
        // In two languages the canonical page has the data.
        if file.contains("/measures/") && !file.starts_with("zh-") && !file.starts_with("en-") {
            let data = &find(&all, "script", &[("type", "application/ld+json")]).unwrap().text;
            let data: serde_json::Value = serde_json::from_str(data).unwrap();
            assert!(data["@graph"][0]["name"].as_str().unwrap().ends_with(text), "{file}");
        }
        let scripts = all.iter().filter(|e| e.name == "script" && !e.attributes.contains_key("src"));
        assert!(scripts.count() <= 1, "{file}");
        assert!(all.iter().all(|e| e.attributes.keys().all(|key| !key.starts_with("on"))), "{file}");
    }
}

#[test]
fn hostile_titles_are_titles() {
    for text in [
        "\"><script>alert(1)</script>",
        "' onmouseover='alert(1)",
        "&lt;b&gt; &amp; ]]>",
        "</title></script><!-- `",
        "{{ view.title }}{% if x %}{# #}",
        "a\u{2028}b 😀 <img src=x onerror=alert(1)>",
    ] {
        check(text);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]
    #[test]
    fn any_title_is_a_title(text in "([<>&\"'`/{}%#=-]|</?(script|title|!--)|[a-z ]|[一-龥]|[\\u{1F600}-\\u{1F64F}]){1,24}") {
        check(&text);
    }
}
