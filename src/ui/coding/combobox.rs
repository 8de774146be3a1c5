//! A field that finds as one types: arrows choose, Enter takes. Follows the combobox pattern for screen readers.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::{spawn_local, tick};

use crate::browser::keys::in_dialog;
use crate::browser::page;
use crate::ui::erased::part;
use crate::ui::html::{El, el};
use crate::ui::state::{ARTICLE, Desk, go_to_field};

/// How many are offered at a time: what an eye takes in at once.
pub const MOST: usize = 7;

/// Something that is offered.
#[derive(Clone)]
pub struct Offered {
    /// How it is called.
    pub name: String,
    /// Said after it, more quietly.
    pub note: String,
    /// Takes it.
    pub take: Arc<dyn Fn() + Send + Sync>,
}

/// What fits some words, the best first.
pub type Find = Arc<dyn Fn(&str) -> Vec<Offered> + Send + Sync>;

/// What a field is for.
pub struct Search {
    /// Id of the field; those of its list and options follow from it.
    pub id: &'static str,
    /// Name of the list: “Actors”.
    pub list: &'static str,
    /// Stands in the empty field.
    pub hint: &'static str,
    /// What fits the words typed, the best first.
    pub find: Find,
    /// Takes back what was taken last: Backspace in the empty field.
    pub take_back: Arc<dyn Fn() + Send + Sync>,
}

/// The field, with its list under it while something is offered.
pub fn combobox(desk: Desk, search: Search) -> El {
    let Search {
        id,
        list,
        hint,
        find,
        take_back,
    } = search;
    let text = RwSignal::new(String::new());
    // Empty: the list is closed.
    let offered = RwSignal::new(Vec::<Offered>::new());
    let at = RwSignal::new(0_usize);
    let look = move || {
        at.set(0);
        offered.set(find(&text.get_untracked()));
        show(id, 0);
    };
    let look = Arc::new(look);
    let close = move || offered.set(Vec::new());
    let take = move |place: usize| {
        let chosen = offered.with_untracked(|all| all.get(place).map(|one| Arc::clone(&one.take)));
        if let Some(take) = chosen {
            text.set(String::new());
            close();
            take();
        }
    };
    let step = move |forward: bool| {
        let count = offered.with_untracked(Vec::len);
        at.update(|at| *at = if forward { *at + 1 } else { *at + count - 1 } % count);
        show(id, at.get_untracked());
    };
    let open = move || !offered.read().is_empty();
    let is_open = move || !offered.read_untracked().is_empty();
    let (on_input, on_click, on_arrow) = (Arc::clone(&look), Arc::clone(&look), look);
    let field = el("input")
        .held(desk)
        .id(id)
        .class("field")
        .attr("role", "combobox")
        .attr("autocomplete", "off")
        .attr("spellcheck", "false")
        .attr("aria-autocomplete", "list")
        .attr_text("aria-controls", list_id(id))
        .attr("dir", "auto")
        .attr("placeholder", hint)
        .live("aria-expanded", move || open().to_string())
        .live("aria-activedescendant", move || {
            open().then(|| option_id(id, at.get()))
        })
        .value(move || text.get())
        .on_input(move |typed| {
            let nothing = typed.trim().is_empty();
            text.set(typed);
            if nothing { close() } else { on_input() }
        })
        .on("click", move |_| {
            if !is_open() {
                on_click();
            }
        })
        .on("blur", move |_| close())
        .on_key(move |event| {
            if event.is_composing() {
                return;
            }
            let empty = text.with_untracked(String::is_empty);
            let held = event.ctrl_key() || event.meta_key();
            match event.key().as_str() {
                "ArrowDown" | "ArrowUp" if event.alt_key() || held => return,
                "ArrowDown" | "ArrowUp" if is_open() => step(event.key() == "ArrowDown"),
                "ArrowDown" => on_arrow(),
                "Enter" if is_open() => take(at.get_untracked()),
                "Escape" if is_open() => {
                    event.stop_propagation();
                    close();
                }
                // A dialog closes by it.
                "Escape" if !in_dialog() => go_to_field(ARTICLE),
                "Backspace" if empty => take_back(),
                // There is no typing to be undone, so it is the last step that is meant.
                "z" | "Z" if empty && held && event.shift_key() => desk.redo(),
                "z" if empty && held => desk.undo(),
                _ => return,
            }
            event.prevent_default();
        });
    let options = part(move || {
        let all = offered.get();
        (!all.is_empty()).then(|| {
            let each = all.into_iter().enumerate();
            el("ul")
                .attr_text("id", list_id(id))
                .class("options")
                .attr("role", "listbox")
                .attr("aria-label", list)
                .children(each.map(|(place, one)| option(id, place, one, at, take)))
        })
    });
    el("div").class("combobox").child(field).child(options)
}

fn option(
    id: &'static str,
    place: usize,
    one: Offered,
    at: RwSignal<usize>,
    take: impl Fn(usize) + Send + Copy + 'static,
) -> El {
    let note = Some(one.note).filter(|note| !note.is_empty());
    el("li")
        .attr_text("id", option_id(id, place))
        .class("option")
        .attr("role", "option")
        .live("aria-selected", move || (at.get() == place).to_string())
        // The focus stays in the field.
        .on("mousedown", move |event| event.prevent_default())
        .on("click", move |_| take(place))
        .child(el("span").attr("dir", "auto").child(one.name))
        .child(note.map(|note| {
            el("span")
                .class("option-note")
                .attr("dir", "auto")
                .child(note)
        }))
}

fn list_id(id: &str) -> String {
    format!("{id}-list")
}

fn option_id(id: &str, place: usize) -> String {
    format!("{id}-option-{place}")
}

/// Brings an option into view once it is in the page.
fn show(id: &'static str, place: usize) {
    spawn_local(async move {
        tick().await;
        page::bring_into_view(&option_id(id, place));
    });
}
