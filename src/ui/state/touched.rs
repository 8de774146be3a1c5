//! When what is to be done in an article last may have changed: what is worked out of it is worked out anew only then.

use crate::domain::{DocumentId, OrderedSet, Table};

/// Numbers that only grow.
#[derive(Default)]
pub(super) struct Touched {
    last: u64,
    all: u64,
    each: Table<DocumentId, u64>,
}

impl Touched {
    /// Notes a change of some articles; `None`: of all.
    pub(super) fn note(&mut self, articles: Option<OrderedSet<DocumentId>>) {
        self.last += 1;
        match articles {
            Some(articles) => {
                for id in articles {
                    self.each.insert(id, self.last);
                }
            }
            None => {
                self.all = self.last;
                self.each = Table::new();
            }
        }
    }

    /// The number of the last change of an article.
    pub(super) fn when(&self, id: DocumentId) -> u64 {
        self.each.get(&id).copied().unwrap_or(0).max(self.all)
    }
}
