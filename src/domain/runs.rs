//! Overlapping tags, flattened: stretches of a block over which the set of tags does not change.

use super::{AnnotationId, Span, assign_lanes, sort};

/// A tag as far as painting cares: one fragment of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mark {
    /// Whose fragment.
    pub annotation: AnnotationId,
    /// Where.
    pub span: Span,
    /// Place of its kind in the codebook.
    pub kind: u8,
}

/// A stretch with the same tags all along.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Run {
    /// Never empty.
    pub span: Span,
    /// Indexes into the marks with their lanes, the widest mark first; empty for plain text.
    pub marks: Vec<(usize, u8)>,
}

/// Runs that cover `block` from end to end, in order, and the marks they speak of, cut to the block and sorted by start,
/// then longest first. O(m² in the depth of overlap + m log m).
pub fn runs(block: Span, marks: &[Mark]) -> (Vec<Run>, Vec<Mark>) {
    let mut inside: Vec<Mark> = marks
        .iter()
        .filter_map(|m| m.span.intersection(block).map(|span| Mark { span, ..*m }))
        .collect();
    let key = |m: &Mark| {
        let span = m.span;
        (span.start(), std::cmp::Reverse(span.end()), m.annotation)
    };
    sort(&mut inside, |a, b| key(a).cmp(&key(b)));
    let lanes = assign_lanes(&inside.iter().map(|m| m.span).collect::<Vec<_>>());

    let mut borders: Vec<_> = inside
        .iter()
        .flat_map(|m| [m.span.start(), m.span.end()])
        .collect();
    borders.extend([block.start(), block.end()]);
    sort(&mut borders, Ord::cmp);
    borders.dedup();

    let mut open: Vec<usize> = Vec::new();
    let mut next = 0;
    let runs = borders
        .windows(2)
        .map(|pair| {
            let span = Span::new(pair[0], pair[1]);
            open.retain(|&i| inside[i].span.end() > span.start());
            while inside
                .get(next)
                .is_some_and(|m| m.span.start() == span.start())
            {
                open.push(next);
                next += 1;
            }
            let mut marks: Vec<(usize, u8)> = open.iter().map(|&i| (i, lanes[i])).collect();
            let key = |(i, lane): (usize, u8)| (std::cmp::Reverse(inside[i].span.len()), lane);
            sort(&mut marks, |a, b| key(*a).cmp(&key(*b)));
            Run { span, marks }
        })
        .collect();
    (runs, inside)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Offset;
    use proptest::prelude::*;
    use uuid::Uuid;

    fn mark(id: u128, start: u32, end: u32) -> Mark {
        Mark {
            annotation: AnnotationId::new(Uuid::from_u128(id)),
            span: Span::new(Offset(start), Offset(end)),
            kind: 0,
        }
    }

    fn block(start: u32, end: u32) -> Span {
        Span::new(Offset(start), Offset(end))
    }

    #[test]
    fn nested_overlapping_and_identical_tags_all_stay() {
        let (runs, marks) = runs(
            block(0, 10),
            &[mark(1, 2, 8), mark(2, 4, 6), mark(3, 7, 10), mark(4, 2, 8)],
        );
        let shown: Vec<(u32, u32, Vec<u128>)> = runs
            .iter()
            .map(|r| {
                let ids = r
                    .marks
                    .iter()
                    .map(|&(i, _)| marks[i].annotation.uuid().as_u128())
                    .collect();
                (r.span.start().0, r.span.end().0, ids)
            })
            .collect();
        let expected = [
            (0, 2, vec![]),
            (2, 4, vec![1, 4]),
            (4, 6, vec![1, 4, 2]),
            (6, 7, vec![1, 4]),
            (7, 8, vec![1, 4, 3]),
            (8, 10, vec![3]),
        ];
        assert_eq!(shown, expected);
    }

    proptest! {
        #[test]
        fn runs_tile_the_block_and_say_exactly_what_covers_each_place(
            spans in proptest::collection::vec((0u32..50, 1u32..20), 0..20),
        ) {
            let marks: Vec<Mark> =
                spans.iter().enumerate().map(|(i, &(s, l))| mark(i as u128, s, s + l)).collect();
            let block = block(5, 45);
            let (runs, kept) = runs(block, &marks);
            prop_assert_eq!(runs.first().map(|r| r.span.start()), Some(block.start()));
            prop_assert_eq!(runs.last().map(|r| r.span.end()), Some(block.end()));
            for pair in runs.windows(2) {
                prop_assert_eq!(pair[0].span.end(), pair[1].span.start());
            }
            for run in &runs {
                let mut said: Vec<_> = run.marks.iter().map(|&(i, _)| kept[i].annotation).collect();
                let mut expected: Vec<_> =
                    marks.iter().filter(|m| m.span.contains(run.span.start())).map(|m| m.annotation).collect();
                said.sort();
                expected.sort();
                prop_assert_eq!(said, expected);
            }
        }
    }
}
