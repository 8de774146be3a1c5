//! Saves the project on screen as it changes, and says how that goes.

use std::cell::RefCell;
use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;
use web_sys::{BeforeUnloadEvent, Event};

use super::signal::{Sender, signal};
use super::{IndexedDb, Listener, Timer};
use crate::domain::json::shown;
use crate::domain::{Project, ProjectId, Timestamp};
use crate::persist::{Label, Place, SaveState, Snapshots, Step, StorageError, Writer};

/// How long the analyst must pause before a snapshot is made, in milliseconds.
const PAUSE: i32 = 1_000;

/// Shows the project as it is.
type Look = dyn Fn(&dyn Fn(&Project));

/// Saves one project at a time. Cheap to clone; all clones are the same saver.
#[derive(Clone)]
pub struct Saver(Rc<Inner>);

struct Inner {
    storage: Rc<IndexedDb>,
    on_state: Box<dyn Fn(SaveState)>,
    look: Box<Look>,
    writer: RefCell<Option<Rc<Writer<IndexedDb>>>>,
    /// What was said last.
    said: RefCell<Option<SaveState>>,
    /// Said in place of “Saved” after the store was closed under us, until the next write shows how things stand.
    closed: RefCell<Option<StorageError>>,
    pause: RefCell<Option<Timer>>,
    /// Listens only while something is not saved.
    guard: RefCell<Option<Listener>>,
    leaving: RefCell<Vec<Listener>>,
    /// Who waits until nothing is on its way.
    waiting: RefCell<Vec<Sender<()>>>,
}

impl Saver {
    /// Tells `on_state` whenever the state has changed; `look` shows the project as it is. Nothing is saved before
    /// [`Self::begin`] or [`Self::resume`].
    pub fn new(
        storage: Rc<IndexedDb>,
        on_state: impl Fn(SaveState) + 'static,
        look: impl Fn(&dyn Fn(&Project)) + 'static,
    ) -> Self {
        let saver = Self(Rc::new(Inner {
            storage,
            on_state: Box::new(on_state),
            look: Box::new(look),
            writer: RefCell::default(),
            said: RefCell::default(),
            closed: RefCell::default(),
            pause: RefCell::default(),
            guard: RefCell::default(),
            leaving: RefCell::default(),
            waiting: RefCell::default(),
        }));
        saver.listen();
        saver
    }

    /// Saves a project that is not in the store yet, at once and as a whole, and its changes from now on. Without
    /// `snapshots` the journal grows until [`Self::complete`].
    ///
    /// The project before it, if any, is let go of: see to it that [`Self::is_saved`] first. What is on its way is still
    /// written.
    pub fn begin(&self, project: &Project, now: Timestamp, snapshots: Option<Rc<dyn Snapshots>>) {
        let storage = Rc::clone(&self.0.storage);
        self.take(Writer::begin(storage, project, now, snapshots));
    }

    /// Saves the changes from now on to a project that was opened from the store (see [`crate::persist::Opened`]).
    /// Writes nothing until there is one. As for the project before it, see [`Self::begin`].
    pub fn resume(&self, project: &Project, place: Place, snapshots: Rc<dyn Snapshots>) {
        let storage = Rc::clone(&self.0.storage);
        self.take(Writer::resume(storage, project, place, snapshots));
    }

    /// As [`Self::resume`], with a part of the project, until [`Self::complete`].
    pub fn resume_part(&self, project: ProjectId, place: Place) {
        let storage = Rc::clone(&self.0.storage);
        self.take(Writer::resume_part(storage, project, place));
    }

    /// The project that is handed over from now on is all of it.
    pub fn complete(&self, project: &Project, snapshots: Rc<dyn Snapshots>) {
        if let Some(writer) = self.writer().filter(|w| !w.is_complete()) {
            writer.complete(project, snapshots);
        }
    }

    /// Somebody else has added kept versions: whoever writes snapshots from now on looks which there are.
    pub fn look_at_versions(&self, project: &Project, snapshots: Rc<dyn Snapshots>) {
        if let Some(writer) = self.writer().filter(|w| w.is_complete()) {
            writer.complete(project, snapshots);
        }
    }

    /// As [`Self::complete`], where not all of what lies in the store could be read: that is put aside before anything else
    /// is written.
    pub fn complete_after_loss(&self, project: &Project, snapshots: Rc<dyn Snapshots>) {
        if let Some(writer) = self.writer() {
            writer.complete_after_loss(project, snapshots);
            self.work(&writer);
        }
    }

    /// Takes in what was done; `project` is as it is after it. Cheap.
    pub fn changed(&self, steps: &[Step], project: &Project) {
        let Some(writer) = self.writer() else { return };
        writer.changed(steps, project);
        self.0.closed.borrow_mut().take();
        self.work(&writer);
        self.wait_for_pause(&writer);
    }

    /// Keeps the project as it is now as a version that can be gone back to; `then` is told how that went.
    pub fn keep(
        &self,
        project: &Project,
        label: Label,
        then: impl FnOnce(Result<(), StorageError>) + 'static,
    ) {
        match self.writer() {
            Some(writer) => {
                writer.keep(project, label, Box::new(then));
                self.work(&writer);
            }
            None => then(Err(StorageError::Gone)),
        }
    }

    /// The number of the newest step that was taken in; 0 without a project.
    pub fn step(&self) -> u64 {
        self.writer().map_or(0, |writer| writer.step())
    }

    /// Another tab has added so many steps, which the project on screen has taken in. Only while all is saved.
    pub fn followed(&self, steps: u64) {
        if let Some(writer) = self.writer() {
            writer.followed(steps);
        }
    }

    /// Tries again what was not saved.
    pub fn retry(&self, project: &Project) {
        let Some(writer) = self.writer() else { return };
        writer.try_again(project);
        self.0.closed.borrow_mut().take();
        self.work(&writer);
    }

    /// Whether the store has everything. Also when there is no project.
    pub fn is_saved(&self) -> bool {
        self.writer().is_none_or(|w| w.state() == SaveState::Saved)
    }

    /// Waits until nothing is on its way to the store. Whether it has everything then.
    pub async fn settled(&self) -> bool {
        while self.state() == SaveState::Saving {
            let (sender, told) = signal();
            self.0.waiting.borrow_mut().push(sender);
            told.await;
        }
        self.is_saved()
    }

    /// As last told.
    pub fn state(&self) -> SaveState {
        let state = self.writer().map_or(SaveState::Saved, |w| w.state());
        match (&*self.0.closed.borrow(), state) {
            (Some(error), SaveState::Saved) => SaveState::NotSaved(shown(&error)),
            (_, state) => state,
        }
    }

    fn writer(&self) -> Option<Rc<Writer<IndexedDb>>> {
        self.0.writer.borrow().clone()
    }

    fn take(&self, writer: Writer<IndexedDb>) {
        let writer = Rc::new(writer);
        *self.0.writer.borrow_mut() = Some(Rc::clone(&writer));
        self.0.pause.borrow_mut().take();
        self.work(&writer);
    }

    fn work(&self, writer: &Rc<Writer<IndexedDb>>) {
        self.say();
        let (saver, writer) = (self.clone(), Rc::clone(writer));
        spawn_local(async move {
            writer.work(|_| saver.say()).await;
        });
    }

    /// Tells the state if it is another than before.
    fn say(&self) {
        let state = self.state();
        if self.0.said.borrow().as_ref() == Some(&state) {
            return;
        }
        *self.0.said.borrow_mut() = Some(state.clone());
        *self.0.guard.borrow_mut() = (!self.is_saved()).then(guard).flatten();
        if state != SaveState::Saving {
            for waiting in self.0.waiting.take() {
                waiting.send(());
            }
        }
        (self.0.on_state)(state);
    }

    fn wait_for_pause(&self, writer: &Rc<Writer<IndexedDb>>) {
        if !writer.wants_pause() {
            return;
        }
        let (inner, writer) = (Rc::downgrade(&self.0), Rc::clone(writer));
        let timer = Timer::after(PAUSE, move || {
            if let Some(inner) = inner.upgrade() {
                Self(inner).pause(&writer);
            }
        });
        *self.0.pause.borrow_mut() = timer;
    }

    fn pause(&self, writer: &Rc<Writer<IndexedDb>>) {
        (self.0.look)(&|project| writer.pause(project));
        self.work(writer);
    }

    /// The last chance to write is when the page is hidden: a phone may never bring it back.
    fn listen(&self) {
        let Some(window) = web_sys::window() else {
            return;
        };
        let mut leaving = self.0.leaving.borrow_mut();
        let weak = Rc::downgrade(&self.0);
        leaving.push(Listener::on(&window, "pagehide", move |_: Event| {
            if let Some(inner) = weak.upgrade() {
                Self(inner).leave();
            }
        }));
        if let Some(document) = window.document() {
            let weak = Rc::downgrade(&self.0);
            let hidden = move |_: Event| {
                if let Some(inner) = weak.upgrade() {
                    Self(inner).leave();
                }
            };
            leaving.push(Listener::on(&document, "visibilitychange", hidden));
        }
        let weak = Rc::downgrade(&self.0);
        self.0.storage.when_closed(move |error| {
            if let Some(inner) = weak.upgrade() {
                *inner.closed.borrow_mut() = Some(error);
                Self(inner).say();
            }
        });
    }

    fn leave(&self) {
        if let Some(writer) = self.writer() {
            self.pause(&writer);
        }
    }
}

/// Makes the browser ask before it closes the page.
fn guard() -> Option<Listener> {
    let window = web_sys::window()?;
    Some(Listener::on(
        &window,
        "beforeunload",
        |event: BeforeUnloadEvent| {
            event.prevent_default();
            // Older browsers ask only when this is set.
            event.set_return_value("unsaved");
        },
    ))
}
