//! The media types of public files, by their names, with the charset where it is known.

use std::path::Path;

/// The media type of the public file `name`. Text is UTF-8, unless `bytes` are there and say otherwise: a document that
/// is published as it was received may be in another encoding, which browsers find out by themselves.
pub(super) fn of(name: &str, bytes: Option<&[u8]>) -> String {
    let ending = Path::new(name).extension().and_then(|ending| ending.to_str()).unwrap_or_default();
    let media = match ending {
        "tmx" => "application/xml".to_owned(),
        "js" | "mjs" => "text/javascript".to_owned(),
        _ => mime_guess::from_ext(ending).first_or_octet_stream().essence_str().to_owned(),
    };
    let is_text = media.starts_with("text/") || matches!(&*media, "application/json" | "application/xml");
    let is_utf8 = bytes.is_none_or(|bytes| std::str::from_utf8(bytes).is_ok());
    if is_text && is_utf8 { media + "; charset=utf-8" } else { media }
}

#[cfg(test)]
mod tests {
    use super::of;

    #[test]
    fn what_a_site_publishes_has_its_type() {
        for (name, media) in [
            ("zh/index.html", "text/html; charset=utf-8"),
            ("assets/site.0123.css", "text/css; charset=utf-8"),
            ("assets/page.0123.js", "text/javascript; charset=utf-8"),
            ("assets/icon.svg", "image/svg+xml"),
            ("data/a.json", "application/json; charset=utf-8"),
            ("data/a.csv", "text/csv; charset=utf-8"),
            ("data/a.tmx", "application/xml; charset=utf-8"),
            ("a.pdf", "application/pdf"),
            ("a.wasm", "application/wasm"),
            ("a.webmanifest", "application/manifest+json"),
            ("a.unheard-of", "application/octet-stream"),
            ("a", "application/octet-stream"),
        ] {
            assert_eq!(of(name, None), media);
        }
        assert_eq!(of("a.txt", Some(b"\xcc\xab\xb2\xd6")), "text/plain");
    }
}
