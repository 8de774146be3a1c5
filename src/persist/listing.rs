//! What the list of projects says of each, so that showing the list opens none of them.

use super::envelope::Kind;
use super::version::Format;
use crate::domain::json::{Fields, Json};
use crate::domain::{Project, ProjectId, Timestamp};

/// How a listing is stored.
const FORMAT: Format = Format::new(Kind::Listing, &[]);

/// One line of the list of projects.
#[derive(Clone, Debug, PartialEq, Eq)]
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
    pub sample: bool,
    /// Whether the line could be read. When not, the project itself may still be.
    pub readable: bool,
}

impl Listing {
    /// What the list is to say of a project whose newest step was made then. Constant.
    pub fn of(project: &Project, saved: Timestamp) -> Self {
        let meta = project.meta();
        Self {
            id: meta.id,
            title: meta.title.clone(),
            articles: project.documents().len(),
            tags: project.live_annotation_count(),
            saved,
            sample: meta.sample,
            readable: true,
        }
    }

    /// The bytes to store.
    pub fn encode(&self) -> Vec<u8> {
        FORMAT.write(&|to| {
            to.object();
            to.shown_at("id", &self.id);
            to.text_at("title", &self.title);
            to.number_at("articles", self.articles as u64);
            to.number_at("tags", self.tags as u64);
            to.shown_at("saved", &self.saved);
            to.key("sample");
            to.literal(if self.sample { "true" } else { "false" });
            to.end_object();
        })
    }

    fn read(value: Json) -> Result<Self, String> {
        let mut fields = Fields::of(value)?;
        Ok(Self {
            id: fields.parsed("id", "not an id")?,
            title: fields.text("title")?,
            articles: fields.number("articles")? as usize,
            tags: fields.number("tags")? as usize,
            saved: fields.parsed("saved", "not a time")?,
            sample: fields.flag("sample")?,
            readable: true,
        })
    }

    /// The line of stored bytes; a line that says so when they cannot be read. In the program once.
    #[inline(never)]
    pub fn decode(id: ProjectId, bytes: &[u8]) -> Self {
        match FORMAT.read(bytes, Self::read) {
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
