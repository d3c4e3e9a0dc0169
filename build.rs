//! Tells cargo that the program holds the default theme and the languages' words: `include_dir` alone would not notice a change.

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=themes/default");
    println!("cargo::rerun-if-changed=languages");
}
