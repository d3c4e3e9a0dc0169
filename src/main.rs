//! The program `duizhao`; everything is in the library.

fn main() -> std::process::ExitCode {
    duizhao::cli::run()
}
