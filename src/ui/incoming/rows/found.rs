//! What would come of the table, as it is said to be.

use leptos::prelude::*;

use super::super::tool::{OWN, ended, fact, join, kinds, notes, save, twins, whole};
use super::seen::{Seen, Stage};
use super::work::Rows;
use crate::format::exchange::table::Sources;
use crate::format::incoming::many;
use crate::ui::erased::made_of;
use crate::ui::html::{El, el};

/// It follows what is said.
pub(super) fn found(rows: Rows) -> AnyView {
    made_of(
        move || rows.last.get(),
        move |stage| match stage {
            Some(Stage::Read(seen)) => read(rows, &seen),
            Some(Stage::Missing(what)) => wrong(format!("To go on, {what}.")),
            Some(Stage::Refused(reason)) => wrong(reason),
            _ => el("div"),
        },
    )
}

fn wrong(reason: String) -> El {
    el("p")
        .class("form-error")
        .attr("role", "alert")
        .attr("dir", "auto")
        .child(ended(reason))
}

fn read(rows: Rows, seen: &Seen) -> El {
    let report = &seen.report;
    let facts = el("dl")
        .class("import-told")
        .child(fact("Articles", report.titles_in_words()))
        .child(fact("Texts", texts(seen.sources)))
        .child(kinds(report));
    let first = seen.first.iter().map(|tag| {
        el("li")
            .attr("dir", "auto")
            .child(el("strong").child(tag.kind.clone()))
            .child(format!(": “{}” ", tag.words))
            .child(el("span").class("quiet").child(tag.article.clone()))
    });
    let into = seen.brings.as_ref();
    let into = into.map(|brings| join(rows.desk, brings));
    el("div")
        .class("import-asked")
        .child(
            el("section")
                .class("import-part")
                .child(el("h3").text("What would come in"))
                .child(
                    el("div")
                        .class("import-fields")
                        .child(facts)
                        .child(el("p").text("The first tags:"))
                        .child(el("ul").class("problem-list").children(first))
                        .child(el("p").text(OWN)),
                ),
        )
        .child(into)
        .child(twins(&seen.twins))
        .child(whole(report))
        .children(notes(report))
        .child(el("p").class("import-more").child(save(rows.desk, report)))
}

/// Where the texts of articles come from: “2 articles with a text of the table, 1 made of the words of its tags”.
fn texts(sources: Sources) -> String {
    let Sources {
        in_table,
        beside,
        here,
        without,
        untagged,
    } = sources;
    let mut parts = Vec::new();
    let mut part = |n: usize, words: &str| {
        if n > 0 {
            parts.push(format!("{} {words}", many(n, "article")));
        }
    };
    part(in_table, "with a text of the table");
    part(beside, "with a text beside it");
    part(here, "with a text of the open project");
    part(without, "made of the words of its tags");
    part(untagged, "without tags, of texts beside it");
    parts.join(", ")
}
