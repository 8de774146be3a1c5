//! Versions of what is stored, and the way from an old one to the present one.

use super::envelope::{self, Kind, ReadError};
use crate::domain::json::{Json, Writer, parse, shown};

/// Turns a value of one version into one of the next.
///
/// # Errors
/// In words, what it could not make sense of.
pub type Migration = fn(Json) -> Result<Json, String>;

/// How one kind of value is written: as JSON, in the newest of its versions.
#[derive(Clone, Copy, Debug)]
pub struct Format {
    kind: Kind,
    /// The first leads from version 1 to 2, the second from 2 to 3, and so on. One is never taken out or changed:
    /// somewhere lies data that needs it.
    migrations: &'static [Migration],
}

/// A value that was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Read<T> {
    /// The value, in its newest version.
    pub value: T,
    /// Whether it was written in an older one.
    pub migrated: bool,
}

impl Format {
    /// The newest version is one more than the number of migrations.
    pub const fn new(kind: Kind, migrations: &'static [Migration]) -> Self {
        Self { kind, migrations }
    }

    /// The version that is written.
    pub const fn newest(&self) -> u32 {
        self.migrations.len() as u32 + 1
    }

    /// The bytes to store, of what `value` writes. Linear.
    pub fn write(&self, value: &dyn Fn(&mut Writer)) -> Vec<u8> {
        let mut writer = Writer::compact();
        value(&mut writer);
        envelope::seal(self.kind, self.newest(), writer.finish().as_bytes())
    }

    /// The value of stored bytes, as `typed` reads it. Linear.
    ///
    /// # Errors
    /// [`ReadError`].
    pub fn read<T>(
        &self,
        bytes: &[u8],
        typed: fn(Json) -> Result<T, String>,
    ) -> Result<Read<T>, ReadError> {
        let (json, migrated) = self.newest_json(bytes)?;
        let value = typed(json).map_err(|what| ReadError::damaged(self.kind, &what))?;
        Ok(Read { value, migrated })
    }

    /// In its newest version, and whether it was written in an older one.
    ///
    /// # Errors
    /// [`ReadError`].
    pub(super) fn newest_json(&self, bytes: &[u8]) -> Result<(Json, bool), ReadError> {
        let (version, json) = envelope::open(bytes, self.kind, self.newest())?;
        let steps = (version as usize)
            .checked_sub(1)
            .and_then(|from| self.migrations.get(from..))
            .ok_or_else(|| ReadError::damaged(self.kind, "there is no version 0"))?;
        let mut value =
            parse(json).map_err(|error| ReadError::damaged(self.kind, &shown(&error)))?;
        for migrate in steps {
            value = migrate(value).map_err(|what| ReadError::damaged(self.kind, &what))?;
        }
        Ok((value, !steps.is_empty()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::json::{Fields, Object};

    /// As the third version has it.
    #[derive(Debug, PartialEq, Eq)]
    struct Person {
        first: String,
        last: String,
    }

    fn person(value: Json) -> Result<Person, String> {
        let mut fields = Fields::of(value)?;
        let (first, last) = (fields.text("first")?, fields.text("last")?);
        Ok(Person { first, last })
    }

    /// The first version had `name`, the second `full`.
    fn renamed(old: Json) -> Result<Json, String> {
        let name = old.get("name").ok_or("it has no name")?;
        Ok(object([("full", name.clone())]))
    }

    fn split(old: Json) -> Result<Json, String> {
        let full = old.get("full").and_then(Json::as_str);
        let (first, last) = full
            .and_then(|f| f.split_once(' '))
            .ok_or("it has one name only")?;
        Ok(object([
            ("first", Json::text(first)),
            ("last", Json::text(last)),
        ]))
    }

    fn object<const N: usize>(pairs: [(&str, Json); N]) -> Json {
        Json::Object(Object::from(pairs.map(|(key, v)| (key.to_owned(), v))))
    }

    fn written<const N: usize>(format: &Format, pairs: [(&str, &str); N]) -> Vec<u8> {
        let value = object(pairs.map(|(key, text)| (key, Json::text(text))));
        format.write(&|to| to.value(&value))
    }

    const FIRST: Format = Format::new(Kind::Listing, &[]);
    const SECOND: Format = Format::new(Kind::Listing, &[renamed]);
    const THIRD: Format = Format::new(Kind::Listing, &[renamed, split]);

    fn lavrov(migrated: bool) -> Result<Read<Person>, ReadError> {
        let value = Person {
            first: "Sergei".to_owned(),
            last: "Lavrov".to_owned(),
        };
        Ok(Read { value, migrated })
    }

    #[test]
    fn every_version_is_read_as_the_newest() {
        let first = written(&FIRST, [("name", "Sergei Lavrov")]);
        let second = written(&SECOND, [("full", "Sergei Lavrov")]);
        let third = written(&THIRD, [("first", "Sergei"), ("last", "Lavrov")]);
        assert_eq!(THIRD.read(&first, person), lavrov(true));
        assert_eq!(THIRD.read(&second, person), lavrov(true));
        assert_eq!(THIRD.read(&third, person), lavrov(false));
    }

    #[test]
    fn a_newer_version_is_refused() {
        let third = written(&THIRD, []);
        let kind = Kind::Listing;
        assert_eq!(SECOND.read(&third, Ok), Err(ReadError::Newer { kind }));
    }

    #[test]
    fn what_a_migration_cannot_read_is_damaged() {
        let first = written(&FIRST, [("name", "Blinken")]);
        assert_eq!(
            THIRD.read(&first, person).unwrap_err().to_string(),
            "the list of projects is damaged: it has one name only"
        );
        let zero = envelope::seal(Kind::Listing, 0, b"{}");
        assert!(matches!(
            THIRD.read(&zero, person),
            Err(ReadError::Damaged(_))
        ));
    }
}
