//! duizhao (对照): a static site generator for policies published in two or more languages.
pub mod check;
pub mod content;
pub mod diagnostic;
pub mod files;
pub mod site;
