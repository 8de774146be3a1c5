//! Who is named at a place: proposed where a name is known, never linked without being asked.

use std::sync::Arc;

use leptos::prelude::*;

use super::actor_field::found;
use super::adding::{adding, addings, with_adding};
use super::chip::{actor_chip, chip_words, chips};
use super::coded::Coded;
use super::combobox::{Offered, Search, combobox};
use super::naming::{NAMING, naming_field};
use crate::domain::{Actor, ActorId, AnnotationId, fold, suggest_actors};
use crate::edit::{command, count, short};
use crate::ui::erased::{made_of, memo, shown};
use crate::ui::html::{El, el};
use crate::ui::state::{CODING, go_to_field};
use crate::ui::widgets::button;

/// The actor, in which words it is named, and the other places with the same words.
pub fn mention(coded: Coded) -> El {
    let desk = coded.desk;
    let actor = memo(move || {
        desk.track_tags();
        let id = coded.tag.read().as_ref()?.actor?;
        desk.with(|s| s.project().actor(id).map(|actor| (id, actor.name.clone())))
    });
    let who = move || {
        let item = actor.get().map(|(id, name)| {
            let remove = move || link_to(coded, vec![coded.id], None);
            let words = chip_words(name.clone());
            actor_chip(desk, Some(id), &name, "mention", words, remove)
        });
        chips("Who is named here".to_owned(), item.into_iter().collect())
    };
    let field = move || {
        let search = Search {
            id: CODING,
            list: "Actors",
            hint: "Type a name",
            find: Arc::new(move |typed| offers(coded, typed)),
            take_back: Arc::new(|| {}),
        };
        el("div")
            .class("slot")
            .child(suggestions(coded))
            .child(combobox(desk, search))
    };
    let label = el("label")
        .class("details-label")
        .attr("for", CODING)
        .text("Who is named here");
    el("div")
        .class("slots")
        .child(
            el("div")
                .class("slot")
                .child(label)
                .part(who)
                .child(shown(move || actor.read().is_none(), field)),
        )
        .child(naming_field(coded))
        .child(others(coded, actor))
}

fn words(coded: Coded) -> String {
    let words = coded.desk.with(|s| {
        let tag = s.project().annotation(coded.id)?;
        Some(tag.anchor.quote().exact.to_string())
    });
    words.unwrap_or_default()
}

fn link_to(coded: Coded, mentions: Vec<AnnotationId>, actor: Option<ActorId>) {
    coded.desk.run(command::SetActor { mentions, actor });
    // What was pressed is gone.
    go_to_field(NAMING);
}

fn add_here(coded: Coded, actor: Box<Actor>) {
    coded.desk.run(command::AddActor {
        actor,
        mentions: vec![coded.id],
        part: None,
    });
    go_to_field(NAMING);
}

/// Actors that other mentions of these words are linked to, then those whose names are like them; and to add one, unless
/// somebody is called so already.
fn suggestions(coded: Coded) -> El {
    let words = words(coded);
    let wanted = fold(&words);
    let known: Vec<(ActorId, String)> = coded.desk.with(|s| {
        let project = s.project();
        let document = project.annotation(coded.id).map(|tag| tag.document);
        let linked = document
            .into_iter()
            .flat_map(|document| project.annotations_of(document))
            .filter(|tag| tag.actor.is_some() && fold(&tag.anchor.quote().exact) == wanted)
            .filter_map(|tag| tag.actor);
        let mut fitting: Vec<ActorId> = Vec::new();
        for id in linked.chain(suggest_actors(project, &words)) {
            if fitting.len() < 3 && !fitting.contains(&id) {
                fitting.push(id);
            }
        }
        let named = fitting.into_iter().filter_map(|id| project.actor(id));
        named.map(|actor| (actor.id, actor.name.clone())).collect()
    });
    let add = adding(coded, &words, move |actor| add_here(coded, actor));
    let add = add.map(|one| {
        let take = one.take;
        button("button small", move || take()).child(one.name)
    });
    let each = known.into_iter().map(|(id, name)| {
        button("button small", move || {
            link_to(coded, vec![coded.id], Some(id))
        })
        .child(format!("It is {name}"))
    });
    let each: Vec<El> = each.chain(add).collect();
    el("div").class("details-row").children(each)
}

fn offers(coded: Coded, typed: &str) -> Vec<Offered> {
    let actors = found(coded, typed).into_iter().filter_map(|found| {
        let id = found.who.actor?;
        let one = Offered {
            name: found.name,
            note: found.note,
            take: Arc::new(move || link_to(coded, vec![coded.id], Some(id))),
        };
        Some((found.nearly, one))
    });
    let add = addings(coded, typed, move |actor| add_here(coded, actor));
    with_adding(actors.collect(), add)
}

/// “Link all 9 mentions of “Blinken””, once one is linked and another is not.
fn others(coded: Coded, actor: Memo<Option<(ActorId, String)>>) -> AnyView {
    let desk = coded.desk;
    let all = memo(move || {
        desk.track_tags();
        let (id, _) = actor.get()?;
        let wanted = fold(&words(coded));
        let same = coded.desk.with(|s| {
            let project = s.project();
            let document = project.annotation(coded.id)?.document;
            let same = project
                .annotations_of(document)
                .filter(|tag| project.is_mention(tag) && fold(&tag.anchor.quote().exact) == wanted);
            let same = same.map(|tag| (tag.id, tag.actor));
            Some(same.collect::<Vec<_>>())
        })?;
        let unlinked = same.iter().any(|(_, actor)| *actor != Some(id));
        unlinked.then(|| (id, same.into_iter().map(|(tag, _)| tag).collect::<Vec<_>>()))
    });
    made_of(
        move || all.get(),
        move |found| {
            found.map(|(id, mentions)| {
                let label = format!(
                    "Link all {} of “{}”",
                    count(mentions.len(), "mention"),
                    short(&words(coded))
                );
                button("button small", move || {
                    link_to(coded, mentions.clone(), Some(id))
                })
                .child(label)
            })
        },
    )
}
