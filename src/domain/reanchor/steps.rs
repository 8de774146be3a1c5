//! What two lists have in common, in order: the fewest things taken out and put in that lead from one to the other.

/// So many things taken out and put in are looked for; lists that differ more are taken to have nothing in common, as
/// the work grows with the square of it.
const MOST: usize = 600;

/// A stretch that both lists have: where it begins in the one and in the other, and how long it is.
pub(super) type Common = (usize, usize, usize);

/// The stretches that two lists have in common, in order. `same` compares a thing of the first with one of the second.
/// Linear in the lists but for what differs (Myers, 1986).
pub(super) fn in_common(
    old: usize,
    new: usize,
    same: &dyn Fn(usize, usize) -> bool,
) -> Vec<Common> {
    let begin = (0..old.min(new)).take_while(|&i| same(i, i)).count();
    let rest = old.min(new) - begin;
    let end = (0..rest)
        .take_while(|&i| same(old - 1 - i, new - 1 - i))
        .count();
    let mut common = Vec::new();
    push(&mut common, (0, 0, begin));
    let between = between(old - begin - end, new - begin - end, &|a, b| {
        same(begin + a, begin + b)
    });
    for (a, b, length) in between {
        push(&mut common, (begin + a, begin + b, length));
    }
    push(&mut common, (old - end, new - end, end));
    common
}

/// Stretches that touch in both lists are one.
fn push(common: &mut Vec<Common>, next: Common) {
    match common.last_mut() {
        _ if next.2 == 0 => {}
        Some(last) if last.0 + last.2 == next.0 && last.1 + last.2 == next.1 => last.2 += next.2,
        _ => common.push(next),
    }
}

fn between(old: usize, new: usize, same: &dyn Fn(usize, usize) -> bool) -> Vec<Common> {
    if old == 0 || new == 0 {
        return Vec::new();
    }
    let most = (old + new).min(MOST);
    // How far along the first list each diagonal has come; `middle` is the diagonal on which both are equally far.
    let middle = most + 1;
    let mut far = vec![0_usize; 2 * middle + 1];
    let mut rounds: Vec<Vec<usize>> = Vec::new();
    for steps in 0..=most {
        rounds.push(far[middle - steps..=middle + steps].to_vec());
        let mut diagonal = middle - steps;
        while diagonal <= middle + steps {
            let down = goes_down(&far, diagonal, middle, steps);
            let mut a = if down {
                far[diagonal + 1]
            } else {
                far[diagonal - 1] + 1
            };
            // Of a diagonal outside of the lists nothing is to be had.
            if a <= old && a + middle >= diagonal && a + middle - diagonal <= new {
                let mut b = a + middle - diagonal;
                while a < old && b < new && same(a, b) {
                    a += 1;
                    b += 1;
                }
                far[diagonal] = a;
                if a == old && b == new {
                    return way_back(&rounds, old, new, middle, steps);
                }
            } else {
                far[diagonal] = a;
            }
            diagonal += 2;
        }
    }
    Vec::new()
}

/// Whether the furthest way to a diagonal takes in a thing of the second list, and not out one of the first.
fn goes_down(far: &[usize], diagonal: usize, middle: usize, steps: usize) -> bool {
    diagonal == middle - steps
        || (diagonal != middle + steps && far[diagonal - 1] < far[diagonal + 1])
}

fn way_back(
    rounds: &[Vec<usize>],
    old: usize,
    new: usize,
    middle: usize,
    steps: usize,
) -> Vec<Common> {
    let mut found: Vec<Common> = Vec::new();
    let (mut a, mut b) = (old, new);
    for step in (1..=steps).rev() {
        // As it was before this step: those of the step before it.
        let mut far = vec![0_usize; 2 * middle + 1];
        far[middle - step..=middle + step].copy_from_slice(&rounds[step]);
        let diagonal = middle + a - b;
        let down = goes_down(&far, diagonal, middle, step);
        let before = if down { diagonal + 1 } else { diagonal - 1 };
        let from_a = far[before];
        let from_b = from_a + middle - before;
        let begin_a = if down { from_a } else { from_a + 1 };
        found.push((begin_a, begin_a + middle - diagonal, a - begin_a));
        (a, b) = (from_a, from_b);
    }
    found.push((0, 0, a.min(b)));
    let mut common = Vec::with_capacity(found.len());
    for next in found.into_iter().rev() {
        push(&mut common, next);
    }
    common
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// The length of the longest list that both contain, by the book.
    fn longest(old: &[u8], new: &[u8]) -> usize {
        let mut row = vec![0; new.len() + 1];
        for a in old {
            let mut corner = 0;
            for (i, b) in new.iter().enumerate() {
                let above = row[i + 1];
                row[i + 1] = if a == b {
                    corner + 1
                } else {
                    above.max(row[i])
                };
                corner = above;
            }
        }
        row[new.len()]
    }

    proptest! {
        #[test]
        fn as_much_is_found_as_there_is(
            old in prop::collection::vec(0..4_u8, 0..40), new in prop::collection::vec(0..4_u8, 0..40),
        ) {
            let common = in_common(old.len(), new.len(), &|a, b| old[a] == new[b]);
            let mut ends = (0, 0);
            for (i, (a, b, length)) in common.iter().copied().enumerate() {
                prop_assert!(length > 0 && a >= ends.0 && b >= ends.1);
                // Nothing touches, so that each is as long as it can be.
                prop_assert!(i == 0 || (a, b) != ends);
                prop_assert_eq!(&old[a..a + length], &new[b..b + length]);
                ends = (a + length, b + length);
            }
            let all: usize = common.iter().map(|c| c.2).sum();
            // A start or an end in common is always taken, and never costs anything.
            prop_assert_eq!(all, longest(&old, &new));
        }
    }

    #[test]
    fn lists_that_differ_in_too_much_have_start_and_end_in_common_alone() {
        let old: Vec<usize> = (0..2000).collect();
        let new: Vec<usize> = (0..10).chain(5000..7000).chain(1990..2000).collect();
        let common = in_common(old.len(), new.len(), &|a, b| old[a] == new[b]);
        assert_eq!(common, [(0, 0, 10), (1990, 2010, 10)]);
    }
}
