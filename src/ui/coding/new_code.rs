//! A code out of the article's own words: the words are there already, to be put right, and so is where it is to stand.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::{spawn_local, tick};

use super::coded::Coded;
use super::combobox::Offered;
use super::slots::field_id;
use crate::domain::{CodeId, CodeList, Section, Slot, fold};
use crate::edit::{command, short};
use crate::ui::erased::made_of;
use crate::ui::html::{El, el};
use crate::ui::state::go_to_field;
use crate::ui::widgets::{button, label};

/// Words that a code is to be made of, while that is asked for.
pub type Asked = RwSignal<Option<String>>;

/// What is called “issue”, and the ids of its fields.
const fn names(list: CodeList) -> (&'static str, &'static str, &'static str, Slot) {
    match list {
        CodeList::Issues => ("New issue", "new-issue", "new-issue-under", Slot::Issues),
        CodeList::Forms => ("New form", "new-form", "new-form-under", Slot::Form),
        CodeList::Justifications => (
            "New justification",
            "new-justification",
            "new-justification-under",
            Slot::Justifications,
        ),
    }
}

/// The words selected in the article, or else those of the statement, on one line.
pub fn own_words(coded: Coded) -> String {
    let words = coded.desk.with(|s| {
        let cursor = s.cursor();
        let selected = cursor.selection();
        let document = s.project().document(cursor.document?)?;
        if selected.is_empty() {
            let tag = s.project().annotation(coded.id)?;
            return Some(tag.anchor.quote().exact.to_string());
        }
        Some(document.text.slice(selected).to_owned())
    });
    let words = words.unwrap_or_default();
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Asks for a code with these words.
pub fn ask(list: CodeList, asked: Asked, words: String) {
    asked.set(Some(words));
    let (_, field, ..) = names(list);
    spawn_local(async move {
        tick().await;
        go_to_field(field);
    });
}

/// What a field offers besides the codes there are: to add what was typed, at the top or under another; with nothing
/// typed, to make a code of the article's words.
pub fn new_offers(coded: Coded, list: CodeList, typed: &str, asked: Asked) -> Vec<Offered> {
    let typed = typed.trim().to_owned();
    let one = Section::Codes(list).one();
    let offer = |name: String, take: Box<dyn Fn() + Send + Sync>| Offered {
        name,
        note: String::new(),
        take: Arc::from(take),
    };
    if typed.is_empty() {
        let words = own_words(coded);
        let name = format!("New {one} “{}”…", short(&words));
        return vec![offer(
            name,
            Box::new(move || ask(list, asked, words.clone())),
        )];
    }
    let wanted = fold(&typed);
    let (known, any) = coded.desk.with(|s| {
        let codes = s.project().codebook().codes(list);
        let known = codes.iter().any(|code| fold(&code.label) == wanted);
        (known, !codes.is_empty())
    });
    let mut offers = Vec::new();
    if !known {
        let words = typed.clone();
        offers.push(offer(
            format!("Add {one} “{typed}” to the codebook"),
            Box::new(move || {
                add(coded, list, words.clone(), None);
            }),
        ));
    }
    if any {
        let name = format!("Add {one} “{typed}” under another…");
        offers.push(offer(
            name,
            Box::new(move || ask(list, asked, typed.clone())),
        ));
    }
    offers
}

/// Adds a code to the codebook and the statement.
fn add(coded: Coded, list: CodeList, label: String, parent: Option<CodeId>) -> bool {
    coded.desk.close_group();
    coded.desk.run(command::AddCode {
        list,
        label,
        parent,
        statement: coded.id,
    })
}

/// The form, while it is asked for.
pub fn new_code(coded: Coded, list: CodeList, asked: Asked) -> AnyView {
    made_of(
        move || asked.get(),
        move |words| words.map(|words| form(coded, list, asked, words)),
    )
}

fn form(coded: Coded, list: CodeList, asked: Asked, words: String) -> El {
    let (title, field, place, slot) = names(list);
    let text = RwSignal::new(words);
    let under = RwSignal::new(None::<CodeId>);
    let close = move || {
        asked.set(None);
        go_to_field(field_id(slot));
    };
    let send = move || {
        let label = text.get_untracked().trim().to_owned();
        if label.is_empty() {
            go_to_field(field);
        } else if add(coded, list, label, under.get_untracked()) {
            close();
        }
    };
    let options = coded.desk.with(|s| {
        let codebook = s.project().codebook();
        let offered = codebook.codes(list).iter().filter(|code| !code.retired);
        let each = offered.map(|code| {
            el("option")
                .attr_text("value", code.id.to_string())
                .child(codebook.path(list, &code.id))
        });
        each.collect::<Vec<_>>()
    });
    let input = el("input")
        .held(coded.desk)
        .id(field)
        .class("field")
        .attr("dir", "auto")
        .attr("autocomplete", "off")
        .value(move || text.get())
        .on_input(move |typed| text.set(typed));
    let select = el("select")
        .held_choice(coded.desk)
        .id(place)
        .class("field")
        .on_choice(move |id| under.set((!id.is_empty()).then(|| CodeId::new(id))))
        .child(el("option").attr("value", "").text("Nothing: at the top"))
        .children(options);
    el("div")
        .class("new-code")
        .attr("role", "group")
        .attr("aria-label", title)
        .on_key(move |event| match event.key().as_str() {
            "Enter" if !event.is_composing() && !presses(&event) => {
                event.prevent_default();
                send();
            }
            "Escape" => {
                event.prevent_default();
                event.stop_propagation();
                close();
            }
            _ => {}
        })
        .child(label(field, title))
        .child(input)
        .child(label(place, "Under"))
        .child(select)
        .child(
            el("div")
                .class("actions")
                .child(button("button small", send).text("Add to the codebook"))
                .child(button("button small", close).text("Cancel")),
        )
}

/// Enter on a button is the button's.
fn presses(event: &crate::browser::element::KeyboardEvent) -> bool {
    crate::browser::element::is_on_button(event)
}
