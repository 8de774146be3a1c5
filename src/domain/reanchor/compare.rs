//! What two versions of a text have in common.

use super::likeness::changes;
use super::steps::in_common;
use crate::domain::{Offset, Span, Text};

/// A stretch of letters that both versions have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Kept {
    /// In the old one.
    pub(super) old: Span,
    /// In the new one; as long.
    pub(super) new: Span,
}

/// Two versions of a text, compared: line by line, then word by word and letter by letter where lines differ.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Comparison {
    /// What both have, in order; no two stretches touch in both texts.
    kept: Vec<Kept>,
    old: Offset,
    new: Offset,
}

/// A piece of a text, and where it begins in code points.
#[derive(Clone, Copy)]
struct Piece<'a> {
    words: &'a str,
    at: u32,
}

impl Comparison {
    /// Linear in the texts but for what differs; how much of that is looked at is bounded.
    pub(super) fn of(old: &Text, new: &Text) -> Self {
        let (a, b) = (old.as_str(), new.as_str());
        let mut kept = Vec::new();
        let whole = [Piece { words: a, at: 0 }, Piece { words: b, at: 0 }];
        compare(whole, &LEVELS, &mut kept);
        Self {
            kept,
            old: old.len(),
            new: new.len(),
        }
    }

    /// What both have, in order.
    #[cfg(test)]
    pub(super) fn kept(&self) -> &[Kept] {
        &self.kept
    }

    /// Where the letters of a span stand in the new version, if all of them are there together. Logarithmic.
    pub(super) fn whole(&self, span: Span) -> Option<Span> {
        let kept = self.kept_at(span.start())?;
        let by = |at: Offset| Offset(kept.new.start().0 + (at.0 - kept.old.start().0));
        (span.end() <= kept.old.end()).then(|| Span::new(by(span.start()), by(span.end())))
    }

    /// Where a span stands whose edges are known: each beside a letter that was kept, or where what was changed begins
    /// or ends. Logarithmic.
    pub(super) fn edges(&self, span: Span) -> Option<Span> {
        let (start, end) = (self.start(span.start())?, self.end(span.end())?);
        (start < end).then(|| Span::new(start, end))
    }

    /// About where a position of the old version is in the new one. Logarithmic.
    pub(super) fn about(&self, at: Offset) -> Offset {
        let before = self.kept.partition_point(|kept| kept.old.start() <= at);
        let Some(kept) = before.checked_sub(1).map(|i| self.kept[i]) else {
            return Offset::ZERO;
        };
        let along = (at.0 - kept.old.start().0).min(kept.old.len());
        Offset(kept.new.start().0 + along)
    }

    /// What stands in the new version in the place of what was taken out around a position; empty where that was kept.
    pub(super) fn instead(&self, at: Offset) -> Span {
        let after = self.kept.partition_point(|kept| kept.old.end() <= at);
        let start = after
            .checked_sub(1)
            .map_or(Offset::ZERO, |i| self.kept[i].new.end());
        let end = self
            .kept
            .get(after)
            .map_or(self.new, |kept| kept.new.start());
        Span::new(start, end)
    }

    /// How many letters of a stretch of the new version stood in the old one, as they stand now, outside of `own`. Linear
    /// in what was kept within the stretch.
    pub(super) fn stood(&self, new: Span, own: Span) -> u32 {
        let first = self
            .kept
            .partition_point(|kept| kept.new.end() <= new.start());
        let within = (self.kept[first..].iter()).take_while(|kept| kept.new.start() < new.end());
        within
            .map(|kept| {
                let start = new.start().max(kept.new.start()).0 - kept.new.start().0;
                let end = new.end().min(kept.new.end()).0 - kept.new.start().0;
                let (start, end) = (kept.old.start().plus(start), kept.old.start().plus(end));
                let owned = (end.min(own.end()).0).saturating_sub(start.max(own.start()).0);
                end.0 - start.0 - owned
            })
            .sum()
    }

    /// The stretch that a letter of the old version is in.
    fn kept_at(&self, letter: Offset) -> Option<Kept> {
        let at = self.kept.partition_point(|kept| kept.old.end() <= letter);
        self.kept
            .get(at)
            .copied()
            .filter(|k| k.old.start() <= letter)
    }

    fn start(&self, at: Offset) -> Option<Offset> {
        if let Some(kept) = self.kept_at(at) {
            return Some(Offset(kept.new.start().0 + (at.0 - kept.old.start().0)));
        }
        // Where something else begins in the place of it.
        if at == Offset::ZERO {
            return Some(at);
        }
        let before = self.kept_at(at.minus(1))?;
        Some(before.new.end())
    }

    fn end(&self, at: Offset) -> Option<Offset> {
        if let Some(kept) = at.0.checked_sub(1).and_then(|at| self.kept_at(Offset(at))) {
            return Some(Offset(kept.new.start().0 + (at.0 - kept.old.start().0)));
        }
        if at == self.old {
            return Some(self.new);
        }
        Some(self.kept_at(at)?.new.start())
    }
}

/// Of longer stretches that differ, the single letters are not compared.
const MOST_LETTERS: usize = 120;

type Split = for<'a> fn(Piece<'a>) -> Vec<Piece<'a>>;

/// From the coarse to the fine: what differs in one is looked at in the next.
const LEVELS: [Split; 3] = [lines, words, letters];

fn compare(both: [Piece<'_>; 2], levels: &[Split], kept: &mut Vec<Kept>) {
    let Some((split, finer)) = levels.split_first() else {
        return;
    };
    let [old, new] = both.map(split);
    let common = in_common(old.len(), new.len(), &|a, b| old[a].words == new[b].words);
    let (mut a, mut b) = (0, 0);
    for (next_a, next_b, length) in common.into_iter().chain([(old.len(), new.len(), 0)]) {
        let differing = [
            together(both[0], &old, a, next_a),
            together(both[1], &new, b, next_b),
        ];
        // Letters that other words happen to have as well say nothing about where anything has come to stand.
        let last = finer.len() == 1;
        if differing.iter().all(|piece| !piece.words.is_empty()) && !(last && differ(differing)) {
            compare(differing, finer, kept);
        }
        let same = together(both[0], &old, next_a, next_a + length);
        let there = together(both[1], &new, next_b, next_b + length);
        push(kept, same.at, there.at, same.words.chars().count() as u32);
        (a, b) = (next_a + length, next_b + length);
    }
}

/// Whether words are no correction of others: they are many, or more than half of their letters differ.
fn differ(both: [Piece<'_>; 2]) -> bool {
    let [a, b] = both.map(|piece| piece.words.chars().collect::<Vec<char>>());
    let longest = a.len().max(b.len());
    longest > MOST_LETTERS || changes(&a, &b) * 2 > longest
}

/// Some pieces in a row as one; `whole` is what they are pieces of.
fn together<'a>(whole: Piece<'a>, pieces: &[Piece<'a>], from: usize, to: usize) -> Piece<'a> {
    let Some(first) = pieces.get(from).filter(|_| from < to) else {
        let at = pieces.get(from).map_or(whole.at, |piece| piece.at);
        return Piece { words: "", at };
    };
    let bytes = |piece: &Piece<'_>| piece.words.as_ptr() as usize - whole.words.as_ptr() as usize;
    let start = bytes(first);
    let end = pieces.get(to).map_or(whole.words.len(), bytes);
    Piece {
        words: whole.words.get(start..end).unwrap_or_default(),
        at: first.at,
    }
}

fn push(kept: &mut Vec<Kept>, old: u32, new: u32, length: u32) {
    if length == 0 {
        return;
    }
    let span = |at: u32| Span::new(Offset(at), Offset(at + length));
    match kept.last_mut() {
        Some(last) if last.old.end().0 == old && last.new.end().0 == new => {
            last.old = last.old.hull(span(old));
            last.new = last.new.hull(span(new));
        }
        _ => kept.push(Kept {
            old: span(old),
            new: span(new),
        }),
    }
}

fn lines(piece: Piece<'_>) -> Vec<Piece<'_>> {
    cut(piece, |before, _| before == '\n')
}

/// Letters of a word stay together; any other character stands by itself, and so does one of a script that sets no
/// blanks between words.
fn words(piece: Piece<'_>) -> Vec<Piece<'_>> {
    let joins = |c: char| c.is_alphanumeric() && c < '\u{2e80}';
    cut(piece, |before, after| !(joins(before) && joins(after)))
}

fn letters(piece: Piece<'_>) -> Vec<Piece<'_>> {
    cut(piece, |_, _| true)
}

/// Cuts between two characters wherever `apart` says so.
fn cut(piece: Piece<'_>, apart: impl Fn(char, char) -> bool) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let (mut start, mut at) = (0, piece.at);
    let mut before: Option<char> = None;
    for ((byte, letter), n) in piece.words.char_indices().zip(piece.at..) {
        if before.is_some_and(|before| apart(before, letter)) {
            pieces.extend(
                piece
                    .words
                    .get(start..byte)
                    .map(|words| Piece { words, at }),
            );
            (start, at) = (byte, n);
        }
        before = Some(letter);
    }
    if before.is_some() {
        pieces.extend(piece.words.get(start..).map(|words| Piece { words, at }));
    }
    pieces
}
