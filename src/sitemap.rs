//! `sitemap.xml` and `robots.txt`: what search engines are told, made from a site.
//!
//! Both need the site's public address. Without `base_url` there is no sitemap, and `robots.txt`
//! names none. No dates: the site does not know when a page was changed.

use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};
use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesText, Event};

use crate::files::Files;
use crate::site::route::Route;
use crate::site::{Lang, Site};

/// How many pages one file lists; more of them are spread over several. The protocol's limits are
/// 50,000 addresses and 50 MB, and each page also names its other languages.
const PAGES: usize = 10_000;

const XMLNS: (&str, &str) = ("xmlns", "http://www.sitemaps.org/schemas/sitemap/0.9");
const XHTML: (&str, &str) = ("xmlns:xhtml", "http://www.w3.org/1999/xhtml");

/// What cannot stand in an address as it is: what RFC 3986 has no place for, whether in the public
/// address or in one of ours. `%` stays: an address may be encoded already.
const UNSAFE: &AsciiSet = &CONTROLS.add(b' ').add(b'"').add(b'<').add(b'>').add(b'\\').add(b'^').add(b'`');
const ILLEGAL: &AsciiSet = &UNSAFE.add(b'{').add(b'|').add(b'}');

/// `robots.txt`, and with a public address `sitemap.xml`: every canonical page in every language,
/// each with its alternates. A site of more than 10,000 pages has `sitemap.xml` as an index of
/// `sitemap-1.xml`, `sitemap-2.xml`, ….
pub fn files(site: &Site) -> Files {
    let mut files = Files::new();
    let mut robots = "User-agent: *\nDisallow:\n".to_owned();
    if let Some(base) = &site.base_url {
        robots += &format!("\nSitemap: {}\n", absolute(base, "sitemap.xml"));
        let pages = pages(site);
        let parts: Vec<&[Route]> = pages.chunks(PAGES).collect();
        if let [] | [_] = parts[..] {
            files.put("sitemap.xml", list(site, base, &pages));
        } else {
            let names: Vec<String> = (1..=parts.len()).map(|n| format!("sitemap-{n}.xml")).collect();
            files.put("sitemap.xml", index(base, &names));
            for (name, part) in names.iter().zip(parts) {
                files.put(name, list(site, base, part));
            }
        }
    }
    files.put("robots.txt", robots);
    files
}

/// The pages that search engines should list, in the order of [`Route::all`]: those that are their
/// own canonical page. Not the chooser, which only sends on, nor the search page, the page for what
/// does not exist, and former addresses.
pub fn pages(site: &Site) -> Vec<Route> {
    let listed = |route: &Route| {
        let page = !matches!(route, Route::Chooser | Route::NotFound | Route::Search(_) | Route::Former(..));
        page && route.canonical(site) == *route
    };
    Route::all(site).into_iter().filter(listed).collect()
}

/// The same page in every language of the site, by tag, and as `x-default` (for readers of any
/// other language) the chooser for a home, and for all others the page in the first language.
/// The same as the page's own head says.
pub fn alternates(site: &Site, route: Route) -> Vec<(&str, Route)> {
    let every = site.langs().map(|lang| (site.tag(lang), route.in_lang(lang)));
    let unspoken = match route {
        Route::Home(_) => Route::Chooser,
        _ => route.in_lang(Lang(0)),
    };
    every.chain([("x-default", unspoken)]).collect()
}

/// The public address of `address`, which stands below the site's root, in ASCII.
pub fn absolute(base: &str, address: &str) -> String {
    utf8_percent_encode(&format!("{base}{address}"), ILLEGAL).to_string()
}

fn list(site: &Site, base: &str, pages: &[Route]) -> Vec<u8> {
    let address = |route: Route| absolute(base, &route.address(site));
    written("urlset", &[XMLNS, XHTML], |xml| {
        for page in pages {
            xml.create_element("url").write_inner_content(|xml| {
                xml.create_element("loc").write_text_content(BytesText::new(&address(*page)))?;
                for (tag, route) in alternates(site, *page) {
                    let link = xml.create_element("xhtml:link").with_attribute(("rel", "alternate"));
                    link.with_attribute(("hreflang", tag)).with_attribute(("href", &*address(route))).write_empty()?;
                }
                Ok(())
            })?;
        }
        Ok(())
    })
}

fn index(base: &str, names: &[String]) -> Vec<u8> {
    written("sitemapindex", &[XMLNS], |xml| {
        for name in names {
            xml.create_element("sitemap").write_inner_content(|xml| {
                xml.create_element("loc").write_text_content(BytesText::new(&absolute(base, name)))?;
                Ok(())
            })?;
        }
        Ok(())
    })
}

type Xml = Writer<Vec<u8>>;

/// A document with one root element.
fn written(root: &str, names: &[(&str, &str)], fill: impl FnOnce(&mut Xml) -> std::io::Result<()>) -> Vec<u8> {
    let mut xml = Writer::new_with_indent(Vec::new(), b' ', 2);
    let done = xml.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None))).and_then(|()| {
        xml.create_element(root).with_attributes(names.iter().copied()).write_inner_content(fill).map(drop)
    });
    done.expect("a Vec takes any bytes");
    let mut bytes = xml.into_inner();
    bytes.push(b'\n');
    bytes
}

#[cfg(test)]
mod tests {
    use quick_xml::Reader;

    use super::*;
    use crate::open_data::sample;

    fn parsed(files: &Files, name: &str) -> (Vec<String>, Vec<(String, String)>) {
        let (mut places, mut links) = (Vec::new(), Vec::new());
        let mut reader = Reader::from_str(files.text(name).unwrap());
        let mut place = None;
        loop {
            match reader.read_event().unwrap() {
                Event::Eof => return (places, links),
                Event::Start(e) if e.name().as_ref() == "loc" => place = Some(String::new()),
                Event::End(e) if e.name().as_ref() == "loc" => places.extend(place.take()),
                Event::Text(text) => {
                    if let Some(place) = &mut place {
                        place.push_str(&text);
                    }
                }
                Event::GeneralRef(name) => {
                    let text = quick_xml::escape::unescape(&format!("&{};", &*name)).unwrap().into_owned();
                    place.as_mut().unwrap().push_str(&text);
                }
                Event::Empty(e) => {
                    let of = |name: &str| {
                        let found = e.try_get_attribute(name).unwrap().unwrap();
                        quick_xml::escape::unescape(&found.value).unwrap().into_owned()
                    };
                    links.push((of("hreflang"), of("href")));
                }
                _ => {}
            }
        }
    }

    #[test]
    fn every_page_is_listed_with_its_languages() {
        let mut site = sample::site("x");
        site.base_url = Some("https://example.org/p/".into());
        let files = files(&site);
        let (places, links) = parsed(&files, "sitemap.xml");
        let below: Vec<&str> =
            places.iter().map(|place| place.strip_prefix("https://example.org/p/").unwrap()).collect();
        let of_zh = ["zh/departments/", "zh/opening-up/", "zh/opening-up/full/", "zh/opening-up/support/"];
        assert_eq!(below[..4], of_zh);
        assert_eq!(below.len() % 2, 0);
        assert!(below.iter().all(|place| !place.contains("search") && !place.contains("old-slug")));
        assert_eq!(links.len(), 3 * places.len());
        let first: Vec<&str> = links[..3].iter().map(|(tag, _)| tag.as_str()).collect();
        assert_eq!(first, ["zh", "en", "x-default"]);
        assert_eq!(links[2].1, links[0].1);
        assert!(links.iter().all(|(_, href)| places.contains(href)), "every alternate is listed itself");
        assert_eq!(
            files.text("robots.txt").unwrap(),
            "User-agent: *\nDisallow:\n\nSitemap: https://example.org/p/sitemap.xml\n"
        );
    }

    #[test]
    fn without_a_public_address_there_is_no_sitemap() {
        let files = files(&sample::site("x"));
        assert_eq!(files.iter().map(|(path, _)| path).collect::<Vec<_>>(), ["robots.txt"]);
        assert!(!files.text("robots.txt").unwrap().contains("Sitemap"));
    }

    #[test]
    fn any_address_is_encoded_and_escaped() {
        let mut site = sample::site("x");
        let base = "https://example.org/政策 & co/\"><script>'`{|}^\\\u{2028}/";
        site.base_url = Some(base.into());
        let (places, links) = parsed(&files(&site), "sitemap.xml");
        for place in places.iter().chain(links.iter().map(|(_, href)| href)) {
            assert!(place.is_ascii() && !place.contains([' ', '"', '<', '>', '\\', '`']), "{place}");
            let decoded = percent_encoding::percent_decode_str(place).decode_utf8().unwrap().into_owned();
            assert!(decoded.starts_with(base), "{decoded}");
        }
        assert_eq!(absolute("https://example.org/%E6%94%BF/", "a"), "https://example.org/%E6%94%BF/a");
    }

    #[test]
    fn a_large_site_has_an_index() {
        let mut site = sample::site("x");
        site.base_url = Some("https://example.org/".into());
        let department = site.departments[0].clone();
        site.departments.extend((0..PAGES).map(|n| {
            let mut department = department.clone();
            department.slug = format!("d-{n}");
            department.formerly.clear();
            department
        }));
        let files = files(&site);
        let (parts, _) = parsed(&files, "sitemap.xml");
        let names = parts.iter().map(|part| part.strip_prefix("https://example.org/").unwrap());
        let listed: Vec<String> = names.flat_map(|name| parsed(&files, name).0).collect();
        assert_eq!((parts.len(), listed.len()), (3, pages(&site).len()));
    }
}
