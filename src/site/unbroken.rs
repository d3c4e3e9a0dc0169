//! Where a line must not break: within a figure and its unit, such as `RMB 200,000` or 5000万元.
//!
//! Read with the words of the language in which the text is written. Only what could break and is short:
//! a long figure has to break where letters are large and lines are short.

use std::ops::Range;

use crate::wording::{Folded, Wording};

/// The widest figure that is kept together, a Han character counted as two.
const WIDEST: usize = 14;

/// The parts of `text` that stay on one line, in order.
pub fn unbroken(wording: &Wording, text: &str) -> Vec<Range<usize>> {
    let folded = Folded::new(text);
    let reading = wording.read(&folded, &[]);
    let figures = reading.quantities.iter().map(|quantity| folded.written(&quantity.at));
    figures.filter(|at| is_kept(&text[at.clone()])).collect()
}

fn is_kept(figure: &str) -> bool {
    let width: usize = figure.chars().map(|c| if is_wide(c) { 2 } else { 1 }).sum();
    width <= WIDEST && figure.chars().any(|c| c.is_whitespace() || c == '-' || is_wide(c))
}

fn is_wide(character: char) -> bool {
    u32::from(character) >= 0x1100
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::files::Files;

    fn kept(lang: u8, text: &str) -> Vec<&str> {
        let mut files = Files::new();
        files.put("site.yaml", "format: 1\ntitle: {zh: 样例}\nlanguages: [zh, en]\n");
        let wordings = crate::content::load(&files).value.unwrap().wordings;
        let wording = wordings[usize::from(lang)].as_ref().unwrap();
        unbroken(wording, text).into_iter().map(|at| &text[at]).collect()
    }

    #[test]
    fn a_figure_stays_with_its_unit() {
        assert_eq!(kept(0, "给予最高5000万元支持，其中5%用于3家企业，到2020年。"), ["5000万元", "3家", "2020年"]);
        assert_eq!(kept(1, "Up to RMB 200,000 within 5 working days, and 5% more."), ["RMB 200,000", "5 working days"]);
        assert_eq!(kept(1, "In total RMB one hundred and twenty million."), [""; 0]);
    }
}
