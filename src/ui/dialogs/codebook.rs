//! The codebook: kinds with label, key, colour, line and definition.

use leptos::prelude::*;

use super::kind_fields::{Problems, kind_fields};
use crate::domain::{
    Category, Codebook, Colour, Extra, Guide, Kind, KindId, OrderedSet, Stroke, Table,
};
use crate::edit::{command, key_problem, use_problem};
use crate::ui::erased::memo;
use crate::ui::html::el;
use crate::ui::keyed::Item;
use crate::ui::state::expect_desk;
use crate::ui::widgets::{button, form, modal, refusal, submit};

/// Hues for kinds that are added, from the same colour-blind-safe set as the first ones.
const HUES: [[u8; 3]; 5] = [
    [0xa8, 0x50, 0x80],
    [0x8a, 0x6a, 0x00],
    [0x2b, 0x7f, 0xb8],
    [0x6b, 0x4f, 0xa0],
    [0x5a, 0x5a, 0x5a],
];

/// The kinds being changed.
type Drafts = Table<u128, RwSignal<Kind>>;

/// A draft of the codebook; it takes effect as one undoable step.
pub fn codebook() -> AnyView {
    let desk = expect_desk();
    let before = desk.codebook().get_untracked();
    // By a number that only grows: a row keeps its kind whatever comes and goes around it.
    let drafts = (0..).zip(before.kinds.iter().cloned().map(RwSignal::new));
    let kinds = RwSignal::new(drafts.collect::<Drafts>());
    let items = move || {
        let item = |id: &u128| Item { place: 0, id: *id };
        kinds.read().keys().map(item).collect()
    };
    let refused = RwSignal::new(None::<String>);
    let save = {
        let before = (*before).clone();
        move || {
            let codebook = Codebook {
                kinds: kinds
                    .read_untracked()
                    .values()
                    .map(|k| k.get_untracked())
                    .collect(),
                ..before.clone()
            };
            match desk.try_run(command::SetCodebook(Box::new(codebook))) {
                Ok(()) | Err(crate::edit::CommandError::Nothing) => desk.close_dialog(),
                Err(reason) => refused.set(Some(format!("{reason}."))),
            }
        }
    };
    let add = move || {
        kinds.update(|all| {
            let number = all.keys().next_back().map_or(0, |last| last + 1);
            let kind = next_kind(all);
            all.insert(number, RwSignal::new(kind));
        });
    };
    let fields = el("ul").class("kind-list").rows(items, move |item| {
        let kind = kinds.with_untracked(|all| all.get(&item.id).copied());
        kind.map(|kind| {
            let in_use = RwSignal::new(None::<String>);
            let remove = move || {
                let problem = desk.with(|s| kind.with_untracked(|k| use_problem(s.project(), k)));
                match problem {
                    Some(problem) => in_use.set(Some(problem.to_string())),
                    None => kinds.update(|all| {
                        all.remove(&item.id);
                    }),
                }
            };
            let key = memo(move || {
                let others = kinds.read();
                let others = others.iter().filter(|(id, _)| **id != item.id);
                let others = others.map(|(_, k)| k.get()).collect::<Vec<_>>();
                key_problem(&kind.read(), &others).map(|problem| problem.to_string())
            });
            kind_fields(kind, Problems { key, in_use }, remove)
        })
    });
    let foot = el("div")
        .class("form-foot")
        .child(button("button", add).text("Add a kind"))
        .child(submit("button primary", "Save codebook"));
    let form = form("form", save)
        .child(fields)
        .part(move || refused.get().map(refusal))
        .child(foot);
    let what = el("p").text(
        "What can be tagged, and by which key. Each kind is told apart by its line as well as by its colour.",
    );
    modal(
        desk,
        "Codebook and keys",
        "codebook-title",
        vec![what, form],
    )
}

/// A kind with an id, a hue and a line that are not taken yet.
fn next_kind(all: &Drafts) -> Kind {
    let ids: OrderedSet<String> = all
        .values()
        .map(|k| k.with_untracked(|k| k.id.as_str().to_owned()))
        .collect();
    let number = (1..)
        .find(|n| !ids.contains(&format!("kind-{n}")))
        .unwrap_or(1);
    let place = all.len();
    Kind {
        id: KindId::new(format!("kind-{number}")),
        label: String::new(),
        category: Category::Statement,
        colour: Colour(HUES[place % HUES.len()]),
        stroke: Stroke::ALL[place % Stroke::ALL.len()],
        key: None,
        guide: Guide::default(),
        slots: Vec::new(),
        retired: false,
        extra: Extra::new(),
    }
}
