//! Versions of what is stored, and the way from an old one to the present one.

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use super::envelope::{self, Kind, ReadError};

/// Turns a value of one version into one of the next.
///
/// # Errors
/// In words, what it could not make sense of.
pub type Migration = fn(Value) -> Result<Value, String>;

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

    /// The bytes to store. Linear.
    ///
    /// # Errors
    /// What cannot be written as JSON; none of our values is such.
    pub fn write<T: Serialize>(&self, value: &T) -> Result<Vec<u8>, serde_json::Error> {
        let json = serde_json::to_vec(value)?;
        Ok(envelope::seal(self.kind, self.newest(), &json))
    }

    /// The value of stored bytes. Linear.
    ///
    /// # Errors
    /// [`ReadError`].
    pub fn read<T: DeserializeOwned>(&self, bytes: &[u8]) -> Result<Read<T>, ReadError> {
        let (version, json) = envelope::open(bytes, self.kind, self.newest())?;
        let damaged = |error: serde_json::Error| ReadError::damaged(self.kind, error);
        if version == self.newest() {
            let value = serde_json::from_slice(json).map_err(damaged)?;
            let migrated = false;
            return Ok(Read { value, migrated });
        }
        let steps = (version as usize)
            .checked_sub(1)
            .and_then(|from| self.migrations.get(from..))
            .ok_or_else(|| ReadError::damaged(self.kind, "there is no version 0"))?;
        let mut value: Value = serde_json::from_slice(json).map_err(damaged)?;
        for migrate in steps {
            value = migrate(value).map_err(|what| ReadError::damaged(self.kind, what))?;
        }
        let value = serde_json::from_value(value).map_err(damaged)?;
        let migrated = true;
        Ok(Read { value, migrated })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde::Deserialize;
    use serde_json::json;

    /// As the third version has it.
    #[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
    struct Person {
        first: String,
        last: String,
    }

    /// The first version had `name`, the second `full`.
    fn renamed(old: Value) -> Result<Value, String> {
        let name = old.get("name").ok_or("it has no name")?;
        Ok(json!({ "full": name }))
    }

    fn split(old: Value) -> Result<Value, String> {
        let full = old.get("full").and_then(Value::as_str);
        let (first, last) = full
            .and_then(|f| f.split_once(' '))
            .ok_or("it has one name only")?;
        Ok(json!({ "first": first, "last": last }))
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
        let first = FIRST.write(&json!({ "name": "Sergei Lavrov" })).unwrap();
        let second = SECOND.write(&json!({ "full": "Sergei Lavrov" })).unwrap();
        let third = THIRD
            .write(&json!({ "first": "Sergei", "last": "Lavrov" }))
            .unwrap();
        assert_eq!(THIRD.read(&first), lavrov(true));
        assert_eq!(THIRD.read(&second), lavrov(true));
        assert_eq!(THIRD.read(&third), lavrov(false));
    }

    #[test]
    fn a_newer_version_is_refused() {
        let third = THIRD.write(&json!({})).unwrap();
        let kind = Kind::Listing;
        assert_eq!(SECOND.read::<Value>(&third), Err(ReadError::Newer { kind }));
    }

    #[test]
    fn what_a_migration_cannot_read_is_damaged() {
        let first = FIRST.write(&json!({ "name": "Blinken" })).unwrap();
        assert_eq!(
            THIRD.read::<Person>(&first).unwrap_err().to_string(),
            "the list of projects is damaged: it has one name only"
        );
        let zero = envelope::seal(Kind::Listing, 0, b"{}");
        assert!(matches!(
            THIRD.read::<Person>(&zero),
            Err(ReadError::Damaged(_))
        ));
    }
}
