//! Linking two statements: the second is being looked for in the text or the list.

use leptos::prelude::*;

use super::{ARTICLE, Desk, go_to_field};
use crate::domain::{AnnotationId, RelationTypeId};

/// A link of which one end is still to be said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Linking {
    /// The statement that does something to the other.
    pub from: AnnotationId,
    /// What it does; `None` while that is being chosen.
    pub of_type: Option<RelationTypeId>,
}

impl Desk {
    /// The link that is being made. Tracked.
    pub fn linking(self) -> Option<Linking> {
        self.seen.linking.get()
    }

    pub fn is_linking(self) -> bool {
        self.seen.linking.with_untracked(Option::is_some)
    }

    /// Begins to link a statement: asks what it does, or else looks for the other statement in the text.
    pub fn begin_linking(self, linking: Linking) {
        self.set_sheet(false);
        if let Some(of_type) = &linking.of_type {
            self.last_link.set_value(Some(of_type.clone()));
            go_to_field(ARTICLE);
        }
        self.seen.linking.set(Some(linking));
    }

    /// The type of the link that was begun last.
    pub fn last_link(self) -> Option<RelationTypeId> {
        self.last_link.get_value()
    }

    /// Makes no link after all, and goes back to the statement.
    pub fn stop_linking(self) {
        if let Some(linking) = self.seen.linking.get_untracked() {
            self.end_linking();
            self.choose(linking.from);
            self.say("Nothing was linked");
        }
    }

    /// Linking is over.
    pub fn end_linking(self) {
        self.seen.linking.set(None);
    }

    /// Chooses a tag; while two statements are being linked, as the other one.
    pub fn take_up(self, id: AnnotationId) {
        self.choose(id);
        self.link_if_linking(id);
    }

    pub(super) fn link_if_linking(self, id: AnnotationId) {
        if self.is_linking() {
            self.link_to(id);
        }
    }

    pub(super) fn link_to(self, id: AnnotationId) {
        if let Some(linking) = self.seen.linking.get_untracked() {
            self.with_rest(move |rest| (rest.link)(self, linking, id));
        }
    }
}
