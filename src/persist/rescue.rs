//! Everything in a store as one JSON document, for “Download everything” and for what is put aside. It asks nothing of
//! the values: what cannot be read comes along byte for byte.

use super::{Raw, Storage, StorageError};
use crate::domain::json::{Json, Object, Writer};
use crate::domain::{ProjectId, Timestamp};

/// One JSON document of everything: the parts of the store, and in each the values by name. A value that is text is
/// written as text, any other as `{"hex": "…"}`. Linear.
pub fn document(raw: &[Raw], now: Timestamp) -> String {
    let mut parts = Object::new();
    for value in raw {
        let written = match std::str::from_utf8(&value.bytes) {
            Ok(text) => Json::text(text),
            Err(_) => Json::Object([("hex".to_owned(), Json::Text(hex(&value.bytes)))].into()),
        };
        parts
            .object_at(value.part)
            .insert(value.key.clone(), written);
    }
    let mut to = Writer::pretty();
    to.object();
    to.number_at("demarcheRescue", 1);
    to.key("parts");
    to.value(&Json::Object(parts));
    to.text_at("written", &now.to_string());
    to.end_object();
    to.finish() + "\n"
}

/// Puts a copy of all that the store has of a project aside, and leaves the project as it is.
///
/// # Errors
/// [`StorageError`].
pub async fn set_aside<S: Storage>(
    storage: &S,
    project: ProjectId,
    now: Timestamp,
) -> Result<(), StorageError> {
    let stored = storage.load(project).await?.unwrap_or_default();
    if stored.is_empty() {
        return Ok(());
    }
    let copy = document(&stored.raw(project), now);
    storage
        .set_aside(format!("{project} {now}"), copy.into_bytes())
        .await
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
