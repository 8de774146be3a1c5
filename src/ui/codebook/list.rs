//! What a section holds, as a list or a tree: arrows go through it, with Alt they move what is chosen.

use leptos::prelude::*;

use super::screen::{Screen, soon};
use crate::browser::page;
use crate::domain::{CodeId, Codebook, Outlined, Section, Shift, Term, grouped};
use crate::ui::erased::part;
use crate::ui::html::{El, View, el};
use crate::ui::state::go_to_field;
use crate::ui::widgets::kbd;

/// Id of a row.
fn row_id(place: usize) -> String {
    format!("codebook-row-{place}")
}

/// Goes to the row of what is chosen.
pub fn go_to_chosen(screen: Screen) {
    soon(move || {
        let chosen = screen.chosen.get_untracked();
        let place = chosen.and_then(|term| {
            let codebook = screen.now();
            codebook
                .terms(term.section())
                .iter()
                .position(|t| *t == term)
        });
        if let Some(place) = place {
            let id = row_id(place);
            go_to_field(&id);
            page::bring_into_view(&id);
        }
    });
}

/// The list, or the tree for codes.
pub fn list(screen: Screen, section: Section) -> AnyView {
    part(move || {
        let codebook = screen.codebook();
        let outline = screen.usage.read().outline(&codebook, section);
        if outline.is_empty() {
            let words = format!("No {} yet. Add one above, or while coding.", section.one());
            return el("p").class("quiet").child(words).view();
        }
        let tree = matches!(section, Section::Codes(_));
        let chosen = screen.chosen.get();
        let rows = outline.iter().enumerate();
        let rows = rows.map(|(place, one)| row(screen, &codebook, place, one, chosen.as_ref()));
        el("ul")
            .class("codebook-list")
            .attr("role", if tree { "tree" } else { "listbox" })
            .attr("aria-label", section.label())
            .children(rows)
            .view()
    })
}

fn row(
    screen: Screen,
    codebook: &Codebook,
    place: usize,
    outlined: &Outlined,
    chosen: Option<&Term>,
) -> El {
    let term = &outlined.term;
    let is_chosen = chosen == Some(term);
    let said = codebook.said(term);
    let depth = match term {
        Term::Code(..) => Some(outlined.depth),
        _ => None,
    };
    let label = said.map_or("", |said| said.label).to_owned();
    let key = said.and_then(|said| said.key).map(|key| kbd(key.cap()));
    let retired = said
        .is_some_and(|said| said.retired)
        .then(|| el("span").class("retired").text("retired"));
    let look = match term {
        Term::Kind(id) => codebook.kind(id).map(|kind| {
            let stroke = kind.stroke.word();
            el("span").attr_text("class", format!("kind-mark kind-{place} stroke-{stroke}"))
        }),
        _ => said.and_then(|said| said.colour).map(|colour| {
            let colour = colour.to_string();
            el("span")
                .class("swatch")
                .style("background", move || colour.clone())
        }),
    };
    let press = term.clone();
    let keyed = term.clone();
    let mut row = el("li")
        .attr_text("id", row_id(place))
        .class("codebook-row")
        .attr(
            "role",
            if depth.is_some() {
                "treeitem"
            } else {
                "option"
            },
        )
        .attr("aria-selected", if is_chosen { "true" } else { "false" })
        .attr("tabindex", if is_chosen { "0" } else { "-1" })
        .on("click", move |_| screen.choose(press.clone()))
        .on_key(move |event| {
            if !event.ctrl_key()
                && !event.meta_key()
                && key_in_list(screen, &keyed, &event.key(), event.alt_key())
            {
                event.prevent_default();
            }
        });
    if let Some(depth) = depth {
        row = row
            .attr_text("aria-level", (depth + 1).to_string())
            .style("--depth", move || depth.to_string());
    }
    row.child(look)
        .child(
            el("span")
                .class("codebook-name")
                .attr("dir", "auto")
                .child(label),
        )
        .child(key)
        .child(retired)
        .child(counts(outlined))
}

/// “12”, and with what is below “30 in all”.
fn counts(row: &Outlined) -> El {
    let words = match row.own {
        1 => " use",
        _ => " uses",
    };
    let count = el("span")
        .class("codebook-count")
        .child(grouped(row.own as u64))
        .child(el("span").class("visually-hidden").text(words));
    if row.all == row.own {
        count
    } else {
        count.child(format!(", {} with those below", grouped(row.all as u64)))
    }
}

fn key_in_list(screen: Screen, term: &Term, key: &str, alt: bool) -> bool {
    if alt {
        let shift = match key {
            "ArrowUp" => Shift::Up,
            "ArrowDown" => Shift::Down,
            "ArrowRight" => Shift::In,
            "ArrowLeft" => Shift::Out,
            _ => return false,
        };
        move_term(screen, term, shift);
        go_to_chosen(screen);
        return true;
    }
    let codebook = screen.now();
    let terms = codebook.terms(term.section());
    let Some(place) = terms.iter().position(|t| t == term) else {
        return false;
    };
    let parent = || match term {
        Term::Code(list, id) => {
            let parent: Option<CodeId> = codebook.code(*list, id)?.parent.clone();
            parent.map(|parent| Term::Code(*list, parent))
        }
        _ => None,
    };
    let next = match key {
        "ArrowDown" => terms.get(place + 1).cloned(),
        "ArrowUp" => place.checked_sub(1).and_then(|i| terms.get(i).cloned()),
        "ArrowLeft" => parent(),
        "Home" => terms.first().cloned(),
        "End" => terms.last().cloned(),
        "Enter" | " " => Some(term.clone()),
        _ => return false,
    };
    if let Some(next) = next {
        screen.choose(next);
        go_to_chosen(screen);
    }
    true
}

/// Moves a term a step in its list.
pub fn move_term(screen: Screen, term: &Term, shift: Shift) {
    let label = screen.label(term);
    let mut moved = (*screen.now()).clone();
    if !moved.shift(term, shift) {
        screen
            .desk
            .say(format!("“{label}” cannot go further that way"));
        return;
    }
    screen.change(
        "codebook-place",
        format!("Moved “{label}”"),
        |codebook| *codebook = moved,
    );
}
