//! What becomes of each tag, the least sure first.

use std::sync::Arc;

use leptos::prelude::*;

use super::looking::{Look, Looking, Outlook, There};
use crate::domain::Refound;
use crate::edit::count;
use crate::ui::erased::memo;
use crate::ui::html::{El, el};
use crate::ui::keyed::Item;
use crate::ui::state::Desk;
use crate::ui::widgets::{LongList, long_list};

/// Id of the list.
pub const LIST: &str = "correct-list";

/// Height of a row, in pixels; the style sheet has the same.
const ROW: f64 = 56.0;

/// A row.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Line {
    Heading(Refound, usize),
    Tag(usize),
}

/// What is said of tags that were found in a way.
const fn words(found: Refound) -> &'static str {
    match found {
        Refound::Same => "stays where it is",
        Refound::Moved => "moves with its words",
        Refound::Corrected => "stays, with its words corrected",
        Refound::ByQuote => "is found elsewhere by its words",
        Refound::Fuzzily => "is found by similar words: look at it",
        Refound::Lost => "could not be placed: it will be kept, to be placed anew",
    }
}

/// The list; of a text without tags, a line.
pub fn preview(desk: Desk, looking: Looking) -> El {
    let all = memo(move || match looking.get() {
        Look::Done(all) => all,
        _ => Arc::default(),
    });
    let lines = memo(move || Arc::new(lines(&all.read())));
    let number = memo(move || lines.read().len());
    let at = move |place: usize| match lines.read().get(place)? {
        Line::Heading(found, _) => Some(*found as u128),
        Line::Tag(n) => all.read().get(*n).map(|one| one.tag.uuid().as_u128()),
    };
    let (list, _) = long_list(LongList {
        class: "correct-list",
        label: "What becomes of the tags",
        row: ROW,
        count: number,
        at,
        make: move |item: Item| match lines.read_untracked().get(item.place) {
            Some(Line::Heading(found, n)) => heading(*found, *n),
            Some(Line::Tag(n)) => {
                let one = all.with_untracked(|all| all.get(*n).cloned());
                one.map_or_else(|| el("li"), |one| row(desk, one))
            }
            None => el("li"),
        },
    });
    let said = move || match looking.get() {
        Look::None => String::new(),
        Look::Working(..) => "Looking where the tags come to stand …".to_owned(),
        Look::Done(all) => summary(&all),
    };
    let progress = move || match looking.get() {
        Look::Working(done, all) if all > 0 => Some(
            el("progress")
                .attr("aria-label", "Tags placed")
                .attr_text("max", all.to_string())
                .attr_text("value", done.to_string()),
        ),
        _ => None,
    };
    el("div")
        .class("correct-preview")
        .child(el("p").attr("role", "status").part(said))
        .part(progress)
        .child(
            list.id(LIST)
                .attr("role", "group")
                .attr("aria-label", "Tag by tag"),
        )
}

fn summary(all: &[Outlook]) -> String {
    if all.is_empty() {
        return "The article has no tags.".to_owned();
    }
    let number = |of: &[Refound]| all.iter().filter(|one| of.contains(&one.found)).count();
    let sure = number(&[Refound::Same, Refound::Moved, Refound::Corrected]);
    let mut parts = vec![format!(
        "{} of {} found by position",
        sure,
        count(all.len(), "tag")
    )];
    for (found, what) in [
        (Refound::ByQuote, "by their words"),
        (Refound::Fuzzily, "by similar words"),
        (Refound::Lost, "not at all"),
    ] {
        match number(&[found]) {
            0 => {}
            n => parts.push(format!("{n} {what}")),
        }
    }
    format!("{}.", parts.join(", "))
}

fn lines(all: &[Outlook]) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::with_capacity(all.len() + 6);
    let mut last = None;
    for (n, one) in all.iter().enumerate() {
        if last != Some(one.found) {
            last = Some(one.found);
            let of = all.iter().filter(|other| other.found == one.found).count();
            lines.push(Line::Heading(one.found, of));
        }
        lines.push(Line::Tag(n));
    }
    lines
}

fn heading(found: Refound, number: usize) -> El {
    el("li")
        .class("correct-item correct-heading")
        .attr(
            "data-found",
            if found == Refound::Lost { "lost" } else { "" },
        )
        .child(el("h3").child(format!(
            "{} {}",
            count(number, "tag"),
            plural(found, number)
        )))
}

/// The same of several: “stay where they are”.
fn plural(found: Refound, number: usize) -> &'static str {
    if number == 1 {
        return words(found);
    }
    match found {
        Refound::Same => "stay where they are",
        Refound::Moved => "move with their words",
        Refound::Corrected => "stay, with their words corrected",
        Refound::ByQuote => "are found elsewhere by their words",
        Refound::Fuzzily => "are found by similar words: look at them",
        Refound::Lost => "could not be placed: they will be kept, to be placed anew",
    }
}

fn row(desk: Desk, one: Outlook) -> El {
    let kind = desk.with(|s| {
        let project = s.project();
        let tag = project.annotation(one.tag)?;
        let place = project.codebook().position(&tag.kind)?;
        let label = project.codebook().kind(&tag.kind)?.label.clone();
        Some((place, label))
    });
    let (place, label) = kind.unwrap_or_default();
    let same = one.before == one.after;
    let after = (!same && one.found != Refound::Lost).then(|| {
        el("span")
            .class("correct-after")
            .attr("dir", "auto")
            .child(one.after)
    });
    el("li").class("correct-item").child(
        el("span")
            .attr_text("class", format!("correct-tag kind-{place}"))
            .child(
                el("span")
                    .class("correct-head")
                    .child(el("span").class("tag-kind").child(label))
                    .child(one.there.map(there)),
            )
            .text(" ")
            .child(
                el("span")
                    .class("correct-words")
                    .child(el("span").attr("dir", "auto").child(one.before))
                    .child(after.is_some().then(|| el("span").text(" → ")))
                    .child(after),
            ),
    )
}

/// “would stand in paragraph 3: … and **the words** as they stand …”
fn there(there: There) -> El {
    let all = format!("… {}{}{} …", there.before, there.words, there.after);
    el("span")
        .class("correct-there")
        .attr_text("title", all)
        .child(format!("would stand {}: ", there.block))
        .child(
            el("span")
                .attr("dir", "auto")
                .child(format!("… {}", there.before))
                .child(el("b").child(there.words))
                .child(format!("{} …", there.after)),
        )
}
