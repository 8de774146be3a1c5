//! Whether a tag that comes says anything that one here does not say. A file of a format that cannot hold all there is brings
//! what is here already, with less of what is coded: that is no other tag.

use super::kept::keeps_nothing_new;
use crate::domain::{Annotation, AnnotationId, Frame, Part, Position, Project, Slot};

/// Whether it is on the same words, of the same kind, by the same coder, and all that is coded of it is coded of the tag that is
/// here. When and by which way it came counts nothing.
pub(super) fn says_nothing_new(project: &Project, here: &Annotation, new: &Annotation) -> bool {
    here.kind == new.kind
        && here.anchor == new.anchor
        && here.coder == new.coder
        && told(&new.actor, &here.actor)
        && told(&new.naming, &here.naming)
        && told(&new.confidence, &here.confidence)
        && words(&new.memo, &here.memo)
        && frame(project, here.frame(), new.frame())
        && keeps_nothing_new(&here.extra, &new.extra)
}

fn frame(project: &Project, here: &Frame, new: &Frame) -> bool {
    let roles = [Slot::Claimants, Slot::Addressees, Slot::Objects];
    let has = |slot, new: &Part| {
        let mut parts = here.parts(slot).iter();
        parts.any(|here| part(project, here, new))
    };
    roles
        .into_iter()
        .all(|slot| new.parts(slot).iter().all(|new| has(slot, new)))
        && all_of(&new.issues, &here.issues)
        && (new.position == here.position || new.position == Position::NotStated)
        && words(&new.proposition, &here.proposition)
        && told(&new.form, &here.form)
        && all_of(&new.justifications, &here.justifications)
        && words(&new.condition, &here.condition)
        && told(&new.attribution, &here.attribution)
        && all_of(&new.reporters, &here.reporters)
        && told(&new.date, &here.date)
        && words(&new.place, &here.place)
        && new
            .extra
            .iter()
            .all(|(key, value)| here.extra.get(key) == Some(value))
}

fn part(project: &Project, here: &Part, new: &Part) -> bool {
    let who = told(&project.who(new), &project.who(here));
    // Where several mentions are on the same words, either names them there.
    let place = |id: &Option<AnnotationId>| {
        let tag = id.and_then(|id| project.annotation(id));
        tag.map(|tag| (tag.document, &tag.anchor))
    };
    let named = told(&new.mention, &here.mention)
        || place(&new.mention).is_some_and(|new| place(&here.mention) == Some(new));
    who && named && told(&new.evaluation, &here.evaluation)
}

fn told<T: PartialEq>(new: &Option<T>, here: &Option<T>) -> bool {
    new.is_none() || new == here
}

fn words(new: &str, here: &str) -> bool {
    new.is_empty() || new == here
}

fn all_of<T: PartialEq>(new: &[T], here: &[T]) -> bool {
    new.iter().all(|one| here.contains(one))
}
