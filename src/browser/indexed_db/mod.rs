//! The store in the browser: IndexedDB. It behaves as [`crate::persist::Memory`] does; one set of tests holds both.
//!
//! Values are bytes that were made before a transaction begins. Writes are acknowledged by the transaction's
//! “complete” alone: what was complete has been seen to survive the browser being killed right after.

mod asked;
mod connection;
mod failure;
mod layout;
mod transaction;

use idb::{Error, Request, Transaction, TransactionMode};
use wasm_bindgen::JsValue;

use self::asked::{All, Asked, array, existing};
use self::connection::Connection;
use self::transaction::{complete, write, write_if};
use crate::browser::breath::Breath;
use crate::domain::{OrderedSet, ProjectId};
use crate::persist::{Append, Piece, Raw, Replacement, Storage, StorageError, Stored};

/// The name of the database of the app.
pub const DATABASE: &str = "demarche";

/// A database of the browser. It is opened when it is first needed; until then nothing can fail.
pub struct IndexedDb {
    connection: Connection,
    breath: Breath,
}

impl IndexedDb {
    /// The database of this name, [`DATABASE`] for the app's own.
    pub fn new(name: &str) -> Self {
        Self {
            connection: Connection::new(name),
            breath: Breath::begin(),
        }
    }

    /// Calls `tell` when the database is closed under us, for a newer version of the app or because the browser's data
    /// was cleared.
    pub fn when_closed(&self, tell: impl Fn(StorageError) + 'static) {
        self.connection.when_closed(tell);
    }

    /// Lets go of the database, until it is needed again.
    pub fn close(&self) {
        self.connection.close();
    }

    async fn reading(&self, stores: &[&str]) -> Result<Transaction, StorageError> {
        let mode = TransactionMode::ReadOnly;
        self.connection.begin(stores, mode).await
    }

    async fn writing(&self, stores: &[&str]) -> Result<Transaction, StorageError> {
        let mode = TransactionMode::ReadWrite;
        self.connection.begin(stores, mode).await
    }

    /// The keys of a project's pieces that are not among these. In turns: there are as many as articles, and their names
    /// cost more to take over than to compare.
    async fn pieces_but(
        &self,
        project: ProjectId,
        only: &OrderedSet<String>,
    ) -> Result<Vec<JsValue>, StorageError> {
        let transaction = self.reading(&[layout::TEXTS]).await?;
        let keys = transaction
            .object_store(layout::TEXTS)
            .and_then(|t| t.get_all_keys(Some(layout::all_of(project)?.into()), None))
            .map_err(failure::storage)?;
        complete(transaction).await?;
        let keys = keys.result().map_err(failure::storage)?;
        let mut found = Vec::new();
        for key in array(&keys).iter() {
            self.breathe().await;
            let name = layout::second(&key).as_string().unwrap_or_default();
            if !only.contains(&name) {
                found.push(key);
            }
        }
        Ok(found)
    }
}

impl Storage for IndexedDb {
    async fn list(&self) -> Result<Vec<(ProjectId, Vec<u8>)>, StorageError> {
        let transaction = self.reading(&[layout::PROJECTS]).await?;
        let all = All::of(&transaction, layout::PROJECTS, None).map_err(failure::storage)?;
        complete(transaction).await?;
        let pairs = all.pairs().map_err(failure::storage)?;
        Ok(pairs
            .into_iter()
            .filter_map(|(key, value)| {
                let id = key.as_string()?.parse().ok()?;
                Some((id, layout::to_bytes(&value)))
            })
            .collect())
    }

    async fn with_snapshot(&self) -> Result<Vec<ProjectId>, StorageError> {
        let transaction = self.reading(&[layout::SNAPSHOTS]).await?;
        let keys = transaction.object_store(layout::SNAPSHOTS);
        let keys = keys.and_then(|store| store.get_all_keys(None, None));
        let keys = keys.map_err(failure::storage)?;
        complete(transaction).await?;
        let keys = keys.result().map_err(failure::storage)?;
        // Those of kept versions are no words.
        let id = |key: JsValue| key.as_string()?.parse().ok();
        Ok(array(&keys).iter().filter_map(id).collect())
    }

    async fn load(&self, project: ProjectId) -> Result<Option<Stored>, StorageError> {
        let transaction = self.reading(&layout::OF_PROJECT).await?;
        let asked = Asked::of(&transaction, project).map_err(failure::storage)?;
        complete(transaction).await?;
        let stored = asked.stored().map_err(failure::storage)?;
        Ok(Some(stored).filter(|s| !s.is_empty()))
    }

    async fn pieces(
        &self,
        project: ProjectId,
        names: &[String],
    ) -> Result<Vec<Option<Vec<u8>>>, StorageError> {
        if names.is_empty() {
            return Ok(Vec::new());
        }
        let transaction = self.reading(&[layout::TEXTS]).await?;
        let asked = transaction.object_store(layout::TEXTS).and_then(|store| {
            let keys = names.iter().map(|name| layout::text_key(project, name));
            keys.map(|key| store.get(key))
                .collect::<Result<Vec<_>, _>>()
        });
        let asked = asked.map_err(failure::storage)?;
        complete(transaction).await?;
        let bytes = |request: idb::request::GetStoreRequest| request.result().map(existing);
        let found = asked.into_iter().map(bytes).collect::<Result<_, _>>();
        found.map_err(failure::storage)
    }

    async fn put_pieces(&self, project: ProjectId, pieces: Vec<Piece>) -> Result<(), StorageError> {
        let transaction = self.writing(&[layout::TEXTS]).await?;
        write(transaction, |t| put_pieces(t, project, &pieces)).await
    }

    async fn versions(&self, project: ProjectId) -> Result<Vec<(u64, Vec<u8>)>, StorageError> {
        let transaction = self.reading(&[layout::SNAPSHOTS]).await?;
        let all = All::of(&transaction, layout::SNAPSHOTS, Some(project));
        let all = all.map_err(failure::storage)?;
        complete(transaction).await?;
        all.numbered().map_err(failure::storage)
    }

    async fn add_versions(
        &self,
        project: ProjectId,
        versions: Vec<(u64, Vec<u8>)>,
    ) -> Result<(), StorageError> {
        let there = self.versions(project).await?;
        let transaction = self.writing(&[layout::SNAPSHOTS]).await?;
        write(transaction, |t| {
            let new = versions
                .iter()
                .filter(|(step, _)| there.iter().all(|(at, _)| at != step));
            for (step, bytes) in new {
                put_bytes(
                    t,
                    layout::SNAPSHOTS,
                    &layout::step_key(project, *step),
                    bytes,
                )?;
            }
            Ok(())
        })
        .await
    }

    async fn breathe(&self) {
        self.breath.take().await;
    }

    async fn append(&self, write: Append) -> Result<(), StorageError> {
        let stores = [
            layout::META,
            layout::PROJECTS,
            layout::JOURNAL,
            layout::TEXTS,
        ];
        let transaction = self.writing(&stores).await?;
        let (project, after) = (write.project, write.after);
        write_if(transaction, project, Some(after), move |t| {
            let head = after + write.records.len() as u64;
            put(
                t,
                layout::META,
                &layout::head_key(project),
                &layout::number(head),
            )?;
            let journal = t.object_store(layout::JOURNAL)?;
            for (step, record) in (after + 1..).zip(&write.records) {
                let key = layout::step_key(project, step);
                journal.put(&layout::from_bytes(record), Some(&key))?;
            }
            put_pieces(t, project, &write.pieces)?;
            match &write.listing {
                Some(listing) => put_bytes(t, layout::PROJECTS, &layout::key(project), listing),
                None => Ok(()),
            }
        })
        .await
    }

    async fn replace(&self, write: Replacement) -> Result<(), StorageError> {
        let (project, expected) = (write.project, write.expected);
        // Whoever writes pieces meanwhile writes a head as well, before this or after: one of the two is refused.
        let stale = match &write.only_pieces {
            Some(only) => self.pieces_but(project, only).await?,
            None => Vec::new(),
        };
        let transaction = self.writing(&layout::OF_PROJECT).await?;
        write_if(transaction, project, expected, move |t| {
            let head = layout::number(write.step);
            put(t, layout::META, &layout::head_key(project), &head)?;
            put_bytes(t, layout::SNAPSHOTS, &layout::key(project), &write.snapshot)?;
            if write.keep {
                let version = layout::step_key(project, write.step);
                put_bytes(t, layout::SNAPSHOTS, &version, &write.snapshot)?;
            }
            for step in write.let_go {
                let version = layout::step_key(project, step);
                t.object_store(layout::SNAPSHOTS)?.delete(version)?;
            }
            put_bytes(t, layout::PROJECTS, &layout::key(project), &write.listing)?;
            let dropped = layout::all_of(project)?;
            t.object_store(layout::JOURNAL)?.delete(dropped)?;
            put_pieces(t, project, &write.pieces)?;
            let texts = t.object_store(layout::TEXTS)?;
            stale
                .into_iter()
                .try_for_each(|key| texts.delete(key).map(drop))
        })
        .await
    }

    async fn set_aside(&self, name: String, bytes: Vec<u8>) -> Result<(), StorageError> {
        let transaction = self.writing(&[layout::RESCUE]).await?;
        write(transaction, |t| {
            put_bytes(t, layout::RESCUE, &JsValue::from_str(&name), &bytes)
        })
        .await
    }

    async fn aside(&self, project: ProjectId) -> Result<Vec<Vec<u8>>, StorageError> {
        let transaction = self.reading(&[layout::RESCUE]).await?;
        let all = All::of(&transaction, layout::RESCUE, None).map_err(failure::storage)?;
        complete(transaction).await?;
        let id = project.to_string();
        let pairs = all.pairs().map_err(failure::storage)?;
        let pairs = pairs.into_iter();
        let of_it = pairs.filter(|(key, _)| layout::key_in_words(key).starts_with(&id));
        Ok(of_it.map(|(_, value)| layout::to_bytes(&value)).collect())
    }

    async fn remove_aside(&self, name: String) -> Result<(), StorageError> {
        let transaction = self.writing(&[layout::RESCUE]).await?;
        write(transaction, |t| {
            let key = JsValue::from_str(&name);
            t.object_store(layout::RESCUE)?.delete(key).map(drop)
        })
        .await
    }

    async fn remove(&self, project: ProjectId) -> Result<(), StorageError> {
        let transaction = self.writing(&layout::OF_PROJECT).await?;
        write(transaction, |t| {
            let head = layout::head_key(project);
            t.object_store(layout::META)?.delete(head)?;
            for store in [layout::PROJECTS, layout::SNAPSHOTS] {
                t.object_store(store)?.delete(layout::key(project))?;
            }
            for store in [layout::SNAPSHOTS, layout::JOURNAL, layout::TEXTS] {
                t.object_store(store)?.delete(layout::all_of(project)?)?;
            }
            Ok(())
        })
        .await
    }

    async fn dump(&self, of: Option<ProjectId>) -> Result<Vec<Raw>, StorageError> {
        let transaction = self.reading(&layout::ALL).await?;
        let mut asked = Vec::new();
        for part in layout::ALL {
            let all = All::of(&transaction, part, None).map_err(failure::storage)?;
            asked.push((part, all));
        }
        complete(transaction).await?;
        let id = of.map(|project| project.to_string()).unwrap_or_default();
        let mut raw = Vec::new();
        for (part, all) in asked {
            // What was put aside is nobody's.
            if of.is_some() && part == layout::RESCUE {
                continue;
            }
            for (key, value) in all.pairs().map_err(failure::storage)? {
                let key = layout::key_in_words(&key);
                if key.contains(&id) {
                    let bytes = layout::to_bytes(&value);
                    raw.push(Raw { part, key, bytes });
                }
                self.breathe().await;
            }
        }
        Ok(raw)
    }
}

fn put(t: &Transaction, store: &str, key: &JsValue, value: &JsValue) -> Result<(), Error> {
    t.object_store(store)?.put(value, Some(key)).map(drop)
}

fn put_bytes(t: &Transaction, store: &str, key: &JsValue, bytes: &[u8]) -> Result<(), Error> {
    put(t, store, key, &layout::from_bytes(bytes))
}

fn put_pieces(t: &Transaction, of: ProjectId, pieces: &[Piece]) -> Result<(), Error> {
    for (name, bytes) in pieces {
        put_bytes(t, layout::TEXTS, &layout::text_key(of, name), bytes)?;
    }
    Ok(())
}
