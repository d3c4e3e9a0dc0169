//! Tests that need folders, files or the binary.

mod search;
