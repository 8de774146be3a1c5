//! Things of a project by number: “the third tag”.

use std::sync::Arc;

use super::World;
use crate::domain::{ActorId, AnnotationId, Document, DocumentId, KindId, Offset, Span};

impl World {
    /// The article on screen.
    pub(super) fn here(&self) -> Option<&Arc<Document>> {
        let id = self.session.cursor().document?;
        self.project().document(id)
    }

    pub(super) fn nth_document(&self, n: u8) -> Option<&Arc<Document>> {
        let all = self.project().documents();
        all.get(usize::from(n).checked_rem(all.len())?)
    }

    pub(super) fn nth_binned(&self, n: u8) -> Option<DocumentId> {
        let mut bin = self.project().bin();
        let n = usize::from(n).checked_rem(bin.len())?;
        bin.nth(n).map(|d| d.id())
    }

    pub(crate) fn nth_tag(&self, n: u8) -> Option<AnnotationId> {
        let mut all = self.project().annotations();
        let n = usize::from(n).checked_rem(all.len())?;
        all.nth(n).map(|tag| tag.id)
    }

    /// Among the mentions, or among the statements.
    pub(super) fn nth_of(&self, n: u8, mentions: bool) -> Option<AnnotationId> {
        let project = self.project();
        let tags = project.annotations();
        let of: Vec<_> = tags
            .filter(|tag| project.is_mention(tag) == mentions)
            .collect();
        of.get(usize::from(n).checked_rem(of.len())?)
            .map(|tag| tag.id)
    }

    pub(super) fn nth_actor(&self, n: u8) -> Option<ActorId> {
        let mut all = self.project().actors();
        let n = usize::from(n).checked_rem(all.len())?;
        all.nth(n).map(|actor| actor.id)
    }

    pub(super) fn nth_kind(&self, n: u8) -> KindId {
        let kinds = &self.project().codebook().kinds;
        kinds[usize::from(n) % kinds.len()].id.clone()
    }
}

/// A span of the article or just beyond its end.
pub(super) fn span_in(article: &Document, a: u8, b: u8) -> Span {
    let length = article.text.len().0 + 2;
    Span::new(Offset(u32::from(a) % length), Offset(u32::from(b) % length))
}
