//! `duizhao new`: the files of a measure or a language that is to be written.

use std::path::PathBuf;

use clap::Subcommand;

use super::Root;
use super::say::Say;
use super::site::{Opened, with_site};
use crate::diagnostic::{Diagnostics, Outcome, Report};
use crate::files::Files;
use crate::site::Site;
use crate::{build, create};

/// What is new.
#[derive(Debug, Subcommand)]
pub(super) enum What {
    /// A measure: its files in every language, with what must be filled in marked
    Measure {
        /// The policy's name in addresses, such as opening-up
        #[arg(long, value_name = "SLUG")]
        policy: String,
        /// The number of the item under which it stands
        #[arg(long, value_name = "N")]
        item: u32,
        /// Take the first free number after this measure's [default: after the last one]
        #[arg(long, value_name = "M")]
        after: Option<u32>,
        #[command(flatten)]
        root: Root,
    },
    /// A language: its words for the interface and for figures, with what must be filled in marked
    Language {
        /// Its tag, such as fr or zh-Hant
        tag: String,
        /// What it calls itself, such as français
        #[arg(long)]
        name: Option<String>,
        #[command(flatten)]
        root: Root,
    },
}

/// Makes what is new.
pub(super) fn new(say: Say, what: What) -> u8 {
    match what {
        What::Measure { policy, item, after, root } => written(say, root.root, |files, site| {
            create::measure(files, site, &policy, item, after).map(|(_, files)| files)
        }),
        What::Language { tag, name, root } => {
            written(say, root.root, |files, site| create::language(files, site, &tag, name.as_deref()))
        }
    }
}

/// Writes what `make` makes of the site. The site's mistakes keep nobody from a new file.
fn written(say: Say, root: Option<PathBuf>, make: impl FnOnce(&Files, &Site) -> Outcome<Files>) -> u8 {
    with_site(say, root, |Opened { root, project, say, .. }| {
        let read = build::site(project);
        let mut told = Diagnostics::new();
        let Some(linked) = read.value else { return read.diagnostics };
        let Some(files) = make(project, &linked.site).into(&mut told) else { return told };
        if files.write_new(root, project).into(&mut told).is_some() {
            for (path, _) in files.iter() {
                let file = path.to_owned();
                say.report(&if project.get(path).is_some() { Report::AddedTo { file } } else { Report::Made { file } });
            }
            say.report(&Report::FillInNext {});
        }
        told
    })
}
