//! Tests that need folders, files or the binary.

mod import;
mod search;
