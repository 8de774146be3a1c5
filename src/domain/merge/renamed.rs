//! Actors that were merged in one of the copies: whoever still knows them by their old id means the one that stayed.

use std::sync::Arc;

use crate::domain::{Actor, ActorId, Affiliation, Annotation, Project, Table};

/// Which actor an id stands for by now.
#[derive(Clone, Debug, Default)]
pub(super) struct Renamed(Table<ActorId, ActorId>);

impl Renamed {
    /// From what both registers say. Where each says that the other's actor went, the one with the lower id stays.
    pub(super) fn of(here: &Project, there: &Project) -> Self {
        let mut all: Table<ActorId, ActorId> = Table::new();
        for (register, other) in [(here, there), (there, here)] {
            for actor in register.actors() {
                for gone in &actor.formerly {
                    let there = other.actor(*gone).is_some() && register.actor(*gone).is_none();
                    if there && *gone != actor.id {
                        let to = all.get(gone).map_or(actor.id, |to| actor.id.min(*to));
                        all.insert(*gone, to);
                    }
                }
            }
        }
        let ends = all.keys().map(|from| (*from, end(&all, *from)));
        let ends = ends.filter(|(from, to)| from != to).collect();
        Self(ends)
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = (ActorId, ActorId)> {
        self.0.iter().map(|(from, to)| (*from, *to))
    }

    pub(super) fn id(&self, id: ActorId) -> ActorId {
        self.0.get(&id).copied().unwrap_or(id)
    }

    /// A tag that speaks of actors by their ids of now.
    pub(super) fn tag(&self, tag: &Arc<Annotation>) -> Arc<Annotation> {
        let named = tag.actor.into_iter().chain(tag.frame().actors());
        if self.is_empty() || named.into_iter().all(|id| self.id(id) == id) {
            return Arc::clone(tag);
        }
        let mut frame = tag.frame().clone();
        for (from, to) in self.iter() {
            frame.replace_actor(from, to);
        }
        let mut tag = tag.with_frame(frame);
        tag.actor = tag.actor.map(|id| self.id(id));
        Arc::new(tag)
    }

    /// An actor that is tied to others by their ids of now.
    pub(super) fn actor(&self, actor: &Arc<Actor>) -> Arc<Actor> {
        if actor
            .affiliations
            .iter()
            .all(|tie| self.id(tie.to) == tie.to)
        {
            return Arc::clone(actor);
        }
        let mut ties: Vec<Affiliation> = Vec::with_capacity(actor.affiliations.len());
        for tie in &actor.affiliations {
            let tie = Affiliation {
                to: self.id(tie.to),
                ..tie.clone()
            };
            if tie.to != actor.id && !ties.contains(&tie) {
                ties.push(tie);
            }
        }
        Arc::new(Actor {
            affiliations: ties,
            ..(**actor).clone()
        })
    }
}

/// Where a chain of ids ends; where it runs in a circle, at the lowest of it.
fn end(all: &Table<ActorId, ActorId>, from: ActorId) -> ActorId {
    let mut passed = vec![from];
    let mut at = from;
    while let Some(next) = all.get(&at) {
        if let Some(start) = passed.iter().position(|id| id == next) {
            return passed[start..].iter().copied().min().unwrap_or(from);
        }
        passed.push(*next);
        at = *next;
    }
    at
}

/// An actor that takes on what another one had that is now the same: its names, and what is not stated of itself. Done
/// twice, it is as done once.
pub(super) fn absorbed(actor: &Actor, gone: &Actor) -> Actor {
    let notes = match actor.notes.contains(&gone.notes) {
        true => String::new(),
        false => gone.notes.clone(),
    };
    let gone = Actor {
        notes,
        formerly: Vec::new(),
        ..gone.clone()
    };
    let mut whole = actor.merged_with(&gone);
    // What it was made of is known already, and is not told twice.
    whole.formerly.clone_from(&actor.formerly);
    if !whole.formerly.contains(&gone.id) {
        whole.formerly.push(gone.id);
    }
    whole
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    fn id(n: u128) -> ActorId {
        ActorId::new(Uuid::from_u128(n))
    }

    #[test]
    fn chains_end_and_circles_end_at_the_lowest() {
        let all: Table<ActorId, ActorId> = [(1, 2), (2, 3), (5, 6), (6, 5)]
            .map(|(a, b)| (id(a), id(b)))
            .into_iter()
            .collect();
        assert_eq!(end(&all, id(1)), id(3));
        assert_eq!((end(&all, id(5)), end(&all, id(6))), (id(5), id(5)));
    }

    #[test]
    fn an_actor_takes_another_in_once() {
        let russia = Actor::named(id(1), "Russia");
        let mut kremlin = Actor::named(id(2), "the Kremlin");
        kremlin.notes = "a metonym".to_owned();
        let once = absorbed(&russia, &kremlin);
        assert_eq!(once.aliases, ["the Kremlin"]);
        assert_eq!(once.formerly, [id(2)]);
        assert_eq!(absorbed(&once, &kremlin), once);
    }
}
