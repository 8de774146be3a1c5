//! Nothing that was called saved is ever lost: on random work, with random failures, cuts and defects.

mod first_version;
mod following;
mod keeping;
mod keeping_examples;
mod losing;
mod pieces;
mod recovering;
mod writing;

use std::rc::Rc;

use super::{InPieces, Library, Memory, Opened, Recovered, Start, Writer};
use crate::domain::{Project, ProjectId, Timestamp};
use crate::edit::testing::{Wish, World};

/// Runs a future that waits for nothing but our own code.
fn now<T>(future: impl Future<Output = T>) -> T {
    pollster::block_on(future)
}

/// A store and a writer on the world's project.
struct Desk {
    memory: Memory,
    writer: Writer<Memory>,
}

impl Desk {
    /// With the project already in the store.
    fn new(world: &World) -> Self {
        let memory = Memory::new();
        let storage = Rc::new(memory.clone());
        let snapshots = InPieces::of_new(Rc::clone(&storage), world.project().meta().id);
        let writer = Writer::begin(storage, world.project(), Timestamp(1), Some(snapshots));
        now(writer.work(|_| {}));
        Self { memory, writer }
    }

    /// Goes on with a project, as after a reload.
    fn again(memory: &Memory, project: &Project, start: &Start) -> Self {
        let storage = Rc::new(memory.clone());
        let snapshots = start.snapshots(Rc::clone(&storage), project.meta().id);
        let writer = Writer::resume(storage, project, start.place(), snapshots);
        let memory = memory.clone();
        Self { memory, writer }
    }

    /// Grants a wish and writes what came of it.
    fn grant(&self, world: &mut World, wish: &Wish) {
        if let Some(done) = world.grant(wish) {
            self.writer.changed(&done.transactions, world.project());
            now(self.writer.work(|_| {}));
        }
    }
}

fn reopened(memory: &Memory, id: ProjectId) -> Recovered {
    let library = Library::new(Rc::new(memory.clone()));
    now(library.open(id))
        .unwrap()
        .expect("the project is there")
}

/// The project as a whole; anything less is a failed test.
fn whole(memory: &Memory, id: ProjectId) -> Opened {
    match reopened(memory, id) {
        Recovered::Whole(opened) => opened,
        other => panic!("not whole: {other:?}"),
    }
}
