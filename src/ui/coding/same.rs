//! The same claimants as in the statement before, by one key.

use leptos::prelude::*;

use super::actor_field::name_of;
use super::coded::Coded;
use crate::domain::{AnnotationId, Frame, Part, Slot};
use crate::edit::command;
use crate::ui::erased::{made_of, memo};
use crate::ui::html::View;
use crate::ui::state::{CODING, Desk, go_to_field};
use crate::ui::widgets::{button, keys};

/// The claimants of the nearest statement further up that has any. Linear in the article's tags.
fn before(desk: Desk, id: AnnotationId) -> Vec<Part> {
    let found = desk.with(|s| {
        let project = s.project();
        let tag = project.annotation(id)?;
        let up = project.annotations_of(tag.document).rev();
        let mut up = up.skip_while(|other| other.id != id).skip(1);
        let other = up.find(|o| !o.frame().claimants.is_empty() && !project.is_mention(o))?;
        Some(other.frame().claimants.clone())
    });
    found.unwrap_or_default()
}

/// A button, while the statement has no claimant and one further up has.
pub fn same_button(coded: Coded) -> AnyView {
    let desk = coded.desk;
    let who = memo(move || {
        desk.track_tags();
        desk.track_tags();
        let tag = coded.tag.read();
        let none = tag.as_ref().is_some_and(|t| t.frame().claimants.is_empty());
        if none {
            before(desk, coded.id)
        } else {
            Vec::new()
        }
    });
    made_of(
        move || who.get(),
        move |who| {
            (!who.is_empty()).then(|| {
                let names: Vec<String> = who.iter().map(|part| name_of(coded, part)).collect();
                let words = format!("As before: {} ", names.join(", "));
                button("button quiet small slot-aside", move || {
                    same_claimants(desk, coded.id);
                    // The button is gone.
                    go_to_field(CODING);
                })
                .attr("aria-keyshortcuts", "Alt+S")
                .child(words)
                .child(keys(vec!["Alt".to_owned(), "s".to_owned()]))
                .view()
            })
        },
    )
}

/// Gives a statement the claimants of the one before, besides those it has.
pub fn same_claimants(desk: Desk, id: AnnotationId) {
    let more = before(desk, id);
    if more.is_empty() {
        desk.say("No statement further up in this article has a claimant");
        return;
    }
    let frame = desk.with(|s| s.project().annotation(id).map(|tag| tag.frame().clone()));
    let Some(mut frame) = frame else { return };
    for part in more {
        if !frame.claimants.contains(&part) {
            frame.claimants.push(part);
        }
    }
    let frame: Box<Frame> = Box::new(frame);
    desk.close_group();
    desk.run(command::SetFrame {
        statement: id,
        frame,
        slot: Slot::Claimants,
    });
    desk.close_group();
}
