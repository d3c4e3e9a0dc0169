//! Documents that are odd: each with what is told of it.

use std::fs;
use std::path::Path;

use duizhao::import::empty_site;

use super::{imported, shown};
use crate::folder::{LANGUAGES, as_file};

#[test]
fn what_is_told_of_odd_documents() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/seeds");
    let mut cases: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    cases.sort();
    assert!(cases.len() > 40);
    let site = empty_site();
    let plain = fs::read(cases[0].with_file_name("sound").join("document.txt")).unwrap();
    let plain = imported(&plain, &site).value;
    for case in cases {
        let bytes = fs::read(case.join("document.txt")).unwrap();
        let outcome = imported(&bytes, &site);
        let name = case.file_name().unwrap().to_string_lossy().into_owned();
        assert_eq!(outcome.value.is_none(), outcome.diagnostics.has_errors(), "{name}");
        if let Some(same) = name.strip_prefix("same-") {
            assert_eq!(outcome.value, plain, "{same}");
        }
        for (_, infix, spoken) in LANGUAGES {
            let told = shown(&outcome.diagnostics, &bytes, &site, spoken);
            as_file(told, case.join(format!("stderr{infix}.txt")));
        }
    }
}
