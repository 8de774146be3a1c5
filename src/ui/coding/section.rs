//! The fold under which coding lies: a plain tag stays as short as it is.

use std::sync::Arc;

use leptos::prelude::*;

use super::coded::Coded;
use super::link_list::status;
use super::mention::mention;
use super::slots::statement;
use crate::domain::{Annotation, AnnotationId, Category, Slot, lower_case};
use crate::ui::erased::{made_of, memo, shown};
use crate::ui::html::{El, View, el};
use crate::ui::state::{ARTICLE, Desk, go_to_field};
use crate::ui::widgets::{Shape, button, icon};

/// Open when something is coded, or when it was opened last. `tag` is the tag as it is.
pub fn coding_of(desk: Desk, id: AnnotationId, tag: Memo<Option<Arc<Annotation>>>) -> El {
    let coded = Coded { desk, id, tag };
    let coding = desk.settings.coding;
    let something = memo(move || {
        let tag = tag.read();
        let linked = desk.with(|s| s.project().relations_of(id).next().is_some());
        linked
            || tag
                .as_ref()
                .is_some_and(|t| t.coded.is_some() || t.actor.is_some())
    });
    // What is coded stays in sight, until it is folded away for this visit.
    let folded = RwSignal::new(false);
    let open = memo(move || coding.get() || (something.get() && !folded.get()));
    let turn = move || {
        let opens = !open.get_untracked();
        coding.set(opens);
        folded.set(!opens);
    };
    let category = memo(move || {
        tag.track();
        desk.codebook().read();
        coded.kind().map(|kind| kind.category)
    });
    let head = button("button quiet small coding-turn", turn)
        .live("aria-expanded", move || open.get().to_string())
        .child(icon(Shape::Down))
        .text("Coding");
    let inside = move || {
        made_of(
            move || category.get(),
            move |category| match category {
                Some(Category::Statement) => statement(coded).view(),
                Some(Category::Mention) => mention(coded).view(),
                None => None::<El>.view(),
            },
        )
    };
    let line = el("div")
        .class("coding-head")
        .child(head)
        .part(move || missing(coded, open.get()))
        .child(status(coded));
    el("div")
        .class("coding")
        .on_key(move |event| {
            if !event.ctrl_key() && desk.coding_key(&event.code(), event.alt_key()) {
                event.prevent_default();
            }
            // From wherever it is pressed, unless something closer had use for it, such as a list of offers.
            if event.key() == "Escape" && !event.default_prevented() {
                event.prevent_default();
                event.stop_propagation();
                go_to_field(ARTICLE);
            }
        })
        .child(line)
        .child(shown(move || open.get(), inside))
}

/// “needs claimant, addressee”, while folded. Tracked.
fn missing(coded: Coded, open: bool) -> Option<El> {
    let tag = coded.tag.get()?;
    let kind = coded
        .kind()
        .filter(|kind| kind.category == Category::Statement)?;
    let needed = Slot::ALL.iter().filter(|slot| {
        let rule = kind.rule(**slot);
        rule.required && rule.shown && !tag.frame().has(**slot)
    });
    let names: Vec<String> = needed.map(|slot| lower_case(slot.label())).collect();
    (!open && !names.is_empty()).then(|| {
        let words = format!("needs {}", names.join(", "));
        el("span").class("coding-note").child(words)
    })
}
