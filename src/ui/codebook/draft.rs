//! A list of the other terms of a section, one of which is chosen.

use leptos::prelude::*;

use super::screen::Screen;
use crate::domain::Term;
use crate::ui::html::{El, el};
use crate::ui::widgets::label;

/// Others that can take the place of a term, by id and path: of its section, and for kinds of the same sort.
pub fn others(screen: Screen, term: &Term) -> Vec<(Term, String)> {
    let codebook = screen.now();
    let category = |term: &Term| match term {
        Term::Kind(id) => codebook.kind(id).map(|kind| kind.category),
        _ => None,
    };
    let all = codebook.terms(term.section()).into_iter();
    let fit = all.filter(|other| other != term && category(other) == category(term));
    fit.map(|other| {
        let path = codebook.path_of(&other);
        (other, path)
    })
    .collect()
}

/// A field with its label; `first` stands where nothing is chosen.
pub fn choice(
    id: &'static str,
    words: &'static str,
    first: &'static str,
    others: Vec<(Term, String)>,
    chosen: RwSignal<Option<Term>>,
) -> [El; 2] {
    let ids: Vec<Term> = others.iter().map(|(term, _)| term.clone()).collect();
    let options = others.into_iter().enumerate().map(|(place, (_, path))| {
        el("option")
            .attr_text("value", place.to_string())
            .child(path)
    });
    let field = el("select")
        .id(id)
        .class("field")
        .on_choice(move |value| {
            let place = value.parse::<usize>().ok();
            chosen.set(place.and_then(|place| ids.get(place).cloned()));
        })
        .child(el("option").attr("value", "").text(first))
        .children(options);
    [label(id, words), field]
}
