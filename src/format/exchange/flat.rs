//! Marks without overlaps, for what has one layer only.

use std::cmp::Reverse;

use crate::domain::{Span, sort};

/// Which of these places are taken where none may overlap another: the longest first, then the earliest, then the one that
/// comes first. Sorting, and moving what begins behind.
pub fn flat(places: &[Span]) -> Vec<bool> {
    let mut order: Vec<usize> = (0..places.len()).collect();
    let place = |n: &usize| places.get(*n).copied().unwrap_or_default();
    let key = |n: &usize| (Reverse(place(n).len()), place(n).start());
    sort(&mut order, |a, b| key(a).cmp(&key(b)));
    // What is taken, by where it begins: at most one of them can reach into a place from before it.
    let mut taken: Vec<Span> = Vec::with_capacity(places.len());
    let mut kept = vec![false; places.len()];
    for n in order {
        let span = place(&n);
        let at = taken.partition_point(|other| other.start() < span.end());
        let before = at.checked_sub(1).and_then(|before| taken.get(before));
        if before.is_none_or(|other| other.end() <= span.start()) {
            taken.insert(at, span);
            if let Some(kept) = kept.get_mut(n) {
                *kept = true;
            }
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Offset;

    #[test]
    fn the_longest_stay_then_the_earliest() {
        let span = |(a, b): (u32, u32)| Span::new(Offset(a), Offset(b));
        let places = [(0, 3), (2, 9), (2, 9), (8, 10), (10, 11), (9, 11)].map(span);
        assert_eq!(flat(&places), [false, true, false, false, false, true]);
    }
}
