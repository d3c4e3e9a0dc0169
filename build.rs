//! Writes the default theme's scripts as readers get them, without comments, indentation and `export`, for the program to
//! hold beside their sources. Their imports stay, a line each, since `theme::scripts` joins modules by them.

use std::path::Path;
use std::{env, fs, io};

fn main() -> io::Result<()> {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=themes/default");
    println!("cargo::rerun-if-changed=languages");
    let out = env::var_os("OUT_DIR").ok_or_else(|| io::Error::other("cargo sets OUT_DIR"))?;
    let scripts = Path::new(&out).join("scripts");
    if scripts.exists() {
        fs::remove_dir_all(&scripts)?;
    }
    fs::create_dir_all(&scripts)?;
    for entry in fs::read_dir("themes/default/assets")? {
        let file = entry?.path();
        if file.extension().is_some_and(|extension| extension == "js") {
            let told = |error| io::Error::other(format!("{}: {error}", file.display()));
            fs::write(
                scripts.join(file.file_name().unwrap_or_default()),
                small(&fs::read_to_string(&file)?).map_err(told)?,
            )?;
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
