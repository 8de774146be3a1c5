//! A line of a file of marks.

/// A line: an id, what it says, and a text behind a tab.
#[derive(Clone, Copy, Debug)]
pub(super) struct Line<'a> {
    pub(super) id: &'a str,
    pub(super) data: &'a str,
    pub(super) tail: Option<&'a str>,
}

/// Takes a line apart; `None` for what has no id that brat knows.
pub(super) fn parsed(line: &str) -> Option<Line<'_>> {
    let (id, rest) = line.split_once('\t')?;
    let number = id.get(1..)?;
    let known = match id.chars().next()? {
        'T' | 'E' | 'R' | 'A' | 'M' | 'N' | '#' => number.starts_with(|c: char| c.is_ascii_digit()),
        '*' => number.is_empty(),
        _ => false,
    };
    let (data, tail) = match rest.split_once('\t') {
        Some((data, tail)) => (data, Some(tail)),
        None => (rest, None),
    };
    known.then_some(Line { id, data, tail })
}

impl<'a> Line<'a> {
    /// The letter or sign of its id.
    pub(super) fn sort(&self) -> char {
        self.id.chars().next().unwrap_or_default()
    }

    /// Whether it looks like one that brat writes.
    pub(super) fn is_sound(&self) -> bool {
        match self.sort() {
            'T' => self.places().is_some(),
            'E' => self.words().any(|word| tied(word).is_some_and(is_id)),
            'R' => self.words().filter_map(tied).filter(|id| is_id(id)).count() == 2,
            '*' => self.words().skip(1).filter(|id| is_id(id)).count() >= 2,
            // What is said, of which.
            _ => {
                let mut words = self.words();
                let named = words
                    .next()
                    .is_some_and(|word| word.starts_with(char::is_alphabetic));
                named && words.next().is_some_and(is_id)
            }
        }
    }

    /// What it says, at blanks.
    pub(super) fn words(&self) -> impl Iterator<Item = &'a str> {
        self.data.split(' ').filter(|word| !word.is_empty())
    }

    /// Type and places of marked words.
    pub(super) fn places(&self) -> Option<(&'a str, Vec<(u64, u64)>)> {
        let (label, places) = self.data.split_once(' ')?;
        let place = |place: &str| {
            let (start, end) = place.trim().split_once(' ')?;
            Some((start.parse().ok()?, end.parse().ok()?))
        };
        let places = places.split(';').map(place).collect::<Option<Vec<_>>>()?;
        (!label.is_empty()).then_some((label, places))
    }
}

/// The id behind the name of a role: `Arg1:T1`.
fn tied(word: &str) -> Option<&str> {
    word.split_once(':').map(|(_, id)| id)
}

/// Whether a word is an id: a letter and a number.
fn is_id(word: &str) -> bool {
    let number = word.strip_prefix(char::is_alphabetic).unwrap_or_default();
    number.starts_with(|c: char| c.is_ascii_digit())
}

/// The words of each of several places, from their words with a blank between: in whatever the places count.
pub(super) fn words_of<'a>(words: &'a str, places: &[(u64, u64)]) -> Option<Vec<&'a str>> {
    if places.len() == 1 {
        return Some(vec![words]);
    }
    let units: [fn(char) -> usize; 3] = [|_| 1, char::len_utf16, char::len_utf8];
    units.iter().find_map(|unit| {
        let mut rest = words;
        let mut found = Vec::with_capacity(places.len());
        for (start, end) in places {
            if !found.is_empty() {
                rest = rest.strip_prefix(' ')?;
            }
            let length = usize::try_from(end.checked_sub(*start)?).ok()?;
            let (mut counted, mut bytes) = (0, 0);
            for c in rest.chars() {
                if counted >= length {
                    break;
                }
                counted += unit(c);
                bytes += c.len_utf8();
            }
            if counted != length {
                return None;
            }
            let (own, behind) = rest.split_at(bytes);
            found.push(own);
            rest = behind;
        }
        rest.trim().is_empty().then_some(found)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_of_parts_are_told_apart() {
        assert_eq!(
            words_of("Anna Lee", &[(0, 4), (9, 12)]),
            Some(vec!["Anna", "Lee"])
        );
        // Counted in UTF-16 units.
        assert_eq!(words_of("😊 a", &[(0, 2), (3, 4)]), Some(vec!["😊", "a"]));
        assert_eq!(words_of("Anna", &[(0, 4), (9, 12)]), None);
    }

    #[test]
    fn a_line_has_an_id_that_brat_knows() {
        for line in [
            "T1\tClaim 0 4\tAnna",
            "*\tEquiv T1 T2",
            "R1\tx Arg1:T1 Arg2:T2",
            "#1\tAnnotatorNotes T1\tno",
        ] {
            assert!(parsed(line).unwrap().is_sound(), "{line}");
        }
        for line in [
            "Tom\tis here",
            "Anna demands change.",
            "# a comment\tx",
            "#0\t0 A0\t",
            "A1\tgood day",
            "R2\tat 10:30 or 11:00",
        ] {
            assert!(parsed(line).is_none_or(|line| !line.is_sound()), "{line}");
        }
    }
}
