//! What is undone together, and what is done to the project itself.

use super::by_hand::{ANSWER, MOSCOW, chosen, said, tag, tag_of};
use crate::domain::Confidence;
use crate::edit::command;
use crate::edit::testing::World;

#[test]
fn typing_a_memo_is_undone_as_one_and_not_with_the_next_memo() {
    let mut world = World::new();
    tag(&mut world, &[ANSWER], "claim");
    let id = chosen(&world);
    for memo in ["w", "wh", "why"] {
        world
            .command(command::SetMemo(id, memo.to_owned()))
            .unwrap();
    }
    world.session.close_group();
    world
        .command(command::SetMemo(id, "why?".to_owned()))
        .unwrap();
    world.undo();
    assert_eq!(tag_of(&world, id).memo, "why");
    world.undo();
    assert_eq!(tag_of(&world, id).memo, "");
    world.redo();
    assert_eq!(tag_of(&world, id).memo, "why");
    // After an undo or redo the next letters are a step of their own.
    world
        .command(command::SetMemo(id, "whys".to_owned()))
        .unwrap();
    world.undo();
    assert_eq!(tag_of(&world, id).memo, "why");
}

#[test]
fn another_step_in_between_parts_a_group() {
    let mut world = World::new();
    tag(&mut world, &[ANSWER], "claim");
    let id = chosen(&world);
    world.command(command::SetMemo(id, "a".to_owned())).unwrap();
    world
        .command(command::SetConfidence(id, Confidence::new(0.5)))
        .unwrap();
    world
        .command(command::SetMemo(id, "ab".to_owned()))
        .unwrap();
    world.undo();
    assert_eq!(tag_of(&world, id).memo, "a");
}

#[test]
fn new_work_takes_the_place_of_what_was_undone() {
    let mut world = World::new();
    tag(&mut world, &[ANSWER], "claim");
    world.undo();
    tag(&mut world, &[MOSCOW], "actor");
    assert!(world.redo().is_none());
    assert_eq!(
        world.session.history().undo_title(),
        Some("Tagged 1 actor: “Moscow”")
    );
}

#[test]
fn names_are_trimmed_and_kept_once() {
    let mut world = World::new();
    let title = said(
        &mut world,
        command::SetTitle("  Geneva, January ".to_owned()),
    );
    assert_eq!(title, "Renamed the project to “Geneva, January”");
    assert_eq!(
        said(&mut world, command::SetTitle(" ".to_owned())),
        "Nothing to change"
    );
    let title = said(&mut world, command::SetCoderName(" Anna ".to_owned()));
    assert_eq!(title, "Changed the coder’s name to “Anna”");
    tag(&mut world, &[MOSCOW], "actor");
    let coders: Vec<_> = world.project().coders().map(|c| c.name.as_str()).collect();
    assert_eq!(coders, ["Anna"]);
    world.undo();
    world.undo();
    assert_eq!(world.project().coders().count(), 0);
}
