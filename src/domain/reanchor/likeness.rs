//! How much words are like others, and where in a stretch of text those stand that are most like some.

/// Where in `text` the letters stand that are most like `words`, and how many have to be put in, taken out or exchanged
/// for it; of several, the first that is longest. `None` where there is nothing to compare. The work grows with the
/// product of both lengths (Sellers, 1980).
pub(super) fn nearest(words: &[char], text: &[char]) -> Option<(std::ops::Range<usize>, usize)> {
    if words.is_empty() || text.is_empty() {
        return None;
    }
    // For each letter of the words: the fewest changes up to here, and where in the text these begin.
    let mut row: Vec<(usize, usize)> = (0..=words.len()).map(|n| (n, 0)).collect();
    let mut best: Option<(std::ops::Range<usize>, usize)> = None;
    for (at, letter) in text.iter().enumerate() {
        let mut corner = row[0];
        row[0] = (0, at + 1);
        for (n, wanted) in words.iter().enumerate() {
            let above = row[n + 1];
            let exchanged = (corner.0 + usize::from(letter != wanted), corner.1);
            let put_in = (above.0 + 1, above.1);
            let taken_out = (row[n].0 + 1, row[n].1);
            // Of ways that cost the same, the one that begins first.
            row[n + 1] = exchanged.min(put_in).min(taken_out);
            corner = above;
        }
        let (changes, start) = row[words.len()];
        if start <= at && best.as_ref().is_none_or(|(_, fewest)| changes < *fewest) {
            best = Some((start..at + 1, changes));
        }
    }
    best
}

/// How many letters have to be put in, taken out or exchanged to make one of the other.
pub(super) fn changes(a: &[char], b: &[char]) -> usize {
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (n, letter) in a.iter().enumerate() {
        let mut corner = row[0];
        row[0] = n + 1;
        for (m, other) in b.iter().enumerate() {
            let above = row[m + 1];
            let exchanged = corner + usize::from(letter != other);
            row[m + 1] = exchanged.min(above + 1).min(row[m] + 1);
            corner = above;
        }
    }
    row[b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn letters(words: &str) -> Vec<char> {
        words.chars().collect()
    }

    #[test]
    fn words_are_found_with_a_letter_wrong() {
        let text = letters("Moscow wants a writen answer now");
        let (found, changes) = nearest(&letters("written answer"), &text).unwrap();
        assert_eq!(text[found].iter().collect::<String>(), "writen answer");
        assert_eq!(changes, 1);
    }

    proptest! {
        #[test]
        fn no_other_stretch_is_nearer(words in "[ab]{1,6}", text in "[ab]{1,10}") {
            let (words, text) = (letters(&words), letters(&text));
            let (found, fewest) = nearest(&words, &text).unwrap();
            prop_assert_eq!(changes(&words, &text[found]), fewest);
            for start in 0..text.len() {
                for end in start + 1..=text.len() {
                    prop_assert!(changes(&words, &text[start..end]) >= fewest);
                }
            }
        }
    }
}
