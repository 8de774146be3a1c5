//! The links of a statement, both ways, in words; and what has become of a demand by them.

use leptos::prelude::*;

use super::coded::Coded;
use super::link_form::LINKING;
use crate::domain::{AnnotationId, DemandStatus, RelationId};
use crate::edit::{command, short};
use crate::ui::erased::{made_of, memo};
use crate::ui::html::{El, View, el};
use crate::ui::state::go_to_field;
use crate::ui::widgets::{Shape, button, icon};

/// Id of the list.
pub const LINKS: &str = "coding-links";

#[derive(Clone, PartialEq)]
struct Shown {
    id: RelationId,
    other: AnnotationId,
    /// “rejects: “…””, or ““…” rejects this”.
    words: String,
}

fn all(coded: Coded) -> Vec<Shown> {
    coded.desk.with(|s| {
        let project = s.project();
        let shown = project.relations_of(coded.id).filter_map(|link| {
            let verb = &project.codebook().relation(&link.of_type)?.label;
            let from_here = link.from == coded.id;
            let other = if from_here { link.to } else { link.from };
            let quote = short(&project.annotation(other)?.anchor.quote().exact);
            let words = if from_here {
                format!("{verb}: “{quote}”")
            } else {
                format!("“{quote}” {verb} this")
            };
            Some(Shown {
                id: link.id,
                other,
                words,
            })
        });
        shown.collect()
    })
}

/// The list; nothing while there are no links.
pub fn link_list(coded: Coded) -> AnyView {
    let desk = coded.desk;
    let links = memo(move || {
        desk.track_tags();
        desk.codebook().read();
        all(coded)
    });
    let one = move |link: Shown| {
        let Shown { id, other, words } = link;
        let away = move || {
            desk.run(command::Unlink(id));
            go_to_field(LINKING);
        };
        let remove = button("icon-button small", away)
            .attr_text("aria-label", format!("Remove the link: {words}"))
            .child(icon(Shape::Close));
        let go = button("link-go", move || desk.choose(other))
            .attr("dir", "auto")
            .child(words);
        el("li").class("link").child(go).child(remove)
    };
    made_of(
        move || links.get(),
        move |links| {
            (!links.is_empty()).then(|| {
                el("ul")
                    .id(LINKS)
                    .attr("tabindex", "-1")
                    .class("links")
                    .attr("aria-label", "Links to other statements")
                    .children(links.into_iter().map(one))
            })
        },
    )
}

/// What has become of a demand; nothing for a statement that nobody has said yes or no to and that is no demand.
pub fn status(coded: Coded) -> AnyView {
    let desk = coded.desk;
    let status = memo(move || {
        desk.track_tags();
        desk.codebook().read();
        desk.with(|s| {
            let project = s.project();
            project.status_of(project.annotation(coded.id)?)
        })
    });
    let badge = |status: DemandStatus| -> El {
        el("span")
            .class("status")
            .attr("data-status", status.word())
            .attr("title", "Follows from the links that lead here")
            .text(status.label())
    };
    made_of(move || status.get(), move |status| status.map(badge).view())
}
