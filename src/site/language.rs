//! Languages, and values that are said in several of them.

/// A language of the site: its place in the list of languages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Lang(pub u8);

/// What is known of a language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Language {
    /// Its BCP 47 tag, such as `zh` or `en`.
    pub tag: String,
}

impl Language {
    /// What stands between two sentences of a paragraph: nothing in Chinese and Japanese, a blank elsewhere.
    pub fn joiner(&self) -> &'static str {
        if matches!(self.primary(), "zh" | "ja" | "yue" | "wuu") { "" } else { " " }
    }

    /// Whether it is written with Han characters, alone or among others.
    pub fn has_han(&self) -> bool {
        matches!(self.primary(), "zh" | "ja" | "ko" | "yue" | "wuu")
    }

    /// Whether it is Chinese, whose characters have pinyin.
    pub fn is_chinese(&self) -> bool {
        self.primary() == "zh"
    }

    /// Whether it is written in traditional characters: by its script, else by where it is written.
    pub fn is_traditional(&self) -> bool {
        let has = |subtag: &str| self.tag.split('-').any(|part| part.eq_ignore_ascii_case(subtag));
        has("Hant") || (!has("Hans") && ["TW", "HK", "MO"].iter().any(|place| has(place)))
    }

    /// Whether its quotations open at the foot of the line: „so“.
    pub fn quotes_low(&self) -> bool {
        matches!(self.primary(), "de" | "cs" | "sk" | "sl" | "bg" | "lt" | "et" | "is")
    }

    fn primary(&self) -> &str {
        self.tag.split('-').next().unwrap_or_default()
    }
}

/// A value in the source language, which always has it, and in others, which may.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Localized<T> {
    source: Lang,
    first: T,
    others: Vec<(Lang, T)>,
}

/// What is shown in a language, which knows that it fell back to the source.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shown<'a, T: ?Sized> {
    /// The value.
    pub value: &'a T,
    /// The language it is in.
    pub lang: Lang,
    /// Whether this is not the language asked for.
    pub fallback: bool,
}

impl<T> Localized<T> {
    /// A value that so far is said in `source` alone.
    pub fn new(source: Lang, value: T) -> Self {
        Self { source, first: value, others: Vec::new() }
    }

    /// The same with a translation more.
    #[must_use]
    pub fn with(mut self, lang: Lang, value: T) -> Self {
        self.others.push((lang, value));
        self
    }

    /// The value in the source language.
    pub fn source(&self) -> &T {
        &self.first
    }

    /// The source language of this value.
    pub fn source_lang(&self) -> Lang {
        self.source
    }

    /// The value in `lang`, if it is said in it.
    pub fn get(&self, lang: Lang) -> Option<&T> {
        if lang == self.source {
            return Some(&self.first);
        }
        self.others.iter().find(|(other, _)| *other == lang).map(|(_, value)| value)
    }

    /// All values with their languages, the source first.
    pub fn iter(&self) -> impl Iterator<Item = (Lang, &T)> {
        std::iter::once((self.source, &self.first)).chain(self.others.iter().map(|(lang, value)| (*lang, value)))
    }

    /// The value in `lang`, or the source's, said to be so.
    pub fn shown(&self, lang: Lang) -> Shown<'_, T> {
        match self.get(lang) {
            Some(value) => Shown { value, lang, fallback: false },
            None => Shown { value: &self.first, lang: self.source, fallback: true },
        }
    }
}
