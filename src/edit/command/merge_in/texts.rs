//! Articles whose text gives way to that of the other copy, as a correction does it: with all their tags in one operation.

use std::sync::Arc;

use crate::domain::merge::Whole;
use crate::domain::{Annotation, Document, DocumentMeta, Project, Reanchoring};
use crate::edit::Op;

/// Articles that get the text of the other copy: as they are, both versions side by side, and as they will be.
pub(super) fn other_texts<'a>(
    project: &'a Project,
    whole: &'a Whole,
) -> impl Iterator<Item = (&'a Arc<Document>, Reanchoring, &'a Arc<Document>)> {
    whole.documents.iter().filter_map(|after| {
        let before = project.any_document(after.id())?;
        let other = before.text != after.text;
        other.then(|| {
            let between = Reanchoring::new(&before.text, &after.text, &after.blocks);
            (before, between, after)
        })
    })
}

/// The project once its articles have the texts that hold, with all their tags where they stand in these.
pub(super) fn corrected(project: &Project, whole: &Whole, ops: &mut Vec<Op>) -> Project {
    let mut now = project.clone();
    for (before, between, after) in other_texts(project, whole) {
        let meta = DocumentMeta {
            text_sha256: after.meta.text_sha256.clone(),
            versions: after.meta.versions.clone(),
            ..before.meta.clone()
        };
        let tags = project.annotations_of(before.id()).filter_map(|tag| {
            let placed = whole.annotations.get(&tag.id);
            let (anchor, lost) = match placed.filter(|placed| placed.document == tag.document) {
                Some(placed) => (placed.anchor.clone(), placed.lost.clone()),
                // It goes; until then it stands somewhere.
                None => (between.place(&tag.anchor)?.anchor, tag.lost.clone()),
            };
            let moved = Annotation {
                anchor,
                lost,
                ..(**tag).clone()
            };
            (moved != **tag).then(|| [Arc::clone(tag), Arc::new(moved)])
        });
        let op = Op::CorrectText {
            before: Arc::clone(before),
            after: Arc::new(after.with_meta(meta)),
            tags: tags.collect(),
        };
        // What cannot be done is refused again, and told, when all of it is carried out.
        let _ = op.apply(&mut now);
        ops.push(op);
    }
    now
}
