//! From a list about the whole project to a place in the text.

use leptos::task::{spawn_local, tick};

use super::{ARTICLE, Desk, go_to_field};
use crate::domain::{AnnotationId, DocumentId, Span};

impl Desk {
    /// Closes the dialog and shows a tag where it stands, chosen.
    pub fn visit_tag(self, id: AnnotationId) {
        self.leave_dialog();
        self.choose(id);
    }

    /// Closes the dialog and shows some words of an article, selected.
    pub fn visit_words(self, document: DocumentId, span: Span) {
        self.leave_dialog();
        self.go_to(document);
        let cursor = self.with(|s| s.cursor());
        self.place(crate::edit::Cursor {
            chosen: None,
            ..cursor.selecting(span)
        });
        self.reveal_cursor();
    }

    fn leave_dialog(self) {
        self.close_dialog();
        self.set_sheet(false);
        // The dialog gives the focus back to where it was when it goes; then it is the text's.
        spawn_local(async {
            tick().await;
            go_to_field(ARTICLE);
        });
    }
}
