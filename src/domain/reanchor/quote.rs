//! Words that somebody quoted, with what stood around them, looked for in a text that may be another than theirs.

use super::Found;
use super::search::{alike, like};
use crate::domain::{ByteOffset, Offset, Quote, Span, Text};

/// So many letters of what stood around are looked for where the words themselves are not there.
const AROUND: usize = 16;

/// Where quoted words stand in a text: as they are, where most of what stood around them is the same, and of several such
/// places the one nearest to `about`; else words much like them, near there. Linear in the text.
pub fn find_quote(text: &Text, quote: &Quote, about: Option<Offset>) -> Option<(Span, Found)> {
    let words: &str = &quote.exact;
    if words.trim().is_empty() {
        return None;
    }
    let length = words.chars().count() as u32;
    let mut best: Option<(usize, u32, Span)> = None;
    for (byte, _) in text.as_str().match_indices(words) {
        let start = text.offset_at_byte(ByteOffset(byte as u32));
        let ahead = text.as_str().get(..byte).unwrap_or_default();
        let rest = text.as_str().get(byte + words.len()..).unwrap_or_default();
        let same = alike(ahead.chars().rev(), quote.prefix.chars().rev())
            + alike(rest.chars(), quote.suffix.chars());
        let away = about.map_or(0, |about| about.0.abs_diff(start.0));
        let better =
            best.is_none_or(|(most, least, _)| same > most || (same == most && away < least));
        if better {
            best = Some((same, away, Span::new(start, start.plus(length))));
        }
    }
    if let Some((_, _, span)) = best {
        return Some((span, Found::ByQuote));
    }
    let about = about.or_else(|| by_surroundings(text, quote))?;
    let letters = words.trim().chars().collect();
    let span = like(letters, text, Span::caret(about), &|_| true)?;
    Some((span, Found::Fuzzily))
}

/// About where words would have to be: behind what stood before them, or before what stood behind.
fn by_surroundings(text: &Text, quote: &Quote) -> Option<Offset> {
    let at = |byte: usize| text.offset_at_byte(ByteOffset(byte as u32));
    let skipped = quote.prefix.chars().count().saturating_sub(AROUND);
    let before: String = quote.prefix.chars().skip(skipped).collect();
    let behind: String = quote.suffix.chars().take(AROUND).collect();
    let found = |words: &str| {
        text.as_str()
            .find(words)
            .filter(|_| !words.trim().is_empty())
    };
    let before = found(&before).map(|byte| at(byte + before.len()));
    let length = quote.exact.chars().count() as u32;
    before.or_else(|| found(&behind).map(|byte| at(byte).minus(length)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(
        text: &str,
        quote: (&str, &str, &str),
        about: Option<u32>,
    ) -> Option<(u32, String, Found)> {
        let text = Text::freeze_str(text).unwrap();
        let (prefix, exact, suffix) = quote;
        let quote = Quote {
            exact: exact.into(),
            prefix: prefix.into(),
            suffix: suffix.into(),
        };
        let (span, found) = find_quote(&text, &quote, about.map(Offset))?;
        Some((span.start().0, text.slice(span).to_owned(), found))
    }

    #[test]
    fn what_stood_around_decides_then_the_place() {
        let text = "Anna met. Bob met. Carl met.";
        let met = |n, around, about| {
            let (prefix, suffix) = around;
            assert_eq!(
                found(text, (prefix, "met", suffix), about),
                Some((n, "met".to_owned(), Found::ByQuote))
            );
        };
        met(14, ("Bob ", "."), Some(0));
        met(24, ("", ""), Some(20));
        met(5, ("", ""), None);
    }

    #[test]
    fn words_much_like_them_are_found_near_there() {
        let text = "They say that the minister demanded an answer. More follows.";
        let said = ("that the ", "minister demands an answer", ". More");
        let there = Some((18, "minister demanded an answer".to_owned(), Found::Fuzzily));
        assert_eq!(found(text, said, Some(20)), there);
        assert_eq!(found(text, said, None), there);
        assert_eq!(
            found(text, ("", "nothing of this sort at all", ""), Some(3)),
            None
        );
        assert_eq!(found(text, ("", " ", ""), None), None);
    }
}
