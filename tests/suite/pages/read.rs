//! HTML as a browser reads it: html5ever's tokens, elements with the text that follows them.

use std::cell::RefCell;
use std::collections::BTreeMap;

use html5ever::tokenizer::states::{RawKind, State};
use html5ever::tokenizer::{
    BufferQueue, StartTag, TagToken, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts,
};

/// A start tag, with the text up to the next tag.
#[derive(Debug, Clone, Default)]
pub(super) struct Element {
    pub(super) name: String,
    pub(super) attributes: BTreeMap<String, String>,
    pub(super) text: String,
}

#[derive(Default)]
struct Sink {
    elements: RefCell<Vec<Element>>,
    open: RefCell<bool>,
}

impl TokenSink for Sink {
    type Handle = ();

    fn process_token(&self, token: Token, _line: u64) -> TokenSinkResult<()> {
        match token {
            TagToken(tag) if tag.kind == StartTag => {
                let attributes = tag.attrs.iter().map(|a| (a.name.local.to_string(), a.value.to_string())).collect();
                let name = tag.name.to_string();
                self.elements.borrow_mut().push(Element { name: name.clone(), attributes, text: String::new() });
                *self.open.borrow_mut() = true;
                return match &*name {
                    "title" | "textarea" => TokenSinkResult::RawData(RawKind::Rcdata),
                    "script" => TokenSinkResult::RawData(RawKind::ScriptData),
                    "style" | "noscript" if name == "style" => TokenSinkResult::RawData(RawKind::Rawtext),
                    _ => TokenSinkResult::Continue,
                };
            }
            TagToken(_) => *self.open.borrow_mut() = false,
            Token::CharacterTokens(text) if *self.open.borrow() => {
                self.elements.borrow_mut().last_mut().unwrap().text.push_str(&text);
            }
            Token::ParseError(error) => panic!("{error}"),
            Token::NullCharacterToken => panic!("a NUL in the page"),
            _ => {}
        }
        TokenSinkResult::Continue
    }
}

/// All start tags of a page, in order. Panics at what a browser would have to mend.
pub(super) fn elements(page: &str) -> Vec<Element> {
    let options = TokenizerOpts { exact_errors: true, initial_state: Some(State::Data), ..TokenizerOpts::default() };
    let tokenizer = Tokenizer::new(Sink::default(), options);
    let queue = BufferQueue::default();
    queue.push_back(page.into());
    let _ = tokenizer.feed(&queue);
    tokenizer.end();
    tokenizer.sink.elements.take()
}

/// The first element of this name that has these attributes.
pub(super) fn find<'a>(elements: &'a [Element], name: &str, attributes: &[(&str, &str)]) -> Option<&'a Element> {
    let has = |element: &Element| {
        attributes.iter().all(|(key, value)| element.attributes.get(*key).map(String::as_str) == Some(*value))
    };
    elements.iter().find(|element| element.name == name && has(element))
}
