//! A page as a screen reader would read it, and the questions that tests ask of a page.

use html5ever::tendril::TendrilSink;
use markup5ever_rcdom::{Handle, NodeData, RcDom};

/// A page, read as a browser reads it.
pub(crate) struct Page(RcDom);

/// An element: its name, its attributes and its text.
#[derive(Debug, Clone)]
pub(crate) struct Element {
    /// Its name, in small letters.
    pub(crate) name: String,
    /// Its attributes, in order.
    pub(crate) attributes: Vec<(String, String)>,
    /// All text in it.
    pub(crate) text: String,
}

impl Element {
    /// The value of an attribute.
    pub(crate) fn get(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }
}

impl Page {
    /// Reads `html`.
    pub(crate) fn of(html: &[u8]) -> Self {
        Self(html5ever::parse_document(RcDom::default(), Default::default()).one(std::str::from_utf8(html).unwrap()))
    }

    /// Mistakes of its HTML, in the parser's words.
    pub(crate) fn mistakes(&self) -> Vec<String> {
        self.0.errors.borrow().iter().map(ToString::to_string).collect()
    }

    /// Its elements, in order.
    pub(crate) fn elements(&self) -> Vec<Element> {
        let mut all = Vec::new();
        each(&self.0.document, &mut |node| all.extend(element(node)));
        all
    }

    /// The elements called `name`, in order.
    pub(crate) fn all(&self, name: &str) -> Vec<Element> {
        self.elements().into_iter().filter(|element| element.name == name).collect()
    }

    /// Every `id`; one that is there twice is a mistake.
    pub(crate) fn ids(&self) -> std::collections::BTreeSet<String> {
        let mut ids = std::collections::BTreeSet::new();
        for id in self.elements().iter().filter_map(|element| element.get("id")) {
            assert!(ids.insert(id.to_owned()), "the id {id} is there twice");
        }
        ids
    }

    /// The text of the element whose `id` is `id`.
    pub(crate) fn text_of(&self, id: &str) -> Option<String> {
        self.elements().into_iter().find(|element| element.get("id") == Some(id)).map(|element| element.text)
    }

    /// What a screen reader says of its body, one utterance a line.
    pub(crate) fn aloud(&self) -> String {
        let mut reader = Reader::default();
        let page = self.all("html");
        let lang = page[0].get("lang").unwrap_or("none").to_owned();
        let mut aloud = format!("page in {lang}: {}\n", self.all("title").first().map_or("", |title| &title.text));
        reader.lang = vec![lang];
        reader.node(&self.0.document);
        reader.end();
        for line in reader.lines {
            aloud += &line;
            aloud.push('\n');
        }
        aloud
    }
}

fn each(node: &Handle, visit: &mut impl FnMut(&Handle)) {
    visit(node);
    for child in node.children.borrow().iter() {
        each(child, visit);
    }
}

fn element(node: &Handle) -> Option<Element> {
    let NodeData::Element { name, attrs, .. } = &node.data else { return None };
    let attribute = |attr: &html5ever::Attribute| (attr.name.local.to_string(), attr.value.to_string());
    Some(Element {
        name: name.local.to_string(),
        attributes: attrs.borrow().iter().map(attribute).collect(),
        text: text(node),
    })
}

fn text(node: &Handle) -> String {
    let mut all = String::new();
    each(node, &mut |node| {
        if let NodeData::Text { contents } = &node.data {
            all.push_str(&contents.borrow());
        }
    });
    all
}

/// What has been said so far.
#[derive(Default)]
struct Reader {
    lines: Vec<String>,
    line: String,
    lang: Vec<String>,
    said_in: String,
}

impl Reader {
    fn node(&mut self, node: &Handle) {
        if let NodeData::Text { contents } = &node.data {
            self.say(&contents.borrow());
        }
        let Some(element) = element(node) else { return self.children(node) };
        let hidden = element.get("aria-hidden") == Some("true") || element.get("hidden").is_some();
        if hidden || matches!(&*element.name, "head" | "script" | "style" | "template" | "noscript" | "svg") {
            return;
        }
        let lang = element.get("lang").map(str::to_owned);
        self.lang.extend(lang.clone());
        self.element(node, &element);
        if lang.is_some() {
            self.lang.pop();
        }
    }

    fn children(&mut self, node: &Handle) {
        for child in node.children.borrow().iter() {
            self.node(child);
        }
    }

    fn element(&mut self, node: &Handle, element: &Element) {
        let name = element.name.as_str();
        let label = element.get("aria-label").map_or(String::new(), |label| format!(" “{label}”"));
        let begins = match name {
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => format!("heading {}: ", &name[1..]),
            "nav" => format!("navigation{label}: "),
            "main" | "header" | "footer" | "aside" | "section" | "article" | "form" if !label.is_empty() => {
                format!("{name}{label}: ")
            }
            "main" => "main: ".into(),
            "li" => "• ".into(),
            "dt" => "term: ".into(),
            "button" => "button: ".into(),
            "p" | "div" | "ul" | "ol" | "dd" | "blockquote" | "header" | "footer" | "aside" | "section" | "article"
            | "form" | "dl" | "tr" | "hr" => String::new(),
            "td" | "th" => {
                self.raw(" | ");
                return self.children(node);
            }
            "a" => return self.link(node, element, &label),
            "input" => return self.raw(&format!(" [field{label}] ")),
            "label" => return self.children(node),
            _ => return self.inline(node, &label),
        };
        self.end();
        self.line = begins;
        self.children(node);
        self.end();
    }

    fn inline(&mut self, node: &Handle, label: &str) {
        if label.is_empty() { self.children(node) } else { self.raw(label) }
    }

    fn link(&mut self, node: &Handle, element: &Element, label: &str) {
        let Some(target) = element.get("href") else { return self.children(node) };
        self.raw("[");
        self.inline(node, label);
        let current = element.get("aria-current").map_or("", |_| ", current");
        let language = element.get("hreflang").map_or(String::new(), |lang| format!(", in {lang}"));
        self.raw(&format!("]({target}{language}{current})"));
    }

    /// Says words; a change of language is said before them.
    fn say(&mut self, words: &str) {
        let lang = self.lang.last().cloned().unwrap_or_default();
        if !words.trim().is_empty() && self.said_in != lang {
            if !self.said_in.is_empty() {
                self.raw(&format!("({lang}:) "));
            }
            self.said_in = lang;
        }
        self.raw(words);
    }

    fn raw(&mut self, words: &str) {
        self.line.push_str(words);
    }

    fn end(&mut self) {
        let line = std::mem::take(&mut self.line).split_whitespace().collect::<Vec<_>>().join(" ");
        if !line.is_empty() {
            self.lines.push(line);
        }
    }
}
