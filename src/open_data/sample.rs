//! A small site for tests, with one text put wherever an editor may write any.

use crate::content::digest::Digest;
use crate::content::line::{self, Text, escape};
use crate::diagnostic::Place;
use crate::site::*;

const ZH: Lang = Lang(0);
const EN: Lang = Lang(1);

fn said(text: &str) -> Localized<String> {
    Localized::new(ZH, text.to_owned()).with(EN, format!("{text} en"))
}

fn text(plain: &str) -> Text {
    let source = format!("{}\n\n尾。\n", escape(plain));
    line::body(&source, 0..source.len(), &"m.md".into()).value.unwrap()
}

fn department(slug: &str, name: Localized<String>) -> Department {
    Department {
        slug: slug.into(),
        name,
        full: None,
        aliases: Vec::new(),
        source: None,
        contact: None,
        successor: None,
        formerly: Vec::new(),
    }
}

fn measure(number: u32, item: u32, any: &str) -> Measure {
    Measure {
        policy: PolicyId(0),
        item: ItemId(item),
        number,
        title: None,
        lead: DepartmentId(0),
        cooperating: Vec::new(),
        audiences: Vec::new(),
        kinds: Vec::new(),
        continues: None,
        amended: None,
        not_in_document: None,
        errata: Vec::new(),
        text: text(any),
        translations: vec![None, None],
        place: Place::file("m.md"),
    }
}

/// The second measure: everything that may be said of one.
fn full(any: &str) -> Measure {
    let translation = Translation {
        text: text(&format!("{any} en")),
        translates: vec![Digest::of("old"), Digest::of("尾。")],
        reviewed: Some("2026-11-24".into()),
        exceptions: Vec::new(),
        place: Place::file("m.md"),
    };
    Measure {
        title: Some(said(any)),
        cooperating: vec![DepartmentId(1), DepartmentId(0)],
        audiences: vec![TopicId(0)],
        kinds: vec![TopicId(1)],
        continues: Some(MeasureId(0)),
        amended: Some(Amendment { by: any.into(), date: "2021-01-01".into() }),
        not_in_document: Some(any.into()),
        errata: vec![Erratum { printed: any.into(), meant: any.into(), note: Some(said(any)) }],
        translations: vec![None, Some(translation)],
        ..measure(2, 1, any)
    }
}

/// A policy of one section, two items and two measures, in Chinese and English.
pub(crate) fn site(any: &str) -> Site {
    let language = |tag: &str| Language { tag: tag.into() };
    let topic = |slug: &str, sort| Topic { slug: slug.into(), sort, name: said(any) };
    let facts = PolicyFacts { issuer: Some(said(any)), document_number: Some(any.into()), ..PolicyFacts::default() };
    let rich = Department {
        full: Some(said(any)),
        aliases: vec![(EN, any.into()), (ZH, any.into()), (ZH, "二".into())],
        source: Some(any.into()),
        successor: Some(DepartmentId(0)),
        formerly: vec!["old-slug".into()],
        ..department("second", said(any))
    };
    let item = |number| Item { section: SectionId(0), number, title: said(any) };
    Site {
        title: said(any),
        languages: vec![language("zh"), language("en")],
        base_url: None,
        contact: None,
        theme: "default".into(),
        departments: vec![department("first", Localized::new(ZH, any.to_owned())), rich],
        topics: vec![topic("company", TopicSort::Audience), topic("grant", TopicSort::Kind)],
        glossary: Vec::new(),
        policies: vec![Policy {
            slug: "opening-up".into(),
            title: said(any),
            source: ZH,
            document: None,
            validity: Validity::NotConfirmed,
            facts,
            sections: vec![SectionId(0)],
            unread: Vec::new(),
            place: Place::file("policy.yaml"),
        }],
        sections: vec![Section { policy: PolicyId(0), number: 1, title: said(any), items: vec![ItemId(0), ItemId(1)] }],
        items: vec![item(1), item(2)],
        measures: vec![measure(1, 0, any), full(any)],
        pages: Vec::new(),
    }
}
