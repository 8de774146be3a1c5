//! What the columns of a table hold: guessed from their names, and for the analyst to decide.

use leptos::prelude::*;

use super::decisions::{choices, radio};
use super::rows::{ARTICLE, TAG, WHAT};
use super::screen::{following, many, section};
use super::work::Import;
use crate::format::incoming::{Columns, Role};
use crate::ui::erased::memo;
use crate::ui::html::{El, el};

/// So many tables are shown, of those with different columns.
const SHOWN: usize = 12;

/// A table as it is shown: its columns, their first cells, and the files that have these columns.
type Shown = (Vec<String>, Vec<Vec<String>>, Vec<String>);

/// The tables, each with its columns; those of files with the same columns are decided together.
pub(super) fn tables(import: Import) -> AnyView {
    let any = memo(move || {
        import.seen.track();
        import.look(|view| view.batch.outcomes().iter().any(|o| !o.tables.is_empty())) == Some(true)
    });
    section(
        "Columns",
        move || any.get(),
        move || {
            let note = "The first row of a table names its columns. Say which holds the text; several columns of text are \
                 put together in their order.";
            let tables = following(
                import,
                |view| {
                    let mut shown: Vec<Shown> = Vec::new();
                    let tables = view.batch.outcomes().iter().flat_map(|o| &o.tables);
                    for Columns {
                        file,
                        names,
                        sample,
                        ..
                    } in tables
                    {
                        let known = shown.iter().position(|one| one.0 == *names);
                        if let Some(one) = known.and_then(|place| shown.get_mut(place)) {
                            one.2.push(file.clone());
                        } else if shown.len() < SHOWN {
                            shown.push((names.clone(), sample.clone(), vec![file.clone()]));
                        }
                    }
                    shown
                },
                move |tables: Vec<Shown>| {
                    let tables = (0..).zip(tables).map(|(n, shown)| table(import, n, shown));
                    el("div").class("import-fields").children(tables)
                },
            );
            el("div")
                .class("import-fields")
                .child(el("p").class("quiet").text(note))
                .child(tables)
        },
    )
}

fn table(import: Import, number: usize, (names, sample, files): Shown) -> El {
    let of = names.clone();
    let roles = memo(move || {
        import.seen.track();
        let found = import.look(|view| {
            let mut tables = view.batch.outcomes().iter().flat_map(|o| &o.tables);
            let chosen = view.choices.roles.iter().find(|(one, _)| *one == of);
            let guessed = || tables.find(|t| t.names == of).map(|t| t.roles.clone());
            chosen.map(|(_, roles)| roles.clone()).or_else(guessed)
        });
        found.flatten().unwrap_or_default()
    });
    let title = match files.as_slice() {
        [one] => one.clone(),
        [first, ..] => format!("{first} and {} more", many(files.len() - 1, "file")),
        [] => String::new(),
    };
    let missing = move || {
        let have = roles.get().contains(&Role::Text);
        (!have).then(|| {
            el("p")
                .class("form-error")
                .attr("role", "alert")
                .text("No column is known to hold the text: choose one.")
        })
    };
    let asked = names.clone();
    let all = names.clone();
    let rows = names.into_iter().enumerate().map(move |(place, name)| {
        let cells = sample.iter().filter_map(|row| row.get(place).cloned());
        let cells: Vec<String> = cells.filter(|cell| !cell.trim().is_empty()).collect();
        let id = format!("import-column-{number}-{place}");
        let label = match name.trim() {
            "" => format!("Column {}", place + 1),
            name => name.to_owned(),
        };
        let all = all.clone();
        let options = Role::all().map(move |role| {
            el("option")
                .attr("value", role.word())
                .live("selected", move || {
                    roles.with(|roles| roles.get(place) == Some(&role))
                })
                .text(role.label())
        });
        let select = el("select")
            .attr_text("id", id.clone())
            .class("field")
            .on_choice(move |word| {
                let Some(role) = Role::all().find(|role| role.word() == word) else {
                    return;
                };
                let mut now = roles.get_untracked();
                if let Some(one) = now.get_mut(place) {
                    *one = role;
                }
                let (names, about) = (all.clone(), all.clone());
                import.decide(
                    move |choices| choices.set_roles(names, now),
                    move |o| o.has_columns(&about),
                );
            })
            .children(options);
        el("div")
            .class("import-column")
            .child(
                el("label")
                    .attr_text("for", id)
                    .attr("dir", "auto")
                    .child(label),
            )
            .child(select)
            .child(
                el("span")
                    .class("quiet import-cells")
                    .attr("dir", "auto")
                    .child(cells.join(" · ")),
            )
    });
    let what = import.has_file(&files).then(|| {
        let names = asked;
        choices(WHAT)
            .child(radio("import-what", ARTICLE, || true, || {}))
            .child(radio(
                "import-what",
                TAG,
                || false,
                move || {
                    import.as_tags(&names, &files);
                },
            ))
    });
    el("fieldset")
        .class("import-table")
        .child(el("legend").attr("dir", "auto").child(title))
        .child(what)
        .part(missing)
        .children(rows)
}
