//! What commands report when something was done: one line, words in `messages/reports/`.

use super::keyed::keyed;

keyed! {
    /// A line that says what was done.
    Report {
        Built "built" (pages, changed_pages, files, changed_files, folder, seconds, warnings)
        NoMistake "no-mistake" (warnings)
        Imported "imported" (document, folder, files)
        Accepted "accepted" (file)
        AcceptedAlready "accepted-already" (file)
        MadeSite "made-site" (folder)
        Packed "packed" (files, file, size)
    }
}
