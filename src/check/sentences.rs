//! One sentence, one line: advice where a line of the binding text holds two.

use crate::diagnostic::{Diagnostics, Mistake};
use crate::import::segments;
use crate::site::Site;

/// Warns of each source line that the importer would have cut, with the ready lines.
pub(super) fn check(site: &Site, told: &mut Diagnostics) {
    let sound = site.measures.iter().filter(|measure| !measure.text.broken);
    for segment in sound.flat_map(|measure| &measure.text.segments) {
        let parts = segments(&segment.plain);
        if parts.len() > 1 {
            told.tell(segment.place.clone(), Mistake::TwoSentences { lines: parts.join(" ⏎ ") });
        }
    }
}
