//! The words of the bar: one file per language, `messages/bar/<lang>.yaml`, handed to the bar as a script.

use std::collections::BTreeMap;

use crate::diagnostic::catalogue::Spoken;

const EN: &str = include_str!("../../messages/bar/en.yaml");
const ZH: &str = include_str!("../../messages/bar/zh.yaml");

fn read(text: &str) -> BTreeMap<String, String> {
    serde_saphyr::from_str(text).expect("a test reads the words, which are part of the program")
}

/// The words of a language as a script that the bar imports.
pub(super) fn script(spoken: Spoken) -> String {
    let words = read(match spoken {
        Spoken::English => EN,
        Spoken::Chinese => ZH,
    });
    format!("export const words = {};\n", serde_json::to_string(&words).expect("texts are always JSON"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_languages_have_the_same_words_with_the_same_values() {
        let values = |text: &str| {
            let mut names: Vec<String> =
                text.split('{').skip(1).filter_map(|rest| Some(rest.split_once('}')?.0.to_owned())).collect();
            names.sort();
            names
        };
        let (en, zh) = (read(EN), read(ZH));
        assert_eq!(en.keys().collect::<Vec<_>>(), zh.keys().collect::<Vec<_>>());
        for (key, text) in &en {
            assert_eq!(values(text), values(&zh[key]), "{key}");
        }
    }
}
