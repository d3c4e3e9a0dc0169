//! What editors wrote, read file by file: front matter, lines, the site's YAML files.

pub mod digest;
pub mod line;
pub mod markup;
pub mod yaml;
