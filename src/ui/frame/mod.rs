//! What stands around the article: header, hints, messages.

mod banner;
mod drop_target;
mod header;
mod hints;
mod message;
mod offer;
mod save_state;
mod thumb_bar;

pub use banner::Banner;
pub use drop_target::DropTarget;
pub use header::Header;
pub use hints::Hints;
pub use message::{Live, Toast};
pub use offer::OfferBar;
pub use thumb_bar::ThumbBar;
