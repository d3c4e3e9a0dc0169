//! `duizhao tidy`: shows what would be changed in a file, asks, writes, and tells what is wrong with it still.

use std::io::{BufRead, IsTerminal, stdin};
use std::path::{Path, PathBuf};

use super::say::{Say, out};
use super::site::{below, with_site};
use crate::diagnostic::{Diagnostics, Report};
use crate::files::Files;
use crate::{build, tidy as tidying};

/// Tidies `file`. Without `yes` a person at a terminal is asked; nobody else can be, and nothing is written.
pub(super) fn tidy(say: Say, root: Option<PathBuf>, file: &Path, yes: bool) -> u8 {
    let mut left = 0;
    let status = with_site(say, root, |site| {
        let name = match below(&site.root, file) {
            Ok(name) => name,
            Err(diagnostic) => return (*diagnostic).into(),
        };
        let mut told = Diagnostics::new();
        let Some(tidied) = tidying::tidy(&site.project, &name).into(&mut told) else { return told };
        let mut after = site.project.clone();
        after.put(name.as_str(), tidied.text.as_str());
        if tidied.changes.is_empty() {
            site.say.report(&Report::TidyAlready { file: name.clone() });
        } else {
            out(&tidied
                .changes
                .iter()
                .map(|change| tidying::changed(change, site.say.catalogue()))
                .collect::<String>());
            if yes || agreed(&site.say, &name) {
                let file = Files::one(name.as_str(), tidied.text.as_str());
                if file.write_new(&site.root, &site.project).into(&mut told).is_none() {
                    return told;
                }
                site.say.report(&Report::Tidied { file: name.clone(), changes: tidied.changes.len().to_string() });
            } else {
                site.say.report(&Report::NotWritten {});
                left = 1;
            }
        }
        // What no tidying can put right is told where it stands in the tidied text.
        let wrong = build::check(&after).of(&name).sorted();
        site.say.told(&wrong, &after);
        left = left.max(wrong.exit_status());
        told
    });
    status.max(left)
}

/// Asks whoever sits at the terminal.
fn agreed(say: &Say, name: &str) -> bool {
    if !stdin().is_terminal() {
        return false;
    }
    say.report(&Report::WriteThis { file: name.to_owned() });
    let mut answer = String::new();
    stdin().lock().read_line(&mut answer).is_ok() && is_yes(&answer)
}

/// What counts as yes.
fn is_yes(answer: &str) -> bool {
    matches!(answer.trim().to_lowercase().as_str(), "y" | "yes" | "是" | "ｙ")
}

#[cfg(test)]
mod tests {
    #[test]
    fn only_yes_is_yes() {
        for (answer, yes) in
            [("y\n", true), ("YES\r\n", true), ("是\n", true), ("\n", false), ("n\n", false), ("", false)]
        {
            assert_eq!(super::is_yes(answer), yes);
        }
    }
}
