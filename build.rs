//! Tells cargo that the program holds the default theme: `include_dir` alone would not notice a change.

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=themes/default");
}
