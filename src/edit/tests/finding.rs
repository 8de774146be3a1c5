//! Whoever is typed while an article is being coded.

use super::actors::{actor, add, code, demand_and_mention};
use super::by_hand::{article, tag};
use crate::domain::{Actor, Frame, Offset, Part, Span, find_in_article};
use crate::edit::command;
use crate::edit::testing::World;

/// Names with notes; `~` for those that only nearly fit.
fn found(world: &World, typed: &str) -> Vec<String> {
    let found = find_in_article(world.project(), article(world).id(), typed, 7);
    let shown = found.into_iter().map(|one| {
        let nearly = if one.nearly { "~" } else { "" };
        format!("{nearly}{} {}", one.name, one.note)
            .trim()
            .to_owned()
    });
    shown.collect()
}

#[test]
fn whoever_is_in_the_article_comes_first_and_words_of_mentions_count() {
    let mut world = World::new();
    let (demand, mention) = demand_and_mention(&mut world);
    add(&mut world, actor(1, "Mongolia"));
    add(&mut world, actor(2, "Moldova"));
    let russia = add(
        &mut world,
        Actor {
            aliases: vec!["the Kremlin".to_owned()],
            ..actor(3, "Russia")
        },
    );
    assert_eq!(
        found(&world, "mo"),
        ["“Moscow” named here", "Moldova", "Mongolia"]
    );
    world
        .command(command::SetActor {
            mentions: vec![mention],
            actor: Some(russia),
        })
        .unwrap();
    assert_eq!(
        found(&world, "mo"),
        ["Russia “Moscow”", "Moldova", "Mongolia"]
    );
    assert_eq!(found(&world, "kreml"), ["Russia “the Kremlin”"]);
    let frame = Frame {
        claimants: vec![Part::actor(actor(1, "").id)],
        ..Frame::empty()
    };
    code(&mut world, demand, frame);
    assert_eq!(
        found(&world, "mo"),
        ["Mongolia", "Russia “Moscow”", "Moldova"]
    );
    assert_eq!(found(&world, ""), ["Mongolia", "Russia", "Moldova"]);
}

#[test]
fn who_nearly_fits_comes_last_and_is_marked() {
    let mut world = World::new();
    add(&mut world, actor(1, "Iraq"));
    add(&mut world, actor(2, "Iran Air"));
    assert_eq!(found(&world, "iran"), ["Iran Air", "~Iraq"]);
    // Two mentions of the same words that are linked to nobody are offered once.
    let said = Span::new(Offset(17), Offset(23));
    tag(&mut world, &[said], "actor");
    tag(&mut world, &[Span::new(Offset(0), Offset(5))], "actor");
    assert_eq!(found(&world, "talks"), ["“Talks” named here"]);
}
