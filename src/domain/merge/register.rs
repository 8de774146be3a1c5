//! The registers of actors of both copies.

use std::sync::Arc;

use super::Thing;
use super::fields::object;
use super::plain::{Three, one};
use super::renamed::{Renamed, absorbed};
use super::work::Work;
use crate::domain::json::{Json, Object};
use crate::domain::{Actor, ActorId, OrderedSet, Project, Table, fold};

type Register = Table<ActorId, Arc<Actor>>;

/// The register, and all actors as they were in either copy, by the ids of now: in case somebody still speaks of one.
pub(super) fn merged(
    work: &mut Work<'_>,
    here: &Project,
    there: &Project,
    base: Option<&Project>,
    renamed: &Renamed,
) -> (Register, Register) {
    let now = |project: &Project| -> Register {
        let all = project
            .actors()
            .map(|actor| (actor.id, renamed.actor(actor)));
        all.collect()
    };
    let (mine, theirs) = (now(here), now(there));
    let before = base.map(now);
    let ids: OrderedSet<ActorId> = mine.keys().chain(theirs.keys()).copied().collect();
    let json = |actor: &Actor| object(|to| actor.write(to));
    let of = |object: Object| Actor::read(Json::Object(object)).ok();
    let mut whole = Register::new();
    for id in ids {
        if renamed.id(id) != id {
            continue;
        }
        let find = |register: &Register| register.get(&id).cloned();
        let (here, there) = (find(&mine), find(&theirs));
        let before = before.as_ref().and_then(find);
        let three = Three {
            here: here.as_deref(),
            there: there.as_deref(),
            base: before.as_deref(),
        };
        if let Some(actor) = one(work, Thing::Actor(id), &three, &json, &of) {
            let same = [here.clone(), there.clone()].into_iter().flatten();
            let same = same.into_iter().find(|one| **one == actor);
            whole.insert(id, same.unwrap_or_else(|| Arc::new(actor)));
        }
    }
    for (from, to) in renamed.iter() {
        for gone in [mine.get(&from), theirs.get(&from)].into_iter().flatten() {
            if let Some(stays) = whole.get(&to) {
                let taken = absorbed(stays, gone);
                if taken != **stays {
                    whole.insert(to, Arc::new(taken));
                }
            }
        }
    }
    let mut former = mine;
    for (id, actor) in theirs.iter() {
        if !former.contains_key(id) {
            former.insert(*id, Arc::clone(actor));
        }
    }
    (whole, former)
}

/// Actors that are in one of the copies only and are called as one that is in the other only: may well be the same.
/// `n log n` in their names.
pub(super) fn alike(whole: &Register, here: &Project, there: &Project) -> Vec<(ActorId, ActorId)> {
    let mut names: Table<String, ActorId> = Table::new();
    for actor in whole.values().filter(|a| there.actor(a.id).is_none()) {
        for name in actor.names() {
            names.insert(fold(name), actor.id);
        }
    }
    let mut alike = Vec::new();
    for actor in whole.values().filter(|a| here.actor(a.id).is_none()) {
        let found = actor
            .names()
            .find_map(|name| names.get(&fold(name)).copied());
        alike.extend(found.map(|found| (found, actor.id)));
    }
    alike
}
