//! Tests that need folders, files or the binary.

// A helper of a test may unwrap as the test itself may.
#![allow(clippy::unwrap_used)]

mod aloud;
mod archive;
mod bytes;
mod day;
mod figures;
mod folder;
mod formats;
mod goldens;
mod hostile;
mod import;
mod interrupted;
mod mistakes;
mod mutation;
mod new;
mod notices;
mod pages;
mod publish;
mod real;
mod rules;
mod search;
#[cfg(feature = "serve")]
mod serve;
mod sharing;
mod stale;
mod status;
mod terminal;
mod theme;
mod tidy;
mod web;
mod wording;
