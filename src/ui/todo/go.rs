//! To the next thing to do, and into the field in which it is done.

use leptos::prelude::*;
use leptos::task::{spawn_local, tick};

use crate::browser::page;
use crate::domain::{Missing, Slot, Todo, todo};
use crate::edit::{Visited, count, next_todo, short};
use crate::ui::coding::{LINKS, MORE, field_id};
use crate::ui::state::{CODING, Desk, go_to_field};
use crate::ui::tags::{KINDS, PLACE};

/// Id of the list.
pub const LIST: &str = "todo-list";

/// Shows what is to be done instead of the list of tags, and goes there.
pub fn show_list(desk: Desk) {
    desk.set_sheet(true);
    desk.set_todo(true);
    spawn_local(async {
        tick().await;
        go_to_field(LIST);
    });
}

/// Goes to what is to be done after the chosen tag or the caret.
pub fn go_to_next(desk: Desk) {
    let last = desk.recall::<Visited>();
    match desk.with(|s| next_todo(s.project(), s.cursor(), last.as_ref())) {
        Some(next) => {
            let words = visit(desk, &next.visited.todo);
            if next.wrapped {
                desk.say(format!("Went back to the first thing to do. {words}"));
            } else {
                desk.speak(words);
            }
            desk.remember(next.visited);
        }
        None => {
            let left = desk.with(|s| todo(s.project()).len());
            desk.say(match left {
                0 => "Nothing is left to do".to_owned(),
                left => format!(
                    "Nothing is left to do but {} in articles that are marked as done: Shift T lists them",
                    count(left, "thing")
                ),
            });
        }
    }
}

/// Goes to something that was chosen from the list.
pub fn go_to(desk: Desk, todo: &Todo) {
    let words = visit(desk, todo);
    desk.speak(words);
    desk.remember(desk.with(|s| Visited::new(s.project(), todo.clone())));
}

/// Chooses the tag, unfolds what is coded of it, and goes into the field. What is to be done, in words.
fn visit(desk: Desk, todo: &Todo) -> String {
    desk.choose(todo.annotation);
    desk.set_sheet(true);
    desk.settings.coding.set(true);
    let field = field_of(desk, todo);
    // The details of the tag are in the page only when what depends on it has been drawn.
    spawn_local(async move {
        tick().await;
        tick().await;
        if !page::focus_by_id(field) {
            // It is under the fold.
            page::press_by_id(MORE);
            tick().await;
            go_to_field(field);
        }
        page::bring_into_view(field);
    });
    desk.with(|s| {
        let tag = s.project().annotation(todo.annotation);
        let quote = tag.map_or_else(String::new, |tag| short(&tag.anchor.quote().exact));
        format!("{}: “{quote}”", todo.what.in_words(s.project()))
    })
}

/// Id of the field in which it is done.
fn field_of(desk: Desk, todo: &Todo) -> &'static str {
    match &todo.what {
        Missing::Place(_) => PLACE,
        Missing::Actor => CODING,
        Missing::RetiredKind => KINDS,
        Missing::RetiredLink(_) => LINKS,
        // An issue or a proposition; whichever the kind has room for.
        Missing::Content => {
            let issues = desk.with(|s| {
                let tag = s.project().annotation(todo.annotation)?;
                let kind = s.project().codebook().kind(&tag.kind)?;
                Some(kind.rule(Slot::Issues).shown)
            });
            field_id(match issues {
                Some(false) => Slot::Proposition,
                _ => Slot::Issues,
            })
        }
        what => what.slot().map_or(CODING, field_id),
    }
}
