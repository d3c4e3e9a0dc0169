//! Diagnostics as GitHub's workflow commands: what a job prints so becomes an annotation on the lines of a
//! pull request.

use super::{Source, Span, visible};
use crate::diagnostic::Diagnostics;
use crate::diagnostic::catalogue::Catalogue;

/// All diagnostics, one command a line: `::error file=…,line=…,col=…,endLine=…,endColumn=…,title=…::message`.
/// The advice follows the message on lines of its own. `folder` (empty, or ending with `/`) stands before
/// the paths: the site's place below the folder where the job runs.
pub fn github(diagnostics: &Diagnostics, words: &Catalogue, source: Source, folder: &str) -> String {
    let mut commands = String::new();
    for diagnostic in diagnostics.iter() {
        let command = diagnostic.severity().name();
        let told = words.tell(&diagnostic.mistake);
        let mut properties = Vec::new();
        if let Some(place) = &diagnostic.place {
            let Span { from, to } = Span::of(place, source);
            properties.push(format!("file={}", property(&format!("{folder}{}", place.file))));
            properties.push(format!("line={},col={},endLine={},endColumn={}", from.0, from.1, to.0, to.1));
        }
        properties.push(format!("title={}", property(diagnostic.mistake.code())));
        let text: Vec<String> = std::iter::once(told.message).chain(told.help).map(|line| visible(&line)).collect();
        commands.push_str(&format!("::{command} {}::{}\n", properties.join(","), data(&text.join("\n"))));
    }
    commands
}

/// What stands after `::`: percent signs and line ends are escaped.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// A value of a property: colons and commas are escaped, too.
fn property(text: &str) -> String {
    data(&visible(text)).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_has_a_meaning_of_its_own_is_escaped() {
        assert_eq!(data("100%\r\n: , ok"), "100%25%0D%0A: , ok");
        assert_eq!(property("a,b:c%"), "a%2Cb%3Ac%25");
    }
}
