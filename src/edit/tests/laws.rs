//! What holds for whatever the analyst does, in whatever order.

use std::sync::Arc;

use proptest::prelude::*;
use proptest::strategy::ValueTree as _;

use crate::domain::{AnnotationId, Project, TransactionId};
use crate::edit::testing::{Wish, World, wishes};
use crate::edit::{Cause, ChangeSet, Op, Transaction};

fn inverse(transaction: &Transaction) -> Transaction {
    transaction.inverse(transaction.id, transaction.at, Cause::Undo)
}

/// A step that fits no project: the tag it takes away is never there.
fn hopeless(like: &Transaction, project: &Project) -> Option<Op> {
    let tag = project.annotations().next()?;
    let mut absent = (**tag).clone();
    absent.id = AnnotationId::new(like.id.uuid());
    Some(Op::RemoveAnnotation(Arc::new(absent)))
}

proptest! {
    #[test]
    fn a_step_and_its_inverse_leave_the_project_as_it_was(work in wishes(40)) {
        let mut world = World::new();
        for wish in &work {
            let before = world.project().clone();
            let Some(done) = world.grant(wish) else {
                prop_assert_eq!(&before, world.project(), "refused, but changed: {:?}", wish);
                continue;
            };
            let mut back = world.project().clone();
            for step in done.transactions.iter().rev() {
                for op in step.ops.iter().rev() {
                    let here = back.clone();
                    prop_assert_eq!(&op.inverse().inverse(), op);
                    op.inverse().apply(&mut back).unwrap();
                    let mut forth = back.clone();
                    op.apply(&mut forth).unwrap();
                    prop_assert_eq!(here, forth);
                }
            }
            prop_assert_eq!(&before, &back);
            for step in &done.transactions {
                step.apply(&mut back).unwrap();
            }
            prop_assert_eq!(world.project(), &back);
            for step in done.transactions.iter().rev() {
                inverse(step).apply(&mut back).unwrap();
            }
            prop_assert_eq!(before, back);
        }
    }

    #[test]
    fn a_step_that_fails_changes_nothing(work in wishes(40)) {
        let mut world = World::new();
        for wish in &work {
            let before = world.project().clone();
            let Some(done) = world.grant(wish) else { continue };
            for step in &done.transactions {
                let Some(op) = hopeless(step, &before) else { continue };
                let mut ops = step.ops.clone();
                ops.push(op);
                let failing = Transaction { ops, ..(**step).clone() };
                let mut project = before.clone();
                prop_assert!(failing.apply(&mut project).is_err());
                prop_assert_eq!(&before, &project);
                // Done twice, most steps do not fit; then too nothing may change.
                let mut twice = world.project().clone();
                if step.apply(&mut twice).is_err() {
                    prop_assert_eq!(world.project(), &twice);
                }
            }
        }
    }

    #[test]
    fn everything_can_be_undone_and_done_again(work in wishes(60)) {
        let mut world = World::new();
        let loaded = world.project().clone();
        for wish in &work {
            world.grant(wish);
        }
        let reached = world.project().clone();
        let mut titles = Vec::new();
        while let Some(title) = world.session.history().undo_title().map(str::to_owned) {
            titles.push(title);
            world.undo().unwrap();
        }
        prop_assert!(world.undo().is_none());
        prop_assert_eq!(&loaded, world.project());
        for title in titles.iter().rev() {
            prop_assert_eq!(world.session.history().redo_title(), Some(title.as_str()));
            world.redo().unwrap();
        }
        prop_assert_eq!(&reached, world.project());
    }

    #[test]
    fn some_undos_and_as_many_redos_change_nothing(work in wishes(40), n in 0..12_usize) {
        let mut world = World::new();
        for wish in &work {
            world.grant(wish);
        }
        let (reached, redo) = (world.project().clone(), world.session.history().redo_title().map(str::to_owned));
        let undone = (0..n).take_while(|_| world.undo().is_some()).count();
        for _ in 0..undone {
            world.redo().unwrap();
        }
        prop_assert_eq!(&reached, world.project());
        prop_assert_eq!(redo.as_deref(), world.session.history().redo_title());
    }

    #[test]
    fn every_step_keeps_the_laws_of_a_project(work in wishes(60)) {
        let mut world = World::new();
        for wish in &work {
            world.grant(wish);
            prop_assert_eq!(world.project().check(), Vec::new(), "after {:?}", wish);
            let cursor = world.session.cursor();
            let here = cursor.document.map(|d| world.project().document(d));
            prop_assert_ne!(here, Some(None), "the caret is nowhere after {:?}", wish);
            let chosen = cursor.chosen.map(|c| world.project().annotation(c));
            prop_assert_ne!(chosen, Some(None), "a tag is chosen that is gone after {:?}", wish);
        }
    }

    #[test]
    fn the_change_set_names_all_that_changed(work in wishes(40)) {
        let mut world = World::new();
        for wish in &work {
            let before = world.project().clone();
            let Some(done) = world.grant(wish) else { continue };
            let after = world.project();
            let named = named(&done.changes);
            for tag in before.annotations().chain(after.annotations()) {
                if before.annotation(tag.id) != after.annotation(tag.id) {
                    prop_assert!(named.contains(&tag.id), "{:?} is not named after {:?}", tag.id, wish);
                }
            }
            for document in before.all_documents().iter().chain(after.all_documents()) {
                if before.any_document(document.id()) != after.any_document(document.id()) {
                    prop_assert!(done.changes.documents.contains(&document.id()));
                }
            }
            prop_assert!(done.changes.codebook || before.codebook() == after.codebook());
            prop_assert!(done.changes.meta || before.meta() == after.meta());
            prop_assert!(done.changes.coders || before.coders().eq(after.coders()));
        }
    }

    #[test]
    fn a_change_undone_at_once_leads_back_to_where_the_work_was(work in wishes(30)) {
        let mut world = World::new();
        for wish in &work {
            if matches!(wish, Wish::Undo | Wish::Redo) {
                continue;
            }
            world.session.close_group();
            let before = world.session.cursor();
            if world.grant(wish).is_none() {
                continue;
            }
            world.undo().unwrap();
            prop_assert_eq!(before, world.session.cursor());
            world.redo().unwrap();
        }
    }

    #[test]
    fn no_two_steps_share_an_id(work in wishes(40)) {
        let mut world = World::new();
        let mut seen = std::collections::BTreeSet::<TransactionId>::new();
        for done in work.iter().filter_map(|wish| world.grant(wish)) {
            prop_assert!(!done.transactions.is_empty());
            for step in &done.transactions {
                prop_assert!(seen.insert(step.id));
                prop_assert!(!step.ops.is_empty() && !step.title.is_empty());
            }
        }
    }
}

/// Laws about work that is mostly refused would say little.
#[test]
fn most_of_the_random_work_is_done() {
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let (mut asked, mut done) = (0, 0);
    for _ in 0..50 {
        let work = wishes(40).new_tree(&mut runner).unwrap().current();
        let mut world = World::new();
        asked += work.len();
        done += work.iter().filter_map(|wish| world.grant(wish)).count();
    }
    assert!(done * 2 > asked, "{done} of {asked}");
}

/// The tags that a change set speaks of.
fn named(changes: &ChangeSet) -> std::collections::BTreeSet<AnnotationId> {
    let replaced = changes.replaced.iter().map(|(before, _)| before);
    let all = changes.added.iter().chain(&changes.removed).chain(replaced);
    all.map(|tag| tag.id).collect()
}
