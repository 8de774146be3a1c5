//! Articles whose text gives way to that of the other copy, as a correction does it: with all their tags in one operation.

use std::sync::Arc;

use crate::domain::merge::Whole;
use crate::domain::{Annotation, Document, DocumentMeta, Project, Reanchoring, Turns, breathe};
use crate::edit::Op;

/// An article that gets the text of the other copy.
pub(super) struct OtherText<'a> {
    /// As it is.
    pub(super) before: &'a Arc<Document>,
    /// As it will be.
    pub(super) after: &'a Arc<Document>,
    /// Both versions side by side.
    pub(super) between: Reanchoring,
}

/// The articles that get the text of the other copy, found in turns: all texts are compared.
pub(super) async fn other_texts<'a>(
    project: &'a Project,
    whole: &'a Whole,
    turns: &dyn Turns,
) -> Vec<OtherText<'a>> {
    let mut others = Vec::new();
    for after in &whole.documents {
        breathe(turns).await;
        let before = project.any_document(after.id());
        if let Some(before) = before.filter(|before| before.text != after.text) {
            let between = Reanchoring::new(&before.text, &after.text, &after.blocks);
            others.push(OtherText {
                before,
                after,
                between,
            });
        }
    }
    others
}

/// The project once its articles have the texts that hold, with all their tags where they stand in these.
pub(super) async fn corrected(
    project: &Project,
    whole: &Whole,
    texts: &[OtherText<'_>],
    ops: &mut Vec<Op>,
    turns: &dyn Turns,
) -> Project {
    let mut now = project.clone();
    for OtherText {
        before,
        after,
        between,
    } in texts
    {
        breathe(turns).await;
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
