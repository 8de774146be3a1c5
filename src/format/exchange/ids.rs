//! Ids for what has none of its own, the same each time: of the parts of a tag, of the ties of a role, of codes and variables.

use crate::domain::sha256;

/// A UUID (version 8: custom) that follows from these words alone.
pub fn derived(words: &[&str]) -> String {
    let hash = sha256(words.join("\u{0}").as_bytes());
    let mut id = String::with_capacity(36);
    for (before, from, to) in [
        ("", 0, 8),
        ("-", 8, 12),
        ("-8", 13, 16),
        ("-a", 17, 20),
        ("-", 20, 32),
    ] {
        id.push_str(before);
        id.push_str(hash.get(from..to).unwrap_or_default());
    }
    id
}

/// An id as it is compared: a UUID in lower case without braces, anything else as it is.
pub fn plain(id: &str) -> String {
    let bare = id.trim().trim_start_matches('{').trim_end_matches('}');
    bare.to_ascii_lowercase()
}

/// Whether an id is a UUID as REFI-QDA writes them.
pub fn is_uuid(id: &str) -> bool {
    id.len() == 36 && id.parse::<crate::domain::DocumentId>().is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_follow_from_words() {
        let one = derived(&["a", "b"]);
        assert!(is_uuid(&one), "{one}");
        assert_eq!(one, derived(&["a", "b"]));
        assert_ne!(one, derived(&["ab"]));
        assert_eq!(plain(&format!("{{{}}}", one.to_uppercase())), one);
    }
}
