//! Small parts that are used all over the screen.

mod button;
mod dialog;
mod form;
mod from_rest;
mod held;
mod icon;
mod kbd;
mod kind;
mod long_list;
mod menu;
mod tall_list;
mod wide;
mod window;

pub use button::{bare_button, button, submit};
pub use dialog::modal;
pub use form::{form, label, refusal, text_field};
pub use from_rest::from_rest;
pub use held::why_held;
pub use icon::{Shape, icon};
pub use kbd::{kbd, keys};
pub use kind::kind_button;
pub use long_list::{LongList, long_list};
pub use menu::menu;
pub use tall_list::{Many, TallList, tall_list};
pub use wide::{wide, wide_draft, wide_to_send};
pub use window::Window;
