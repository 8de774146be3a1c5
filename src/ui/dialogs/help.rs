//! All keys.

use leptos::prelude::*;

use crate::browser::keys;
use crate::edit::{KeyHint, bindings};
use crate::ui::state::expect_desk;
use crate::ui::widgets::{Keys, Modal};

/// The keys by purpose, as they are with the codebook in force.
#[component]
pub fn Help() -> impl IntoView {
    let desk = expect_desk();
    let hints = bindings(&desk.codebook().get_untracked(), keys::is_mac());
    let mut groups: Vec<(&'static str, Vec<KeyHint>)> = Vec::new();
    for hint in hints {
        match groups.last_mut() {
            Some((group, list)) if *group == hint.group => list.push(hint),
            _ => groups.push((hint.group, vec![hint])),
        }
    }
    let groups = groups
        .into_iter()
        .map(|(group, hints)| view! { <Group title=group hints=hints /> })
        .collect_view();
    view! {
        <Modal title="All keys" id="help-title" close=move || desk.close_dialog()>
            <p>
                "Keys work anywhere but in text fields. With nothing selected, a statement’s key tags the sentence under "
                "the caret and an actor’s key the word; the settings can turn that off. Letters are meant by their place "
                "on the keyboard, whatever the layout."
            </p>
            <div class="key-groups">{groups}</div>
        </Modal>
    }
}

#[component]
fn Group(title: &'static str, hints: Vec<KeyHint>) -> impl IntoView {
    let rows = hints
        .into_iter()
        .map(|hint| {
            let ways = hint
                .keys
                .into_iter()
                .enumerate()
                .map(|(i, caps)| {
                    view! {
                        {(i > 0).then_some(" or ")}
                        <Keys caps=caps />
                    }
                })
                .collect_view();
            view! {
                <tr>
                    <td class="key-cell">{ways}</td>
                    <td>{hint.does}</td>
                </tr>
            }
        })
        .collect_view();
    view! {
        <section class="key-group">
            <h3>{title}</h3>
            <table class="key-table">
                <thead class="visually-hidden">
                    <tr>
                        <th scope="col">"Keys"</th>
                        <th scope="col">"What they do"</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </section>
    }
}
