//! What each column holds: guessed, and for whoever brings the table to say.

use std::sync::Arc;

use leptos::prelude::*;

use super::seen::Face;
use super::work::Rows;
use crate::format::exchange::table::roles::Role;
use crate::format::exchange::table::words::{Offer, label, of_word, offers, word};
use crate::ui::erased::{made_of, memo};
use crate::ui::html::{El, el};

/// The columns, each with a list of what it can hold and what stands in it first.
pub(super) fn columns(rows: Rows, face: &Arc<Face>) -> El {
    let note = match face.remembered {
        true => "Tables with these columns were read like this before. Change what is wrong.",
        false => {
            "What the columns hold was guessed from their names and from what stands in them. Change what is wrong."
        }
    };
    let names = face.names.iter().zip(&face.samples).enumerate();
    let columns = names.map(|(place, (name, sample))| column(rows, place, name, sample));
    el("section")
        .class("import-part")
        .child(el("h3").text("Columns"))
        .child(
            el("div")
                .class("import-fields")
                .child(el("p").class("quiet").text(note))
                .child(
                    el("fieldset")
                        .class("import-table")
                        .child(
                            el("legend")
                                .attr("dir", "auto")
                                .child(face.files.join(", ")),
                        )
                        .children(columns),
                )
                .child(all_alike(rows)),
        )
}

fn column(rows: Rows, place: usize, name: &str, sample: &str) -> El {
    let id = format!("rows-column-{place}");
    let shown = called(name, place);
    let role = memo(move || {
        rows.mapping
            .with(|mapping| mapping.roles.get(place).cloned())
    });
    let now = memo(move || role.get().as_ref().map(word).unwrap_or_default());
    // A list in which somebody has chosen shows that for good, whatever its options say by then: where another column took what
    // was chosen, there is a new list.
    let taken = memo(move || rows.taken.with(|taken| taken.get(&place).copied()));
    let (own, at) = (name.to_owned(), id.clone());
    let select = made_of(
        move || taken.get().unwrap_or(0),
        move |times| {
            // Of another sort by turns: an element of the same would be kept, and what was chosen in it with it.
            let around = if times % 2 == 0 { "span" } else { "div" };
            let list = list(rows, place, &own, at.clone(), now);
            el(around).class("import-choice").child(list)
        },
    );
    el("div")
        .class("import-column")
        .child(
            el("label")
                .attr_text("for", id)
                .attr("dir", "auto")
                .child(shown),
        )
        .child(select)
        .child(
            el("span")
                .class("quiet import-cells")
                .attr("dir", "auto")
                .child(sample.to_owned()),
        )
}

fn list(rows: Rows, place: usize, name: &str, id: String, now: Memo<String>) -> El {
    let option = |(_, word, label): Offer| {
        let value = word.clone();
        el("option")
            .attr_text("value", value)
            .live("selected", move || now.get() == word)
            .text(label)
    };
    let groups = offers(name).into_iter().map(|(heading, offers)| {
        el("optgroup")
            .attr("label", heading)
            .children(offers.into_iter().map(option))
    });
    let own = name.to_owned();
    el("select")
        .attr_text("id", id)
        .class("field")
        .on_choice(move |word| rows.choose(place, of_word(&word, &own)))
        .children(groups)
}

/// The name of a column, or which one it is.
fn called(name: &str, place: usize) -> String {
    match name.trim() {
        "" => format!("Column {}", place + 1),
        name => name.to_owned(),
    }
}

/// What all tags are called where no column says it.
fn all_alike(rows: Rows) -> El {
    let none = memo(move || {
        rows.mapping.with(|mapping| {
            let mut roles = mapping.roles.iter();
            !roles.any(|role| matches!(role, Role::Label | Role::Labels))
        })
    });
    el("div").part(move || {
        none.get().then(|| {
            // Only to begin with: what is being typed is not corrected meanwhile.
            let label = rows.mapping.with_untracked(|mapping| mapping.label.clone());
            let field = el("input")
                .id("rows-label")
                .class("field")
                .attr("dir", "auto")
                .value(move || label.clone())
                .on_input(move |label| rows.call(&label));
            el("div")
                .class("form-field")
                .child(
                    el("label")
                        .class("form-label")
                        .attr("for", "rows-label")
                        .text("Kind of all tags, as no column says it"),
                )
                .child(field)
        })
    })
}

/// The first rows as they stand in the table, with what their columns are said to hold.
pub(super) fn first_rows(rows: Rows, face: &Arc<Face>) -> El {
    let heads = face.names.iter().enumerate().map(|(place, name)| {
        let said = move || {
            rows.mapping.with(|mapping| {
                let role = mapping.roles.get(place);
                role.map(label).unwrap_or_default()
            })
        };
        el("th")
            .attr("scope", "col")
            .attr("dir", "auto")
            .child(called(name, place))
            .child(el("span").class("quiet").part(said))
    });
    let body = face.first.iter().map(|(line, cells)| {
        let cells = cells.iter().map(|cell| {
            el("td")
                .attr("dir", "auto")
                .child(el("span").child(cell.clone()))
        });
        el("tr")
            .child(el("th").attr("scope", "row").child(line.to_string()))
            .children(cells)
    });
    let table = el("table")
        .child(
            el("thead").child(
                el("tr")
                    .child(el("th").attr("scope", "col").text("Line"))
                    .children(heads),
            ),
        )
        .child(el("tbody").children(body));
    el("section")
        .class("import-part")
        .child(el("h3").text("First rows"))
        .child(
            // It scrolls by itself, so the keyboard has to get there.
            el("div")
                .class("import-rows")
                .attr("tabindex", "0")
                .attr("role", "group")
                .attr("aria-label", "First rows")
                .child(table),
        )
}
