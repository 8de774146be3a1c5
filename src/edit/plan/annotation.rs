//! What is changed about one tag.

use std::sync::Arc;

use super::links::letting_go;
use super::{Plan, find};
use crate::domain::{
    Anchor, Annotation, AnnotationId, Confidence, KindId, Offset, Span, Timestamp, lower_case,
    snap_outward,
};
use crate::edit::{CommandError, Cursor, Edge, Group, Op, Session};

/// The operation that puts `after` in the place of `before`; none when they are the same but for the time.
pub(super) fn replace(before: &Arc<Annotation>, after: Annotation, now: Timestamp) -> Vec<Op> {
    if **before == after {
        return Vec::new();
    }
    let after = Arc::new(Annotation {
        modified: now,
        ..after
    });
    vec![Op::ReplaceAnnotation {
        before: Arc::clone(before),
        after,
    }]
}

pub(super) fn choosing(session: &Session, annotation: &Annotation) -> Cursor {
    let mut cursor = session.cursor();
    if cursor.document != Some(annotation.document) {
        cursor = Cursor::start_of(annotation.document).at(annotation.anchor.extent().start());
    }
    cursor.chosen = Some(annotation.id);
    cursor
}

pub(super) fn set_kind(
    session: &Session,
    id: AnnotationId,
    kind: &KindId,
    now: Timestamp,
) -> Result<Plan, CommandError> {
    let before = find(session, id)?;
    let codebook = session.project().codebook();
    let to = codebook.kind(kind).ok_or(CommandError::NoKind)?;
    let from = codebook
        .kind(&before.kind)
        .map_or("Tag", |k| k.label.as_str());
    let title = format!(
        "Changed 1 {} to {}",
        lower_case(from),
        lower_case(&to.label)
    );
    let after = Annotation {
        kind: kind.clone(),
        codebook_version: codebook.version,
        ..(**before).clone()
    };
    let mut ops = Vec::new();
    if before.kind != *kind {
        // A statement that becomes a mention can be linked no longer, and a mention that becomes a statement names nobody.
        let other = codebook.kind(&before.kind).map(|k| k.category) != Some(to.category);
        if other {
            ops = letting_go(session, &[id], now);
        }
        ops.extend(replace(before, after, now));
    }
    Ok(Plan::new(title, choosing(session, before), ops))
}

pub(super) fn set_memo(
    session: &Session,
    id: AnnotationId,
    memo: String,
    now: Timestamp,
) -> Result<Plan, CommandError> {
    let before = find(session, id)?;
    let after = Annotation {
        memo,
        ..(**before).clone()
    };
    let ops = replace(before, after, now);
    Ok(Plan::new("Changed a memo", choosing(session, before), ops).grouped(Group::Memo(id)))
}

pub(super) fn set_confidence(
    session: &Session,
    id: AnnotationId,
    confidence: Option<Confidence>,
    now: Timestamp,
) -> Result<Plan, CommandError> {
    let before = find(session, id)?;
    let after = Annotation {
        confidence,
        ..(**before).clone()
    };
    let ops = replace(before, after, now);
    let plan = Plan::new("Changed a confidence", choosing(session, before), ops);
    Ok(plan.grouped(Group::Confidence(id)))
}

pub(super) fn move_edge(
    session: &Session,
    id: AnnotationId,
    edge: Edge,
    to: Offset,
    now: Timestamp,
) -> Result<Plan, CommandError> {
    let before = find(session, id)?;
    let article = session
        .project()
        .document(before.document)
        .ok_or(CommandError::NoDocument)?;
    let fragments = before.anchor.fragments();
    let mut moved: Vec<Span> = fragments.to_vec();
    let of_edge = match edge {
        Edge::Start => moved.first_mut(),
        Edge::End => moved.last_mut(),
    };
    let fragment = of_edge.ok_or(CommandError::EdgeStuck)?;
    let (start, end) = match edge {
        Edge::Start => (to, fragment.end()),
        Edge::End => (fragment.start(), to.min(article.text.len())),
    };
    if start >= end {
        return Err(CommandError::EdgeStuck);
    }
    *fragment = snap_outward(&article.text, &article.blocks, Span::new(start, end));
    let anchor = Anchor::describe(&article.text, &moved).map_err(|_| CommandError::EdgeStuck)?;
    if anchor == before.anchor {
        return Err(CommandError::EdgeStuck);
    }
    let caret = match edge {
        Edge::Start => anchor.extent().start(),
        Edge::End => anchor.extent().end(),
    };
    let after = Annotation {
        anchor,
        ..(**before).clone()
    };
    let ops = replace(before, after, now);
    let mut cursor = choosing(session, before).at(caret);
    cursor.chosen = Some(id);
    Ok(Plan::new("Moved an edge", cursor, ops).grouped(Group::Edge(id)))
}
