//! Being asked to stop, from outside, while publishing.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use super::Told;
use crate::diagnostic::{Diagnostic, Mistake};

/// Whether the program has been asked to stop, and by which signal; nothing yet at first. Publishing
/// asks before each file and before the exchange, and then clears away what it has written.
#[derive(Debug, Clone, Default)]
pub struct Stop(Arc<AtomicUsize>);

impl Stop {
    /// The number of the signal that asked, if one has.
    pub fn signal(&self) -> Option<u8> {
        u8::try_from(self.0.load(Ordering::Relaxed)).ok().filter(|signal| *signal > 0)
    }

    /// What a handler of signals sets to the signal's number.
    pub fn flag(&self) -> Arc<AtomicUsize> {
        Arc::clone(&self.0)
    }

    /// The mistake that ends publishing, if the program has been asked to stop.
    pub(super) fn check(&self) -> Told<()> {
        match self.signal() {
            Some(_) => Err(Box::new(Diagnostic::nowhere(Mistake::Stopped {}))),
            None => Ok(()),
        }
    }
}
