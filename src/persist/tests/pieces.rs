//! Snapshots in pieces: what is written, what is let go of, versions that are kept, a look at one article.

use std::cell::RefCell;
use std::rc::Rc;

use proptest::prelude::*;

use super::{Desk, now, whole};
use crate::domain::{KindId, Offset, OrderedSet, Project, Span, Timestamp};
use crate::edit::testing::{Wish, World, wishes};
use crate::edit::{Session, command};
use crate::persist::pieces::STRETCH;
use crate::persist::{
    Label, Library, Memory, Recovered, SaveState, StorageError, Writer, snapshot,
};

fn label(title: &str) -> Label {
    Label {
        title: title.to_owned(),
        at: Timestamp(7),
    }
}

/// Keeps the project as it is now.
fn keep(desk: &Desk, project: &Project, title: &str) -> Result<(), StorageError> {
    let answer: Rc<RefCell<Option<Result<(), StorageError>>>> = Rc::default();
    let told = Rc::clone(&answer);
    let then = Box::new(move |result| *told.borrow_mut() = Some(result));
    desk.writer.keep(project, label(title), then);
    now(desk.writer.work(|_| {}));
    answer.take().expect("an answer comes")
}

/// Some work, then a version, and so on.
fn work_with_versions() -> impl Strategy<Value = Vec<Vec<Wish>>> {
    prop::collection::vec(wishes(20), 1..4)
}

/// Whether every piece in the store is one that a snapshot there speaks of, and the other way round.
fn pieces_are_those_spoken_of(memory: &Memory, world: &World) {
    memory.tamper(world.project().meta().id, |shelf| {
        let newest = shelf.stored.snapshot.iter();
        let mut wanted = OrderedSet::new();
        for bytes in newest.chain(shelf.versions.values()) {
            wanted.join(snapshot::decode(bytes).unwrap().names().collect());
        }
        let there: OrderedSet<String> = shelf.pieces.keys().cloned().collect();
        assert_eq!(there, wanted);
    });
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn every_kept_version_is_the_project_as_it_was_then(work in work_with_versions()) {
        let mut world = World::new();
        let desk = Desk::new(&world);
        let id = world.project().meta().id;
        let mut kept = Vec::new();
        for wishes in &work {
            for wish in wishes {
                desk.grant(&mut world, wish);
            }
            prop_assert_eq!(keep(&desk, world.project(), "Before it"), Ok(()));
            kept.push(world.project().clone());
            pieces_are_those_spoken_of(&desk.memory, &world);
        }
        let library = Library::new(Rc::new(desk.memory.clone()));
        let versions = now(library.versions(id)).unwrap();
        // Two at the same step are one.
        kept.dedup();
        let mut steps: Vec<u64> = versions.iter().map(|version| version.step).collect();
        prop_assert!(versions.len() <= work.len() && versions.len() >= kept.len());
        for version in &versions {
            prop_assert_eq!(version.label.clone(), Some(label("Before it")));
        }
        steps.reverse();
        let mut opened = Vec::new();
        for step in steps {
            let Some((Recovered::Whole(version), _)) = now(library.version(id, step)).unwrap() else {
                panic!("the version is whole");
            };
            opened.push(version.project);
        }
        opened.dedup();
        prop_assert_eq!(opened, kept);
        let newest = whole(&desk.memory, id).project;
        prop_assert_eq!(&newest, world.project());
        prop_assert_eq!(newest.log(), world.project().log());
    }

    #[test]
    fn work_after_a_reload_builds_on_the_pieces_that_are_there(first in wishes(30), second in wishes(30)) {
        let mut world = World::new();
        let desk = Desk::new(&world);
        let id = world.project().meta().id;
        for wish in &first {
            desk.grant(&mut world, wish);
        }
        prop_assert_eq!(keep(&desk, world.project(), "First"), Ok(()));
        let opened = whole(&desk.memory, id);
        let desk = Desk::again(&desk.memory, &opened.project, &opened.start);
        for wish in &second {
            desk.grant(&mut world, wish);
        }
        prop_assert_eq!(keep(&desk, world.project(), "Second"), Ok(()));
        pieces_are_those_spoken_of(&desk.memory, &world);
        let kept = whole(&desk.memory, id).project;
        prop_assert_eq!(&kept, world.project());
        prop_assert_eq!(kept.log(), world.project().log());
        let library = Library::new(Rc::new(desk.memory.clone()));
        let versions = now(library.versions(id)).unwrap();
        for version in versions {
            prop_assert!(matches!(now(library.version(id, version.step)), Ok(Some((Recovered::Whole(_), Some(_))))));
        }
    }

    #[test]
    fn a_part_is_as_in_the_whole_and_work_on_it_is_kept(first in wishes(30), second in wishes(12), third in wishes(20), which: prop::sample::Index, most in 1..7_usize) {
        let mut world = World::new();
        let desk = Desk::new(&world);
        let id = world.project().meta().id;
        for wish in &first {
            desk.grant(&mut world, wish);
        }
        prop_assert_eq!(keep(&desk, world.project(), "First"), Ok(()));
        for wish in &second {
            desk.grant(&mut world, wish);
        }
        prop_assume!(!world.project().documents().is_empty());
        let at = which.get(world.project().documents()).id();
        let library = Library::new(Rc::new(desk.memory.clone()));
        let Some(Some(opening)) = now(library.begin(id)).unwrap() else {
            panic!("it can be opened");
        };
        // Where articles were taken out, or this one came in, since the snapshot, there is no part.
        if let Some(part) = now(opening.some_articles(Some(at), most)).unwrap() {
            let (seen, all) = (&part.project, world.project());
            prop_assert!(seen.document(at).is_some());
            prop_assert!(seen.documents().len() <= most);
            for document in seen.documents() {
                prop_assert_eq!(Some(document), all.document(document.id()));
                prop_assert!(seen.annotations_of(document.id()).eq(all.annotations_of(document.id())));
            }
            prop_assert_eq!(seen.codebook(), all.codebook());
            prop_assert!(seen.actors().eq(all.actors()));
            prop_assert_eq!(seen.check(), Vec::new());
            // What is done to it is kept at once, and found in the whole.
            let storage = Rc::new(desk.memory.clone());
            let writer = Writer::resume_part(storage, id, part.place);
            let coder = world.session.coder().clone();
            let all = part.all;
            world.session = Session::on_part(part.project, coder, all);
            for wish in &third {
                if let Some(done) = world.grant(wish) {
                    writer.changed(&done.transactions, world.project());
                    now(writer.work(|_| {}));
                }
            }
            prop_assert_eq!(writer.state(), SaveState::Saved);
            let kept = whole(&desk.memory, id).project;
            prop_assert_eq!(kept.check(), Vec::new());
            if all {
                prop_assert_eq!(&kept, world.project());
            }
            for document in world.project().documents() {
                let seen = world.project().annotations_of(document.id());
                prop_assert!(kept.annotations_of(document.id()).eq(seen));
            }
        }
    }
}

#[test]
fn only_what_has_changed_is_written_again() {
    let mut world = World::new();
    let articles: Vec<_> = world.project().documents().iter().map(|d| d.id()).collect();
    for document in articles {
        let spans = vec![Span::new(Offset(0), Offset(4))];
        let kind = KindId::new("claim");
        // Not every article has that many words.
        let _ = world.command(command::Tag {
            document,
            spans,
            kind,
        });
    }
    assert!(world.project().annotations().len() > 1);
    let desk = Desk::new(&world);
    let id = world.project().meta().id;
    let pieces = |memory: &Memory| {
        let mut all = OrderedSet::new();
        memory.tamper(id, |shelf| all = shelf.pieces.keys().cloned().collect());
        all
    };
    let before = pieces(&desk.memory);
    let first = world.project().annotations().next().unwrap().id;
    let done = world.command(command::SetMemo(first, "changed".to_owned()));
    desk.writer
        .changed(&done.unwrap().transactions, world.project());
    now(desk.writer.work(|_| {}));
    assert_eq!(keep(&desk, world.project(), "Changed"), Ok(()));
    let after = pieces(&desk.memory);
    let new: Vec<&String> = after
        .iter()
        .filter(|name| !before.contains(*name))
        .collect();
    assert_eq!(new.len(), 2, "one article and the end of the log: {new:?}");
    assert!(world.project().log().len() < STRETCH);
}

#[test]
fn a_version_that_cannot_be_kept_is_said_and_nothing_is_lost() {
    let mut world = World::new();
    let desk = Desk::new(&world);
    let id = world.project().meta().id;
    // Looking for other versions is the first call, writing the second.
    desk.memory.fail_after(0, StorageError::Quota);
    assert_eq!(
        keep(&desk, world.project(), "Before importing"),
        Err(StorageError::Quota)
    );
    let done = world.command(command::SetTitle("After".to_owned()));
    desk.writer
        .changed(&done.unwrap().transactions, world.project());
    now(desk.writer.work(|_| {}));
    assert_eq!(whole(&desk.memory, id).project.meta().title, "After");
}

#[test]
fn the_oldest_versions_make_room_for_new_ones() {
    let mut world = World::new();
    let desk = Desk::new(&world);
    let id = world.project().meta().id;
    for n in 0..25 {
        let done = world.command(command::SetTitle(n.to_string()));
        desk.writer
            .changed(&done.unwrap().transactions, world.project());
        now(desk.writer.work(|_| {}));
        assert_eq!(keep(&desk, world.project(), &n.to_string()), Ok(()));
    }
    let library = Library::new(Rc::new(desk.memory.clone()));
    let titles: Vec<String> = now(library.versions(id))
        .unwrap()
        .into_iter()
        .filter_map(|version| Some(version.label?.title))
        .collect();
    let expected: Vec<String> = (5..25).rev().map(|n: u32| n.to_string()).collect();
    assert_eq!(titles, expected);
}
