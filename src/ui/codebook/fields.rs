//! Text of a term: taken over when the field is left, as one step each.

use leptos::prelude::*;

use super::screen::Screen;
use crate::browser::element;
use crate::domain::{Codebook, Term};
use crate::edit::sentence;
use crate::ui::erased::{memo, part};
use crate::ui::html::{El, el};
use crate::ui::widgets::label;

/// Which text.
#[derive(Clone, Copy)]
pub struct Text {
    /// Id of its field.
    pub id: &'static str,
    /// Its label.
    pub words: &'static str,
    /// Several lines.
    pub long: bool,
    /// Reads it.
    pub read: fn(&Codebook, &Term) -> String,
    /// Writes it.
    pub write: fn(&mut Codebook, &Term, String),
    /// Says what was done, by the label before and the new text.
    pub done: fn(&str, &str) -> String,
}

/// A field for a text of a term, with its label and what is the matter with it.
pub fn text(screen: Screen, term: &Term, text: Text) -> El {
    let shown = term.clone();
    let value = memo(move || (text.read)(&screen.codebook(), &shown));
    let written = term.clone();
    let commit = move |typed: String| {
        let typed = typed.trim().to_owned();
        // A field that goes with the dialog may be left once more on its way out.
        let Some(value) = value.try_get_untracked() else {
            return;
        };
        if typed == value {
            screen.problem.set(None);
            return;
        }
        let title = (text.done)(&screen.label(&written), &typed);
        let written = written.clone();
        screen.change(text.id, title, move |codebook| {
            (text.write)(codebook, &written, typed);
        });
    };
    let left = commit.clone();
    let field = el(if text.long { "textarea" } else { "input" })
        .held(screen.desk)
        .id(text.id)
        .class("field")
        .attr("dir", "auto")
        .attr("autocomplete", "off")
        .live("aria-describedby", move || told(screen, text.id))
        .live("aria-invalid", move || {
            told(screen, text.id).map(|_| "true")
        })
        .value(move || value.get())
        // Left with another text than it had: not every browser says so of a text that was not typed by hand.
        .on("blur", move |event| left(element::value_of(&event)))
        // Escape closes the dialog, and with it the field, before the browser takes the text for changed.
        .on_key(move |event| {
            let taken = event.key() == "Enter" && !text.long && !event.is_composing();
            if taken || event.key() == "Escape" {
                commit(element::value_of(&event));
            }
        });
    let field = if text.long {
        field.attr("rows", "2")
    } else {
        field
    };
    el("div")
        .class("codebook-field")
        .child(label(text.id, text.words))
        .child(field)
        .child(problem(screen, text.id))
}

/// Id of what is said about a field, while something is.
pub fn told(screen: Screen, field: &'static str) -> Option<String> {
    let problem = screen.problem.read();
    let about = problem.as_ref().is_some_and(|(id, _)| *id == field);
    about.then(|| format!("{field}-problem"))
}

/// What is the matter with a field.
pub fn problem(screen: Screen, field: &'static str) -> AnyView {
    part(move || {
        let problem = screen.problem.get();
        let (_, reason) = problem.filter(|(id, _)| *id == field)?;
        Some(
            el("p")
                .attr_text("id", format!("{field}-problem"))
                .class("form-error")
                .attr("role", "alert")
                .child(sentence(&reason)),
        )
    })
}
