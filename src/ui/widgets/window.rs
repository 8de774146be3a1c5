//! What of a long list is in view, so that only these rows are made.

use leptos::prelude::*;

use crate::browser::page;
use crate::ui::erased::memo;
use crate::ui::html::{El, Place, place};

/// Rows made beyond either edge.
const MARGIN: usize = 6;

/// A pane that scrolls a list with rows of one height. A handle, cheap to copy.
#[derive(Clone, Copy)]
pub struct Window {
    /// The pane.
    pub pane: Place,
    /// How far it is scrolled down, in pixels.
    top: RwSignal<f64>,
    /// How tall it is, in pixels; a guess until it was measured.
    height: RwSignal<f64>,
    /// Height of a row, in pixels; the style sheet has the same.
    row: f64,
}

impl Window {
    /// Of a list that begins at its top.
    pub fn new(row: f64) -> Self {
        Self::at(row, RwSignal::new(0.0))
    }

    /// Of a list that is scrolled down so far; `top` follows.
    pub fn at(row: f64, top: RwSignal<f64>) -> Self {
        Self {
            pane: place(),
            top,
            height: RwSignal::new(900.0),
            row,
        }
    }

    /// Makes an element the pane.
    pub fn on(self, pane: El) -> El {
        pane.place(self.pane).on("scroll", move |_| self.measure())
    }

    /// Looks where the pane is. It may be gone by then.
    pub fn measure(self) {
        if let Some(Some(pane)) = self.pane.try_get_untracked() {
            let (scrolled, tall) = page::scroll_state(&pane);
            self.top.set(scrolled);
            if tall > 0.0 {
                self.height.set(tall);
            }
        }
    }

    /// The rows to be made of so many: from the first up to the second.
    pub fn range(self, count: Memo<usize>) -> Memo<(usize, usize)> {
        memo(move || {
            let count = count.get();
            let first = (self.top.get() / self.row) as usize;
            let shown = (self.height.get() / self.row).ceil() as usize + 1;
            let start = first.saturating_sub(MARGIN).min(count);
            (start, (first + shown + MARGIN).min(count))
        })
    }

    /// How many rows the pane shows at a time. Not tracked.
    pub fn page(self) -> usize {
        (self.height.get_untracked() / self.row) as usize
    }

    /// Scrolls as little as brings a row into view.
    pub fn bring(self, place: usize) {
        if let Some(pane) = self.pane.get_untracked() {
            page::scroll_row_into_view(&pane, place as f64 * self.row, self.row);
            self.measure();
        }
    }

    /// So many rows, as a length of the style sheet: where the next one stands.
    pub fn length(self, rows: usize) -> String {
        format!("{}px", (rows as f64 * self.row) as i64)
    }
}
