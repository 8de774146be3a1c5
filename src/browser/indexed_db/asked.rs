//! What was asked of the database, as it is once the transaction is complete.

use idb::{Error, Request, Transaction};
use js_sys::Array;
use wasm_bindgen::{JsCast, JsValue};

use super::layout;
use crate::domain::ProjectId;
use crate::persist::Stored;

/// Keys and values of a store, or of a range of it, asked for and not yet there.
pub(super) struct All {
    keys: idb::request::GetAllKeysStoreRequest,
    values: idb::request::GetAllStoreRequest,
}

impl All {
    pub(super) fn of(t: &Transaction, store: &str, of: Option<ProjectId>) -> Result<Self, Error> {
        let range = || of.map(layout::all_of).transpose();
        let store = t.object_store(store)?;
        Ok(Self {
            keys: store.get_all_keys(range()?.map(Into::into), None)?,
            values: store.get_all(range()?.map(Into::into), None)?,
        })
    }

    /// After the transaction is complete.
    pub(super) fn pairs(&self) -> Result<Vec<(JsValue, JsValue)>, Error> {
        let (keys, values) = (self.keys.result()?, self.values.result()?);
        Ok(array(&keys).iter().zip(array(&values).iter()).collect())
    }

    /// The same, where keys are `[project, number]`.
    pub(super) fn numbered(&self) -> Result<Vec<(u64, Vec<u8>)>, Error> {
        let pairs = self.pairs()?.into_iter();
        let numbered = pairs.filter_map(|(key, value)| {
            let number = layout::as_number(&layout::second(&key))?;
            Some((number, layout::to_bytes(&value)))
        });
        Ok(numbered.collect())
    }
}

/// A project but for its pieces, asked for and not yet there.
pub(super) struct Asked {
    head: idb::request::GetStoreRequest,
    listing: idb::request::GetStoreRequest,
    snapshot: idb::request::GetStoreRequest,
    journal: All,
}

impl Asked {
    pub(super) fn of(t: &Transaction, project: ProjectId) -> Result<Self, Error> {
        let get = |store: &str, key: JsValue| t.object_store(store)?.get(key);
        Ok(Self {
            head: get(layout::META, layout::head_key(project))?,
            listing: get(layout::PROJECTS, layout::key(project))?,
            snapshot: get(layout::SNAPSHOTS, layout::key(project))?,
            journal: All::of(t, layout::JOURNAL, Some(project))?,
        })
    }

    /// After the transaction is complete.
    pub(super) fn stored(&self) -> Result<Stored, Error> {
        Ok(Stored {
            head: layout::as_number(&self.head.result()?),
            snapshot: existing(self.snapshot.result()?),
            journal: self.journal.numbered()?,
            listing: existing(self.listing.result()?),
        })
    }
}

/// The bytes of a value that may not be there.
pub(super) fn existing(value: JsValue) -> Option<Vec<u8>> {
    (!value.is_undefined()).then(|| layout::to_bytes(&value))
}

pub(super) fn array(value: &JsValue) -> Array {
    value.dyn_ref::<Array>().cloned().unwrap_or_default()
}
