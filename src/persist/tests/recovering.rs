//! From the store back to the project, whatever has happened to it.

use std::sync::Arc;

use proptest::prelude::*;

use super::{Desk, reopened, whole};
use crate::domain::{KindId, Offset, Project, Span};
use crate::edit::testing::{World, wishes};
use crate::edit::{Transaction, command};
use crate::persist::envelope::{self, Kind};
use crate::persist::texts::{Texts, brought};
use crate::persist::{Memory, Piece, Recovered, Storage, journal, snapshot};

/// The project after every step of some work, the first of them as it was before; and the steps.
fn history(world: &mut World, work: &[crate::edit::testing::Wish], desk: &Desk) -> Vec<Project> {
    let mut states = vec![world.project().clone()];
    for wish in work {
        let Some(done) = world.grant(wish) else {
            continue;
        };
        desk.writer.changed(&done.transactions, world.project());
        super::now(desk.writer.work(|_| {}));
        // One undo may take back several; between them the project was never on screen, but the journal has it.
        let mut project = states.last().unwrap().clone();
        for step in &done.transactions {
            step.apply(&mut project).unwrap();
            states.push(project.clone());
        }
        assert_eq!(&project, world.project());
    }
    states
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn a_step_survives_being_written(work in wishes(30)) {
        let mut world = World::new();
        let mut stored: Vec<Piece> = world.project().all_documents().iter().map(|d| crate::persist::texts::sealed(d)).collect();
        for done in work.iter().filter_map(|wish| world.grant(wish)) {
            for step in &done.transactions {
                stored.extend(brought(step));
                let bytes = journal::encode(step);
                let record = journal::decode(&bytes).unwrap();
                prop_assert!(!record.migrated);
                prop_assert_eq!(&record.with(&Texts::of(stored.clone()), &mut Vec::new()).unwrap(), &**step);
            }
        }
    }

    #[test]
    fn the_journal_from_the_beginning_is_the_project(work in wishes(60)) {
        let mut world = World::new();
        let desk = Desk::new(&world);
        for wish in &work {
            desk.grant(&mut world, wish);
        }
        let opened = whole(&desk.memory, world.project().meta().id);
        prop_assert_eq!(&opened.project, world.project());
    }

    #[test]
    fn a_snapshot_and_the_steps_after_it_are_the_project(before in wishes(30), after in wishes(30)) {
        let mut world = World::new();
        for wish in &before {
            world.grant(wish);
        }
        // Begun in the middle: the first thing written is a snapshot of that moment.
        let desk = Desk::new(&world);
        for wish in &after {
            desk.grant(&mut world, wish);
        }
        let opened = whole(&desk.memory, world.project().meta().id);
        prop_assert_eq!(&opened.project, world.project());
        // The same where all lies in one piece, as in older versions.
        desk.memory.tamper(world.project().meta().id, |shelf| {
            shelf.stored.snapshot = Some(snapshot::encode(world.project(), shelf.stored.head.unwrap()));
            shelf.stored.journal.clear();
        });
        let opened = whole(&desk.memory, world.project().meta().id);
        prop_assert_eq!(&opened.project, world.project());
        prop_assert_eq!(opened.project.log(), world.project().log());
    }

    #[test]
    fn a_step_that_is_damaged_costs_itself_and_what_rests_on_it(work in wishes(30), at: prop::sample::Index, byte: prop::sample::Index, flip in 0..=255_u8) {
        let mut world = World::new();
        let desk = Desk::new(&world);
        let states = history(&mut world, &work, &desk);
        prop_assume!(states.len() > 1);
        let (id, steps) = (world.project().meta().id, states.len() - 1);
        let at = at.index(steps);
        let mut other_version = false;
        desk.memory.tamper(id, |shelf| {
            let bytes = &mut shelf.stored.journal[at].1;
            let byte = byte.index(bytes.len());
            let in_first_line = bytes[..byte].iter().all(|b| *b != b'\n');
            other_version = in_first_line && bytes[byte].is_ascii_digit() && (bytes[byte] ^ flip).is_ascii_digit();
            if flip == 0 {
                bytes.truncate(byte);
            } else {
                bytes[byte] ^= flip;
            }
        });
        let (opened, lost) = match reopened(&desk.memory, id) {
            Recovered::Partly(opened, lost) => (opened, lost),
            // A number of the first line that became another may well be that of a version to come.
            Recovered::Newer(_) if other_version => return Ok(()),
            other => panic!("part of it can be read: {other:?}"),
        };
        prop_assert!((1..=(steps - at) as u64).contains(&lost.steps), "{} of {}", lost.steps, steps - at);
        prop_assert_eq!(opened.project.check(), Vec::new());
        // Where all after it is missing too, the project is as it was then.
        if lost.steps == (steps - at) as u64 {
            prop_assert_eq!(&opened.project, &states[at]);
        }
    }

    #[test]
    fn a_step_that_is_missing_costs_itself_and_what_rests_on_it(work in wishes(30), at: prop::sample::Index) {
        let mut world = World::new();
        let desk = Desk::new(&world);
        let states = history(&mut world, &work, &desk);
        prop_assume!(states.len() > 1);
        let id = world.project().meta().id;
        let at = at.index(states.len() - 1);
        desk.memory.tamper(id, |shelf| drop(shelf.stored.journal.remove(at)));
        let (opened, lost) = match reopened(&desk.memory, id) {
            Recovered::Partly(opened, lost) => (opened, lost),
            other => panic!("part of it can be read: {other:?}"),
        };
        prop_assert_eq!(opened.project.check(), Vec::new());
        prop_assert!(lost.steps >= 1);
        if lost.steps == (states.len() - 1 - at) as u64 {
            prop_assert_eq!(&opened.project, &states[at]);
        }
    }

    #[test]
    fn arbitrary_bytes_in_the_place_of_anything_never_panic(bytes: Vec<u8>, json in "\\PC{0,60}", which in 0..4_usize) {
        let mut world = World::new();
        let desk = Desk::new(&world);
        tag_something(&mut world, &desk);
        let id = world.project().meta().id;
        let kinds = [Kind::Snapshot, Kind::Journal, Kind::Text, Kind::Listing];
        for bytes in [bytes, envelope::seal(kinds[which], 1, json.as_bytes())] {
            desk.memory.tamper(id, |shelf| match which {
                0 => shelf.stored.snapshot = Some(bytes),
                1 => shelf.stored.journal[0].1 = bytes,
                2 => *shelf.pieces.values_mut().next().unwrap() = bytes,
                _ => shelf.stored.listing = Some(bytes),
            });
            match (which, reopened(&desk.memory, id)) {
                (0, Recovered::Unreadable(kept)) => prop_assert!(!kept.reason.is_empty()),
                (1 | 2, Recovered::Partly(..)) | (3, Recovered::Whole(_)) => {}
                (_, other) => prop_assert!(false, "{:?}", other),
            }
        }
    }
}

fn tag_something(world: &mut World, desk: &Desk) -> Arc<Transaction> {
    let done = world
        .command(command::SetTitle("Another".to_owned()))
        .unwrap();
    desk.writer.changed(&done.transactions, world.project());
    super::now(desk.writer.work(|_| {}));
    Arc::clone(&done.transactions[0])
}

#[test]
fn what_a_newer_version_wrote_is_refused_and_stays() {
    let mut world = World::new();
    let desk = Desk::new(&world);
    let id = world.project().meta().id;
    tag_something(&mut world, &desk);
    let newer_step = envelope::seal(Kind::Journal, 99, b"{}");
    desk.memory
        .tamper(id, |shelf| shelf.stored.journal[0].1 = newer_step.clone());
    let Recovered::Newer(kept) = reopened(&desk.memory, id) else {
        panic!("it is newer")
    };
    assert_eq!(
        kept.to_string(),
        "This project could not be opened: its newest steps were written by a newer version of Demarche. It is kept \
         unchanged and can be downloaded."
    );
    let all = super::now(desk.memory.dump(Some(id))).unwrap();
    assert!(all.iter().any(|raw| raw.bytes == newer_step));
    let newer_whole = envelope::seal(Kind::Snapshot, 99, b"{}");
    desk.memory
        .tamper(id, |shelf| shelf.stored.snapshot = Some(newer_whole));
    assert!(matches!(reopened(&desk.memory, id), Recovered::Newer(_)));
}

#[test]
fn a_missing_text_costs_its_article_and_is_named() {
    let world = World::new();
    let desk = Desk::new(&world);
    let id = world.project().meta().id;
    let first = &world.project().documents()[0];
    let name = first.meta.text_sha256.clone();
    desk.memory
        .tamper(id, |shelf| drop(shelf.pieces.remove(&name)));
    let Recovered::Partly(opened, lost) = reopened(&desk.memory, id) else {
        panic!("the other articles are there")
    };
    assert_eq!(lost.articles, ["Talks in Gen"]);
    assert!(
        lost.words
            .starts_with("The text of 1 article could not be read. Left out, with what is coded there: “Talks in Gen”. "),
        "{lost}"
    );
    let all = world.project().all_documents();
    assert_eq!(opened.project.all_documents(), &all[1..]);
}

#[test]
fn steps_after_one_that_is_damaged_are_there_where_they_fit() {
    let mut world = World::new();
    let document = world.project().documents()[0].id();
    let desk = Desk::new(&world);
    let id = world.project().meta().id;
    for end in [4, 5, 6] {
        let spans = vec![Span::new(Offset(0), Offset(end))];
        let kind = KindId::new("claim");
        let done = world.command(command::Tag {
            document,
            spans,
            kind,
        });
        desk.writer
            .changed(&done.unwrap().transactions, world.project());
        super::now(desk.writer.work(|_| {}));
    }
    // The first is also the one that brought the coder in.
    for damaged in 0..3 {
        let memory = Memory::holding(id, desk.memory.shelf(id));
        memory.tamper(id, |shelf| {
            shelf.stored.journal[damaged].1.pop();
        });
        let Recovered::Partly(opened, lost) = reopened(&memory, id) else {
            panic!("part of it can be read")
        };
        assert_eq!(lost.steps, 1);
        assert_eq!(opened.project.annotations().len(), 2);
        assert_eq!(opened.project.check(), Vec::new());
    }
}
