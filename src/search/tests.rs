//! A small site by hand, its index as a file that the browser's tests read too.

use proptest::prelude::*;
use serde_json::Value;
use snapbox::assert_data_eq;

use super::*;
use crate::content::line;
use crate::content::markup::{self, Allowed};
use crate::diagnostic::Place;
use crate::site::{Department, DepartmentId, FactPlaces, Item, ItemId, Lang, Localized, Measure, Page, Policy};
use crate::site::{PolicyFacts, PolicyId, Section, SectionId, Site, Translation, Validity, relate};

const ZH: Lang = Lang(0);
const EN: Lang = Lang(1);

fn two(zh: &str, en: &str) -> Localized<String> {
    Localized::new(ZH, zh.to_owned()).with(EN, en.to_owned())
}

fn text(lines: &str) -> line::Text {
    line::body(lines, 0..lines.len(), &"m.md".into()).value.unwrap()
}

fn department(slug: &str, zh: &str, full: &str, en: &str) -> Department {
    Department {
        slug: slug.into(),
        name: two(zh, en),
        full: Some(Localized::new(ZH, full.into())),
        aliases: Vec::new(),
        source: None,
        contact: None,
        successor: None,
        formerly: Vec::new(),
    }
}

fn measure(number: u32, item: u32, lead: u32, cooperating: &[u32], zh: &str, en: Option<&str>) -> Measure {
    let translation = en.map(|en| Translation {
        text: text(en),
        translates: text(zh).digests(),
        translates_broken: false,
        reviewed: None,
        exceptions: Vec::new(),
        place: Place::file("en.md"),
    });
    Measure {
        policy: PolicyId(0),
        item: ItemId(item),
        number,
        title: None,
        lead: DepartmentId(lead),
        cooperating: cooperating.iter().map(|id| DepartmentId(*id)).collect(),
        audiences: Vec::new(),
        kinds: Vec::new(),
        continues: None,
        amended: None,
        not_in_document: None,
        errata: Vec::new(),
        text: text(zh),
        translations: vec![None, translation],
        place: Place::file("zh.md"),
        places: FactPlaces {
            item: Place::file("zh.md"),
            lead: Place::file("zh.md"),
            cooperating: Some(Place::file("zh.md")),
        },
    }
}

fn measures() -> Vec<Measure> {
    let mut titled = measure(
        1,
        0,
        0,
        &[1, 2],
        "对高端人才给予每年最高不超过40万元的奖励。\n其中海外占比超**50%**。",
        Some("Top talent receives a reward of up to RMB 400,000 a year.\nMore than **50%** come from abroad."),
    );
    titled.title = Some(two("引进高端人才", "Bringing in top talent"));
    vec![
        titled,
        measure(2, 0, 1, &[], "科技企业的研发中心，最高给予5000万元资助。", None),
        measure(
            3,
            1,
            2,
            &[0],
            "全面推进“一网通办”。\n\n探索QDIE试点，“N+1”政策，5G应用，12345热线。",
            Some("One-stop online services everywhere.\n\nTrials of QDIE, “N+1”, 5G & the 12345 hotline, R&D centres."),
        ),
        measure(4, 1, 2, &[1], "加强知识产权保护，降低税费1.5%，𠮷野家落户，税。", None),
        measure(5, 1, 0, &[], "万名人才，补贴500万元，知识与产权无关。", None),
    ]
}

fn site(measures: Vec<Measure>) -> Site {
    let mut first = department("personnel", "人社局", "人力资源和社会保障局", "Human Resources Bureau");
    first.aliases = vec![(ZH, "人力社保局".into()), (EN, "HR Bureau".into())];
    let about = "## 关于\n\n本站不是官方网站，科技局也不管它。";
    let about = markup::parse(about, &"about.md".into(), 0, Allowed::Page).value.unwrap().markup;
    let section = |number, zh, en, items| Section {
        policy: PolicyId(0),
        number,
        title: two(zh, en),
        items,
        place: Place::file("policy.yaml"),
    };
    let item = |section, number, zh, en| Item {
        section: SectionId(section),
        number,
        title: two(zh, en),
        place: Place::file("policy.yaml"),
    };
    Site {
        title: two("小站", "A small site"),
        languages: ["zh", "en"].map(|tag| crate::site::Language { tag: tag.into() }).into(),
        base_url: None,
        contact: None,
        theme: "default".into(),
        departments: vec![
            first,
            department("science", "科技局", "科学技术局", "Science and Technology Bureau"),
            department("data", "数据局", "数据管理局", "Data Bureau"),
        ],
        topics: Vec::new(),
        glossary: Vec::new(),
        policies: vec![Policy {
            slug: "small".into(),
            title: two("小政策", "A small policy"),
            source: ZH,
            document: None,
            validity: Validity::NotConfirmed,
            facts: PolicyFacts { document_number: Some("太政发〔2020〕1号".into()), ..PolicyFacts::default() },
            sections: vec![SectionId(0), SectionId(1)],
            unread: Vec::new(),
            outline_broken: false,
            place: Place::file("policy.yaml"),
            title_place: Place::file("policy.yaml"),
        }],
        sections: vec![
            section(1, "以开放推动创新发展", "Innovation through opening up", vec![ItemId(0)]),
            section(2, "优化营商环境", "A better business environment", vec![ItemId(1)]),
        ],
        items: vec![
            item(0, 1, "集聚国际高端创新人才", "Talent from all over the world"),
            item(1, 2, "提升政务服务", "Better government services"),
        ],
        measures,
        pages: vec![Page {
            slug: "about".into(),
            title: two("关于本站", "About this site"),
            body: Localized::new(ZH, about),
            links: Vec::new(),
        }],
        unread: Vec::new(),
    }
}

fn small() -> Index {
    index(&relate::relate(site(measures())))
}

#[test]
fn the_index_is_what_the_browsers_tests_read() {
    let index = small();
    let text = |n: usize| index.files.text(&index.names[n]).unwrap().to_owned() + "\n";
    assert_data_eq!(text(0), snapbox::file!["../../tests/search/small.zh.json": Text].raw());
    assert_data_eq!(text(1), snapbox::file!["../../tests/search/small.en.json": Text].raw());
}

#[test]
fn an_index_is_named_by_its_language_and_content() {
    let (one, again) = (small(), small());
    assert_eq!(one, again);
    assert_eq!(one.names.iter().map(|name| &name[..16]).collect::<Vec<_>>(), ["assets/search-zh", "assets/search-en"]);
    let mut other = measures();
    other[1].text = text("又一句。");
    let changed = index(&relate::relate(site(other)));
    assert!(changed.names[0] != one.names[0] && changed.names[0].len() == one.names[0].len());
}

#[test]
fn every_document_has_an_address_that_is_published() {
    let linked = relate::relate(site(measures()));
    let published: Vec<String> =
        crate::site::route::Route::all(&linked.site).iter().map(|route| route.address(&linked.site)).collect();
    let index = index(&linked);
    for name in &index.names {
        let file: Value = serde_json::from_str(index.files.text(name).unwrap()).unwrap();
        let documents = file["documentStore"]["docs"].as_object().unwrap();
        assert_eq!(documents.len(), 3 + 1 + 2 + 5 + 1);
        for document in documents.values() {
            assert!(published.contains(&document["address"].as_str().unwrap().to_owned()), "{document}");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    /// A measure is found under each of its tokens, whatever its text.
    #[test]
    fn every_token_of_a_text_is_in_the_index(body in "[^\\p{C}]{1,40}") {
        let document = document::of_body(&body);
        let file: Value = serde_json::from_str(&contents(&[document])).unwrap();
        for token in token::tokens(&body) {
            let mut node = &file["index"]["body"]["root"];
            for character in token.chars() {
                node = &node[character.to_string()];
            }
            prop_assert!(node["docs"].get("0").is_some(), "{}", token);
        }
    }
}
