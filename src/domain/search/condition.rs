//! What a statement is asked for, one thing at a time.

use crate::domain::{
    ActorId, Attribution, CodeId, CodeList, CoderId, Confidence, Date, DemandStatus, DocumentId,
    KindId, Position, RelationTypeId, Slot,
};

/// One thing that is asked of statements. Of several about the same thing one is enough, see [`Self::about`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Condition {
    /// Of this kind.
    Kind(KindId),
    /// With this actor in this role.
    Actor(Role, ActorId),
    /// With this code, or with one below it.
    Code(CodeList, CodeId),
    /// With this position.
    Position(Position),
    /// Brought into the article in this way.
    Attribution(Attribution),
    /// Of which the coder is so sure, or surer.
    Surer(Confidence),
    /// Of which the coder is so sure, or less.
    LessSure(Confidence),
    /// Tagged by this coder.
    Coder(CoderId),
    /// In this article.
    Article(DocumentId),
    /// Said then or later; where no date of the claim is coded, published then or later.
    Since(Date),
    /// Said then or earlier, likewise.
    Until(Date),
    /// With (or without) something in this slot.
    Has(Slot, bool),
    /// With (or without) anything to be done about it.
    ToDo(bool),
    /// Linked in this way to another statement.
    Linked(Way, RelationTypeId),
    /// A demand of which this has become; any other statement too that somebody accepted or rejected.
    Status(DemandStatus),
    /// Tagged under this version of the codebook.
    Version(u32),
}

/// In which role an actor is looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// Whichever.
    Any,
    /// Who says it.
    Claimant,
    /// Who is called on.
    Addressee,
    /// For or against whom.
    Object,
    /// Who passed it on.
    Reporter,
}

/// Which end of a link a statement is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// It does something to another.
    From,
    /// Another does something to it.
    To,
}

/// What a condition is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Subject {
    Kind,
    Actor(Role),
    Code(CodeList),
    Position,
    Attribution,
    Surer,
    LessSure,
    Coder,
    Article,
    Since,
    Until,
    Has(Slot),
    ToDo,
    Linked(Way),
    Status,
    Version,
}

impl Role {
    /// All of them.
    pub const ALL: [Self; 5] = [
        Self::Any,
        Self::Claimant,
        Self::Addressee,
        Self::Object,
        Self::Reporter,
    ];

    /// For reading.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Any => "Any role",
            Self::Claimant => "Claimant",
            Self::Addressee => "Addressee",
            Self::Object => "Object actor",
            Self::Reporter => "Reporter",
        }
    }
}

impl Condition {
    /// Conditions about the same are alternatives; about different things, all have to hold.
    pub(super) const fn about(&self) -> Subject {
        match self {
            Self::Kind(_) => Subject::Kind,
            Self::Actor(role, _) => Subject::Actor(*role),
            Self::Code(list, _) => Subject::Code(*list),
            Self::Position(_) => Subject::Position,
            Self::Attribution(_) => Subject::Attribution,
            Self::Surer(_) => Subject::Surer,
            Self::LessSure(_) => Subject::LessSure,
            Self::Coder(_) => Subject::Coder,
            Self::Article(_) => Subject::Article,
            Self::Since(_) => Subject::Since,
            Self::Until(_) => Subject::Until,
            Self::Has(slot, _) => Subject::Has(*slot),
            Self::ToDo(_) => Subject::ToDo,
            Self::Linked(way, _) => Subject::Linked(*way),
            Self::Status(_) => Subject::Status,
            Self::Version(_) => Subject::Version,
        }
    }

    /// Whether both are about the same, so that one of them is enough.
    pub fn is_beside(&self, other: &Self) -> bool {
        self.about() == other.about()
    }
}
