//! Everywhere an actor is: named, or in a role of a statement; article by article, in context.

use leptos::prelude::*;

use super::place::{SHOWN, more, place, title_of, words_at};
use super::profile::Profile;
use crate::domain::{ActorRole, ActorUse, DocumentId, Naming, lower_case, uses_of};
use crate::edit::{count, sentence, with_article};
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
            "In the articles: {}{statements}",
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
            let label = kind.map_or("tag", |kind| kind.label.as_str());
            let what = in_words(one.role, tag.naming, label);
            Some((tag.document, tag.anchor.extent(), what))
        });
        found.map(|(document, span, what)| {
            let words = words_at(desk, document, span);
            el("li").child(place(what, words, move || desk.visit_tag(tag)))
        })
    });
    el("ul").class("place-list").children(items.flatten())
}

/// “Claimant of a demand”, “Named by pronoun”.
fn in_words(role: ActorRole, naming: Option<Naming>, kind: &str) -> String {
    let what = sentence(role.label());
    match (role, naming) {
        (ActorRole::Named, None) => what,
        (ActorRole::Named, Some(naming)) => format!("{what} by {}", lower_case(naming.label())),
        _ => format!("{what} of {}", with_article(&lower_case(kind))),
    }
}
