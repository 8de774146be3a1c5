//! The choice of what one statement does to another: by its key, its first letter, the arrows or a press.

use std::sync::Arc;

use leptos::prelude::*;

use crate::browser::{element, page};
use crate::domain::{Direction, RelationType, RelationTypeId, fold};
use crate::ui::erased::effect;
use crate::ui::html::{El, el, place};
use crate::ui::state::Desk;
use crate::ui::widgets::{button, kbd};

/// What is done with the answer.
type Answer = Arc<dyn Fn(RelationTypeId) + Send + Sync>;

/// The types of link of the codebook, each a button. The focus goes to the one that was used last; pressing the key that
/// asked for the choice takes it, unless that key or letter means a type.
pub fn link_types(desk: Desk, answer: impl Fn(RelationTypeId) + Send + Sync + 'static) -> El {
    let answer: Answer = Arc::new(answer);
    let codebook = desk.codebook().get_untracked();
    let offered = codebook.relations.iter().filter(|r| !r.retired);
    let offered: Vec<RelationType> = offered.cloned().collect();
    let last = desk.last_link();
    let last = last.and_then(|last| offered.iter().position(|r| r.id == last));
    let last = last.unwrap_or(0);
    let focused = place();
    // For the outside: whoever asked for the choice goes on here.
    effect(move || {
        if let Some(focused) = focused.get() {
            page::focus(&focused);
            page::show(&focused);
        }
    });
    let one = |(number, relation): (usize, &RelationType)| {
        let (id, answer) = (relation.id.clone(), Arc::clone(&answer));
        let one = button("button small", move || answer(id.clone()))
            .attr_text("id", button_id(number))
            .attr_text("title", relation.guide.definition.clone())
            .child(relation.label.clone())
            .child(relation.key.as_ref().map(|key| kbd(key.cap())));
        let one = if number == last {
            one.place(focused)
        } else {
            one
        };
        el("li").child(one)
    };
    let buttons: Vec<El> = offered.iter().enumerate().map(one).collect();
    el("div")
        .class("link-types")
        .attr("role", "group")
        .attr("aria-label", "What it does to the other statement")
        .on_key(move |event| {
            if event.ctrl_key() || event.meta_key() || event.alt_key() || event.shift_key() {
                return;
            }
            let key = event.key();
            match key.as_str() {
                "ArrowRight" | "ArrowDown" => element::focus_beside(&event, Direction::Forward),
                "ArrowLeft" | "ArrowUp" => element::focus_beside(&event, Direction::Back),
                _ => match meant(&offered, &event.code(), &key, last) {
                    Meant::Nothing => {}
                    Meant::One(place) => {
                        event.prevent_default();
                        answer(offered[place].id.clone());
                    }
                    Meant::Several(place) => {
                        event.prevent_default();
                        page::focus_by_id(&button_id(place));
                    }
                },
            }
        })
        .child(el("ul").class("link-type-list").children(buttons))
}

fn button_id(number: usize) -> String {
    format!("link-type-{number}")
}

/// What a key means among some types of link.
#[derive(Debug, PartialEq, Eq)]
enum Meant {
    Nothing,
    One(usize),
    /// The first of several.
    Several(usize),
}

fn meant(offered: &[RelationType], code: &str, key: &str, last: usize) -> Meant {
    let by_key = |r: &RelationType| r.key.as_ref().is_some_and(|key| key.code() == code);
    if let Some(place) = offered.iter().position(by_key) {
        return Meant::One(place);
    }
    if key.chars().count() != 1 || key.trim().is_empty() {
        return Meant::Nothing;
    }
    let letter = fold(key);
    let mut begin =
        (0..offered.len()).filter(|place| fold(&offered[*place].label).starts_with(&letter));
    match (begin.next(), begin.next()) {
        (Some(one), None) => Meant::One(one),
        (Some(first), Some(_)) => Meant::Several(first),
        (None, _) if code == "KeyL" && last < offered.len() => Meant::One(last),
        (None, _) => Meant::Nothing,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_a_letter_or_the_same_key_again_means_a_type() {
        let mut offered = RelationType::usual();
        assert_eq!(meant(&offered, "KeyR", "r", 3), Meant::One(0));
        assert_eq!(meant(&offered, "KeyL", "l", 3), Meant::One(3));
        assert_eq!(meant(&offered, "F2", "F2", 3), Meant::Nothing);
        assert_eq!(meant(&offered, "Space", " ", 3), Meant::Nothing);
        offered.iter_mut().for_each(|r| r.key = None);
        let rejects = offered.iter().filter(|r| r.label.starts_with('r')).count();
        let meant_by_r = meant(&offered, "KeyR", "R", 3);
        assert_eq!(
            meant_by_r,
            if rejects > 1 {
                Meant::Several(0)
            } else {
                Meant::One(0)
            }
        );
    }
}
