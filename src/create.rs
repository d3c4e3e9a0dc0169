//! New files for editors: what has to be there has its place in them, and what has to be written is marked
//! (`content::unfilled`), so that the checks tell each mark that is left.
//!
//! In go the site's files and its model; out come the files that are new (for a language `site.yaml` with one
//! line changed, too). Never makes a file that exists, writes nothing, decides nothing that is for people.

mod language;
mod measure;

pub use language::language;
pub use measure::measure;
