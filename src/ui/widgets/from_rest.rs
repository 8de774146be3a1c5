//! A place for a piece of the part of the program that is loaded later.

use leptos::prelude::*;

use crate::ui::erased::made_of;
use crate::ui::later::Later;
use crate::ui::state::expect_desk;

/// The piece, once that part is here. In the program once for all of them.
#[inline(never)]
pub fn from_rest(which: fn(&Later) -> fn() -> AnyView) -> AnyView {
    let desk = expect_desk();
    made_of(
        move || desk.rest_if_here(),
        move |rest| rest.map(|rest| which(&rest)()),
    )
}
