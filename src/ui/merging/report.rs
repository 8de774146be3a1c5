//! What the file would bring, in numbers.

use leptos::prelude::*;

use super::screen::brings_nothing;
use super::state::{Found, Merging};
use crate::browser::clock;
use crate::domain::merge::Counts;
use crate::edit::count;
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
        .children(part("Becomes different here", changing(counts)))
        .children(part("Goes here", going(counts)))
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
        format!("{} by {who}", count(*n, label))
    });
    let mut all: Vec<String> = tags.collect();
    all.append(&mut lines);
    all
}

fn lines_of(counts: &Counts, of: fn(&crate::domain::merge::Counts) -> [usize; 5]) -> Vec<String> {
    let nouns = ["article", "tag", "actor", "link", "codebook entry"];
    let each = of(counts).into_iter().zip(nouns);
    let each = each.filter(|(n, _)| *n > 0);
    each.map(|(n, noun)| match (n, noun) {
        (2.., "codebook entry") => format!("{n} codebook entries"),
        _ => count(n, noun),
    })
    .collect()
}

fn changing(counts: &Counts) -> Vec<String> {
    lines_of(counts, |c| {
        [c.articles, c.tags, c.actors, c.links, c.terms].map(|n| n.changed)
    })
}

fn going(counts: &Counts) -> Vec<String> {
    lines_of(counts, |c| {
        [c.articles, c.tags, c.actors, c.links, c.terms].map(|n| n.gone)
    })
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
