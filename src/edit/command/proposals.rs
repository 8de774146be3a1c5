//! Taking what is proposed: mentions of an actor where a known name stands.

use std::sync::Arc;

use super::frame::linking;
use super::tag::fresh;
use super::{Command, Plan, coder_at_work};
use crate::domain::{ActorId, Annotation, AnnotationId, DocumentId, KindId, Span, snap_outward};
use crate::edit::words::count;
use crate::edit::{CommandError, Context, Op, Session};

/// Makes mentions of an actor, as one step: tags places, and links mentions that are there.
#[derive(Clone, Debug)]
pub struct TakeMentions {
    /// Who is named.
    pub actor: ActorId,
    /// A kind that names actors, for what is tagged.
    pub kind: KindId,
    /// To be tagged and linked; none empty. Widened to whole grapheme clusters.
    pub places: Vec<(DocumentId, Span)>,
    /// To be linked.
    pub mentions: Vec<AnnotationId>,
}

impl Command for TakeMentions {
    fn plan(&self, session: &Session, context: &mut Context<'_>) -> Result<Plan, CommandError> {
        let project = session.project();
        let name = &project.actor(self.actor).ok_or(CommandError::NoActor)?.name;
        let kind = project.codebook().kind(&self.kind);
        let kind = kind.ok_or(CommandError::NoKind)?;
        if kind.category != crate::domain::Category::Mention {
            return Err(CommandError::NoKind);
        }
        let mut ops: Vec<Op> = coder_at_work(session).into_iter().collect();
        for (document, span) in &self.places {
            let tag = self.tag(session, *document, *span, context)?;
            ops.push(Op::AddAnnotation(Arc::new(tag)));
        }
        let (links, _) = linking(session, &self.mentions, Some(self.actor), context.now)?;
        let (tagged, linked) = (self.places.len(), links.len());
        ops.extend(links);
        let title = match (tagged, linked) {
            (0, 0) => return Err(CommandError::Nothing),
            (_, 0) => format!("Tagged {} of {name}", count(tagged, "mention")),
            (0, _) => format!("Linked {} to {name}", count(linked, "mention")),
            (..) => format!(
                "Tagged {} of {name} and linked {linked} more",
                count(tagged, "mention")
            ),
        };
        Ok(Plan::new(title, session.cursor(), ops))
    }
}

impl TakeMentions {
    fn tag(
        &self,
        session: &Session,
        document: DocumentId,
        span: Span,
        context: &mut Context<'_>,
    ) -> Result<Annotation, CommandError> {
        let article = session.project().document(document);
        let article = article.ok_or(CommandError::NoDocument)?;
        let whole = snap_outward(&article.text, &article.blocks, span);
        Ok(Annotation {
            actor: Some(self.actor),
            ..fresh(session, article, whole, &self.kind, context)?
        })
    }
}
