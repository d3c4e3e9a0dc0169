//! From the path of a request to the path of a public file.
//!
//! The path is decoded once and looked up in the map of the public files, byte for byte. What is not in the map is not
//! there: no path is ever joined to a folder, so that none can lead out of it.

use percent_encoding::{AsciiSet, CONTROLS, percent_decode_str, utf8_percent_encode};

use crate::files::{Body, Files};

/// What stands at a path.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Found<'a> {
    /// A public file: its path and what it holds.
    File(String, &'a Body),
    /// A folder that was named without the slash: where to go.
    Folder(String),
    /// Nothing.
    Nothing,
}

/// What is not written as itself in an address.
const ENCODED: &AsciiSet = &CONTROLS.add(b' ').add(b'"').add(b'#').add(b'%').add(b'<').add(b'>').add(b'?').add(b'\\');

/// What the request for `path` (as it was sent, without its query) asks for.
pub(super) fn find<'a>(files: &'a Files, path: &str) -> Found<'a> {
    let decoded = percent_decode_str(path).decode_utf8().ok();
    let Some(name) = decoded.as_deref().and_then(|path| path.strip_prefix('/')) else { return Found::Nothing };
    let page = if name.is_empty() || name.ends_with('/') { format!("{name}index.html") } else { name.to_owned() };
    if let Some(body) = files.get(&page) {
        return Found::File(page, body);
    }
    match files.get(&format!("{name}/index.html")) {
        Some(_) => Found::Folder(format!("/{}/", utf8_percent_encode(name, ENCODED))),
        None => Found::Nothing,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(path: &str) -> String {
        let mut files = Files::new();
        for name in ["index.html", "zh/index.html", "data/a b.csv", "政策/index.html"] {
            files.put(name, "x");
        }
        match find(&files, path) {
            Found::File(name, _) => name,
            Found::Folder(address) => format!("to {address}"),
            Found::Nothing => "nothing".into(),
        }
    }

    #[test]
    fn addresses_lead_to_files() {
        for (path, file) in [
            ("/", "index.html"),
            ("/zh/", "zh/index.html"),
            ("/zh/index.html", "zh/index.html"),
            ("/data/a%20b.csv", "data/a b.csv"),
            ("/zh", "to /zh/"),
            ("/%E6%94%BF%E7%AD%96", "to /%E6%94%BF%E7%AD%96/"),
        ] {
            assert_eq!(found(path), file, "{path}");
        }
    }

    #[test]
    fn no_spelling_leads_out() {
        let spelled = "* zh/ // //zh/ /../zh/ /zh/../ /./zh/ /%2e%2e/zh/ /..%2fzh/ /%252e%252e/ /..\\zh /%5c..%5czh/ /zh/%00 \
            /%c0%ae%c0%ae/ /%FF /zh/% /ZH/ /data //evil.example/.. /zh%";
        for path in spelled.split_whitespace().chain([""]) {
            assert_eq!(found(path), "nothing", "{path}");
        }
    }
}
