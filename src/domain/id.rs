//! Names for things that outlive a session. Ids are passed in, never generated here: a pure core has no randomness.

use std::fmt;
use std::str::FromStr;
use std::sync::Arc;

use uuid::Uuid;

macro_rules! uuid_id {
    ($($(#[$doc:meta])* $name:ident),* $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(Uuid);

        impl $name {
            /// Wraps a UUID; any version is accepted, ours are version 7.
            pub const fn new(id: Uuid) -> Self {
                Self(id)
            }

            /// The UUID itself.
            pub const fn uuid(self) -> Uuid {
                self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                fmt::Display::fmt(&self.0, f)
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, concat!(stringify!($name), "({})"), self.0)
            }
        }

        impl FromStr for $name {
            type Err = uuid::Error;
            fn from_str(s: &str) -> Result<Self, Self::Err> {
                Uuid::from_str(s).map(Self)
            }
        }
    )*};
}

uuid_id! {
    /// A project.
    ProjectId,
    /// An article in a project.
    DocumentId,
    /// A tag: a statement or an actor mention.
    AnnotationId,
    /// An actor of the register.
    ActorId,
    /// A link from one statement to another.
    RelationId,
    /// A person who codes.
    CoderId,
    /// One undoable step of work.
    TransactionId,
}

macro_rules! word_id {
    ($($(#[$doc:meta])* $name:ident),* $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(Arc<str>);

        impl $name {
            /// Takes any text as it is.
            pub fn new(id: impl Into<Arc<str>>) -> Self {
                Self(id.into())
            }

            /// The word itself.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, concat!(stringify!($name), "({})"), self.0)
            }
        }
    )*};
}

word_id! {
    /// A kind of the codebook, such as `claim`. A short readable word, because it stands in every exported row; it stays
    /// when the label is changed. Cheap to clone.
    KindId,
    /// An issue, form or justification of the codebook, such as `nato-enlargement`. As readable, and as lasting.
    CodeId,
    /// A type of link between statements, such as `rejects`. As readable, and as lasting.
    RelationTypeId,
}

/// Where new ids come from: the browser's random numbers, or a sequence in tests.
pub trait IdSource {
    /// An id never given before.
    fn next_uuid(&mut self) -> Uuid;
}

/// Ids 1, 2, 3 …: for tests and for things that must come out the same every time.
#[derive(Clone, Debug, Default)]
pub struct SequentialIds(u128);

impl SequentialIds {
    /// The first id given is `first`.
    pub const fn starting_at(first: u128) -> Self {
        Self(first.saturating_sub(1))
    }
}

impl IdSource for SequentialIds {
    fn next_uuid(&mut self) -> Uuid {
        self.0 += 1;
        Uuid::from_u128(self.0)
    }
}
