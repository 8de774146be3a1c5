//! The log: who did what, undone steps included.

use super::by_hand::{ANSWER, MOSCOW, chosen, tag};
use crate::domain::{Coder, CoderId, Extra};
use crate::edit::command;
use crate::edit::testing::World;

/// What the log has gained since the world was made, with who did it.
fn log(world: &World) -> Vec<(String, String)> {
    let project = world.project();
    let name = |id| match project.coder(id) {
        Some(coder) => coder.name.clone(),
        None => "?".to_owned(),
    };
    let entries = project.log().iter().skip(1);
    entries.map(|e| (name(e.coder), e.what.clone())).collect()
}

fn whats(world: &World) -> Vec<String> {
    log(world).into_iter().map(|(_, what)| what).collect()
}

#[test]
fn a_typed_memo_is_one_entry_and_so_is_taking_it_back() {
    let mut world = World::new();
    tag(&mut world, &[ANSWER], "claim");
    let id = chosen(&world);
    for memo in ["w", "wh", "why"] {
        world
            .command(command::SetMemo(id, memo.to_owned()))
            .unwrap();
    }
    let tagged = "Tagged 1 claim: “written answer”";
    assert_eq!(whats(&world), [tagged, "Changed a memo"]);
    world.undo();
    world.redo();
    world.undo();
    world.undo();
    assert_eq!(
        whats(&world),
        [
            tagged,
            "Changed a memo",
            "Undone: Changed a memo",
            "Done again: Changed a memo",
            "Undone: Changed a memo",
            "Undone: Tagged 1 claim: “written answer”",
        ]
    );
}

#[test]
fn memos_of_two_tags_are_two_entries_and_so_is_a_memo_written_again_later() {
    let mut world = World::new();
    tag(&mut world, &[ANSWER], "claim");
    let first = chosen(&world);
    tag(&mut world, &[MOSCOW], "actor");
    let second = chosen(&world);
    let before = whats(&world).len();
    let mut write = |id, memo: &str| {
        world.session.close_group();
        for n in 1..=memo.len() {
            let memo = command::SetMemo(id, memo[..n].to_owned());
            world.command(memo).unwrap();
        }
    };
    write(first, "why");
    write(second, "who");
    write(second, "whom");
    assert_eq!(whats(&world)[before..], ["Changed a memo"; 3]);
    // As many as there are to undo.
    for _ in 0..3 {
        world.undo();
    }
    assert_eq!(whats(&world)[before + 3..], ["Undone: Changed a memo"; 3]);
    assert_eq!(world.project().annotation(first).unwrap().memo, "");
}

#[test]
fn every_entry_says_who_did_it() {
    let mut world = World::new();
    tag(&mut world, &[ANSWER], "claim");
    world.session.set_coder(Coder {
        id: CoderId::new(uuid::Uuid::from_u128(99)),
        name: "Bea".to_owned(),
        extra: Extra::new(),
    });
    tag(&mut world, &[MOSCOW], "actor");
    let entry = |who: &str, what: &str| (who.to_owned(), what.to_owned());
    assert_eq!(
        log(&world),
        [
            entry("Ann", "Tagged 1 claim: “written answer”"),
            entry("Bea", "Tagged 1 actor: “Moscow”"),
        ]
    );
}

#[test]
fn what_was_refused_is_not_logged() {
    let mut world = World::new();
    let before = world.project().log().len();
    let nothing = command::SetTitle(" ".to_owned());
    world.command(nothing).unwrap_err();
    world.undo();
    assert_eq!(world.project().log().len(), before);
}
