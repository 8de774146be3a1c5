//! Which dialog is open, and what it is about.

use std::sync::Arc;

use crate::domain::{ActorId, Codebook, Document, DocumentId, Project};

/// A dialog that is open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Dialog {
    /// All keys.
    Help,
    /// Formats, and what each leaves out.
    Export,
    /// Kinds, codes and links: what they mean, how they look, what changes with them.
    Codebook,
    /// What the codebook of a file would bring; the file’s name.
    TakeCodebook(String, Arc<Codebook>),
    /// Type, theme, the coder’s name, where the data lives.
    Settings,
    /// Projects in this browser.
    Projects,
    /// Text to paste.
    Paste,
    /// The register of actors, at one of them.
    Actors(Option<ActorId>),
    /// Who did what when.
    Log,
    /// What is known about an article.
    Details(DocumentId),
    /// All articles, in a list to find, sort and change them.
    Articles,
    /// Another version of an article’s text.
    CorrectText(DocumentId),
    /// Looking for statements, and for words in texts.
    Statements,
    /// Many files at once: what they bring, before it comes in.
    Import,
    /// Files of another tool: what they bring, before they are opened.
    FromTool,
    /// What went wrong with files, one line each.
    Problems(Vec<String>),
    /// A file of a project that is here already: what to do with it.
    Copied(Copied),
    /// Merging it.
    Merging(Copied),
    /// What is kept where.
    Place,
    /// Earlier versions of the project.
    Versions,
    /// Articles that the site offers since the project was begun.
    Added(Added),
}

/// The file of a copy of a project that is here. Two are the same when they were read at once.
#[derive(Clone, Debug)]
pub struct Copied {
    /// Name of the file.
    pub name: Arc<str>,
    /// What is in it.
    pub project: Arc<Project>,
}

impl PartialEq for Copied {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.project, &other.project)
    }
}

impl Eq for Copied {}

/// Articles that came to an offer of the site since a project was made of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Added {
    /// What the offer is remembered by.
    pub place: String,
    /// All files of the offer.
    pub files: Vec<String>,
    /// The articles.
    pub articles: Vec<Arc<Document>>,
}
