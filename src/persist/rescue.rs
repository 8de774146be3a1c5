//! Everything in a store as one JSON document, for “Download everything” and for what is put aside. It asks nothing of
//! the values: what cannot be read comes along byte for byte.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use super::{Raw, Storage, StorageError};
use crate::domain::{ProjectId, Timestamp};

/// One JSON document of everything: the parts of the store, and in each the values by name. A value that is text is
/// written as text, any other as `{"hex": "…"}`. Linear.
pub fn document(raw: &[Raw], now: Timestamp) -> String {
    let mut parts: BTreeMap<&str, Map<String, Value>> = BTreeMap::new();
    for value in raw {
        let written = match std::str::from_utf8(&value.bytes) {
            Ok(text) => Value::from(text),
            Err(_) => json!({ "hex": hex(&value.bytes) }),
        };
        let part = parts.entry(value.part).or_default();
        part.insert(value.key.clone(), written);
    }
    let whole = json!({ "demarcheRescue": 1, "written": now.to_string(), "parts": parts });
    format!("{whole:#}\n")
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
