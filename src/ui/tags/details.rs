//! The chosen tag, to be read and changed in place.

use leptos::prelude::*;

use super::confidence::confidence_field;
use super::edges::edges;
use super::memo::memo_field;
use super::place_anew::place_anew;
use crate::browser::clock;
use crate::domain::{AnnotationId, Kind, Origin};
use crate::edit::{Action, command};
use crate::ui::coding::coding_of;
use crate::ui::erased::memo;
use crate::ui::html::{El, View, el};
use crate::ui::state::{ARTICLE, Desk, expect_desk, go_to_field};
use crate::ui::widgets::{Shape, button, icon, kbd, kind_button};

/// Id of the kinds that the chosen tag can be of.
pub const KINDS: &str = "tag-kinds";

/// Everything about a tag. Only to be called through [`Later`](crate::ui::later::Later).
pub fn details_of(id: AnnotationId) -> AnyView {
    one(expect_desk(), id).view()
}

fn one(desk: Desk, id: AnnotationId) -> El {
    let tag = memo(move || {
        desk.track_tags();
        desk.with(|s| s.project().annotation(id).cloned())
    });
    let quote = move || tag.get().map(|t| t.anchor.quote().exact.to_string());
    let who = move || {
        // The coder may be called otherwise meanwhile.
        desk.track_tags();
        let tag = tag.get()?;
        let name = desk.with(|s| s.project().coder(tag.coder).map(|c| c.name.clone()));
        let name = name
            .filter(|n| !n.is_empty())
            .unwrap_or_else(|| "you".to_owned());
        let made = match tag.origin {
            Origin::Human => format!("Tagged by {name}"),
            Origin::Example => "From the worked example".to_owned(),
            Origin::Imported => format!("Imported, by {name}"),
        };
        let mut line = format!("{made}, {}", clock::local_words(tag.created));
        if tag.modified != tag.created {
            line.push_str(&format!("; changed {}", clock::local_words(tag.modified)));
        }
        Some(line)
    };
    let chip = move |(place, kind): (usize, &Kind)| {
        let (this, wanted) = (kind.id.clone(), kind.id.clone());
        let change = move || {
            desk.run(command::SetKind(id, wanted.clone()));
        };
        kind_button("chip", place, kind, change)
            .live("aria-pressed", move || {
                let tag = tag.read();
                tag.as_ref().is_some_and(|t| t.kind == this).to_string()
            })
            .attr_text("title", kind.guide.definition.clone())
            .child(kind.label.clone())
    };
    let kinds = move || {
        let codebook = desk.codebook().get();
        let own = tag.with_untracked(|tag| tag.as_ref().map(|tag| tag.kind.clone()));
        let kinds = codebook.kinds.iter().enumerate();
        let offered = kinds.filter(|(_, kind)| !kind.retired || own.as_ref() == Some(&kind.id));
        offered.map(chip).collect::<Vec<_>>().view()
    };
    let quoted = el("blockquote")
        .class("details-quote")
        .attr("dir", "auto")
        // A long one scrolls, by keys too.
        .attr("tabindex", "0")
        .part(quote);
    let kinds = el("div")
        .class("details-row")
        .id(KINDS)
        .attr("tabindex", "-1")
        .attr("role", "group")
        .attr("aria-label", "Kind")
        .part(kinds);
    let stack = move || {
        let line = |words| el("p").class("details-stack").child(words);
        desk.place_in_stack().map(line)
    };
    let look = move || {
        desk.choose(id);
        // Where the list is a sheet, it lies over the text.
        desk.set_sheet(false);
        go_to_field(ARTICLE);
    };
    let show = button("button", look).text("Show in the text");
    let delete = button("button danger", move || desk.act(Action::Delete))
        .child(icon(Shape::Delete))
        .text("Delete ")
        .child(kbd("Del".to_owned()));
    el("section")
        .class("details")
        .attr("aria-label", "The chosen tag")
        .part(stack)
        .child(place_anew(desk, id, tag))
        .child(quoted)
        .child(kinds)
        .child(coding_of(desk, id, tag))
        .children(memo_field(desk, id, tag))
        .child(confidence_field(desk, id, tag))
        .child(edges(desk))
        .child(el("p").class("details-who").part(who))
        .child(el("div").class("details-foot").child(show).child(delete))
}
