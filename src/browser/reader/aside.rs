//! The selection while a dialog covers the article.
//!
//! What a modal dialog covers is inert, and a place in it is none that can be selected. Chromium then looks through the
//! whole article for one that can, at every press and every layout: 40 ms in an article of 20,000 words. So the selection
//! is put aside meanwhile.

use super::inner::Inner;

impl Inner {
    pub(super) fn stand_back(&self, back: bool) {
        let state = &self.selecting;
        state.aside.set(back);
        if !back {
            if let (Some(ends), Some(article)) = (state.later.take(), self.article()) {
                // News again: whatever stood beside the selection may have gone with what was done in the dialog.
                state.known.set(None);
                self.write_selection(&article, ends);
            }
        } else if let Some(ends) = state.known.get() {
            state.put_off(ends);
            self.drop_selection();
        }
    }
}
