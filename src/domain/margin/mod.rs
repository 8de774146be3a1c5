//! Links between statements as they are drawn in the margin of an article: which of them are near, and which line of the
//! margin each gets. Pure: where lines stand on the screen is passed in.

mod layout;
mod near;

pub use layout::{Drawn, Line, More, Shape, lay_out};
pub use near::{Near, NearLinks, links_near};

/// Where the other end of a link is, when it is not near.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Away {
    /// Further up in the same article.
    Up,
    /// In another article.
    Elsewhere,
    /// Further down in the same article.
    Down,
}

/// An end of a link.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// Near: its place in the list of lines.
    Here(usize),
    /// Not near.
    Away(Away),
}
