//! Names for things that outlive a session. Ids are passed in, never generated here: a pure core has no randomness.

use std::cmp::Ordering;
use std::fmt;
use std::str::FromStr;
use std::sync::Arc;

use uuid::Uuid;

/// Not a UUID: 32 hexadecimal digits, in groups of 8, 4, 4, 4 and 12 with a hyphen between, or without any hyphen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not an id")]
pub struct NotAnId;

/// The library's own reader knows further ways to write one and tells what is wrong in many words; this is a kilobyte less.
fn read(text: &str) -> Result<Uuid, NotAnId> {
    let grouped = text.len() == 36;
    if !grouped && text.len() != 32 {
        return Err(NotAnId);
    }
    let mut value = 0_u128;
    for (at, byte) in text.bytes().enumerate() {
        if grouped && matches!(at, 8 | 13 | 18 | 23) {
            if byte != b'-' {
                return Err(NotAnId);
            }
        } else {
            let digit = char::from(byte).to_digit(16).ok_or(NotAnId)?;
            value = (value << 4) | u128::from(digit);
        }
    }
    Ok(Uuid::from_u128(value))
}

/// As their bytes compare, in two steps rather than sixteen: most ids begin alike, and lists of them are searched all the time.
/// The same code for all ids.
#[inline(never)]
fn order(one: Uuid, other: Uuid) -> Ordering {
    one.as_u128().cmp(&other.as_u128())
}

macro_rules! uuid_id {
    ($($(#[$doc:meta])* $name:ident),* $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, Hash)]
        pub struct $name(Uuid);

        impl Ord for $name {
            fn cmp(&self, other: &Self) -> Ordering {
                order(self.0, other.0)
            }
        }

        impl PartialOrd for $name {
            fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
                Some(self.cmp(other))
            }
        }

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
            type Err = NotAnId;
            fn from_str(s: &str) -> Result<Self, Self::Err> {
                read(s).map(Self)
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

impl KindId {
    /// Whether it is the kind of demands: a demand wants somebody who is called on, and something becomes of it.
    pub fn is_demand(&self) -> bool {
        self.as_str() == "demand"
    }
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

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn ids_are_read_as_the_library_reads_them(id in any::<u128>(), at in 0..36_usize, other in any::<char>()) {
            let id = Uuid::from_u128(id);
            for text in [id.to_string(), id.simple().to_string(), id.to_string().to_uppercase()] {
                prop_assert_eq!(text.parse(), Ok(DocumentId(id)));
            }
            let mut wrong: Vec<char> = id.to_string().chars().collect();
            wrong[at] = other;
            let wrong: String = wrong.into_iter().collect();
            prop_assert_eq!(wrong.parse::<DocumentId>().ok(), Uuid::parse_str(&wrong).ok().map(DocumentId));
        }
    }

    #[test]
    fn nothing_too_short_or_too_long_is_an_id() {
        for text in ["", "0", "00000000-0000-0000-0000-0000000000000", "é"] {
            assert_eq!(text.parse::<DocumentId>(), Err(NotAnId), "{text}");
        }
    }
}
