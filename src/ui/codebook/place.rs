//! Where the chosen term stands in its list, and how it moves.

use super::fields::problem;
use super::list::move_term;
use super::screen::Screen;
use crate::domain::{CodeId, CodeList, Shift, Term};
use crate::ui::erased::part;
use crate::ui::html::{El, View, el};
use crate::ui::widgets::{button, label};

/// Buttons that move it, and for a code what it stands under.
pub fn place(screen: Screen, term: &Term) -> El {
    let step = |words: &'static str, keys: &'static str, shift: Shift| {
        let term = term.clone();
        button("button small", move || move_term(screen, &term, shift))
            .attr("aria-keyshortcuts", keys)
            .text(words)
    };
    let mut buttons = vec![
        step("Up", "Alt+ArrowUp", Shift::Up),
        step("Down", "Alt+ArrowDown", Shift::Down),
    ];
    if let Term::Code(..) = term {
        buttons.push(step("In", "Alt+ArrowRight", Shift::In));
        buttons.push(step("Out", "Alt+ArrowLeft", Shift::Out));
    }
    let group = el("div")
        .class("actions")
        .attr("role", "group")
        .attr("aria-label", "Move it in the list")
        .children(buttons);
    let whole = el("div")
        .class("codebook-field")
        .child(el("p").class("form-label").text("Place in the list"))
        .child(group);
    let whole = match term {
        Term::Code(list, id) => whole.children(parent(screen, *list, id.clone())),
        _ => whole,
    };
    whole.child(problem(screen, "codebook-place"))
}

/// What it stands under.
fn parent(screen: Screen, list: CodeList, id: CodeId) -> [El; 2] {
    let shown = id.clone();
    let options = part(move || {
        let codebook = screen.codebook();
        let above = codebook
            .code(list, &shown)
            .and_then(|code| code.parent.clone());
        let top = (
            String::new(),
            "Nothing: at the top".to_owned(),
            above.is_none(),
        );
        let others = codebook
            .codes(list)
            .iter()
            .filter(|c| !codebook.is_under(list, &c.id, &shown));
        let others = others.map(|c| {
            let chosen = above.as_ref() == Some(&c.id);
            (c.id.to_string(), codebook.path(list, &c.id), chosen)
        });
        let each = std::iter::once(top)
            .chain(others)
            .map(|(value, words, chosen)| {
                el("option")
                    .attr_text("value", value)
                    .live("selected", move || chosen)
                    .child(words)
            });
        each.collect::<Vec<_>>().view()
    });
    let field = el("select")
        .held_choice(screen.desk)
        .id("codebook-parent")
        .class("field")
        .on_choice(move |chosen| {
            let title = format!("Moved “{}”", screen.label(&Term::Code(list, id.clone())));
            let above = (!chosen.is_empty()).then(|| CodeId::new(chosen));
            screen.change("codebook-place", title, |codebook| {
                codebook.put_under(list, &id, above.as_ref());
            });
        })
        .child(options);
    [label("codebook-parent", "Stands under"), field]
}
