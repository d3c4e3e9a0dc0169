//! Merged lines: by example, and what holds for any.

use proptest::prelude::*;

use super::*;

const NEVER: Free = &|_, _, _| false;

fn split(text: &str) -> Vec<&str> {
    text.split_terminator(' ').collect()
}

/// The merged lines; a clash as `<ours|theirs>`.
fn merged(base: &str, ours: &str, theirs: &str) -> String {
    let (base, ours, theirs) = (split(base), split(ours), split(theirs));
    let parts = merge(&base, Sides { ours: &ours, theirs: &theirs }, NEVER);
    let part = |part: &Part| match part {
        Part::Agreed(lines) => lines.join(" "),
        Part::Clash(clash) => format!("<{}|{}>", clash.ours.join(" "), clash.theirs.join(" ")),
    };
    parts.iter().map(part).collect::<Vec<_>>().join(" ")
}

#[test]
fn what_one_side_changed_is_taken() {
    for (base, ours, theirs, expected) in [
        ("a b c d", "a B c d", "a b c D", "a B c D"),
        // Beside each other.
        ("a b c d", "a B c d", "a b C d", "a B C d"),
        ("a b c", "a x b c", "a B c", "a x B c"),
        ("a b c", "a b x c", "a B c", "a B x c"),
        ("a b c", "b c", "a b", "b"),
        ("a b c", "a b c x", "y a b c", "y a b c x"),
        ("a b c", "a c", "a b C", "a C"),
        // Both the same.
        ("a b c", "a B c", "a B c", "a B c"),
        ("a b", "a x b", "a x b", "a x b"),
        // Both otherwise.
        ("a b c", "a B c", "a X c", "a <B|X> c"),
        ("a b c", "a c", "a X c", "a <|X> c"),
        ("a b", "a x b", "a y b", "a <x|y> b"),
        ("a b c d", "a x d", "a b y d", "a <x|b y> d"),
        ("", "a", "b", "<a|b>"),
        ("a b", "a x z b", "a x y b", "a x <z|y> b"),
    ] {
        assert_eq!(merged(base, ours, theirs), expected, "{base}: {ours} / {theirs}");
    }
}

/// A few lines, some of them alike.
fn some() -> impl Strategy<Value = Vec<&'static str>> {
    prop::collection::vec(prop::sample::select(vec!["a", "b", "c", "d", "e", "-", "-"]), 0..9)
}

fn agreed(parts: &[Part]) -> Option<Vec<String>> {
    let mut all = Vec::new();
    for part in parts {
        let Part::Agreed(lines) = part else { return None };
        all.extend(lines.iter().map(ToString::to_string));
    }
    Some(all)
}

fn count(lines: &[&str], line: &str) -> usize {
    lines.iter().filter(|other| **other == line).count()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]
    #[test]
    fn one_who_changed_nothing_is_no_hindrance(base in some(), side in some()) {
        let owned = |lines: &[&str]| Some(lines.iter().map(ToString::to_string).collect::<Vec<_>>());
        let changed = Sides { ours: &side, theirs: &base };
        prop_assert_eq!(agreed(&merge(&base, changed, NEVER)), owned(&side));
        let changed = Sides { ours: &base, theirs: &side };
        prop_assert_eq!(agreed(&merge(&base, changed, NEVER)), owned(&side));
        let same = Sides { ours: &side, theirs: &side };
        prop_assert_eq!(agreed(&merge(&base, same, NEVER)), owned(&side));
        prop_assert_eq!(agreed(&compare(same)), owned(&side));
    }

    #[test]
    fn clashes_are_the_same_from_both_sides(base in some(), ours in some(), theirs in some()) {
        let here = merge(&base, Sides { ours: &ours, theirs: &theirs }, NEVER);
        let there = merge(&base, Sides { ours: &theirs, theirs: &ours }, NEVER);
        prop_assert_eq!(here.len(), there.len());
        for (a, b) in here.iter().zip(&there) {
            match (a, b) {
                (Part::Agreed(a), Part::Agreed(b)) => prop_assert_eq!(a, b),
                (Part::Clash(a), Part::Clash(b)) => {
                    prop_assert_eq!((a.base, a.ours, a.theirs), (b.base, b.theirs, b.ours));
                }
                _ => prop_assert!(false, "{:?} / {:?}", a, b),
            }
        }
    }

    #[test]
    fn nothing_that_was_added_is_lost(base in some(), ours in some(), theirs in some()) {
        let parts = merge(&base, Sides { ours: &ours, theirs: &theirs }, NEVER);
        let shown = |of_clash: fn(&Clash) -> Vec<String>| -> Vec<String> {
            let lines = |part: &Part| match part {
                Part::Agreed(lines) => lines.iter().map(ToString::to_string).collect(),
                Part::Clash(clash) => of_clash(clash),
            };
            parts.iter().flat_map(lines).collect()
        };
        // Chosen in every clash, a side keeps everything that it put in.
        let all_ours = shown(|clash| clash.ours.iter().map(ToString::to_string).collect());
        let all_theirs = shown(|clash| clash.theirs.iter().map(ToString::to_string).collect());
        for line in ["a", "b", "c", "d", "e", "-"] {
            for (side, all) in [(&ours, &all_ours), (&theirs, &all_theirs)] {
                let more = count(side, line).saturating_sub(count(&base, line));
                let kept = all.iter().filter(|other| *other == line).count();
                prop_assert!(kept >= more, "{}: {} of {}", line, kept, more);
            }
        }
    }
}
