//! Where a known name of the actor stands and nobody is linked: to be taken one by one or all at once, never unasked.

use leptos::prelude::*;

use super::place::{SHOWN, more, place, title_of, words_at};
use super::profile::Profile;
use super::register::NAME;
use crate::domain::{ActorId, Category, DocumentId, KindId, OrderedSet, Proposal};
use crate::edit::{command, count};
use crate::ui::erased::{made_of, memo, shown};
use crate::ui::html::{El, View, el};
use crate::ui::state::go_to_field;
use crate::ui::widgets::button;

type Found = (DocumentId, Proposal);

/// “12 more places where it says “Moscow””; nothing where there are none.
pub fn proposed(profile: Profile) -> El {
    let desk = profile.desk;
    let known = profile.register.known;
    let all = memo(move || known.proposals(profile.id));
    let limit = RwSignal::new(SHOWN);
    let articles = move || {
        desk.track_articles();
        desk.with(|s| s.project().documents().len())
    };
    let looking = move || known.done.get() < articles();
    let progress = move || {
        el("p").class("quiet").part(move || {
            format!(
                "Looking for more mentions: {} of {}",
                known.done.get(),
                count(articles(), "article")
            )
        })
    };
    let section = made_of(
        move || {
            let all = all.get();
            (!all.is_empty()).then(|| (all, limit.get()))
        },
        move |found| found.map(|(all, limit)| section(profile, &all, limit)),
    );
    el("div")
        .class("actor-proposed")
        .child(section)
        .part(move || more(limit, all.read().len()))
        .child(shown(looking, progress))
}

fn section(profile: Profile, all: &[Found], limit: usize) -> El {
    let desk = profile.desk;
    let heading = format!(
        "{} where it says {}",
        count(all.len(), "more place"),
        wordings(profile, all)
    );
    let everything = all.to_vec();
    let take_all = (all.len() > 1 && kind(profile).is_some()).then(|| {
        button("button small", move || take(profile, &everything)).child(format!(
            "{} all {}",
            verb(all),
            all.len()
        ))
    });
    let mut last = None;
    let mut items: Vec<AnyView> = Vec::new();
    for found in all.iter().take(limit) {
        if last.replace(found.0) != Some(found.0) {
            let title = title_of(desk, found.0);
            items.push(
                el("li")
                    .class("place-title")
                    .attr("dir", "auto")
                    .child(title)
                    .view(),
            );
        }
        items.push(item(profile, found).view());
    }
    el("section")
        .class("actor-places")
        .attr("aria-label", "Proposed mentions")
        .child(
            el("div")
                .class("place-head")
                .child(el("h3").attr("dir", "auto").child(heading))
                .child(take_all),
        )
        .child(el("ul").class("place-list").children(items))
}

fn item(profile: Profile, found: &Found) -> El {
    let desk = profile.desk;
    let (document, proposal) = found.clone();
    let words = words_at(desk, document, proposal.span);
    let quote = words.words.clone();
    let one = vec![found.clone()];
    let label = match proposal.mention {
        Some(_) => "Link",
        None => "Tag and link",
    };
    let take = button("button small", move || take(profile, &one))
        .attr_text("aria-label", format!("{label} “{quote}”"))
        .text(label);
    let also = shared(profile, &proposal.actors);
    let (span, mention) = (proposal.span, proposal.mention);
    let go = move || match mention {
        Some(tag) => desk.visit_tag(tag),
        None => desk.visit_words(document, span),
    };
    el("li")
        .class("place-offer")
        .child(place(also, words, go))
        .child(take)
}

/// What taking them does: places that are tagged already are only linked.
fn verb(found: &[Found]) -> &'static str {
    let tagged = |(_, place): &Found| place.mention.is_some();
    match found.iter().all(tagged) {
        true => "Link",
        false => "Tag and link",
    }
}

/// “May be Georgia (state) too”, where others bear the name.
fn shared(profile: Profile, actors: &[ActorId]) -> String {
    let others = actors.iter().filter(|id| **id != profile.id);
    let names: Vec<String> = others.map(|id| profile.register.name(*id)).collect();
    match names.is_empty() {
        true => String::new(),
        false => format!("May be {} too", names.join(", ")),
    }
}

/// The different wordings, three at most.
fn wordings(profile: Profile, all: &[Found]) -> String {
    let mut seen = OrderedSet::new();
    let mut words: Vec<String> = Vec::new();
    for (document, proposal) in all {
        let here = words_at(profile.desk, *document, proposal.span).words;
        if seen.insert(here.clone()) {
            words.push(format!("“{here}”"));
        }
        if words.len() > 3 {
            break;
        }
    }
    let more = words.len() > 3;
    words.truncate(3);
    match more {
        true => format!("{} …", words.join(", ")),
        false => words.join(", "),
    }
}

/// The first kind that names actors.
fn kind(profile: Profile) -> Option<KindId> {
    profile.desk.with(|s| {
        let mut kinds = s.project().codebook().kinds.iter();
        let kind = kinds.find(|kind| kind.category == Category::Mention && !kind.retired)?;
        Some(kind.id.clone())
    })
}

fn take(profile: Profile, found: &[Found]) {
    let Some(kind) = kind(profile) else {
        let said = "The codebook has no kind of tag that names actors: add one to tag mentions";
        profile.desk.say(said);
        return;
    };
    let untagged = found.iter().filter(|(_, p)| p.mention.is_none());
    profile.desk.close_group();
    // The buttons go with what they offered.
    let done = profile.desk.run(command::TakeMentions {
        actor: profile.id,
        kind,
        places: untagged.map(|(document, p)| (*document, p.span)).collect(),
        mentions: found.iter().filter_map(|(_, p)| p.mention).collect(),
    });
    if done {
        go_to_field(NAME);
    }
}
