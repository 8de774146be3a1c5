//! What is shown of a table of tags, and of what would come of it.

use std::sync::Arc;

use crate::domain::Project;
use crate::edit::command::Brings;
use crate::format::exchange::intake::Report;
use crate::format::exchange::table::Sources;

/// Tags that are shown as they would come in.
const TAGS: usize = 5;

/// What is shown of the tables themselves.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Face {
    /// Paths of the tables.
    pub(super) files: Vec<String>,
    /// Names of the columns.
    pub(super) names: Vec<String>,
    /// What stands first in each.
    pub(super) samples: Vec<String>,
    /// The first rows, with their lines.
    pub(super) first: Vec<(usize, Vec<String>)>,
    /// How many rows there are.
    pub(super) rows: usize,
    /// How many texts lie beside them.
    pub(super) texts: usize,
    /// What lies beside them and is no text: where and why.
    pub(super) problems: Vec<(String, String)>,
    /// Whether it was said before what the columns hold.
    pub(super) remembered: bool,
}

/// A tag as it would come in.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct First {
    pub(super) kind: String,
    pub(super) words: String,
    pub(super) article: String,
}

/// What is shown of what was read.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Seen {
    pub(super) report: Report,
    pub(super) sources: Sources,
    pub(super) first: Vec<First>,
    pub(super) twins: Vec<(String, String)>,
    /// What it would bring to the project at hand, where there is one.
    pub(super) brings: Option<Brings>,
}

/// How far it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Stage {
    /// The files are being fetched.
    Fetching,
    /// They are being read as it was said.
    Reading,
    /// This has to be said first.
    Missing(&'static str),
    /// What came of it.
    Read(Arc<Seen>),
    /// Why nothing did.
    Refused(String),
}

/// The first tags.
pub(super) fn first(project: &Project) -> Vec<First> {
    let tags = project.annotations().take(TAGS);
    let tags = tags.map(|tag| {
        let kind = project.codebook().kind(&tag.kind);
        let article = project.document(tag.document);
        First {
            kind: kind.map(|kind| kind.label.clone()).unwrap_or_default(),
            words: tag.anchor.quote().exact.to_string(),
            article: article.map(|a| a.meta.title.clone()).unwrap_or_default(),
        }
    });
    tags.collect()
}
