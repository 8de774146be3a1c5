//! Articles that are in a project already: told by their text.

use std::sync::Arc;

use crate::domain::{Document, DocumentId, Project};

/// An article that is not to be added, and the one with the same text that is there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Twin {
    /// The one left out.
    pub left_out: Arc<Document>,
    /// The one in the project, or among those to be added.
    pub there: DocumentId,
    /// What that one is called.
    pub title: String,
}

/// Parts new articles from those whose text the project has already, or that stand in the list twice. Proportional to
/// the articles of both.
pub fn without_twins(
    project: &Project,
    articles: Vec<Arc<Document>>,
) -> (Vec<Arc<Document>>, Vec<Twin>) {
    let mut new: Vec<Arc<Document>> = Vec::with_capacity(articles.len());
    let mut twins = Vec::new();
    for article in articles {
        let hash = &article.meta.text_sha256;
        let mut all = project.documents().iter().chain(&new);
        match all.find(|other| other.meta.text_sha256 == *hash) {
            Some(there) => twins.push(Twin {
                there: there.id(),
                title: there.meta.title.clone(),
                left_out: article,
            }),
            None => new.push(article),
        }
    }
    (new, twins)
}

/// “ferries.txt” is in this project already, as “Ferries”; one sentence for each.
pub fn twins_in_words(twins: &[Twin]) -> String {
    let one = |twin: &Twin| {
        let meta = &twin.left_out.meta;
        let what = match meta.imported_from.as_str() {
            "" => "This text".to_owned(),
            file => format!("“{file}”"),
        };
        format!("{what} is in this project already, as “{}”", twin.title)
    };
    twins.iter().map(one).collect::<Vec<_>>().join(". ")
}
