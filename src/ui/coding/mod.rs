//! What is coded of the chosen tag: the frame of a statement and its links, or who a mention names.
//!
//! All of it is loaded after the start; only to be called through [`Later`](crate::ui::later::Later).

mod actor_field;
mod adding;
mod chip;
mod choice;
mod code_field;
mod coded;
mod combobox;
mod date_field;
mod evaluation;
mod justification;
mod link_form;
mod link_list;
mod link_types;
mod linking_line;
mod mention;
mod naming;
mod new_code;
mod position;
mod reporters;
mod same;
mod section;
mod slots;
mod text_slot;

pub use chip::{chip, chip_words, chips};
pub use combobox::{MOST, Offered, Search, combobox};
pub use link_list::LINKS;
pub use linking_line::{choose_link, link, linking_line};
pub use same::same_claimants;
pub use section::coding_of;
pub use slots::{MORE, field_id};
