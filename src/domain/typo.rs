//! How far a typed word is from a name, so that a slip of the fingers still finds it.

/// Typing errors that are forgiven in a word of so many letters. Short words are each other's typing errors.
const fn forgiven(letters: usize) -> usize {
    match letters {
        0..=3 => 0,
        4..=7 => 1,
        _ => 2,
    }
}

/// Whether a word, or its beginning, is what was typed but for a small slip: a letter too many, too few, another one, or
/// two neighbours changed over. Numbers are never nearly another one. In letters, the product of the lengths.
pub(super) fn begins_nearly_so(word: &str, typed: &[char]) -> bool {
    let most = forgiven(typed.len());
    let letters = typed.iter().all(|c| c.is_alphabetic());
    most > 0 && letters && distance_to_beginning(word, typed) <= most
}

/// The least number of slips (Damerau) from what was typed to some beginning of the word.
fn distance_to_beginning(word: &str, typed: &[char]) -> usize {
    // A row for each letter of the word: the distances from its beginning so far to the beginnings of what was typed.
    let mut before_last: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=typed.len()).collect();
    let mut least = typed.len();
    let mut previous = None;
    for (letter, n) in word.chars().zip(1..) {
        let mut row = Vec::with_capacity(last.len());
        row.push(n);
        for (i, wanted) in typed.iter().enumerate() {
            let other = usize::from(*wanted != letter);
            let mut cost = (last[i] + other).min(last[i + 1] + 1).min(row[i] + 1);
            let changed_over = i > 0 && previous == Some(*wanted) && typed[i - 1] == letter;
            if changed_over && let Some(whole) = before_last.get(i - 1) {
                cost = cost.min(whole + 1);
            }
            row.push(cost);
        }
        least = least.min(row[typed.len()]);
        previous = Some(letter);
        before_last = std::mem::replace(&mut last, row);
    }
    least
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn distance(word: &str, typed: &str) -> usize {
        distance_to_beginning(word, &typed.chars().collect::<Vec<_>>())
    }

    #[test]
    fn slips_are_counted() {
        for (word, typed, slips) in [
            ("lavrov", "lavrov", 0),
            ("lavrov", "lavorv", 1),
            ("lavrov", "larov", 1),
            ("lavrov", "lavvrov", 1),
            ("lavrov", "lawrow", 2),
            ("blinken", "blik", 1),
            ("blinken", "lbinken", 1),
            ("", "abc", 3),
        ] {
            assert_eq!(distance(word, typed), slips, "{typed} for {word}");
        }
    }

    #[test]
    fn more_is_forgiven_in_longer_words_and_nothing_in_the_shortest() {
        let near = |word, typed: &str| begins_nearly_so(word, &typed.chars().collect::<Vec<_>>());
        assert!(near("lavrov", "lavrow"));
        assert!(!near("lavrov", "lawrow"));
        assert!(near("stoltenberg", "stotlenbreg"));
        assert!(!near("us", "eu") && !near("usa", "usb"));
        assert!(!near("2022", "2021"));
    }

    proptest! {
        #[test]
        fn every_beginning_is_at_distance_nought_and_none_further_than_its_length(word in "[ab]{0,8}", typed in "[ab]{0,8}", n in 0..8_usize) {
            prop_assert!(distance(&word, &typed) <= typed.len());
            let beginning: String = word.chars().take(n).collect();
            prop_assert_eq!(distance(&word, &beginning), 0);
        }
    }
}
