//! The connection to the database: opened when it is first needed, and again when it was lost.

use std::cell::RefCell;
use std::rc::{Rc, Weak};

use idb::event::VersionChangeEvent;
use idb::request::OpenDatabaseRequest;
use idb::{Database, DatabaseEvent, Event, Factory, Request, Transaction, TransactionMode};

use super::{failure, layout};
use crate::browser::OrLog;
use crate::browser::signal::{Sender, signal};
use crate::persist::StorageError;

pub(super) struct Connection {
    name: String,
    state: Rc<RefCell<State>>,
}

#[derive(Default)]
struct State {
    phase: Phase,
    /// Keeps the callbacks of the newest request alive.
    request: Option<OpenDatabaseRequest>,
    /// A database that was closed in one of its own callbacks, kept until that has returned.
    closed: Option<Database>,
    waiting: Vec<Sender<Result<(), StorageError>>>,
    on_closed: Option<Rc<dyn Fn(StorageError)>>,
}

#[derive(Default)]
enum Phase {
    /// Not open; may be opened.
    #[default]
    Shut,
    Opening,
    /// Another tab stands in the way. The browser goes on trying.
    Blocked,
    Open(Database),
    /// Closed to let a newer version in. This page must not open it again.
    GivenUp,
}

impl Connection {
    pub(super) fn new(name: &str) -> Self {
        Self {
            name: name.to_owned(),
            state: Rc::default(),
        }
    }

    /// Calls `tell` when the database has to be closed under us.
    pub(super) fn when_closed(&self, tell: impl Fn(StorageError) + 'static) {
        self.state.borrow_mut().on_closed = Some(Rc::new(tell));
    }

    /// Closes it; it is opened again when it is needed.
    pub(super) fn close(&self) {
        let mut state = self.state.borrow_mut();
        if let Phase::Open(database) = std::mem::take(&mut state.phase) {
            database.close();
        }
    }

    /// A fresh transaction. All its requests must be made before anything is waited for.
    pub(super) async fn begin(
        &self,
        stores: &[&str],
        mode: TransactionMode,
    ) -> Result<Transaction, StorageError> {
        self.ready().await?;
        match self.transaction(stores, mode) {
            // The browser may have dropped the connection without a word.
            Err(StorageError::Closed) => {
                self.state.borrow_mut().phase = Phase::Shut;
                self.ready().await?;
                self.transaction(stores, mode)
            }
            result => result,
        }
    }

    fn transaction(
        &self,
        stores: &[&str],
        mode: TransactionMode,
    ) -> Result<Transaction, StorageError> {
        match &self.state.borrow().phase {
            Phase::Open(database) => database.transaction(stores, mode).map_err(failure::storage),
            _ => Err(StorageError::Closed),
        }
    }

    async fn ready(&self) -> Result<(), StorageError> {
        let answer = {
            let mut state = self.state.borrow_mut();
            match state.phase {
                Phase::Open(_) => return Ok(()),
                Phase::GivenUp => return Err(StorageError::Closed),
                Phase::Blocked => return Err(StorageError::Blocked),
                Phase::Opening => {}
                Phase::Shut => {
                    let request = open(&self.name, &self.state)
                        .map_err(|error| failure::of_opening(&failure::js(&error)))?;
                    state.request = Some(request);
                    state.phase = Phase::Opening;
                }
            }
            let (sender, receiver) = signal();
            state.waiting.push(sender);
            receiver
        };
        answer.await
    }
}

fn open(name: &str, state: &Rc<RefCell<State>>) -> Result<OpenDatabaseRequest, idb::Error> {
    let mut request = Factory::new()?.open(name, Some(layout::VERSION))?;
    request.on_upgrade_needed(upgrade);
    let weak = Rc::downgrade(state);
    request.on_blocked(move |_| answer(&weak, Phase::Blocked, &Err(StorageError::Blocked)));
    let weak = Rc::downgrade(state);
    request.on_error(move |event| {
        let exception = event.target().and_then(|request| request.error());
        let error = exception.map_or_else(|e| failure::js(&e), failure::of_exception);
        answer(&weak, Phase::Shut, &Err(failure::of_opening(&error)));
    });
    let weak = Rc::downgrade(state);
    request.on_success(move |event| match event.database() {
        Ok(database) => {
            let database = watched(database, &weak);
            answer(&weak, Phase::Open(database), &Ok(()));
        }
        Err(error) => {
            let error = failure::of_opening(&failure::js(&error));
            answer(&weak, Phase::Shut, &Err(error));
        }
    });
    Ok(request)
}

fn upgrade(event: VersionChangeEvent) {
    let created = event.database().and_then(|d| layout::create(&d));
    let created = created.map_err(|error| failure::js(&error));
    if created.or_log("could not make the database").is_some() {
        return;
    }
    // Half a database would be taken for a whole one later; without it, opening fails.
    let request = event.target().ok();
    if let Some(transaction) = request.and_then(|request| request.transaction()) {
        let stopped = transaction.abort().map_err(|error| failure::js(&error));
        stopped.or_log("could not stop making the database");
    }
}

/// Sets the phase and tells everybody who waits.
fn answer(state: &Weak<RefCell<State>>, phase: Phase, result: &Result<(), StorageError>) {
    let Some(state) = state.upgrade() else { return };
    let waiting = {
        let mut state = state.borrow_mut();
        state.phase = phase;
        std::mem::take(&mut state.waiting)
    };
    for sender in waiting {
        sender.send(result.clone());
    }
}

/// A database that lets newer versions in, and notices when it is gone.
fn watched(mut database: Database, state: &Weak<RefCell<State>>) -> Database {
    let weak = Weak::clone(state);
    database.on_version_change(move |_| lost(&weak, Phase::GivenUp));
    let weak = Weak::clone(state);
    database.on_close(move |_| lost(&weak, Phase::Shut));
    database
}

fn lost(state: &Weak<RefCell<State>>, phase: Phase) {
    let Some(state) = state.upgrade() else { return };
    let tell = {
        let mut state = state.borrow_mut();
        let before = std::mem::replace(&mut state.phase, phase);
        if let Phase::Open(database) = before {
            database.close();
            state.closed = Some(database);
        }
        state.on_closed.clone()
    };
    if let Some(tell) = tell {
        tell(StorageError::Closed);
    }
}
