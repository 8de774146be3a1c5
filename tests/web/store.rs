//! The store in the browser: the same behaviour as the one in memory, and what only a real database can do.

use std::cell::RefCell;
use std::rc::Rc;

use demarche::browser::{IndexedDb, Saver, ask_to_keep};
use demarche::domain::Timestamp;
use demarche::persist::{InPieces, Library, Opened, Recovered, SaveState, Storage, StorageError};
use idb::event::VersionChangeEvent;
use idb::{DatabaseEvent, Factory, ObjectStoreParams, Request};
use js_sys::Promise;
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::wasm_bindgen_test;

use self::shared::work::Work;

#[path = "../store/mod.rs"]
mod shared;

/// A database that is not there yet.
async fn fresh(name: &str) -> IndexedDb {
    let name = &format!("test {name}");
    done(Factory::new().unwrap().delete(name).unwrap()).await;
    IndexedDb::new(name)
}

/// Waits for a request, for success or failure.
async fn done(mut request: impl Request + 'static) {
    let promise = Promise::new(&mut |resolve, _| {
        let again = resolve.clone();
        request.on_success(move |_| drop(resolve.call0(&wasm_bindgen::JsValue::NULL)));
        request.on_error(move |_| drop(again.call0(&wasm_bindgen::JsValue::NULL)));
    });
    JsFuture::from(promise).await.unwrap();
}

/// Opens the database in another version, as a newer Demarche in another tab would, and lets go of it.
async fn open_as_newer(name: &str) {
    let mut request = Factory::new().unwrap().open(name, Some(2)).unwrap();
    request.on_upgrade_needed(|event: VersionChangeEvent| {
        let params = ObjectStoreParams::new();
        event
            .database()
            .unwrap()
            .create_object_store("new", params)
            .unwrap();
    });
    let promise = Promise::new(&mut |resolve, _| {
        request.on_success(move |event| {
            event.database().unwrap().close();
            drop(resolve.call0(&wasm_bindgen::JsValue::NULL));
        });
    });
    JsFuture::from(promise).await.unwrap();
}

/// A saver, what it said, and a way to wait until it says something.
struct Desk {
    storage: Rc<IndexedDb>,
    saver: Saver,
    said: Rc<RefCell<Vec<SaveState>>>,
    waiting: Rc<RefCell<Option<js_sys::Function>>>,
}

impl Desk {
    fn new(storage: &Rc<IndexedDb>) -> Self {
        let said: Rc<RefCell<Vec<SaveState>>> = Rc::default();
        let waiting: Rc<RefCell<Option<js_sys::Function>>> = Rc::default();
        let (says, wakes) = (Rc::clone(&said), Rc::clone(&waiting));
        let on_state = move |state| {
            says.borrow_mut().push(state);
            if let Some(waiting) = wakes.borrow_mut().take() {
                drop(waiting.call0(&wasm_bindgen::JsValue::NULL));
            }
        };
        // No test works for so long that a snapshot is due at a pause.
        let saver = Saver::new(Rc::clone(storage), on_state, |_| {});
        Self {
            storage: Rc::clone(storage),
            saver,
            said,
            waiting,
        }
    }

    /// Waits for the next word, other than “Saving”, and gives all since the last time.
    async fn said(&self) -> Vec<SaveState> {
        while self
            .said
            .borrow()
            .last()
            .is_none_or(|s| *s == SaveState::Saving)
        {
            let promise = Promise::new(&mut |resolve, _| {
                *self.waiting.borrow_mut() = Some(resolve);
            });
            JsFuture::from(promise).await.unwrap();
        }
        self.said.take()
    }

    fn begin(&self, work: &Work) {
        let snapshots = InPieces::of_new(Rc::clone(&self.storage), work.id());
        self.saver
            .begin(work.project(), Timestamp(1), Some(snapshots));
    }

    fn resume(&self, opened: &Opened) {
        let id = opened.project.meta().id;
        let snapshots = opened.start.snapshots(Rc::clone(&self.storage), id);
        let place = opened.start.place();
        self.saver.resume(&opened.project, place, snapshots);
    }

    fn tag(&self, work: &mut Work, length: u32) {
        let done = work.tag(length);
        self.saver.changed(&done.transactions, work.project());
    }
}

async fn open(storage: Rc<IndexedDb>, work: &Work) -> Recovered {
    Library::new(storage)
        .open(work.id())
        .await
        .unwrap()
        .unwrap()
}

#[wasm_bindgen_test]
async fn it_keeps_the_contract() {
    shared::contract::holds(&fresh("contract").await).await;
}

#[wasm_bindgen_test]
async fn a_database_opened_again_has_everything() {
    let storage = Rc::new(fresh("again").await);
    let desk = Desk::new(&storage);
    let mut work = Work::new();
    desk.begin(&work);
    assert_eq!(desk.said().await, [SaveState::Saving, SaveState::Saved]);
    desk.tag(&mut work, 6);
    assert_eq!(desk.said().await, [SaveState::Saving, SaveState::Saved]);
    storage.close();

    let storage = Rc::new(IndexedDb::new("test again"));
    let Recovered::Whole(opened) = open(Rc::clone(&storage), &work).await else {
        panic!("it is whole")
    };
    assert_eq!(&opened.project, work.project());
    let desk = Desk::new(&storage);
    desk.resume(&opened);
    let mut work = Work::on(opened.project);
    // From 9, as 8 would end inside of the flag and so mean the same words.
    for length in 9..22 {
        desk.tag(&mut work, length);
    }
    assert!(
        !desk.saver.is_saved(),
        "not before the transaction is complete"
    );
    desk.said().await;
    while !desk.saver.is_saved() {
        desk.said().await;
    }
    let Recovered::Whole(opened) = open(storage, &work).await else {
        panic!("it is whole")
    };
    assert_eq!(&opened.project, work.project());
}

#[wasm_bindgen_test]
async fn a_second_tab_is_told_and_overwrites_nothing() {
    let here = Rc::new(fresh("tabs").await);
    let there = Rc::new(IndexedDb::new("test tabs"));
    let (mut mine, mut theirs) = (Work::new(), Work::new());
    let desk = Desk::new(&here);
    desk.begin(&mine);
    desk.said().await;
    let Recovered::Whole(opened) = open(Rc::clone(&there), &mine).await else {
        panic!("whole")
    };
    let other = Desk::new(&there);
    other.resume(&opened);
    other.tag(&mut theirs, 6);
    while !other.saver.is_saved() {
        other.said().await;
    }
    desk.tag(&mut mine, 9);
    let said = desk.said().await;
    assert_eq!(
        said.last(),
        Some(&SaveState::NotSaved(StorageError::Conflict.to_string()))
    );
    let Recovered::Whole(opened) = open(here, &mine).await else {
        panic!("whole")
    };
    assert_eq!(&opened.project, theirs.project());
}

#[wasm_bindgen_test]
async fn a_newer_version_is_let_in_and_told_of() {
    let storage = Rc::new(fresh("newer").await);
    let desk = Desk::new(&storage);
    let mut work = Work::new();
    desk.begin(&work);
    desk.said().await;
    open_as_newer("test newer").await;
    let closed = SaveState::NotSaved(StorageError::Closed.to_string());
    assert_eq!(desk.said().await, std::slice::from_ref(&closed));
    assert!(desk.saver.is_saved(), "nothing was lost by it");
    desk.tag(&mut work, 6);
    assert_eq!(desk.said().await.last(), Some(&closed));
    assert!(!desk.saver.is_saved());
    // Nor does an old page open a newer database.
    let old = IndexedDb::new("test newer");
    assert_eq!(old.list().await, Err(StorageError::Newer));
}

#[wasm_bindgen_test]
async fn a_project_that_was_removed_is_kept_anew() {
    let storage = Rc::new(fresh("removed").await);
    let desk = Desk::new(&storage);
    let mut work = Work::new();
    desk.begin(&work);
    desk.said().await;
    storage.remove(work.id()).await.unwrap();
    desk.tag(&mut work, 6);
    let gone = SaveState::NotSaved(StorageError::Gone.to_string());
    assert_eq!(desk.said().await.last(), Some(&gone));
    desk.saver.retry(work.project());
    assert_eq!(desk.said().await.last(), Some(&SaveState::Saved));
    let Recovered::Whole(opened) = open(storage, &work).await else {
        panic!("whole")
    };
    assert_eq!(&opened.project, work.project());
}

#[wasm_bindgen_test]
async fn a_value_that_is_none_of_ours_is_taken_along_and_harms_nothing() {
    let storage = Rc::new(fresh("foreign").await);
    let desk = Desk::new(&storage);
    let work = Work::new();
    desk.begin(&work);
    desk.said().await;
    let mut request = Factory::new()
        .unwrap()
        .open("test foreign", Some(1))
        .unwrap();
    let promise = Promise::new(&mut |resolve, _| {
        request.on_success(move |event| {
            let database = event.database().unwrap();
            let mode = idb::TransactionMode::ReadWrite;
            let mut put = database.transaction(&["snapshots"], mode).unwrap();
            let value = js_sys::JSON::parse(r#"{"some":"thing"}"#).unwrap();
            let key = wasm_bindgen::JsValue::from_str(&Work::new().id().to_string());
            put.object_store("snapshots")
                .unwrap()
                .put(&value, Some(&key))
                .unwrap();
            put.on_complete(move |_| drop(resolve.call0(&wasm_bindgen::JsValue::NULL)));
            // Closed once that is done; kept until then by the callback's owner.
            database.close();
            KEEP.with_borrow_mut(|keep| keep.push(put));
        });
    });
    JsFuture::from(promise).await.unwrap();
    let recovered = open(Rc::clone(&storage), &work).await;
    assert!(
        matches!(recovered, Recovered::Unreadable(_)),
        "{recovered:?}"
    );
    let all = Library::new(storage)
        .everything(None, Timestamp(0))
        .await
        .unwrap();
    assert!(all.contains(r#"{\"some\":\"thing\"}"#), "{all}");
}

thread_local! {
    static KEEP: RefCell<Vec<idb::Transaction>> = const { RefCell::new(Vec::new()) };
}

#[wasm_bindgen_test]
async fn the_browser_answers_whether_it_will_keep_our_data() {
    assert!(ask_to_keep().await.is_some());
}
