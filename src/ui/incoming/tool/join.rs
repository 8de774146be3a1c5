//! What came from elsewhere may go into the project that is open: what that would bring, and the way to do it.

use std::sync::Arc;

use crate::domain::{Project, Turns};
use crate::edit::command::{Brings, TakeProject};
use crate::format::incoming::many;
use crate::ui::html::{El, el};
use crate::ui::state::{Desk, Ids};

/// What it would bring to the project that is open; `None` where that is no project to bring it to, or not all there yet.
pub(in crate::ui::incoming) async fn brought_here(
    desk: Desk,
    project: &Project,
    turns: &dyn Turns,
) -> Option<Brings> {
    if desk.is_sample() || desk.with(|s| s.is_part()) {
        return None;
    }
    let taking = TakeProject {
        from: Arc::new(project.clone()),
        name: String::new(),
    };
    let here = desk.with(|s| s.project().clone());
    Some(taking.brings(&here, &mut Ids(desk), turns).await)
}

/// Brings it there, as one step, and closes the dialog.
pub(in crate::ui::incoming) fn take_here(desk: Desk, project: &Project, name: String) {
    let taking = TakeProject {
        from: Arc::new(project.clone()),
        name,
    };
    desk.run_slow_from_dialog(taking, "Adding it to the project", move || {
        desk.close_dialog();
    });
}

/// Whether it would bring anything there.
pub(in crate::ui::incoming) fn brings_anything(brings: Option<&Brings>) -> bool {
    brings.is_some_and(|brings| brings.articles > 0 || brings.tags > 0)
}

/// What it would bring.
pub(in crate::ui::incoming) fn join(desk: Desk, brings: &Brings) -> El {
    let title = desk.with(|s| s.project().meta().title.clone());
    let words = match brings_anything(Some(brings)) {
        false => "All its articles and tags are there already.".to_owned(),
        true => {
            let alike = "Kinds, codes, actors and coders that are called alike are the same; nothing that is there changes.";
            let words = [
                articles(brings),
                tags(brings),
                alike.to_owned(),
                new(brings),
            ];
            words.join(" ")
        }
    };
    el("section")
        .class("import-part")
        .child(
            el("h3")
                .attr("dir", "auto")
                .child(format!("Added to the open project, “{title}”")),
        )
        .child(el("div").class("import-fields").child(el("p").child(words)))
}

fn articles(brings: &Brings) -> String {
    let new = many(brings.articles, "article");
    match (brings.known_articles, brings.articles) {
        (0, _) => format!("{new} would come to it."),
        (known, 0) => format!(
            "{} with exactly the same text: there already.",
            many(known, "article")
        ),
        (known, _) => format!(
            "{} with exactly the same text: there already; {new} would come to it.",
            many(known, "article")
        ),
    }
}

fn tags(brings: &Brings) -> String {
    let new = many(brings.tags, "tag");
    match brings.known_tags {
        0 => format!("{new} would come to it."),
        known => {
            let be = if known == 1 { "is" } else { "are" };
            format!(
                "{new} would come to it; {} {be} there already.",
                many(known, "tag")
            )
        }
    }
}

/// What is new besides.
fn new(brings: &Brings) -> String {
    let mut parts = Vec::new();
    match brings.kinds.as_slice() {
        [] => {}
        [one] => parts.push(format!("the kind “{one}”")),
        all => {
            let all: Vec<String> = all.iter().map(|kind| format!("“{kind}”")).collect();
            parts.push(format!("the kinds {}", all.join(", ")));
        }
    }
    parts.extend((brings.terms > 0).then(|| many(brings.terms, "code")));
    parts.extend((brings.actors > 0).then(|| many(brings.actors, "actor")));
    match parts.is_empty() {
        true => "It is one step, which can be undone.".to_owned(),
        false => format!(
            "New there: {}. It is one step, which can be undone.",
            parts.join(", ")
        ),
    }
}
