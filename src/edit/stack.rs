//! Tags on top of each other: which of them lie at a place, and which one a press there means.

use std::cmp::Reverse;

use super::Cursor;
use crate::domain::{AnnotationId, Offset, Project, Span, sort};

/// A hand that presses the same place again may be this far off, in code points.
const NEAR: u32 = 2;

/// The tags that lie where `tag` lies at a position, narrowest first, itself among them: those of the character behind
/// the position, or of the one before it where `tag` ends there. Empty when `tag` is elsewhere. Independent of the
/// article's length.
pub fn stack(project: &Project, tag: AnnotationId, at: Offset) -> Vec<AnnotationId> {
    let index = project
        .annotation(tag)
        .and_then(|tag| project.index(tag.document));
    let Some(index) = index else {
        return Vec::new();
    };
    let around = |at: Offset| {
        let mut found = index.touching(Span::new(at, at.plus(1)));
        found.retain(|(span, _)| span.contains(at));
        let key = |(span, id): &(Span, AnnotationId)| (span.len(), Reverse(*id));
        sort(&mut found, |a, b| key(a).cmp(&key(b)));
        found.into_iter().map(|(_, id)| id).collect::<Vec<_>>()
    };
    [at, at.minus(1)]
        .into_iter()
        .map(around)
        .find(|ids| ids.contains(&tag))
        .unwrap_or_default()
}

/// Which of how many tags at the caret the chosen one is, counted from 1, narrowest first; `None` where it lies alone or
/// the caret is elsewhere.
pub fn place_in_stack(project: &Project, cursor: Cursor) -> Option<(usize, usize)> {
    let chosen = cursor.chosen?;
    let stack = stack(project, chosen, cursor.head);
    let place = stack.iter().position(|id| *id == chosen)?;
    (stack.len() > 1).then_some((place + 1, stack.len()))
}

/// The tag that a press means: the one that was hit, or, when the press before it fell on the same place, the next of
/// the tags there, round and round. `before` is the cursor as that press left it.
pub fn pressed(project: &Project, before: Cursor, at: Offset, hit: AnnotationId) -> AnnotationId {
    let near = before.head.0.abs_diff(at.0) <= NEAR && before.selection().is_empty();
    let stack = stack(project, hit, at);
    let again = before.chosen.filter(|_| near);
    again
        .and_then(|chosen| stack.iter().position(|id| *id == chosen))
        .and_then(|place| stack.get((place + 1) % stack.len()).copied())
        .unwrap_or(hit)
}
