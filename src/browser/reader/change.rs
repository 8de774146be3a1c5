//! A change of tags on screen: the marks at once, what only the browser needs to know once they are painted.
//!
//! Writing the browser's selection and asking where the caret stands both make it lay out the page there and then, which
//! it does anyway when it paints. So they wait for that: the frame with the new mark comes twice as soon.

use super::emphasis::Lit;
use super::inner::Inner;
use super::native::Ends;
use crate::browser::AfterPaint;
use crate::domain::{AnnotationId, Span};

impl Inner {
    pub(super) fn change(
        &self,
        spans: &[Span],
        chosen: Option<(AnnotationId, &[Span])>,
        (anchor, head): Ends,
    ) {
        self.choose(chosen.map(Lit::from));
        if self.selecting.down.get() {
            // In the midst of a drag the selection is the user's, and has to outlive the nodes it is in.
            self.repaint(spans, true);
            self.set_selection(anchor, head);
        } else {
            // Taken away before its nodes are: what is selected from now on is the user's doing.
            self.drop_selection();
            self.repaint(spans, false);
            self.select_once_painted((anchor, head));
        }
    }

    /// Selects when what is there now has been painted.
    pub(super) fn select_once_painted(&self, ends: Ends) {
        self.selecting.head.set(Some(ends.1));
        self.selecting.put_off(ends);
        let weak = self.weak.clone();
        let settled = AfterPaint::new(move || {
            if let Some(inner) = weak.upgrade() {
                inner.settle();
            }
        });
        self.settling.replace(Some(settled));
    }

    fn settle(&self) {
        let by_user = self.article().and_then(|a| self.read_selection(&a));
        if by_user.is_some() {
            // Selected since, before the browser has told of it.
            self.selecting.later.set(None);
        } else if !self.selecting.down.get() {
            self.select_what_waits();
        }
        self.refresh_caret();
    }
}
