//! The chosen term: what it means, how it looks, what can be done with it, and where it is used.

use leptos::prelude::*;

use super::fields::{Text, text};
use super::screen::{Doing, Screen};
use super::{actions, kind_parts, merge, place, quotes, remove, slots, split};
use crate::domain::{Category, Codebook, Guide, Section, Term};
use crate::ui::erased::{made_of, memo};
use crate::ui::html::{El, View, el};

/// The details, or what is about to be done.
pub fn details(screen: Screen, section: Section) -> El {
    let shown = memo(move || (screen.chosen.get(), screen.doing.get()));
    let inside = made_of(
        move || shown.get(),
        move |(chosen, doing)| {
            let Some(term) = chosen.filter(|term| term.section() == section) else {
                return None::<El>.view();
            };
            match doing {
                Doing::Nothing => fields(screen, &term).view(),
                Doing::Merge => merge::merge(screen, term).view(),
                Doing::Split => split::split(screen, term).view(),
                Doing::Remove => remove::remove(screen, term).view(),
            }
        },
    );
    el("section")
        .class("codebook-details")
        .attr("aria-label", "Details")
        .child(inside)
}

fn fields(screen: Screen, term: &Term) -> El {
    let named = term.clone();
    let heading = move || screen.codebook().path_of(&named);
    let whole = el("div")
        .class("codebook-fields")
        .child(el("h3").attr("dir", "auto").part(heading))
        .child(actions::actions(screen, term))
        .child(text(screen, term, LABEL))
        .child(kind_parts::look(screen, term));
    let whole = GUIDE
        .iter()
        .fold(whole, |whole, one| whole.child(text(screen, term, *one)));
    let kind = term.clone();
    let statement = memo(move || match &kind {
        Term::Kind(id) => {
            let codebook = screen.codebook();
            codebook.kind(id).map(|kind| kind.category) == Some(Category::Statement)
        }
        _ => false,
    });
    let kind = term.clone();
    let whole = whole
        .child(made_of(
            move || statement.get(),
            move |statement| match (&kind, statement) {
                (Term::Kind(id), true) => Some(slots::slots(screen, id)),
                _ => None,
            },
        ))
        .child(place::place(screen, term));
    // What a change of the name or the advice would concern is in sight beside it.
    el("div")
        .class("codebook-both")
        .child(whole)
        .child(quotes::used(screen, term))
}

const LABEL: Text = Text {
    id: "codebook-label",
    words: "Name",
    long: false,
    read: |codebook, term| {
        let said = codebook.said(term);
        said.map_or_else(String::new, |said| said.label.to_owned())
    },
    write: |codebook, term, text| {
        if let Some(said) = codebook.to_say(term) {
            *said.label = text;
        }
    },
    done: |before, text| format!("Renamed “{before}” to “{text}”"),
};

fn read(codebook: &Codebook, term: &Term, pick: fn(&Guide) -> &String) -> String {
    let said = codebook.said(term);
    said.map_or_else(String::new, |said| pick(said.guide).clone())
}

fn write(codebook: &mut Codebook, term: &Term, pick: fn(&mut Guide) -> &mut String, text: String) {
    if let Some(said) = codebook.to_say(term) {
        *pick(said.guide) = text;
    }
}

const GUIDE: [Text; 5] = [
    Text {
        id: "codebook-definition",
        words: "Definition",
        long: true,
        read: |codebook, term| read(codebook, term, |guide| &guide.definition),
        write: |codebook, term, text| write(codebook, term, |guide| &mut guide.definition, text),
        done: |label, _| format!("Changed the definition of “{label}”"),
    },
    Text {
        id: "codebook-include",
        words: "Include",
        long: true,
        read: |codebook, term| read(codebook, term, |guide| &guide.include),
        write: |codebook, term, text| write(codebook, term, |guide| &mut guide.include, text),
        done: |label, _| format!("Changed what “{label}” includes"),
    },
    Text {
        id: "codebook-exclude",
        words: "Exclude",
        long: true,
        read: |codebook, term| read(codebook, term, |guide| &guide.exclude),
        write: |codebook, term, text| write(codebook, term, |guide| &mut guide.exclude, text),
        done: |label, _| format!("Changed what “{label}” excludes"),
    },
    Text {
        id: "codebook-positive",
        words: "Positive example",
        long: true,
        read: |codebook, term| read(codebook, term, |guide| &guide.positive),
        write: |codebook, term, text| write(codebook, term, |guide| &mut guide.positive, text),
        done: |label, _| format!("Changed the positive example of “{label}”"),
    },
    Text {
        id: "codebook-negative",
        words: "Negative example",
        long: true,
        read: |codebook, term| read(codebook, term, |guide| &guide.negative),
        write: |codebook, term, text| write(codebook, term, |guide| &mut guide.negative, text),
        done: |label, _| format!("Changed the negative example of “{label}”"),
    },
];
