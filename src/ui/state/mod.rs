//! What the screen shows and how it comes to change: the analyst's desk.

mod actions;
mod arriving;
mod backup;
mod coding;
mod desk;
mod due;
mod errand;
mod files;
mod hosted;
mod keys;
mod later;
mod linking;
mod memory;
mod mentions;
mod messages;
mod place;
mod projects;
mod rescued;
mod settings;
mod sweep;
mod touched;
mod turns;
mod versions;
mod visit;
mod watched;
mod work;

pub use actions::{ARTICLE, FILTER_FIELD, MEMO_FIELD, go_to_field};
pub use arriving::Arriving;
pub use coding::CODING;
pub use desk::{Copied, Desk, Dialog, Listed, expect_desk, provide_desk};
pub use errand::{Errand, stop, told};
pub use linking::Linking;
pub use mentions::Offer;
pub use messages::{Message, Way};
pub use settings::Settings;
pub use watched::Watched;
