//! A tab that reads along follows the one that writes, step by step, and can go on from there.

use std::rc::Rc;

use proptest::prelude::*;

use super::{Desk, now, whole};
use crate::edit::testing::{World, wishes};
use crate::edit::{Session, command};
use crate::persist::{Library, SaveState, Storage};

/// Whether the cursor is in an article of the project, and what it points at there.
fn fits(session: &Session) -> bool {
    let (project, cursor) = (session.project(), session.cursor());
    let Some(id) = cursor.document else {
        return project.documents().is_empty();
    };
    let Some(article) = project.document(id) else {
        return false;
    };
    let end = article.text.len();
    let chosen = cursor.chosen.map(|id| project.annotation(id));
    cursor.head <= end
        && cursor.anchor <= end
        && chosen.is_none_or(|tag| tag.is_some_and(|tag| tag.document == id))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn whoever_reads_along_has_what_was_written(
        work in wishes(60),
        moments in prop::collection::vec((any::<bool>(), any::<bool>()), 60),
        after in wishes(10),
    ) {
        let mut world = World::new();
        let desk = Desk::new(&world);
        let id = world.project().meta().id;
        let opened = whole(&desk.memory, id);
        let mut reader = Desk::again(&desk.memory, &opened.project, &opened.start);
        let mut session = Session::new(opened.project, world.session.coder().clone());
        let library = Library::new(Rc::new(desk.memory.clone()));
        for (wish, (looks, pauses)) in work.iter().zip(moments) {
            desk.grant(&mut world, wish);
            if pauses {
                // A snapshot may take the place of the steps.
                desk.writer.pause(world.project());
                now(desk.writer.work(|_| {}));
            }
            if !looks {
                continue;
            }
            // As if the reader had gone to where the work is.
            session.place(world.session.cursor());
            let before = now(desk.memory.dump(None)).unwrap();
            match now(library.steps_after(id, reader.writer.step())).unwrap() {
                Some(steps) => {
                    let number = steps.len() as u64;
                    session.follow(steps).unwrap();
                    reader.writer.followed(number);
                }
                None => {
                    let opened = whole(&desk.memory, id);
                    session.renew(opened.project);
                    reader = Desk::again(&desk.memory, session.project(), &opened.start);
                }
            }
            prop_assert_eq!(session.project(), world.project());
            prop_assert_eq!(session.project().log(), world.project().log());
            prop_assert_eq!(reader.writer.step(), desk.writer.step());
            prop_assert!(fits(&session), "{:?}", session.cursor());
            prop_assert_eq!(now(desk.memory.dump(None)).unwrap(), before, "reading writes nothing");
            prop_assert_eq!(reader.writer.state(), SaveState::Saved);
        }
        // The other lets go; this one takes over from the newest state.
        let opened = whole(&desk.memory, id);
        session.renew(opened.project.clone());
        let taken = Desk::again(&desk.memory, session.project(), &opened.start);
        world.session = session;
        for wish in &after {
            taken.grant(&mut world, wish);
            prop_assert_eq!(taken.writer.state(), SaveState::Saved);
        }
        prop_assert_eq!(&whole(&desk.memory, id).project, world.project());
    }
}

#[test]
fn what_was_taken_over_from_is_never_written_over_what_came_after() {
    let mut world = World::new();
    let desk = Desk::new(&world);
    let id = world.project().meta().id;
    let opened = whole(&desk.memory, id);
    let thief = Desk::again(&desk.memory, &opened.project, &opened.start);
    let mut there = World::new();
    let done = there
        .command(command::SetTitle("There".to_owned()))
        .unwrap();
    thief.writer.changed(&done.transactions, there.project());
    now(thief.writer.work(|_| {}));
    // The one that slept still has something to write.
    let done = world.command(command::SetTitle("Here".to_owned())).unwrap();
    desk.writer.changed(&done.transactions, world.project());
    now(desk.writer.work(|_| {}));
    assert!(matches!(desk.writer.state(), SaveState::NotSaved(_)));
    assert_eq!(whole(&desk.memory, id).project.meta().title, "There");
    // Nor is it gone: it is on its screen until it is put into a file.
    assert_eq!(world.project().meta().title, "Here");
}

#[test]
fn undone_is_only_what_was_done_since() {
    let mut world = World::new();
    let desk = Desk::new(&world);
    let id = world.project().meta().id;
    for title in ["One", "Two"] {
        let done = world.command(command::SetTitle(title.to_owned())).unwrap();
        desk.writer.changed(&done.transactions, world.project());
        now(desk.writer.work(|_| {}));
    }
    world.session.renew(whole(&desk.memory, id).project);
    assert!(world.undo().is_none());
    assert_eq!(world.session.history().undo_title(), None);
    assert_eq!(world.project().meta().title, "Two");
}
