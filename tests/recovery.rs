//! Work is kept through everything short of a broken disk: from the outside, as the app uses it.

#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::unwrap_used,
    reason = "tests may stop at the first surprise, their helpers as well"
)]

mod store;

use std::rc::Rc;

use demarche::domain::Timestamp;
use demarche::persist::{
    InPieces, Library, Memory, Recovered, SaveState, Storage, StorageError, Writer, on_screen,
};
use pollster::block_on;
use store::work::Work;

fn begun(memory: &Memory, work: &Work) -> Writer<Memory> {
    let storage = Rc::new(memory.clone());
    let snapshots = InPieces::of_new(Rc::clone(&storage), work.id());
    let writer = Writer::begin(storage, work.project(), Timestamp(1), Some(snapshots));
    block_on(writer.work(|_| {}));
    writer
}

fn tag(work: &mut Work, writer: &Writer<Memory>, length: u32) {
    let done = work.tag(length);
    writer.changed(&done.transactions, work.project());
    block_on(writer.work(|_| {}));
}

fn open(memory: &Memory, work: &Work) -> Recovered {
    let library = Library::new(Rc::new(memory.clone()));
    block_on(library.open(work.id())).unwrap().unwrap()
}

#[test]
fn the_store_in_memory_keeps_the_contract() {
    block_on(store::contract::holds(&Memory::new()));
}

#[test]
fn killing_the_browser_loses_nothing_that_was_saved() {
    let memory = Memory::new();
    let mut work = Work::new();
    let writer = begun(&memory, &work);
    // Not 8, which would end inside of the flag and so mean the same words as 9.
    for length in (1..17).filter(|length| *length != 8) {
        tag(&mut work, &writer, length);
        assert_eq!(writer.state(), SaveState::Saved);
        let Recovered::Whole(opened) = open(&memory, &work) else {
            panic!("not whole")
        };
        assert_eq!(&opened.project, work.project());
    }
    // Killed: writer and session are gone. What is opened is gone on with.
    drop(writer);
    let Recovered::Whole(opened) = open(&memory, &work) else {
        panic!("not whole")
    };
    let mut work = Work::on(opened.project);
    let storage = Rc::new(memory.clone());
    let snapshots = opened.start.snapshots(Rc::clone(&storage), work.id());
    let writer = Writer::resume(storage, work.project(), opened.start.place(), snapshots);
    tag(&mut work, &writer, 20);
    let Recovered::Whole(opened) = open(&memory, &work) else {
        panic!("not whole")
    };
    assert_eq!(opened.project.annotations().len(), 16);
}

#[test]
fn work_that_is_not_saved_can_be_taken_along_without_the_store() {
    let memory = Memory::new();
    let mut work = Work::new();
    memory.fail_next(StorageError::Unavailable("SecurityError".to_owned()));
    let writer = begun(&memory, &work);
    work.tag(6);
    assert_eq!(
        writer.state(),
        SaveState::NotSaved(
            "the browser does not let this page keep anything (SecurityError). It may be a private window or a \
             setting. Download your work before you close the page"
                .to_owned()
        )
    );
    let taken = on_screen(work.project(), Timestamp(0)).unwrap();
    assert!(taken.contains("Moscow") && taken.contains("🇷🇺 demands a written answer. لا"));
}

#[test]
fn a_project_damaged_at_its_root_is_kept_and_can_be_taken_along() {
    let memory = Memory::new();
    let mut work = Work::new();
    let writer = begun(&memory, &work);
    tag(&mut work, &writer, 6);
    memory.tamper(work.id(), |shelf| {
        shelf.stored.snapshot = Some(vec![0xff, 0x00])
    });
    let before = block_on(Storage::dump(&memory, None)).unwrap();
    let Recovered::Unreadable(kept) = open(&memory, &work) else {
        panic!("it cannot be read")
    };
    assert_eq!(
        kept.to_string(),
        "This project could not be opened: the project is damaged: its first line is not whole. It is kept unchanged and can \
         be downloaded."
    );
    assert_eq!(block_on(Storage::dump(&memory, None)).unwrap(), before);
    let library = Library::new(Rc::new(memory));
    let all = block_on(library.everything(None, Timestamp(0))).unwrap();
    assert!(all.contains(r#""hex": "ff00""#), "byte for byte");
    assert!(all.contains("Tagged 1 claim"), "and every step");
}
