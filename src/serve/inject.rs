//! What the live server adds to a page: one script of its own, which brings the bar. It is added when a page is
//! answered and stands in no public file. The pages' policy allows scripts of the same server, so that nothing of the
//! policy is loosened.

use axum::response::Html;

/// Below this stands what is the server's own.
pub(super) const PREFIX: &str = "/-duizhao/";

/// What the script needs to know of the page and the server.
#[derive(Debug, Clone, Copy)]
pub(super) struct Facts<'a> {
    /// What tells this page from what it will be.
    pub(super) page: &'a str,
    /// What tells this run of the server from others.
    pub(super) run: &'a str,
    /// What a page must know to have anything written; nothing where the reader may not write.
    pub(super) secret: Option<&'a str>,
}

/// `html` with the script, as the last thing in its body.
pub(super) fn inject(html: &str, facts: Facts) -> Html<String> {
    let secret = facts.secret.map(|secret| format!(" data-secret=\"{secret}\"")).unwrap_or_default();
    let script = format!(
        "<script type=\"module\" id=\"-duizhao\" src=\"{PREFIX}bar.js\" data-page=\"{}\" data-run=\"{}\"{secret}></script>\n",
        facts.page, facts.run
    );
    let at = html.rfind("</body>").unwrap_or(html.len());
    Html(format!("{}{script}{}", &html[..at], &html[at..]))
}

/// The page that is shown where there is none: no site could be made of the files yet.
pub(super) const EMPTY: &str = "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<title>duizhao</title>\n\
    <meta name=\"viewport\" content=\"width=device-width\">\n</head>\n<body>\n<main></main>\n</body>\n</html>\n";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_script_is_the_last_thing_in_the_body() {
        let facts = Facts { page: "1", run: "2", secret: None };
        assert!(inject(EMPTY, facts).0.ends_with("data-run=\"2\"></script>\n</body>\n</html>\n"));
        let facts = Facts { secret: Some("3"), ..facts };
        assert!(inject("<p>no end", facts).0.ends_with(" data-secret=\"3\"></script>\n"));
    }
}
