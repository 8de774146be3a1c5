//! Files may be dropped anywhere on the page.

use leptos::prelude::*;

use crate::browser::DropListener;
use crate::ui::erased::shown;
use crate::ui::html::el;
use crate::ui::state::expect_desk;

/// Says, while files are held over the page, what letting go will do.
pub fn drop_target() -> AnyView {
    let desk = expect_desk();
    let over = RwSignal::new(false);
    let listener = DropListener::new(
        move |is_over| over.set(is_over),
        move |dropped| desk.take(dropped),
    );
    let kept = StoredValue::new_local(listener);
    on_cleanup(move || kept.dispose());
    let veil =
        || {
            let files = el("p").class("quiet");
            el("div")
                .class("drop-target")
                .attr("role", "status")
                .child(el("p").text("Let go to open these files"))
                .child(files.text(
                    "Texts, web pages, documents, tables, folders, ZIP archives, or a project",
                ))
        };
    shown(move || over.get(), veil)
}
