//! Whether two projects hold the same, found out in turns.

use std::sync::Arc;

use super::Project;
use crate::domain::{Turns, breathe};

/// Things compared between two looks at the clock.
const AT_A_TIME: usize = 20;

impl Project {
    /// Whether they are equal. Linear in their texts and in what is coded.
    pub async fn is_same(&self, other: &Self, turns: &dyn Turns) -> bool {
        self.meta == other.meta
            && self.codebook == other.codebook
            && self.coders == other.coders
            && self.actors == other.actors
            && self.relations == other.relations
            && self.annotations.len() == other.annotations.len()
            && all_same(self.annotations(), other.annotations(), turns).await
            && self.all_documents().len() == other.all_documents().len()
            && all_same(
                self.all_documents().iter(),
                other.all_documents().iter(),
                turns,
            )
            .await
    }
}

/// Of two lists of one length.
async fn all_same<'a, T: Eq + 'a>(
    these: impl Iterator<Item = &'a Arc<T>>,
    those: impl Iterator<Item = &'a Arc<T>>,
    turns: &dyn Turns,
) -> bool {
    for (n, (this, that)) in these.zip(those).enumerate() {
        if n % AT_A_TIME == 0 {
            breathe(turns).await;
        }
        if this != that {
            return false;
        }
    }
    true
}
