//! Guids of what is written: those that things came with, others that follow from what they are; never two of the same.

use crate::domain::DocumentId;
use crate::format::exchange::ids::{derived, is_uuid, plain};
use crate::format::exchange::keys::Key;

/// Guids that are taken: in many heaps, as a large project has hundreds of thousands, in no order.
pub(super) struct Guids(Vec<Vec<u128>>);

/// So many heaps.
const HEAPS: usize = 4096;

impl Default for Guids {
    fn default() -> Self {
        Self((0..HEAPS).map(|_| Vec::new()).collect())
    }
}

impl Guids {
    /// This one; where something has it already, another that follows from it and from `of`.
    pub(super) fn own(&mut self, guid: &str, of: &str) -> String {
        let mut guid = plain(guid);
        while !self.take(&guid) {
            guid = derived(&[&guid, of]);
        }
        guid
    }

    /// Whether nothing had it so far, and it is one at all.
    fn take(&mut self, guid: &str) -> bool {
        let Ok(id) = guid.parse::<DocumentId>() else {
            return false;
        };
        let id = id.uuid().as_u128();
        // Some programs count their guids in the first digits, others in the last.
        let mixed = (id ^ (id >> 64)) as u64;
        let mixed = mixed.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 52;
        let heap = self.0.get_mut(mixed as usize);
        heap.is_some_and(|heap| {
            let is_free = !heap.contains(&id);
            if is_free {
                heap.push(id);
            }
            is_free
        })
    }
}

/// The guid that something came with.
pub(super) fn came(key: Option<&Key>) -> Option<&str> {
    let id = key?.id.as_str();
    is_uuid(id).then_some(id)
}

/// Our id of something, which stays when its name changes; `or` where it has none.
pub(super) fn ours<'a>(key: Option<&'a Key>, or: &'a str) -> &'a str {
    let own = key.map_or("", |key| key.own.as_str());
    if own.is_empty() { or } else { own }
}
