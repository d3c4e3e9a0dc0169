//! Any text that an editor may write, wherever one may be written, through the whole build: every
//! output is read back by a real parser and says the same text.

use std::collections::BTreeSet;

use duizhao::build::{Options, PARTS, build};
use duizhao::content::line::escape;
use duizhao::diagnostic::show::is_invisible;
use duizhao::files::Files;
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};

use crate::folder::Folder;
use crate::web::Web;

const BASE: &str = "https://example.org/policy/";

/// Texts that broke other programs.
const CLASSIC: [&str; 22] = [
    "\"><script>alert(1)</script>",
    "' onmouseover=alert(1) x='",
    "&lt;b&gt; &amp;amp; &#60; &",
    "]]> <![CDATA[ x ]]>",
    "</title></script></style><!--",
    "--> <!-- `${x}` ```",
    "{{ 7*7 }} {% raw %} {# x #}",
    "{number} {n} {{title}} | {",
    "𠮷野家 👩🎉",
    "= 1+1 @x -x +x",
    "a | b | c",
    "\\\\ \\n \\u003c \\",
    "<a href=javascript:alert(1)>x</a>",
    "[a](b) *c* **d** _e_ ~f~",
    "# 1. - > + ---",
    "http://example.org/?a=b&c=d#e",
    "null ~ yes 0x10 1e3",
    "%s %d %00 %2e%2e/ ../../etc",
    "ΑΒΓ ẞ ß İ ı ﬁ",
    "مرحبا שלום",
    "constructor __proto__ toString",
    "“”‘’„“«»…—–〔〕（）",
];

/// A site that says `any` wherever a text may stand.
fn site(any: &str) -> Files {
    let mut files = Files::read(Folder::base().path(), &PARTS, "static/").value.unwrap();
    // In YAML, JSON's quotation marks hold any text.
    let quoted = serde_json::to_string(any).unwrap();
    let name = serde_json::to_string(&name(any)).unwrap();
    let alias = serde_json::to_string(&format!("{any} alias")).unwrap();
    let mut put = |path: &str, changes: &[(&str, &str)]| {
        let mut text = files.text(path).unwrap().to_owned();
        for (old, new) in changes {
            assert!(text.contains(old), "{path} has no {old}");
            text = text.replacen(old, new, 1);
        }
        files.put(path, text);
    };
    put("site.yaml", &[("小城开放政策", &quoted), ("Small Town Opening-Up Policy", &quoted)]);
    put(
        "content/departments.yaml",
        &[("zh: 组织部", &format!("zh: {name}")), ("Organization Department", &quoted), ("科技和信息化局", &alias)],
    );
    put("content/topics.yaml", &[("人才, en: Talent", &format!("{name}, en: {quoted}"))]);
    put(
        "content/policies/opening/policy.yaml",
        &[
            ("zh: 小城开放措施", &format!("zh: {quoted}")),
            ("Opening-Up Measures of a Small Town", &quoted),
            ("document: seeds/opening.txt", &format!("document-number: {quoted}")),
            ("{zh: 人才, en: Talent}", &format!("{{zh: {quoted}, en: {quoted}}}")),
            ("{zh: 产业, en: Industry}", &format!("{{zh: {quoted}, en: {quoted}}}")),
        ],
    );
    let line = escape(any);
    put(
        "content/policies/opening/measures/001/zh.md",
        &[
            ("引进创新人才", &quoted),
            ("组织部", &name),
            (
                "for: 人才",
                &format!("not-in-document: {quoted}\namended: {{by: {quoted}, date: 2026-01-01}}\nfor: {name}"),
            ),
            ("引进急需的创新人才。", &line),
        ],
    );
    put(
        "content/policies/opening/measures/001/en.md",
        &[
            ("Bringing in innovative talent", &quoted),
            ("Innovative talent that is urgently needed is brought in.", &line),
        ],
    );
    put("content/pages/about/zh.md", &[("关于本站", &quoted), ("## 说明", &format!("## {line}"))]);
    files
}

/// `any` without the signs that join names.
fn name(any: &str) -> String {
    let name = any.replace(['、', ';', '，', '；', '/', ','], "·");
    name.trim().to_owned()
}

fn check(any: &str) {
    // A hostile translation leaves brackets open, which is told; a draft shows it all the same.
    let outcome = build(&site(any), &Options { base_url: Some(BASE.into()), draft: true });
    let codes: BTreeSet<_> = outcome.diagnostics.iter().map(|told| told.mistake.code()).collect();
    let Some(built) = outcome.value else { panic!("{any:?}: {codes:?}") };
    let web = Web::of(&built.public, Some(BASE));
    let faults: Vec<_> = web.faults(&["zh", "en"]).into_iter().filter(|fault| !fault.contains("the title")).collect();
    assert!(faults.is_empty(), "{any:?}\n{}", faults.join("\n"));
    said(any, &web);
    data(any, &web);
}

/// Pages say the text itself.
fn said(any: &str, web: &Web) {
    let squeezed = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let text = |path: &str, element: &str| squeezed(&web.pages[path].all(element)[0].text);
    for lang in ["zh", "en"] {
        let measure = format!("{lang}/opening/measures/1/index.html");
        assert_eq!(web.pages[&measure].text_of("s1").as_deref(), Some(any));
        assert!(text(&measure, "title").contains(&squeezed(any)), "{any:?} is not in the title");
        assert!(text(&measure, "h1").contains(&squeezed(any)), "{any:?} is not in the heading");
        let department = text(&format!("{lang}/departments/organization/index.html"), "h1");
        let expected = if lang == "zh" { name(any) } else { any.to_owned() };
        assert_eq!(department, squeezed(&expected));
        for (path, element) in [("opening/index.html", "h1"), ("index.html", "h1"), ("search/index.html", "body")] {
            assert!(text(&format!("{lang}/{path}"), element).contains(&squeezed(any)), "{any:?} is not in {path}");
        }
    }
    for page in web.pages.values() {
        for script in page.all("script").iter().filter(|script| script.get("src").is_none()) {
            serde_json::from_str::<serde_json::Value>(&script.text).unwrap();
        }
    }
    let script = &web.pages["zh/opening/measures/1/index.html"].all("script");
    let linked = script.iter().find(|script| script.get("src").is_none()).unwrap();
    assert!(strings(&serde_json::from_str(&linked.text).unwrap()).iter().any(|said| said.contains(any)));
}

/// Data says the text itself.
fn data(any: &str, web: &Web) {
    let json: serde_json::Value = serde_json::from_slice(&web.files["data/opening.json"]).unwrap();
    assert!(strings(&json).iter().any(|said| said == any), "{any:?} is not in the JSON");
    let mut table =
        csv::Reader::from_reader(web.files["data/opening.csv"].strip_prefix("\u{feff}".as_bytes()).unwrap());
    let cells: Vec<String> =
        table.records().flat_map(|row| row.unwrap().iter().map(str::to_owned).collect::<Vec<_>>()).collect();
    assert!(cells.iter().any(|cell| cell.contains(any)), "{any:?} is not in the CSV");
    let mut reader = quick_xml::Reader::from_str(std::str::from_utf8(&web.files["sitemap.xml"]).unwrap());
    while reader.read_event().unwrap() != quick_xml::events::Event::Eof {}
}

/// All strings in `value`.
fn strings(value: &serde_json::Value) -> Vec<String> {
    match value {
        serde_json::Value::String(text) => vec![text.clone()],
        serde_json::Value::Array(list) => list.iter().flat_map(strings).collect(),
        serde_json::Value::Object(map) => map.values().flat_map(strings).collect(),
        _ => Vec::new(),
    }
}

#[test]
fn classic_attacks_are_shown_as_they_are_typed() {
    for any in CLASSIC {
        check(any.trim());
    }
}

#[test]
fn any_text_is_shown_as_it_is_typed() {
    let text = "([<>&\"'`\\\\{}|%#=+@\\-!\\[\\]()*_~:;/.,? ]|[a-z0-9]|[中文、，。“”（）]|\\PC|(</script>|]]>|<!--|\\{\\{|&lt;)){1,24}";
    let text = proptest::string::string_regex(text).unwrap();
    let seen = |text: &String| {
        let text = text.trim();
        !text.is_empty() && !text.chars().any(is_invisible) && !name(text).is_empty()
    };
    let text = text.prop_filter("characters that cannot be seen are refused", seen);
    let mut runner = TestRunner::new(Config { cases: 24, failure_persistence: None, ..Config::default() });
    runner
        .run(&text, |any| {
            check(any.trim());
            Ok(())
        })
        .unwrap();
}
