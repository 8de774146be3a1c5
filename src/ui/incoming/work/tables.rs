//! Files of an import that are tables of tags: as soon as that can be told, or because somebody says so.

use leptos::prelude::*;

use super::{Import, Inner};
use crate::browser::PickedFile;
use crate::format::incoming::Batch;
use crate::ui::incoming::rows;

impl Import {
    /// Whether files turn out to be tables of tags, now that it was said how all of them are encoded; they are shown as such
    /// then.
    pub(super) async fn are_rows_once_decoded(self, batch: &Batch) -> bool {
        let outcomes = batch.outcomes();
        let mut foreign = outcomes.iter().flat_map(|o| &o.foreign);
        if foreign.any(|file| !file.read) {
            return false;
        }
        let any = outcomes
            .iter()
            .any(|o| !o.foreign.is_empty() && !o.tables.is_empty());
        let asked = self.inner.try_with_value(|inner| {
            let anew = any && !inner.looked && inner.waiting.is_empty();
            anew.then(|| (inner.files.clone(), inner.choices.clone()))
        });
        match asked {
            Some(Some((files, choices))) => rows::are_rows(self.desk, &files, &choices).await,
            _ => false,
        }
    }

    /// Whether these are files that were given, and do not lie in an archive.
    pub(in crate::ui::incoming) fn has_file(self, paths: &[String]) -> bool {
        let has = |inner: &Inner| {
            let mut files = inner.files.iter();
            files.any(|file| paths.contains(&file.path))
        };
        self.inner.try_with_value(has) == Some(true)
    }

    /// Takes the rows of these tables, which have columns of these names, for tags.
    pub(in crate::ui::incoming) fn as_tags(self, names: &[String], paths: &[String]) {
        let handed = self.inner.try_with_value(|inner| {
            let is_table = |file: &&PickedFile| paths.contains(&file.path);
            let (tables, others) = inner.files.iter().partition::<Vec<_>, _>(is_table);
            rows::Handed {
                tables: tables.into_iter().cloned().collect(),
                others: others.into_iter().cloned().collect(),
                encodings: inner.choices.encodings.clone(),
                problems: Vec::new(),
            }
        });
        if let Some(handed) = handed {
            rows::keep_choice(self.desk, names, true);
            rows::hand_over(self.desk, handed);
        }
    }
}
