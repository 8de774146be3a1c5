//! The browser's own selection, read and written in positions of the text.

use web_sys::{Element, Selection};

use super::article::Article;
use super::inner::Inner;
use super::position::{self, Side};
use crate::browser::OrLog;
use crate::domain::{Offset, Span, snap_outward};

/// Anchor and head.
pub(super) type Ends = (Offset, Offset);

impl Inner {
    fn native(&self) -> Option<Selection> {
        self.document
            .get_selection()
            .or_log("could not read the selection")?
    }

    /// Whether the page has no selection, not even a caret.
    pub(super) fn is_nothing_selected(&self) -> bool {
        self.native().is_none_or(|s| s.range_count() == 0)
    }

    /// What is selected of the article, in whole grapheme clusters; `None` when nothing in it is.
    pub(super) fn read_selection(&self, article: &Article) -> Option<Ends> {
        let selection = self.native()?;
        let at = |node, offset| position::boundary(&self.host, article, &node, offset);
        let anchor = at(selection.anchor_node()?, selection.anchor_offset())?;
        let head = at(selection.focus_node()?, selection.focus_offset())?;
        if anchor.is_outside() && anchor == head {
            return None;
        }
        let (from, to) = (anchor.as_start(article)?, head.as_start(article)?);
        let (first, last) = if from <= to {
            (from, head)
        } else {
            (to, anchor)
        };
        let end = if selection.is_collapsed() {
            first
        } else {
            last.as_end(article)?
        };
        // Between two blocks there is only white space, which is not selected on its own.
        let span = Span::new(first, end.max(first));
        let snapped = snap_outward(&article.text, &article.blocks, span);
        Some(if span.is_empty() {
            (snapped.start(), snapped.start())
        } else if from <= to {
            (snapped.start(), snapped.end())
        } else {
            (snapped.end(), snapped.start())
        })
    }

    /// Selects in the page what is selected in the app, unless that is so already or the user is writing in a field,
    /// whose own caret would be lost.
    pub(super) fn write_selection(&self, article: &Article, (anchor, head): Ends) {
        let active = self.document.active_element();
        if active.is_some_and(|e| is_field(&e))
            || self.read_selection(article) == Some((anchor, head))
        {
            return;
        }
        let forward = anchor <= head;
        let side = |first: bool| if first { Side::After } else { Side::Before };
        let from = position::point(&self.document, article, anchor, side(forward));
        let to = position::point(&self.document, article, head, side(!forward));
        let (Some((from, from_units)), Some((to, to_units)), Some(selection)) =
            (from, to, self.native())
        else {
            return;
        };
        if anchor == head {
            selection
                .collapse_with_offset(Some(&to), to_units)
                .or_log("could not place the caret");
        } else {
            selection
                .set_base_and_extent(&from, from_units, &to, to_units)
                .or_log("could not select");
        }
    }

    /// Takes the browser's selection away if it is in the article.
    pub(super) fn drop_selection(&self) {
        // To ask where it is has the browser lay out the page.
        if self.is_nothing_selected() {
            return;
        }
        let Some(selection) = self.native() else {
            return;
        };
        if selection
            .anchor_node()
            .is_some_and(|n| self.host.contains(Some(&n)))
        {
            selection
                .remove_all_ranges()
                .or_log("could not clear the selection");
        }
    }

    /// Does something that replaces nodes of the blocks in `touched` and keeps the browser's selection as it was.
    pub(super) fn keeping_selection(
        &self,
        article: &Article,
        touched: impl Fn(usize) -> bool,
        work: impl FnOnce(),
    ) {
        let ends = self.native().map(|s| [s.anchor_node(), s.focus_node()]);
        let inside = ends.is_some_and(|ends| {
            let mut places = ends.iter().flatten().filter_map(position::place_of);
            places.any(touched)
        });
        let held = if inside {
            self.read_selection(article)
        } else {
            None
        };
        work();
        if let Some(ends) = held {
            self.write_selection(article, ends);
        }
    }
}

fn is_field(element: &Element) -> bool {
    matches!(element.tag_name().as_str(), "INPUT" | "TEXTAREA" | "SELECT")
        || element.has_attribute("contenteditable")
}
