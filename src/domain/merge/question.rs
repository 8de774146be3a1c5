//! What a person has to decide before two copies are one.

use crate::domain::json::Json;
use crate::domain::{
    ActorId, AnnotationId, CoderId, DocumentId, RelationId, Table, Term, Timestamp,
};

/// One of the two copies.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Side {
    /// The project that is open.
    Here,
    /// The file.
    There,
}

impl Side {
    /// The other one.
    #[must_use]
    pub const fn other(self) -> Self {
        match self {
            Self::Here => Self::There,
            Self::There => Self::Here,
        }
    }
}

/// What a question is about.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Thing {
    /// Title and the like.
    Project,
    /// What the codebook has besides its terms.
    Codebook,
    /// Something of the codebook.
    Term(Term),
    /// A person who codes.
    Coder(CoderId),
    /// An article, without its text.
    Article(DocumentId),
    /// An actor of the register.
    Actor(ActorId),
    /// A tag.
    Tag(AnnotationId),
    /// A link between statements.
    Link(RelationId),
}

/// What of it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum About {
    /// A field that both have and that is not the same, by its key in the project file: `memo`, `frame.claimants`.
    Field(String),
    /// It is in one of the copies and was deleted in the other.
    Gone,
    /// A kind that came with a key which another kind has: which of them keeps it. The thing is the kind of the file.
    Key,
    /// An article of the file has the text of another one here. “Here”: they are one article; “There”: they are two.
    SameText,
    /// An article of which each copy has a version that does not come after the other’s.
    Text,
}

/// Tells a question from all others.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Asked {
    /// What it is about.
    pub thing: Thing,
    /// What of it.
    pub about: About,
}

/// A question, with all that a person needs to answer it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// Which question.
    pub asked: Asked,
    /// As it is here; `None`: it is not.
    pub here: Option<Json>,
    /// As it is there; `None`: it is not.
    pub there: Option<Json>,
    /// When and by whom it was made so here, as far as that is known.
    pub made_here: Option<(Timestamp, CoderId)>,
    /// The same of there.
    pub made_there: Option<(Timestamp, CoderId)>,
    /// What holds unless a person says otherwise. `None`: a person has to say.
    pub usual: Option<Side>,
}

/// What was decided so far.
pub type Answers = Table<Asked, Side>;

impl Question {
    /// What was decided, or else what is usual; `None` while it is open.
    pub fn answer(&self, answers: &Answers) -> Option<Side> {
        answers.get(&self.asked).copied().or(self.usual)
    }
}

/// How many questions still have no answer.
pub fn open_questions(questions: &[Question], answers: &Answers) -> usize {
    let open = |question: &&Question| question.answer(answers).is_none();
    questions.iter().filter(open).count()
}
