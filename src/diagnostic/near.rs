//! The nearest known words to one that is not known: what "did you mean …?" names.

/// The one of `known` that is nearest to `word` (letters changed, missing, added or exchanged; case
/// does not count), or nothing if at least half of it is another word.
pub fn nearest<S: AsRef<str>>(word: &str, known: impl Iterator<Item = S>) -> String {
    alike(word, known).max_by(|(a, _), (b, _)| a.total_cmp(b)).map(|(_, candidate)| candidate).unwrap_or_default()
}

/// The at most `count` of `known` that are nearest to `word`, the nearest first.
pub fn nearby<S: AsRef<str>>(word: &str, known: impl Iterator<Item = S>, count: usize) -> Vec<String> {
    let mut all: Vec<(f64, String)> = alike(word, known).collect();
    all.sort_by(|(a, _), (b, _)| b.total_cmp(a));
    all.into_iter().take(count).map(|(_, candidate)| candidate).collect()
}

/// Those of `known` of which no more than half is another word, with their likeness from 0 to 1.
fn alike<S: AsRef<str>>(word: &str, known: impl Iterator<Item = S>) -> impl Iterator<Item = (f64, String)> {
    let word = word.to_lowercase();
    known
        .map(move |candidate| {
            let likeness = strsim::normalized_damerau_levenshtein(&word, &candidate.as_ref().to_lowercase());
            (likeness, candidate.as_ref().to_owned())
        })
        .filter(|(likeness, _)| *likeness >= 0.5)
}
