//! What another codebook would bring, before it comes in.

use leptos::prelude::*;

use super::screen::{Brought, Mode, Screen, soon};
use crate::domain::{Codebook, Comparison, Term};
use crate::edit::command::{TakeCodebook, Taken, Taking, taken};
use crate::edit::{count, sentence};
use crate::ui::erased::made_of;
use crate::ui::html::{El, View, el};
use crate::ui::state::go_to_field;
use crate::ui::widgets::button;

/// How many of each sort are listed before “and … more”.
const LISTED: usize = 60;

/// The preview, and the choice.
pub fn take(screen: Screen, brought: Brought) -> El {
    soon(|| go_to_field("codebook-take"));
    let untouched = screen.desk.with(|s| s.project().annotations().len() == 0);
    let how = RwSignal::new(if untouched && !brought.history {
        Taking::Replace
    } else {
        Taking::Add
    });
    let there = brought.codebook.clone();
    let preview = made_of(
        move || how.get(),
        move |how| {
            let here = screen.now();
            let comparison = Comparison::of(&here, &there);
            let usage = screen.usage.get_untracked();
            let taken = screen
                .desk
                .with(|s| taken(s.project(), &usage, &there, how));
            lists(&here, &there, &comparison, &taken, how)
        },
    );
    let history = (brought.history && !brought.codebook.revisions.is_empty()).then(|| {
        let words = format!(
            "The history in the file ({}) stays in the file: this project goes on with its own.",
            count(brought.codebook.revisions.len(), "version")
        );
        el("p").class("quiet").child(words)
    });
    let choices = el("fieldset")
        .class("answers-field")
        .child(el("legend").class("form-label").text("How it comes in"))
        .children([Taking::Add, Taking::Update, Taking::Replace].map(|one| choice(how, one)));
    let (name, codebook) = (brought.name.clone(), brought.codebook.clone());
    let go = button("button primary", move || {
        let command = TakeCodebook {
            from: Box::new((*codebook).clone()),
            how: how.get_untracked(),
            name: name.clone(),
        };
        if screen.run("codebook-take", command) {
            screen.mode.set(Mode::Edit);
            soon(|| go_to_field("codebook-tab-0"));
        }
    })
    .part(move || match how.get() {
        Taking::Add | Taking::Update => "Add to this codebook",
        Taking::Replace => "Replace the codebook",
    });
    let cancel = button("button", move || screen.mode.set(Mode::Edit)).text("Cancel");
    el("div")
        .class("codebook-fields")
        .child(
            el("h3")
                .id("codebook-take")
                .attr("tabindex", "-1")
                .child(format!("What “{}” would bring", brought.name)),
        )
        .child(choices)
        .child(super::fields::problem(screen, "codebook-take"))
        .child(el("div").class("actions").child(go).child(cancel))
        .child(history)
        .child(preview)
}

fn choice(how: RwSignal<Taking>, one: Taking) -> El {
    let words = match one {
        Taking::Add => "Add what is new; what both have stays as it is here",
        Taking::Update => "Add what is new, and change what both have to what it says",
        Taking::Replace => "Replace the codebook; what is in use stays",
    };
    let field = el("input")
        .attr("type", "radio")
        .attr("name", "codebook-how")
        .checked(move || how.get() == one)
        .on("change", move |_| how.set(one));
    el("label")
        .class("form-check")
        .child(field)
        .child(el("span").text(words))
}

fn lists(here: &Codebook, there: &Codebook, found: &Comparison, taken: &Taken, how: Taking) -> El {
    let named = |codebook: &Codebook, term: &Term| {
        format!(
            "{}: {}",
            sentence(term.section().one()),
            codebook.path_of(term)
        )
    };
    let new = found.new.iter().map(|term| named(there, term)).collect();
    let changed = found
        .changed
        .iter()
        .map(|(term, what)| format!("{} ({})", named(here, term), what.join(", ")));
    let changed: Vec<String> = changed.collect();
    let here_only = |terms: &[Term]| terms.iter().map(|term| named(here, term)).collect();
    let same = match found.same {
        0 => None,
        n => Some(format!(
            "{} the same in both.",
            match n {
                1 => "1 is".to_owned(),
                n => format!("{n} are"),
            }
        )),
    };
    let whole = el("div").class("take-lists").children(part("New", new));
    let whole = match how {
        Taking::Add => whole.children(part("Different there, and staying as here", changed)),
        Taking::Update | Taking::Replace => whole.children(part("Changed", changed)),
    };
    let whole = match how {
        Taking::Add | Taking::Update => {
            whole.children(part("Only here, and staying", here_only(&found.only_here)))
        }
        Taking::Replace => whole
            .children(part(
                "Only here, and staying because it is in use",
                here_only(&taken.kept),
            ))
            .children(part("Only here, and going", here_only(&taken.gone))),
    };
    whole
        .children(part(
            "Coming without a key, which stands for something else here",
            taken.keyless.clone(),
        ))
        .children(part(
            "In use, and going on to tag what they do here",
            taken.as_here.clone(),
        ))
        .child(same.map(|words| el("p").class("quiet").child(words)))
}

/// A heading with its number, and the lines.
fn part(heading: &'static str, lines: Vec<String>) -> Option<El> {
    if lines.is_empty() {
        return None;
    }
    let left = lines.len().saturating_sub(LISTED);
    let head = format!("{heading} ({})", lines.len());
    let rows = lines.into_iter().take(LISTED);
    let rows = rows.map(|line| el("li").attr("dir", "auto").child(line).view());
    let more = (left > 0).then(|| el("li").child(format!("and {left} more")).view());
    Some(
        el("section")
            .child(el("h4").child(head))
            .child(el("ul").class("problem-list").children(rows.chain(more))),
    )
}
