//! `data/<policy>.tmx`: the sentences of a policy with their translations, for translators' tools.
//!
//! TMX 1.4. A sentence that was changed since it was translated is no pair and left out, and so is
//! one that is said in one language only.

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesText, Event};

use crate::site::relate::Linked;
use crate::site::{Lang, Measure, MeasureId, PolicyId, Site, stale};

type Xml = Writer<Vec<u8>>;

/// The translation memory of a policy.
pub(super) fn memory(linked: &Linked, id: PolicyId) -> Vec<u8> {
    let site = &linked.site;
    let mut xml = Writer::new_with_indent(Vec::new(), b' ', 1);
    let written = xml.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None))).and_then(|()| {
        let root = xml.create_element("tmx").with_attribute(("version", "1.4"));
        root.write_inner_content(|xml| {
            header(xml, site, id)?;
            let measures = linked.relations.of_policy(id);
            let body = xml.create_element("body");
            body.write_inner_content(|xml| measures.iter().try_for_each(|id| units(xml, site, *id))).map(drop)
        })
        .map(drop)
    });
    written.expect("a Vec takes any bytes");
    let mut bytes = xml.into_inner();
    bytes.push(b'\n');
    bytes
}

fn header(xml: &mut Xml, site: &Site, id: PolicyId) -> std::io::Result<()> {
    let header = xml.create_element("header").with_attributes([
        ("creationtool", "duizhao"),
        ("creationtoolversion", env!("CARGO_PKG_VERSION")),
        ("segtype", "sentence"),
        ("o-tmf", "duizhao"),
        ("adminlang", "en"),
        ("srclang", site.tag(site[id].source)),
        ("datatype", "plaintext"),
    ]);
    header.write_empty().map(drop)
}

/// The sentences of a measure, each with those that translate it.
fn units(xml: &mut Xml, site: &Site, id: MeasureId) -> std::io::Result<()> {
    let measure = &site[id];
    let policy = &site[measure.policy];
    for (n, sentence) in measure.text.segments.iter().enumerate() {
        let versions: Vec<(Lang, &str)> =
            site.langs().filter_map(|lang| Some((lang, translated(measure, lang, n)?))).collect();
        if versions.is_empty() {
            continue;
        }
        let name = format!("{}-{}-{}", policy.slug, measure.number, n + 1);
        let unit = xml.create_element("tu").with_attribute(("tuid", &*name));
        unit.write_inner_content(|xml| {
            let number = measure.number.to_string();
            xml.create_element("prop")
                .with_attribute(("type", "x-measure"))
                .write_text_content(BytesText::new(&number))?;
            version(xml, site.tag(policy.source), &sentence.plain)?;
            versions.iter().try_for_each(|(lang, text)| version(xml, site.tag(*lang), text))
        })?;
    }
    Ok(())
}

/// The n-th sentence (from 0) in a translation, if it translates the source as it stands.
fn translated(measure: &Measure, lang: Lang, n: usize) -> Option<&str> {
    let translation = measure.translation(lang)?;
    let changed = stale::untold(&measure.text, translation).iter().any(|change| change.sentence() == Some(n));
    let aligned = translation.text.segments.len() == measure.text.segments.len();
    translation.text.segments.get(n).filter(|_| aligned && !changed).map(|segment| segment.plain.as_str())
}

fn version(xml: &mut Xml, tag: &str, text: &str) -> std::io::Result<()> {
    let version = xml.create_element("tuv").with_attribute(("xml:lang", tag));
    // XML has no way to write control characters.
    let text: String = text.chars().filter(|c| !c.is_control() && !matches!(c, '\u{fffe}' | '\u{ffff}')).collect();
    version
        .write_inner_content(|xml| xml.create_element("seg").write_text_content(BytesText::new(&text)).map(drop))
        .map(drop)
}
