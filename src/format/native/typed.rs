//! Gives a JSON value its type, and says in plain words which key stands in the way.

use serde::Deserialize;
use serde_json::{Map, Value};

/// Reads a value as a `T`.
///
/// # Errors
/// What is wrong, as the rest of a sentence, with the key it is about.
pub(super) fn typed<'v, T: Deserialize<'v>>(value: &'v Value) -> Result<T, String> {
    T::deserialize(value).map_err(|error| in_words(&error.to_string()))
}

/// Like [`typed`], for something with keys.
///
/// # Errors
/// Likewise.
pub(super) fn keyed<T: for<'v> Deserialize<'v>>(value: &Value) -> Result<T, String> {
    typed::<T>(value).map_err(|reason| match value.as_object() {
        Some(map) => match culprit::<T>(map, &reason) {
            Some(key) => format!("“{key}”: {reason}"),
            None => reason,
        },
        None => "it is not a JSON object".to_owned(),
    })
}

/// The key without which the complaint is another. Slow, and only asked when there is one.
fn culprit<'m, T: for<'v> Deserialize<'v>>(
    map: &'m Map<String, Value>,
    reason: &str,
) -> Option<&'m str> {
    map.keys().map(String::as_str).find(|key| {
        let mut without = map.clone();
        without.remove(*key);
        typed::<T>(&Value::Object(without)).err().as_deref() != Some(reason)
    })
}

/// The parser's sentence in our words.
fn in_words(error: &str) -> String {
    let inner = |prefix: &str| {
        let rest = error.strip_prefix(prefix)?;
        rest.split_once('`').map(|(name, _)| name)
    };
    if let Some(key) = inner("missing field `") {
        format!("the key “{key}” is missing")
    } else if let Some(word) = inner("unknown variant `") {
        format!("“{word}” is not one of the words that can stand here")
    } else {
        error.replace('`', "'")
    }
}
