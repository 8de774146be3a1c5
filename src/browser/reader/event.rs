//! What the user does in the text.

use crate::domain::{AnnotationId, Offset};
use crate::edit::Edge;

/// What the user did. Positions are on the borders of grapheme clusters, inside blocks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReaderEvent {
    /// Selected words, or put the browser's own caret somewhere (then both ends are the same).
    Selected {
        /// Where it was begun.
        anchor: Offset,
        /// Where it was let go; may lie before the anchor.
        head: Offset,
        /// Whether it is over: the button is up, the fingers are off, nothing has moved for a while.
        settled: bool,
        /// Whether it was done by touch: the system then shows handles of its own.
        touch: bool,
    },
    /// What was selected is so no longer, and nothing else in the article is.
    Unselected {
        /// Nothing at all is selected in the page; otherwise something outside of the article may be, such as words in a
        /// field.
        nowhere: bool,
    },
    /// Clicked or tapped without selecting.
    Pressed {
        /// The nearest position.
        at: Offset,
        /// The narrowest tag under the pointer.
        tag: Option<AnnotationId>,
    },
    /// Moved the pointer onto a tag (the narrowest there), to another, or off the last.
    Hovered(Option<AnnotationId>),
    /// Drags an edge of the chosen tag.
    EdgeDragged {
        /// Whose.
        tag: AnnotationId,
        /// Which.
        edge: Edge,
        /// Where it is now.
        to: Offset,
        /// Whether it was let go there.
        done: bool,
    },
}
