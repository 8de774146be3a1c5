//! What IndexedDB refuses, as an error of the store.

use idb::Error;
use wasm_bindgen::JsValue;
use web_sys::DomException;

use crate::browser::JsError;
use crate::domain::json::shown;
use crate::persist::StorageError;

/// An error while reading or writing.
pub(super) fn of_use(error: &JsError) -> StorageError {
    match error.name() {
        "QuotaExceededError" => StorageError::Quota,
        "InvalidStateError" => StorageError::Closed,
        "VersionError" => StorageError::Newer,
        "DataError" | "NotReadableError" | "UnknownError" => StorageError::Corrupt(shown(&error)),
        _ => StorageError::Other(shown(&error)),
    }
}

/// An error while opening: then a browser that forbids, rather than one that fails, is the usual reason.
pub(super) fn of_opening(error: &JsError) -> StorageError {
    match error.name() {
        "QuotaExceededError" => StorageError::Quota,
        "VersionError" => StorageError::Newer,
        "UnknownError" | "DataError" | "NotReadableError" => StorageError::Corrupt(shown(&error)),
        _ => StorageError::Unavailable(shown(&error)),
    }
}

pub(super) fn of_exception(exception: Option<DomException>) -> JsError {
    exception.map_or_else(
        || JsError::new("the browser gave no reason"),
        |exception| JsError::from(JsValue::from(exception)),
    )
}

/// The browser's own error inside one of the crate's.
pub(super) fn js(error: &Error) -> JsError {
    match error {
        Error::AddFailed(value)
        | Error::ClearFailed(value)
        | Error::DeleteFailed(value)
        | Error::GetAllFailed(value)
        | Error::GetAllKeysFailed(value)
        | Error::GetFailed(value)
        | Error::GetKeyFailed(value)
        | Error::IndexedDbOpenFailed(value)
        | Error::KeyRangeCreateFailed(value)
        | Error::ObjectStoreCreateFailed(value)
        | Error::ObjectStoreNotFound(value)
        | Error::RequestErrorNotFound(value)
        | Error::RequestResultNotFound(value)
        | Error::TransactionAbortError(value)
        | Error::TransactionCommitError(value)
        | Error::TransactionOpenFailed(value)
        | Error::UpdateFailed(value) => JsError::from(value.clone()),
        Error::DomException(exception) => JsError::from(JsValue::from(exception.clone())),
        Error::IndexedDbNotFound(_) => JsError::new("it has no IndexedDB"),
        // The library's own faults, such as a request that it does not know; in its words they would weigh 3 kB.
        _ => JsError::new("the storage did not answer as expected"),
    }
}

/// For `map_err`.
pub(super) fn storage(error: Error) -> StorageError {
    of_use(&js(&error))
}
