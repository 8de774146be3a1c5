//! Texts that are not UTF-8: the analyst says what they are, with their words in sight.

use leptos::prelude::*;

use super::screen::{following, section};
use super::work::Import;
use crate::browser::unpack;
use crate::format::incoming::{ENCODINGS, Encoding, Outcome};
use crate::ui::erased::memo;
use crate::ui::html::{El, el};

/// So many files are listed with a choice of their own.
const LISTED: usize = 40;

/// The choice; there while there are such files.
pub(super) fn encodings(import: Import) -> AnyView {
    let number = memo(move || {
        import.seen.track();
        let count = import.look(|view| {
            let outcomes = view.batch.outcomes().iter();
            outcomes.map(|o| o.foreign.len()).sum::<usize>()
        });
        count.unwrap_or(0)
    });
    section(
        "Not UTF-8",
        move || number.get() > 0,
        move || {
            let words = move || {
                let n = number.get();
                let (files, they) = match n {
                    1 => ("1 file is".to_owned(), "It comes"),
                    n => (format!("{n} files are"), "They come"),
                };
                format!(
                    "{files} not UTF-8. {they} in once you say how the letters are encoded: choose what makes the \
                     words below read rightly."
                )
            };
            let all = selection(
                move || {
                    import.seen.track();
                    import
                        .look(|view| view.choices.encodings.of_all())
                        .flatten()
                },
                move |encoding| {
                    import.decide(
                        |choices| choices.encodings.set_all(encoding),
                        |o| !o.foreign.is_empty(),
                    );
                },
            )
            .id("import-encoding")
            .live("hidden", move || number.get() == 1);
            let label = el("label")
                .class("form-label")
                .live("hidden", move || number.get() == 1)
                .attr("for", "import-encoding")
                .text("Encoding of all of them");
            el("div")
                .class("import-fields")
                .child(el("p").part(words))
                .child(label)
                .child(all)
                .child(list(import))
        },
    )
}

/// A file as it is listed: its path, its line, some of its bytes.
type Listed = (String, usize, Vec<u8>);

/// The files, each with its words as they would read, and a choice of its own.
fn list(import: Import) -> AnyView {
    following(
        import,
        |view| {
            let foreign = view.batch.outcomes().iter().flat_map(|o| &o.foreign);
            let listed = foreign.map(|f| (f.file.clone(), f.line, f.sample.clone()));
            listed.take(LISTED).collect::<Vec<Listed>>()
        },
        move |files: Vec<Listed>| {
            let rows = files.into_iter().map(|file| row(import, file));
            el("ul").class("plain-list import-foreign").children(rows)
        },
    )
}

fn row(import: Import, (path, line, sample): Listed) -> El {
    let of = path.clone();
    let now = memo(move || {
        import.seen.track();
        import.look(|view| view.choices.encodings.of(&of)).flatten()
    });
    let shown = move || match now.get() {
        None => el("p")
            .class("quiet")
            .text("Choose an encoding to see its words."),
        Some(encoding) => match words(&sample, encoding) {
            Some(words) => el("blockquote").attr("dir", "auto").child(words),
            None => el("p")
                .class("form-error")
                .text("It is not in this encoding."),
        },
    };
    let name = format!("Encoding of {path}");
    let head = el("p")
        .attr("dir", "auto")
        .child(el("strong").child(path.clone()))
        .child(format!(", from line {line}"));
    let own = selection(
        move || now.get(),
        move |encoding| {
            let (path, about) = (path.clone(), path.clone());
            import.decide(
                move |choices| choices.encodings.set(path, encoding),
                move |o: &Outcome| o.foreign.iter().any(|f| f.file == about),
            );
        },
    );
    el("li")
        .child(head)
        .child(own.attr_text("aria-label", name))
        .part(shown)
}

/// The words of a sample. It may begin and end inside a character, so a few bytes less are tried.
fn words(sample: &[u8], encoding: Encoding) -> Option<String> {
    let tries = (0..4_usize).flat_map(|end| (0..4_usize).map(move |start| (start, end)));
    let mut found = tries.filter_map(|(start, end)| {
        let part = sample.get(start..sample.len().checked_sub(end)?)?;
        unpack::decode(part, encoding.label)
    });
    found.next()
}

fn selection(
    now: impl Fn() -> Option<Encoding> + Send + Sync + 'static,
    choose: impl Fn(Option<Encoding>) + Send + 'static,
) -> El {
    let now = memo(now);
    let options = ENCODINGS.map(|encoding| {
        el("option")
            .attr("value", encoding.label)
            .live("selected", move || now.get() == Some(encoding))
            .text(encoding.name)
    });
    el("select")
        .class("field")
        .on_choice(move |label| choose(Encoding::labelled(&label)))
        .child(el("option").attr("value", "").text("Choose …"))
        .children(options)
}
