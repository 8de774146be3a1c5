//! What was coded follows the codebook: tags and links that have what gives way to something else, and the check that
//! nothing in use is left without its word.

use std::sync::Arc;

use super::annotation::replace;
use super::codebook::Change;
use crate::domain::{
    Annotation, AnnotationId, CodeId, CodeList, Codebook, Frame, Justification, OrderedSet,
    Project, Relation, RelationId, Timestamp,
};
use crate::edit::{CommandError, Op};

/// The operations that bring tags and links along, after those that let go.
pub(super) fn coded(
    project: &Project,
    gone: &[Op],
    changes: &[Change],
    version: u32,
    now: Timestamp,
) -> Vec<Op> {
    if changes.is_empty() {
        return Vec::new();
    }
    let mut ops = Vec::new();
    let freed = replaced(gone);
    let away: OrderedSet<RelationId> = gone
        .iter()
        .filter_map(|op| match op {
            Op::RemoveRelation(link) => Some(link.id),
            _ => None,
        })
        .collect();
    for before in project.annotations() {
        if !changes.iter().any(|change| touches(before, change)) {
            continue;
        }
        // What let go of something has changed by then.
        let before = freed.get(&before.id).copied().unwrap_or(before);
        let mut after = (**before).clone();
        for change in changes {
            if touches(&after, change) {
                recoded(&mut after, change);
            }
        }
        if after != **before {
            after.codebook_version = version;
            ops.extend(replace(before, after, now));
        }
    }
    for before in project.relations().filter(|link| !away.contains(&link.id)) {
        let mut links = changes.iter().filter_map(|change| match change {
            Change::Link { from, to, only }
                if *from == before.of_type
                    && only.as_ref().is_none_or(|only| only.contains(&before.id)) =>
            {
                Some(to)
            }
            _ => None,
        });
        match links.next_back() {
            Some(Some(to)) => ops.push(Op::ReplaceRelation {
                before: Arc::clone(before),
                after: Arc::new(Relation {
                    of_type: to.clone(),
                    modified: now,
                    codebook_version: version,
                    ..(**before).clone()
                }),
            }),
            Some(None) => ops.push(Op::RemoveRelation(Arc::clone(before))),
            None => {}
        }
    }
    ops
}

/// Whether a change is about something the tag has.
fn touches(tag: &Annotation, change: &Change) -> bool {
    let (has, only) = match change {
        Change::Kind { from, only, .. } => (tag.kind == *from, only),
        Change::Code {
            list, from, only, ..
        } => (tag.frame().uses(*list, from), only),
        Change::Link { .. } => return false,
    };
    has && only.as_ref().is_none_or(|only| only.contains(&tag.id))
}

/// The tags that operations put in the place of others.
pub(super) fn replaced(ops: &[Op]) -> std::collections::BTreeMap<AnnotationId, &Arc<Annotation>> {
    let replaced = ops.iter().filter_map(|op| match op {
        Op::ReplaceAnnotation { after, .. } => Some((after.id, after)),
        _ => None,
    });
    replaced.collect()
}

fn recoded(tag: &mut Annotation, change: &Change) {
    match change {
        Change::Kind { to, .. } => tag.kind = to.clone(),
        Change::Code { list, from, to, .. } => {
            let mut frame = tag.frame().clone();
            swap(&mut frame, *list, from, to);
            *tag = tag.with_frame(frame);
        }
        Change::Link { .. } => {}
    }
}

/// Puts some codes in the place of one; none comes twice.
fn swap(frame: &mut Frame, list: CodeList, from: &CodeId, to: &[CodeId]) {
    match list {
        CodeList::Issues => {
            let old = std::mem::take(&mut frame.issues);
            for code in old {
                let new = if code == *from {
                    to
                } else {
                    std::slice::from_ref(&code)
                };
                for code in new {
                    if !frame.issues.contains(code) {
                        frame.issues.push(code.clone());
                    }
                }
            }
        }
        CodeList::Forms => {
            if frame.form.as_ref() == Some(from) {
                frame.form = to.first().cloned();
            }
        }
        CodeList::Justifications => {
            let old = std::mem::take(&mut frame.justifications);
            for reason in old {
                let new: Vec<Justification> = if reason.code == *from {
                    let each = to.iter().map(|code| Justification {
                        code: code.clone(),
                        ..reason.clone()
                    });
                    each.collect()
                } else {
                    vec![reason]
                };
                for reason in new {
                    if !frame.justifications.contains(&reason) {
                        frame.justifications.push(reason);
                    }
                }
            }
        }
    }
}

/// Refuses a codebook that lacks something which is used after all the changes. Linear in the tags for each thing lacking.
pub(super) fn still_used(
    project: &Project,
    freed: &[Op],
    coded: &[Op],
    before: &Codebook,
    after: &Codebook,
) -> Result<(), CommandError> {
    let changed = replaced(coded);
    let tags = || {
        let tags = project.annotations();
        tags.map(|tag| changed.get(&tag.id).copied().unwrap_or(tag))
    };
    for kind in before.kinds.iter().filter(|k| after.kind(&k.id).is_none()) {
        let used: Vec<_> = tags().filter(|tag| tag.kind == kind.id).collect();
        let count = used.len();
        if count > 0 {
            let label = kind.label.clone();
            if !used.iter().any(|tag| project.is_live(tag)) {
                return Err(CommandError::UsedInBin(label));
            }
            return Err(CommandError::KindInUse { label, count });
        }
    }
    for list in CodeList::ALL {
        let codes = before.codes(*list).iter();
        for code in codes.filter(|c| after.code(*list, &c.id).is_none()) {
            let uses = |tag: &&Arc<Annotation>| tag.frame().uses(*list, &code.id);
            let used: Vec<_> = tags().filter(uses).collect();
            if !used.is_empty() && !used.iter().any(|tag| project.is_live(tag)) {
                return Err(CommandError::UsedInBin(code.label.clone()));
            }
            refuse_if_used(&code.label, used.len())?;
        }
    }
    let gone = before.relations.iter();
    for relation in gone.filter(|r| after.relation(&r.id).is_none()) {
        let of_type = project
            .relations()
            .filter(|r| r.of_type == relation.id)
            .count();
        let moved = freed.iter().chain(coded).filter(|op| match op {
            Op::ReplaceRelation { before, .. } => before.of_type == relation.id,
            Op::RemoveRelation(before) => before.of_type == relation.id,
            _ => false,
        });
        refuse_if_used(&relation.label, of_type - moved.count())?;
    }
    Ok(())
}

fn refuse_if_used(label: &str, count: usize) -> Result<(), CommandError> {
    match count {
        0 => Ok(()),
        count => Err(CommandError::CodeInUse {
            label: label.to_owned(),
            count,
        }),
    }
}
