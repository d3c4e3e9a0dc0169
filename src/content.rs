//! What editors wrote, read file by file: front matter, lines, the site's YAML files.

pub mod digest;
pub mod entry;
pub mod front;
pub mod line;
mod load;
pub mod markup;
pub mod official;
mod read;
pub(crate) mod unfilled;
pub mod yaml;

pub use load::load;
pub(crate) use read::is_tag;
pub use read::site::{normal_base, spoken};
