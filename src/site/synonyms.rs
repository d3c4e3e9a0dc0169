//! What editors say of the words that readers search with, in one language.

/// The words of `content/synonyms/<tag>.yaml`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Synonyms {
    /// Words that mean the same: each finds the others. At least two in a list.
    pub same: Vec<Vec<String>>,
    /// Words that find others, and are not found by them: who types hukou also finds what says household registration.
    pub finds: Vec<(String, Vec<String>)>,
    /// Words that ask and say nothing, beside those of the language.
    pub ignored: Vec<String>,
}
