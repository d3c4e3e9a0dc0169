//! The four filters by which templates write what must not be escaped, and the function that gives
//! words. Whatever else a template writes is escaped.
//!
//! `safe` takes nothing but HTML that the program made (`render::view::Html`, a map with the one
//! key `html`): used on an editor's text it fails, so that no theme can let markup through.

use std::sync::Arc;

use tera::{Kwargs, State, Tera, TeraResult, Value};

use super::words::Words;

/// Registers the filters, and functions that know no words yet.
pub(super) fn register(tera: &mut Tera) {
    tera.register_filter("safe", |value: Value, _: Kwargs, _: &State| safe(&value));
    tera.register_filter("lang", |value: Value, _: Kwargs, _: &State| lang(&value));
    tera.register_filter("said", |value: Value, _: Kwargs, _: &State| said(&value));
    tera.register_filter("numbered", |value: Value, _: Kwargs, _: &State| numbered(&value));
    tera.register_function("t", |_: Kwargs, _: &State| String::new());
    tera.register_function("raw", |_: Kwargs, _: &State| String::new());
}

/// Registers `t(key="…", …)`, the words of the interface under a key with values by name, and
/// `raw(key="…")`, the same with the names in braces for a script to fill.
pub(super) fn register_words(tera: &mut Tera, words: &Words) {
    let words = Arc::new(words.clone());
    let as_written = Arc::clone(&words);
    tera.register_function("raw", move |values: Kwargs, _: &State| -> TeraResult<String> {
        Ok(as_written.get(&values.must_get::<String>("key")?).to_owned())
    });
    tera.register_function("t", move |values: Kwargs, _: &State| -> TeraResult<String> {
        let key = values.must_get::<String>("key")?;
        let text = |value: &Value| value.as_str().map_or_else(|| value.to_string(), str::to_owned);
        let named: Vec<(String, String)> =
            values.iter().filter_map(|(name, value)| Some((name.as_str()?.to_owned(), text(value)))).collect();
        let named: Vec<(&str, &str)> = named.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        Ok(words.say(&key, &named))
    });
}

/// HTML that the program made, as it is.
fn safe(value: &Value) -> TeraResult<Value> {
    match value.get_from_path("html").and_then(Value::as_str) {
        Some(html) => Ok(Value::safe_string(html)),
        None => Err(tera::Error::message("`safe` is only for HTML that the program made")),
    }
}

/// ` lang="…"` for a value in another language than the page's, nothing otherwise.
fn lang(value: &Value) -> TeraResult<Value> {
    if !value.is_map() {
        return Err(tera::Error::message("`lang` is for a value that knows its language"));
    }
    Ok(match value.get_from_path("lang").and_then(Value::as_str) {
        Some(lang) => Value::safe_string(&format!(" lang=\"{}\"", escape(lang))),
        None => Value::safe_string(""),
    })
}

/// The text of a value that knows its language, in a `span` of that language if it is not the page's.
fn said(value: &Value) -> TeraResult<Value> {
    let Some(text) = value.get_from_path("text").and_then(Value::as_str) else {
        return Err(tera::Error::message("`said` is for a value that knows its language"));
    };
    Ok(match value.get_from_path("lang").and_then(Value::as_str) {
        Some(lang) => Value::safe_string(&format!("<span lang=\"{}\">{}</span>", escape(lang), escape(text))),
        None => Value::normal_string(text),
    })
}

/// `Measure 6` of which only the number is seen: the words around it are there for those who listen
/// and for those who copy.
fn numbered(value: &Value) -> TeraResult<Value> {
    let Some(text) = value.as_str() else {
        return Err(tera::Error::message("`numbered` is for words with a number in them"));
    };
    let start = text.find(|c: char| c.is_ascii_digit()).unwrap_or(text.len());
    let end = text.rfind(|c: char| c.is_ascii_digit()).map_or(start, |at| at + 1);
    let hidden = |part: &str| match part {
        "" => String::new(),
        part => format!("<span class=\"hidden\">{}</span>", escape(part)),
    };
    Ok(Value::safe_string(&format!("{}{}{}", hidden(&text[..start]), &text[start..end], hidden(&text[end..]))))
}

fn escape(text: &str) -> String {
    let mut escaped = Vec::with_capacity(text.len());
    tera::escape_html(text, &mut escaped).expect("writing to memory cannot fail");
    String::from_utf8(escaped).expect("escaping keeps UTF-8")
}
