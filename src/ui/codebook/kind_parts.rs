//! How a term looks and is reached, and what it does: what differs between kinds, codes and types of link.

use leptos::prelude::*;

use super::fields::problem;
use super::key_field::{KEY, key_field};
use super::screen::Screen;
use crate::domain::{Category, Codebook, Colour, Effect, KindId, RelationTypeId, Stroke, Term};
use crate::ui::erased::memo;
use crate::ui::html::{El, el};
use crate::ui::widgets::button;

const CATEGORY: &str = "codebook-category";

/// Key, colour, line, what it tags; or colour alone; or the effect on a demand.
pub fn look(screen: Screen, term: &Term) -> El {
    let line = el("div").class("codebook-line");
    let line = match term {
        Term::Kind(id) => line
            .child(field("Key", key_field(screen, id.clone())))
            .child(field("Colour", colour(screen, term)))
            .child(field("Line", stroke(screen, id.clone())))
            .child(field("Tags", category(screen, id.clone()))),
        Term::Code(..) => line
            .child(field("Colour", colour(screen, term)))
            .child(no_colour(screen, term)),
        Term::Link(id) => line
            .child(field("Effect on a demand", effect(screen, id.clone())))
            .child(field("Colour", colour(screen, term)))
            .child(no_colour(screen, term)),
    };
    el("div")
        .class("codebook-field")
        .child(line)
        .child(problem(screen, KEY))
        .child(problem(screen, CATEGORY))
}

fn field(label: &'static str, input: El) -> El {
    el("label")
        .class("kind-field")
        .child(el("span").text(label))
        .child(input)
}

fn colour_of(codebook: &Codebook, term: &Term) -> Option<Colour> {
    codebook.said(term).and_then(|said| said.colour)
}

fn colour(screen: Screen, term: &Term) -> El {
    let shown = term.clone();
    let value = memo(move || {
        let colour = colour_of(&screen.codebook(), &shown);
        colour.unwrap_or(Colour([0x80; 3])).to_string()
    });
    let term = term.clone();
    el("input")
        .held(screen.desk)
        .attr("type", "color")
        .class("field colour-field")
        .value(move || value.get())
        // Told when the choice is made, not while it is looked for.
        .on_choice(move |text| {
            if let Ok(colour) = text.parse() {
                let title = format!("Changed the colour of “{}”", screen.label(&term));
                screen.change("codebook-colour", title, |codebook| {
                    codebook.paint(&term, Some(colour));
                });
            }
        })
}

/// Codes and types of link need not have one.
fn no_colour(screen: Screen, term: &Term) -> AnyView {
    let shown = term.clone();
    let has = memo(move || colour_of(&screen.codebook(), &shown).is_some());
    let term = term.clone();
    crate::ui::erased::made_of(
        move || has.get(),
        move |has| {
            let term = term.clone();
            let words = if has {
                "No colour"
            } else {
                "It has no colour of its own yet."
            };
            if !has {
                return el("span").class("quiet").text(words);
            }
            button("button small", move || {
                let title = format!("Took the colour of “{}” away", screen.label(&term));
                screen.change("codebook-colour", title, |codebook| {
                    codebook.paint(&term, None)
                });
            })
            .text(words)
        },
    )
}

fn option(
    value: &'static str,
    label: &'static str,
    chosen: impl FnMut() -> bool + Send + 'static,
) -> El {
    el("option")
        .attr("value", value)
        .live("selected", chosen)
        .text(label)
}

fn stroke(screen: Screen, id: KindId) -> El {
    let shown = id.clone();
    let value = memo(move || {
        screen
            .codebook()
            .kind(&shown)
            .map(|kind| kind.stroke.word())
    });
    let each = Stroke::ALL.map(|stroke| {
        let word = stroke.word();
        option(word, word, move || value.get() == Some(word))
    });
    el("select")
        .held_choice(screen.desk)
        .class("field")
        .on_choice(move |word| {
            let Some(stroke) = Stroke::ALL.into_iter().find(|s| s.word() == word) else {
                return;
            };
            let title = format!(
                "Changed the line of “{}”",
                screen.label(&Term::Kind(id.clone()))
            );
            screen.change("codebook-line", title, |codebook| {
                if let Some(kind) = codebook.kind_mut(&id) {
                    kind.stroke = stroke;
                }
            });
        })
        .children(each)
}

fn category(screen: Screen, id: KindId) -> El {
    let shown = id.clone();
    let value = memo(move || screen.codebook().kind(&shown).map(|kind| kind.category));
    let is = move |category: Category| move || value.get() == Some(category);
    el("select")
        .held_choice(screen.desk)
        .id(CATEGORY)
        .class("field")
        .on_choice(move |word| {
            let category = match word.as_str() {
                "mention" => Category::Mention,
                _ => Category::Statement,
            };
            let title = format!(
                "Changed what “{}” tags",
                screen.label(&Term::Kind(id.clone()))
            );
            screen.change(CATEGORY, title, |codebook| {
                if let Some(kind) = codebook.kind_mut(&id) {
                    kind.category = category;
                }
            });
        })
        .child(option("statement", "statements", is(Category::Statement)))
        .child(option("mention", "mentions", is(Category::Mention)))
}

fn effect(screen: Screen, id: RelationTypeId) -> El {
    let shown = id.clone();
    let value = memo(move || {
        screen
            .codebook()
            .relation(&shown)
            .and_then(|link| link.effect)
    });
    let none = option("", "none", move || value.get().is_none());
    let each = Effect::ALL.iter().map(|effect| {
        let effect = *effect;
        option(effect.word(), effect.label(), move || {
            value.get() == Some(effect)
        })
    });
    el("select")
        .held_choice(screen.desk)
        .class("field")
        .on_choice(move |word| {
            let effect = Effect::of_word(&word);
            let title = format!(
                "Changed the effect of “{}”",
                screen.label(&Term::Link(id.clone()))
            );
            screen.change("codebook-effect", title, |codebook| {
                if let Some(link) = codebook.relation_mut(&id) {
                    link.effect = effect;
                }
            });
        })
        .child(none)
        .children(each)
}
