//! Overlapping tags get their lines on different levels, so that each stays legible.

use super::Span;

/// A level for each span, 0 nearest to the text: spans that overlap never share one. Give them in the order start, then
/// longest first; then a tag keeps its level however many begin after it. Quadratic in the depth of overlap only.
pub fn assign_lanes(spans: &[Span]) -> Vec<u8> {
    let mut ends: Vec<Span> = Vec::new();
    spans
        .iter()
        .map(|span| {
            let free = ends
                .iter()
                .position(|last| !last.overlaps(*span) && last.end() <= span.start());
            let lane = free.unwrap_or(ends.len());
            match ends.get_mut(lane) {
                Some(end) => *end = *span,
                None => ends.push(*span),
            }
            u8::try_from(lane).unwrap_or(u8::MAX)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Offset;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn overlapping_spans_never_share_a_lane(ends in proptest::collection::vec((0u32..60, 1u32..20), 0..25)) {
            let mut spans: Vec<Span> =
                ends.iter().map(|&(start, len)| Span::new(Offset(start), Offset(start + len))).collect();
            spans.sort_by_key(|s| (s.start(), std::cmp::Reverse(s.end())));
            let lanes = assign_lanes(&spans);
            for i in 0..spans.len() {
                for j in 0..i {
                    prop_assert!(!spans[i].overlaps(spans[j]) || lanes[i] != lanes[j]);
                }
            }
        }
    }
}
