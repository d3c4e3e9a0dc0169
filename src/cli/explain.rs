//! `explain`: what a message means, with an example; without a code all messages.

use super::say::{self, Say};
use crate::diagnostic::explain::{Explanations, all};
use crate::diagnostic::{Diagnostic, Mistake, nearby};
use crate::files::Files;

/// Explains the message with the code `code`, as it stands in square brackets in the message; without one
/// lists all.
pub(super) fn explain(say: &Say, code: Option<&str>) -> u8 {
    let Some(code) = code else {
        say::out(&all(say.catalogue()));
        return 0;
    };
    let code = code.rsplit('[').next().unwrap_or_default().split(']').next().unwrap_or_default().trim();
    let codes = || Mistake::ALL.iter().map(|(code, _)| *code);
    if codes().any(|known| known == code) {
        say::out(&Explanations::of(say.catalogue().language()).whole(code, say.catalogue()));
        return 0;
    }
    let mistake = Mistake::UnknownMessage { code: code.to_owned(), nearest: nearby(code, codes(), 3) };
    let told = Diagnostic::nowhere(mistake).into();
    say.told(&told, &Files::new());
    told.exit_status()
}
