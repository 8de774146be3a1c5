//! Ids for what has none of its own, the same each time: of the parts of a tag, of the ties of a role, of codes and variables.

use crate::domain::Text;

/// A UUID (version 8: custom) that follows from these words alone.
pub fn derived(words: &[&str]) -> String {
    let all = Text::of_frozen(words.join("\u{0}").into());
    let hash = all.sha256();
    let piece = |from: usize, to: usize| hash.get(from..to).unwrap_or_default();
    format!(
        "{}-{}-8{}-a{}-{}",
        piece(0, 8),
        piece(8, 12),
        piece(13, 16),
        piece(17, 20),
        piece(20, 32)
    )
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
