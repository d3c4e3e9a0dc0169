//! How grave a mistake is: whether the site is published all the same, and how the program ends.

/// How grave a mistake is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The machine failed or the command was used wrongly: exit status 2.
    Failure,
    /// What people wrote is wrong; nothing is published: exit status 1.
    Error,
    /// Doubtful; published all the same.
    Warning,
    /// Good to know.
    Notice,
}

impl Severity {
    /// The name by which programs know it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Failure | Self::Error => "error",
            Self::Warning => "warning",
            Self::Notice => "notice",
        }
    }
}
