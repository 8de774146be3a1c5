//! One transaction: all requests at once, then nothing but waiting for “complete”.

use std::cell::RefCell;
use std::rc::Rc;

use idb::{Error, Event, Request, Transaction};

use super::{failure, layout};
use crate::browser::signal::signal;
use crate::domain::ProjectId;
use crate::persist::{StorageError, compare};

/// Waits until a transaction is complete: only then is anything kept.
pub(super) async fn complete(mut transaction: Transaction) -> Result<(), StorageError> {
    let (sender, receiver) = signal();
    let done = sender.clone();
    transaction.on_complete(move |_| done.send(true));
    transaction.on_abort(move |_| sender.send(false));
    if receiver.await {
        return Ok(());
    }
    Err(failure::of_use(&failure::of_exception(transaction.error())))
}

/// Makes the requests of a transaction that only writes, and waits for it.
pub(super) async fn write(
    transaction: Transaction,
    requests: impl FnOnce(&Transaction) -> Result<(), Error>,
) -> Result<(), StorageError> {
    match requests(&transaction) {
        Ok(()) => {
            let transaction = transaction.commit().map_err(failure::storage)?;
            complete(transaction).await
        }
        Err(error) => {
            // What was asked for already must not happen alone.
            transaction.abort().map_err(failure::storage)?;
            Err(failure::storage(error))
        }
    }
}

/// As [`write`], but only when the project's head is the expected one; comparing and writing are one step.
pub(super) async fn write_if(
    transaction: Transaction,
    project: ProjectId,
    expected: Option<u64>,
    requests: impl FnOnce(&Transaction) -> Result<(), Error> + 'static,
) -> Result<(), StorageError> {
    let refusal: Rc<RefCell<Option<StorageError>>> = Rc::default();
    let mut head = transaction
        .object_store(layout::META)
        .and_then(|meta| meta.get(layout::head_key(project)))
        .map_err(failure::storage)?;
    let refused = Rc::clone(&refusal);
    // The transaction is still open in the callback of one of its requests: the writes follow there, not after an await.
    head.on_success(move |event| {
        let Ok(request) = event.target() else { return };
        let Some(transaction) = request.transaction() else {
            return;
        };
        let found = request.result().ok().and_then(|v| layout::as_number(&v));
        let written = compare(found, expected)
            .and_then(|()| requests(&transaction).map_err(failure::storage));
        let ended = match written {
            Ok(()) => transaction.commit(),
            Err(error) => {
                *refused.borrow_mut() = Some(error);
                transaction.abort()
            }
        };
        if let Err(error) = ended {
            refused.borrow_mut().get_or_insert(failure::storage(error));
        }
    });
    let result = complete(transaction).await;
    // Kept until here: its callback must outlive the transaction.
    drop(head);
    match refusal.take() {
        Some(error) => Err(error),
        None => result,
    }
}
