//! Steps that somebody else has added to a project that is open here: another tab, which writes while this one reads.

use super::texts::Texts;
use super::{Library, Storage, StorageError, journal};
use crate::domain::ProjectId;
use crate::edit::Transaction;

impl<S: Storage> Library<S> {
    /// The steps after one of a number, oldest first. `None` when they are not all to be had one by one, as when a snapshot
    /// has taken their place or one of them cannot be read: then the project has to be opened anew. Linear in the journal
    /// and the outline, as bytes.
    ///
    /// # Errors
    /// [`StorageError`] when the store cannot be reached.
    pub async fn steps_after(
        &self,
        project: ProjectId,
        step: u64,
    ) -> Result<Option<Vec<Transaction>>, StorageError> {
        let storage = self.storage();
        let Some(stored) = storage.load(project).await? else {
            return Ok(None);
        };
        let mut steps = Vec::new();
        let mut at = step;
        for (number, bytes) in stored.journal.iter().filter(|(n, _)| *n > step) {
            let record = journal::decode(bytes).ok().filter(|r| !r.migrated);
            let Some(record) = record.filter(|_| *number == at + 1) else {
                return Ok(None);
            };
            let names: Vec<String> = record.texts().map(str::to_owned).collect();
            let found = storage.pieces(project, &names).await?;
            let pairs = names.into_iter().zip(found);
            let texts = Texts::of(pairs.filter_map(|(name, bytes)| Some((name, bytes?))));
            let mut without = Vec::new();
            let read = record.with(&texts, &mut without);
            let Some(step) = read.ok().filter(|_| without.is_empty()) else {
                return Ok(None);
            };
            steps.push(step);
            at = *number;
        }
        Ok((stored.head == Some(at)).then_some(steps))
    }
}
