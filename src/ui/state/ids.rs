//! New ids for work that is done in turns.

use super::Desk;
use crate::domain::IdSource;

/// New ids, of the desk.
pub struct Ids(pub Desk);

impl IdSource for Ids {
    fn next_uuid(&mut self) -> uuid::Uuid {
        self.0.new_uuid()
    }
}
