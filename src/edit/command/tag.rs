//! Tags come and go.

use std::sync::Arc;

use super::links::{LettingGo, letting_go};
use super::{Command, Plan, coder_at_work, find};
use crate::domain::{
    Anchor, Annotation, AnnotationId, Document, DocumentId, Extra, KindId, Origin, Span, Timestamp,
    lower_case, snap_outward, sort,
};
use crate::edit::words::{count, count_of_kind, short, with_article};
use crate::edit::{CommandError, Context, Op, Session};

/// Tags each of the spans with a kind, as one step.
#[derive(Clone, Debug)]
pub struct Tag {
    /// The article.
    pub document: DocumentId,
    /// Where; at least one, none empty. Widened to whole grapheme clusters.
    pub spans: Vec<Span>,
    /// As what.
    pub kind: KindId,
}

impl Command for Tag {
    fn plan(&self, session: &Session, context: &mut Context<'_>) -> Result<Plan, CommandError> {
        tag(session, self.document, &self.spans, &self.kind, context)
    }
}

/// Takes tags away.
#[derive(Clone, Debug)]
pub struct Delete(pub Vec<AnnotationId>);

impl Command for Delete {
    fn plan(&self, session: &Session, context: &mut Context<'_>) -> Result<Plan, CommandError> {
        delete(session, &self.0, context.now)
    }
}

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
    let (mut last, mut made, mut there) = (None, 0, None);
    for span in spans {
        let whole = snap_outward(&article.text, &article.blocks, *span);
        // A key pressed twice is not a second opinion.
        if let Some(twin) = twin(session, document, whole, kind) {
            there = Some(twin);
            continue;
        }
        let annotation = Arc::new(fresh(session, article, whole, kind, context)?);
        made += 1;
        last = Some(Arc::clone(&annotation));
        ops.push(Op::AddAnnotation(annotation));
    }
    let last = match (last, there) {
        (Some(last), _) => last,
        (None, Some(twin)) => {
            return Err(CommandError::TaggedAlready {
                id: twin.id,
                words: short(&twin.anchor.quote().exact),
                label: with_article(&lower_case(label)),
            });
        }
        (None, None) => return Err(CommandError::NoText),
    };
    let words = short(&last.anchor.quote().exact);
    let cursor = session.cursor();
    let (title, after) = if spans.len() == 1 {
        let mut after = cursor.at(last.anchor.extent().end());
        after.document = Some(document);
        after.chosen = Some(last.id);
        let title = format!("Tagged {}: “{words}”", count_of_kind(1, label));
        (title, after)
    } else {
        let title = format!("Tagged {} “{words}”", count_of_kind(made, label));
        (title, cursor)
    };
    Ok(Plan::new(title, after, ops))
}

/// A tag by the coder at work, of which nothing else is known yet. The words are whole grapheme clusters.
pub(super) fn fresh(
    session: &Session,
    article: &Document,
    words: Span,
    kind: &KindId,
    context: &mut Context<'_>,
) -> Result<Annotation, CommandError> {
    let anchor = Anchor::describe(&article.text, &[words]).map_err(|_| CommandError::NoText)?;
    Ok(Annotation {
        id: AnnotationId::new(context.ids.next_uuid()),
        document: article.id(),
        kind: kind.clone(),
        anchor,
        lost: None,
        coded: None,
        actor: None,
        naming: None,
        memo: String::new(),
        confidence: None,
        coder: session.coder().id,
        created: context.now,
        modified: context.now,
        codebook_version: session.project().codebook().version,
        origin: Origin::Human,
        extra: Extra::new(),
    })
}

/// The tag that the coder at work has made of exactly these words, as one of this kind. What others tagged is theirs.
fn twin<'a>(
    session: &'a Session,
    document: DocumentId,
    span: Span,
    kind: &KindId,
) -> Option<&'a Arc<Annotation>> {
    let project = session.project();
    let here = project.index(document)?.touching(span).into_iter();
    here.filter(|(other, _)| *other == span)
        .filter_map(|(_, id)| project.annotation(id))
        .find(|tag| {
            tag.kind == *kind
                && tag.coder == session.coder().id
                && tag.anchor.fragments().len() == 1
        })
}

pub(super) fn delete(
    session: &Session,
    ids: &[AnnotationId],
    now: Timestamp,
) -> Result<Plan, CommandError> {
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
            let label = lower_case(kind.map_or("tag", |k| k.label.as_str()));
            let words = short(&one.anchor.quote().exact);
            format!("Deleted 1 {label}: “{words}”")
        }
        many => format!("Deleted {}", count(many.len(), "tag")),
    };
    let gone = removing(session, gone, now);
    Ok(Plan::new(gone.say(&title), after, gone.ops))
}

/// The operations that take tags away, with what hangs on them. Statements first: a frame may refer to a mention that
/// goes, too, and when this is undone the mention has to be there again before the frame.
pub(super) fn removing(session: &Session, gone: Vec<Arc<Annotation>>, now: Timestamp) -> LettingGo {
    let ids: Vec<AnnotationId> = gone.iter().map(|tag| tag.id).collect();
    let mut letting = letting_go(session, &ids, now);
    let (mentions, statements): (Vec<_>, Vec<_>) = gone
        .into_iter()
        .partition(|tag| session.project().is_mention(tag));
    let ordered = statements.into_iter().chain(mentions);
    letting.ops.extend(ordered.map(Op::RemoveAnnotation));
    letting
}
