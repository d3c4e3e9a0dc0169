//! A trial: all pages of a site are made once, some at a time, so that whatever fails only then is told, and that it is
//! known which pages have changed. The pages themselves are not kept.

use std::collections::BTreeMap;

use rayon::prelude::*;

use super::told::digest;
use crate::build::{Ready, tell_once};
use crate::diagnostic::Diagnostics;

/// How many pages are made at a time: so few that somebody who waits for something else does not wait long.
const SOME: usize = 64;

/// What tells each page from what it was, by its public path.
pub(super) type Digests = BTreeMap<String, String>;

/// A trial under way.
pub(super) struct Trial {
    left: Vec<String>,
    found: Diagnostics,
    digests: Digests,
}

impl Trial {
    /// The trial of a site, of which no page has been made yet.
    pub(super) fn of(ready: &Ready) -> Self {
        let left = ready.pages().map(str::to_owned).collect();
        Self { left, found: Diagnostics::new(), digests: Digests::new() }
    }

    /// Makes some pages; whether that were the last.
    pub(super) fn go_on(&mut self, ready: &Ready) -> bool {
        let some = self.left.split_off(self.left.len().saturating_sub(SOME));
        let made: Vec<_> = some.into_par_iter().map(|path| (ready.page(&path), path)).collect();
        for (page, path) in made {
            tell_once(&page.diagnostics, &mut self.found);
            self.digests.extend(page.value.map(|bytes| (path, digest(&bytes))));
        }
        self.left.is_empty()
    }

    /// What was found, and what tells each page from what it was.
    pub(super) fn done(self) -> (Diagnostics, Digests) {
        (self.found, self.digests)
    }
}
