//! What names of files say, by a pattern, with what it makes of some of them.

use leptos::prelude::*;

use super::screen::{many, section};
use super::work::{Import, View};
use crate::edit::sentence;
use crate::format::incoming::{Field, Pattern, without_ending};
use crate::ui::erased::{made_of, memo, shown};
use crate::ui::html::{El, el};
use crate::ui::widgets::{button, label, refusal, text_field};

/// So many names are shown as examples.
const EXAMPLES: usize = 3;

/// The pattern that was used last, for the next import.
#[derive(Clone)]
struct Last(String);

/// The field with its preview; there while there are articles.
pub(super) fn names(import: Import) -> AnyView {
    let any = memo(move || {
        import.seen.track();
        import.look(|view| view.batch.drafts().next().is_some()) == Some(true)
    });
    let last = import.desk.recall::<Last>();
    let text = RwSignal::new(last.map(|last| last.0).unwrap_or_default());
    section(
        "Names of files",
        move || any.get(),
        move || field(import, text),
    )
}

fn field(import: Import, text: RwSignal<String>) -> El {
    let read = memo(move || Pattern::read(&text.get()));
    // For the outside: the report follows the pattern.
    crate::ui::erased::effect(move || {
        if let Ok(pattern) = read.get() {
            import.desk.remember(Last(text.get_untracked()));
            import.name(|naming| naming.pattern = pattern);
        }
    });
    let wrong = move || read.get().err().map(refusal);
    let suggestion = memo(move || {
        import.seen.track();
        let busy = import.progress.with(Option::is_some);
        match busy {
            true => None,
            false => import.look(|view| view.batch.suggestion()).flatten(),
        }
    });
    let offer = made_of(
        move || {
            suggestion
                .get()
                .filter(|(pattern, ..)| *pattern != text.get())
        },
        move |found| {
            found.map(|(pattern, fits, all)| {
                let words = format!("Use {pattern} (fits {fits} of {all} names looked at)");
                button("button small", move || text.set(pattern.to_owned())).child(words)
            })
        },
    );
    let examples = made_of(
        move || {
            import.seen.track();
            (
                read.get().ok().flatten(),
                import.look(examples).unwrap_or_default(),
            )
        },
        |(pattern, names): (Option<Pattern>, Vec<String>)| {
            pattern.map(|pattern| preview(&pattern, &names))
        },
    );
    let unfit = memo(move || {
        import.seen.track();
        import.look(|view| view.batch.unfit(view.rows)).unwrap_or(0)
    });
    let note = "Words in braces say what stands where: {date}, {outlet}, {title}, {author}, {section}, {language}, {url}; {} \
         for anything else. A slash parts folders. What stands in the text or in columns goes before the name.";
    el("div")
        .class("import-fields")
        .child(label(
            "import-pattern",
            "Pattern, for instance {date}_{outlet}_{title}",
        ))
        .child(text_field("import-pattern", text).attr("aria-describedby", "import-pattern-note"))
        .child(el("p").id("import-pattern-note").class("quiet").text(note))
        .part(wrong)
        .child(offer)
        .child(examples)
        .child(shown(
            move || unfit.get() > 0,
            move || {
                el("p").part(move || match unfit.get() {
                    1 => "The name of 1 file does not fit the pattern.".to_owned(),
                    n => format!("The names of {} do not fit the pattern.", many(n, "file")),
                })
            },
        ))
}

/// Some names, from all over the import.
fn examples(view: &View<'_>) -> Vec<String> {
    let paths = view.batch.paths();
    let step = (paths.len() / EXAMPLES).max(1);
    let some = paths.into_iter().step_by(step).take(EXAMPLES);
    some.map(str::to_owned).collect()
}

fn preview(pattern: &Pattern, names: &[String]) -> El {
    let rows = names.iter().map(|name| {
        let said = match pattern.facts(without_ending(name), None) {
            None => "does not fit".to_owned(),
            Some(facts) => {
                let said = Field::ALL.map(|field| (field, facts.get(field)));
                let said = said.iter().filter(|(_, value)| !value.is_empty());
                let said = said.map(|(field, value)| format!("{} “{value}”", field.word()));
                said.collect::<Vec<_>>().join(", ")
            }
        };
        el("li")
            .attr("dir", "auto")
            .child(el("span").class("quiet").child(name.clone()))
            .child(": ")
            .child(el("span").child(sentence(&said)))
    });
    el("ul")
        .class("plain-list import-examples")
        .attr("aria-label", "What the pattern makes of some names")
        .children(rows)
}
