//! The sentence rules of Unicode (UAX #29, SB1–SB11), with sorts of characters that are told by what the standard
//! library knows and by short lists: a whole table would be as large as the rest of the reading together.

/// What a character is to the rules.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Sort {
    /// A line or paragraph ends.
    Break,
    /// Belongs to the character before: accents, joiners.
    Extend,
    Space,
    Lower,
    Upper,
    Letter,
    Digit,
    /// May end a sentence: a full stop.
    Stop,
    /// Ends a sentence.
    End,
    /// Brackets and quotation marks.
    Close,
    /// Goes on: commas, dashes.
    Continue,
    Other,
}

fn sort_of(c: char) -> Sort {
    match c {
        '\n' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}' => Sort::Break,
        '.' | '․' | '﹒' | '．' => Sort::Stop,
        '!'
        | '?'
        | '։'
        | '؝'..='؟'
        | '۔'
        | '܀'..='܂'
        | '߹'
        | '।'
        | '॥'
        | '၊'
        | '။'
        | '።'
        | '፧'
        | '፨'
        | '‼'
        | '‽'
        | '⁇'..='⁉'
        | '⸮'
        | '。'
        | '﹖'
        | '﹗'
        | '！'
        | '？'
        | '｡' => Sort::End,
        '"'
        | '\''
        | '('
        | ')'
        | '['
        | ']'
        | '{'
        | '}'
        | '«'
        | '»'
        | '‘'..='‟'
        | '‹'
        | '›'
        | '⁅'
        | '⁆'
        | '❛'..='❠'
        | '❨'..='❵'
        | '⟦'..='⟯'
        | '⸢'..='⸩'
        | '〈'..='】'
        | '〔'..='〛'
        | '〝'..='〟'
        | '﴾'
        | '﴿'
        | '︵'..='﹄'
        | '（'
        | '）'
        | '［'
        | '］'
        | '｛'
        | '｝'
        | '｟'
        | '｠'
        | '｢'
        | '｣' => Sort::Close,
        ',' | '-' | ':' | ';' | '\u{37e}' | '՝' | '،' | '؍' | '߸' | '–' | '—' | '、' | '︐'
        | '︑' | '︓' | '︔' | '﹐' | '﹑' | '﹔' | '﹕' | '﹘' | '﹣' | '，' | '－' | '：'
        | '；' | '､' => Sort::Continue,
        '\u{300}'..='\u{36f}'
        | '\u{591}'..='\u{5bd}'
        | '\u{610}'..='\u{61a}'
        | '\u{64b}'..='\u{65f}'
        | '\u{670}'
        | '\u{900}'..='\u{903}'
        | '\u{93a}'..='\u{93c}'
        | '\u{93e}'..='\u{94f}'
        | '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{2064}'
        | '\u{2066}'..='\u{206f}'
        | '\u{20d0}'..='\u{20f0}'
        | '\u{3099}'
        | '\u{309a}'
        | '\u{fe00}'..='\u{fe0f}'
        | '\u{feff}'
        | '\u{ad}'
        | '\u{1f3fb}'..='\u{1f3ff}' => Sort::Extend,
        // Fractions, small and circled numbers stand for themselves.
        '²' | '³' | '¹' | '¼'..='¾' | '⁰'..='₉' | '⅐'..='⅟' | '①'..='⒛' | '❶'..='➓' => {
            Sort::Other
        }
        _ if c.is_lowercase() => Sort::Lower,
        _ if c.is_uppercase() => Sort::Upper,
        _ if c.is_alphabetic() => Sort::Letter,
        _ if c.is_numeric() => Sort::Digit,
        _ if c.is_whitespace() => Sort::Space,
        _ => Sort::Other,
    }
}

/// What stands behind the mark that may have ended a sentence.
#[derive(Clone, Copy, PartialEq, Eq)]
enum After {
    /// Nothing yet.
    Nothing,
    /// Brackets and quotation marks.
    Close,
    /// White space.
    Space,
}

/// A mark that may have ended a sentence.
#[derive(Clone, Copy)]
struct Mark {
    /// A full stop, which also stands in “3.5” and “etc.”.
    stop: bool,
    /// A full stop after a letter with case.
    cased: bool,
    after: After,
}

/// The places, in bytes, before which a new sentence begins, the start not among them; then the end. Linear.
pub(super) fn borders(text: &str) -> Vec<usize> {
    let mut borders = Vec::new();
    let mut mark: Option<Mark> = None;
    let (mut before, mut before_char) = (Sort::Other, '\0');
    let mut behind = 0;
    while behind < text.len() {
        let mut at = behind;
        if mark.is_none() && before != Sort::Break {
            // What neither ends a sentence nor may be about to is passed over, but for its last character.
            let rest = &text.as_bytes()[at..];
            let plain = rest.iter().position(may_end).unwrap_or(rest.len());
            at += plain.saturating_sub(1);
        }
        let Some(c) = text[at..].chars().next() else {
            break;
        };
        behind = at + c.len_utf8();
        let sort = sort_of(c);
        let new_line = before == Sort::Break && !(before_char == '\r' && c == '\n');
        if sort == Sort::Extend && !new_line {
            continue;
        }
        let ends = new_line || mark.is_some_and(|mark| ends(mark, sort, &text[at..]));
        if ends && at > 0 {
            borders.push(at);
        }
        mark = match (sort, mark) {
            (Sort::Stop | Sort::End, _) => Some(Mark {
                stop: sort == Sort::Stop,
                cased: matches!(before, Sort::Lower | Sort::Upper),
                after: After::Nothing,
            }),
            (Sort::Close, Some(mark)) if !ends && mark.after != After::Space => Some(Mark {
                after: After::Close,
                ..mark
            }),
            (Sort::Space, Some(mark)) if !ends => Some(Mark {
                after: After::Space,
                ..mark
            }),
            _ => None,
        };
        (before, before_char) = (sort, c);
    }
    borders.push(text.len());
    borders
}

/// Whether a character with this byte may end a line or a sentence.
const fn may_end(byte: &u8) -> bool {
    matches!(byte, b'\n' | b'\r' | b'.' | b'!' | b'?' | 0x80..)
}

/// Whether the sentence that a mark may have ended is over, now that `next` follows, with which `rest` begins.
fn ends(mark: Mark, next: Sort, rest: &str) -> bool {
    let inside_word = mark.stop
        && mark.after == After::Nothing
        && (next == Sort::Digit || (mark.cased && next == Sort::Upper));
    let belongs = match next {
        Sort::Continue | Sort::Stop | Sort::End | Sort::Space | Sort::Break => true,
        Sort::Close => mark.after != After::Space,
        _ => false,
    };
    !(inside_word || belongs || mark.stop && lower_follows(rest))
}

/// Whether the next letter is a small one, with no mark before it.
fn lower_follows(rest: &str) -> bool {
    let next = rest.chars().map(sort_of).find(|sort| {
        matches!(
            sort,
            Sort::Lower | Sort::Upper | Sort::Letter | Sort::Break | Sort::Stop | Sort::End
        )
    });
    next == Some(Sort::Lower)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use unicode_segmentation::UnicodeSegmentation;

    fn by_table(text: &str) -> Vec<usize> {
        let mut borders: Vec<usize> = text
            .split_sentence_bound_indices()
            .map(|(at, _)| at)
            .skip(1)
            .collect();
        borders.push(text.len());
        borders
    }

    #[test]
    fn articles_of_many_scripts_are_divided_as_by_the_table() {
        for text in [
            include_str!("../../../tests/data/article.txt"),
            include_str!("../../../tests/data/arabic.txt"),
            include_str!("../../../tests/data/hebrew.txt"),
            include_str!("../../../tests/data/chinese.txt"),
            include_str!("../../../tests/data/japanese.txt"),
            include_str!("../../../tests/data/emoji.txt"),
            include_str!("../../../tests/data/wrapped.txt"),
            include_str!("../../../tests/data/markup.txt"),
            include_str!("../../../tests/data/crlf.txt"),
            include_str!("../../format/sample/geneva.txt"),
        ] {
            assert_eq!(borders(text), by_table(text), "{text}");
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2000))]

        #[test]
        fn any_text_is_divided_as_by_the_table(text in "([a-cA-C1-3 .?!…“”\"’'()«»,;:—–-]|[.] |[\n\r\u{301}\u{a0}\u{200d}äßÉЖжαΩشבש中。！？「」、।٣½🇷😊])\
                {0,24}") {
            prop_assert_eq!(borders(&text), by_table(&text));
        }
    }
}
