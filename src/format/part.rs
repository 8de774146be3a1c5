//! What of a project is saved.

use std::sync::Arc;

use crate::domain::{Annotation, Document, DocumentId, Project, Relation};

/// All of a project, or one article of it. Of the codebook and the register it is always the whole.
#[derive(Clone, Copy)]
pub(in crate::format) struct Part<'a> {
    pub(in crate::format) project: &'a Project,
    /// The one article; `None`: all.
    pub(in crate::format) article: Option<DocumentId>,
}

impl<'a> Part<'a> {
    /// All of it.
    pub(in crate::format) const fn whole(project: &'a Project) -> Self {
        let article = None;
        Self { project, article }
    }

    pub(in crate::format) fn documents(self) -> impl Iterator<Item = &'a Arc<Document>> {
        let all = self.project.documents().iter();
        all.filter(move |document| self.has(document.id()))
    }

    /// The tags that are not in the bin.
    pub(in crate::format) fn tags(self) -> impl Iterator<Item = &'a Arc<Annotation>> {
        let all = self.project.live_annotations();
        all.filter(move |tag| self.has(tag.document))
    }

    /// The links that begin or end in it, and are not in the bin.
    pub(in crate::format) fn links(self) -> impl Iterator<Item = &'a Arc<Relation>> {
        let all = self.project.live_relations();
        all.filter(move |link| {
            let mut ends = self.ends(link).into_iter().flatten();
            self.article.is_none() || ends.any(|article| self.has(article))
        })
    }

    /// Whether a link leads from one article to another.
    pub(in crate::format) fn across(self, link: &Relation) -> bool {
        let [from, to] = self.ends(link);
        from != to
    }

    fn ends(self, link: &Relation) -> [Option<DocumentId>; 2] {
        [link.from, link.to].map(|id| self.project.annotation(id).map(|tag| tag.document))
    }

    fn has(self, article: DocumentId) -> bool {
        self.article.is_none_or(|one| one == article)
    }
}
