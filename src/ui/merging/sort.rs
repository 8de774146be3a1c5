//! The sorts of things a merge is told about, and how many of each.

use crate::domain::merge::{Count, Counts, Thing};
use crate::edit::count;

/// One of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sort {
    Article,
    Tag,
    Actor,
    Link,
    Term,
}

impl Sort {
    pub const fn has(self, thing: &Thing) -> bool {
        matches!(
            (self, thing),
            (Self::Article, Thing::Article(_))
                | (Self::Tag, Thing::Tag(_))
                | (Self::Actor, Thing::Actor(_))
                | (Self::Link, Thing::Link(_))
                | (Self::Term, Thing::Term(_))
        )
    }

    /// “2 codebook entries”.
    pub fn count(self, n: usize) -> String {
        let noun = match self {
            Self::Article => "article",
            Self::Tag => "tag",
            Self::Actor => "actor",
            Self::Link => "link",
            Self::Term if n != 1 => return format!("{n} codebook entries"),
            Self::Term => "codebook entry",
        };
        count(n, noun)
    }
}

/// The numbers of each sort.
pub const fn all(counts: &Counts) -> [(Count, Sort); 5] {
    [
        (counts.articles, Sort::Article),
        (counts.tags, Sort::Tag),
        (counts.actors, Sort::Actor),
        (counts.links, Sort::Link),
        (counts.terms, Sort::Term),
    ]
}
