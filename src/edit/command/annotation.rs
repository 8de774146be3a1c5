//! What is changed about one tag.

use std::sync::Arc;

use super::links::{LettingGo, letting_go};
use super::{Command, Plan, find};
use crate::domain::{
    Anchor, Annotation, AnnotationId, Category, Confidence, KindId, Offset, Span, Timestamp,
    lower_case, snap_outward,
};
use crate::edit::{CommandError, Context, Cursor, Group, Op, Session};

/// Makes a tag one of another kind.
#[derive(Clone, Debug)]
pub struct SetKind(pub AnnotationId, pub KindId);

impl Command for SetKind {
    fn plan(&self, session: &Session, context: &mut Context<'_>) -> Result<Plan, CommandError> {
        set_kind(session, self.0, &self.1, context.now)
    }
}

/// Writes a tag's memo.
#[derive(Clone, Debug)]
pub struct SetMemo(pub AnnotationId, pub String);

impl Command for SetMemo {
    fn plan(&self, session: &Session, context: &mut Context<'_>) -> Result<Plan, CommandError> {
        set_memo(session, self.0, &self.1, context.now)
    }
}

/// Says how sure the coder is; `None`: does not say.
#[derive(Clone, Debug)]
pub struct SetConfidence(pub AnnotationId, pub Option<Confidence>);

impl Command for SetConfidence {
    fn plan(&self, session: &Session, context: &mut Context<'_>) -> Result<Plan, CommandError> {
        set_confidence(session, self.0, self.1, context.now)
    }
}

/// Moves one edge of a tag. An edge cannot pass the other.
#[derive(Clone, Debug)]
pub struct MoveEdge {
    /// Which tag.
    pub annotation: AnnotationId,
    /// Which edge.
    pub edge: Edge,
    /// Where to.
    pub to: Offset,
}

impl Command for MoveEdge {
    fn plan(&self, session: &Session, context: &mut Context<'_>) -> Result<Plan, CommandError> {
        move_edge(session, self.annotation, self.edge, self.to, context.now)
    }
}

/// An edge of a tag.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Edge {
    /// Where its first word begins.
    Start,
    /// Where its last word ends.
    End,
}

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
    let mut gone = LettingGo::default();
    if before.kind != *kind {
        // A statement that becomes a mention can be linked no longer, and a mention that becomes a statement names nobody.
        let other = codebook.kind(&before.kind).map(|k| k.category) != Some(to.category);
        let mut after = after;
        if other {
            gone = letting_go(session, &[id], now);
            // What it was coded with rests while it is a mention, and may refer to mentions that went since.
            if to.category == Category::Statement {
                let project = session.project();
                after = gone.forget(project, &after, project.lost_mentions(before));
            }
        }
        gone.ops.extend(replace(before, after, now));
    }
    let title = gone.say(&title);
    Ok(Plan::new(title, choosing(session, before), gone.ops))
}

pub(super) fn set_memo(
    session: &Session,
    id: AnnotationId,
    memo: &str,
    now: Timestamp,
) -> Result<Plan, CommandError> {
    let before = find(session, id)?;
    let after = Annotation {
        memo: memo.to_owned(),
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
