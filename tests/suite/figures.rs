//! The figures of the first site's policy as lists: `tests/figures/<list>.txt`.

use std::fmt::Write;
use std::path::Path;

use duizhao::build::{self, PARTS};
use duizhao::files::Files;
use duizhao::site::figures::Figure;
use duizhao::site::{FigureList, PolicyId, Site};

use crate::folder::{ROOT, as_file};

#[test]
fn each_figure_stands_in_its_list() {
    let files = Files::read(Path::new(ROOT), &PARTS, "").value.unwrap();
    let linked = build::site(&files).value.unwrap();
    let all = linked.relations.figures(PolicyId(0));
    for (list, name) in
        [(FigureList::Money, "money"), (FigureList::Targets, "targets"), (FigureList::TimeLimits, "time-limits")]
    {
        let lines: String =
            all.iter().filter(|figure| figure.list == list).map(|figure| shown(&linked.site, figure)).collect();
        as_file(lines, format!("tests/figures/{name}.txt"));
    }
}

/// A figure on a line: measure and sentence, value, unit, bounds, what else is said, as each language writes it.
fn shown(site: &Site, figure: &Figure) -> String {
    let measure = &site[figure.measure];
    let mut line = format!("{}.{} ", measure.number, figure.sentence + 1);
    let unit = figure.unit.as_deref().unwrap_or("-");
    write!(line, "{} {unit} {} {}", figure.value, figure.bounds.join("+"), figure.tags.join("+")).unwrap();
    for (lang, written) in &figure.written {
        let time = written.time.as_ref().map_or(String::new(), |time| format!(" [{time}]"));
        write!(line, " | {}: {}{time}", site.tag(*lang), written.text).unwrap();
    }
    line + "\n"
}
