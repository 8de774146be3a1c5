//! Statements that become mentions, and mentions that become statements, because their kind does or gives way to another.

use super::annotation::replace;
use super::codebook::Change;
use super::links::{LettingGo, letting_go};
use crate::domain::{Annotation, AnnotationId, Codebook, Kind, KindId, Timestamp};
use crate::edit::Session;

/// What must happen before statements become mentions by these changes, and mentions statements: as when one tag gets
/// another kind. Linear in the tags only if there is such a kind.
pub(super) fn turning(
    session: &Session,
    new: &Codebook,
    changes: &[Change],
    now: Timestamp,
) -> LettingGo {
    let project = session.project();
    let old = project.codebook();
    // The cheap question first: most changes turn nothing.
    let category = |codebook: &Codebook, kind: &KindId| codebook.kind(kind).map(|k| k.category);
    let crosses = |change: &Change| match change {
        Change::Kind { from, to, .. } => category(old, from) != category(new, to),
        Change::Code { .. } | Change::Link { .. } => false,
    };
    let becomes_other = |kind: &Kind| {
        let after = category(new, &kind.id);
        after.is_some_and(|after| after != kind.category)
    };
    if !changes.iter().any(crosses) && !old.kinds.iter().any(becomes_other) {
        return LettingGo::default();
    }
    let next = |tag: &Annotation| -> KindId {
        changes
            .iter()
            .fold(tag.kind.clone(), |kind, change| match change {
                Change::Kind { from, to, only }
                    if *from == kind && only.as_ref().is_none_or(|only| only.contains(&tag.id)) =>
                {
                    to.clone()
                }
                _ => kind,
            })
    };
    let turning = |tag: &Annotation| {
        let after = category(new, &next(tag));
        after.is_some() && after != category(old, &tag.kind)
    };
    let tags: Vec<_> = project.annotations().filter(|tag| turning(tag)).collect();
    let ids: Vec<AnnotationId> = tags.iter().map(|tag| tag.id).collect();
    let mut gone = letting_go(session, &ids, now);
    for mention in tags.into_iter().filter(|tag| project.is_mention(tag)) {
        // It comes to count again what it was coded with, but for mentions that went since or turn along.
        let lost = project.lost_mentions(mention).into_iter();
        let named = mention.frame().all_parts().filter_map(|part| part.mention);
        let along = named.filter(|id| project.annotation(*id).is_some_and(|tag| turning(tag)));
        let after = gone.forget(project, mention, lost.chain(along));
        gone.ops.extend(replace(mention, after, now));
    }
    gone
}
