//! What could not be opened, and why.

use leptos::prelude::*;

use crate::ui::html::el;
use crate::ui::state::{Besides, expect_desk};
use crate::ui::widgets::{button, modal};

/// One line for each file: file, place, reason.
pub fn problems(lines: Vec<String>) -> AnyView {
    let desk = expect_desk();
    let title = match lines.len() {
        1 => "1 file was not opened".to_owned(),
        n => format!("{n} files were not opened"),
    };
    let lines = lines
        .into_iter()
        .map(|line| el("li").attr("dir", "auto").child(line));
    let list = el("ul").class("problem-list").children(lines);
    let Besides(any) = desk.recall().unwrap_or_default();
    let rest = el("p").text(match any {
        true => "Nothing in this browser was changed by them. Files without a problem were opened.",
        false => "Nothing in this browser was changed.",
    });
    let close = button("button primary", move || desk.close_dialog())
        .attr("autofocus", "")
        .text("Close");
    let foot = el("div").class("form-foot").child(close);
    modal(desk, title, "problems-title", vec![list, rest, foot])
}
