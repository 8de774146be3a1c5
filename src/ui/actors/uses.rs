//! Everywhere an actor is: named, or in a role of a statement; article by article, in context.

use leptos::prelude::*;

use super::place::{SHOWN, more, place, title_of, words_at};
use super::profile::Profile;
use crate::domain::{ActorRole, ActorUse, DocumentId, uses_of};
use crate::edit::{count, sentence};
use crate::ui::erased::{made_of, memo};
use crate::ui::html::{El, View, el};
use crate::ui::state::Desk;

/// The list, grouped by article.
pub fn uses(profile: Profile) -> El {
    let desk = profile.desk;
    let id = profile.id;
    let all = memo(move || {
        desk.track_tags();
        desk.with(|s| uses_of(s.project(), id))
    });
    let limit = RwSignal::new(SHOWN);
    let heading = move || {
        let all = all.read();
        let mentions = all.iter().filter(|u| u.role == ActorRole::Named).count();
        let roles = all.len() - mentions;
        let statements = match roles {
            0 => String::new(),
            n => format!(", {}", count(n, "role")),
        };
        format!(
            "Where it stands: {}{statements}",
            count(mentions, "mention")
        )
    };
    let list = made_of(
        move || (all.get(), limit.get()),
        move |(all, limit)| groups(desk, all.get(..limit.min(all.len())).unwrap_or_default()),
    );
    el("section")
        .class("actor-places")
        .attr("aria-label", "Mentions and roles")
        .child(el("h3").part(heading))
        .child(list)
        .part(move || more(limit, all.read().len()))
}

fn groups(desk: Desk, all: &[ActorUse]) -> AnyView {
    if all.is_empty() {
        let none = el("p").class("quiet");
        return none.text("Not named and in no role yet.").view();
    }
    let mut groups: Vec<(DocumentId, Vec<ActorUse>)> = Vec::new();
    for one in all {
        let document = desk.with(|s| s.project().annotation(one.tag).map(|tag| tag.document));
        let Some(document) = document else { continue };
        match groups.last_mut() {
            Some((last, list)) if *last == document => list.push(*one),
            _ => groups.push((document, vec![*one])),
        }
    }
    let each = groups.into_iter().map(|(document, list)| {
        el("div")
            .class("place-group")
            .child(el("h4").attr("dir", "auto").child(title_of(desk, document)))
            .child(use_list(desk, &list))
    });
    each.collect::<Vec<_>>().view()
}

/// The uses in one list, each in its context.
pub fn use_list(desk: Desk, uses: &[ActorUse]) -> El {
    let items = uses.iter().map(|one| {
        let tag = one.tag;
        let found = desk.with(|s| {
            let tag = s.project().annotation(tag)?;
            let kind = s.project().codebook().kind(&tag.kind);
            let label = kind.map(|kind| kind.label.clone());
            Some((tag.document, tag.anchor.extent(), label.unwrap_or_default()))
        });
        found.map(|(document, span, kind)| {
            let role = match one.role {
                ActorRole::Named => sentence(one.role.label()),
                role => format!(
                    "{} of a {}",
                    sentence(role.label()),
                    crate::domain::lower_case(&kind)
                ),
            };
            let words = words_at(desk, document, span);
            el("li").child(place(role, words, move || desk.visit_tag(tag)))
        })
    });
    el("ul").class("place-list").children(items.flatten())
}
