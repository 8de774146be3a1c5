//! Names that stand in an article and begin as what is being typed: so that a new actor is called as the article calls
//! it, with a few letters.

use super::{fold, sort};

/// What stands between the words of one name: “Secretary of State”, “Ursula von der Leyen”.
const BETWEEN: [&str; 14] = [
    "of", "for", "the", "de", "del", "der", "di", "du", "la", "van", "von", "bin", "al", "dos",
];

/// A word, and whether a sentence begins with it.
#[derive(Clone, Copy)]
struct Word<'a> {
    text: &'a str,
    opens: bool,
}

/// Up to `most` names in the text of which a word begins as `typed`, accents and case ignored: from that word to the end of
/// the name, and for its last word with the one before it too, as “Antony Blinken” for “bli”. The most frequent first.
///
/// A name is words in a row that begin with a capital, with little words between them; of scripts without capitals there
/// is none. Linear in the text.
pub fn names_here(text: &str, typed: &str, most: usize) -> Vec<String> {
    let typed = fold(typed.trim());
    if typed.chars().count() < 2 {
        return Vec::new();
    }
    let mut found: Vec<(String, usize)> = Vec::new();
    let mut count = |name: String| match found.iter_mut().find(|(known, _)| *known == name) {
        Some((_, times)) => *times += 1,
        None => found.push((name, 1)),
    };
    let mut run: Vec<Word<'_>> = Vec::new();
    for piece in pieces(text) {
        match piece {
            Piece::Word(word) if is_capital(word.text) => run.push(word),
            Piece::Word(word) if !run.is_empty() && BETWEEN.contains(&word.text) => run.push(word),
            Piece::Word(_) | Piece::End => {
                names_of(text, &run, &typed, &mut count);
                run.clear();
            }
        }
    }
    names_of(text, &run, &typed, &mut count);
    // A full name is meant wherever its last word stands alone.
    let weight = |(name, times): &(String, usize)| {
        let last = name.rsplit_once(' ').map(|(_, last)| last);
        let alone = found.iter().find(|(other, _)| Some(other.as_str()) == last);
        times + alone.map_or(0, |(_, times)| *times)
    };
    let mut ranked: Vec<(usize, String)> = (found.iter())
        .map(|one| (weight(one), one.0.clone()))
        .collect();
    sort(&mut ranked, |a, b| {
        b.0.cmp(&a.0).then_with(|| a.1.cmp(&b.1))
    });
    ranked.truncate(most);
    ranked.into_iter().map(|(_, name)| name).collect()
}

/// The names in a row of words that fit.
fn names_of(text: &str, run: &[Word<'_>], typed: &str, count: &mut impl FnMut(String)) {
    let end = run.iter().rposition(|word| is_capital(word.text));
    let Some(run) = end.map(|end| &run[..=end]) else {
        return;
    };
    let joined = |words: &[Word<'_>]| {
        let words: Vec<&str> = words.iter().map(|word| word.text).collect();
        words.join(" ")
    };
    for from in 0..run.len() {
        let rest = joined(&run[from..]);
        if !is_capital(run[from].text) || !fold(&rest).starts_with(typed) {
            continue;
        }
        count(rest);
        // The last word of several is a surname as a rule: with the word before it, it is somebody's full name.
        let Some(before) = from.checked_sub(1).filter(|_| from + 1 == run.len()) else {
            continue;
        };
        // “When Blinken” is no name, “Antony Blinken” is one even where a sentence begins with it.
        let first = run[before];
        if is_capital(first.text) && !(first.opens && stands_small(text, first.text)) {
            count(joined(&run[before..]));
        }
    }
}

/// Whether a word stands in the text with a small letter too, as words do that are no names.
fn stands_small(text: &str, word: &str) -> bool {
    let small = super::lower_case(word);
    BETWEEN.contains(&small.as_str())
        || pieces(text).any(|piece| matches!(piece, Piece::Word(other) if other.text == small))
}

fn is_capital(word: &str) -> bool {
    word.chars().next().is_some_and(char::is_uppercase)
}

/// What a text consists of, for names: words, and places where no name goes on.
enum Piece<'a> {
    Word(Word<'a>),
    End,
}

/// Words at blanks, without what is not theirs at either end; a name ends at any sign between words.
fn pieces(text: &str) -> impl Iterator<Item = Piece<'_>> {
    let mut opens = true;
    text.split_inclusive(char::is_whitespace)
        .flat_map(move |chunk| {
            let is_own = |c: char| c.is_alphanumeric();
            let start = chunk.find(is_own);
            let end = chunk
                .rfind(is_own)
                .map(|at| at + chunk[at..].chars().next().map_or(0, char::len_utf8));
            let (Some(start), Some(end)) = (start, end) else {
                opens |= chunk.contains('\n');
                return [Some(Piece::End), None, None];
            };
            let (before, after) = (&chunk[..start], &chunk[end..]);
            let mut word = &chunk[start..end];
            let mut goes_on = after.chars().all(|c| c == ' ');
            // “Russia’s”: the name is Russia, and it ends there.
            for own in ["’s", "'s"] {
                if let Some(name) = word.strip_suffix(own) {
                    word = name;
                    goes_on = false;
                }
            }
            let word = Word {
                text: word,
                opens: opens || !before.is_empty(),
            };
            opens = after.contains(['.', '!', '?', ':', '\n', '”', '"']);
            [
                (!before.is_empty()).then_some(Piece::End),
                Some(Piece::Word(word)),
                (!goes_on).then_some(Piece::End),
            ]
        })
        .flatten()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const TEXT: &str = "When Blinken met Russian Foreign Minister Sergei Lavrov, the United States was firm. \
        The United States and Russia’s envoys talked. Blinken said so. “Antony Blinken left,” said Ursula von der Leyen.\n\
        It is when NATO’s Secretary General speaks that Émile listens.";

    fn names(typed: &str) -> Vec<String> {
        names_here(TEXT, typed, 3)
    }

    #[test]
    fn a_few_letters_give_the_name_as_the_article_has_it() {
        assert_eq!(
            names("lav"),
            ["Sergei Lavrov", "Lavrov"],
            "with the word before it"
        );
        assert_eq!(names("ser"), ["Sergei Lavrov"]);
        assert_eq!(
            names("bli"),
            ["Antony Blinken", "Blinken"],
            "and not “When Blinken”"
        );
        assert_eq!(names("uni"), ["United States"], "not “The United States”");
        assert_eq!(names("united st"), ["United States"]);
        assert_eq!(names("urs"), ["Ursula von der Leyen"]);
        assert_eq!(
            names("rus"),
            ["Russia", "Russian Foreign Minister Sergei Lavrov"]
        );
        assert_eq!(names("emi"), ["Émile"]);
        assert_eq!(names("nato"), ["NATO"]);
    }

    #[test]
    fn nothing_is_offered_for_too_little_or_for_other_words() {
        for typed in ["", "b", "talk", "said", "xyz"] {
            assert_eq!(names(typed), Vec::<String>::new(), "{typed}");
        }
        assert_eq!(
            names_here("普京说，北约必须停止扩张。", "普京", 3),
            Vec::<String>::new()
        );
    }

    proptest! {
        #[test]
        fn what_is_offered_stands_in_the_text_and_begins_as_typed(text in "([A-Za-zÉé’.,“” \n]{0,9}){0,9}", typed in "[a-zA-Z]{2,3}") {
            let spaced: String = text.split_whitespace().collect::<Vec<_>>().join(" ");
            for name in names_here(&text, &typed, 9) {
                prop_assert!(spaced.contains(&name), "{name:?} in {spaced:?}");
                let mut words = name.split(' ').map(fold);
                prop_assert!(words.any(|word| word.starts_with(&fold(&typed))));
            }
        }
    }
}
