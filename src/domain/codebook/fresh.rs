//! How a kind looks that nobody has chosen a look for.

use super::{Codebook, Colour, Stroke};

/// Told apart by people who see few, and legible as lines on both grounds.
const COLOURS: [Colour; 6] = [
    Codebook::FIRST_COLOURS[0],
    Codebook::FIRST_COLOURS[1],
    Codebook::FIRST_COLOURS[2],
    Colour([0xa8, 0x4d, 0x87]),
    Colour([0x8a, 0x6d, 0x00]),
    Colour([0x5b, 0x5b, 0xc7]),
];

/// A colour and a stroke for a kind beside others that look so, the last of them its neighbour: a colour that none of them has, as
/// far as possible from all of these; where all are used, one that few have, as far as possible from the neighbour's. Then the
/// stroke that fewest have who have that colour.
pub fn fresh_look(taken: &[(Colour, Stroke)]) -> (Colour, Stroke) {
    let used = |colour: Colour| taken.iter().filter(|(c, _)| *c == colour).count();
    let apart = |colour: Colour| {
        let near = match used(colour) {
            0 => taken,
            _ => taken
                .get(taken.len().saturating_sub(1)..)
                .unwrap_or_default(),
        };
        let distances = near.iter().map(|(other, _)| distance(colour, *other));
        distances.min().unwrap_or(u32::MAX)
    };
    let mut colour = COLOURS[0];
    for other in COLOURS {
        let better = used(other) < used(colour)
            || (used(other) == used(colour) && apart(other) > apart(colour));
        if better {
            colour = other;
        }
    }
    let with = |stroke: Stroke, alike: bool| {
        let same = taken
            .iter()
            .filter(|(c, s)| *s == stroke && (!alike || *c == colour));
        same.count()
    };
    let rank = |stroke: &Stroke| (with(*stroke, true), with(*stroke, false));
    let stroke = Stroke::ALL.into_iter().min_by_key(rank);
    (colour, stroke.unwrap_or(Stroke::Straight))
}

/// How far apart two colours are; green counts most, as eyes have it.
fn distance(Colour(one): Colour, Colour(other): Colour) -> u32 {
    let parts = one.into_iter().zip(other).zip([3, 4, 2]);
    parts
        .map(|((a, b), weight)| u32::from(a.abs_diff(b)).pow(2) * weight)
        .sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn looks(first: &[(Colour, Stroke)], many: usize) -> Vec<(Colour, Stroke)> {
        let mut all = first.to_vec();
        for _ in 0..many {
            all.push(fresh_look(&all));
        }
        all
    }

    #[test]
    fn neighbours_look_different_and_colours_come_again_last() {
        let all = looks(&[], 30);
        for (place, (colour, _)) in all.iter().take(6).enumerate() {
            assert!(all.iter().take(place).all(|(other, _)| other != colour));
        }
        for (place, look) in all.iter().enumerate() {
            assert!(all.iter().take(place).all(|other| other != look), "{place}");
        }
        for pair in all.windows(2) {
            assert!(distance(pair[0].0, pair[1].0) > 20_000, "{pair:?}");
        }
    }

    #[test]
    fn what_is_there_is_not_used_again() {
        let kinds = Codebook::claims_actors_demands().kinds;
        let first: Vec<_> = kinds
            .iter()
            .map(|kind| (kind.colour, kind.stroke))
            .collect();
        let all = looks(&first, 3);
        for (place, (colour, _)) in all.iter().enumerate() {
            assert!(all.iter().take(place).all(|(other, _)| other != colour));
        }
        // One that a file had, and that is nearly one of ours, keeps that for later.
        let blue = (Colour([0x00, 0x70, 0xb0]), Stroke::Straight);
        let next = looks(&[blue], 4);
        assert!(
            next.iter().all(|(colour, _)| *colour != COLOURS[0]),
            "{next:?}"
        );
    }
}
