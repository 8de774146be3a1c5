//! Correcting an article's text: another version of it, and where its tags come to stand.
//!
//! All of it is loaded after the start; only to be called through [`Later`](crate::ui::later::Later).

mod dialog;
mod looking;
mod preview;
mod versions;

pub use dialog::correct_text;
