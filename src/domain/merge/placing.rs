//! Finds the words of a tag in another version of its text.

use crate::domain::{Anchor, ByteOffset, Offset, Span, Text};

/// How much of the surroundings must be as they were for short words to be taken for the same, in code points.
const SURE: u32 = 4;

/// From how many code points on words that stand in the text once are the same whatever surrounds them.
const LONG: u32 = 16;

/// Two versions of a text, side by side.
pub(super) struct Versions<'a> {
    old: &'a Text,
    new: &'a Text,
    /// How far they are the same from their starts, and from their ends, in code points.
    before: u32,
    after: u32,
}

impl<'a> Versions<'a> {
    /// Linear in the texts.
    pub(super) fn of(old: &'a Text, new: &'a Text) -> Self {
        let (a, b) = (old.as_str(), new.as_str());
        let alike = |a: &mut dyn Iterator<Item = char>, b: &mut dyn Iterator<Item = char>| {
            a.zip(b).take_while(|(a, b)| a == b).count() as u32
        };
        let before = alike(&mut a.chars(), &mut b.chars());
        let after = alike(&mut a.chars().rev(), &mut b.chars().rev());
        let rest = old.len().0.min(new.len().0) - before;
        Self {
            old,
            new,
            before,
            after: after.min(rest),
        }
    }

    /// Where the words of an anchor of the old text stand in the new one; `None` where that is not sure. What lies before
    /// or after all differences has only moved; elsewhere the words are looked for, and told apart by what surrounds
    /// them, which is linear in the new text.
    pub(super) fn place(&self, anchor: &Anchor) -> Option<Anchor> {
        let mut spans: Vec<Span> = Vec::with_capacity(anchor.fragments().len());
        for fragment in anchor.fragments() {
            let moved = self.moved(*fragment);
            let span = moved.or_else(|| found(self.old, *fragment, self.new))?;
            if spans.last().is_some_and(|last| last.end() > span.start()) {
                return None;
            }
            spans.push(span);
        }
        let placed = Anchor::describe(self.new, &spans).ok()?;
        (placed.quote().exact == anchor.quote().exact).then_some(placed)
    }

    fn moved(&self, span: Span) -> Option<Span> {
        if span.end().0 <= self.before {
            return Some(span);
        }
        let (old, new) = (self.old.len().0, self.new.len().0);
        if span.start().0 < old - self.after {
            return None;
        }
        let by = |at: Offset| Offset(new - (old - at.0));
        Some(Span::new(by(span.start()), by(span.end())))
    }
}

/// The place of the same words with the most of the same surroundings.
fn found(old: &Text, fragment: Span, new: &Text) -> Option<Span> {
    let anchor = Anchor::describe(old, &[fragment]).ok()?;
    let quote = anchor.quote();
    let mut best: Option<(u32, Span)> = None;
    let mut tie = false;
    let mut count = 0;
    for (byte, words) in new.as_str().match_indices(&*quote.exact) {
        count += 1;
        let start = new.offset_at_byte(ByteOffset(byte as u32));
        let span = Span::new(start, start.plus(fragment.len()));
        let (before, after) = new.as_str().split_at(byte);
        let around = |a: &mut dyn Iterator<Item = char>, b: &mut dyn Iterator<Item = char>| {
            a.zip(b).take_while(|(a, b)| a == b).count() as u32
        };
        let left = around(&mut before.chars().rev(), &mut quote.prefix.chars().rev());
        let right = around(&mut after[words.len()..].chars(), &mut quote.suffix.chars());
        let alike = left + right;
        match best {
            Some((most, _)) if alike < most => {}
            Some((most, _)) if alike == most => tie = true,
            _ => (best, tie) = (Some((alike, span)), false),
        }
    }
    let (alike, span) = best?;
    let sure = match count {
        1 => alike >= SURE || fragment.len() >= LONG,
        _ => alike >= SURE && !tie,
    };
    sure.then_some(span)
}

#[cfg(test)]
mod tests {
    use super::*;

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
        let placed = Versions::of(&old, &new).place(&anchor)?;
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
        assert_eq!(old("[Moskow] demands a written answer. We wait."), None);
    }

    #[test]
    fn amid_corrections_the_surroundings_tell_places_apart() {
        let old = "First he said no. Then, at noon, [he] said yes. Last.";
        let new = "Fist he said no. Then at noon, he said yes. Lost.";
        assert_eq!(place(old, new), Some((31, "he".to_owned())));
        let new = "x he said y he said z";
        assert_eq!(
            place("a he said b [he] said c", new),
            None,
            "it could be either"
        );
    }
}
