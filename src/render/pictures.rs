//! Pictures of figures, as places for a template to draw at: what they show stands in the tables, too.

use serde::Serialize;

use super::figures::shown;
use super::here::Here;
use super::view::Said;
use crate::site::FigureList;
use crate::site::figures::Figure;
use crate::wording::Number;

/// Width of a picture, in its own units.
const WIDTH: f64 = 640.0;
/// Where bars begin: before them stand the numbers of the measures.
const LEFT: f64 = 40.0;
/// Room for the amount after the longest bar.
const RIGHT: f64 = 190.0;
/// Height of a row.
const ROW: f64 = 22.0;
/// The most targets that stand below one year.
const STACK: usize = 12;

/// Amounts of one currency as bars, the largest first, on a logarithmic scale.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Bars {
    /// Width and height.
    pub width: f64,
    /// Its height.
    pub height: f64,
    /// The bars.
    pub bars: Vec<Bar>,
}

/// An amount.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Bar {
    /// Where it begins.
    pub x: f64,
    /// Its upper edge.
    pub y: f64,
    /// Where its words stand.
    pub base: f64,
    /// How long it is.
    pub length: f64,
    /// Where the amount is written.
    pub end: f64,
    /// The measure's number.
    pub number: u32,
    /// The amount with its bound.
    pub figure: Said,
}

/// Targets below the years for which they are set.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Timeline {
    /// Its width.
    pub width: f64,
    /// Its height.
    pub height: f64,
    /// Where the line of the years stands.
    pub line: f64,
    /// The years.
    pub years: Vec<TimelineYear>,
}

/// A year and its targets.
#[derive(Debug, Clone, Serialize)]
pub(super) struct TimelineYear {
    /// The year.
    pub year: String,
    /// Its middle.
    pub x: f64,
    /// Its targets.
    pub targets: Vec<TimelineTarget>,
}

/// A target below a year.
#[derive(Debug, Clone, Serialize)]
pub(super) struct TimelineTarget {
    /// Its base line.
    pub y: f64,
    /// The measure's number.
    pub number: u32,
    /// The figure.
    pub figure: Said,
}

/// The bars of the currency that most amounts are in; none of fewer than two amounts.
pub(super) fn bars(here: &Here, all: &[Figure]) -> Option<Bars> {
    let money = || all.iter().filter(|figure| figure.list == FigureList::Money && figure.currency().is_some());
    let count = |currency: Option<&str>| money().filter(|figure| figure.currency() == currency).count();
    let currency = money().map(Figure::currency).max_by_key(|currency| count(*currency))?;
    let mut amounts: Vec<&Figure> = money().filter(|figure| figure.currency() == currency).collect();
    if amounts.len() < 2 {
        return None;
    }
    amounts.sort_by_key(|figure| std::cmp::Reverse(figure.value));
    let logarithm = |number: &Number| (*number.numer() as f64 / *number.denom() as f64).max(1.0).log10();
    let (most, least) = (logarithm(&amounts[0].value), logarithm(&amounts[amounts.len() - 1].value));
    let span = (most - least).max(1.0);
    let bar = |(n, figure): (usize, &&Figure)| {
        let share = 0.15 + 0.85 * (logarithm(&figure.value) - least) / span;
        let length = round((WIDTH - LEFT - RIGHT) * share);
        let y = n as f64 * ROW;
        Bar {
            x: LEFT,
            y: y + 4.0,
            base: y + 16.0,
            length,
            end: LEFT + length + 8.0,
            number: here.site[figure.measure].number,
            figure: shown(here, figure).figure,
        }
    };
    let bars: Vec<Bar> = amounts.iter().enumerate().map(bar).collect();
    Some(Bars { width: WIDTH, height: bars.len() as f64 * ROW, bars })
}

/// The targets of each year that is named; none if none is.
pub(super) fn timeline(here: &Here, all: &[Figure]) -> Option<Timeline> {
    let targets = || all.iter().filter(|figure| figure.list == FigureList::Targets && is_dated(here, figure));
    let (first, last) = (targets().filter_map(year).min()?, targets().filter_map(year).max()?);
    let column = WIDTH / f64::from(last - first + 1);
    let of_year = |at: u32| {
        let figures: Vec<&Figure> = targets().filter(|figure| year(figure) == Some(at)).take(STACK).collect();
        let target = |(n, figure): (usize, &&Figure)| TimelineTarget {
            y: ROW * (n as f64 + 3.0),
            number: here.site[figure.measure].number,
            figure: shown(here, figure).figure,
        };
        let x = round(column * (f64::from(at - first) + 0.5));
        TimelineYear { year: at.to_string(), x, targets: figures.iter().enumerate().map(target).collect() }
    };
    let years: Vec<TimelineYear> = (first..=last).take(30).map(of_year).collect();
    let most = years.iter().map(|year| year.targets.len()).max().unwrap_or_default();
    Some(Timeline { width: WIDTH, height: ROW * (most as f64 + 3.0), line: ROW * 1.5, years })
}

/// The year by which a target is to be reached: the last that its sentence names.
fn year(figure: &Figure) -> Option<u32> {
    figure.years.iter().copied().max()
}

/// Whether the time that is said of a figure is a year, not a number of them.
fn is_dated(here: &Here, figure: &Figure) -> bool {
    let source = here.site[here.site[figure.measure].policy].source;
    let time = figure.written.get(&source).and_then(|written| written.time.as_ref());
    year(figure).is_some_and(|year| time.is_some_and(|time| time.contains(&year.to_string())))
}

fn round(value: f64) -> f64 {
    (value * 10.0).round() / 10.0
}
