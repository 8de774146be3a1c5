//! Going from one thing to do to the next comes round to all of them.

use proptest::prelude::*;

use crate::domain::{Todo, todo, todo_of};
use crate::edit::testing::{World, wishes};
use crate::edit::{Cursor, next_open, next_todo};
use crate::edit::{Visited, command};

/// The cursor as it is when something to be done has been gone to.
fn at(world: &World, todo: &Todo) -> Cursor {
    let tag = world.project().annotation(todo.annotation).unwrap();
    let mut cursor = Cursor::start_of(tag.document).at(tag.anchor.extent().start());
    cursor.chosen = Some(tag.id);
    cursor
}

proptest! {
    #[test]
    fn every_thing_to_do_is_come_to_in_order_before_any_comes_again(work in wishes(50)) {
        let mut world = World::new();
        for wish in &work {
            world.grant(wish);
        }
        let project = world.project();
        let first = project.documents().first().map(|d| Cursor::start_of(d.id()));
        let mut cursor = first.unwrap_or_default();
        // Other articles that are done are left alone; the one on screen never is.
        let here = cursor.document;
        let open = |t: &Todo| {
            let id = project.annotation(t.annotation).unwrap().document;
            !project.document(id).unwrap().meta.done || Some(id) == here
        };
        let expected: Vec<Todo> = todo(project).into_iter().filter(open).collect();
        let mut last: Option<Visited> = None;
        let mut found = Vec::new();
        for _ in 0..expected.len() {
            let next = next_todo(project, cursor, last.as_ref()).unwrap();
            prop_assert!(!next.wrapped);
            found.push(next.visited.todo.clone());
            cursor = at(&world, &next.visited.todo);
            last = Some(next.visited);
        }
        prop_assert_eq!(&found, &expected);
        let again = next_todo(project, cursor, last.as_ref());
        prop_assert_eq!(again.is_some_and(|next| next.wrapped), !expected.is_empty());
    }

    #[test]
    fn doing_what_was_come_to_leads_on_to_the_next(work in wishes(50)) {
        let mut world = World::new();
        for wish in &work {
            world.grant(wish);
        }
        let Some(document) = world.session.cursor().document else { return Ok(()) };
        let Some(first) = next_todo(world.project(), Cursor::start_of(document), None) else {
            return Ok(());
        };
        let cursor = at(&world, &first.visited.todo);
        if world.project().annotation(first.visited.todo.annotation).unwrap().document != document {
            return Ok(());
        }
        // The tag goes, and with it all that was to be done about it.
        let gone = first.visited.todo.annotation;
        world.command(command::Delete(vec![gone])).unwrap();
        let next = next_todo(world.project(), cursor.at(cursor.head), Some(&first.visited));
        // Whoever was known by a mention that goes loses a role, and so there may be more to do than before.
        let project = world.project();
        let ahead = |t: &Todo| {
            let tag = project.annotation(t.annotation).unwrap();
            tag.anchor.extent().start() >= cursor.head
        };
        if let Some(left) = todo_of(project, document).into_iter().find(ahead) {
            prop_assert_eq!(next.map(|n| n.visited.todo.annotation), Some(left.annotation));
        }
    }

    #[test]
    fn the_next_article_is_the_nearest_that_is_not_done(work in wishes(40)) {
        let mut world = World::new();
        for wish in &work {
            world.grant(wish);
        }
        let articles = world.project().documents();
        for (place, article) in articles.iter().enumerate() {
            let round = articles.iter().cycle().skip(place + 1).take(articles.len() - 1);
            let expected = round.filter(|d| !d.meta.done).map(|d| d.id()).next();
            prop_assert_eq!(next_open(world.project(), article.id()), expected);
        }
    }
}

#[test]
fn marking_as_done_says_what_is_left_and_is_one_step() {
    let mut world = World::new();
    let document = world.project().documents()[0].id();
    let title = world.command(command::SetDone(document, true)).unwrap();
    assert_eq!(title.title(), "Marked “Talks in Gen” as done");
    assert!(world.project().documents()[0].meta.done);
    world.undo();
    assert!(!world.project().documents()[0].meta.done);
    world
        .command(command::Tag {
            document,
            spans: vec![crate::domain::Span::new(
                crate::domain::Offset(17),
                crate::domain::Offset(40),
            )],
            kind: crate::domain::KindId::new("demand"),
        })
        .unwrap();
    let done = world.command(command::SetDone(document, true)).unwrap();
    assert_eq!(
        done.title(),
        "Marked “Talks in Gen” as done with 3 things to do"
    );
    assert_eq!(
        done.changes.articles(world.project()),
        Some([document].into_iter().collect())
    );
    let again = world.command(command::SetDone(document, false)).unwrap();
    assert_eq!(again.title(), "Opened “Talks in Gen” again");
    assert!(world.command(command::SetDone(document, false)).is_err());
}
