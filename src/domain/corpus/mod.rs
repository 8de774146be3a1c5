//! The articles of a project as a list: how far each is, which of them are wanted, in which order.

mod listing;
mod state;

pub use listing::{ArticleColumn, ArticleFilter, ArticleOrder, list_articles, outlets};
pub use state::{ArticleState, state_of};

#[cfg(test)]
mod tests;
