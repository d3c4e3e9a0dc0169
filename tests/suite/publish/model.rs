//! Whatever is published and whatever the user does in between: the folder holds the site and what
//! the user put there, and nothing else.

use std::collections::BTreeMap;
use std::fs;

use proptest::prelude::*;

use super::*;

/// Paths that are in each other's way often enough.
const PATHS: [&str; 7] = ["a", "a/b", "c", "c/d", "c/e", "c/f/g", "h"];

#[derive(Debug, Clone)]
enum Act {
    Publish(BTreeMap<usize, u8>),
    Write(usize, u8),
    Delete(usize),
}

fn acts() -> impl Strategy<Value = Vec<Act>> {
    let path = 0..PATHS.len();
    prop::collection::vec(
        prop_oneof![
            3 => prop::collection::btree_map(path.clone(), 0..3u8, 0..5).prop_map(Act::Publish),
            2 => (path.clone(), 0..3u8).prop_map(|(path, text)| Act::Write(path, text)),
            1 => path.prop_map(Act::Delete),
        ],
        1..12,
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]
    #[test]
    fn the_folder_holds_the_site_and_what_the_user_put_there(acts in acts()) {
        let root = tempfile::tempdir().unwrap();
        let out = root.path().join("public");
        let (mut site, mut own) = (BTreeMap::new(), BTreeMap::new());
        for act in acts {
            match act {
                Act::Publish(new) => {
                    let new: BTreeMap<&str, String> =
                        new.into_iter().map(|(path, text)| (PATHS[path], text.to_string())).collect();
                    let mut files = Files::new();
                    new.iter().for_each(|(path, text)| files.put(*path, text.as_str()));
                    let before = snapshot(root.path(), true);
                    let outcome = publish(&files, &out);
                    if outcome.value.is_some() {
                        prop_assert!(outcome.diagnostics.is_empty());
                        own.retain(|path, _| !new.contains_key(path));
                        site = new;
                    } else {
                        prop_assert_eq!(snapshot(root.path(), true), before);
                        let expected = ["publish-occupied", "not-publishable"];
                        prop_assert!(codes(&outcome).iter().all(|code| expected.contains(code)), "{:?}", outcome);
                        continue;
                    }
                }
                // What was published and is changed by hand is the site's: it will be restored.
                Act::Write(path, text) => {
                    let path = PATHS[path];
                    if !out.exists() {
                        continue;
                    }
                    let _ = fs::create_dir_all(out.join(path).parent().unwrap());
                    if fs::write(out.join(path), text.to_string()).is_ok()
                        && !site.contains_key(path)
                    {
                        own.insert(path, text.to_string());
                    }
                    continue;
                }
                Act::Delete(path) => {
                    let _ = fs::remove_file(out.join(PATHS[path]));
                    own.remove(PATHS[path]);
                    continue;
                }
            }
            let found = snapshot(&out, false).into_iter().filter(|(path, (kind, _))| {
                !kind.contains("is_dir: true") && path != ".duizhao-manifest"
            });
            let found: BTreeMap<String, String> =
                found.map(|(path, (_, bytes))| (path, String::from_utf8(bytes).unwrap())).collect();
            let expected = site.iter().chain(&own).map(|(path, text)| (path.to_string(), text.clone())).collect();
            prop_assert_eq!(found, expected);
            prop_assert_eq!(names(root.path()), ["public"]);
        }
    }
}
