//! The statement that is being coded: what its frame holds, and the one way to change it.

use std::sync::Arc;

use leptos::prelude::*;

use crate::domain::{Annotation, AnnotationId, DocumentId, Frame, Kind, Slot};
use crate::edit::command;
use crate::ui::erased::memo;
use crate::ui::state::Desk;

/// A handle on the statement; cheap to copy.
#[derive(Clone, Copy)]
pub struct Coded {
    /// The desk it lies on.
    pub desk: Desk,
    /// Which.
    pub id: AnnotationId,
    /// As it is; `None` once it is gone.
    pub tag: Memo<Option<Arc<Annotation>>>,
}

impl Coded {
    /// What the frame says, worked out anew when the statement differs.
    pub fn of<T: PartialEq + Send + Sync + 'static>(
        self,
        pick: impl Fn(&Frame) -> T + Send + Sync + 'static,
    ) -> Memo<T> {
        memo(move || match &*self.tag.read() {
            Some(tag) => pick(tag.frame()),
            None => pick(&Frame::empty()),
        })
    }

    /// The frame as it is at this moment: the screen may still be a step behind.
    pub fn now(self) -> Frame {
        let found = self.desk.with(|s| {
            let tag = s.project().annotation(self.id)?;
            Some(tag.frame().clone())
        });
        found.unwrap_or_default()
    }

    /// The article it stands in.
    pub fn document(self) -> Option<DocumentId> {
        self.desk
            .with(|s| Some(s.project().annotation(self.id)?.document))
    }

    /// Its kind, if the codebook has it.
    pub fn kind(self) -> Option<Kind> {
        self.desk.with(|s| {
            let tag = s.project().annotation(self.id)?;
            s.project().codebook().kind(&tag.kind).cloned()
        })
    }

    /// Changes a slot as part of a visit to its field: all of it is undone as one.
    pub fn type_in(self, slot: Slot, change: impl FnOnce(&mut Frame)) {
        let mut frame = self.now();
        change(&mut frame);
        self.send(frame, slot, true);
    }

    /// Changes a slot as a step by itself, and says so. Whether it did.
    pub fn set(self, slot: Slot, change: impl FnOnce(&mut Frame)) -> bool {
        let mut frame = self.now();
        change(&mut frame);
        self.desk.close_group();
        let done = self.send(frame, slot, false);
        self.desk.close_group();
        done
    }

    #[inline(never)]
    fn send(self, frame: Frame, slot: Slot, quietly: bool) -> bool {
        let command = command::SetFrame {
            statement: self.id,
            frame: Box::new(frame),
            slot,
        };
        if quietly {
            self.desk.run_quietly(command)
        } else {
            self.desk.run(command)
        }
    }
}
