//! Whether everything is kept, and where: always in sight.

use crate::persist::SaveState;
use crate::ui::html::{El, el};
use crate::ui::state::{Dialog, expect_desk};
use crate::ui::widgets::button;

/// “Saved in this browser”, “Saving”, or “Not saved”; the reason of the last stands in the banner. Pressed, it tells
/// what is kept where.
pub fn save_state_line() -> El {
    let desk = expect_desk();
    let state = desk.save_state();
    // For the style sheet, where there is room, and where there is little.
    let words = move || match state.get() {
        SaveState::Saved => ["saved", "Saved in this browser", "Saved"],
        SaveState::Saving => ["saving", "Saving", "Saving"],
        SaveState::NotSaved(_) => ["failed", "Not saved", "Not saved"],
    };
    let [dot, long, short] = ["save-dot", "save-long", "save-short"].map(|c| el("span").class(c));
    button("save-state", move || desk.show(Dialog::Place))
        .attr("title", "Where is my work?")
        .live("data-state", move || words()[0])
        .child(dot.attr("aria-hidden", "true"))
        .child(long.part(move || words()[1]))
        .child(short.attr("aria-hidden", "true").part(move || words()[2]))
}
