//! What is to be done and how far articles are, worked out anew only for articles in which it may differ, and once for
//! all who show it: an article may have thousands of tags.

use std::cell::RefCell;
use std::rc::Rc;
use std::sync::Arc;

use crate::domain::{Completeness, DocumentId, Table, Todo, state_of_coding};
use crate::ui::state::Desk;

/// What was worked out of an article.
#[derive(Clone)]
pub struct Worked {
    /// What is to be done, in text order.
    pub todos: Arc<Vec<Todo>>,
    /// How many of its statements lack nothing.
    pub statements: Completeness,
}

/// What was worked out of articles, with the number under which it was. The desk remembers it for as long as the
/// project is on it.
type Kept = Rc<RefCell<Table<DocumentId, (u64, Worked)>>>;

/// Tracked. Linear in the tags of the article when it may differ.
pub fn worked_out(desk: Desk, id: DocumentId) -> Worked {
    let now = desk.track_article(id);
    let kept = desk.recall::<Kept>().unwrap_or_else(|| {
        let kept = Kept::default();
        desk.remember(Rc::clone(&kept));
        kept
    });
    let known = kept.borrow().get(&id).cloned();
    if let Some((_, worked)) = known.filter(|(then, _)| *then == now) {
        return worked;
    }
    let (todos, statements) = desk.with(|s| state_of_coding(s.project(), id));
    let worked = Worked {
        todos: Arc::new(todos),
        statements,
    };
    kept.borrow_mut().insert(id, (now, worked.clone()));
    worked
}
