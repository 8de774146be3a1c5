//! Where one character ends, as a reader sees it, and the next begins: grapheme clusters (UAX #29, GB3–GB13).
//!
//! The rules are ours to keep the tables small: Hangul is a formula, and the rest is a list of runs (`table`). Held to
//! the library’s answers, for every character there is, by tests.

mod table;

use table::{Sort, sort_of};

/// The grapheme clusters of a text, in order; together they are the text. Linear.
pub fn graphemes(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let (first, after) = rest.split_at_checked(first_end(rest))?;
        rest = after;
        (!first.is_empty()).then_some(first)
    })
}

/// Where the first cluster ends.
fn first_end(text: &str) -> usize {
    // Of two characters of ASCII the first stands alone, but for one line end. Most texts are little else.
    if let [first, next, ..] = text.as_bytes()
        && first.is_ascii()
        && next.is_ascii()
        && *first != b'\r'
    {
        return 1;
    }
    let mut before = Before::default();
    let end = text.char_indices().find(|(_, c)| !before.is_joined_by(*c));
    end.map_or(text.len(), |(at, _)| at)
}

/// What the rules have to know of a cluster so far.
#[derive(Default)]
struct Before {
    last: Option<(char, Sort)>,
    /// A pictograph, marks on it, a joiner, and nothing else.
    picture: bool,
    /// A consonant and marks on it, and nothing else.
    consonant: bool,
    /// One of these marks joins consonants.
    linked: bool,
    /// Halves of a flag at the end.
    flags: u8,
}

impl Before {
    /// Takes in the next character, if the cluster goes on with it.
    fn is_joined_by(&mut self, c: char) -> bool {
        let sort = sort_of(c);
        if self.last.is_some_and(|last| !self.joins(last, (c, sort))) {
            return false;
        }
        let mark = matches!(sort, Sort::Extend | Sort::Linker | Sort::Joiner);
        let goes_on = (mark || sort == Sort::Apart) && !self.ends_with(Sort::Joiner);
        self.picture = sort == Sort::Picture || self.picture && goes_on;
        self.linked = self.consonant && (sort == Sort::Linker || mark && self.linked);
        self.consonant = sort == Sort::Consonant || self.consonant && mark;
        self.flags = if sort == Sort::Flag {
            self.flags + 1
        } else {
            0
        };
        self.last = Some((c, sort));
        true
    }

    fn ends_with(&self, sort: Sort) -> bool {
        self.last.is_some_and(|(_, last)| last == sort)
    }

    fn joins(&self, (last, before): (char, Sort), (next, after): (char, Sort)) -> bool {
        match (before, after) {
            (Sort::Control, _) | (_, Sort::Control) => (last, next) == ('\r', '\n'),
            (_, Sort::Extend | Sort::Linker | Sort::Apart | Sort::Joiner | Sort::Spacing)
            | (Sort::Prepend, _)
            | (Sort::Lead, Sort::Lead | Sort::Vowel | Sort::Open | Sort::Shut)
            | (Sort::Vowel | Sort::Open, Sort::Vowel | Sort::Trail)
            | (Sort::Trail | Sort::Shut, Sort::Trail) => true,
            (_, Sort::Consonant) => self.linked,
            (Sort::Joiner, Sort::Picture) => self.picture,
            (Sort::Flag, Sort::Flag) => self.flags == 1,
            _ => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use unicode_segmentation::UnicodeSegmentation;

    fn check(text: &str) {
        let ours: Vec<&str> = graphemes(text).collect();
        let theirs: Vec<&str> = UnicodeSegmentation::graphemes(text, true).collect();
        assert_eq!(ours, theirs, "{}", text.escape_unicode());
    }

    #[test]
    fn every_character_beside_every_sort_is_as_in_the_library() {
        let near = "a\r\n\u{301}\u{200c}\u{200d}\u{903}\u{600}क्कᄀ각가ᅡᆨ각🇷👩";
        for c in '\0'..=char::MAX {
            check(&near.chars().flat_map(|n| [n, c]).collect::<String>());
            check(&format!("👩{c}\u{200d}👩{c}👩क{c}क\u{94d}{c}क{c}{c}🇷{c}"));
        }
    }

    #[test]
    fn what_a_reader_sees_as_one_is_one() {
        let clusters = [
            "e\u{301}",
            "👩‍👩‍👧",
            "🇷🇺",
            "🇺🇦",
            "क्षि",
            "각",
            "\r\n",
            "\n",
            "👍🏽",
        ];
        assert_eq!(graphemes(&clusters.concat()).collect::<Vec<_>>(), clusters);
        assert_eq!(graphemes("").count(), 0);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2000))]

        #[test]
        fn any_text_is_divided_as_by_the_library(
            text in "([aक\u{94d}\u{903}\u{600}ᄀ각가ᅡᆨ🇷🇺👩👧❤]|[\u{200c}\u{200d}\u{301}\u{fe0f}🏽\r\n ]|\\PC){0,24}",
        ) {
            check(&text);
        }
    }
}
