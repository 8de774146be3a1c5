//! Something that was put into a slot, with the way to take it out again.

use crate::domain::ActorId;
use crate::ui::html::{El, View, el};
use crate::ui::state::{Desk, Dialog};
use crate::ui::widgets::{Shape, button, icon};

/// An item of a list of chips. `name` is what it is called; `from` what it would be taken out of: “claimants”.
pub fn chip(name: &str, from: &str, shown: impl View, remove: impl FnMut() + Send + 'static) -> El {
    let out = button("icon-button small", remove)
        .attr_text("aria-label", format!("Remove {name} from the {from}"))
        .child(icon(Shape::Close));
    el("li").class("part-chip").child(shown).child(out)
}

/// As [`chip`], for an actor: with the way to what the register knows of them. `who` is nobody for a mention that is
/// linked to nobody.
pub fn actor_chip(
    desk: Desk,
    who: Option<ActorId>,
    name: &str,
    from: &str,
    shown: impl View,
    remove: impl FnMut() + Send + 'static,
) -> El {
    let open = who.map(|id| {
        button("icon-button small", move || {
            desk.show(Dialog::Actors(Some(id)));
        })
        .attr_text("aria-label", format!("Open {name} in the register"))
        .attr("title", "Open in the register")
        .child(icon(Shape::Edit))
    });
    let shown = [shown.view(), open.view()].into_iter().collect::<Vec<_>>();
    chip(name, from, shown, remove)
}

/// The words on a chip that do nothing.
pub fn chip_words(name: String) -> El {
    el("span")
        .class("part-name")
        .attr("dir", "auto")
        .child(name)
}

/// The list around chips.
pub fn chips(of: String, items: Vec<El>) -> Option<El> {
    (!items.is_empty()).then(|| {
        el("ul")
            .class("part-chips")
            .attr_text("aria-label", of)
            .children(items)
    })
}
