//! What is looked for, and where it stands: case, accents and the length of blanks make no difference.

use std::ops::Range;

use crate::domain::lower_case::small;
use crate::domain::query::plain;

/// Words to be found as they stand, one after the other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Needle {
    /// As [`fold`](crate::domain::fold) has it, each stretch of white space one blank; never empty.
    letters: Vec<char>,
}

impl Needle {
    /// To find these words; `None` where there is nothing to look for.
    pub fn new(words: &str) -> Option<Self> {
        let mut letters: Vec<char> = Vec::new();
        for letter in words.chars().filter_map(folded) {
            let letter = if letter.is_whitespace() { ' ' } else { letter };
            let again = letter == ' ' && letters.last().is_none_or(|last| *last == ' ');
            if !again {
                letters.push(letter);
            }
        }
        if letters.last() == Some(&' ') {
            letters.pop();
        }
        (!letters.is_empty()).then_some(Self { letters })
    }

    /// One for each word; what stands in quotation marks is one. A text fits when it has all of them.
    pub fn all(words: &str) -> Vec<Self> {
        let mut needles = Vec::new();
        for (place, part) in words.split(['"', '“', '”', '„', '«', '»']).enumerate() {
            if place % 2 == 1 {
                needles.extend(Self::new(part));
            } else {
                needles.extend(part.split_whitespace().filter_map(Self::new));
            }
        }
        needles
    }

    /// Whether it stands in a text.
    pub fn is_in(&self, text: &str) -> bool {
        self.find(text, 0).is_some()
    }

    /// Whether whatever has it in it has the other in it, too: it is the other with more letters after it.
    pub fn goes_on_from(&self, other: &Self) -> bool {
        self.letters.starts_with(&other.letters)
    }

    /// Where it first stands at or after a byte of the text, in bytes; with the accents that follow its last letter.
    /// Linear in the text for words that do not repeat themselves.
    pub fn find(&self, text: &str, from: usize) -> Option<Range<usize>> {
        self.find_before(text, from, text.len())
    }

    /// The same, of those that begin before a byte of the text; both bytes are the first ones of a character.
    pub fn find_before(&self, text: &str, from: usize, until: usize) -> Option<Range<usize>> {
        let first = *self.letters.first()?;
        let bytes = text.as_bytes().get(..until.min(text.len()))?;
        // As it stands in most texts; the same again where it has no case or is none of these letters.
        let [small, capital] = match u8::try_from(first) {
            Ok(byte) if byte.is_ascii() => [byte, byte.to_ascii_uppercase()],
            _ => [b'\xff'; 2],
        };
        let mut at = from;
        loop {
            // Most letters are these, and most of them are not the first one.
            let rest = bytes.get(at..)?;
            let worth = |b: &u8| *b == small || *b == capital || *b >= 0x80;
            at += rest.iter().position(worth)?;
            let byte = *bytes.get(at)?;
            if byte.is_ascii() {
                if let Some(end) = self.fits(text, at) {
                    return Some(at..end);
                }
                at += 1;
                continue;
            }
            let letter = text.get(at..)?.chars().next()?;
            if folded(letter) == Some(first)
                && let Some(end) = self.fits(text, at)
            {
                return Some(at..end);
            }
            at += letter.len_utf8();
        }
    }

    /// Where it ends, if it stands here.
    fn fits(&self, text: &str, at: usize) -> Option<usize> {
        let bytes = text.as_bytes();
        let mut end = at;
        for letter in &self.letters {
            match bytes.get(end) {
                // Most places are told by a letter or two of these.
                Some(byte) if byte.is_ascii() && !byte.is_ascii_whitespace() => {
                    if char::from(byte.to_ascii_lowercase()) != *letter {
                        return None;
                    }
                    end += 1;
                }
                Some(_) => return self.fits_any(text, at),
                None => return None,
            }
        }
        match bytes.get(end) {
            // An accent may follow.
            Some(byte) if !byte.is_ascii() => self.fits_any(text, at),
            _ => Some(end),
        }
    }

    /// The same, letter by letter of whichever script.
    fn fits_any(&self, text: &str, at: usize) -> Option<usize> {
        let rest = text.get(at..)?;
        let mut wanted = self.letters.iter().copied();
        let mut in_blank = false;
        let mut end = at;
        for letter in rest.chars() {
            let blank = letter.is_whitespace();
            // Marks belong to the letter before them, and a long blank is a blank.
            if let Some(folded) = folded(letter)
                && !(in_blank && blank)
            {
                let Some(next) = wanted.next() else {
                    return Some(end);
                };
                if next != (if blank { ' ' } else { folded }) {
                    return None;
                }
                in_blank = blank;
            }
            end += letter.len_utf8();
        }
        wanted.next().is_none().then_some(end)
    }
}

/// A letter as it is compared; `None` for a mark that belongs to the letter before.
fn folded(letter: char) -> Option<char> {
    plain(small(letter))
}
