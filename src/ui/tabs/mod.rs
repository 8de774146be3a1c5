//! Several tabs with one project: one writes, the others read along and can take over.

mod line;
mod role;
mod taking;

use leptos::prelude::*;

use self::role::Role;
use crate::ui::state::expect_desk;

/// The line that says so, and all that goes on behind it. Only to be called through
/// [`Later`](crate::ui::later::Later), and once.
pub fn line() -> AnyView {
    let role = Role::begin(expect_desk());
    role.follow();
    line::line(role)
}
