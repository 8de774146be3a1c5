//! One way to put things in order, for all lists: a sort for each type of list would be a large part of the program.

use std::cmp::Ordering;

/// The places of `len` things in the order that `compare` asks of two places; equals stay as they are. `n log n`, linear
/// where they are in order already.
#[inline(never)]
pub fn order(len: usize, compare: &mut dyn FnMut(usize, usize) -> Ordering) -> Vec<u32> {
    let mut from: Vec<u32> = (0..len as u32).collect();
    if (1..len).all(|at| compare(at - 1, at) != Ordering::Greater) {
        return from;
    }
    let mut to = from.clone();
    // Merges runs of one, two, four … places, from one list into the other.
    let mut width = 1;
    while width < len {
        let mut start = 0;
        while start < len {
            let (middle, end) = ((start + width).min(len), (start + 2 * width).min(len));
            let (mut left, mut right) = (start, middle);
            for slot in &mut to[start..end] {
                let take_left = left < middle
                    && (right == end
                        || compare(from[left] as usize, from[right] as usize) != Ordering::Greater);
                let side = if take_left { &mut left } else { &mut right };
                *slot = from[*side];
                *side += 1;
            }
            start = end;
        }
        std::mem::swap(&mut from, &mut to);
        width *= 2;
    }
    from
}

/// Puts a list in order, stably. `n log n`.
pub fn sort<T>(list: &mut [T], mut compare: impl FnMut(&T, &T) -> Ordering) {
    let mut from = order(list.len(), &mut |a, b| compare(&list[a], &list[b]));
    // Each round of exchanges ends where it began; a place that is done says that it stays.
    for first in 0..from.len() {
        let mut at = first;
        loop {
            let next = std::mem::replace(&mut from[at], at as u32) as usize;
            if next == first || next == at {
                break;
            }
            list.swap(at, next);
            at = next;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn it_sorts_as_the_standard_library_does(list: Vec<(u8, u16)>) {
            let (mut ours, mut theirs) = (list.clone(), list);
            sort(&mut ours, |a, b| a.0.cmp(&b.0));
            theirs.sort_by_key(|a| a.0);
            prop_assert_eq!(ours, theirs);
        }
    }
}
