//! What an import adds to a site, and what it leaves alone.

use duizhao::diagnostic::Diagnostics;
use duizhao::diagnostic::catalogue::Spoken;
use duizhao::files::Files;
use duizhao::import::{self, empty_site};

use super::{TAICANG, imported, shown, table};

const DEPARTMENTS: &str = "content/departments.yaml";
const FIRST: &str = "content/policies/opening-up/measures/001/zh.md";

/// An empty site into which the document has been imported.
fn filled() -> Files {
    with(empty_site(), &imported(TAICANG, &empty_site()).value.unwrap())
}

/// `site` with `more` put into it.
fn with(mut site: Files, more: &Files) -> Files {
    for (path, body) in more.iter() {
        site.put_body(path, body.clone());
    }
    site
}

/// `site` with `path` changed by `change`.
fn edited(mut site: Files, path: &str, change: impl Fn(&str) -> String) -> Files {
    let text = change(site.text(path).unwrap());
    site.put(path, text);
    site
}

fn codes(diagnostics: &Diagnostics) -> Vec<&'static str> {
    diagnostics.iter().map(|diagnostic| diagnostic.mistake.code()).collect()
}

/// Imports the document, or the text that `change` makes of it.
fn again(site: &Files, change: impl Fn(String) -> String) -> (Files, Diagnostics) {
    let outcome = imported(change(String::from_utf8(TAICANG.to_vec()).unwrap()).as_bytes(), site);
    (outcome.value.unwrap_or_default(), outcome.diagnostics)
}

#[test]
fn a_first_import_writes_what_the_format_says() {
    let (files, diagnostics) = again(&empty_site(), |text| text);
    assert_eq!(diagnostics, Diagnostics::new());
    let paths: Vec<&str> = files.iter().map(|(path, _)| path).collect();
    assert_eq!((paths[0], paths[1]), (DEPARTMENTS, FIRST));
    snapbox::assert_data_eq!(files.text(FIRST).unwrap(), snapbox::file!["expected/001.md"].raw());
    snapbox::assert_data_eq!(
        files.text("content/policies/opening-up/policy.yaml").unwrap(),
        snapbox::file!["expected/policy.yaml"].raw()
    );
    snapbox::assert_data_eq!(files.text(DEPARTMENTS).unwrap(), snapbox::file!["expected/departments.yaml"].raw());
}

#[test]
fn a_second_import_changes_nothing() {
    let (files, diagnostics) = again(&filled(), |text| text);
    assert_eq!((files, codes(&diagnostics)), (Files::new(), vec!["already-imported"]));
}

#[test]
fn a_partial_import_is_completed() {
    let mut site = empty_site();
    for (path, body) in filled().iter().filter(|(path, _)| !path.contains("/05")) {
        site.put_body(path, body.clone());
    }
    let (files, diagnostics) = again(&site, |text| text);
    assert_eq!((files.len(), codes(&diagnostics)), (10, vec!["already-imported"]));
    assert_eq!(with(site, &files), filled());
}

#[test]
fn what_editors_add_is_no_difference() {
    let site = edited(filled(), FIRST, |text| {
        let text = text.replace("---\nitem", "---\ntitle: 引进人才\nfor: 企业\nkind: 奖励\nitem");
        text.replace("高端人才，", "**高端人才**，\n").replace('\n', "\r\n")
    });
    let site = edited(site, "content/policies/opening-up/policy.yaml", |text| {
        text.replace("集聚国际高端创新人才", "聚才").replace("not-confirmed", "in-force")
    });
    let site = edited(site, DEPARTMENTS, |text| text.replace("zu-zhi-bu", "organization-department"));
    let (files, diagnostics) = again(&site, |text| text);
    assert_eq!((files, codes(&diagnostics)), (Files::new(), vec!["already-imported"]));
}

#[test]
fn what_differs_is_told_and_left() {
    let site = edited(filled(), FIRST, |text| {
        let text = text.replace("item: 1", "item: 2").replace("lead: 组织部", "lead: 宣传部");
        text.replace("人社局、科技局", "科技局、人社局").replace("40万元", "50万元")
    });
    let site = edited(site, "content/policies/opening-up/measures/002/zh.md", |_| "nothing".into());
    let mut site = edited(site, "content/policies/opening-up/measures/003/zh.md", |text| text.replace("item", ": ["));
    site.put("content/policies/opening-up/measures/081/zh.md", "---\nitem: 1\nlead: 组织部\n---\n甲。\n");
    site.put(
        "content/policies/opening-up/measures/082/zh.md",
        "---\nitem: 1\nlead: 组织部\nnot-in-document: 后来增加\n---\n甲。\n",
    );
    let (files, diagnostics) = again(&site, |text| text);
    assert_eq!(files, Files::new());
    snapbox::assert_data_eq!(
        shown(&diagnostics, TAICANG, &site, Spoken::English),
        snapbox::file!["expected/differs.txt"].raw()
    );
}

#[test]
fn known_departments_are_not_added_and_the_list_stays_as_it_is() {
    let old = "# ours\r\n  - slug: org\r\n    name: {zh: 市委组织部}\r\n    full: {zh: 中共太仓市委组织部}\r\n    \
               aliases: {zh: [组织部]}\r\n    source: site   # odd\r\n  - slug: ke-ji-ju\r\n    name: {zh: 科学局}\r\n    \
               formerly: [ren-she-ju]";
    let mut site = empty_site();
    site.put(DEPARTMENTS, old);
    let (files, diagnostics) = again(&site, |text| text);
    let new = files.text(DEPARTMENTS).unwrap();
    let added = new.strip_prefix(old).unwrap();
    assert!(!added.contains("组织部") && added.ends_with("\r\n"));
    assert!(
        added.starts_with("\r\n  - slug: ren-she-ju-2\r\n    name:\r\n      zh: 人社局\r\n  - slug: ke-ji-ju-2\r\n")
    );
    assert_eq!(codes(&diagnostics), ["department-near"]);
    let (files, _) = again(&with(site, &files), |text| text.replace("健雄学院", "新学院"));
    assert!(
        files.text(DEPARTMENTS).unwrap().ends_with("\r\n  - slug: xin-xue-yuan\r\n    name:\r\n      zh: 新学院\r\n")
    );
}

#[test]
fn files_that_cannot_be_read_stop_the_import() {
    for (path, text, code) in [
        (DEPARTMENTS, "[]\n", "cannot-append"),
        (DEPARTMENTS, "- slug: a\n  name: {zh: 甲}\n...\n", "cannot-append"),
        (DEPARTMENTS, "- slug: [\n", "cannot-import-into"),
        (DEPARTMENTS, "slug: a\n", "cannot-import-into"),
        ("site.yaml", "format: 1\n", "cannot-import-into"),
        ("site.yaml", "languages: zh\n", "cannot-import-into"),
        ("content/policies/opening-up/policy.yaml", "source: {\n", "cannot-import-into"),
    ] {
        let mut site = empty_site();
        site.put(path, text);
        let outcome = imported(TAICANG, &site);
        assert_eq!((outcome.value, codes(&outcome.diagnostics)), (None, vec![code]), "{path}: {text}");
    }
    let outcome = imported(TAICANG, &Files::new());
    assert_eq!(codes(&outcome.diagnostics), ["cannot-import-into"]);
}

#[test]
fn a_policy_has_a_name_that_fits_into_addresses() {
    let table = table(TAICANG).value.unwrap();
    for (name, code) in [
        ("", "policy-slug"),
        ("../a", "policy-slug"),
        ("Opening", "policy-slug"),
        ("a--b", "policy-slug"),
        ("开放", "policy-slug"),
        ("search", "policy-slug-taken"),
        ("about", "policy-slug-taken"),
    ] {
        let outcome = import::content(&table, name, "seeds/a.txt", &empty_site());
        assert_eq!((outcome.value, codes(&outcome.diagnostics)), (None, vec![code]), "{name}");
    }
}

#[test]
fn the_language_is_the_first_of_the_site_or_the_policys_own() {
    let site = edited(empty_site(), "site.yaml", |text| text.replace("[zh, en]", "[\"no\", zh]"));
    let files = imported(TAICANG, &site).value.unwrap();
    assert!(files.text("content/policies/opening-up/measures/001/no.md").is_some());
    assert!(files.text(DEPARTMENTS).unwrap().contains("\n    \"no\": 港口委\n"));
    let mut site = empty_site();
    site.put("content/policies/opening-up/policy.yaml", "source: en\n");
    let files = imported(TAICANG, &site).value.unwrap();
    assert!(files.text(&FIRST.replace("zh", "en")).unwrap().contains("\n实施创新"));
}
