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
    use crate::diagnostic::catalogue::template::Template;

    #[test]
    fn both_languages_have_the_same_words_with_the_same_values() {
        let (en, zh) = (read(EN), read(ZH));
        assert_eq!(en.keys().collect::<Vec<_>>(), zh.keys().collect::<Vec<_>>());
        for (key, text) in &en {
            let [en, zh] = [text, &zh[key]].map(|text| Template::from(text.clone()));
            let (mut en, mut zh): (Vec<_>, Vec<_>) = (en.names().collect(), zh.names().collect());
            en.sort_unstable();
            zh.sort_unstable();
            assert_eq!(en, zh, "{key}");
        }
    }
}
