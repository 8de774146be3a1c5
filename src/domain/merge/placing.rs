//! Finds the words of a tag in another version of its text.

use crate::domain::{Anchor, Document, Reanchoring, Refound};

/// Two versions of a text, side by side.
pub(super) struct Versions(Reanchoring);

impl Versions {
    /// Linear in the texts but for what differs.
    pub(super) fn of(old: &Document, new: &Document) -> Self {
        Self(Reanchoring::new(&old.text, &new.text, &new.blocks))
    }

    /// Where the words of an anchor of the old text stand in the new one; `None` where that is not sure, or where the words
    /// themselves differ: whoever merges has not seen them.
    pub(super) fn place(&self, anchor: &Anchor) -> Option<Anchor> {
        let placed = self.0.place(anchor)?;
        let sure = matches!(
            placed.found,
            Refound::Same | Refound::Moved | Refound::ByQuote
        );
        let same = placed.anchor.quote().exact == anchor.quote().exact;
        (sure && same).then_some(placed.anchor)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Blocks, Offset, Span, Text};

    fn text(s: &str) -> Text {
        Text::freeze_str(s).unwrap()
    }

    /// Where the words that are marked by brackets in the old text stand in the new one.
    fn place(old: &str, new: &str) -> Option<(u32, String)> {
        let start = old[..old.find('[').unwrap()].chars().count() as u32;
        let length = old[old.find('[').unwrap() + 1..old.find(']').unwrap()]
            .chars()
            .count();
        let old = text(&old.replace(['[', ']'], ""));
        let span = Span::new(Offset(start), Offset(start + length as u32));
        let anchor = Anchor::describe(&old, &[span]).unwrap();
        let new = text(new);
        let blocks = std::sync::Arc::new(Blocks::of(&new));
        let versions = Versions(Reanchoring::new(&old, &new, &blocks));
        let placed = versions.place(&anchor)?;
        placed.verify(&new).unwrap();
        Some((placed.extent().start().0, placed.quote().exact.to_string()))
    }

    #[test]
    fn what_lies_beside_a_correction_only_moves() {
        let new = "Moscow demands a written answer. We wait.";
        let old = |s: &str| place(s, new).map(|(start, _)| start);
        assert_eq!(old("Moskow demands a written answer. [We] wait."), Some(33));
        assert_eq!(old("[Moscow] demand a written answer. We wait."), Some(0));
        assert_eq!(
            old("Moscow demaands a written answer. [We wait.]"),
            Some(33)
        );
    }

    #[test]
    fn words_that_were_corrected_themselves_are_not_placed_unseen() {
        let new = "Moscow demands a written answer. We wait.";
        assert_eq!(
            place("[Moskow] demands a written answer. We wait.", new),
            None
        );
    }

    #[test]
    fn amid_corrections_the_surroundings_tell_places_apart() {
        let old = "First he said no. Then, at noon, [he] said yes. Last.";
        let new = "Fist he said no. Then at noon, he said yes. Lost.";
        assert_eq!(place(old, new), Some((31, "he".to_owned())));
    }
}
