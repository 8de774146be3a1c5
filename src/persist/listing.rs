//! What the list of projects says of each, so that showing the list opens none of them.

use serde::{Deserialize, Serialize};

use super::StorageError;
use super::envelope::Kind;
use super::version::Format;
use crate::domain::{Project, ProjectId, Timestamp};

/// How a listing is stored.
const FORMAT: Format = Format::new(Kind::Listing, &[]);

/// One line of the list of projects.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Listing {
    /// Which project.
    pub id: ProjectId,
    /// As shown; empty when the line could not be read.
    pub title: String,
    /// How many articles.
    pub articles: usize,
    /// How many tags.
    pub tags: usize,
    /// When the newest step was made that is kept.
    pub saved: Timestamp,
    /// The sample that comes with the app.
    #[serde(default)]
    pub sample: bool,
    /// Whether the line could be read. When not, the project itself may still be.
    #[serde(skip, default = "readable")]
    pub readable: bool,
}

const fn readable() -> bool {
    true
}

impl Listing {
    /// What the list is to say of a project whose newest step was made then. Constant.
    pub fn of(project: &Project, saved: Timestamp) -> Self {
        let meta = project.meta();
        Self {
            id: meta.id,
            title: meta.title.clone(),
            articles: project.documents().len(),
            tags: project.annotations().len(),
            saved,
            sample: meta.sample,
            readable: true,
        }
    }

    /// The bytes to store.
    ///
    /// # Errors
    /// [`StorageError::Other`], for what cannot be written as JSON: none of our values is such.
    pub fn encode(&self) -> Result<Vec<u8>, StorageError> {
        let bytes = FORMAT.write(self);
        bytes.map_err(|error| StorageError::Other(error.to_string()))
    }

    /// The line of stored bytes; a line that says so when they cannot be read.
    pub fn decode(id: ProjectId, bytes: &[u8]) -> Self {
        match FORMAT.read::<Self>(bytes) {
            Ok(read) => Self { id, ..read.value },
            Err(_) => Self {
                id,
                title: String::new(),
                articles: 0,
                tags: 0,
                saved: Timestamp::default(),
                sample: false,
                readable: false,
            },
        }
    }
}
