//! Who did what when: written with every step, never changed, never undone.

use super::{CoderId, Extra, Timestamp};

/// One step of work.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LogEntry {
    /// When.
    pub at: Timestamp,
    /// Who.
    pub coder: CoderId,
    /// What, in the past tense: “Tagged 1 demand: …”. An undone step is a step of its own: “Undone: …”.
    pub what: String,
    /// Unknown keys of a file, kept.
    pub extra: Extra,
}
