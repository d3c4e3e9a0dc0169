//! Writes the first site, as many times over as the second argument says, to the folder that the
//! first one names: for counting the instructions of a whole build (`benches/instructions`).

#[path = "../benches/scaled/mod.rs"]
mod scaled;

use std::path::Path;

use duizhao::files::Files;

fn main() {
    let mut arguments = std::env::args().skip(1);
    let folder = arguments.next().expect("the folder to write to");
    let times = arguments.next().and_then(|times| times.parse().ok()).expect("how many times");
    let written = scaled::site(times).write_new(Path::new(&folder), &Files::new());
    assert!(written.value.is_some(), "{:?}", written.diagnostics);
}
