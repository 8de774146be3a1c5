//! Tags that are here, until they are met again among those that come.

use std::sync::Arc;

use super::kept::keeps_nothing_new;
use super::nothing_new::says_nothing_new;
use crate::domain::{Annotation, AnnotationId, DocumentId, Extra, Frame, Project, Slot, Table};

/// Of articles that come: the tags that they have here, in text order, each with whether it was met.
#[derive(Default)]
pub(super) struct Waiting(Table<DocumentId, Vec<(Arc<Annotation>, bool)>>);

impl Waiting {
    /// Waits for the tags of an article, in text order. Articles come in the order of their ids, or it takes longer.
    pub(super) fn wait_for<'a>(
        &mut self,
        article: DocumentId,
        tags: impl Iterator<Item = &'a Arc<Annotation>>,
    ) {
        let tags = tags.map(|tag| (Arc::clone(tag), false)).collect();
        self.0.insert(article, tags);
    }

    /// The tag that is here for one that comes: the same, each of which is met once, or one of which it says less.
    /// Logarithmic, and linear in tags that begin where it does.
    pub(super) fn meet(&mut self, project: &Project, new: &Annotation) -> Option<AnnotationId> {
        let tags = self.0.get_mut(&new.document)?;
        let start = new.anchor.extent().start();
        let first = tags.partition_point(|(tag, _)| tag.anchor.extent().start() < start);
        let begin_there = tags.get_mut(first..)?;
        let behind = begin_there.partition_point(|(tag, _)| tag.anchor.extent().start() == start);
        let begin_there = begin_there.get_mut(..behind)?;
        let same = |(tag, met): &&mut (Arc<Annotation>, bool)| !*met && is_same(tag, new);
        if let Some((tag, met)) = begin_there.iter_mut().find(same) {
            *met = true;
            return Some(tag.id);
        }
        let mut less = begin_there.iter();
        let less = less.find(|(tag, _)| !is_same(tag, new) && says_nothing_new(project, tag, new));
        less.map(|(tag, _)| tag.id)
    }
}

/// Whether a tag that is here is the one that comes, but for when and by which way it came.
fn is_same(here: &Annotation, new: &Annotation) -> bool {
    here.kind == new.kind
        && here.anchor == new.anchor
        && here.coder == new.coder
        && is_coded_alike(here.frame(), new.frame())
        && here.actor == new.actor
        && here.naming == new.naming
        && here.memo == new.memo
        && here.confidence == new.confidence
        && keeps_nothing_new(&here.extra, &new.extra)
}

/// Whether two frames differ at most in what files keep of somebody's being in a role.
fn is_coded_alike(here: &Frame, new: &Frame) -> bool {
    let bare = |frame: &Frame| {
        let mut bare = frame.clone();
        for slot in [Slot::Claimants, Slot::Addressees, Slot::Objects] {
            let parts = bare.parts_mut(slot).into_iter().flatten();
            parts.for_each(|part| part.extra = Extra::new());
        }
        bare
    };
    here == new || bare(here) == bare(new)
}
