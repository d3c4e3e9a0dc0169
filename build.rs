//! Tells cargo that the program holds the default theme and the languages' words (`include_dir` alone would not
//! notice a change), and writes the table of traditional characters that the program searches with.

use std::path::Path;

use ferrous_opencc::OpenCC;
use ferrous_opencc::config::BuiltinConfig;

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=themes/default");
    println!("cargo::rerun-if-changed=languages");
    let folder = std::env::var_os("OUT_DIR").expect("cargo names a folder to a build script");
    std::fs::write(Path::new(&folder).join("simplified.txt"), simplified()).expect("cargo's folder can be written to");
}

/// Every traditional or variant character that has a simplified one, each followed by it.
fn simplified() -> String {
    // Taiwan and Hong Kong write some characters their own way.
    let converters = [BuiltinConfig::T2s, BuiltinConfig::Tw2s, BuiltinConfig::Hk2s]
        .map(|config| OpenCC::from_config(config).expect("OpenCC's own tables can be read"));
    let mut pairs = String::new();
    for character in ('\u{3400}'..='\u{9fff}').chain('\u{f900}'..='\u{faff}') {
        let simplified =
            converters.iter().find_map(|converter| other(&converter.convert(&character.to_string()), character));
        pairs.extend(simplified.into_iter().flat_map(|simplified| [character, simplified]));
    }
    pairs
}

/// The one character that `converted` is, if it is another one.
fn other(converted: &str, character: char) -> Option<char> {
    let mut characters = converted.chars();
    let first = characters.next()?;
    (characters.next().is_none() && first != character).then_some(first)
}
