//! All that is known about one actor. Whatever is changed holds at once, and is one step to be undone.

use std::sync::Arc;

use leptos::prelude::*;

use super::aliases::aliases;
use super::attributes::attributes;
use super::colour::colour;
use super::facts::facts;
use super::merge::merge;
use super::proposals::proposed;
use super::register::Register;
use super::remove::remove;
use super::ties::ties;
use super::uses::uses;
use crate::domain::{Actor, ActorId};
use crate::edit::command;
use crate::ui::erased::memo;
use crate::ui::html::{El, el};
use crate::ui::state::Desk;

/// The chosen actor; cheap to copy.
#[derive(Clone, Copy)]
pub struct Profile {
    /// The screen it is shown on.
    pub register: Register,
    /// The desk that lies on.
    pub desk: Desk,
    /// Who.
    pub id: ActorId,
    /// As it is; `None` once it is gone.
    pub actor: Memo<Option<Arc<Actor>>>,
    /// The one it is about to be merged with.
    pub merging: RwSignal<Option<Merging>>,
    /// Grows when something was refused: fields then show again what holds.
    again: RwSignal<u64>,
}

/// Two actors that may become one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Merging {
    /// Who the other one is, is still to be said.
    Looking,
    /// It was said.
    With {
        /// The other one.
        other: ActorId,
        /// Whether the other one stays.
        other_stays: bool,
    },
}

impl Profile {
    /// What is known, told anew when it differs or a change of it was refused: what is being typed in one field stays
    /// while another changes.
    pub fn of(
        self,
        pick: impl Fn(&Actor) -> String + Send + Sync + 'static,
    ) -> impl FnMut() -> String + Send + 'static {
        let text = memo(move || self.actor.read().as_deref().map(&pick).unwrap_or_default());
        move || {
            self.again.track();
            text.get()
        }
    }

    /// The actor as it is at this moment.
    pub fn now(self) -> Option<Actor> {
        self.desk
            .with(|s| s.project().actor(self.id).map(|actor| (**actor).clone()))
    }

    /// Changes the actor, as a step by itself. Whether it did.
    pub fn change(self, change: impl FnOnce(&mut Actor)) -> bool {
        let Some(mut actor) = self.now() else {
            return false;
        };
        change(&mut actor);
        self.send(actor)
    }

    #[inline(never)]
    fn send(self, actor: Actor) -> bool {
        self.desk.close_group();
        let done = self.desk.run(command::ChangeActor(Box::new(actor)));
        self.desk.close_group();
        if !done {
            self.again.update(|n| *n += 1);
        }
        done
    }

    /// Shows again what holds: something was typed that cannot be.
    pub fn show_again(self) {
        self.again.update(|n| *n += 1);
    }
}

/// Name and particulars, where the actor is named, what else may name it, and the ways to merge it or take it out.
pub fn profile(register: Register, id: ActorId) -> El {
    let desk = register.desk;
    let actor = memo(move || {
        desk.track_tags();
        desk.with(|s| s.project().actor(id).cloned())
    });
    let profile = Profile {
        register,
        desk,
        id,
        actor,
        merging: RwSignal::new(None),
        again: RwSignal::new(0),
    };
    let known = el("section")
        .class("actor-known")
        .attr("aria-label", "What is known")
        .child(facts(profile))
        .child(aliases(profile))
        .child(ties(profile))
        .child(colour(profile))
        .child(attributes(profile))
        .child(remove(profile));
    let found = el("div")
        .class("actor-found")
        .child(merge(profile))
        .child(proposed(profile))
        .child(uses(profile));
    el("div").class("actor-one").child(known).child(found)
}
