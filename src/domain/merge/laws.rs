//! What two copies become keeps the laws of a project: what is in use stays, what is gone is let go of.

use std::sync::Arc;

use super::codebooks::settle_parents;
use super::whole::Whole;
use super::{Aside, Why};
use crate::domain::{
    Actor, ActorId, Annotation, AnnotationId, Category, CodeId, CodeList, Codebook, DocumentId,
    OrderedSet, Project, RelationTypeId, Table, Turns, breathe,
};

/// Puts right what follows from what was decided. `former`: the tags and actors as they were in either copy, by the ids
/// of now.
pub(super) async fn keep(
    whole: &mut Whole,
    copies: [&Project; 2],
    former: &Former,
    aside: &mut Aside,
    turns: &dyn Turns,
) {
    articles_in_use(whole, copies);
    breathe(turns).await;
    codes_in_use(whole, copies);
    breathe(turns).await;
    let mentions: OrderedSet<AnnotationId> = mentions(whole).collect();
    forget_lost_mentions(whole, &mentions, former);
    breathe(turns).await;
    actors_in_use(whole, former);
    links_between_statements(whole, &mentions, aside);
}

/// What there was before it was decided.
pub(super) struct Former {
    /// Of the file, then of here.
    pub(super) annotations: [Table<AnnotationId, Arc<Annotation>>; 2],
    pub(super) actors: Table<ActorId, Arc<Actor>>,
}

fn articles_in_use(whole: &mut Whole, copies: [&Project; 2]) {
    let there: OrderedSet<DocumentId> = whole.documents.iter().map(|d| d.id()).collect();
    let used: OrderedSet<DocumentId> = whole.annotations.values().map(|a| a.document).collect();
    let missing = |id: DocumentId| used.contains(&id) && !there.contains(&id);
    let mut back: OrderedSet<DocumentId> = OrderedSet::new();
    for document in copies.iter().flat_map(|copy| copy.all_documents()) {
        if missing(document.id()) && back.insert(document.id()) {
            whole.documents.push(Arc::clone(document));
        }
    }
}

fn codes_in_use(whole: &mut Whole, copies: [&Project; 2]) {
    let mut codes: Vec<OrderedSet<CodeId>> =
        CodeList::ALL.iter().map(|_| OrderedSet::new()).collect();
    let mut kinds = OrderedSet::new();
    for tag in whole.annotations.values() {
        kinds.insert(tag.kind.clone());
        let Some(frame) = tag.coded.as_deref() else {
            continue;
        };
        let [issues, forms, reasons] = codes.as_mut_slice() else {
            continue;
        };
        for id in &frame.issues {
            issues.insert(id.clone());
        }
        if let Some(id) = &frame.form {
            forms.insert(id.clone());
        }
        for reason in &frame.justifications {
            reasons.insert(reason.code.clone());
        }
    }
    let links: OrderedSet<RelationTypeId> = whole
        .relations
        .values()
        .map(|r| r.of_type.clone())
        .collect();
    let codebook = &mut whole.codebook;
    let mut came_back = false;
    for from in copies.map(|copy| &**copy.codebook()) {
        came_back |= bring_back(codebook, from, &codes);
        for kind in &from.kinds {
            if kinds.contains(&kind.id) && codebook.kind(&kind.id).is_none() {
                let taken = codebook
                    .kinds
                    .iter()
                    .any(|k| k.key.is_some() && k.key == kind.key);
                let mut kind = kind.clone();
                kind.key = kind.key.filter(|_| !taken);
                codebook.kinds.push(kind);
            }
        }
        for link in &from.relations {
            if links.contains(&link.id) && codebook.relation(&link.id).is_none() {
                codebook.relations.push(link.clone());
            }
        }
    }
    if came_back {
        settle_parents(codebook);
    }
}

fn bring_back(into: &mut Codebook, from: &Codebook, used: &[OrderedSet<CodeId>]) -> bool {
    let mut any = false;
    for (list, used) in CodeList::ALL.iter().zip(used) {
        for code in from.codes(*list) {
            if used.contains(&code.id) && into.code(*list, &code.id).is_none() {
                into.codes_mut(*list).push(code.clone());
                any = true;
            }
        }
    }
    any
}

/// The tags that name actors.
fn mentions(whole: &Whole) -> impl Iterator<Item = AnnotationId> {
    let names = |tag: &&Arc<Annotation>| {
        let kind = whole.codebook.kind(&tag.kind);
        kind.is_some_and(|kind| kind.category == Category::Mention)
    };
    whole.annotations.values().filter(names).map(|tag| tag.id)
}

/// Whoever was known in a role by a mention that is gone stays in it as the actor, if it named one.
fn forget_lost_mentions(whole: &mut Whole, mentions: &OrderedSet<AnnotationId>, former: &Former) {
    let mut changed: Vec<Arc<Annotation>> = Vec::new();
    for tag in whole.annotations.values() {
        if mentions.contains(&tag.id) {
            continue;
        }
        let fits = |id: AnnotationId| {
            let there = whole.annotations.get(&id);
            id != tag.id
                && mentions.contains(&id)
                && there.is_some_and(|m| m.document == tag.document)
        };
        let named = tag.frame().all_parts().filter_map(|part| part.mention);
        let lost: Vec<AnnotationId> = named.filter(|id| !fits(*id)).collect();
        if lost.is_empty() {
            continue;
        }
        let mut frame = tag.frame().clone();
        for id in lost {
            let there = whole
                .annotations
                .get(&id)
                .or_else(|| former.annotations.iter().find_map(|tags| tags.get(&id)));
            frame.forget_mention(id, there.and_then(|m| m.actor));
        }
        changed.push(Arc::new(tag.with_frame(frame)));
    }
    for tag in changed {
        whole.annotations.insert(tag.id, tag);
    }
}

/// Actors whom somebody speaks of or is tied to come back; nobody is tied to themselves.
fn actors_in_use(whole: &mut Whole, former: &Former) {
    let mut wanted: Vec<ActorId> = Vec::new();
    for tag in whole.annotations.values() {
        wanted.extend(tag.actor.into_iter().chain(tag.frame().actors()));
    }
    wanted.extend(
        whole
            .actors
            .values()
            .flat_map(|a| a.affiliations.iter().map(|t| t.to)),
    );
    while let Some(id) = wanted.pop() {
        if whole.actors.contains_key(&id) {
            continue;
        }
        if let Some(actor) = former.actors.get(&id) {
            wanted.extend(actor.affiliations.iter().map(|tie| tie.to));
            whole.actors.insert(id, Arc::clone(actor));
        }
    }
    let selfish = |actor: &&Arc<Actor>| actor.affiliations.iter().any(|tie| tie.to == actor.id);
    let selfish: Vec<Arc<Actor>> = whole.actors.values().filter(selfish).cloned().collect();
    for actor in selfish {
        let mut actor = (*actor).clone();
        let id = actor.id;
        actor.affiliations.retain(|tie| tie.to != id);
        whole.actors.insert(id, Arc::new(actor));
    }
}

/// A link with an end that is gone goes with it; that is told unless the end was deleted.
fn links_between_statements(
    whole: &mut Whole,
    mentions: &OrderedSet<AnnotationId>,
    aside: &mut Aside,
) {
    let fits = |id: AnnotationId| whole.annotations.contains_key(&id) && !mentions.contains(&id);
    let lost = whole.relations.values();
    let lost = lost.filter(|link| link.from == link.to || !fits(link.from) || !fits(link.to));
    let lost: Vec<_> = lost.cloned().collect();
    for link in lost {
        whole.relations.remove(&link.id);
        aside.links.push((link, Why::NoEnd));
    }
}
