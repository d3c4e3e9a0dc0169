//! Which quantity of a sentence is which of its translation.

use num_traits::CheckedDiv;

use super::{Number, Quantity, Value, Wording};

/// Whether two quantities say the same. A unit that one of the languages has no word for cannot differ.
pub fn agree(source: &Quantity, here: &Quantity, wordings: (&Wording, &Wording)) -> bool {
    let value = match (&source.value, &here.value) {
        (Value::Number(a), Value::Number(b)) => a == b && (!source.is_named() || here.plain),
        // A year stands for itself: `2020` and `2020年`.
        (Value::Date(date), Value::Number(year)) => here.plain && date.is_year(year),
        (Value::Number(year), Value::Date(date)) => source.plain && date.is_year(year),
        (a, b) => a == b,
    };
    if share(source, here) || share(here, source) {
        return true;
    }
    let unit = match (source.unit, here.unit) {
        (Some(unit), None) => !wordings.1.knows(unit),
        (None, Some(unit)) => !wordings.0.knows(unit),
        (a, b) => a == b,
    };
    value && unit
}

/// Whether one is a rate and the other the same as a fraction: `50%` and `half`.
fn share(rate: &Quantity, fraction: &Quantity) -> bool {
    let (Value::Number(rate_value), Value::Number(value)) = (&rate.value, &fraction.value) else { return false };
    let of_hundred = rate.unit == Some("percent") && fraction.unit.is_none() && !value.is_integer();
    of_hundred && rate_value.checked_div(&Number::from(100)) == Some(*value)
}

/// Quantities of two sentences by their places, paired; one of a pair may be missing.
pub type Pairs = Vec<(Option<usize>, Option<usize>)>;

/// Pairs the quantities of two sentences in order so that as few as possible differ. One that may be
/// an article costs nothing to leave out.
pub fn align(source: &[Quantity], here: &[Quantity], wordings: (&Wording, &Wording)) -> Pairs {
    let skip = |quantity: &Quantity| if quantity.loose { 0 } else { 2 };
    let pair = |a: &Quantity, b: &Quantity| if agree(a, b, wordings) { 0 } else { 3 };
    let (rows, columns) = (source.len(), here.len());
    let mut cost = vec![vec![0_u32; columns + 1]; rows + 1];
    for a in (0..=rows).rev() {
        for b in (0..=columns).rev() {
            let down = (a < rows).then(|| cost[a + 1][b] + skip(&source[a]));
            let right = (b < columns).then(|| cost[a][b + 1] + skip(&here[b]));
            let both = (a < rows && b < columns).then(|| cost[a + 1][b + 1] + pair(&source[a], &here[b]));
            cost[a][b] = [both, down, right].into_iter().flatten().min().unwrap_or(0);
        }
    }
    let (mut a, mut b) = (0, 0);
    let mut pairs = Vec::new();
    while a < rows || b < columns {
        if a < rows && b < columns && cost[a][b] == cost[a + 1][b + 1] + pair(&source[a], &here[b]) {
            pairs.push((Some(a), Some(b)));
            (a, b) = (a + 1, b + 1);
        } else if a < rows && cost[a][b] == cost[a + 1][b] + skip(&source[a]) {
            pairs.push((Some(a), None));
            a += 1;
        } else {
            pairs.push((None, Some(b)));
            b += 1;
        }
    }
    pairs
}
