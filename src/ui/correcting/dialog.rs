//! The dialog: the text to be changed, then what becomes of the tags, then the new version.

use leptos::prelude::*;

use super::looking::{Look, Looking};
use super::preview::{LIST, preview};
use super::versions::versions;
use crate::browser::{Frame, page};
use crate::domain::{DocumentId, Refound, Text};
use crate::edit::command;
use crate::ui::erased::{effect, memo, shown};
use crate::ui::html::{View, el, nothing};
use crate::ui::state::{expect_desk, go_to_field};
use crate::ui::widgets::{button, form, label, refusal, submit, wide_draft};

const FIELD: &str = "correct-text";

/// Where the article went while it was corrected.
const GONE: &str = "The article is no longer in the project, so there is nothing to correct. Copy what you typed if you \
                    want to keep it, then press Cancel";

/// Another version of an article's text.
pub fn correct_text(id: DocumentId) -> AnyView {
    let desk = expect_desk();
    let before = desk.with(|s| s.project().document(id).map(|d| d.text.clone()));
    let Some(before) = before else {
        return nothing();
    };
    let typed = RwSignal::new(before.as_str().to_owned());
    let refused = RwSignal::new(None::<String>);
    let looking = Looking::new(desk);
    let frame = StoredValue::new_local(Frame::next(|| go_to_field(FIELD)));
    on_cleanup(move || frame.dispose());
    let field = el("textarea")
        .held(desk)
        .id(FIELD)
        .class("field correct-field")
        .attr("dir", "auto")
        .attr("spellcheck", "true")
        .value(move || typed.get())
        .on_input(move |text| {
            typed.set(text);
            refused.set(None);
            looking.let_go();
        });
    let look = move || {
        refused.set(None);
        let text = match typed.with_untracked(|typed| Text::freeze_str(typed)) {
            Ok(text) => text,
            Err(error) => {
                refused.set(Some(error.to_string()));
                return;
            }
        };
        if text == before {
            refused.set(Some(
                "The text is as it was: correct it above first".to_owned(),
            ));
        } else if text.as_str().trim().is_empty() {
            refused.set(Some(crate::edit::CommandError::EmptyText.to_string()));
        } else if !looking.begin(id, text) {
            refused.set(Some(GONE.to_owned()));
        }
    };
    let save = move || {
        let Ok(text) = typed.with_untracked(|typed| Text::freeze_str(typed)) else {
            return;
        };
        let wish = command::CorrectText { document: id, text };
        match desk.try_run(wish) {
            Ok(()) => desk.close_dialog(),
            Err(_) if desk.with(|s| s.project().document(id).is_none()) => {
                refused.set(Some(GONE.to_owned()));
            }
            Err(error) => refused.set(Some(error.to_string())),
        }
    };
    let lost = move || match looking.get() {
        Look::Done(all) => all.iter().filter(|one| one.found == Refound::Lost).count(),
        _ => 0,
    };
    let done = move || matches!(looking.get(), Look::Done(_));
    let known = memo(done);
    let gone = StoredValue::new_local(None::<Frame>);
    // For the outside: the button that was pressed goes, and the focus with it.
    effect(move || {
        if known.get() {
            gone.set_value(Frame::next(|| {
                if page::is_focus_lost() {
                    go_to_field(LIST);
                }
            }));
        }
    });
    let go = move || {
        let words = match lost() {
            0 => "Save this version",
            1 => "Save this version, and place 1 tag anew",
            _ => "Save this version, and place the rest anew",
        };
        submit("button primary", words)
    };
    let send = move || match untrack(done) {
        true => save(),
        false => look(),
    };
    let buttons = el("div")
        .class("actions")
        .child(submit("button", "See what becomes of the tags").live("hidden", done))
        .child(shown(done, go))
        .child(button("button", move || desk.close_dialog()).text("Cancel"));
    // As a form, it is not let go of unawares.
    let whole = form("correct", send)
        .child(
            el("p").class("quiet").text(
                "Correct what is wrong with the text, such as a typo or a broken line. Tags stay on their words, and \
                 before anything is saved you see what becomes of each. Undo takes it back.",
            ),
        )
        .child(label(FIELD, "Text of the article"))
        .child(field)
        .part(move || refused.get().map(refusal))
        .child(buttons)
        .child(preview(desk, looking))
        .child(versions(desk, id));
    wide_draft(
        desk,
        "Correct the text",
        "correct-title",
        vec![whole.view()],
    )
}
