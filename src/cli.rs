//! The command line: words in, an exit status out. Disk and terminal are touched here and in the
//! stages at the edges, nowhere else.

mod commands;
mod say;
mod site;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand, ValueEnum};

use crate::diagnostic::catalogue::Spoken;
use say::Say;

/// duizhao (对照): builds the site of a policy that is published in two or more languages.
#[derive(Debug, Parser)]
#[command(version, about, max_term_width = 100)]
#[command(after_help = "Exit status: 0 fine; 1 mistakes in what people wrote; 2 wrong usage, or the machine failed.")]
struct Arguments {
    /// The language of messages [default: `messages` in site.yaml, else the system's, else English]
    #[arg(long, value_enum, global = true, value_name = "LANGUAGE", display_order = 90)]
    lang: Option<Lang>,
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Build the site into its public folder; publishes only with no mistake
    Build {
        #[command(flatten)]
        root: Root,
        /// The public folder [default: `public` in the site's folder]
        #[arg(long, value_name = "DIR")]
        out: Option<PathBuf>,
        /// The public address, in place of `base_url` in site.yaml
        #[arg(long, value_name = "URL")]
        base_url: Option<String>,
        /// Publish in spite of mistakes, with a red notice on every page
        #[arg(long)]
        draft: bool,
    },
    /// Import a policy document into content/policies/SLUG
    Import {
        /// The document: a Word or WPS table saved as plain text, below the site's folder
        document: PathBuf,
        /// The policy's name in addresses, such as opening-up
        #[arg(long, value_name = "SLUG")]
        policy: String,
        #[command(flatten)]
        root: Root,
    },
    /// Tell every mistake and change nothing
    Check {
        #[command(flatten)]
        root: Root,
        /// How mistakes are told
        #[arg(long, value_enum, default_value_t = Format::Human)]
        format: Format,
    },
    /// Accept a translation: stamp the sentences of the source that it translates into its file
    Accept {
        /// The translation's file, such as content/policies/opening-up/measures/001/en.md
        file: PathBuf,
        #[command(flatten)]
        root: Root,
    },
    /// Make an empty site
    Init {
        /// The new site's folder; it must be empty, or not be there yet
        dir: PathBuf,
    },
}

/// Where the site is.
#[derive(Debug, clap::Args)]
struct Root {
    /// The site's folder [default: the folder with site.yaml at or above this one]
    #[arg(long, value_name = "DIR")]
    root: Option<PathBuf>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For people: the place, the line, a caret, advice
    Human,
    /// For programs: one JSON array of objects
    Json,
}

/// A language of messages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Lang {
    Zh,
    En,
}

impl From<Lang> for Spoken {
    fn from(lang: Lang) -> Self {
        match lang {
            Lang::Zh => Self::Chinese,
            Lang::En => Self::English,
        }
    }
}

/// Runs the command that the program was started with.
pub fn run() -> ExitCode {
    let Arguments { lang, command } = Arguments::parse();
    let say = Say::new(lang.map(Spoken::from));
    let status = match command {
        Command::Build { root, out, base_url, draft } => {
            commands::build(say, commands::Wanted { root: root.root, out, base_url, draft })
        }
        Command::Import { document, policy, root } => commands::import(say, root.root, &document, &policy),
        Command::Check { root, format } => commands::check(say, root.root, format == Format::Json),
        Command::Accept { file, root } => commands::accept(say, root.root, &file),
        Command::Init { dir } => commands::init(&say, &dir),
    };
    ExitCode::from(status)
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    #[test]
    fn the_command_line_is_sound() {
        super::Arguments::command().debug_assert();
    }
}
