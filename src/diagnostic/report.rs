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
        SentenceAccepted "sentence-accepted" (sentence, file)
        SentenceAcceptedAlready "sentence-accepted-already" (sentence, file)
        // Tidying: what is changed, whether it may be, what was done.
        ChangedFile "changed-file" (why)
        ChangedLine "changed-line" (line, why)
        WriteThis "write-this" (file)
        NotWritten "not-written" ()
        Tidied "tidied" (file, changes)
        TidyAlready "tidy-already" (file)
        // New files.
        Made "made" (file)
        AddedTo "added-to" (file)
        FillInNext "fill-in-next" ()
        MadeSite "made-site" (folder)
        // The live server.
        Serving "serving" (address)
        ServingOthers "serving-others" ()
        ServingEnd "serving-end" ()
        NoBrowser "no-browser" ()
        Polling "polling" (reason)
        Rebuilt "rebuilt" (files, pages, time, mistakes, warnings)
        RebuiltUnseen "rebuilt-unseen" (files, time, mistakes, warnings)
        AllFiles "all-files" ()
        AndOthers "and-others" (file, others)
        NothingHere "nothing-here" ()
        PressEnter "press-enter" ()
        // How far each language is.
        StatusAll "status-all" ()
        StatusTranslated "status-translated" ()
        StatusStale "status-stale" ()
        StatusMissing "status-missing" ()
        StatusNotAccepted "status-not-accepted" ()
        StatusNotReadAgain "status-not-read-again" ()
        StatusMeasures "status-measures" (language)
        StatusSentences "status-sentences" (language)
        StatusHeadings "status-headings" (language, count)
        StatusNext "status-next" ()
        StatusNothing "status-nothing" ()
        StatusMore "status-more" (count)
        TaskStale "task-stale" (language, place)
        TaskMissing "task-missing" (language, place)
        TaskHeading "task-heading" (language, place)
        TaskNotAccepted "task-not-accepted" (language, place)
        TaskNotReadAgain "task-not-read-again" (language, place)
        // Packs.
        Packed "packed" (files, zip, size)
        StepTaken "step-taken" (path)
        StepMerged "step-merged" (path)
        StepRemoved "step-removed" (path)
        Unpacked "unpacked" (files, taken, merged, removed, kept, disputed)
        NothingNew "nothing-new" ()
        PutAside "put-aside" (path)
        // What `explain` puts above examples.
        Wrong "wrong" ()
        WrongIn "wrong-in" (file)
        Right "right" ()
    }
}
