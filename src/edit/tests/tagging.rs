//! Tagging, choosing, changing and deleting: what it says, where it leaves the caret, what it refuses.

use std::sync::Arc;

use super::by_hand::{ANSWER, MOSCOW, article, caret, chosen, kind, said, tag, words};
use crate::domain::{AnnotationId, Coder, CoderId, Extra, Offset, Span};
use crate::edit::testing::World;
use crate::edit::{CommandError, Cursor, Edge, command, place_in_stack, pressed};

#[test]
fn tagging_says_what_was_tagged_and_chooses_it() {
    let mut world = World::new();
    assert_eq!(
        tag(&mut world, &[ANSWER], "demand"),
        "Tagged 1 demand: “written answer”"
    );
    assert_eq!(words(&world, chosen(&world)), "written answer");
    assert_eq!(caret(&world), Span::caret(ANSWER.end()));
    let coders: Vec<_> = world.project().coders().map(|c| c.name.as_str()).collect();
    assert_eq!(coders, ["Ann"]);
}

#[test]
fn several_mentions_are_one_step() {
    let mut world = World::new();
    let before = world.session.cursor();
    let title = tag(&mut world, &[MOSCOW, ANSWER], "actor");
    assert_eq!(title, "Tagged 2 actors “written answer”");
    assert_eq!(world.project().annotations().len(), 2);
    assert_eq!(world.session.cursor(), before);
    world.undo();
    assert_eq!(world.project().annotations().len(), 0);
    assert_eq!(world.project().coders().count(), 0);
}

#[test]
fn the_same_words_are_tagged_as_one_kind_once() {
    let mut world = World::new();
    tag(&mut world, &[ANSWER], "demand");
    let first = chosen(&world);
    let again = command::Tag {
        document: article(&world).id(),
        spans: vec![ANSWER],
        kind: kind("demand"),
    };
    let refused = world.command(again).unwrap_err();
    assert_eq!(
        refused.to_string(),
        "“written answer” is tagged as a demand already"
    );
    assert!(matches!(refused, CommandError::TaggedAlready { id, .. } if id == first));
    assert_eq!(world.project().annotations().len(), 1);
    // As another kind, or other words, is another tag.
    tag(&mut world, &[ANSWER], "claim");
    let longer = Span::new(MOSCOW.start(), ANSWER.end());
    tag(&mut world, &[longer], "demand");
    assert_eq!(world.project().annotations().len(), 3);
}

#[test]
fn of_several_mentions_those_that_are_tagged_stay_as_they_are() {
    let mut world = World::new();
    tag(&mut world, &[MOSCOW], "actor");
    assert_eq!(
        tag(&mut world, &[MOSCOW, ANSWER], "actor"),
        "Tagged 1 actor “written answer”"
    );
    assert_eq!(world.project().annotations().len(), 2);
}

#[test]
fn what_somebody_else_tagged_can_be_tagged_too() {
    let mut world = World::new();
    tag(&mut world, &[ANSWER], "demand");
    let other = Coder {
        id: CoderId::new(uuid::Uuid::from_u128(99)),
        name: "Bea".to_owned(),
        extra: Extra::new(),
    };
    world.session.set_coder(other);
    tag(&mut world, &[ANSWER], "demand");
    assert_eq!(world.project().annotations().len(), 2);
}

#[test]
fn a_press_on_the_same_place_goes_through_the_tags_there() {
    let mut world = World::new();
    let sentence = Span::new(MOSCOW.start(), ANSWER.end());
    let mut ids = Vec::new();
    for (span, id) in [(sentence, "claim"), (ANSWER, "demand"), (ANSWER, "actor")] {
        tag(&mut world, &[span], id);
        ids.push(chosen(&world));
    }
    let (outer, middle, inner) = (ids[0], ids[1], ids[2]);
    let at = ANSWER.start().plus(3);
    let press = |world: &mut World, at: Offset, hit: AnnotationId| {
        let before = world.session.cursor();
        let tag = pressed(world.project(), before, at, hit);
        world.session.place(Cursor {
            chosen: Some(tag),
            ..before.at(at)
        });
        (tag, place_in_stack(world.project(), world.session.cursor()))
    };
    assert_eq!(press(&mut world, at, inner), (inner, Some((1, 3))));
    // A hand that trembles still means the same place.
    assert_eq!(press(&mut world, at.plus(1), inner), (middle, Some((2, 3))));
    assert_eq!(press(&mut world, at, inner), (outer, Some((3, 3))));
    assert_eq!(press(&mut world, at, inner), (inner, Some((1, 3))));
    assert_eq!(press(&mut world, at, inner), (middle, Some((2, 3))));
    // Elsewhere it begins anew; behind the last letter the tags before it count.
    let end = ANSWER.end();
    assert_eq!(press(&mut world, end, inner), (inner, Some((1, 3))));
    let alone = MOSCOW.start().plus(1);
    assert_eq!(press(&mut world, alone, outer), (outer, None));
}

#[test]
fn a_tag_takes_in_whole_characters() {
    let mut world = World::new();
    let family = Arc::clone(&world.project().documents()[1]);
    let command = command::Tag {
        document: family.id(),
        // Inside the family and inside the second flag.
        spans: vec![Span::new(Offset(3), Offset(18))],
        kind: kind("claim"),
    };
    world.command(command).unwrap();
    assert_eq!(words(&world, chosen(&world)), "👩‍👩‍👧 family 🇷🇺🇺🇸");
}

#[test]
fn what_is_not_there_cannot_be_tagged() {
    let mut world = World::new();
    let document = article(&world).id();
    let of = |document, spans: &[Span], id: &str| command::Tag {
        document,
        spans: spans.to_vec(),
        kind: kind(id),
    };
    assert_eq!(
        said(&mut world, of(document, &[], "claim")),
        "Select some text first"
    );
    let nothing = Span::caret(Offset(20));
    assert_eq!(
        said(&mut world, of(document, &[nothing], "claim")),
        "Select some text first"
    );
    let refused = said(&mut world, of(document, &[MOSCOW], "opinion"));
    assert_eq!(refused, "The codebook has no such kind");
    world.command(command::RemoveDocument(document)).unwrap();
    let refused = said(&mut world, of(document, &[MOSCOW], "claim"));
    assert_eq!(refused, "That article is no longer there");
}

#[test]
fn deleting_leaves_the_caret_where_the_tag_began_and_undoing_chooses_it_again() {
    let mut world = World::new();
    tag(&mut world, &[ANSWER], "demand");
    let id = chosen(&world);
    let title = said(&mut world, command::Delete(vec![id]));
    assert_eq!(title, "Deleted 1 demand: “written answer”");
    assert_eq!(caret(&world), Span::caret(ANSWER.start()));
    assert_eq!(world.session.cursor().chosen, None);
    assert_eq!(
        said(&mut world, command::Delete(vec![id])),
        "That tag is no longer there"
    );
    world.undo();
    assert_eq!(chosen(&world), id);
    assert_eq!(caret(&world), Span::caret(ANSWER.end()));
}

#[test]
fn deleting_several_is_counted_once_each() {
    let mut world = World::new();
    tag(&mut world, &[MOSCOW, ANSWER], "actor");
    let ids: Vec<_> = world.project().annotations().map(|a| a.id).collect();
    let twice = [ids.clone(), ids].concat();
    assert_eq!(said(&mut world, command::Delete(twice)), "Deleted 2 tags");
}

#[test]
fn a_kind_is_changed_once() {
    let mut world = World::new();
    tag(&mut world, &[ANSWER], "claim");
    let change = command::SetKind(chosen(&world), kind("demand"));
    assert_eq!(
        said(&mut world, change.clone()),
        "Changed 1 claim to demand"
    );
    assert_eq!(said(&mut world, change), "Nothing to change");
}

#[test]
fn edges_move_and_stop_at_each_other_and_at_the_end() {
    let mut world = World::new();
    tag(&mut world, &[ANSWER], "demand");
    let annotation = chosen(&world);
    let length = article(&world).text.len();
    let mut step = |edge, to| {
        let command = command::MoveEdge {
            annotation,
            edge,
            to,
        };
        let said = said(&mut world, command);
        (said, words(&world, annotation).to_owned())
    };
    let moved = |words: &str| ("Moved an edge".to_owned(), words.to_owned());
    let stuck = |words: &str| ("The edge cannot move further".to_owned(), words.to_owned());
    assert_eq!(step(Edge::Start, Offset(32)), moved("a written answer"));
    assert_eq!(step(Edge::End, Offset(41)), moved("a written"));
    assert_eq!(step(Edge::End, Offset(32)), stuck("a written"));
    assert_eq!(step(Edge::Start, Offset(41)), stuck("a written"));
    let (_, to_the_end) = step(Edge::End, length.plus(9));
    assert!(to_the_end.ends_with("Washington refuses."));
    assert_eq!(step(Edge::End, length.plus(9)), stuck(&to_the_end));
    // All moves of one edge in a row are one step.
    world.undo();
    assert_eq!(words(&world, annotation), "written answer");
}
