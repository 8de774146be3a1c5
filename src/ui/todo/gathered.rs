//! What is to be done, worked out anew only for articles in which it may differ.

use std::sync::Arc;

use leptos::prelude::*;

use crate::domain::{DocumentId, Table, Todo, todo_of};
use crate::ui::state::Desk;

/// What was worked out of articles, with the number under which it was.
type Kept = Table<DocumentId, (u64, Arc<Vec<Todo>>)>;

/// A store of what is to be done in each article.
#[derive(Clone, Copy)]
pub struct Gathered {
    desk: Desk,
    kept: StoredValue<Kept>,
}

impl Gathered {
    /// Nothing worked out yet.
    pub fn new(desk: Desk) -> Self {
        Self {
            desk,
            kept: StoredValue::new(Table::new()),
        }
    }

    /// What is to be done in an article. Tracked. Linear in its tags when it may differ.
    pub fn of(self, id: DocumentId) -> Arc<Vec<Todo>> {
        let now = self.desk.track_article(id);
        let kept = self.kept.with_value(|kept| kept.get(&id).cloned());
        if let Some((_, todos)) = kept.filter(|(then, _)| *then == now) {
            return todos;
        }
        let todos = Arc::new(self.desk.with(|s| todo_of(s.project(), id)));
        self.kept.update_value(|kept| {
            kept.insert(id, (now, Arc::clone(&todos)));
        });
        todos
    }
}
