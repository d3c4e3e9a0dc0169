//! A policy's figures as lists: money that a reader may receive, targets, time limits.
//!
//! Made from the same reading of quantities that the checks use; which lists a measure's figures may enter says
//! its `kind` (`figures:` in `topics.yaml`). Nothing is typed by hand, and what is no amount (names,
//! ordinals, dates alone, what a condition asks) is in no list.

use std::collections::BTreeMap;
use std::ops::Range;

use super::comparison::{Comparison, Line};
use super::relate::Relations;
use super::{FigureList, Lang, Measure, MeasureId, PolicyId, Site};
use crate::wording::{Folded, Number, Quantity, Reading, Said, Value, align};

/// Units of time that are limits; longer ones are the time until a target.
const TIMES: [&str; 8] = ["second", "minute", "hour", "working-day", "day", "week", "month", "quarter"];

/// Units of rates.
const RATES: [&str; 3] = ["percent", "permille", "percentage-point"];

/// Units in which things are classed and not counted.
const CLASSES: [&str; 1] = ["kilovolt"];

/// What is said beside a figure that belongs to it, in the order in which it is shown.
const TAGS: [&str; 5] = ["net", "each-year", "average-yearly", "cumulative", "one-off"];

/// A figure of a policy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Figure {
    /// The measure it stands in.
    pub measure: MeasureId,
    /// Its sentence, from 0.
    pub sentence: usize,
    /// The list it is in.
    pub list: FigureList,
    /// How it is written in each language, as far as it is known there.
    pub written: BTreeMap<Lang, Written>,
    /// The high end of a range, else the value.
    pub value: Number,
    /// Its unit, by its name in the languages' files.
    pub unit: Option<String>,
    /// Its bounds, by name, such as `at-most`.
    pub bounds: Vec<String>,
    /// What else is said of it: `net`, `each-year`, `cumulative`, `one-off`.
    pub tags: Vec<&'static str>,
    /// The years that its sentence names for it.
    pub years: Vec<u32>,
}

/// A figure as a language writes it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written {
    /// The figure with its unit, both ends of a range.
    pub text: String,
    /// By when or in what time it is to be reached.
    pub time: Option<String>,
}

impl Figure {
    /// The currency of an amount.
    pub fn currency(&self) -> Option<&str> {
        self.unit.as_deref().filter(|unit| is_currency(unit))
    }
}

/// The figures of `policy`, in the order of its text. None if the source language has no words.
pub(super) fn figures(site: &Site, relations: &Relations, policy: PolicyId) -> Vec<Figure> {
    let source = site[policy].source;
    if site.wording(source).is_none() {
        return Vec::new();
    }
    let comparison = |lang| Comparison::new(site, relations.finders(), source, lang);
    let others = site.langs().filter(|lang| *lang != source);
    let comparisons: Vec<(Lang, Comparison)> = others.map(|lang| (lang, comparison(lang))).collect();
    let mut all = Vec::new();
    for id in relations.of_policy(policy).iter().copied() {
        let measure = &site[id];
        let lists: Vec<FigureList> = measure.kinds.iter().filter_map(|kind| site[*kind].figures).collect();
        if lists.is_empty() {
            continue;
        }
        let reader = Reader { measure, id, lists, source, alone: comparison(source), comparisons: &comparisons };
        (0..measure.text.segments.len()).for_each(|n| reader.sentence(n, &mut all));
    }
    all
}

struct Reader<'a> {
    measure: &'a Measure,
    id: MeasureId,
    lists: Vec<FigureList>,
    source: Lang,
    /// The source beside itself.
    alone: Comparison<'a>,
    comparisons: &'a [(Lang, Comparison<'a>)],
}

impl Reader<'_> {
    fn sentence(&self, n: usize, all: &mut Vec<Figure>) {
        let segment = &self.measure.text.segments[n];
        let Some(wordings) = self.alone.wordings else { return };
        let alone = Line::new(&self.measure.errata, segment, segment);
        let reading = alone.source_reading(wordings.0, &self.alone.terms(&alone));
        let listed = self.listed(&reading);
        if listed.is_empty() {
            return;
        }
        let mut written: Vec<BTreeMap<Lang, Written>> = Vec::new();
        for (at, _) in &listed {
            let text = written_in(&alone.source_text, &alone.source, &reading, *at);
            written.push(BTreeMap::from([(self.source, text)]));
        }
        self.translated(n, &reading, &listed, &mut written);
        for ((at, list), written) in listed.into_iter().zip(written) {
            let quantity = &reading.quantities[at];
            let high = if quantity.ranges { &reading.quantities[at + 1] } else { quantity };
            let Value::Number(value) = high.value else { continue };
            all.push(Figure {
                measure: self.id,
                sentence: n,
                list,
                written,
                value,
                unit: high.unit.map(str::to_owned),
                bounds: bounds(quantity, high),
                tags: tags(&reading, quantity.at.start),
                years: years(&reading),
            });
        }
    }

    /// How the translations of sentence `n` write the figures of `listed`.
    fn translated(
        &self,
        n: usize,
        reading: &Reading,
        listed: &[(usize, FigureList)],
        written: &mut [BTreeMap<Lang, Written>],
    ) {
        for (lang, comparison) in self.comparisons {
            let segment = self.measure.translation(*lang).and_then(|translation| translation.text.segments.get(n));
            let (Some(to), Some(wordings)) = (segment, comparison.wordings) else { continue };
            let line = Line::new(&self.measure.errata, &self.measure.text.segments[n], to);
            let here = line.here_reading(wordings, &comparison.terms(&line));
            let pairs = align(&reading.quantities, &here.quantities, wordings);
            for ((at, _), written) in listed.iter().zip(written.iter_mut()) {
                let pair = pairs.iter().find(|(source, _)| source == &Some(*at));
                if let Some((_, Some(other))) = pair {
                    written.insert(*lang, written_in(line.here_text, &line.here, &here, *other));
                }
            }
        }
    }

    /// The quantities that belong to a list, by their places; of a range its low end.
    fn listed(&self, reading: &Reading) -> Vec<(usize, FigureList)> {
        let mut all = Vec::new();
        let mut given = false;
        let limits = self.lists.contains(&FigureList::TimeLimits)
            && reading.quantities.iter().any(|quantity| quantity.unit.is_some_and(|unit| TIMES.contains(&unit)));
        let sentence = self.lists.contains(&FigureList::Money) && !reading.gives.is_empty();
        for (n, quantity) in reading.quantities.iter().enumerate() {
            let clause = reading.clause(quantity.at.start);
            let gives = reading.gives.iter().any(|at| clause.contains(&at.start));
            given |= gives;
            if n > 0 && reading.quantities[n - 1].ranges {
                continue;
            }
            let high = if quantity.ranges { &reading.quantities[n + 1] } else { quantity };
            let Value::Number(_) = high.value else { continue };
            let capped = quantity.bounds.iter().any(|bound| bound.name == "at-most");
            // 三年内每年不少于100家，其中外资企业20家左右: a part has the time of the whole.
            let whole = !given && reading.quantities[..n].iter().any(is_time);
            let timed = whole || is_timed(reading, quantity);
            let around = Around { gives, sentence, given: given && capped, limits, timed };
            all.extend(self.list(high, around).map(|list| (n, list)));
        }
        all
    }

    /// The list of a quantity.
    fn list(&self, quantity: &Quantity, around: Around) -> Option<FigureList> {
        let has = |list| self.lists.contains(&list);
        let unit = quantity.unit.unwrap_or_default();
        let speaks_of_giving = around.gives || around.given;
        if has(FigureList::Money) && is_money(unit) && speaks_of_giving {
            return Some(FigureList::Money);
        }
        if has(FigureList::TimeLimits) && TIMES.contains(&unit) && !speaks_of_giving {
            return Some(FigureList::TimeLimits);
        }
        let counts = !quantity.loose && unit != "year" && !CLASSES.contains(&unit) && !around.limits;
        let aims = if around.sentence { around.timed && !is_money(unit) } else { counts };
        (has(FigureList::Targets) && counts && aims && !is_year(quantity)).then_some(FigureList::Targets)
    }
}

/// What stands around a quantity.
#[derive(Clone, Copy)]
struct Around {
    /// Whether its clause says that something is given.
    gives: bool,
    /// Whether its sentence does: what it counts is then a target only with a time.
    sentence: bool,
    /// Whether an earlier clause of the sentence does and this is a cap: `给予6%的奖励，每年不超过300万元`.
    given: bool,
    /// Whether the sentence sets time limits: what it counts is no target.
    limits: bool,
    /// Whether its clause says by when, or each year.
    timed: bool,
}

/// Whether the clause of `quantity` says by when, or each year.
fn is_timed(reading: &Reading, quantity: &Quantity) -> bool {
    let clause = reading.clause(quantity.at.start);
    let each_year = Said { name: "each-year", denied: false };
    let yearly = reading.qualifiers.get(&each_year).is_some_and(|all| all.iter().any(|at| clause.contains(&at.start)));
    yearly || reading.quantities.iter().any(|other| is_time(other) && clause.contains(&other.at.start))
}

/// Whether a quantity says when, or in what time.
fn is_time(quantity: &Quantity) -> bool {
    matches!(quantity.value, Value::Date(_)) || quantity.unit == Some("year") || is_year(quantity)
}

fn is_currency(unit: &str) -> bool {
    unit.len() == 3 && unit.bytes().all(|byte| byte.is_ascii_uppercase())
}

fn is_money(unit: &str) -> bool {
    is_currency(unit) || RATES.contains(&unit)
}

/// Quantity `n` as `text` writes it, with the other end of its range, and its time.
fn written_in(text: &str, folded: &Folded, reading: &Reading, n: usize) -> Written {
    let quantities = &reading.quantities;
    let of = |range: Range<usize>| text[folded.written(&range)].to_owned();
    let low = &quantities[n];
    let end = if low.ranges { quantities.get(n + 1).map_or(low.at.end, |high| high.at.end) } else { low.at.end };
    let before = quantities[..n].iter().rev().find(|quantity| is_time(quantity));
    let time = before.or_else(|| quantities[n..].iter().find(|quantity| is_time(quantity)));
    let time = time.map(|time| of(time.at.clone()));
    Written { text: of(low.at.start..end), time }
}

/// Whether it is a year that stands for itself: `2022`.
fn is_year(quantity: &Quantity) -> bool {
    let range = Number::from(1900)..Number::from(2100);
    quantity.plain
        && quantity.unit.is_none()
        && matches!(&quantity.value, Value::Number(value) if range.contains(value))
}

fn bounds(low: &Quantity, high: &Quantity) -> Vec<String> {
    let mut all: Vec<String> = low.bounds.iter().chain(&high.bounds).map(|bound| bound.name.to_owned()).collect();
    all.sort();
    all.dedup();
    all
}

/// What the clause around `at` says of its figures.
fn tags(reading: &Reading, at: usize) -> Vec<&'static str> {
    let clause = reading.clause(at);
    let says = |tag: &&&str| {
        let said = Said { name: tag, denied: false };
        let places = reading.qualifiers.get(&said).into_iter().chain(reading.force.get(&said)).flatten();
        places.into_iter().any(|place| clause.contains(&place.start))
    };
    TAGS.iter().filter(says).copied().collect()
}

/// The years that a sentence names.
fn years(reading: &Reading) -> Vec<u32> {
    let year = |quantity: &Quantity| match &quantity.value {
        Value::Date(date) => date.year,
        Value::Number(value) if is_year(quantity) => u32::try_from(value.to_integer()).ok(),
        _ => None,
    };
    reading.quantities.iter().filter_map(year).collect()
}
