//! The writer on a store in memory: random failures, two tabs, slow writes.

use std::cell::RefCell;
use std::pin::pin;
use std::rc::Rc;
use std::sync::Arc;
use std::task::{Context, Poll, Waker};

use proptest::prelude::*;

use super::{Desk, now, reopened, whole};
use crate::domain::{ProjectId, SequentialIds, Timestamp};
use crate::edit::command::{self, Command, Detail};
use crate::edit::testing::{World, wishes};
use crate::format::plain_text::pasted;
use crate::persist::{
    Append, Library, Memory, Piece, Raw, Recovered, Replacement, SaveState, Storage, StorageError,
    Stored, Writer,
};

fn rename(world: &mut World, writer: &Writer<impl Storage>, title: &str) {
    let done = world.command(command::SetTitle(title.to_owned())).unwrap();
    writer.changed(&done.transactions, world.project());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn failures_lose_nothing(work in wishes(60), failing in prop::collection::btree_set(0..60_u64, 0..20)) {
        let mut world = World::new();
        let desk = Desk::new(&world);
        for call in failing {
            desk.memory.fail_after(call, StorageError::Quota);
        }
        let id = world.project().meta().id;
        for wish in &work {
            desk.grant(&mut world, wish);
            if desk.writer.state() == SaveState::Saved {
                let stored = now(Library::new(Rc::new(desk.memory.clone())).open(id));
                if let Ok(Some(recovered)) = stored {
                    let Recovered::Whole(opened) = recovered else { panic!("{recovered:?}") };
                    prop_assert_eq!(&opened.project, world.project());
                }
            }
        }
        while desk.writer.state() != SaveState::Saved {
            desk.writer.try_again(world.project());
            now(desk.writer.work(|_| {}));
        }
        // Reading may fail too; it is simply asked again.
        while now(desk.memory.list()).is_err() {}
        for _ in 0..60 {
            let _ = now(desk.memory.list());
        }
        prop_assert_eq!(&whole(&desk.memory, id).project, world.project());
    }

    #[test]
    fn work_goes_on_after_every_reload(first in wishes(40), second in wishes(40)) {
        let mut world = World::new();
        let id = world.project().meta().id;
        let desk = Desk::new(&world);
        for wish in &first {
            desk.grant(&mut world, wish);
        }
        let opened = whole(&desk.memory, id);
        let desk = Desk::again(&desk.memory, &opened.project, &opened.start);
        for wish in &second {
            desk.grant(&mut world, wish);
        }
        let calls = desk.memory.calls();
        desk.writer.pause(world.project());
        now(desk.writer.work(|_| {}));
        // Looking for kept versions, and the snapshot.
        prop_assert!(desk.memory.calls() <= calls + 2);
        let kept = whole(&desk.memory, id).project;
        prop_assert_eq!(&kept, world.project());
        // Of which the log is no part.
        prop_assert_eq!(kept.log(), world.project().log());
    }
}

#[test]
fn work_after_a_defect_goes_on_and_the_rest_is_put_aside() {
    let mut world = World::new();
    let desk = Desk::new(&world);
    let id = world.project().meta().id;
    for title in ["One", "Two", "Three"] {
        rename(&mut world, &desk.writer, title);
        now(desk.writer.work(|_| {}));
    }
    desk.memory
        .tamper(id, |shelf| shelf.stored.journal[1].1.truncate(40));
    let before = now(desk.memory.dump(None)).unwrap();
    let Recovered::Partly(opened, lost) = reopened(&desk.memory, id) else {
        panic!("cut")
    };
    assert_eq!(opened.project.meta().title, "One");
    assert!(
        lost.to_string()
            .starts_with("2 steps of your work could not be read: a step is damaged"),
        "{lost}"
    );
    assert_eq!(
        now(desk.memory.dump(None)).unwrap(),
        before,
        "looking changes nothing"
    );

    let mut session =
        crate::edit::Session::new(opened.project.clone(), world.session.coder().clone());
    std::mem::swap(&mut session, &mut world.session);
    let desk = Desk::again(&desk.memory, &opened.project, &opened.start);
    rename(&mut world, &desk.writer, "Four");
    now(desk.writer.work(|_| {}));
    assert_eq!(desk.writer.state(), SaveState::Saved);
    assert_eq!(whole(&desk.memory, id).project.meta().title, "Four");
    let aside: Vec<Raw> = now(desk.memory.dump(None))
        .unwrap()
        .into_iter()
        .filter(|raw| raw.part == "rescue")
        .collect();
    let [aside] = aside.as_slice() else {
        panic!("one copy is put aside")
    };
    let aside = String::from_utf8(aside.bytes.clone()).unwrap();
    assert!(
        aside.contains("Three"),
        "the steps after the defect are in it"
    );
}

#[test]
fn the_tab_that_comes_second_is_told_and_overwrites_nothing() {
    let mut here = World::new();
    let desk = Desk::new(&here);
    let id = here.project().meta().id;
    let opened = whole(&desk.memory, id);
    let other = Desk::again(&desk.memory, &opened.project, &opened.start);
    let mut there = World::new();
    rename(&mut there, &other.writer, "There");
    now(other.writer.work(|_| {}));
    rename(&mut here, &desk.writer, "Here");
    now(desk.writer.work(|_| {}));
    let SaveState::NotSaved(reason) = desk.writer.state() else {
        panic!("it must not be saved")
    };
    assert_eq!(
        reason,
        "this project was changed in another tab. Download your work here, then reload the page to go on from there"
    );
    assert_eq!(whole(&desk.memory, id).project.meta().title, "There");
}

#[test]
fn a_project_that_was_cleared_away_is_kept_anew() {
    let mut world = World::new();
    let desk = Desk::new(&world);
    let id = world.project().meta().id;
    now(desk.memory.remove(id)).unwrap();
    rename(&mut world, &desk.writer, "Still here");
    now(desk.writer.work(|_| {}));
    assert!(matches!(desk.writer.state(), SaveState::NotSaved(_)));
    desk.writer.try_again(world.project());
    now(desk.writer.work(|_| {}));
    assert_eq!(desk.writer.state(), SaveState::Saved);
    assert_eq!(&whole(&desk.memory, id).project, world.project());
}

#[test]
fn a_step_of_many_operations_is_not_left_for_opening() {
    let mut world = World::new();
    let desk = Desk::new(&world);
    let mut ids = SequentialIds::starting_at(8_000_000);
    let article = |n: u32| pasted(&format!("Report {n}"), &mut ids, Timestamp(0)).unwrap();
    let articles: Vec<_> = (0..501).map(article).map(Arc::new).collect();
    let documents = articles.iter().map(|d| d.id()).collect();
    let steps = |memory: &Memory| {
        let all = now(memory.dump(None)).unwrap();
        all.iter().filter(|raw| raw.part == "journal").count()
    };
    let details = vec![(Detail::Language, "en".to_owned())];
    let set = command::SetDetails { documents, details };
    let add = command::AddDocuments(articles);
    let commands: [Box<dyn Command>; 2] = [Box::new(add), Box::new(set)];
    for command in commands {
        let done = world.command(command).unwrap();
        desk.writer.changed(&done.transactions, world.project());
        now(desk.writer.work(|_| {}));
        assert_eq!(steps(&desk.memory), 1);
        desk.writer.pause(world.project());
        now(desk.writer.work(|_| {}));
        assert_eq!(steps(&desk.memory), 0);
    }
    let id = world.project().meta().id;
    assert_eq!(&whole(&desk.memory, id).project, world.project());
}

#[test]
fn a_snapshot_lets_go_of_the_texts_of_removed_articles() {
    let mut world = World::new();
    let desk = Desk::new(&world);
    let id = world.project().meta().id;
    let first = world.project().documents()[0].id();
    let done = world.command(command::RemoveDocument(first)).unwrap();
    desk.writer.changed(&done.transactions, world.project());
    now(desk.writer.work(|_| {}));
    let texts = |memory: &Memory| {
        let all = now(memory.dump(Some(id))).unwrap();
        all.iter()
            .filter(|raw| raw.part == "texts" && raw.bytes.starts_with(b"demarche 1 text"))
            .count()
    };
    assert_eq!(texts(&desk.memory), 5);
    for n in 0..200 {
        rename(&mut world, &desk.writer, &n.to_string());
        now(desk.writer.work(|_| {}));
    }
    desk.writer.pause(world.project());
    now(desk.writer.work(|_| {}));
    assert_eq!(texts(&desk.memory), 4);
    // It can still be undone: then the text is written again.
    while let Some(done) = world.undo() {
        desk.writer.changed(&done.transactions, world.project());
        now(desk.writer.work(|_| {}));
    }
    assert_eq!(&whole(&desk.memory, id).project, world.project());
    assert_eq!(world.project().documents().len(), 5);
}

#[test]
fn the_list_says_what_is_in_a_project_without_opening_it() {
    let mut world = World::new();
    let desk = Desk::new(&world);
    rename(&mut world, &desk.writer, "Geneva talks");
    now(desk.writer.work(|_| {}));
    let library = Library::new(Rc::new(desk.memory.clone()));
    let id = world.project().meta().id;
    let list = now(library.list()).unwrap();
    let [line] = list.as_slice() else {
        panic!("one project")
    };
    assert_eq!(
        (line.title.as_str(), line.articles, line.tags),
        ("Geneva talks", 5, 0)
    );
    assert!(line.readable && line.saved > Timestamp(1));
    desk.memory
        .tamper(id, |shelf| shelf.stored.listing = Some(b"rubbish".to_vec()));
    let list = now(library.list()).unwrap();
    assert!(!list[0].readable && list[0].id == id);
    now(library.remove(id)).unwrap();
    assert_eq!(now(library.list()).unwrap(), []);
    assert!(now(library.open(id)).unwrap().is_none());
}

#[test]
fn everything_can_be_taken_along_saved_or_not() {
    let mut world = World::new();
    let desk = Desk::new(&world);
    desk.memory.fail_next(StorageError::Quota);
    rename(&mut world, &desk.writer, "Not saved");
    now(desk.writer.work(|_| {}));
    let library = Library::new(Rc::new(desk.memory.clone()));
    let all = now(library.everything(Some(world.project()), Timestamp(0))).unwrap();
    let all: serde_json::Value = serde_json::from_str(&all).unwrap();
    let parts = all["parts"].as_object().unwrap();
    let names: Vec<&str> = parts.keys().map(String::as_str).collect();
    assert_eq!(names, ["meta", "projects", "screen", "snapshots", "texts"]);
    assert!(parts["screen"].to_string().contains("Not saved"));
    assert!(parts["texts"].to_string().contains("family 🇷🇺🇺🇸"));
}

/// A store that takes its time: every call waits until it is asked a second time.
struct Slow(Memory);

async fn moment() {
    let mut asked = false;
    std::future::poll_fn(|_| {
        if std::mem::replace(&mut asked, true) {
            Poll::Ready(())
        } else {
            Poll::Pending
        }
    })
    .await;
}

impl Storage for Slow {
    async fn list(&self) -> Result<Vec<(ProjectId, Vec<u8>)>, StorageError> {
        self.0.list().await
    }

    async fn with_snapshot(&self) -> Result<Vec<ProjectId>, StorageError> {
        self.0.with_snapshot().await
    }

    async fn load(&self, project: ProjectId) -> Result<Option<Stored>, StorageError> {
        self.0.load(project).await
    }

    async fn pieces(
        &self,
        project: ProjectId,
        names: &[String],
    ) -> Result<Vec<Option<Vec<u8>>>, StorageError> {
        self.0.pieces(project, names).await
    }

    async fn put_pieces(&self, project: ProjectId, pieces: Vec<Piece>) -> Result<(), StorageError> {
        moment().await;
        self.0.put_pieces(project, pieces).await
    }

    async fn versions(&self, project: ProjectId) -> Result<Vec<(u64, Vec<u8>)>, StorageError> {
        self.0.versions(project).await
    }

    async fn add_versions(
        &self,
        project: ProjectId,
        versions: Vec<(u64, Vec<u8>)>,
    ) -> Result<(), StorageError> {
        self.0.add_versions(project, versions).await
    }

    async fn append(&self, write: Append) -> Result<(), StorageError> {
        moment().await;
        self.0.append(write).await
    }

    async fn replace(&self, write: Replacement) -> Result<(), StorageError> {
        moment().await;
        self.0.replace(write).await
    }

    async fn set_aside(&self, name: String, bytes: Vec<u8>) -> Result<(), StorageError> {
        self.0.set_aside(name, bytes).await
    }

    async fn aside(&self, project: ProjectId) -> Result<Vec<Vec<u8>>, StorageError> {
        self.0.aside(project).await
    }

    async fn remove_aside(&self, name: String) -> Result<(), StorageError> {
        self.0.remove_aside(name).await
    }

    async fn remove(&self, project: ProjectId) -> Result<(), StorageError> {
        self.0.remove(project).await
    }

    async fn dump(&self, of: Option<ProjectId>) -> Result<Vec<Raw>, StorageError> {
        self.0.dump(of).await
    }
}

#[test]
fn steps_made_while_a_write_is_under_way_are_written_after_it() {
    let mut world = World::new();
    let memory = Memory::new();
    let slow = Rc::new(Slow(memory.clone()));
    let writer = Writer::begin(slow, world.project(), Timestamp(1), None);
    let said = RefCell::new(Vec::new());
    let mut context = Context::from_waker(Waker::noop());
    {
        let mut work = pin!(writer.work(|state| said.borrow_mut().push(state)));
        assert!(work.as_mut().poll(&mut context).is_pending());
        rename(&mut world, &writer, "One");
        rename(&mut world, &writer, "Two");
        // A second run while the first is at work is none.
        let mut again = pin!(writer.work(|_| {}));
        assert!(again.as_mut().poll(&mut context).is_ready());
        assert!(work.as_mut().poll(&mut context).is_pending());
        assert!(work.as_mut().poll(&mut context).is_ready());
    }
    assert_eq!(said.take(), [SaveState::Saving, SaveState::Saved]);
    assert_eq!(memory.calls(), 2, "both steps in one write");
    let id = world.project().meta().id;
    assert_eq!(&whole(&memory, id).project, world.project());
}
