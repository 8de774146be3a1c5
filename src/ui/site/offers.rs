//! Projects that whoever runs the site offers: on the first page, and in the list of projects.

use leptos::prelude::*;

use crate::format::hosted::Hosted;
use crate::ui::erased::made_of;
use crate::ui::html::{El, View, el, nothing};
use crate::ui::state::{Desk, expect_desk};
use crate::ui::widgets::{button, refusal};

/// A line above the practice article, or where there is no article: whoever comes for a project of the site finds it
/// there. Nothing where the site offers none.
pub(super) fn offers() -> AnyView {
    let desk = expect_desk();
    let offered = asked(desk);
    let at_the_start = move || {
        desk.track_articles();
        desk.with(|s| s.project().meta().sample || s.project().documents().is_empty())
    };
    let line = |all: Vec<Hosted>| {
        let buttons = all.into_iter().map(|hosted| {
            let name = hosted.name;
            let open = button("button small", move || {
                expect_desk().open_hosted(name.clone())
            });
            open.attr("dir", "auto").child(hosted.title)
        });
        el("div")
            .class("site-line")
            .attr("role", "region")
            .attr("aria-label", "Projects of this site")
            .child(el("p").text("Projects of this site:"))
            .children(buttons)
    };
    made_of(
        move || at_the_start().then(|| offered.get()).flatten(),
        move |offered| match offered {
            Some(Ok(all)) if !all.is_empty() => Some(line(all)),
            _ => None,
        },
    )
}

/// The same in the list of projects, with what each is about; what went wrong is said there too.
pub fn list() -> AnyView {
    let desk = expect_desk();
    let offered = asked(desk);
    made_of(
        move || offered.get(),
        move |offered| match offered {
            Some(Ok(all)) if !all.is_empty() => {
                let rows = all.into_iter().map(|hosted| row(desk, hosted));
                let heading = el("h3").text("Projects of this site");
                vec![
                    heading.view(),
                    el("ul").class("project-list").children(rows).view(),
                ]
                .view()
            }
            Some(Err(reason)) => refusal(reason).view(),
            _ => nothing(),
        },
    )
}

fn row(desk: Desk, hosted: Hosted) -> El {
    let name = hosted.name;
    let facts = match (desk.kept_of_hosted(&name), hosted.about.as_str()) {
        (Some(_), _) => "Begun in this browser: opens as you left it".to_owned(),
        (None, about) => about.to_owned(),
    };
    el("li").child(
        button("project-row", move || desk.open_hosted(name.clone()))
            .child(
                el("span")
                    .class("project-name")
                    .attr("dir", "auto")
                    .child(hosted.title),
            )
            .child(el("span").class("quiet").attr("dir", "auto").child(facts)),
    )
}

/// What the site offers, once that is known.
fn asked(desk: Desk) -> RwSignal<Option<Result<Vec<Hosted>, String>>> {
    let offered = RwSignal::new(None);
    desk.list_hosted(move |found| {
        // The dialog may be gone meanwhile.
        let _ = offered.try_set(Some(found));
    });
    offered
}
