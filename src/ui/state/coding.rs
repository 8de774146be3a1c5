//! Going to what is coded of a tag.

use leptos::prelude::*;
use leptos::task::{spawn_local, tick};

use super::{Desk, go_to_field};
use crate::browser::page;
use crate::domain::{Actor, ActorId, AnnotationId, IdSource};
use crate::edit::Action;

/// Id of the first field of what is coded.
pub const CODING: &str = "coding-first";

impl Desk {
    /// Unfolds what is coded of a tag and goes to the first field.
    pub(super) fn code(self, _tag: AnnotationId) {
        self.set_sheet(true);
        self.settings.coding.set(true);
        self.with_rest(|_| {
            spawn_local(async {
                tick().await;
                go_to_field(CODING);
                page::bring_into_view(CODING);
            });
        });
    }

    /// An actor that is in no register yet; `None` only when the page is going.
    pub fn new_actor(self, name: &str) -> Option<Actor> {
        let id = self.ids.try_update_value(IdSource::next_uuid)?;
        Some(Actor::named(ActorId::new(id), name))
    }

    /// The keys of the coding panel that are the app’s, and hold in its fields too. Whether it was one.
    pub fn coding_key(self, code: &str, alt: bool) -> bool {
        let action = match code {
            "KeyS" if alt => Action::SameClaimants,
            "KeyT" if alt => Action::NextTodo,
            _ => return false,
        };
        self.act(action);
        true
    }
}
