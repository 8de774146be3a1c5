//! Whether work on an article has begun, and ended: worked out, never kept.

use crate::domain::{Document, Project, words};

words! {
    /// How far an article is.
    ArticleState {
        /// Nothing is tagged in it.
        New = "new", "New";
        /// Something is.
        Begun = "begun", "In progress";
        /// The coder says that it is finished.
        Done = "done", "Done";
    }
}

/// How far an article is. Logarithmic.
pub fn state_of(project: &Project, document: &Document) -> ArticleState {
    match (document.meta.done, project.index(document.id())) {
        (true, _) => ArticleState::Done,
        (_, None) => ArticleState::New,
        _ => ArticleState::Begun,
    }
}
