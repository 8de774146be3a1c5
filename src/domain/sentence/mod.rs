//! Where sentences begin and end: the Unicode rules (UAX #29), and then what they can't know: that “Mr.” ends none.

mod rules;

use super::{Block, Offset, Span, Text};

/// Abbreviations after which a sentence usually goes on, without their last full stop.
const ABBREVIATIONS: [&str; 47] = [
    "Mr", "Mrs", "Ms", "Dr", "Prof", "St", "Gen", "Col", "Lt", "Maj", "Capt", "Sgt", "Sen", "Rep",
    "Gov", "Pres", "Amb", "Sec", "Hon", "Rev", "Mt", "vs", "No", "Nos", "pp", "Art", "Jan", "Feb",
    "Mar", "Apr", "Jun", "Jul", "Aug", "Sept", "Sep", "Oct", "Nov", "Dec", "e.g", "i.e", "cf",
    "z.B", "d.h", "bzw", "Nr", "ca", "Abs",
];

/// Bytes of the longest of them.
const LONGEST: usize = 4;

/// German months: “am 21. Januar” is one sentence.
const MONTHS: [&str; 12] = [
    "Januar",
    "Februar",
    "März",
    "April",
    "Mai",
    "Juni",
    "Juli",
    "August",
    "September",
    "Oktober",
    "November",
    "Dezember",
];

/// The sentences of a block, without the white space between them. Linear in the block.
pub fn sentences(text: &Text, block: &Block) -> Vec<Span> {
    let characters = text.slice(block.span);
    let mut spans = Vec::new();
    let mut start = block.span.start();
    // In bytes: where the sentence begins, and where the last piece of it does.
    let (mut first, mut begin) = (0, 0);
    for at in rules::borders(characters) {
        let piece = &characters[begin..at];
        begin = at;
        let so_far = &characters[..at];
        if goes_on(piece, &characters[at..])
            || (is_line_end(so_far) && block.wrapped && !closes(so_far))
        {
            continue;
        }
        start = push(&characters[first..at], start, &mut spans);
        first = at;
    }
    push(&characters[first..], start, &mut spans);
    spans
}

/// The sentence a position lies in or directly after; in the white space between two, the one before. `None` in a block
/// without words.
pub fn sentence_at(text: &Text, block: &Block, at: Offset) -> Option<Span> {
    let sentences = sentences(text, block);
    let after = sentences.partition_point(|s| s.start() <= at);
    sentences.get(after.saturating_sub(1)).copied()
}

/// Adds what is left of these characters without white space around them; stray full stops go with the sentence before. Where
/// they end.
fn push(characters: &str, start: Offset, spans: &mut Vec<Span>) -> Offset {
    let count = |characters: &str| characters.chars().count() as u32;
    let behind = characters.trim_start();
    let words = behind.trim_end();
    let from = start.plus(count(&characters[..characters.len() - behind.len()]));
    let to = from.plus(count(words));
    let trimmed = Span::new(from, to);
    match spans.last_mut() {
        _ if words.is_empty() => {}
        Some(last) if !words.chars().any(char::is_alphanumeric) => *last = last.hull(trimmed),
        _ => spans.push(trimmed),
    }
    to.plus(count(&behind[words.len()..]))
}

/// Whether the sentence that `piece` ends is not over, given what follows.
fn goes_on(piece: &str, rest: &str) -> bool {
    // “Why?” she asked: what follows a closing quote in lower case is still the same sentence.
    let closed = piece.trim_end().ends_with(['”', '"', '’', '»']);
    if closed && rest.chars().next().is_some_and(char::is_lowercase) {
        return true;
    }
    let Some(stem) = piece.trim_end().strip_suffix('.') else {
        return false;
    };
    let last = stem
        .rsplit(|c: char| c.is_whitespace() || matches!(c, '(' | '“' | '"'))
        .next()
        .unwrap_or_default();
    if last.len() <= LONGEST && ABBREVIATIONS.contains(&last) {
        return !rest.is_empty();
    }
    let next = rest.split_whitespace().next().unwrap_or_default();
    let next_word = next.trim_end_matches(|c: char| !c.is_alphanumeric());
    if !last.is_empty() && last.chars().all(|c| c.is_ascii_digit()) {
        return MONTHS.contains(&next_word);
    }
    // An initial (“J. Biden”) or initials with stops (“U.S. Secretary”, “U.N.”), unless a new sentence plainly starts.
    let initials = last
        .split('.')
        .all(|part| part.chars().count() == 1 && part.chars().all(char::is_uppercase));
    initials && !rest.is_empty() && !starts_sentence(next_word)
}

/// Words that begin sentences far more often than names.
fn starts_sentence(word: &str) -> bool {
    matches!(
        word,
        "The"
            | "A"
            | "An"
            | "He"
            | "She"
            | "It"
            | "They"
            | "We"
            | "I"
            | "In"
            | "On"
            | "At"
            | "But"
            | "And"
    )
}

fn is_line_end(so_far: &str) -> bool {
    so_far.ends_with('\n')
}

fn closes(so_far: &str) -> bool {
    so_far
        .trim_end()
        .trim_end_matches(['"', '’', '”', '»', ')'])
        .ends_with(['.', '!', '?', '…', '。', '！', '？', '؟', '।'])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Blocks;

    fn check(text: &str, expected: &[&str]) {
        let text = Text::freeze_str(text).unwrap();
        let blocks = Blocks::of(&text);
        let found: Vec<&str> = blocks
            .all()
            .iter()
            .flat_map(|b| sentences(&text, b))
            .map(|s| text.slice(s))
            .collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn names_and_titles_do_not_end_one() {
        check(
            "Mr. Blinken met Mr. Lavrov. U.S. Secretary of State J. Kerry left. He said so.",
            &[
                "Mr. Blinken met Mr. Lavrov.",
                "U.S. Secretary of State J. Kerry left.",
                "He said so.",
            ],
        );
        check(
            "It came from the U.S. The rest did not.",
            &["It came from the U.S.", "The rest did not."],
        );
        check(
            "Am 21. Januar kam er. Er ging 2014. Dann nicht.",
            &["Am 21. Januar kam er.", "Er ging 2014.", "Dann nicht."],
        );
    }

    #[test]
    fn quotes_close_with_their_sentence() {
        check(
            "“We wait.” He left. “Why?” she asked.",
            &["“We wait.”", "He left.", "“Why?” she asked."],
        );
    }

    #[test]
    fn stray_full_stops_belong_to_the_sentence_before() {
        check(
            "She added. . Then it ended. .",
            &["She added. .", "Then it ended. ."],
        );
    }

    #[test]
    fn other_scripts() {
        check("他来了。他走了！", &["他来了。", "他走了！"]);
        check("جاء الوزير. هل عاد؟ لا.", &["جاء الوزير.", "هل عاد؟", "لا."]);
    }

    #[test]
    fn a_wrapped_line_is_no_end() {
        check(
            "The delegation left the hall without a word to the press, and\nits head said later. It was over by then \
             and\nnobody came.\n",
            &[
                "The delegation left the hall without a word to the press, and\nits head said later.",
                "It was over by then and\nnobody came.",
            ],
        );
    }
}
