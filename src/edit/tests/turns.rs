//! A step in turns is the same step.

use proptest::prelude::*;

use crate::domain::{SequentialIds, at_once};
use crate::edit::testing::{Always, World, wishes};
use crate::edit::{Context, command};

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn in_turns_or_at_once_makes_no_difference(work in wishes(50)) {
        let (mut at_once, mut in_turns) = (World::new(), World::new());
        for wish in &work {
            let (one, other) = (at_once.grant(wish), in_turns.grant_in_turns(wish));
            prop_assert_eq!(one.map(|d| d.transactions), other.map(|d| d.transactions));
            prop_assert_eq!(at_once.project(), in_turns.project());
            prop_assert_eq!(at_once.project().log(), in_turns.project().log());
            prop_assert_eq!(at_once.session.cursor(), in_turns.session.cursor());
        }
        while at_once.undo().is_some() {
            prop_assert!(in_turns.undo().is_some());
        }
        prop_assert_eq!(at_once.project(), in_turns.project());
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn projects_are_the_same_in_turns_when_they_are_equal(work in wishes(30), more in wishes(3)) {
        let (mut one, mut other) = (World::new(), World::new());
        for wish in &work {
            one.grant(wish);
            other.grant(wish);
        }
        let same = |one: &World, other: &World| at_once(one.project().is_same(other.project(), &Always));
        prop_assert!(same(&one, &other));
        for wish in &more {
            other.grant(wish);
        }
        prop_assert_eq!(same(&one, &other), one.project() == other.project());
        prop_assert_eq!(same(&other, &one), one.project() == other.project());
    }
}

#[test]
fn a_step_that_was_overtaken_changes_nothing() {
    let mut world = World::new();
    let title = |title: &str| command::SetTitle(title.to_owned());
    let (now, ids) = (
        world.project().meta().created,
        &mut SequentialIds::starting_at(7_000_000),
    );
    let context = &mut Context { now, ids };
    let underway = world.session.prepare(&title("Slow"), context).unwrap();
    let ready = at_once(underway.carry_out(&Always)).unwrap();
    world.command(title("Quick")).unwrap();
    assert!(world.session.conclude(ready).is_none());
    assert_eq!(world.project().meta().title, "Quick");
    let newest = world.session.history().undo_title();
    assert!(
        newest.is_some_and(|title| title.contains("Quick")),
        "{newest:?}"
    );
}

#[test]
fn a_step_that_fails_in_turns_leaves_the_project_alone() {
    let world = World::new();
    let before = world.project().clone();
    let (now, ids) = (
        before.meta().created,
        &mut SequentialIds::starting_at(7_000_000),
    );
    let twice = command::AddDocuments(vec![std::sync::Arc::clone(&before.documents()[0])]);
    let underway = world
        .session
        .prepare(&twice, &mut Context { now, ids })
        .unwrap();
    assert!(at_once(underway.carry_out(&Always)).is_err());
    assert_eq!(world.project(), &before);
}
