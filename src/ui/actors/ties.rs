//! To whom an actor belongs or for whom it speaks, in which role, and when.

use std::sync::Arc;

use leptos::prelude::*;

use super::profile::Profile;
use crate::browser::element;
use crate::domain::{ActorId, Affiliation, Date, Extra, Tie, find_actors};
use crate::edit::command;
use crate::ui::coding::{MOST, Offered, Search, combobox};
use crate::ui::html::{El, el};
use crate::ui::state::go_to_field;
use crate::ui::widgets::{Shape, button, icon};

const ADD: &str = "actor-tie";

/// A row for each tie, and a field that finds another actor.
pub fn ties(profile: Profile) -> El {
    let rows = move || {
        let actor = profile.actor.get();
        let ties = actor.map(|actor| actor.affiliations.clone());
        let each = ties.unwrap_or_default().into_iter().enumerate();
        let each: Vec<El> = each.map(|(place, tie)| row(profile, place, &tie)).collect();
        (!each.is_empty()).then(|| {
            el("ul")
                .class("tie-list")
                .attr("aria-label", "Tied to")
                .children(each)
        })
    };
    let search = Search {
        id: ADD,
        list: "Actors",
        hint: "Organisation, party, state",
        find: Arc::new(move |typed| offers(profile, typed)),
        take_back: Arc::new(|| {}),
    };
    let label = el("label")
        .class("details-label")
        .attr("for", ADD)
        .text("Belongs to or speaks for");
    el("div")
        .class("slot")
        .child(label)
        .part(rows)
        .child(combobox(profile.desk, search))
}

fn tie_to(profile: Profile, to: ActorId) {
    profile.change(|actor| {
        actor.affiliations.push(Affiliation {
            to,
            tie: Tie::MemberOf,
            role: String::new(),
            from: None,
            until: None,
            extra: Extra::new(),
        });
    });
}

/// Others of the register; last, to add whoever is called so.
fn offers(profile: Profile, typed: &str) -> Vec<Offered> {
    let mut offers = others(profile, typed, move |id| tie_to(profile, id));
    let name = typed.trim().to_owned();
    let known = profile.desk.with(|s| {
        let mut all = s.project().actors();
        all.any(|actor| actor.is_called(&name))
    });
    if !name.is_empty() && !known {
        offers.push(Offered {
            name: format!("Add “{name}” to the actors"),
            note: String::new(),
            take: Arc::new(move || {
                let Some(actor) = profile.desk.new_actor(&name) else {
                    return;
                };
                let id = actor.id;
                let added = profile.desk.run(command::AddActor {
                    actor: Box::new(actor),
                    mentions: Vec::new(),
                    part: None,
                });
                if added {
                    tie_to(profile, id);
                }
            }),
        });
    }
    offers
}

/// Who fits what was typed, but the actor itself; `take` is told who was taken.
pub fn others(
    profile: Profile,
    typed: &str,
    take: impl Fn(ActorId) + Send + Sync + Copy + 'static,
) -> Vec<Offered> {
    profile.desk.with(|s| {
        let all = s.project().actors().filter(|actor| actor.id != profile.id);
        let hits = find_actors(all, typed, MOST).into_iter();
        let each = hits.map(|hit| {
            let id = hit.actor.id;
            Offered {
                name: hit.actor.name.clone(),
                note: match hit.name == hit.actor.name {
                    true => String::new(),
                    false => format!("“{}”", hit.name),
                },
                take: Arc::new(move || take(id)),
            }
        });
        each.collect()
    })
}

fn row(profile: Profile, place: usize, tie: &Affiliation) -> El {
    let name = profile.register.name(tie.to);
    let to = tie.to;
    let change = move |change: &mut dyn FnMut(&mut Affiliation)| {
        profile.change(|actor| {
            if let Some(tie) = actor.affiliations.get_mut(place) {
                change(tie);
            }
        });
    };
    let holds = tie.tie;
    let option = |one: &Tie| {
        let one = *one;
        el("option")
            .attr("value", one.word())
            .live("selected", move || one == holds)
            .text(one.label())
    };
    let sort = el("select")
        .held_choice(profile.desk)
        .class("field")
        .attr_text("aria-label", format!("Tie to {name}"))
        .on_choice(move |word| {
            if let Some(chosen) = Tie::of_word(&word) {
                change(&mut |tie| tie.tie = chosen);
            }
        })
        .children(Tie::ALL.iter().map(option));
    let role_text = tie.role.clone();
    let role = el("input")
        .held(profile.desk)
        .class("field")
        .attr("dir", "auto")
        .attr("autocomplete", "off")
        .attr("placeholder", "Role")
        .attr_text("aria-label", format!("Role at {name}"))
        .value(profile.of(move |_| role_text.clone()))
        .on("change", move |event| {
            let typed = element::value_of(&event).trim().to_owned();
            change(&mut |tie| tie.role.clone_from(&typed));
        });
    let date = |label: String,
                hint: &'static str,
                date: Option<Date>,
                write: fn(&mut Affiliation, Option<Date>)| {
        let text = date.map(|date| date.to_string()).unwrap_or_default();
        el("input").held(profile.desk)
            .class("field tie-date")
            .attr("autocomplete", "off")
            .attr("placeholder", hint)
            .attr_text("aria-label", label)
            .value(profile.of(move |_| text.clone()))
            .on("change", move |event| {
                let typed = element::value_of(&event);
                match typed.trim() {
                    "" => change(&mut |tie| write(tie, None)),
                    text => match text.parse() {
                        Ok(date) => change(&mut |tie| write(tie, Some(date))),
                        Err(_) => {
                            profile.desk.say(format!(
                                "“{text}” is not a date: write it as 2022-01-21, 2022-01 or 2022. The date before is kept"
                            ));
                            profile.show_again();
                        }
                    },
                }
            })
    };
    let remove = move || {
        profile.change(|actor| {
            if place < actor.affiliations.len() {
                actor.affiliations.remove(place);
            }
        });
        go_to_field(ADD);
    };
    let go = button("link-go", move || profile.register.choose(to))
        .attr("dir", "auto")
        .child(name.clone());
    let out = button("icon-button small", remove)
        .attr_text("aria-label", format!("Remove the tie to {name}"))
        .child(icon(Shape::Close));
    el("li")
        .class("tie-row")
        .child(sort)
        .child(go)
        .child(out)
        .child(role)
        .child(date(
            format!("At {name} from"),
            "From",
            tie.from,
            |tie, date| tie.from = date,
        ))
        .child(date(
            format!("At {name} until"),
            "Until",
            tie.until,
            |tie, date| tie.until = date,
        ))
}
