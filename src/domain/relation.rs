//! Links between statements: who rejects, accepts, repeats or justifies what; and what becomes of a demand by them.

use super::words;
use super::{AnnotationId, CoderId, Extra, Origin, RelationId, RelationTypeId, Timestamp};

/// A directed link from one statement to another: “S4 rejects S2”. The two may stand in different articles.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Relation {
    /// Stays for life.
    pub id: RelationId,
    /// The statement that does something to the other.
    pub from: AnnotationId,
    /// The other one. Never the same.
    pub to: AnnotationId,
    /// What it does, of the codebook.
    pub of_type: RelationTypeId,
    /// The coder's note.
    pub note: String,
    /// Who linked them.
    pub coder: CoderId,
    /// When.
    pub created: Timestamp,
    /// When it was last changed.
    pub modified: Timestamp,
    /// Version of the codebook it was made under.
    pub codebook_version: u32,
    /// Where it came from.
    pub origin: Origin,
    /// Unknown keys of a file, kept.
    pub extra: Extra,
}

words! {
    /// What a type of link says about a demand that it leads to.
    Effect {
        /// The demand is accepted.
        Accepts = "accepts", "accepts a demand";
        /// The demand is accepted in part.
        PartlyAccepts = "partlyAccepts", "accepts a demand in part";
        /// The demand is rejected.
        Rejects = "rejects", "rejects a demand";
        /// The demand is taken back.
        Withdraws = "withdraws", "withdraws a demand";
    }
}

words! {
    /// What has become of a demand. Never typed in: it follows from the links that lead to it.
    DemandStatus {
        /// Nobody has answered it either way.
        Open = "open", "Open";
        /// Accepted, and by nobody rejected.
        Accepted = "accepted", "Accepted";
        /// Accepted in part, or by some and rejected by others.
        Partly = "partly", "Partly accepted";
        /// Rejected, and by nobody accepted.
        Rejected = "rejected", "Rejected";
        /// Taken back.
        Withdrawn = "withdrawn", "Withdrawn";
    }
}

impl DemandStatus {
    /// What follows from what all links to a demand say.
    pub fn of(effects: impl IntoIterator<Item = Effect>) -> Self {
        let (mut yes, mut partly, mut no) = (false, false, false);
        for effect in effects {
            match effect {
                Effect::Withdraws => return Self::Withdrawn,
                Effect::Accepts => yes = true,
                Effect::PartlyAccepts => partly = true,
                Effect::Rejects => no = true,
            }
        }
        match (yes, partly, no) {
            (_, true, _) | (true, _, true) => Self::Partly,
            (true, ..) => Self::Accepted,
            (_, _, true) => Self::Rejected,
            _ => Self::Open,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_demand_is_what_the_answers_make_of_it() {
        use Effect::{Accepts, PartlyAccepts, Rejects, Withdraws};
        for (effects, status) in [
            (&[][..], DemandStatus::Open),
            (&[Accepts, Accepts], DemandStatus::Accepted),
            (&[Rejects], DemandStatus::Rejected),
            (&[Rejects, Accepts], DemandStatus::Partly),
            (&[Accepts, PartlyAccepts], DemandStatus::Partly),
            (&[Rejects, Withdraws], DemandStatus::Withdrawn),
        ] {
            assert_eq!(
                DemandStatus::of(effects.iter().copied()),
                status,
                "{effects:?}"
            );
        }
    }
}
