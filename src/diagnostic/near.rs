//! The nearest known word to one that is not known: what "did you mean …?" names.

/// The one of `known` that is nearest to `word` (letters changed, missing, added or exchanged; case
/// does not count), or nothing if at least half of it is another word.
pub fn nearest<S: AsRef<str>>(word: &str, known: impl Iterator<Item = S>) -> String {
    let likeness = |candidate: &S| {
        strsim::normalized_damerau_levenshtein(&word.to_lowercase(), &candidate.as_ref().to_lowercase())
    };
    known
        .map(|candidate| (likeness(&candidate), candidate))
        .filter(|(likeness, _)| *likeness >= 0.5)
        .max_by(|(a, _), (b, _)| a.total_cmp(b))
        .map(|(_, candidate)| candidate.as_ref().to_owned())
        .unwrap_or_default()
}
