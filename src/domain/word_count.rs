//! How long a text is, in words.

/// How many words stand in a text: stretches without white space. Linear, and quick where characters are ASCII: it is
/// asked whenever an article is opened, and a book is an article too.
pub(super) fn count_words(text: &str) -> usize {
    let mut count = 0;
    let mut inside = false;
    for (at, byte) in text.bytes().enumerate() {
        let space = match byte {
            b' ' | b'\t'..=b'\r' => true,
            0..0x80 => false,
            // In the midst of a character.
            0x80..0xc0 => continue,
            _ => text[at..].starts_with(char::is_whitespace),
        };
        count += usize::from(inside && space);
        inside = !space;
    }
    count + usize::from(inside)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn as_anybody_would_count() {
        assert_eq!(count_words(""), 0);
        assert_eq!(count_words(" \n"), 0);
        assert_eq!(count_words("They met.\n\nThey left – at once."), 7);
    }

    proptest! {
        #[test]
        fn as_the_library_counts(text in "[a-z é’中🇷🇺\t\n\u{b}\u{1f}\u{85}\u{a0}\u{2003}\u{3000}]{0,60}") {
            prop_assert_eq!(count_words(&text), text.split_whitespace().count());
        }
    }
}
