//! A text as words with what stands between them, for finding names in it.

use crate::domain::names::{is_extending, is_unspaced};
use crate::domain::query::{fold, unaccented};

/// From which byte to which.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Word {
    pub(super) start: usize,
    pub(super) end: usize,
}

/// The words of a text: letters and digits in a row; of scripts without blanks, each letter by itself, as only a
/// dictionary could divide them. Linear.
pub(super) fn words(text: &str) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::new();
    let mut open = false;
    for (at, c) in text.char_indices() {
        let end = at + c.len_utf8();
        match words.last_mut() {
            // A mark belongs to the letter before it.
            Some(last) if is_extending(c) && last.end == at => last.end = end,
            _ if !c.is_alphanumeric() => open = false,
            Some(last) if open && !is_unspaced(c) => last.end = end,
            _ => {
                words.push(Word { start: at, end });
                open = !is_unspaced(c);
            }
        }
    }
    words
}

/// What stands between two words, as it is compared: blanks and line ends alike, apostrophes alike; the end of a
/// paragraph is like nothing else.
pub(super) fn gap(between: &str) -> String {
    if between.matches('\n').count() > 1 {
        return "\n".to_owned();
    }
    let mut plain = String::new();
    for c in fold(between).chars() {
        match c {
            c if !c.is_whitespace() => plain.push(c),
            _ if plain.ends_with(' ') => {}
            _ => plain.push(' '),
        }
    }
    plain
}

/// A word as it is compared: accents aside, capital letters as they stand.
pub(super) fn written(word: &str) -> String {
    unaccented(word)
}

/// Whether a word of a text is a word of a name, as it is written: what begins small may begin a sentence.
pub(super) fn is_word(name: &str, text: &str, begins: bool) -> bool {
    if name == text {
        return true;
    }
    let (mut own, mut found) = (name.chars(), text.chars());
    match (own.next(), found.next()) {
        (Some(small), Some(capital)) => {
            begins
                && small.is_lowercase()
                && fold(capital.encode_utf8(&mut [0; 4])) == fold(small.encode_utf8(&mut [0; 4]))
                && own.as_str() == found.as_str()
        }
        _ => false,
    }
}

/// Whether a word is written in capitals throughout, as headlines are.
pub(super) fn is_shouted(word: &str) -> bool {
    !word.chars().any(char::is_lowercase)
}
