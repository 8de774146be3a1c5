//! Slots with one answer out of a short list: form and attribution.

use leptos::prelude::*;

use super::coded::Coded;
use super::new_code::{Asked, ask, new_code, own_words};
use super::slots::{field_id, slot_label};
use crate::domain::{Attribution, CodeId, CodeList, Slot, SlotRule};
use crate::ui::erased::part;
use crate::ui::html::{El, View, el};
use crate::ui::widgets::bare_button;

fn answer(value: String, label: String, chosen: bool) -> El {
    el("option")
        .attr_text("value", value)
        .live("selected", move || chosen)
        .child(label)
}

fn choice(
    coded: Coded,
    rule: &SlotRule,
    options: impl FnMut() -> Vec<El> + Send + 'static,
    choose: impl FnMut(String) + Send + 'static,
) -> El {
    let mut options = options;
    let list = el("select")
        .held_choice(coded.desk)
        .id(field_id(rule.slot))
        .class("field")
        .on_choice(choose)
        .child(part(move || options().view()));
    el("div")
        .class("slot")
        .child(slot_label(coded, rule))
        .child(list)
}

/// In which form it was brought forward.
pub fn form_field(coded: Coded, rule: &SlotRule) -> El {
    let form = coded.of(|frame| frame.form.clone());
    let options = move || {
        let codebook = coded.desk.codebook().get();
        let holds = form.get();
        let none = answer(String::new(), "Not stated".to_owned(), holds.is_none());
        let forms = codebook.forms.iter();
        let offered = forms.filter(|code| !code.retired || holds.as_ref() == Some(&code.id));
        let each = offered.map(|code| {
            let label = codebook.path(CodeList::Forms, &code.id);
            answer(code.id.to_string(), label, holds.as_ref() == Some(&code.id))
        });
        std::iter::once(none).chain(each).collect()
    };
    let asked: Asked = RwSignal::new(None);
    let new = bare_button(move || {
        ask(CodeList::Forms, asked, own_words(coded));
    });
    let field = choice(coded, rule, options, move |chosen| {
        let form = (!chosen.is_empty()).then(|| CodeId::new(chosen));
        coded.set(Slot::Form, |frame| frame.form = form);
    });
    field
        .child(new.class("button quiet small slot-new").text("New form…"))
        .child(new_code(coded, CodeList::Forms, asked))
}

/// How it came into the article.
pub fn attribution_field(coded: Coded, rule: &SlotRule) -> El {
    let attribution = coded.of(|frame| frame.attribution);
    let options = move || {
        let holds = attribution.get();
        let none = answer(String::new(), "Not stated".to_owned(), holds.is_none());
        let each = Attribution::ALL.iter().map(|one| {
            answer(
                one.word().to_owned(),
                one.label().to_owned(),
                holds == Some(*one),
            )
        });
        std::iter::once(none).chain(each).collect()
    };
    choice(coded, rule, options, move |chosen| {
        let chosen = Attribution::of_word(&chosen);
        coded.set(Slot::Attribution, |frame| frame.attribution = chosen);
    })
}
