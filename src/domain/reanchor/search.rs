//! Words that are not where they should be: looked for in all of the text as they are, and near there as they may have
//! become.

use super::likeness::nearest;
use crate::domain::{ByteOffset, CONTEXT_LENGTH, Offset, Span, Text};

/// So many letters of what stands around have to be the same, or all there are, where the words themselves stand more
/// than once or are short.
const ENOUGH: usize = 16;
/// Words that are so long and stand there only once need nothing around them.
const LONG: usize = 12;
/// So many letters either side are searched for what is much like the words.
const AROUND: u32 = 400;
/// Longer words are not searched for by likeness: what is left of them is too little to be sure of.
const LONGEST: usize = 400;
/// Shorter ones are like too many others.
const SHORTEST: usize = 5;
/// So many places that are other words' own are passed over on the way to one that is much like the words.
const PASSED_OVER: usize = 4;
/// Stands for a letter of a place that was passed over.
const TAKEN: char = '\0';

/// Where the words of a span stand in the new version, as they are: where the same stands around them most, and of
/// several such places the one nearest to `about`. Only places that `free` says may be taken count. Linear in the new
/// text.
pub(super) fn by_quote(
    old: &Text,
    span: Span,
    new: &Text,
    about: Offset,
    free: &dyn Fn(Span) -> bool,
) -> Option<Span> {
    let words = old.slice(span);
    if words.trim().is_empty() {
        return None;
    }
    let before = old.slice(Span::new(span.start().minus(CONTEXT_LENGTH), span.start()));
    let after = old.slice(Span::new(span.end(), span.end().plus(CONTEXT_LENGTH)));
    let length = span.len();
    let mut best: Option<(usize, u32, Span)> = None;
    let mut places = 0;
    for (byte, _) in new.as_str().match_indices(words) {
        let start = new.offset_at_byte(ByteOffset(byte as u32));
        let found = Span::new(start, start.plus(length));
        if !free(found) {
            continue;
        }
        places += 1;
        let rest = new.as_str().get(byte + words.len()..).unwrap_or_default();
        let ahead = new.as_str().get(..byte).unwrap_or_default();
        let same =
            alike(ahead.chars().rev(), before.chars().rev()) + alike(rest.chars(), after.chars());
        let away = start.0.abs_diff(about.0);
        let better =
            best.is_none_or(|(most, least, _)| same > most || (same == most && away < least));
        if better {
            best = Some((same, away, found));
        }
    }
    let (same, _, found) = best?;
    let around = before.chars().count() + after.chars().count();
    let sure = same >= ENOUGH.min(around.max(1)) || (places == 1 && words.chars().count() >= LONG);
    sure.then_some(found)
}

pub(super) fn alike(a: impl Iterator<Item = char>, b: impl Iterator<Item = char>) -> usize {
    a.zip(b).take_while(|(a, b)| a == b).count()
}

/// Words near `around` that are much like those of a span: at most a third of the letters differ. Blanks at the edges are
/// no part of it. Only places that `free` says may be taken count.
pub(super) fn by_likeness(
    old: &Text,
    span: Span,
    new: &Text,
    around: Span,
    free: &dyn Fn(Span) -> bool,
) -> Option<Span> {
    let words = old.slice(span).trim().chars().collect();
    like(words, new, around, free)
}

/// As [`by_likeness`] has it, for letters without blanks at their edges.
pub(super) fn like(
    words: Vec<char>,
    new: &Text,
    around: Span,
    free: &dyn Fn(Span) -> bool,
) -> Option<Span> {
    if words.len() < SHORTEST || words.len() > LONGEST {
        return None;
    }
    let window = Span::new(
        around.start().minus(AROUND),
        around
            .start()
            .plus(around.len().min(4 * AROUND))
            .plus(AROUND),
    );
    let mut text: Vec<char> = new.slice(window).chars().collect();
    for _ in 0..=PASSED_OVER {
        let (found, changes) = nearest(&words, &text)?;
        if changes * 3 > words.len() {
            return None;
        }
        let blank = |at: &usize| text.get(*at).is_none_or(|c| c.is_whitespace());
        let start = found.clone().find(|at| !blank(at))?;
        let end = found.clone().rev().find(|at| !blank(at))? + 1;
        let at = |n: usize| window.start().plus(n as u32);
        let place = Span::new(at(start), at(end));
        if free(place) {
            return Some(place);
        }
        text.get_mut(start..end)?.fill(TAKEN);
    }
    None
}
