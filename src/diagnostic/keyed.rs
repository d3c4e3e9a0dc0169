//! What the program says, as values: a key by which the catalogues know the words, and the values that
//! the words name. The words themselves stand in `messages/`.

use super::Phrase;

/// A value that words name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Value<'a> {
    /// A name, a code, a number, a text of a file: the same in every language.
    Text(&'a str),
    /// Words, which each language has for itself.
    Phrase(&'a Phrase),
    /// Several names, each between backticks, joined as the language joins them.
    Names(&'a [String]),
}

impl Value<'_> {
    /// Whether there is nothing to say.
    pub fn is_empty(&self) -> bool {
        match self {
            Self::Text(text) => text.is_empty(),
            Self::Phrase(phrase) => phrase.is_empty(),
            Self::Names(names) => names.is_empty(),
        }
    }
}

/// What can stand in place of a name in braces.
pub trait Valued {
    /// The value to be shown.
    fn value(&self) -> Value<'_>;
}

impl Valued for String {
    fn value(&self) -> Value<'_> {
        Value::Text(self)
    }
}

impl Valued for Phrase {
    fn value(&self) -> Value<'_> {
        Value::Phrase(self)
    }
}

impl Valued for Vec<String> {
    fn value(&self) -> Value<'_> {
        Value::Names(self)
    }
}

/// The type of a value: text, where nothing else is said.
macro_rules! type_of {
    () => {
        String
    };
    ($type:ty) => {
        $type
    };
}

/// An enum of things to say: a name in Rust, the key of its words, and the values that they name.
macro_rules! keyed {
    ($(#[$about:meta])* $kind:ident { $($name:ident $code:literal ($($field:ident $(: $type:ty)?),*))* }) => {
        $(#[$about])*
        #[allow(missing_docs)]
        #[derive(Debug, Clone, PartialEq, Eq)]
        pub enum $kind { $($name { $($field: $crate::diagnostic::keyed::type_of!($($type)?)),* },)* }

        impl $kind {
            /// Every key with the names of its values: what a catalogue must cover.
            pub const ALL: &[(&str, &[&str])] = &[$(($code, &[$(stringify!($field)),*]),)*];

            /// The key of its words.
            pub fn code(&self) -> &'static str {
                match self { $(Self::$name { .. } => $code,)* }
            }

            /// The values by name.
            pub fn values(&self) -> Vec<(&'static str, $crate::diagnostic::keyed::Value<'_>)> {
                match self {
                    $(Self::$name { $($field),* } =>
                        vec![$((stringify!($field), $crate::diagnostic::keyed::Valued::value($field))),*],)*
                }
            }
        }
    };
}

pub(crate) use {keyed, type_of};
