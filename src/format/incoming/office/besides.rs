//! What a document of a word processor has beside its text.

/// What was seen of it.
#[derive(Debug, Default)]
pub(super) struct Besides {
    /// Notes, and comments where the program writes them into the text.
    pub(super) notes: bool,
    /// Words that were deleted and are kept.
    pub(super) changes: bool,
    pub(super) pictures: bool,
}

impl Besides {
    /// In words; `notes` is what the program has of these.
    pub(super) fn told(&self, notes: &'static str) -> Vec<&'static str> {
        let deleted = "words that were deleted while changes were tracked";
        let all = [
            (self.notes, notes),
            (self.changes, deleted),
            (self.pictures, "pictures"),
        ];
        let seen = all.into_iter().filter(|(seen, _)| *seen);
        seen.map(|(_, words)| words).collect()
    }
}
