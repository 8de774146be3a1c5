//! Which words are selected, told to the app as it happens: by mouse, by touch, by the browser's own keys.
//!
//! Nothing is told twice, and nothing that the app did itself: what the browser reports is compared with what both know
//! already.

use std::cell::{Cell, RefCell};

use super::event::ReaderEvent;
use super::inner::Inner;
use super::native::Ends;
use crate::browser::Timer;
use crate::domain::Offset;

/// After this long without a change, a selection made by touch is taken as made, in milliseconds: its handles are the
/// system's, and say nothing when they are let go.
const TOUCH_REST: i32 = 300;

/// What is known about the selection.
#[derive(Default)]
pub(super) struct Selecting {
    /// As the browser has it, and as the app was told or told us.
    pub(super) known: Cell<Option<Ends>>,
    /// Whether the app still waits to hear that it is settled.
    loose: Cell<bool>,
    /// Whether a button or finger is down.
    pub(super) down: Cell<bool>,
    /// Whether the last press was by touch.
    pub(super) touch: Cell<bool>,
    /// To be selected when the button is up, the marks are painted, or nothing covers the article any more.
    pub(super) later: Cell<Option<Ends>>,
    /// Whether something covers the article, so that nothing in it is selected; see [`Inner::stand_back`].
    pub(super) aside: Cell<bool>,
    /// Where the caret is.
    pub(super) head: Cell<Option<Offset>>,
    rest: RefCell<Option<Timer>>,
}

impl Selecting {
    /// Has something selected later, unless the user selects something else before that.
    pub(super) fn put_off(&self, ends: Ends) {
        self.later.set(Some(ends));
        self.loose.set(false);
    }
}

impl Inner {
    /// The browser says that the selection has changed.
    pub(super) fn selection_changed(&self) {
        let state = &self.selecting;
        let ends = self.article().and_then(|a| self.read_selection(&a));
        if ends.is_none() && state.later.get().is_some() && (!state.down.get() || state.aside.get())
        {
            // Ours was taken away, with the words it was in or on purpose, and what will be selected is known already.
            return;
        }
        let Some(ends) = ends else {
            // The same words selected again are news then.
            let known = state.known.take();
            if known.is_some_and(|(anchor, head)| anchor != head) {
                let nowhere = self.is_nothing_selected();
                self.tell(ReaderEvent::Unselected { nowhere });
            }
            return;
        };
        if state.known.get() == Some(ends) {
            return;
        }
        let empty = ends.0 == ends.1;
        let settled = !state.down.get() && (empty || !state.touch.get());
        self.tell_selected(ends, settled);
        if !settled && state.touch.get() {
            let weak = self.weak.clone();
            let timer = Timer::after(TOUCH_REST, move || {
                if let Some(inner) = weak.upgrade() {
                    inner.selection_rests();
                }
            });
            state.rest.replace(timer);
        }
    }

    /// The button is up, the fingers are off, or nothing has moved for a while.
    pub(super) fn selection_rests(&self) {
        let state = &self.selecting;
        let Some(article) = self.article() else {
            return;
        };
        let ends = self.read_selection(&article);
        if let Some(ends) = ends.filter(|e| state.loose.get() || state.known.get() != Some(*e)) {
            self.tell_selected(ends, true);
        }
        self.select_what_waits();
    }

    pub(super) fn select_what_waits(&self) {
        if self.selecting.aside.get() {
            return;
        }
        if let Some(ends) = self.selecting.later.take() {
            self.mirror(ends);
        }
    }

    /// Selects on behalf of the user, and says so.
    pub(super) fn select_for_user(&self, ends: Ends) {
        if let Some(article) = self.article() {
            self.write_selection(&article, ends);
            self.tell_selected(ends, true);
        }
    }

    fn tell_selected(&self, ends: Ends, settled: bool) {
        let state = &self.selecting;
        state.known.set(Some(ends));
        state.loose.set(!settled);
        // What the app asked for before the user went on is out of date.
        state.later.set(None);
        state.head.set(Some(ends.1));
        self.refresh_caret();
        self.tell(ReaderEvent::Selected {
            anchor: ends.0,
            head: ends.1,
            settled,
            touch: state.touch.get(),
        });
    }

    pub(super) fn set_selection(&self, anchor: Offset, head: Offset) {
        let state = &self.selecting;
        state.head.set(Some(head));
        // In the midst of a drag the browser's selection is the user's: changing it would tear it away.
        if state.down.get() || state.aside.get() {
            state.later.set(Some((anchor, head)));
        } else {
            state.later.set(None);
            self.mirror((anchor, head));
        }
        self.refresh_caret();
    }

    fn mirror(&self, ends: Ends) {
        if let Some(article) = self.article() {
            self.write_selection(&article, ends);
            // Not `ends`: a position between two blocks is read back as one in a block.
            self.selecting.known.set(self.read_selection(&article));
            self.selecting.loose.set(false);
        }
    }

    pub(super) fn clear_selection(&self) {
        let state = &self.selecting;
        for cell in [&state.known, &state.later] {
            cell.set(None);
        }
        state.loose.set(false);
        state.head.set(None);
        state.rest.replace(None);
        self.drop_selection();
        self.refresh_caret();
    }
}
