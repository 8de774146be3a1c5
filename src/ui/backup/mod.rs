//! The work as a file: a reminder of saving one, a file on disk that is written by itself where the browser can, and the
//! dialog that says what is kept where.

mod choice;
mod disk;
mod place;
mod reminder;
mod state;

use leptos::prelude::*;

use crate::ui::html::View;
use crate::ui::state::expect_desk;

pub use choice::reminder;
pub use place::place;
use state::Backup;

/// The reminder, and what writes the file. Only to be called through [`Later`](crate::ui::later::Later), and once.
pub fn backup() -> AnyView {
    let backup = Backup::begin(expect_desk());
    backup.follow();
    reminder::line(backup).view()
}
