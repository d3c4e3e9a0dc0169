//! What the program holds that is made from other things, once, when the program is made: the default theme's scripts as
//! readers get them, and the table of traditional characters that the search knows.

use std::path::Path;
use std::{env, fs, io};

use ferrous_opencc::OpenCC;
use ferrous_opencc::config::BuiltinConfig;

fn main() -> io::Result<()> {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=themes/default");
    println!("cargo::rerun-if-changed=languages");
    let out = env::var_os("OUT_DIR").ok_or_else(|| io::Error::other("cargo sets OUT_DIR"))?;
    fs::write(Path::new(&out).join("simplified.txt"), simplified())?;
    write_scripts(&Path::new(&out).join("scripts"))
}

/// Writes the default theme's scripts without comments, indentation and `export`. Their imports stay, a line each, since
/// `theme::scripts` joins modules by them.
fn write_scripts(folder: &Path) -> io::Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder)?;
    }
    fs::create_dir_all(folder)?;
    for entry in fs::read_dir("themes/default/assets")? {
        let file = entry?.path();
        if file.extension().is_some_and(|extension| extension == "js") {
            let told = |error| io::Error::other(format!("{}: {error}", file.display()));
            let small = small(&fs::read_to_string(&file)?).map_err(told)?;
            fs::write(folder.join(file.file_name().unwrap_or_default()), small)?;
        }
    }
    Ok(())
}

/// A script as readers get it.
fn small(script: &str) -> Result<String, &'static str> {
    let is_import = |line: &&str| line.starts_with("import ");
    let imports: String = script.lines().filter(is_import).flat_map(|line| [line, "\n"]).collect();
    let rest = script.lines().filter(|line| !is_import(line)).map(|line| line.strip_prefix("export ").unwrap_or(line));
    Ok(imports + &minifier::js::minify(&rest.collect::<Vec<_>>().join("\n"))?.to_string() + "\n")
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
