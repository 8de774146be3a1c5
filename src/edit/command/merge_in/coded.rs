//! Tags and the links between them, each operation after what it refers to; in turns, because there are many.

use std::ops::Range;
use std::sync::Arc;

use crate::domain::merge::Whole;
use crate::domain::{Annotation, Category, Project, Turns, breathe};
use crate::edit::Op;

/// Tags or links between two looks at the clock.
const AT_A_TIME: usize = 50;

/// Mentions come before the statements that refer to them, and what is no longer a mention once nothing refers to it, not
/// even a statement that goes: so each finds what it refers to, on the way there and on the way back. That makes three
/// `passes`: mentions, statements, what is no longer a mention.
pub(super) async fn tags(
    project: &Project,
    whole: &Whole,
    ops: &mut Vec<Op>,
    passes: Range<i32>,
    turns: &dyn Turns,
) {
    let mentions: Vec<_> = whole
        .codebook
        .kinds
        .iter()
        .filter(|kind| kind.category == Category::Mention)
        .map(|kind| &kind.id)
        .collect();
    let turn = |tag: &Annotation| {
        let before = project.annotation(tag.id);
        match mentions.contains(&&tag.kind) {
            true => 0,
            false if before.is_some_and(|before| project.is_mention(before)) => 2,
            false => 1,
        }
    };
    for pass in passes {
        for (n, tag) in whole.annotations.values().enumerate() {
            pause(n, turns).await;
            if turn(tag) != pass {
                continue;
            }
            match project.annotation(tag.id) {
                Some(before) if before == tag => {}
                Some(before) if before.document == tag.document => {
                    ops.push(Op::ReplaceAnnotation {
                        before: Arc::clone(before),
                        after: Arc::clone(tag),
                    });
                }
                Some(_) => {}
                None => ops.push(Op::AddAnnotation(Arc::clone(tag))),
            }
        }
    }
}

/// The tags that are no longer there: statements, and the mentions that stood in their roles.
pub(super) async fn tags_gone(project: &Project, whole: &Whole, turns: &dyn Turns) -> [Vec<Op>; 2] {
    let mut gone = [Vec::new(), Vec::new()];
    for (n, tag) in project.annotations().enumerate() {
        pause(n, turns).await;
        if !whole.annotations.contains_key(&tag.id) {
            let place = usize::from(project.is_mention(tag));
            gone[place].push(Op::RemoveAnnotation(Arc::clone(tag)));
        }
    }
    gone
}

/// Links that go; first of all, because nothing else may go before them.
pub(super) async fn links_gone(
    project: &Project,
    whole: &Whole,
    ops: &mut Vec<Op>,
    turns: &dyn Turns,
) {
    for (n, link) in project.relations().enumerate() {
        pause(n, turns).await;
        let after = whole.relations.get(&link.id);
        // Other ends are another link: the old ones may be about to go.
        if after.is_none_or(|after| (after.from, after.to) != (link.from, link.to)) {
            ops.push(Op::RemoveRelation(Arc::clone(link)));
        }
    }
}

/// Links that come or change; last of all, because they need both ends.
pub(super) async fn links(project: &Project, whole: &Whole, ops: &mut Vec<Op>, turns: &dyn Turns) {
    for (n, link) in whole.relations.values().enumerate() {
        pause(n, turns).await;
        match project.relation(link.id) {
            Some(before) if before == link => {}
            Some(before) if (before.from, before.to) == (link.from, link.to) => {
                ops.push(Op::ReplaceRelation {
                    before: Arc::clone(before),
                    after: Arc::clone(link),
                });
            }
            _ => ops.push(Op::AddRelation(Arc::clone(link))),
        }
    }
}

/// Looks at the clock now and then, given how many things were gone through.
async fn pause(passed: usize, turns: &dyn Turns) {
    if passed.is_multiple_of(AT_A_TIME) {
        breathe(turns).await;
    }
}
