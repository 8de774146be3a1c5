//! What formats are for.

/// What a format is for, in a word or two.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Group {
    /// Everything, to be opened here again.
    Keep,
    /// For statistics.
    Tables,
    /// For models that learn.
    Learning,
    /// For tagging elsewhere.
    Tagging,
    /// For qualitative analysis.
    Analysis,
    /// For people.
    Reading,
}

impl Group {
    /// All, in the order in which they are offered.
    pub const ALL: [Self; 6] = [
        Self::Keep,
        Self::Tables,
        Self::Learning,
        Self::Tagging,
        Self::Analysis,
        Self::Reading,
    ];

    /// As a heading.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Keep => "Keep and pass on",
            Self::Tables => "Tables for counting",
            Self::Learning => "Machine learning",
            Self::Tagging => "Annotation tools",
            Self::Analysis => "Text analysis programs (QDA)",
            Self::Reading => "Reading",
        }
    }
}
