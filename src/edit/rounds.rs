//! Going round a project: to the next thing to do, to the next article that is not done.

use super::Cursor;
use crate::domain::{AnnotationId, DocumentId, Project, Todo, missing, todo_of};

/// Something to be done that was gone to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Visited {
    /// What.
    pub todo: Todo,
    /// Its place among what was to be done about its tag by then.
    place: usize,
}

/// The next thing to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NextTodo {
    /// To be handed back when the one after it is asked for.
    pub visited: Visited,
    /// Nothing was left further on: it stands before where the search began.
    pub wrapped: bool,
}

impl Visited {
    /// Something to be done, gone to by hand.
    pub fn new(project: &Project, todo: Todo) -> Self {
        let tag = project.annotation(todo.annotation);
        let all = tag.map(|tag| missing(project, tag)).unwrap_or_default();
        let place = all.iter().position(|what| *what == todo.what);
        Self {
            todo,
            place: place.unwrap_or(0),
        }
    }
}

/// What is to be done next: about the chosen tag, or else from the caret on; then in the following articles, then from
/// the beginning. What was visited last is passed over, whether it was done or not. Other articles that are marked as
/// done are left alone. `None` when there is nothing. Linear in the tags between here and there.
pub fn next_todo(project: &Project, cursor: Cursor, last: Option<&Visited>) -> Option<NextTodo> {
    let articles = project.documents();
    let here = cursor.document.and_then(|id| project.place(id));
    let todos = cursor.document.map(|id| todo_of(project, id));
    let (here, todos) = (here.unwrap_or(0), todos.unwrap_or_default());
    let found = |todo: Todo, wrapped| NextTodo {
        visited: Visited::new(project, todo),
        wrapped,
    };
    if let Some(todo) = todos.get(ahead(project, cursor, last, &todos)) {
        return Some(found(todo.clone(), false));
    }
    let onward = (here + 1..articles.len()).map(|place| (place, false));
    let before = (0..here).map(|place| (place, true));
    for (place, wrapped) in onward.chain(before) {
        let article = articles.get(place).filter(|article| !article.meta.done);
        let first = article.and_then(|article| todo_of(project, article.id()).into_iter().next());
        if let Some(todo) = first {
            return Some(found(todo, wrapped));
        }
    }
    let first = todos.into_iter().next();
    first.map(|todo| found(todo, true))
}

/// The place in an article's list of what is to be done from which on it lies ahead.
fn ahead(project: &Project, cursor: Cursor, last: Option<&Visited>, todos: &[Todo]) -> usize {
    let index = cursor.document.and_then(|id| project.index(id));
    let place_of = |id: AnnotationId| index?.place(project.annotation(id)?);
    let Some(chosen) = cursor.chosen.filter(|id| place_of(*id).is_some()) else {
        let start = |todo: &Todo| {
            let tag = project.annotation(todo.annotation);
            tag.is_some_and(|tag| tag.anchor.extent().start() < cursor.head)
        };
        return todos.partition_point(start);
    };
    let from = todos.partition_point(|todo| place_of(todo.annotation) < place_of(chosen));
    let own = todos.iter().skip(from);
    let own: Vec<&Todo> = own.take_while(|todo| todo.annotation == chosen).collect();
    match last.filter(|last| last.todo.annotation == chosen) {
        None => from,
        // What was done has gone, and the next stands in its place.
        Some(last) => match own.iter().position(|todo| **todo == last.todo) {
            Some(place) => from + place + 1,
            None => from + last.place.min(own.len()),
        },
    }
}

/// The next article after this one that is not marked as done; after the last comes the first. `None` when all others
/// are.
pub fn next_open(project: &Project, from: DocumentId) -> Option<DocumentId> {
    let here = project.place(from)?;
    let articles = project.documents();
    let others = articles.iter().skip(here + 1).chain(&articles[..here]);
    let open = others.filter(|article| !article.meta.done);
    open.map(|article| article.id()).next()
}
