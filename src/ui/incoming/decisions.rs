//! What holds for all files: web pages, dates, duplicates.

use leptos::prelude::*;

use super::screen::{many, section};
use super::work::{Import, View};
use crate::format::incoming::Order;
use crate::format::incoming::html::Extent;
use crate::ui::erased::memo;
use crate::ui::html::{El, el, several};

/// The decisions that there are to be made.
pub(super) fn decisions(import: Import) -> AnyView {
    several(vec![
        duplicates(import),
        tagged(import),
        pages(import),
        dates(import),
    ])
}

/// A number that follows the report.
fn number(
    import: Import,
    look: impl Fn(&View<'_>) -> usize + Send + Sync + 'static,
) -> Memo<usize> {
    memo(move || {
        import.seen.track();
        import.look(&look).unwrap_or(0)
    })
}

fn duplicates(import: Import) -> AnyView {
    let twins = number(import, |view| {
        view.rows.iter().filter(|row| row.twin.is_some()).count()
    });
    section(
        "Duplicates",
        move || twins.get() > 0,
        move || {
            let field = el("input")
                .attr("type", "checkbox")
                .checked(move || import.skip.get())
                .on("change", move |_| import.skip.update(|skip| *skip = !*skip));
            let words = move || {
                let n = twins.get();
                let have = if n == 1 { "has" } else { "have" };
                format!(
                    "Skip {} that {have} exactly the text of an article in the project, or of one before it here",
                    many(n, "article")
                )
            };
            el("label")
                .class("form-check")
                .child(field)
                .child(el("span").part(words))
        },
    )
}

/// Reports of ours and files of other tools, which are left out unless somebody wants nothing but their texts.
fn tagged(import: Import) -> AnyView {
    let files = number(import, |view| {
        view.batch.outcomes().iter().map(|o| o.tagged).sum()
    });
    section(
        "Files with tags",
        move || files.get() > 0,
        move || {
            let now = move || {
                import.seen.track();
                import.look(|view| view.choices.texts_only) == Some(true)
            };
            let change = move |_| {
                import.decide(
                    |choices| choices.texts_only = !choices.texts_only,
                    |outcome| outcome.has_tags(),
                );
            };
            let field = el("input")
                .attr("type", "checkbox")
                .checked(now)
                .on("change", change);
            let words = move || {
                let n = files.get();
                let of_it = if n == 1 { "its" } else { "their" };
                format!(
                    "Take only the text of {}, without {of_it} tags",
                    many(n, "file")
                )
            };
            el("label")
                .class("form-check")
                .child(field)
                .child(el("span").part(words))
        },
    )
}

fn pages(import: Import) -> AnyView {
    let pages = number(import, |view| {
        view.batch.outcomes().iter().map(|o| o.pages).sum()
    });
    let whole = number(import, |view| {
        view.batch.outcomes().iter().map(|o| o.whole_pages).sum()
    });
    section(
        "Web pages",
        move || pages.get() > 0,
        move || {
            let now = move || {
                import.seen.track();
                let extent = import.look(|view| view.choices.extent);
                extent.unwrap_or_default()
            };
            let one = |extent: Extent, words: &'static str| {
                radio(
                    "import-extent",
                    words,
                    move || now() == extent,
                    move || {
                        import.decide(|choices| choices.extent = extent, |o| o.has_pages());
                    },
                )
            };
            let note = move || {
                let n = whole.get();
                (n > 0).then(|| {
                    let words = format!(
                        "{}: no main part was found, so all of it is taken.",
                        many(n, "page")
                    );
                    el("p").class("quiet").child(words)
                })
            };
            choices("What is taken of a page")
                .child(one(
                    Extent::Main,
                    "The main text, without menus and the like",
                ))
                .child(one(Extent::Whole, "The whole page"))
                .part(note)
        },
    )
}

fn dates(import: Import) -> AnyView {
    let either = number(import, |view| {
        let ordered = usize::from(view.naming.order.is_some());
        ordered + view.rows.iter().filter(|row| row.settled.either).count()
    });
    section(
        "Dates",
        move || either.get() > 0,
        move || {
            let now = move || {
                import.seen.track();
                import.look(|view| view.naming.order).flatten()
            };
            let one = |order: Option<Order>, words: &'static str| {
                radio(
                    "import-order",
                    words,
                    move || now() == order,
                    move || {
                        import.name(|naming| naming.order = order);
                    },
                )
            };
            choices("What a date such as 03/04/2022 means")
                .child(one(None, "Leave it open"))
                .child(one(
                    Some(Order::DayFirst),
                    "3 April 2022: the day stands first",
                ))
                .child(one(
                    Some(Order::MonthFirst),
                    "4 March 2022: the month stands first",
                ))
        },
    )
}

/// A group of choices with what they are about.
pub(super) fn choices(legend: &'static str) -> El {
    el("fieldset")
        .class("answers-field")
        .child(el("legend").class("form-label").text(legend))
}

/// One of a group.
pub(super) fn radio(
    group: &'static str,
    words: &'static str,
    now: impl Fn() -> bool + Send + 'static,
    choose: impl Fn() + Send + 'static,
) -> El {
    let field = el("input")
        .attr("type", "radio")
        .attr("name", group)
        .checked(now)
        .on("change", move |_| choose());
    el("label")
        .class("form-check")
        .child(field)
        .child(el("span").text(words))
}
