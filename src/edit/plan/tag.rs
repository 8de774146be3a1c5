//! Tags come and go.

use std::sync::Arc;

use super::{Plan, coder_at_work, find};
use crate::domain::{
    Anchor, Annotation, AnnotationId, Coder, DocumentId, Extra, KindId, Origin, Span, snap_outward,
    sort,
};
use crate::edit::words::{count, short};
use crate::edit::{CommandError, Context, Op, Session};

pub(super) fn tag(
    session: &Session,
    document: DocumentId,
    spans: &[Span],
    kind: &KindId,
    context: &mut Context<'_>,
) -> Result<Plan, CommandError> {
    let project = session.project();
    let article = project.document(document).ok_or(CommandError::NoDocument)?;
    let label = &project
        .codebook()
        .kind(kind)
        .ok_or(CommandError::NoKind)?
        .label;
    let mut ops: Vec<Op> = coder_at_work(session).into_iter().collect();
    let mut last = None;
    for span in spans {
        let whole = snap_outward(&article.text, &article.blocks, *span);
        let anchor = Anchor::describe(&article.text, &[whole]).map_err(|_| CommandError::NoText)?;
        let annotation = Arc::new(Annotation {
            id: AnnotationId::new(context.ids.next_uuid()),
            document,
            kind: kind.clone(),
            anchor,
            memo: String::new(),
            confidence: None,
            coder: session.coder().id,
            created: context.now,
            modified: context.now,
            codebook_version: project.codebook().version,
            origin: Origin::Human,
            extra: Extra::new(),
        });
        last = Some(Arc::clone(&annotation));
        ops.push(Op::AddAnnotation(annotation));
    }
    let last = last.ok_or(CommandError::NoText)?;
    let words = short(&last.anchor.quote().exact);
    let cursor = session.cursor();
    let (title, after) = if spans.len() == 1 {
        let mut after = cursor.at(last.anchor.extent().end());
        after.document = Some(document);
        after.chosen = Some(last.id);
        (
            format!("Tagged 1 {}: “{words}”", label.to_lowercase()),
            after,
        )
    } else {
        let title = format!("Tagged {} “{words}”", count(spans.len(), label));
        (title, cursor)
    };
    Ok(Plan::new(title, after, ops))
}

pub(super) fn add(
    session: &Session,
    title: String,
    coder: Coder,
    annotations: Vec<Annotation>,
) -> Result<Plan, CommandError> {
    let project = session.project();
    let known = project.coder(coder.id).is_some();
    let mut ops = Vec::with_capacity(annotations.len() + 1);
    if !known && !annotations.is_empty() {
        ops.push(Op::AddCoder(Arc::new(coder)));
    }
    for annotation in annotations {
        if project.document(annotation.document).is_none() {
            return Err(CommandError::NoDocument);
        }
        ops.push(Op::AddAnnotation(Arc::new(annotation)));
    }
    Ok(Plan::new(title, session.cursor(), ops))
}

pub(super) fn delete(session: &Session, ids: &[AnnotationId]) -> Result<Plan, CommandError> {
    let mut unique = ids.to_vec();
    sort(&mut unique, Ord::cmp);
    unique.dedup();
    let mut gone = Vec::with_capacity(unique.len());
    for id in unique {
        gone.push(Arc::clone(find(session, id)?));
    }
    let mut after = session.cursor();
    after.chosen = after
        .chosen
        .filter(|chosen| gone.iter().all(|a| a.id != *chosen));
    let title = match gone.as_slice() {
        [one] => {
            after.document = Some(one.document);
            after = after.at(one.anchor.extent().start());
            let kind = session.project().codebook().kind(&one.kind);
            let label = kind.map_or("tag", |k| k.label.as_str()).to_lowercase();
            let words = short(&one.anchor.quote().exact);
            format!("Deleted 1 {label}: “{words}”")
        }
        many => format!("Deleted {}", count(many.len(), "tag")),
    };
    let ops = gone.into_iter().map(Op::RemoveAnnotation).collect();
    Ok(Plan::new(title, after, ops))
}
