//! Mistakes: what is wrong in what people wrote, where it stands, and what to write instead.
//!
//! Every stage returns an [`Outcome`]: a value, diagnostics, or both. The sound parts go on, so that
//! one run tells the mistakes of every stage. Words come from the [`catalogue`]; forms for people
//! and for programs from [`show`].

pub mod catalogue;
pub mod explain;
pub mod keyed;
mod mistake;
mod near;
mod phrase;
mod report;
mod severity;
pub mod show;

use std::ops::Range;
use std::sync::Arc;

pub use mistake::Mistake;
pub use near::{nearby, nearest};
pub use phrase::Phrase;
pub use report::Report;
pub use severity::Severity;

/// Where something stands: a file (its path below the site's root, `/`-separated) and a range of
/// bytes in its text. Lines and columns are computed only when a place is shown.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The file's path below the root.
    pub file: Arc<str>,
    /// First byte.
    pub start: usize,
    /// First byte after it.
    pub end: usize,
}

impl Place {
    /// The place of `bytes` in `file`.
    pub fn new(file: &Arc<str>, bytes: Range<usize>) -> Self {
        Self { file: Arc::clone(file), start: bytes.start, end: bytes.end }
    }

    /// The first byte of `file`: for mistakes that concern a file as a whole.
    pub fn file(file: impl Into<Arc<str>>) -> Self {
        Self { file: file.into(), start: 0, end: 0 }
    }
}

/// One mistake, where it stands, and the second place that it contradicts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// What is wrong.
    pub mistake: Mistake,
    /// Where; `None` only for what has no file (the command line, the machine).
    pub place: Option<Place>,
    /// The other place of a contradiction.
    pub related: Option<Place>,
}

impl Diagnostic {
    /// A mistake at a place.
    pub fn at(place: Place, mistake: Mistake) -> Self {
        Self { mistake, place: Some(place), related: None }
    }

    /// A mistake that stands in no file.
    pub fn nowhere(mistake: Mistake) -> Self {
        Self { mistake, place: None, related: None }
    }

    /// The same mistake, with the second place that it contradicts.
    #[must_use]
    pub fn beside(mut self, related: Place) -> Self {
        self.related = Some(related);
        self
    }

    /// How grave it is.
    pub fn severity(&self) -> Severity {
        self.mistake.severity()
    }
}

/// All that was found, in the order in which it was found.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Diagnostics(Vec<Diagnostic>);

impl Diagnostics {
    /// Nothing found yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a mistake at a place.
    pub fn tell(&mut self, place: Place, mistake: Mistake) {
        self.0.push(Diagnostic::at(place, mistake));
    }

    /// Adds a diagnostic.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        self.0.push(diagnostic);
    }

    /// Adds all of another collection.
    pub fn extend(&mut self, other: Diagnostics) {
        self.0.extend(other.0);
    }

    /// All diagnostics, in order.
    pub fn iter(&self) -> std::slice::Iter<'_, Diagnostic> {
        self.0.iter()
    }

    /// Whether nothing was found.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// How many of this severity there are.
    pub fn count(&self, severity: Severity) -> usize {
        self.0.iter().filter(|d| d.severity() == severity).count()
    }

    /// Whether something keeps the site from being published.
    pub fn has_errors(&self) -> bool {
        self.0.iter().any(|d| matches!(d.severity(), Severity::Error | Severity::Failure))
    }

    /// The exit status of a command that found this: 0 fine, 1 mistakes in what people wrote,
    /// 2 wrong usage or a failure of the machine.
    pub fn exit_status(&self) -> u8 {
        if self.count(Severity::Failure) > 0 { 2 } else { u8::from(self.has_errors()) }
    }

    /// Those that stand in the folder `folder`, and those of the machine.
    #[must_use]
    pub fn about(mut self, folder: &str) -> Self {
        let below = |place: &Place| place.file.strip_prefix(folder).is_some_and(|rest| rest.starts_with('/'));
        self.0.retain(|d| d.place.as_ref().map_or(d.severity() == Severity::Failure, below));
        self
    }

    /// Those that stand in the file `name`.
    #[must_use]
    pub fn of(mut self, name: &str) -> Self {
        self.0.retain(|diagnostic| diagnostic.place.as_ref().is_some_and(|place| &*place.file == name));
        self
    }

    /// All but those with a mistake of this kind.
    #[must_use]
    pub fn without(mut self, kind: impl Fn(&Mistake) -> bool) -> Self {
        self.0.retain(|diagnostic| !kind(&diagnostic.mistake));
        self
    }

    /// The same diagnostics ordered by file and place, each said once.
    #[must_use]
    pub fn sorted(mut self) -> Self {
        self.0.sort_by(|a, b| a.place.cmp(&b.place));
        self.0.dedup();
        self
    }
}

impl From<Diagnostic> for Diagnostics {
    fn from(diagnostic: Diagnostic) -> Self {
        Self(vec![diagnostic])
    }
}

/// What a stage returns: a value (perhaps with the broken parts left out), and what it found.
/// `value` is `None` when nothing sound can be handed on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outcome<T> {
    /// The value, if there is one.
    pub value: Option<T>,
    /// What was found on the way.
    pub diagnostics: Diagnostics,
}

impl<T> Outcome<T> {
    /// A value without a word.
    pub fn good(value: T) -> Self {
        Self { value: Some(value), diagnostics: Diagnostics::new() }
    }

    /// A value with what was found on the way.
    pub fn with(value: T, diagnostics: Diagnostics) -> Self {
        Self { value: Some(value), diagnostics }
    }

    /// No value.
    pub fn bad(diagnostics: impl Into<Diagnostics>) -> Self {
        Self { value: None, diagnostics: diagnostics.into() }
    }

    /// The value changed by `f`; diagnostics stay.
    pub fn map<U>(self, f: impl FnOnce(T) -> U) -> Outcome<U> {
        Outcome { value: self.value.map(f), diagnostics: self.diagnostics }
    }

    /// The next stage, if there is a value; diagnostics of both.
    pub fn and<U>(self, f: impl FnOnce(T) -> Outcome<U>) -> Outcome<U> {
        let mut diagnostics = self.diagnostics;
        let value = self.value.and_then(|value| f(value).into(&mut diagnostics));
        Outcome { value, diagnostics }
    }

    /// Two values that do not depend on each other; diagnostics of both.
    pub fn join<U>(self, other: Outcome<U>) -> Outcome<(T, U)> {
        let mut diagnostics = self.diagnostics;
        diagnostics.extend(other.diagnostics);
        Outcome { value: self.value.zip(other.value), diagnostics }
    }

    /// Moves the diagnostics into `all` and returns the value.
    pub fn into(self, all: &mut Diagnostics) -> Option<T> {
        all.extend(self.diagnostics);
        self.value
    }
}
