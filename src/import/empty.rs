//! A site without a policy: what an office starts from.

use super::known::DEPARTMENTS;
use crate::files::Files;

/// The files of an empty site in Chinese and English, with comments that say what to write where.
pub fn empty_site() -> Files {
    let mut files = Files::new();
    for (path, text) in [
        ("site.yaml", include_str!("empty/site.yaml")),
        (DEPARTMENTS, super::departments::COMMENT),
        ("content/pages/about/zh.md", include_str!("empty/about.zh.md")),
        ("content/pages/about/en.md", include_str!("empty/about.en.md")),
        ("README.md", include_str!("empty/README.md")),
        (".gitignore", include_str!("empty/gitignore")),
    ] {
        files.put(path, text);
    }
    files
}
