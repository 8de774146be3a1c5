//! The snapshots that are kept besides the newest: how the project was before each import and other sweeping step.

use super::snapshot::{self, Label};
use crate::domain::OrderedSet;

/// So many are kept; a new one then takes the place of the oldest.
pub(super) const MOST: usize = 20;

/// A version of a project that can be gone back to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Version {
    /// The newest step it has taken in: its name in the store.
    pub step: u64,
    /// What was done next, and when; `None` when its bytes cannot be read.
    pub label: Option<Label>,
    /// How many articles it has.
    pub articles: usize,
}

impl Version {
    /// Of what lies in the store.
    pub(super) fn of(step: u64, bytes: &[u8]) -> Self {
        let outline = snapshot::decode(bytes).ok();
        Self {
            step,
            articles: outline.as_ref().map_or(0, |o| o.documents.len()),
            label: outline.and_then(|o| o.label),
        }
    }
}

/// Which pieces they need, so that no other snapshot lets go of one; not known of one that cannot be read.
#[derive(Clone, Debug, Default)]
pub(super) struct Versions(Vec<(u64, Option<OrderedSet<String>>)>);

impl Versions {
    /// Of what lies in the store, the oldest first. Linear in it.
    pub(super) fn of(stored: &[(u64, Vec<u8>)]) -> Self {
        let names = |bytes: &Vec<u8>| {
            let outline = snapshot::decode(bytes).ok()?;
            Some(outline.names().collect())
        };
        let all = stored.iter().map(|(step, bytes)| (*step, names(bytes)));
        Self(all.collect())
    }

    /// One more, the newest.
    pub(super) fn add(&mut self, step: u64, pieces: OrderedSet<String>) {
        self.0.retain(|(other, _)| *other != step);
        self.0.push((step, Some(pieces)));
    }

    /// Forgets those that are too many; their steps.
    pub(super) fn let_go(&mut self) -> Vec<u64> {
        let too_many = self.0.len().saturating_sub(MOST);
        self.0.drain(..too_many).map(|(step, _)| step).collect()
    }

    /// These pieces, and all that any of the versions needs; `None` where that is not known.
    pub(super) fn with_pieces(&self, mut all: OrderedSet<String>) -> Option<OrderedSet<String>> {
        for (_, pieces) in &self.0 {
            all.join(pieces.clone()?);
        }
        Some(all)
    }
}
