//! Something new in a section.

use leptos::prelude::*;

use super::list::go_to_chosen;
use super::screen::Screen;
use crate::domain::{
    Category, Code, CodeId, Codebook, Extra, Guide, Kind, RelationType, Section, Term, fresh_look,
};
use crate::ui::erased::part;
use crate::ui::html::{El, View, el};
use crate::ui::widgets::{button, label};

const FIELD: &str = "codebook-new";

/// A field for its name, with a button; codes also go under the chosen one.
pub fn new_term(screen: Screen, section: Section) -> El {
    let name = RwSignal::new(String::new());
    let add = move |under: Option<CodeId>| {
        let typed = name.get_untracked().trim().to_owned();
        if typed.is_empty() {
            let reason = format!("Write what the new {} is to be called", section.one());
            screen.problem.set(Some((FIELD, reason)));
            crate::ui::state::go_to_field(FIELD);
            return;
        }
        let new = screen.now().free_id(section, &typed);
        let title = format!("Added “{typed}” to the codebook");
        let made = new.clone();
        if screen.change(FIELD, title, move |codebook| {
            put(codebook, &made, typed, under)
        }) {
            name.set(String::new());
            screen.choose(new);
            go_to_chosen(screen);
        }
    };
    let words = match section {
        Section::Kinds => "New kind",
        Section::Codes(crate::domain::CodeList::Issues) => "New issue",
        Section::Codes(crate::domain::CodeList::Forms) => "New form",
        Section::Codes(crate::domain::CodeList::Justifications) => "New justification",
        Section::Links => "New link type",
    };
    let field = el("input")
        .held(screen.desk)
        .id(FIELD)
        .class("field")
        .attr("dir", "auto")
        .attr("autocomplete", "off")
        .value(move || name.get())
        .live("aria-describedby", move || {
            super::fields::told(screen, FIELD)
        })
        .on_input(move |text| name.set(text))
        .on_key(move |event| {
            if event.key() == "Enter" && !event.is_composing() {
                event.prevent_default();
                add(None);
            }
        });
    let codebook = screen.desk.codebook();
    let under = part(move || match screen.chosen.get() {
        Some(Term::Code(_, id)) => {
            // It may be called otherwise by now.
            codebook.read();
            let above = screen.label(&Term::of(section, id.as_str()));
            let words = format!("Add under “{above}”");
            button("button small", move || add(Some(id.clone())))
                .child(words)
                .view()
        }
        _ => None::<El>.view(),
    });
    el("div")
        .class("codebook-new")
        .child(label(FIELD, words))
        .child(field)
        .child(
            el("div")
                .class("actions")
                .child(button("button small", move || add(None)).text("Add"))
                .child(under),
        )
        .child(super::fields::problem(screen, FIELD))
}

fn put(codebook: &mut Codebook, new: &Term, label: String, under: Option<CodeId>) {
    match new {
        Term::Kind(id) => {
            let looks = codebook.kinds.iter();
            let looks: Vec<_> = looks.map(|kind| (kind.colour, kind.stroke)).collect();
            let (colour, stroke) = fresh_look(&looks);
            codebook.kinds.push(Kind {
                id: id.clone(),
                label,
                category: Category::Statement,
                colour,
                stroke,
                key: None,
                guide: Guide::default(),
                slots: Vec::new(),
                retired: false,
                extra: Extra::new(),
            });
        }
        Term::Code(list, id) => {
            let code = Code {
                parent: under,
                ..Code::named(id.clone(), label)
            };
            codebook.add_code(*list, code);
        }
        Term::Link(id) => codebook.relations.push(RelationType {
            id: id.clone(),
            label,
            effect: None,
            guide: Guide::default(),
            colour: None,
            key: None,
            retired: false,
            extra: Extra::new(),
        }),
    }
}
