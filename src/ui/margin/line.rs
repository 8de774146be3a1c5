//! One link in the margin: a few boxes with borders, which the style sheet turns into brackets, hooks and arrowheads, on
//! whichever side the article ends.

use super::scene::{Label, Line, Said};
use crate::domain::Effect;
use crate::domain::margin::{Away, Shape};
use crate::ui::html::{El, el};
use crate::ui::state::Desk;

/// A bracket or a stub.
pub(super) fn line(desk: Desk, line: Line) -> El {
    let Line {
        lane,
        shape,
        chosen,
        of,
    } = line;
    let (top, bottom) = shape.extent();
    let (top, height) = match shape {
        Shape::Stub {
            at,
            towards: Away::Elsewhere,
            ..
        } => (at, 0),
        _ => (top, bottom - top),
    };
    let (form, arrow) = match shape {
        Shape::Bracket { from, to } => ("bracket", Some(if to > from { "bottom" } else { "top" })),
        Shape::Stub {
            towards, arrives, ..
        } => {
            let (form, port) = match towards {
                Away::Up => ("up", "bottom"),
                Away::Elsewhere => ("elsewhere", "top"),
                Away::Down => ("down", "top"),
            };
            (form, arrives.then_some(port))
        }
    };
    let bare = pressed(desk, el("div").class("link-line"), of)
        .attr("data-form", form)
        .style("top", move || pixels(top))
        .style("height", move || pixels(height))
        .style("--lane", move || lane.to_string())
        .live("data-arrow", move || arrow)
        .live("data-chosen", move || chosen)
        .child(el("i").class("link-rail"))
        .child(el("i").class("link-port top"))
        .child(el("i").class("link-port bottom"));
    match shape {
        Shape::Bracket { .. } => bare,
        Shape::Stub { .. } => bare.child(el("i").class("link-away")),
    }
}

/// The name of a link.
pub(super) fn label(desk: Desk, label: Label) -> El {
    let Label { at, words, of } = label;
    pressed(desk, el("span").class("link-label"), of)
        .style("top", move || pixels(at))
        .child(words)
}

/// How many are not drawn; the panel lists all of them.
pub(super) fn more((at, count): (i32, usize)) -> El {
    el("span")
        .class("link-more")
        .style("top", move || pixels(at))
        .child(format!("+{count}"))
}

fn pixels(height: i32) -> String {
    format!("{height}px")
}

/// Says what it is when it is pointed at; pressed, it leads to the other end.
fn pressed(desk: Desk, element: El, of: Said) -> El {
    let Said {
        effect,
        says,
        other,
        ..
    } = of;
    let words = says.clone();
    element
        .attr("data-effect", effect.map_or("", Effect::word))
        .attr_text("data-says", says)
        .on("click", move |_| {
            desk.choose(other);
            desk.say(words.clone());
        })
}
