use proptest::prelude::*;
use uuid::Uuid;

use super::*;
use crate::domain::RelationId;

fn line(top: i32) -> Line {
    Line { top, height: 30 }
}

fn link(from: End, to: End) -> Near {
    Near {
        id: RelationId::new(Uuid::from_u128(1)),
        from,
        to,
    }
}

use Away::{Down, Elsewhere, Up};
use End::Here;

#[test]
fn a_link_within_another_runs_inside() {
    let lines = [line(0), line(100), line(200), line(300)];
    let links = [link(Here(0), Here(3)), link(Here(2), Here(1))];
    let (drawn, more) = lay_out(&lines, &links, 6);
    assert_eq!(more, []);
    let of = |link| *drawn.iter().find(|d| d.link == link).unwrap();
    assert_eq!((of(0).lane, of(1).lane), (1, 0));
    assert_eq!(of(0).shape, Shape::Bracket { from: 15, to: 315 });
    assert_eq!(of(1).shape, Shape::Bracket { from: 215, to: 115 });
}

#[test]
fn links_of_one_line_leave_it_at_heights_at_which_they_do_not_cross() {
    let lines = [line(0), line(100), line(200), line(300)];
    // From the second line: up to the first, down to the third and the fourth.
    let links = [
        link(Here(1), Here(2)),
        link(Here(1), Here(3)),
        link(Here(1), Here(0)),
    ];
    let (drawn, _) = lay_out(&lines, &links, 6);
    let leaves = |link| {
        let found = drawn.iter().find(|d| d.link == link).unwrap();
        match found.shape {
            Shape::Bracket { from, .. } => from,
            Shape::Stub { at, .. } => at,
        }
    };
    assert!(leaves(2) < leaves(1), "upwards leaves above downwards");
    assert!(
        leaves(1) < leaves(0),
        "of those downwards, the longer leaves above the shorter"
    );
}

#[test]
fn an_end_out_of_sight_is_a_stub_that_says_where_it_is() {
    let lines = [line(100)];
    let links = [
        link(Here(0), End::Away(Up)),
        link(End::Away(Down), Here(0)),
        link(Here(0), End::Away(Elsewhere)),
    ];
    let (drawn, _) = lay_out(&lines, &links, 6);
    let shapes: Vec<_> = drawn
        .iter()
        .map(|d| match d.shape {
            Shape::Stub {
                towards, arrives, ..
            } => (d.link, towards, arrives),
            Shape::Bracket { .. } => panic!("a bracket with one end"),
        })
        .collect();
    assert_eq!(
        shapes,
        [(0, Up, false), (2, Elsewhere, false), (1, Down, true)]
    );
}

#[test]
fn where_the_margin_is_narrow_there_are_stubs_alone() {
    let lines = [line(0), line(100)];
    let (drawn, more) = lay_out(&lines, &[link(Here(0), Here(1))], 2);
    assert_eq!(more, []);
    let towards: Vec<_> = drawn
        .iter()
        .filter_map(|d| match d.shape {
            Shape::Stub { towards, .. } => Some(towards),
            Shape::Bracket { .. } => None,
        })
        .collect();
    assert_eq!(towards, [Down, Up]);
}

#[test]
fn two_statements_on_one_line_have_a_small_bracket() {
    let lines = [
        line(100),
        Line {
            top: 102,
            height: 28,
        },
    ];
    let (drawn, _) = lay_out(&lines, &[link(Here(0), Here(1))], 6);
    assert!(matches!(drawn[0].shape, Shape::Bracket { from, to } if from < to));
}

fn end(lines: usize) -> impl Strategy<Value = End> {
    prop_oneof![
        4 => (0..lines).prop_map(Here),
        1 => Just(End::Away(Up)),
        1 => Just(End::Away(Down)),
        1 => Just(End::Away(Elsewhere)),
    ]
}

fn scenes() -> impl Strategy<Value = (Vec<Line>, Vec<Near>, usize)> {
    prop::collection::vec((0..2000_i32, 8..40_i32), 1..14).prop_flat_map(|tops| {
        let lines: Vec<Line> = tops
            .iter()
            .map(|&(top, height)| Line { top, height })
            .collect();
        let count = lines.len();
        let links = prop::collection::vec((end(count), end(count)), 0..25);
        (Just(lines), links, 0..9_usize).prop_map(|(lines, ends, lanes)| {
            // One end at least is near, and no statement is linked to itself.
            let fits =
                |(a, b): &(End, End)| a != b && (matches!(a, Here(_)) || matches!(b, Here(_)));
            let links = ends.into_iter().filter(fits).map(|(a, b)| link(a, b));
            (lines, links.collect(), lanes)
        })
    })
}

proptest! {
    #[test]
    fn no_two_coincide((lines, links, lanes) in scenes()) {
        let (drawn, _) = lay_out(&lines, &links, lanes);
        for (i, one) in drawn.iter().enumerate() {
            prop_assert!(one.lane < lanes);
            for other in &drawn[..i] {
                let ((a, b), (c, d)) = (one.shape.extent(), other.shape.extent());
                prop_assert!(one.lane != other.lane || b < c || d < a);
            }
        }
    }

    #[test]
    fn every_end_is_drawn_or_counted((lines, links, lanes) in scenes()) {
        let (drawn, more) = lay_out(&lines, &links, lanes);
        let near = |link: &Near| [link.from, link.to].iter().filter(|e| matches!(e, Here(_))).count();
        let ends: usize = links.iter().map(near).sum();
        let shown: usize = drawn
            .iter()
            .map(|d| if matches!(d.shape, Shape::Bracket { .. }) { 2 } else { 1 })
            .sum();
        let counted: usize = more.iter().map(|m| m.count).sum();
        prop_assert_eq!(ends, shown + counted);
        for (place, link) in links.iter().enumerate() {
            let brackets = drawn.iter().filter(|d| d.link == place && matches!(d.shape, Shape::Bracket { .. }));
            let brackets = brackets.count();
            prop_assert!(brackets <= 1 && (brackets == 0 || near(link) == 2));
        }
    }

    #[test]
    fn every_end_stands_within_its_line((lines, links, lanes) in scenes()) {
        for Drawn { link, shape, .. } in lay_out(&lines, &links, lanes).0 {
            let within = |end: End, at: i32| match end {
                Here(line) => (lines[line].top..=lines[line].top + lines[line].height).contains(&at),
                End::Away(_) => false,
            };
            let link = links[link];
            let fits = match shape {
                Shape::Bracket { from, to } => within(link.from, from) && within(link.to, to),
                Shape::Stub { at, arrives, .. } => within(if arrives { link.to } else { link.from }, at),
            };
            prop_assert!(fits);
        }
    }
}
