//! Where the analyst is: the article, the caret or selection in it, and the tag that is chosen.

use crate::domain::{AnnotationId, DocumentId, Offset, Span};

/// Not part of the project, but kept with every step of work, so that undoing leads back to where the work was.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Cursor {
    /// The article on screen; `None` when the project has none.
    pub document: Option<DocumentId>,
    /// Where the selection began.
    pub anchor: Offset,
    /// Where the caret stands; equal to `anchor` when nothing is selected.
    pub head: Offset,
    /// The tag whose details are shown.
    pub chosen: Option<AnnotationId>,
}

impl Cursor {
    /// At the start of an article.
    pub const fn start_of(document: DocumentId) -> Self {
        Self {
            document: Some(document),
            anchor: Offset::ZERO,
            head: Offset::ZERO,
            chosen: None,
        }
    }

    /// The selected span; empty at the caret when nothing is selected.
    pub const fn selection(self) -> Span {
        Span::new(self.anchor, self.head)
    }

    /// The caret at a place of the same article, nothing selected, nothing chosen.
    #[must_use]
    pub const fn at(self, place: Offset) -> Self {
        Self {
            anchor: place,
            head: place,
            chosen: None,
            ..self
        }
    }

    /// This span selected, the caret at its end.
    #[must_use]
    pub const fn selecting(self, span: Span) -> Self {
        Self {
            anchor: span.start(),
            head: span.end(),
            ..self
        }
    }
}
