//! What must hold of every published site, whatever it says.

use std::collections::{BTreeMap, BTreeSet};

use duizhao::files::{Body, Files};

use crate::aloud::{Element, Page};

/// The public files of a site, its pages read.
pub(crate) struct Web {
    /// Every file, by path.
    pub(crate) files: BTreeMap<String, Vec<u8>>,
    /// Every page, by path.
    pub(crate) pages: BTreeMap<String, Page>,
    /// The public address, if the site has one.
    base: Option<String>,
}

/// Attributes that hold an address.
const ADDRESSES: [&str; 8] = ["href", "src", "action", "srcset", "poster", "data", "formaction", "cite"];

impl Web {
    /// Reads `public`.
    pub(crate) fn of(public: &Files, base: Option<&str>) -> Self {
        let bytes = |body: &Body| match body {
            Body::Bytes(bytes) => bytes.to_vec(),
            Body::Disk(path) => std::fs::read(path).unwrap(),
        };
        let files: BTreeMap<String, Vec<u8>> =
            public.iter().map(|(path, body)| (path.to_owned(), bytes(body))).collect();
        let pages = files.iter().filter(|(path, _)| path.ends_with(".html"));
        let pages = pages.map(|(path, bytes)| (path.clone(), Page::of(bytes))).collect();
        Self { files, pages, base: base.map(str::to_owned) }
    }

    /// Everything that is wrong, one line for each.
    pub(crate) fn faults(&self, languages: &[&str]) -> Vec<String> {
        let mut faults = Vec::new();
        let ids: BTreeMap<&str, BTreeSet<String>> =
            self.pages.iter().map(|(path, page)| (path.as_str(), page.ids())).collect();
        for (path, page) in &self.pages {
            let elements = page.elements();
            let mut tell = |what: String| faults.push(format!("{path}: {what}"));
            page.mistakes().into_iter().for_each(&mut tell);
            frame(path, &elements, languages, &mut tell);
            for element in &elements {
                harmless(element, self.base.as_deref(), &mut tell);
                for (name, value) in element.attributes.iter().filter(|(name, _)| ADDRESSES.contains(&name.as_str())) {
                    if let Err(why) = self.leads(path, value, &ids) {
                        tell(format!("<{} {name}={value:?}> {why}", element.name));
                    }
                }
            }
        }
        faults.extend(self.twins());
        faults
    }

    /// Whether `target` on the page at `path` leads somewhere, in exactly this spelling.
    fn leads(&self, path: &str, target: &str, ids: &BTreeMap<&str, BTreeSet<String>>) -> Result<(), String> {
        if let Some(address) = self.base.as_deref().and_then(|base| target.strip_prefix(base)) {
            return self.leads("index.html", if address.is_empty() { "./" } else { address }, ids);
        }
        if ["https://", "mailto:", "tel:"].iter().any(|scheme| target.starts_with(scheme)) {
            return Ok(());
        }
        if target.starts_with('/') || target.contains(':') {
            return Err("is not relative".into());
        }
        let (address, fragment) = target.split_once('#').unwrap_or((target, ""));
        let found = if address.is_empty() { path.to_owned() } else { resolved(path, address)? };
        if !self.files.contains_key(&found) {
            return Err(format!("leads to {found}, which is not there"));
        }
        match ids.get(found.as_str()) {
            _ if fragment.is_empty() => Ok(()),
            Some(ids) if ids.contains(fragment) => Ok(()),
            _ => Err(format!("leads to no #{fragment} in {found}")),
        }
    }

    /// Titles that two pages have, and addresses with one page in two languages of which one is missing.
    fn twins(&self) -> Vec<String> {
        let mut titles: BTreeMap<String, &str> = BTreeMap::new();
        let mut faults = Vec::new();
        for (path, page) in &self.pages {
            let title = page.all("title").first().map_or(String::new(), |title| title.text.clone());
            if let Some(other) = titles.insert(title.clone(), path) {
                let shown_twice = path.matches('/').count().abs_diff(other.matches('/').count()) == 1;
                if !shown_twice {
                    faults.push(format!("{path}: the title {title:?} is also that of {other}"));
                }
            }
        }
        faults
    }
}

/// The file that a server gives for `address` on the page at `path`.
fn resolved(path: &str, address: &str) -> Result<String, String> {
    let mut parts: Vec<&str> = path.split('/').collect();
    parts.pop();
    let mut rest = address.split('/').peekable();
    while let Some(part) = rest.next() {
        match part {
            "." => {}
            ".." => drop(parts.pop().ok_or("leads out of the site")?),
            "" if rest.peek().is_none() => {}
            "" => return Err("has an empty part".into()),
            name => parts.push(name),
        }
    }
    let is_folder = address.ends_with('/') || address.ends_with("..") || address.ends_with('.');
    if is_folder {
        parts.push("index.html");
    }
    Ok(parts.join("/"))
}

/// Language, title, description and the one main heading.
fn frame(path: &str, elements: &[Element], languages: &[&str], tell: &mut impl FnMut(String)) {
    let count = |name: &str| elements.iter().filter(|element| element.name == name).count();
    for name in ["h1", "title", "main"] {
        if count(name) != 1 {
            tell(format!("{} <{name}>", count(name)));
        }
    }
    let html = elements.iter().find(|element| element.name == "html").unwrap();
    // Of two languages side by side the first is the page's.
    let part = path.split(['/', '-']).next();
    let expected = part.filter(|part| languages.contains(part)).unwrap_or(languages[0]);
    if html.get("lang") != Some(expected) {
        tell(format!("lang={:?}", html.get("lang")));
    }
    let levels = elements.iter().filter(|e| e.name.len() == 2 && e.name.starts_with('h') && e.name != "hr");
    let mut last = 0;
    for heading in levels {
        let level = heading.name[1..].parse::<u32>().unwrap();
        if level > last + 1 {
            tell(format!("heading {level} after heading {last}: {:?}", heading.text));
        }
        if heading.text.trim().is_empty() {
            tell(format!("heading {level} says nothing"));
        }
        last = level;
    }
}

/// No style, no script of its own, no third party, no empty link.
fn harmless(element: &Element, base: Option<&str>, tell: &mut impl FnMut(String)) {
    for (name, value) in &element.attributes {
        if name == "style" || name.starts_with("on") {
            tell(format!("<{} {name}={value:?}>", element.name));
        }
        if name == "lang" && value.is_empty() {
            tell(format!("<{} lang=\"\">", element.name));
        }
    }
    let below = |address: &str| base.is_some_and(|base| address.starts_with(base));
    let own = |name: &str| {
        element
            .get(name)
            .is_none_or(|address| below(address) || !address.contains("//") && !address.starts_with("data:"))
    };
    match element.name.as_str() {
        "script" if element.get("src").is_none() && element.get("type") != Some("application/ld+json") => {
            tell(format!("inline script {:?}", element.text));
        }
        "style" | "iframe" | "object" | "embed" | "base" => tell(format!("<{}>", element.name)),
        "script" | "img" if !own("src") => tell(format!("<{}> of a third party", element.name)),
        "link" if !own("href") && !matches!(element.get("rel"), Some("canonical" | "alternate")) => {
            tell(format!("<link> to {:?}", element.get("href")));
        }
        "a" if element.text.trim().is_empty() && element.get("aria-label").is_none() => {
            tell("a link without words".into())
        }
        _ => {}
    }
}
