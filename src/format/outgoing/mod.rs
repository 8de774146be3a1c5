//! What can be saved, as it is offered: own files, files for the tools of other people, pages to read. All of them are found,
//! shown, counted and written in the same way, whatever stands behind them.

mod beyond;
mod choice;
mod formats;
mod glimpse;
mod losses;
mod order;
mod report;

pub use crate::format::exchange::Group;
pub use choice::{choose, chosen};
pub use formats::Format;
pub use glimpse::{Glimpse, Page};
pub use losses::{Line, SHOWN};
pub use order::Order;
