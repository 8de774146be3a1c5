//! The right column: everything tagged in the article, and the chosen tag in detail.

mod ask_name;
mod confidence;
mod details;
mod edges;
mod filter;
mod list;
mod memo;
mod of_tag;
mod panel;
mod place_anew;
mod row;
mod wanted;

pub use ask_name::ask_name;
pub use details::{KINDS, details_of};
pub use of_tag::on_tag;
pub use panel::tags;
pub use place_anew::PLACE;
