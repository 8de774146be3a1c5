//! A tag for each word: which mark it belongs to, and whether it begins or ends it.

use super::model::Mark;
use super::tool::Tagging;
use crate::domain::Span;

/// The word for no mark.
pub(super) const OUTSIDE: &str = "O";

/// The tags of words, each as how it begins and the label of its mark; `None` outside of marks. Marks are in text order, do not
/// overlap, and begin and end where words do; a mark without words has none. Linear.
pub(super) fn tags<'a>(
    words: impl Iterator<Item = Span>,
    marks: &[&'a Mark],
    tagging: Tagging,
) -> impl Iterator<Item = Option<(char, &'a str)>> {
    let mut words = words.peekable();
    let mut marks = marks.iter().peekable();
    let mut first = true;
    std::iter::from_fn(move || {
        let word = words.next()?;
        while marks
            .next_if(|mark| mark.extent().end() <= word.start())
            .is_some()
        {
            first = true;
        }
        let mark = marks.peek();
        let Some(mark) = mark.filter(|mark| mark.extent().start() <= word.start()) else {
            return Some(None);
        };
        let end = mark.extent().end();
        let last = words.peek().is_none_or(|next| next.start() >= end);
        let how = match (tagging, first, last) {
            (Tagging::Bioes, true, true) => 'S',
            (_, true, _) => 'B',
            (Tagging::Bioes, false, true) => 'E',
            (_, false, _) => 'I',
        };
        first = false;
        Some(Some((how, mark.label.as_str())))
    })
}

/// Puts tags together to marks: label, first word, and the one behind the last. Of any of the ways in which words are tagged
/// (IOB1, IOB2, IOBES, BILOU); `None` for a word that is no tag.
pub(super) fn untag<'a>(tags: &[&'a str]) -> Vec<Option<(&'a str, usize, usize)>> {
    let mut found: Vec<Option<(&str, usize, usize)>> = Vec::new();
    let mut open = false;
    for (n, tag) in tags.iter().enumerate() {
        let Some((how, label)) = parts(tag) else {
            if *tag != OUTSIDE {
                found.push(None);
            }
            open = false;
            continue;
        };
        let goes_on = open && matches!(how, 'I' | 'E' | 'L' | 'M');
        match found.last_mut() {
            Some(Some((last, _, end))) if goes_on && *last == label => *end = n + 1,
            _ => found.push(Some((label, n, n + 1))),
        }
        open = matches!(how, 'B' | 'I' | 'M');
    }
    found
}

/// How a tag begins, and its label.
pub(super) fn parts(tag: &str) -> Option<(char, &str)> {
    let (how, label) = tag.split_once('-')?;
    let mut letters = how.chars();
    let letter = letters.next()?;
    let known = matches!(letter, 'B' | 'I' | 'E' | 'S' | 'L' | 'U' | 'M');
    (known && letters.next().is_none() && !label.is_empty()).then_some((letter, label))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The marks that tags make, as `Claim 0–2`.
    fn made(tags: &[&str]) -> Vec<String> {
        let shown = |mark: Option<(&str, usize, usize)>| match mark {
            Some((label, first, behind)) => format!("{label} {first}–{behind}"),
            None => "no tag".to_owned(),
        };
        untag(tags).into_iter().map(shown).collect()
    }

    #[test]
    fn all_ways_of_tagging_are_read() {
        assert_eq!(made(&["B-C", "I-C", "B-C", "O"]), ["C 0–2", "C 2–3"]);
        assert_eq!(made(&["I-C", "I-C", "O", "I-C"]), ["C 0–2", "C 3–4"]);
        assert_eq!(made(&["B-C", "E-C", "S-C"]), ["C 0–2", "C 2–3"]);
        assert_eq!(made(&["U-C", "B-C", "L-C"]), ["C 0–1", "C 1–3"]);
        assert_eq!(made(&["B-C", "I-A", "C"]), ["C 0–1", "A 1–2", "no tag"]);
    }
}
