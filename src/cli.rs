//! The command line: words in, an exit status out. Disk and terminal are touched here and in the
//! stages at the edges, nowhere else.

mod check;
mod commands;
mod explain;
mod new;
mod pack;
mod say;
#[cfg(feature = "serve")]
mod serve;
mod site;
mod status;
mod table;
mod tidy;
mod unpack;

use std::num::NonZeroUsize;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{CommandFactory, Parser, Subcommand, ValueEnum};
use clap_complete::Shell;

use crate::diagnostic::catalogue::Spoken;
use check::Format;
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
    command: Option<Command>,
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
    /// Show the site while you write: every saved change is seen at once, in the browser [default command]
    #[cfg(feature = "serve")]
    Serve {
        #[command(flatten)]
        root: Root,
        /// The port [default: 8000, or the next one that is free]
        #[arg(long, value_name = "N")]
        port: Option<u16>,
        /// Listen on this name or address, so that other computers can look too [default: 127.0.0.1]
        #[arg(long, value_name = "ADDR")]
        host: Option<String>,
        /// Open the browser
        #[arg(long)]
        open: bool,
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
    /// Explain a message: what it means, an example wrong and right; without a code list all
    Explain {
        /// The code, as it stands in square brackets in the message, such as wide-character
        code: Option<String>,
    },
    /// Accept a translation: stamp the sentences of the source that it translates into its file
    Accept {
        /// The translation's file, such as content/policies/opening-up/measures/001/en.md
        file: PathBuf,
        /// Accept this sentence alone: the line of text, from 1
        #[arg(long, value_name = "N")]
        sentence: Option<NonZeroUsize>,
        #[command(flatten)]
        root: Root,
    },
    /// Tidy a file: one sentence a line, UTF-8, punctuation of its head; never a word
    Tidy {
        /// The file, such as content/policies/opening-up/measures/001/zh.md
        file: PathBuf,
        /// Write without asking
        #[arg(long)]
        yes: bool,
        #[command(flatten)]
        root: Root,
    },
    /// Tell how far each language is, and what to translate next
    Status {
        #[command(flatten)]
        root: Root,
        /// How it is told
        #[arg(long, value_enum, default_value_t = status::Form::Human)]
        format: status::Form,
    },
    /// Pack the site's sources into one zip file, to send them to another office
    Pack {
        /// The zip file [default: in the site's folder, named as it]
        file: Option<PathBuf>,
        #[command(flatten)]
        root: Root,
    },
    /// Take in what another office has packed, sentence by sentence, or begin with it in an empty folder
    Unpack {
        /// The zip file
        file: PathBuf,
        #[command(flatten)]
        root: Root,
        /// Where both changed the same, take theirs: in these files, or in all
        #[arg(long, value_name = "FILE", num_args = 0..)]
        theirs: Option<Vec<String>>,
        /// Where both changed the same, keep ours: in these files, or in all
        #[arg(long, value_name = "FILE", num_args = 0..)]
        ours: Option<Vec<String>>,
        /// Show what would be done, and write nothing
        #[arg(long)]
        dry_run: bool,
    },
    /// Write what makes a shell complete the commands of duizhao
    Completions {
        /// The shell; what is written belongs where it looks for completions
        shell: Shell,
    },
    /// Make the files of a measure or a language that is to be written
    New {
        #[command(subcommand)]
        what: new::What,
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
    let Some(command) = command else { return ExitCode::from(bare(say)) };
    let status = match command {
        #[cfg(feature = "serve")]
        Command::Serve { root, port, host, open } => {
            serve::serve(say, serve::Wanted { root: root.root, port, host, open })
        }
        Command::Build { root, out, base_url, draft } => {
            commands::build(say, commands::Wanted { root: root.root, out, base_url, draft })
        }
        Command::Import { document, policy, root } => commands::import(say, root.root, &document, &policy),
        Command::Accept { file, sentence, root } => commands::accept(say, root.root, &file, sentence),
        Command::New { what } => new::new(say, what),
        Command::Tidy { file, yes, root } => tidy::tidy(say, root.root, &file, yes),
        Command::Check { root, format } => check::check(say, root.root, format),
        Command::Explain { code } => explain::explain(&site::spoken_here(say), code.as_deref()),
        Command::Status { root, format } => status::status(say, root.root, format),
        Command::Pack { file, root } => pack::pack(say, root.root, file),
        Command::Unpack { file, root, theirs, ours, dry_run } => {
            unpack::unpack(say, &unpack::Wanted { root: root.root, file, theirs, ours, dry_run })
        }
        Command::Completions { shell } => completions(shell),
        Command::Init { dir } => commands::init(&say, &dir),
    };
    ExitCode::from(status)
}

/// Writes completions for `shell`, made from the definition above.
fn completions(shell: Shell) -> u8 {
    let mut text = Vec::new();
    clap_complete::generate(shell, &mut Arguments::command(), "duizhao", &mut text);
    say::out(&String::from_utf8_lossy(&text));
    0
}

/// No command: shows the site here, as after a double click on the program.
#[cfg(feature = "serve")]
fn bare(say: Say) -> u8 {
    serve::bare(say)
}

/// No command, and no server to show anything with.
#[cfg(not(feature = "serve"))]
fn bare(_: Say) -> u8 {
    _ = Arguments::command().write_help(&mut std::io::stderr());
    2
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory as _;

    #[test]
    fn the_command_line_is_sound() {
        super::Arguments::command().debug_assert();
    }
}
