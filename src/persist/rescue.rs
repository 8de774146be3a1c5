//! Everything in a store as one JSON document, for “Download everything” and for what is put aside. It asks nothing of
//! the values: what cannot be read comes along byte for byte.

use super::{Raw, Storage, StorageError};
use crate::domain::json::{Json, Object, Writer};
use crate::domain::{ProjectId, Timestamp};

/// One JSON document of everything: the parts of the store, and in each the values by name. A value that is text is
/// written as text, any other as `{"hex": "…"}`. Linear.
pub fn document(raw: &[Raw], now: Timestamp) -> String {
    // Few parts, and what is of one part mostly lies together.
    let mut parts: Vec<(&str, Object)> = Vec::new();
    for value in raw {
        let written = match std::str::from_utf8(&value.bytes) {
            Ok(text) => Json::text(text),
            Err(_) => Json::Object([("hex".to_owned(), Json::Text(hex(&value.bytes)))].into()),
        };
        let at = parts.iter().position(|(part, _)| *part == value.part);
        let at = at.unwrap_or_else(|| {
            parts.push((value.part, Object::new()));
            parts.len() - 1
        });
        if let Some((_, part)) = parts.get_mut(at) {
            part.insert(value.key.clone(), written);
        }
    }
    let mut by_name = Object::new();
    for (part, values) in parts {
        by_name.insert(part.to_owned(), Json::Object(values));
    }
    let mut to = Writer::pretty();
    to.object();
    to.number_at("demarcheRescue", 1);
    to.key("parts");
    to.value(&Json::Object(by_name));
    to.shown_at("written", &now);
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
    let raw = storage.dump(Some(project)).await?;
    if raw.is_empty() {
        return Ok(());
    }
    let copy = document(&raw, now);
    storage
        .set_aside(format!("{project} {now}"), copy.into_bytes())
        .await
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
