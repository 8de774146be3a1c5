//! What the file would bring, in numbers.

use leptos::prelude::*;

use super::screen::brings_nothing;
use super::sort::{Sort, all};
use super::state::{Found, Merging};
use crate::browser::clock;
use crate::domain::grouped;
use crate::domain::merge::{Counts, NAMED, OtherText, Side, Thing, called, what_differs};
use crate::edit::{count, count_of_kind, sentence, short};
use crate::format::aside;
use crate::ui::html::{El, el};
use crate::ui::widgets::button;

/// The summary, what was assumed, and the way to a better one.
pub fn report(merging: Merging, found: &Found) -> El {
    let counts = &found.counts;
    let whole = el("section")
        .class("merging-report")
        .attr("aria-label", "What the file brings");
    if brings_nothing(found) {
        return whole.child(el("p").attr("role", "status").text(
            "There is nothing new in this file: everything in it is in your project already, or was decided before.",
        ));
    }
    whole
        .children(part("Comes in", coming(merging, counts)))
        .children(texts_part(found))
        .children(sorts(
            "Becomes different here",
            all(counts).map(|(of, sort)| (of.changed, sort)),
            &counts.different,
            &|thing| different(merging, found, thing),
        ))
        .children(sorts(
            "Goes here",
            all(counts).map(|(of, sort)| (of.gone, sort)),
            &counts.going,
            &|thing| named(merging, thing),
        ))
        .children(aside_part(merging, found))
        .children(alike_part(merging, found))
        .child(assumed(merging, found))
}

fn part(heading: &'static str, lines: Vec<String>) -> Option<El> {
    if lines.is_empty() {
        return None;
    }
    let lines = lines
        .into_iter()
        .map(|line| el("li").attr("dir", "auto").child(line));
    Some(
        el("div")
            .child(el("h3").text(heading))
            .child(el("ul").class("problem-list").children(lines)),
    )
}

fn coming(merging: Merging, counts: &Counts) -> Vec<String> {
    let there = merging.there();
    let mut lines = Vec::new();
    let mut line = |n: usize, one: &str, many: &str| match n {
        0 => {}
        1 => lines.push(format!("1 {one}")),
        n => lines.push(format!("{} {many}", crate::domain::grouped(n as u64))),
    };
    line(counts.articles.new, "article", "articles");
    line(counts.actors.new, "actor", "actors");
    line(
        counts.links.new,
        "link between statements",
        "links between statements",
    );
    line(
        counts.terms.new,
        "entry of the codebook",
        "entries of the codebook",
    );
    line(counts.coders.new, "coder", "coders");
    line(counts.steps, "line of the log", "lines of the log");
    let tags = counts.new_tags.iter().map(|((kind, coder), n)| {
        let label = there
            .codebook()
            .kind(kind)
            .map_or(kind.as_str(), |k| &k.label);
        let who = there.coder(*coder).map_or("", |c| c.name.as_str());
        let who = if who.is_empty() {
            "somebody without a name"
        } else {
            who
        };
        format!("{} by {who}", count_of_kind(*n, label))
    });
    let mut all: Vec<String> = tags.collect();
    all.append(&mut lines);
    all
}

/// How many of each sort, and which.
fn sorts(
    heading: &'static str,
    numbers: [(usize, Sort); 5],
    things: &[Thing],
    say: &dyn Fn(&Thing) -> String,
) -> Option<El> {
    let lines = numbers.into_iter().filter(|(n, _)| *n > 0);
    let lines: Vec<El> = lines
        .map(|(n, sort)| {
            let named = things.iter().filter(|thing| sort.has(thing)).map(say);
            let named: Vec<String> = named.filter(|words| !words.is_empty()).collect();
            let more = (n.saturating_sub(named.len()), named.is_empty());
            let more = match more {
                (0, _) | (_, true) => None,
                (more, false) => Some(format!("and {} more", grouped(more as u64))),
            };
            let which = named.into_iter().chain(more);
            let which = which.map(|words| el("li").attr("dir", "auto").child(words));
            el("li")
                .child(sort.count(n))
                .child(el("ul").class("merging-which").children(which))
        })
        .collect();
    (!lines.is_empty()).then(|| {
        el("div")
            .child(el("h3").text(heading))
            .child(el("ul").class("problem-list").children(lines))
    })
}

fn named(merging: Merging, thing: &Thing) -> String {
    let there = merging.there();
    let words = merging.desk.with(|s| called(thing, [s.project(), &there]));
    sentence(&words)
}

/// “Demand: a written answer (memo)”.
fn different(merging: Merging, found: &Found, thing: &Thing) -> String {
    let whole = &found.merged.whole;
    let fields = merging
        .desk
        .with(|s| what_differs(thing, s.project(), whole));
    let name = named(merging, thing);
    match fields.is_empty() {
        true => name,
        false => format!("{name} ({})", fields.join(", ")),
    }
}

/// Articles of which there are two versions: which holds, and what becomes of the tags of the other.
pub fn texts_part(found: &Found) -> Option<El> {
    let texts = &found.merged.texts;
    let each: Vec<El> = texts.iter().map(other_text).collect();
    (!each.is_empty()).then(|| {
        el("div")
            .child(el("h3").text("Another text"))
            .child(el("ul").class("problem-list").children(each))
    })
}

fn other_text(other: &OtherText) -> El {
    let holds = match other.holds {
        Side::Here => "your text stays. Of the tags that only the file has",
        Side::There => "the text of the file takes the place of yours. Of your tags",
    };
    let (changed, lost) = (other.changed.len(), other.lost.len());
    let numbers = [
        (other.found, "on the same words"),
        (changed, "on words that were corrected or moved"),
        (lost, "to be placed anew"),
    ];
    let numbers = numbers.into_iter().filter(|(n, _)| *n > 0);
    let numbers: Vec<String> = numbers
        .map(|(n, how)| format!("{} {how}", grouped(n as u64)))
        .collect();
    let words = match numbers.is_empty() {
        true => holds
            .split_once(". ")
            .map_or(holds, |(first, _)| first)
            .to_owned(),
        false => format!("{holds}: {}", numbers.join(", ")),
    };
    let moved = other.changed.iter().take(NAMED).map(|[before, now]| {
        let (old, new) = (&before.anchor.quote().exact, &now.anchor.quote().exact);
        match old == new {
            true => format!("“{}” stands elsewhere", short(old)),
            false => format!("“{}” becomes “{}”", short(old), short(new)),
        }
    });
    let lost_words = other.lost.iter().take(NAMED);
    let lost_words = lost_words.map(|tag| {
        let words = short(&tag.anchor.quote().exact);
        format!("“{words}” is kept, to be placed anew")
    });
    let more = changed.saturating_sub(NAMED) + lost.saturating_sub(NAMED);
    let more = (more > 0).then(|| format!("and {} more", grouped(more as u64)));
    let which = moved.chain(lost_words).chain(more);
    let which = which.map(|words| el("li").attr("dir", "auto").child(words));
    el("li")
        .attr("dir", "auto")
        .child(format!("“{}”: {words}.", other.title))
        .child(el("ul").class("merging-which").children(which))
}

fn aside_part(merging: Merging, found: &Found) -> Option<El> {
    let aside = &found.merged.aside;
    if aside.is_empty() {
        return None;
    }
    let lines = aside.tags.iter().take(20).map(|(tag, article)| {
        let words = format!("“{}” in “{article}”", tag.anchor.quote().exact);
        el("li").attr("dir", "auto").child(words)
    });
    let words = format!(
        "{} and {} of the file find no place here: an article has another text, or what they were about is gone.",
        count(aside.tags.len(), "tag"),
        count(aside.links.len(), "link"),
    );
    Some(
        el("div")
            .child(el("h3").text("Finds no place"))
            .child(el("p").child(words))
            .child(el("ul").class("problem-list").children(lines))
            .child(button("button small", move || save_aside(merging)).text("Save them as a file")),
    )
}

pub fn save_aside(merging: Merging) {
    let now = clock::now();
    let found = merging
        .done
        .get_untracked()
        .or_else(|| untrack(|| merging.now()));
    if let Some(found) = found {
        let text = aside::write(&found.merged.aside, &merging.name(), now);
        let name = format!("demarche-aside-{}.json", clock::local_day(now));
        merging
            .desk
            .save_file(&name, "application/json", text.as_bytes());
    }
}

fn alike_part(merging: Merging, found: &Found) -> Option<El> {
    let there = merging.there();
    let names = found
        .merged
        .alike
        .iter()
        .filter_map(|(_, id)| there.actor(*id));
    let names: Vec<String> = names.map(|actor| actor.name.clone()).collect();
    if names.is_empty() {
        return None;
    }
    Some(
        el("div")
            .child(el("h3").text("May be the same actors"))
            .child(el("p").attr("dir", "auto").child(names.join(", ")))
            .child(el("p").class("quiet").text(
                "They come in as actors of their own. You can make them one in the register afterwards.",
            )),
    )
}

/// What is taken for granted, and how to know better.
fn assumed(merging: Merging, found: &Found) -> El {
    let words = if merging.base.with_untracked(Option::is_some) {
        "What was changed or deleted in which copy is told by the file that both began with."
    } else if found.merged.ahead == Some(Side::Here) {
        "Your project knows all that was done in the file. What could not be read here comes back from it, and nothing else."
    } else if found.merged.ahead.is_some() {
        "The file goes on from where your project is: what it says holds."
    } else {
        "What was deleted or changed since the copies parted is known of tags and links, by the two logs. Of articles, \
         actors and the codebook it is not known: there, what either copy has is kept."
    };
    el("div")
        .class("merging-base")
        .child(el("p").class("quiet").text(words))
        .child(
            button("button small", move || merging.choose_base())
                .live("hidden", move || merging.base.with(Option::is_some))
                .text("Choose the file both began with"),
        )
}
