//! Frames: what is coded of a statement, and what of it hangs on other tags.

use super::actors::{actor, add, code, demand_and_mention};
use super::by_hand::{ANSWER, chosen, kind, said, tag, tag_of};
use crate::domain::{AnnotationId, Frame, Offset, Part, Position, Slot, Span};
use crate::edit::command;
use crate::edit::testing::World;

fn claimed_by(parts: &[Part]) -> Frame {
    Frame {
        claimants: parts.to_vec(),
        ..Frame::empty()
    }
}

fn claimants(world: &World, statement: AnnotationId) -> &[Part] {
    &tag_of(world, statement).frame().claimants
}

#[test]
fn coding_says_which_slot_and_typing_is_one_step() {
    let mut world = World::new();
    tag(&mut world, &[ANSWER], "demand");
    let statement = chosen(&world);
    for words in ["w", "wr", "written answers"] {
        let frame = Frame {
            proposition: words.to_owned(),
            ..Frame::empty()
        };
        let command = command::SetFrame {
            statement,
            frame: Box::new(frame),
            slot: Slot::Proposition,
        };
        assert_eq!(said(&mut world, command), "Coded the proposition");
    }
    world.undo();
    assert!(tag_of(&world, statement).frame().is_empty());
}

#[test]
fn a_mention_has_no_frame() {
    let mut world = World::new();
    let (_, mention) = demand_and_mention(&mut world);
    let refused = code(&mut world, mention, Frame::empty());
    assert_eq!(
        refused,
        "This is for statements: choose a claim or a demand"
    );
}

#[test]
fn a_mention_that_is_deleted_leaves_the_actor_in_the_role() {
    let mut world = World::new();
    let (demand, mention) = demand_and_mention(&mut world);
    let russia = add(&mut world, actor(1, "Russia"));
    let known = Part {
        actor: Some(russia),
        ..Part::mention(mention)
    };
    code(&mut world, demand, claimed_by(&[known]));
    let before = world.project().clone();
    world.command(command::Delete(vec![mention])).unwrap();
    assert_eq!(claimants(&world, demand), [Part::actor(russia)]);
    world.undo();
    assert_eq!(world.project(), &before);
}

#[test]
fn whoever_is_known_by_a_mention_alone_goes_and_comes_with_it() {
    let mut world = World::new();
    let (demand, mention) = demand_and_mention(&mut world);
    code(&mut world, demand, claimed_by(&[Part::mention(mention)]));
    let before = world.project().clone();
    for gone in [vec![mention], vec![mention, demand]] {
        world.command(command::Delete(gone)).unwrap();
        assert_eq!(world.project().check(), []);
        world.undo();
        assert_eq!(world.project(), &before);
    }
    world
        .command(command::SetKind(mention, kind("claim")))
        .unwrap();
    assert_eq!(claimants(&world, demand), []);
    assert_eq!(world.project().check(), []);
    world.undo();
    assert_eq!(world.project(), &before);
}

#[test]
fn mentions_in_several_articles_go_in_one_step() {
    let mut world = World::new();
    let (demand, first) = demand_and_mention(&mut world);
    let (here, there) = {
        let articles = world.project().documents();
        (articles[0].id(), articles[1].id())
    };
    // Made in turns, so that one by one they change from article to article.
    let mention_in = |world: &mut World, document, spans: &[Span]| {
        let command = command::Tag {
            document,
            spans: spans.to_vec(),
            kind: kind("actor"),
        };
        let done = world.command(command).unwrap();
        done.changes.added[0].id
    };
    let elsewhere = mention_in(&mut world, there, &[Span::new(Offset(0), Offset(1))]);
    let last = mention_in(&mut world, here, &[ANSWER]);
    let named = [Part::mention(first), Part::mention(last)];
    code(&mut world, demand, claimed_by(&named));
    let before = world.project().clone();
    let all = vec![first, elsewhere, last];
    world.command(command::Delete(all)).unwrap();
    assert_eq!(claimants(&world, demand), []);
    world.undo();
    assert_eq!(world.project(), &before);
}

#[test]
fn what_was_coded_rests_while_a_statement_is_a_mention() {
    let mut world = World::new();
    let (demand, mention) = demand_and_mention(&mut world);
    code(&mut world, demand, claimed_by(&[Part::mention(mention)]));
    world
        .command(command::SetKind(demand, kind("actor")))
        .unwrap();
    assert_eq!(world.project().check(), []);
    world
        .command(command::SetKind(demand, kind("claim")))
        .unwrap();
    assert_eq!(claimants(&world, demand), [Part::mention(mention)]);
    assert_eq!(world.project().check(), []);
}

#[test]
fn two_may_say_opposite_things_in_the_same_words() {
    let mut world = World::new();
    tag(&mut world, &[ANSWER], "demand");
    let first = chosen(&world);
    let frame = |position| Frame {
        position,
        ..Frame::empty()
    };
    code(&mut world, first, frame(Position::For));
    let again = said(&mut world, command::TagAgain(first));
    assert_eq!(again, "Tagged another demand on “written answer”");
    let second = chosen(&world);
    assert_ne!(first, second);
    assert_eq!(tag_of(&world, first).anchor, tag_of(&world, second).anchor);
    assert!(tag_of(&world, second).frame().is_empty());
    code(&mut world, second, frame(Position::Against));
    assert_eq!(tag_of(&world, first).frame().position, Position::For);
    world.undo();
    world.undo();
    assert_eq!(world.project().annotations().len(), 1);
}
