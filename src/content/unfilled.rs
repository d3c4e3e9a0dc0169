//! The marks in new files that say what has to be written in their place: `【待填：牵头部门】`,
//! `【fill in: the translation】`. Each one that is left is a mistake, so that nothing is published half done.

use std::ops::Range;
use std::sync::Arc;

use crate::diagnostic::{Diagnostics, Mistake, Place};

/// How marks begin.
const BEGINS: [&str; 2] = ["【待填", "【fill in"];

/// What ends them.
const END: char = '】';

/// A mark that asks for `what`: in Chinese for a Chinese file, else in English.
pub(crate) fn mark_for(chinese: bool, what: &str) -> String {
    let [zh, en] = BEGINS;
    if chinese { format!("{zh}：{what}{END}") } else { format!("{en}: {what}{END}") }
}

/// The first mark in a line.
pub(crate) fn mark(line: &str) -> Option<Range<usize>> {
    let start = BEGINS.iter().filter_map(|begin| line.find(begin)).min()?;
    let end = line[start..].find(END).map_or(line.trim_end().len(), |end| start + end + END.len_utf8());
    Some(start..end)
}

/// The mistake of the mark in `line`, which stands in `file` from byte `offset`; none without one.
pub(crate) fn told(line: &str, file: &Arc<str>, offset: usize) -> Diagnostics {
    let mut told = Diagnostics::new();
    let Some(at) = mark(line) else { return told };
    let found = &line[at.clone()];
    let inside = BEGINS.iter().find_map(|begin| found.strip_prefix(begin)).unwrap_or(found);
    let inside = inside.trim_start_matches(['：', ':', ' ']);
    let what = inside.trim_end_matches(END).to_owned();
    told.tell(Place::new(file, offset + at.start..offset + at.end), Mistake::FillIn { what });
    told
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_found_and_say_what_is_missing() {
        for (line, found, what) in [
            ("lead: 【待填：牵头部门】", "【待填：牵头部门】", "牵头部门"),
            ("a: \"【fill in】 Home {n}\"", "【fill in】", ""),
            ("x【fill in: the text】y【待填】", "【fill in: the text】", "the text"),
            ("【待填：没有完", "【待填：没有完", "没有完"),
        ] {
            assert_eq!(&line[mark(line).unwrap()], found);
            let told = told(line, &"a".into(), 0);
            assert_eq!(told.iter().next().unwrap().mistake, Mistake::FillIn { what: what.into() });
        }
        assert_eq!(mark("【注】"), None);
        assert!(mark(&mark_for(true, "a")).is_some() && mark(&mark_for(false, "a")).is_some());
    }
}
