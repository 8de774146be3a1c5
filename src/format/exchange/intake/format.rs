//! What can be read.

use std::fmt;

use crate::domain::Turns;
use crate::format::exchange::dataset;
use crate::format::exchange::tool::{File, Read, Tool};

/// A format that can be read.
#[derive(Clone, Copy)]
pub struct Format {
    /// Under it keys of its own are kept.
    pub id: &'static str,
    /// As it is called.
    pub name: &'static str,
    /// Whether its ids are worth keeping: in some they are only numbers.
    pub keeps_ids: bool,
    /// As in [`Tool`].
    pub knows: fn(&[File]) -> bool,
    /// As in [`Tool`].
    pub read: for<'a> fn(&'a [File], &'a dyn Turns) -> Read<'a>,
}

impl Format {
    /// The labelled dataset that is written here.
    pub const DATASET: Self = Self {
        id: "dataset",
        name: "Labelled dataset of Demarche (JSONL)",
        keeps_ids: true,
        knows: dataset::knows,
        read: |files, turns| Box::pin(dataset::read(files, turns)),
    };

    /// That of a tool.
    pub const fn of(tool: &'static Tool) -> Self {
        Self {
            id: tool.id,
            name: tool.name,
            keeps_ids: tool.holds.ids || tool.holds.article_ids,
            knows: tool.knows,
            read: tool.read,
        }
    }
}

impl PartialEq for Format {
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id
    }
}

impl Eq for Format {}

impl fmt::Debug for Format {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.id)
    }
}
