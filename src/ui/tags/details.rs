//! The chosen tag, to be read and changed in place.

use leptos::prelude::*;

use super::confidence::ConfidenceField;
use super::edges::Edges;
use super::memo::Memo as MemoField;
use crate::browser::clock;
use crate::domain::{AnnotationId, Origin};
use crate::edit::{Action, Command};
use crate::ui::erased::{live, memo, on, part};
use crate::ui::state::{Desk, expect_desk};
use crate::ui::widgets::{Icon, Kbd, Shape};

/// Details; nothing while no tag is chosen.
#[component]
pub fn Details() -> impl IntoView {
    let desk = expect_desk();
    let chosen = memo(move || {
        desk.track_tags();
        let id = desk.cursor().read().chosen?;
        desk.with(|s| s.project().annotation(id).map(|a| a.id))
    });
    view! {
        {part(move || chosen.get().map(|id| view! { <One desk=desk id=id /> }))}
    }
}

#[component]
fn One(desk: Desk, id: AnnotationId) -> impl IntoView {
    let tag = memo(move || {
        desk.track_tags();
        desk.with(|s| s.project().annotation(id).cloned())
    });
    let quote = move || tag.get().map(|t| t.anchor.quote().exact.to_string());
    let who = move || {
        let tag = tag.get()?;
        let name = desk.with(|s| s.project().coder(tag.coder).map(|c| c.name.clone()));
        let name = name
            .filter(|n| !n.is_empty())
            .unwrap_or_else(|| "you".to_owned());
        let made = match tag.origin {
            Origin::Human => "Tagged",
            Origin::Example => "From the worked example",
            Origin::Imported => "Imported",
        };
        let mut line = format!("{made} by {name}, {}", clock::local_words(tag.created));
        if tag.modified != tag.created {
            line.push_str(&format!("; changed {}", clock::local_words(tag.modified)));
        }
        Some(line)
    };
    let kinds = move || {
        desk.codebook()
            .get()
            .kinds
            .iter()
            .enumerate()
            .map(|(place, kind)| {
                let (this, wanted) = (kind.id.clone(), kind.id.clone());
                view! {
                    <button
                        type="button"
                        class=format!("chip kind-{place}")
                        aria-pressed=live(move || {
                            tag.read().as_ref().is_some_and(|t| t.kind == this).to_string()
                        })
                        title=kind.definition.clone()
                        on:click=on(move |_| {
                            desk.run(Command::SetKind(id, wanted.clone()));
                        })
                    >
                        {kind.label.clone()}
                    </button>
                }
            })
            .collect_view()
    };
    view! {
        <section class="details" aria-label="The chosen tag">
            <blockquote class="details-quote" dir="auto">
                {quote}
            </blockquote>
            <div class="details-row" role="group" aria-label="Kind">
                {kinds}
            </div>
            <MemoField desk=desk id=id tag=tag />
            <ConfidenceField desk=desk id=id tag=tag />
            <Edges desk=desk />
            <p class="details-who">{who}</p>
            <div class="details-foot">
                <button type="button" class="button" on:click=on(move |_| desk.choose(id))>
                    "Show in the text"
                </button>
                <button
                    type="button"
                    class="button danger"
                    on:click=on(move |_| desk.act(Action::Delete))
                >
                    <Icon shape=Shape::Delete />
                    "Delete "
                    <Kbd cap="Del" />
                </button>
            </div>
        </section>
    }
}
