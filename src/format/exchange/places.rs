//! Brings the places of marks down to what a format holds, and says what is lost by it: a part of [`super::reduce`].

use super::flat::flat;
use super::ids::derived;
use super::loss::{Facet, Loss, Tally};
use super::model::{Article, Mark};
use super::plain::ends_line;
use super::tokens::is_white;
use super::units::borders;
use crate::domain::json::shown;
use crate::domain::{Offset, Span, Table, Text};

/// A mark for each part, the first of them under the id.
pub(super) fn apart(article: &Article, mark: &Mark, losses: &mut dyn Tally) -> Vec<Mark> {
    losses.lose(&|| Loss::of(Facet::Parts, article, mark, mark.label.as_str()));
    let parts = mark.parts.iter().zip(1..);
    let one = |(part, n): (&Span, usize)| Mark {
        id: match n {
            1 => mark.id.clone(),
            n => derived(&[&mark.id, "part", &shown(&n)]),
        },
        parts: vec![*part],
        ..mark.clone()
    };
    parts.map(one).collect()
}

/// A mark for each value of some attributes, and for each of these each value of the next; the first of them under the id.
pub(super) fn for_each(
    article: &Article,
    mark: Mark,
    names: &[&str],
    losses: &mut dyn Tally,
) -> Vec<Mark> {
    if names.is_empty() {
        return vec![mark];
    }
    let mut all = vec![mark.clone()];
    for name in names {
        let values = mark.values(name);
        if values.len() > 1 {
            let with = |mark: Mark| {
                values.iter().map(move |value| {
                    let mut one = mark.clone();
                    let own = one.attributes.iter_mut().filter(|(own, _)| own == name);
                    own.for_each(|(_, own)| *own = vec![value.clone()]);
                    one
                })
            };
            all = all.into_iter().flat_map(with).collect();
        }
    }
    if all.len() > 1 {
        losses.lose(&|| Loss::of(Facet::Each, article, &mark, mark.label.as_str()));
        for (n, one) in (2_usize..).zip(all.iter_mut().skip(1)) {
            one.id = derived(&[&mark.id, "each", &shown(&n)]);
        }
    }
    all
}

/// A mark from the start of its first part to the end of its last.
pub(super) fn hulled(article: &Article, mut mark: Mark, losses: &mut dyn Tally) -> Mark {
    if mark.parts.len() > 1 {
        losses.lose(&|| Loss::of(Facet::Hull, article, &mark, mark.label.as_str()));
        mark.parts = vec![mark.extent()];
    }
    mark
}

/// Cuts white space off the ends of all parts; what is nothing else goes.
pub(super) fn trimmed(article: &Article, marks: &mut Vec<Mark>, losses: &mut dyn Tally) {
    marks.retain_mut(|mark| {
        let parts = mark.parts.iter().map(|part| within(&article.text, *part));
        let mut parts: Vec<Span> = parts.collect();
        parts.retain(|part| !part.is_empty());
        if parts == mark.parts {
            return true;
        }
        let facet = match parts.is_empty() {
            true => Facet::Blank,
            false => Facet::Edges,
        };
        losses.lose(&|| Loss::of(facet, article, mark, mark.label.as_str()));
        mark.parts = parts;
        !mark.parts.is_empty()
    });
}

/// A stretch without the white space at its ends; empty where it is nothing else.
fn within(text: &Text, span: Span) -> Span {
    let words = text.slice(span);
    let lead = words.chars().take_while(|c| is_white(*c)).count() as u32;
    let trail = words.chars().rev().take_while(|c| is_white(*c)).count() as u32;
    let start = span.start().plus(lead);
    Span::new(start, span.end().minus(trail).max(start))
}

/// Parts without those gaps that are nothing but a line end with white space.
pub(super) fn over_lines(text: &Text, parts: &[Span]) -> Vec<Span> {
    let mut left: Vec<Span> = Vec::with_capacity(parts.len());
    for part in parts {
        let gap = |last: &Span| text.slice(Span::new(last.end(), part.start()));
        let line_end = |gap: &str| gap.chars().all(is_white) && gap.contains(ends_line);
        match left.last_mut() {
            Some(last) if line_end(gap(last)) => *last = last.hull(*part),
            _ => left.push(*part),
        }
    }
    left
}

/// Parts that only a line end keeps apart become one.
pub(super) fn joined(article: &Article, marks: &mut [Mark], losses: &mut dyn Tally) {
    for mark in marks {
        let parts = over_lines(&article.text, &mark.parts);
        if parts.len() < mark.parts.len() {
            let what = mark.label.as_str();
            losses.lose(&|| Loss::of(Facet::Joined, article, mark, what));
            mark.parts = parts;
        }
    }
}

/// Marks get all of what people see as one character; parts that touch then become one. Linear in the text.
pub(super) fn widened(article: &Article, marks: &mut [Mark], losses: &mut dyn Tally) {
    let borders = borders(&article.text);
    let border = |place: usize| borders.get(place).copied().map(Offset);
    let wide = |part: &Span| {
        let before = borders.partition_point(|border| *border <= part.start().0);
        let behind = borders.partition_point(|border| *border < part.end().0);
        let start = before.checked_sub(1).and_then(border);
        Span::new(
            start.unwrap_or(part.start()),
            border(behind).unwrap_or(part.end()),
        )
    };
    for mark in marks {
        let mut parts: Vec<Span> = Vec::with_capacity(mark.parts.len());
        for part in mark.parts.iter().map(wide) {
            match parts.last_mut() {
                Some(last) if part.start() <= last.end() => *last = last.hull(part),
                _ => parts.push(part),
            }
        }
        if parts != mark.parts {
            let what = mark.label.as_str();
            losses.lose(&|| Loss::of(Facet::Halves, article, mark, what));
            mark.parts = parts;
        }
    }
}

/// Marks without overlaps, for each label where `by_label`: the longest first, then the earliest; what overlaps one of these
/// goes.
pub(super) fn longest(
    article: &Article,
    marks: Vec<Mark>,
    by_label: bool,
    losses: &mut dyn Tally,
) -> Vec<Mark> {
    let mut layers: Table<&str, Vec<usize>> = Table::new();
    for (n, mark) in marks.iter().enumerate() {
        let layer = if by_label { mark.label.as_str() } else { "" };
        layers.or_default(layer).push(n);
    }
    let mut stays = vec![false; marks.len()];
    for layer in layers.values() {
        let those = layer.iter().filter_map(|n| marks.get(*n));
        let places: Vec<Span> = those.map(Mark::extent).collect();
        for (n, kept) in layer.iter().zip(flat(&places)) {
            if let Some(stays) = stays.get_mut(*n) {
                *stays = kept;
            }
        }
    }
    let mut kept = stays.into_iter();
    let mut left = marks;
    left.retain(|mark| {
        let stays = kept.next().unwrap_or_default();
        if !stays {
            let what = mark.label.as_str();
            losses.lose(&|| Loss::of(Facet::Overlap, article, mark, what));
        }
        stays
    });
    left
}
