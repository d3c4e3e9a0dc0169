//! Every mistake that duizhao can tell, as one typed list. The words stand in `messages/`, one file a
//! language, under the mistake's code; its fields are the values that the words name.

use super::keyed::keyed;
use super::{Phrase, Severity};

macro_rules! mistakes {
    ($($severity:ident { $($name:ident $code:literal ($($field:ident $(: $type:ty)?),*))* })*) => {
        keyed! {
            /// A mistake with the values that its words name. An empty value means that there is nothing
            /// to say; words that need it are left out. The documentation of each is its text in the catalogue.
            Mistake { $($($name $code ($($field $(: $type)?),*))*)* }
        }

        impl Mistake {
            /// How grave it is.
            pub fn severity(&self) -> Severity {
                match self { $($(Self::$name { .. } => Severity::$severity,)*)* }
            }
        }
    };
}

mistakes! {
    Failure {
        // Files and the command line.
        CannotRead "cannot-read" (path, reason: Phrase)
        CannotWrite "cannot-write" (path, reason: Phrase)
        NoSite "no-site" (path, above: Phrase)
        // Publishing.
        PublishRefused "publish-refused" (path, what: Phrase)
        PublishNotOurs "publish-not-ours" (path)
        PublishOccupied "publish-occupied" (path, files: Vec<String>)
        PublishUnkept "publish-unkept" (path, reason: Phrase)
        PublishBusy "publish-busy" (path, process)
        PublishMount "publish-mount" (path)
        Stopped "stopped" ()
        NotEmpty "not-empty" (path)
        NotBelowRoot "not-below-root" (path)
        BadBaseUrlGiven "bad-base-url-given" (found)
        UnknownMessage "unknown-message" (code, nearest: Vec<String>)
        // The live server.
        CannotServe "cannot-serve" (at, reason: Phrase)
    }
    Error {
        // Files.
        NotAFile "not-a-file" (what: Phrase)
        FileTooLarge "file-too-large" (limit: Phrase)
        NotUtf8 "not-utf8" (encoding: Phrase)
        NameNotUtf8 "name-not-utf8" (name)
        SamePath "same-path" (path, other)
        StaticTaken "static-taken" (path)
        UnknownFile "unknown-file" (name, nearest)
        // YAML.
        YamlBroken "yaml-broken" (reason: Phrase)
        WrongIndent "wrong-indent" ()
        TabIndent "tab-indent" ()
        WideCharacter "wide-character" (found: Phrase, instead: Phrase)
        NeedsQuotes "needs-quotes" (quoted)
        BlankMissing "blank-missing" (instead)
        Unclosed "unclosed" (mark)
        SecondDocument "second-document" ()
        LostComment "lost-comment" (kept, quoted)
        InvisibleEscape "invisible-escape" ()
        ExpectedKeys "expected-keys" ()
        ExpectedText "expected-text" (key, instead)
        ExpectedList "expected-list" (key, example)
        EmptyValue "empty-value" (key)
        MissingKey "missing-key" (key)
        KeyTwice "key-twice" (key)
        UnknownKey "unknown-key" (key, nearest, known: Vec<String>)
        // Content.
        MissingFile "missing-file" (path)
        BadFolder "bad-folder" (name)
        NoFront "no-front" ()
        FrontNotClosed "front-not-closed" ()
        ExpectedEntries "expected-entries" ()
        ExpectedLanguages "expected-languages" (key, example)
        UnknownLanguage "unknown-language" (tag, nearest, known: Vec<String>)
        BadLanguage "bad-language" (tag, instead)
        LanguageTwice "language-twice" (tag)
        BadWording "bad-wording" (found, expected: Phrase)
        UnknownFormat "unknown-format" (found, known)
        BadBaseUrl "bad-base-url" (found)
        BadAddress "bad-address" (found)
        BadMessages "bad-messages" (found)
        BadSlug "bad-slug" (slug, instead)
        ReservedSlug "reserved-slug" (slug)
        BadNumber "bad-number" (found)
        BadDate "bad-date" (found)
        BadDigest "bad-digest" (found)
        BadTranslates "bad-translates" (file)
        BadValidity "bad-validity" (found, nearest)
        BadFigureList "bad-figure-list" (found, nearest)
        BadWho "bad-who" (found)
        BadPlace "bad-place" (found)
        NameMissing "name-missing" ()
        WrongJoiner "wrong-joiner" (joiner: Phrase, instead)
        LeadNotAlone "lead-not-alone" (first, others)
        FactInTranslation "fact-in-translation" (key)
        UnknownCode "unknown-code" (code, nearest)
        // Words that readers search with.
        WordTwice "word-twice" (word)
        SynonymAlone "synonym-alone" ()
        // The model.
        MissingSource "missing-source" (tag)
        SlugTwice "slug-twice" (slug)
        NameTwice "name-twice" (name)
        UnknownSlug "unknown-slug" (slug, nearest)
        UnknownDepartment "unknown-department" (name, nearest)
        DepartmentRepeated "department-repeated" (name)
        UnknownTopic "unknown-topic" (name, nearest)
        TopicRepeated "topic-repeated" (name)
        UnknownItem "unknown-item" (number)
        SectionTwice "section-twice" (number)
        ItemTwice "item-twice" (number)
        ContinuesUnknown "continues-unknown" (number)
        ErratumNotFound "erratum-not-found" (printed)
        // What is said for registers, and the hotline.
        BadTelephone "bad-telephone" (found)
        BadDomain "bad-domain" (found)
        BadSiteCode "bad-site-code" (found)
        BadTime "bad-time" (found)
        HotlineMeasureUnknown "hotline-measure-unknown" (number)
        HotlineNotNamed "hotline-not-named" (found, number)
        // Checks.
        UnequalSentences "unequal-sentences" (source, here)
        FigureDiffers "figure-differs" (source, here)
        FigureMissing "figure-missing" (source)
        FigureAdded "figure-added" (here)
        FiguresOrder "figures-order" (source, here)
        BoundMissing "bound-missing" (figure, source, instead: Vec<String>)
        BoundAdded "bound-added" (figure, here)
        WordingMissing "wording-missing" (source, instead: Vec<String>)
        WordingAdded "wording-added" (here, instead: Vec<String>)
        Untranslated "untranslated" (text)
        LineCopied "line-copied" ()
        MarkUnpaired "mark-unpaired" (mark)
        UnequalParagraphs "unequal-paragraphs" ()
        NoDocument "no-document" (path, nearest)
        MeasureMissing "measure-missing" (number)
        NotInDocument "not-in-document" (number)
        IsInDocument "is-in-document" ()
        HeadingChanged "heading-changed" (document, here)
        OutlineLacks "outline-lacks" (what: Phrase, number, title)
        FactDiffers "fact-differs" (what: Phrase, document: Phrase)
        TextDiffers "text-differs" (document, here)
        NotATranslation "not-a-translation" (path, what: Phrase)
        FillIn "fill-in" (what)
        CannotAddLanguage "cannot-add-language" (tag)
        NoSentence "no-sentence" (number, last)
        CannotTidy "cannot-tidy" (what: Phrase)
        LinkToNowhere "link-to-nowhere" (target, nearest)
        AnchorToNowhere "anchor-to-nowhere" (anchor)
        // Publishing.
        NotPublishable "not-publishable" (name, why: Phrase)
        // Markdown.
        NotAllowed "not-allowed" (what: Phrase, instead: Phrase)
        LinkNotAllowed "link-not-allowed" (target)
        LinkEmpty "link-empty" (what: Phrase)
        StrayAsterisk "stray-asterisk" ()
        InvisibleCharacter "invisible-character" (code, instead)
        EmptyText "empty-text" ()
    }
    // Theme.
    Error {
        ThemeUnknown "theme-unknown" (name, nearest)
        TemplateSyntax "template-syntax" (reason)
        TemplateReference "template-reference" (reason: Phrase)
        TemplatePath "template-path" (path, nearest)
        TemplateFailed "template-failed" (page: Phrase, reason)
        PageTooLarge "page-too-large" (page: Phrase, limit)
        StringsBroken "strings-broken" (reason)
        StringsMissing "strings-missing" (language, keys)
        StringUndefined "string-undefined" (key, nearest)
        StringUnknown "string-unknown" (key, nearest)
        StringValues "string-values" (key, values)
        AssetMissing "asset-missing" (name, nearest)
        AssetCircle "asset-circle" (names)
        // Documents and their import.
        NoTable "no-table" ()
        NotADocument "not-a-document" (what: Phrase)
        BrokenUtf8 "broken-utf8" (line)
        ControlCharacter "control-character" (code)
        LostCharacter "lost-character" (code)
        NoTitle "no-title" ()
        TextAboveTable "text-above-table" ()
        NoHeader "no-header" ()
        HeaderOrder "header-order" ()
        TabInCell "tab-in-cell" ()
        WrongCells "wrong-cells" (found)
        OddText "odd-text" ()
        HeadingWithoutNumber "heading-without-number" (what: Phrase, form)
        HeadingOnTwoLines "heading-on-two-lines" (what: Phrase)
        EmptyHeading "empty-heading" (what: Phrase)
        HeadingDiffers "heading-differs" (what: Phrase, number)
        NumberMissing "number-missing" (what: Phrase, number)
        NumberTwice "number-twice" (what: Phrase, number)
        ItemBeforeSection "item-before-section" ()
        MeasureBeforeItem "measure-before-item" ()
        MeasureWithoutMarker "measure-without-marker" ()
        EmptyMeasure "empty-measure" (number)
        NoLead "no-lead" ()
        TwoLeads "two-leads" ()
        EmptyName "empty-name" ()
        NotADepartment "not-a-department" (name, instead)
        DepartmentTwice "department-twice" (name)
        PolicySlug "policy-slug" (name)
        PolicySlugTaken "policy-slug-taken" (name, other: Phrase)
        CannotImportInto "cannot-import-into" (reason: Phrase)
        CannotAppend "cannot-append" ()
    }
    Warning {
        // Documents and their import.
        BookmarkInText "bookmark-in-text" ()
        LineWithinSentence "line-within-sentence" ()
    }
    Notice {
        // Documents and their import.
        DecodedAs "decoded-as" (encoding)
        InvisibleKept "invisible-kept" (code)
        InvisibleLeftOut "invisible-left-out" (code)
        NumberOutOfOrder "number-out-of-order" (what: Phrase, number, before)
        DepartmentNear "department-near" (name, nearest)
        AlreadyImported "already-imported" (folder, there, all)
        ImportDiffers "import-differs" (what: Phrase)
        MeasureNotInDocument "measure-not-in-document" (number, document)
    }
    Warning {
        // Checks.
        TermMissing "term-missing" (term, rendering)
        NotAccepted "not-accepted" (file)
        SentenceChanged "sentence-changed" (file)
        SentenceAdded "sentence-added" (file)
        SentenceMoved "sentence-moved" (file)
        SentenceRemoved "sentence-removed" (file)
        TwoSentences "two-sentences" (lines)
        ExceptionNotNeeded "exception-not-needed" (code, sentence)
        // Publishing.
        LeftBehind "left-behind" (path, reason: Phrase)
        // Markdown.
        LinkNotSecure "link-not-secure" (target)
    }
    Notice {
        // Site.
        NoBaseUrl "no-base-url" ()
        NoWording "no-wording" (tag)
    }
    Error {
        // Archives.
        NotAZip "not-a-zip" ()
        ZipDamaged "zip-damaged" (name)
        ZipName "zip-name" (name)
        ZipTwice "zip-twice" ()
        ZipLink "zip-link" (name)
        ZipPassword "zip-password" (name)
        ZipMethod "zip-method" (name)
        ZipTooLarge "zip-too-large" (limit)
        ZipTooMany "zip-too-many" (limit)
        // Packs, and what two offices changed.
        ZipNoSite "zip-no-site" ()
        PackNewer "pack-newer" ()
        BothChanged "both-changed" (zip, theirs, before)
        GoneLines "gone-lines" (zip, before)
        BothChangedFile "both-changed-file" (zip)
        GoneHere "gone-here" (zip)
        GoneThere "gone-there" (zip)
    }
    Failure {
        NoPolicy "no-policy" (name, nearest)
        NoItem "no-item" (number, policy, known)
        NoMeasure "no-measure" (number, policy)
        PackOccupied "pack-occupied" (path)
        NotInDispute "not-in-dispute" (path)
    }
    Warning {
        MemoryBroken "memory-broken" ()
    }
    Notice {
        // Archives.
        ZipNamesDecoded "zip-names-decoded" (count, name)
        ZipLeftOut "zip-left-out" (count, name)
        NoCommonPack "no-common-pack" ()
    }
}
