//! The dialog: which format it is, what would come in, what became of the rest, and the choice.

use leptos::prelude::*;

use super::super::frame;
use super::join::brings_anything;
use super::notes;
use super::work::{Arrival, Seen, Stage};
use crate::format::exchange::intake::{Format, Report};
use crate::format::incoming::many;
use crate::ui::erased::{made_of, memo, shown};
use crate::ui::html::{El, el};
use crate::ui::state::{Desk, expect_desk};
use crate::ui::widgets::{button, wide_to_send};

/// So many articles are listed that are here already.
const TWINS: usize = 10;

/// What files of another tool would bring.
pub(in crate::ui::incoming) fn from_tool() -> AnyView {
    let desk = expect_desk();
    let arrival = Arrival::begin(desk);
    let stage = arrival.stage;
    let report = made_of(
        move || stage.get(),
        move |stage| match stage {
            Stage::Read(seen) => read(arrival, &seen),
            Stage::Refused(reason) => refused(arrival, reason),
            Stage::Fetching(..) | Stage::Reading => el("div"),
        },
    );
    let body = el("div").class("import").child(head(arrival)).child(report);
    wide_to_send(
        desk,
        "Open from another tool",
        "from-tool-title",
        vec![body],
        ways(arrival),
    )
}

fn tool(arrival: Arrival) -> &'static str {
    arrival
        .format()
        .map_or("another tool", |format| format.name)
}

/// How far it is, or what it comes to.
fn head(arrival: Arrival) -> El {
    let stage = arrival.stage;
    let words = memo(move || match stage.get() {
        Stage::Fetching(0, _) => format!("{}: looking at the files …", tool(arrival)),
        Stage::Fetching(done, all) => {
            format!(
                "{}: {done} of {} looked at …",
                tool(arrival),
                many(all, "file")
            )
        }
        Stage::Reading => format!("{}: reading …", tool(arrival)),
        Stage::Read(seen) => seen.report.words(),
        Stage::Refused(_) => format!("{}: this cannot be opened.", tool(arrival)),
    });
    let busy = move || stage.with(|s| matches!(s, Stage::Fetching(..) | Stage::Reading));
    frame::head(words).child(frame::busy(busy))
}

fn ways(arrival: Arrival) -> El {
    let stage = arrival.stage;
    let is_read = memo(move || stage.with(|s| matches!(s, Stage::Read(_))));
    let brings = memo(
        move || matches!(stage.get(), Stage::Read(seen) if brings_anything(seen.brings.as_ref())),
    );
    let go = move || button("button primary", move || arrival.open()).text("Open as a project");
    frame::ways(arrival.desk)
        .child(frame::way_here(move || brings.get(), move || arrival.add()))
        .child(shown(move || is_read.get(), go))
}

fn read(arrival: Arrival, seen: &Seen) -> El {
    let report = &seen.report;
    let facts = el("dl")
        .class("import-told")
        .child(fact("File", report.name.clone()))
        .child(fact("Articles", report.titles_in_words()))
        .child(kinds(report));
    let join = seen.brings.as_ref();
    let join = join.map(|brings| super::join::join(arrival.desk, brings));
    el("div")
        .class("import-report")
        .child(facts)
        .child(el("p").text(OWN))
        .child(join)
        .child(twins(&seen.twins))
        .child(whole(report))
        .children(notes::notes(report))
        .child(
            el("p")
                .class("import-more")
                .child(save(arrival.desk, report))
                .child(texts_only(arrival)),
        )
}

/// What becomes of files with tags.
pub(in crate::ui::incoming) const OWN: &str = "Opened as a project, it is one of its own, with a codebook made of its kinds of tags. \
     The project that is open stays as it is.";

/// How many tags there are of each kind, if there are any.
pub(in crate::ui::incoming) fn kinds(report: &Report) -> Option<El> {
    (!report.kinds.is_empty()).then(|| fact("Tags by kind", report.kinds_in_words()))
}

/// That there is nothing to be said of it, where that is so.
pub(in crate::ui::incoming) fn whole(report: &Report) -> Option<El> {
    report
        .is_whole()
        .then(|| el("p").text("Everything in it comes in as it stands."))
}

/// Saves the report.
pub(in crate::ui::incoming) fn save(desk: Desk, report: &Report) -> El {
    let text = report.text();
    let save = move || {
        _ = desk.save_file("import-report.txt", "text/plain", text.as_bytes());
    };
    button("button small", save).text("Save the report as a file")
}

pub(in crate::ui::incoming) fn fact(name: &'static str, what: String) -> El {
    el("div")
        .child(el("dt").text(name))
        .child(el("dd").attr("dir", "auto").child(what))
}

/// Articles that are in the project at hand as well.
pub(in crate::ui::incoming) fn twins(twins: &[(String, String)]) -> Option<El> {
    if twins.is_empty() {
        return None;
    }
    let (have, are) = match twins.len() {
        1 => ("has", "it is"),
        _ => ("have", "they are"),
    };
    let words = format!(
        "{} {have} exactly the text of an article in the project that is open. Opened as a project, {are} there once more, with \
         the tags of this file.",
        many(twins.len(), "article")
    );
    let lines = twins.iter().take(TWINS).map(|(title, there)| {
        let words = match title == there {
            true => format!("“{title}”"),
            false => format!("“{title}”, here as “{there}”"),
        };
        el("li").attr("dir", "auto").child(words)
    });
    let further = twins.len().saturating_sub(TWINS);
    let further =
        (further > 0).then(|| el("p").child(format!("and {} more.", many(further, "article"))));
    Some(
        el("section")
            .class("import-part")
            .child(el("h3").text("In the project already"))
            .child(
                el("div")
                    .class("import-fields")
                    .child(el("p").child(words))
                    .child(el("ul").class("problem-list").children(lines))
                    .child(further),
            ),
    )
}

/// With a full stop behind it, if it has none.
pub(in crate::ui::incoming) fn ended(mut words: String) -> String {
    if !words.ends_with(['.', '!', '?', '…']) {
        words.push('.');
    }
    words
}

fn refused(arrival: Arrival, reason: String) -> El {
    let name = arrival.name();
    let reason = match reason.starts_with(&name) {
        true => reason,
        false => format!("{name}: {reason}"),
    };
    let advice = arrival.format().map(Format::advice).unwrap_or_default();
    let advice = format!("Nothing was changed. {advice}")
        .trim_end()
        .to_owned();
    el("div")
        .class("import-report")
        .child(
            el("p")
                .class("form-error")
                .attr("role", "alert")
                .attr("dir", "auto")
                .child(ended(reason)),
        )
        .child(el("p").child(advice))
        .child(texts_only(arrival).map(|button| el("p").class("import-more").child(button)))
}

fn texts_only(arrival: Arrival) -> Option<El> {
    arrival.format().filter(|format| format.has_texts())?;
    let button = button("button small", move || arrival.texts_only());
    Some(button.text("Take only texts from it, without tags"))
}
