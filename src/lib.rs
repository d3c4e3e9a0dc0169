//! duizhao (对照): a static site generator for policies published in two or more languages, where
//! one language binds and the others must provably say the same.
//!
//! Files are read at the left edge and written at the right edge ([`files`], `publish`). Everything
//! between is a plain function from one value to the next:
//!
//! ```text
//! content/ ─content::load→ Content ─site::resolve→ Site ─relate→ Linked
//! seeds/   ─seed::parse──→ Tables ─────────────────────────────┐   ├── check ─→ Diagnostics
//! themes/  ─theme::load──→ Theme                               └───┘
//!
//! Linked + Theme ─render→ pages ┐
//! Linked ──search::index→ files ├→ public files ─publish→ public/
//! Linked ───── open_data→ files ┤
//! seeds/, assets, static/ ────→ ┘
//! ```
//!
//! [`build`] and [`import`] are those stages in order; they are the functions to read first.

pub mod accept;
pub mod archive;
pub mod build;
pub mod check;
pub mod cli;
pub mod content;
pub mod create;
pub mod diagnostic;
pub mod documents;
pub mod files;
pub mod import;
pub mod open_data;
pub mod publish;
pub mod render;
pub mod search;
pub mod seed;
#[cfg(feature = "serve")]
pub mod serve;
pub mod sharing;
pub mod site;
pub mod sitemap;
pub mod status;
pub mod theme;
pub mod tidy;
pub mod wording;
