//! The register that the names and entities of a file make.

use crate::domain::json::{Json, shown};
use crate::domain::{
    Actor, ActorId, ActorType, Affiliation, Extra, IdSource, OrderedSet, Table, Tie, is_wikidata_id,
};
use crate::format::exchange::describe::ENTITY_ID;
use crate::format::exchange::model::{Belonging, Details, Entity};

/// A register that grows with what is read.
#[derive(Default)]
pub(super) struct Register {
    actors: Vec<Actor>,
    places: Table<ActorId, usize>,
    by_id: Table<String, usize>,
    by_name: Table<String, usize>,
}

impl Register {
    /// Everybody.
    pub(super) fn finish(self) -> Vec<Actor> {
        self.actors
    }

    /// How one of them is called; by the id where there is no name.
    pub(super) fn name(&self, id: ActorId) -> Option<String> {
        let place = self.places.get(&id)?;
        let actor = self.actors.get(*place)?;
        Some(match actor.name.is_empty() {
            true => shown(&id),
            false => actor.name.clone(),
        })
    }

    fn push(&mut self, actor: Actor) {
        self.places.insert(actor.id, self.actors.len());
        self.actors.push(actor);
    }

    /// Whoever is linked to a mark: by id, or by name where the format has no ids.
    pub(super) fn entity(
        &mut self,
        entity: &Entity,
        ids: &mut dyn IdSource,
        used: &mut OrderedSet<uuid::Uuid>,
    ) -> ActorId {
        if entity.id.is_empty() || entity.id == entity.name {
            return self.named(&entity.name, ids, used);
        }
        if let Some(place) = self.by_id.get(&entity.id) {
            return self.actors[*place].id;
        }
        let own = entity.id.parse::<ActorId>().ok();
        let own = own.filter(|id| used.insert(id.uuid()));
        let id = own.unwrap_or_else(|| ActorId::new(ids.next_uuid()));
        let mut actor = Actor::named(id, entity.name.as_str());
        if is_wikidata_id(&entity.id) {
            actor.wikidata.clone_from(&entity.id);
        } else if own.is_none() {
            let foreign = Json::Text(entity.id.clone());
            actor.extra.insert(ENTITY_ID.to_owned(), foreign);
        }
        // Somebody known by name alone so far is the same, now with an id.
        self.by_id.insert(entity.id.clone(), self.actors.len());
        if !self.by_name.contains_key(&entity.name) {
            self.by_name.insert(entity.name.clone(), self.actors.len());
        }
        self.push(actor);
        id
    }

    /// Says what a list of actors does.
    pub(super) fn details(
        &mut self,
        all: &Table<String, Details>,
        ids: &mut dyn IdSource,
        used: &mut OrderedSet<uuid::Uuid>,
    ) {
        for (name, details) in all.iter() {
            let id = self.named(name, ids, used);
            let place = self.places.get(&id).copied();
            if let Some(actor) = place.and_then(|place| self.actors.get_mut(place)) {
                actor.aliases.clone_from(&details.aliases);
                actor.notes.clone_from(&details.notes);
                actor.colour = details.colour;
                actor.attributes.clone_from(&details.attributes);
            }
        }
    }

    /// Says of those who are people that they are, and to whom they belong.
    pub(super) fn people(
        &mut self,
        people: &Table<String, Vec<Belonging>>,
        ids: &mut dyn IdSource,
        used: &mut OrderedSet<uuid::Uuid>,
    ) {
        for (name, belongings) in people.iter() {
            let Some(place) = self.by_name.get(name).copied() else {
                continue;
            };
            let ties = belongings.iter().map(|belonging| Affiliation {
                to: self.named(&belonging.to, ids, used),
                tie: Tie::MemberOf,
                role: String::new(),
                from: belonging.from,
                until: belonging.until,
                extra: Extra::new(),
            });
            let ties: Vec<Affiliation> = ties.collect();
            if let Some(actor) = self.actors.get_mut(place) {
                actor.of_type = Some(ActorType::Person);
                let own = actor.id;
                actor.affiliations = ties;
                actor.affiliations.retain(|tie| tie.to != own);
            }
        }
    }

    /// Whoever is called so; somebody new where nobody is. An id of ours stands for somebody without a name.
    pub(super) fn named(
        &mut self,
        name: &str,
        ids: &mut dyn IdSource,
        used: &mut OrderedSet<uuid::Uuid>,
    ) -> ActorId {
        if let Some(place) = self.by_name.get(name) {
            return self.actors[*place].id;
        }
        let own = name.parse::<ActorId>().ok();
        let own = own.filter(|id| used.insert(id.uuid()));
        let (id, called) = match own {
            Some(id) => (id, ""),
            None => (ActorId::new(ids.next_uuid()), name),
        };
        self.by_name.insert(name.to_owned(), self.actors.len());
        self.push(Actor::named(id, called));
        id
    }
}
