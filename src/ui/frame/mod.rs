//! What stands around the article: header, hints, messages.

mod banner;
mod drop_target;
mod header;
mod hints;
mod message;
mod more;
mod offer;
mod save_state;
mod thumb_bar;

pub use banner::banner;
pub use drop_target::drop_target;
pub use header::header;
pub use hints::hints;
pub use message::{spoken, toast};
pub use more::more;
pub use offer::offer_bar;
pub use thumb_bar::thumb_bar;
