//! Splitting a term: new ones, and place by place which of them it gets.

use std::sync::Arc;

use leptos::prelude::*;

use super::confirm::confirm;
use super::list::go_to_chosen;
use super::quotes::Beside;
use super::screen::{Doing, Screen};
use crate::browser::element;
use crate::domain::{Table, Term, Use};
use crate::edit::command;
use crate::ui::erased::part;
use crate::ui::html::{El, View, el};
use crate::ui::widgets::{button, label};

/// What each place gets: places of new ones; `None`: it keeps the old one.
type Given = Table<Use, Vec<Option<usize>>>;

/// The names of the new ones, and the places.
pub fn split(screen: Screen, term: Term) -> El {
    let old = screen.label(&term);
    let names = RwSignal::new(Vec::<String>::new());
    let below = RwSignal::new(false);
    let given = RwSignal::new(Given::new());
    let field = el("textarea")
        .held(screen.desk)
        .id("codebook-parts")
        .class("field")
        .attr("rows", "3")
        .attr("dir", "auto")
        .on_input(move |text| {
            let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
            names.set(lines.map(str::to_owned).collect());
        });
    let mut choices = vec![label("codebook-parts", "New ones, one a line"), field];
    if let Term::Code(..) = term {
        let tick = el("input")
            .attr("type", "checkbox")
            .on("change", move |event| {
                below.set(element::checked_of(&event));
            });
        choices.push(
            el("label")
                .class("form-check")
                .child(tick)
                .child(el("span").child(format!("Put them under “{old}”"))),
        );
    }
    choices.push(el("p").class("quiet").child(format!(
        "Then say for each place which of them it gets. What is not said stays with “{old}”."
    )));
    choices.push(
        el("div")
            .class("codebook-field")
            .child(all_at_once(screen, &term, names, given)),
    );
    let several = matches!(term, Term::Code(..));
    let beside: Beside = {
        let old = old.clone();
        Arc::new(move |place| {
            let old = old.clone();
            part(move || {
                let names = names.get();
                (!names.is_empty()).then(|| {
                    if several {
                        boxes(place, &old, &names, given)
                    } else {
                        list(place, &old, &names, given)
                    }
                })
            })
        })
    };
    let split = term.clone();
    let go = button("button primary", move || {
        let given = given.get_untracked();
        let parts = names.get_untracked();
        // Names may have been taken away again after they were given.
        let fits = |part: &Option<usize>| part.is_none_or(|part| part < parts.len());
        let given = given.iter().map(|(place, given)| {
            let given: Vec<Option<usize>> = given.iter().filter(|p| fits(p)).copied().collect();
            (*place, given)
        });
        let given = given.collect();
        let command = command::SplitTerm {
            term: split.clone(),
            parts,
            below: below.get_untracked(),
            given,
        };
        if screen.run("codebook-doing", command) {
            screen.doing.set(Doing::Nothing);
            go_to_chosen(screen);
        }
    })
    .text("Split");
    confirm(
        screen,
        format!("Split “{old}”"),
        choices,
        go,
        &term,
        Some(beside),
    )
}

/// The same for all places, to begin with.
fn all_at_once(
    screen: Screen,
    term: &Term,
    names: RwSignal<Vec<String>>,
    given: RwSignal<Given>,
) -> AnyView {
    let term = term.clone();
    part(move || {
        let names = names.get();
        if names.is_empty() {
            return Vec::new();
        }
        let options = names.iter().enumerate().map(|(i, name)| {
            el("option")
                .attr_text("value", i.to_string())
                .child(name.clone())
        });
        let options: Vec<El> = options.collect();
        let term = term.clone();
        let field = el("select")
            .id("codebook-all")
            .class("field")
            .on_choice(move |value| {
                let part = value.parse::<usize>().ok();
                let all = screen.usage.with_untracked(|usage| {
                    let uses = usage.uses(&term).iter();
                    uses.map(|place| (*place, vec![part])).collect()
                });
                given.set(all);
            })
            .child(
                el("option")
                    .attr("value", "")
                    .text("None of them: it stays"),
            )
            .child(options.view());
        vec![label("codebook-all", "All places get"), field]
    })
}

/// A statement can have several codes.
fn boxes(place: Use, old: &str, names: &[String], given: RwSignal<Given>) -> El {
    let stays = (None, format!("Stays “{old}”"));
    let new = names
        .iter()
        .enumerate()
        .map(|(i, name)| (Some(i), name.clone()));
    let each = std::iter::once(stays).chain(new).map(|(part, words)| {
        let has = move || {
            given.with(|given| match given.get(&place) {
                Some(list) if !list.is_empty() => list.contains(&part),
                _ => part.is_none(),
            })
        };
        let tick = el("input")
            .attr("type", "checkbox")
            .checked(has)
            .on("change", move |event| {
                let on = element::checked_of(&event);
                given.update(|given| {
                    let list = given.or_default(place);
                    list.retain(|p| *p != part);
                    if on {
                        list.push(part);
                    }
                    crate::domain::sort(list, |a, b| a.cmp(b));
                });
            });
        el("label")
            .class("answer")
            .child(tick)
            .child(el("span").attr("dir", "auto").child(words))
    });
    el("div")
        .class("answers")
        .attr("role", "group")
        .attr("aria-label", "It gets")
        .children(each)
}

/// A tag has one kind, a link one type.
fn list(place: Use, old: &str, names: &[String], given: RwSignal<Given>) -> El {
    let is = move |part: Option<usize>| {
        given.with(|given| given.get(&place).and_then(|list| list.first().copied()) == Some(part))
    };
    let new = names.iter().enumerate().map(|(i, name)| {
        el("option")
            .attr_text("value", i.to_string())
            .live("selected", move || is(Some(i)))
            .child(name.clone())
    });
    let new: Vec<El> = new.collect();
    el("select")
        .class("field part-side")
        .attr("aria-label", "It becomes")
        .on_choice(move |value| {
            let part = value.parse::<usize>().ok();
            given.update(|given| {
                given.insert(place, vec![part]);
            });
        })
        .child(
            el("option")
                .attr("value", "")
                .child(format!("Stays “{old}”")),
        )
        .child(new.view())
}
