//! Parts of messages that are words themselves: what a file is, why something cannot be, what to write
//! instead. They have words in `messages/phrases/`, so that a message in one language holds none of another.

use std::fmt;
use std::io;

use super::keyed::keyed;

keyed! {
    /// A part of a message.
    Phrase {
        // What is the same in every language: a name, a code, the system's own reason.
        Own "own" (text)
        // Levels, as they stand before messages.
        Error "error" ()
        Warning "warning" ()
        Notice "notice" ()
        Help "help" ()
        // What the machine says.
        NoSuchFile "no-such-file" ()
        MayNotRead "may-not-read" ()
        Denied "denied" (reason, user)
        OrAbove "or-above" ()
        PortTaken "port-taken" ()
        NotOurAddress "not-our-address" ()
        ChangedMeanwhile "changed-meanwhile" ()
        NotClearWhose "not-clear-whose" ()
        YoursDiffers "yours-differs" (path, there)
        AnotherWrites "another-writes" ()
        ChangedByOther "changed-by-other" ()
        ExistsAlready "exists-already" ()
        // What a path is that is no file, and a folder that is not published to.
        Link "link" ()
        Folder "folder" ()
        Device "device" ()
        NotText "not-text" ()
        NoName "no-name" ()
        LinkToNowhere "link-to-nowhere" ()
        AFile "a-file" ()
        DiskRoot "disk-root" ()
        OddFolderName "odd-folder-name" ()
        SiteFolder "site-folder" ()
        HomeFolder "home-folder" ()
        SiteSource "site-source" (name)
        // Names that cannot be published.
        KeptName "kept-name" ()
        DotName "dot-name" ()
        OddCharacter "odd-character" ()
        FolderToo "folder-too" ()
        // Sizes and encodings.
        FrontLimit "front-limit" (size)
        UnknownEncoding "unknown-encoding" ()
        AnotherEncoding "another-encoding" ()
        // Documents.
        WordFile "word-file" ()
        OldWordFile "old-word-file" ()
        PdfFile "pdf-file" ()
        RichText "rich-text" ()
        Picture "picture" ()
        Compressed "compressed" ()
        OddBytes "odd-bytes" ()
        BrokenEncoding "broken-encoding" (encoding)
        Section "section" ()
        Item "item" ()
        Measure "measure" ()
        // YAML.
        BracketOpen "bracket-open" ()
        OddStart "odd-start" ()
        OddEscape "odd-escape" ()
        HalfCharacter "half-character" ()
        Ampersand "ampersand" ()
        Asterisk "asterisk" ()
        Exclamation "exclamation" ()
        TooDeep "too-deep" ()
        Unreadable "unreadable" ()
        WideColon "wide-colon" ()
        WideComma "wide-comma" ()
        WideBlank "wide-blank" ()
        HardBlank "hard-blank" ()
        Tab "tab" ()
        Blank "blank" ()
        ColonBlank "colon-blank" ()
        CommaBlank "comma-blank" ()
        // How languages word figures.
        UnitLists "unit-lists" ()
        BoundLists "bound-lists" ()
        WordList "word-list" ()
        AlwaysOrCounted "always-or-counted" ()
        OneCharacter "one-character" ()
        DateForm "date-form" ()
        NumberedForm "numbered-form" ()
        NumberForm "number-form" ()
        // Markup.
        Html "html" ()
        TopHeading "top-heading" ()
        Heading "heading" ()
        Image "image" ()
        CodeBlock "code-block" ()
        Code "code" ()
        List "list" ()
        Quotation "quotation" ()
        Rule "rule" ()
        Markup "markup" ()
        DeepHeading "deep-heading" (level, above)
        EscapedLess "escaped-less" ()
        SecondLevel "second-level" ()
        EscapedHash "escaped-hash" ()
        NoBlanks "no-blanks" ()
        EscapedBacktick "escaped-backtick" ()
        EscapedMark "escaped-mark" ()
        EscapedGreater "escaped-greater" ()
        EscapedRule "escaped-rule" ()
        LinkAddress "link-address" ()
        LinkWords "link-words" ()
        // Checks.
        ItemFact "item-fact" ()
        SectionOfItem "section-of-item" ()
        LeadFact "lead-fact" ()
        CooperatingFact "cooperating-fact" ()
        NoneAtAll "none-at-all" ()
        BindingText "binding-text" ()
        AnotherFile "another-file" ()
        // Import.
        PartOfSite "part-of-site" ()
        ThePage "the-page" (path)
        NoLanguages "no-languages" ()
        NotUtf8 "not-utf8" ()
        BrokenYaml "broken-yaml" (line)
        FrontUnreadable "front-unreadable" ()
        TheItem "the-item" ()
        TheLead "the-lead" ()
        TheCooperating "the-cooperating" ()
        TheText "the-text" ()
        // Why a line is tidied, what is not tidied.
        TidyEncoding "tidy-encoding" (encoding)
        TidyMark "tidy-mark" ()
        TidyLineEnds "tidy-line-ends" ()
        TidyBlankLines "tidy-blank-lines" ()
        TidyFence "tidy-fence" ()
        TidyBlanks "tidy-blanks" ()
        TidyInvisible "tidy-invisible" ()
        TidyTab "tidy-tab" ()
        TidyWideBlank "tidy-wide-blank" ()
        TidyWideColon "tidy-wide-colon" ()
        TidyWideComma "tidy-wide-comma" ()
        TidyBlankMissing "tidy-blank-missing" ()
        TidyQuoted "tidy-quoted" ()
        TidyTypographicQuotes "tidy-quotes" ()
        TidyCut "tidy-cut" ()
        TidyJoined "tidy-joined" ()
        TidyEscaped "tidy-escaped" ()
        NotForTidying "not-for-tidying" ()
        NotInSite "not-in-site" ()
        WordsWouldChange "words-would-change" ()
        // Theme.
        NoParent "no-parent" (name)
        InCircle "in-circle" (names)
        CannotShow "cannot-show" (name)
        Page "page" (path)
        SamplePage "sample-page" (path)
    }
}

impl Phrase {
    /// What every language says in the same way: a name, a code, a size, a program's own reason.
    pub fn own(text: impl Into<String>) -> Self {
        Self::Own { text: text.into() }
    }

    /// Nothing at all.
    pub fn nothing() -> Self {
        Self::own("")
    }

    /// Whether there is nothing to say.
    pub fn is_empty(&self) -> bool {
        matches!(self, Self::Own { text } if text.is_empty())
    }

    /// Why the system refused: in our own words where we have some, else in the system's.
    pub fn reason(error: &io::Error) -> Self {
        let own = error.get_ref().and_then(|inner| inner.downcast_ref::<Self>());
        own.cloned().unwrap_or_else(|| Self::own(error.to_string()))
    }
}

/// So that a phrase can be the reason of an [`io::Error`], which [`Phrase::reason`] takes out again.
impl std::error::Error for Phrase {}

impl fmt::Display for Phrase {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str(self.code())
    }
}
