//! What became of what was not simply accepted: by count, and the first of them one by one.

use crate::domain::grouped;
use crate::format::exchange::Fate;
use crate::format::exchange::intake::{FATES, Report, heading, meaning};
use crate::ui::html::{El, el};

/// So many lines of each sort are listed.
const LISTED: usize = 30;

/// A part for each sort that there is.
pub(in crate::ui::incoming) fn notes(report: &Report) -> Vec<El> {
    let parts = FATES.iter().filter(|fate| report.count(**fate) > 0);
    parts.map(|fate| part(report, *fate)).collect()
}

fn part(report: &Report, fate: Fate) -> El {
    let count = report.count(fate);
    let lines = report.lines_of(fate).take(LISTED).map(|line| {
        el("li")
            .attr("dir", "auto")
            .child(el("strong").child(line.place_in_words()))
            .child(": ")
            .child(line.what.clone())
    });
    let further = report.lines_of(fate).count().saturating_sub(LISTED);
    let further = (further > 0).then(|| {
        let words = format!(
            "and {} more; the saved report has them all.",
            grouped(further as u64)
        );
        el("p").child(words)
    });
    el("section")
        .class("import-part")
        .child(el("h3").child(format!("{} ({count})", heading(fate))))
        .child(
            el("div")
                .class("import-fields")
                .child(el("p").text(meaning(fate)))
                .child(el("ul").class("problem-list").children(lines))
                .child(further),
        )
}
