//! Takes an actor out of the register; one that is in use can be merged instead.

use leptos::prelude::*;
use leptos::task::{spawn_local, tick};

use super::profile::{Merging, Profile};
use super::register::SEARCH;
use crate::browser::page;
use crate::domain::tied_to;
use crate::edit::{CommandError, command, sentence};
use crate::ui::erased::{made_of, memo};
use crate::ui::html::{El, el};
use crate::ui::state::go_to_field;
use crate::ui::widgets::{Shape, button, icon};

const FOOT: &str = "actor-foot";

/// The two buttons, and why an actor must stay.
pub fn remove(profile: Profile) -> El {
    let desk = profile.desk;
    let refused = RwSignal::new(None::<String>);
    let away = move || match desk.try_run(command::RemoveActor(profile.id)) {
        Ok(()) => {
            profile.register.chosen.set(None);
            go_to_field(SEARCH);
        }
        Err(reason @ CommandError::ActorInUse { .. }) => {
            refused.set(Some(reason.to_string()));
            spawn_local(async {
                tick().await;
                page::bring_into_view(FOOT);
            });
        }
        Err(reason) => desk.say(reason.to_string()),
    };
    let merge = move || {
        refused.set(None);
        profile.merging.set(Some(Merging::Looking));
    };
    let why = made_of(
        move || refused.get(),
        move |reason: Option<String>| {
            reason.map(|reason| {
                el("div")
                    .class("form-error")
                    .attr("role", "alert")
                    .child(el("p").child(format!("{}.", sentence(&reason))))
                    .child(el("p").text("Its mentions, roles and ties are listed here."))
            })
        },
    );
    el("div")
        .id(FOOT)
        .class("actor-foot")
        .child(why)
        .child(
            el("div")
                .class("actions")
                .child(button("button", merge).text("Merge with another …"))
                .child(
                    button("button danger", away)
                        .child(icon(Shape::Delete))
                        .text("Delete"),
                ),
        )
        .child(tied_line(profile))
}

/// Those who are tied to this one: they can be seen nowhere else from here.
fn tied_line(profile: Profile) -> AnyView {
    let desk = profile.desk;
    let ids = memo(move || {
        desk.track_tags();
        desk.with(|s| tied_to(s.project(), profile.id))
    });
    made_of(
        move || ids.get(),
        move |ids| (!ids.is_empty()).then(|| tied(profile)),
    )
}

fn tied(profile: Profile) -> El {
    let ids = profile.desk.with(|s| tied_to(s.project(), profile.id));
    let each = ids.into_iter().map(|id| {
        let name = profile.register.name(id);
        let go = button("link-go", move || profile.register.choose(id));
        el("li").child(go.attr("dir", "auto").child(name))
    });
    let each: Vec<El> = each.collect();
    let some = !each.is_empty();
    let list = some.then(|| {
        el("div")
            .child(el("span").class("details-label").text("Tied to it"))
            .child(
                el("ul")
                    .class("links")
                    .attr("aria-label", "Tied to it")
                    .children(each),
            )
    });
    el("div").child(list)
}
