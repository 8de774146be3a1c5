//! Which slots of the frame a kind of statement has: shown or not, required or not, one value or many.

use crate::domain::{Extra, Slot};

/// What the codebook says about a slot of a kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SlotRule {
    /// The slot.
    pub slot: Slot,
    /// Whether it is offered. What is coded in a slot that is not shown stays.
    pub shown: bool,
    /// Whether a statement without it is on the list of what is to be done.
    pub required: bool,
    /// Whether it takes several values, where that is possible at all.
    pub many: bool,
    /// Unknown keys of a file, kept.
    pub extra: Extra,
}

impl SlotRule {
    /// What holds for a slot of which a codebook says nothing.
    pub const fn unsaid(slot: Slot) -> Self {
        Self {
            slot,
            shown: true,
            required: false,
            many: true,
            extra: Extra::new(),
        }
    }

    /// The rules of the first codebook, by the id of the kind: a claim wants somebody who makes it, a demand somebody
    /// who is called on besides.
    pub(crate) fn usual(kind: &str) -> Vec<Self> {
        let required: &[Slot] = match kind {
            "claim" => &[Slot::Claimants],
            "demand" => &[Slot::Claimants, Slot::Addressees],
            _ => return Vec::new(),
        };
        let rule = |slot: &Slot| Self {
            required: required.contains(slot),
            ..Self::unsaid(*slot)
        };
        Slot::ALL.iter().map(rule).collect()
    }
}

impl super::Kind {
    /// What holds for one of its slots.
    pub fn rule(&self, slot: Slot) -> SlotRule {
        let said = self.slots.iter().find(|rule| rule.slot == slot);
        said.cloned().unwrap_or(SlotRule::unsaid(slot))
    }
}
