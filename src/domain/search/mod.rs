//! Finding statements by whatever is coded of them, and words in the texts of articles.
//!
//! Nothing is kept beside the project for it: letters are folded while they are compared, and a search goes once over
//! what there is. 50,000 statements are searched in some hundredths of a second, and the texts of thousands of articles
//! in steps, so that the first places are there at once.

mod condition;
mod needle;
mod query;
mod sorting;
mod texts;
mod words;

pub use condition::{Condition, Role, Way};
pub use needle::Needle;
pub use query::Query;
pub use sorting::{SortBy, sorted};
pub use texts::{TextHit, TextHits, TextSearch, find_in_texts};

#[cfg(test)]
mod tests;
