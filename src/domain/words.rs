//! Where words begin and end: the Unicode rules (UAX #29, WB3–WB13), over graphemes instead of single characters, so
//! that accents, flags and emoji need no table of their own, and with sorts told by what the standard library knows and
//! by short lists.

use super::graphemes;

/// What a character is to the rules.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Sort {
    Break,
    /// Belongs to what is before it.
    Extend,
    Space,
    Letter,
    Hebrew,
    Digit,
    Katakana,
    /// `_` and its like: joins letters and digits.
    Joiner,
    SingleQuote,
    DoubleQuote,
    /// Between letters or between digits, a full stop: “e.g”, “3.5”.
    Stop,
    /// Between letters.
    MidLetter,
    /// Between digits.
    MidDigit,
    Other,
}

impl Sort {
    const fn is_letter(self) -> bool {
        matches!(self, Self::Letter | Self::Hebrew)
    }

    const fn is_joined(self) -> bool {
        matches!(
            self,
            Self::Letter | Self::Hebrew | Self::Digit | Self::Katakana | Self::Joiner
        )
    }
}

fn sort_of(c: char) -> Sort {
    match c {
        '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => Sort::Break,
        ' ' | '\u{1680}' | '\u{2000}'..='\u{2006}' | '\u{2008}'..='\u{200a}' | '\u{205f}' | '\u{3000}' => Sort::Space,
        '\'' => Sort::SingleQuote,
        '"' => Sort::DoubleQuote,
        '.' | '‘' | '’' | '․' | '﹒' | '＇' | '．' => Sort::Stop,
        ':' | '·' | '\u{387}' | '՟' | '״' | '‧' | '︓' | '﹕' | '：' => Sort::MidLetter,
        ',' | ';' | '\u{37e}' | '։' | '،' | '؍' | '٬' | '߸' | '⁄' | '︐' | '︔' | '﹐' | '﹔' | '，' | '；' => {
            Sort::MidDigit
        }
        '_' | '\u{202f}' | '‿' | '⁀' | '⁔' | '︳' | '︴' | '﹍'..='﹏' | '＿' => Sort::Joiner,
        // Marks of direction and the like.
        '\u{ad}' | '\u{61c}' | '\u{200c}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2064}'
        | '\u{2066}'..='\u{206f}' | '\u{feff}'
        // Accents that stand alone, at the beginning of a line.
        | '\u{300}'..='\u{36f}' | '\u{1f3fb}'..='\u{1f3ff}' => Sort::Extend,
        '〱'..='〵' | '゛' | '゜' | '゠'..='ヺ' | 'ー'..='ヿ' | 'ㇰ'..='ㇿ' | '㋐'..='㋾' | '㌀'..='㍗' | 'ｦ'..='ﾟ' => {
            Sort::Katakana
        }
        'א'..='ת' | '\u{5ef}'..='\u{5f2}' | '\u{fb1d}'..='\u{fb28}' | '\u{fb2a}'..='\u{fb4f}' => Sort::Hebrew,
        // Fractions, small and circled numbers stand for themselves.
        '²' | '³' | '¹' | '¼'..='¾' | '⁰'..='₉' | '⅐'..='⅟' | '①'..='⒛' | '❶'..='➓' => Sort::Other,
        _ if c.is_numeric() => {
            if is_without_blanks(c) || c >= '\u{2150}' && !('\u{a620}'..).contains(&c) {
                Sort::Other
            } else {
                Sort::Digit
            }
        }
        _ if is_without_blanks(c) => Sort::Other,
        _ if c.is_alphabetic() => Sort::Letter,
        _ => Sort::Other,
    }
}

/// Letters of scripts that set no blanks between words: only a dictionary could divide them, so each stands alone.
const fn is_without_blanks(c: char) -> bool {
    matches!(c,
        '\u{e00}'..='\u{e4f}' | '\u{e80}'..='\u{ecf}' | '\u{edc}'..='\u{eff}' | '\u{1000}'..='\u{103f}'
        | '\u{1050}'..='\u{108f}' | '\u{109a}'..='\u{109f}' | '\u{1780}'..='\u{17df}' | '\u{1950}'..='\u{19cf}'
        | '\u{2e80}'..='\u{3029}' | '\u{3041}'..='\u{309f}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}'
        | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

/// A grapheme, with the marks behind it that belong to it.
struct Unit {
    start: usize,
    sort: Sort,
    /// Whether there are such marks.
    extended: bool,
}

/// The pieces between word borders, in order; words, and what stands between them. Linear.
pub(super) fn pieces(text: &str) -> Vec<&str> {
    let mut units: Vec<Unit> = Vec::new();
    let mut next = 0;
    for grapheme in graphemes(text) {
        let start = next;
        next += grapheme.len();
        let mut characters = grapheme.chars();
        let sort = characters.next().map_or(Sort::Other, sort_of);
        match units.last_mut() {
            Some(last) if sort == Sort::Extend && last.sort != Sort::Break => last.extended = true,
            _ => units.push(Unit {
                start,
                sort,
                extended: sort != Sort::Break && characters.next().is_some(),
            }),
        }
    }
    let sort = |i: usize| units.get(i).map_or(Sort::Other, |unit| unit.sort);
    let mut pieces = Vec::new();
    let mut start = 0;
    for (i, unit) in units.iter().enumerate().skip(1) {
        let before = if i > 1 { sort(i - 2) } else { Sort::Other };
        let joined = match (sort(i - 1), unit.sort) {
            (Sort::Space, Sort::Space) => !units[i - 1].extended,
            (last, next) => joins(before, last, next, sort(i + 1)),
        };
        if !joined {
            pieces.push(&text[start..unit.start]);
            start = unit.start;
        }
    }
    if start < text.len() {
        pieces.push(&text[start..]);
    }
    pieces
}

/// Whether there is no border between `last` and `next`, given what is on their far sides.
fn joins(before: Sort, last: Sort, next: Sort, after: Sort) -> bool {
    let between_letters = |sort| matches!(sort, Sort::MidLetter | Sort::Stop | Sort::SingleQuote);
    let between_digits = |sort| matches!(sort, Sort::MidDigit | Sort::Stop | Sort::SingleQuote);
    match (last, next) {
        (Sort::Katakana, Sort::Katakana) | (Sort::Hebrew, Sort::SingleQuote) => true,
        (Sort::Hebrew, Sort::DoubleQuote) => after == Sort::Hebrew,
        (Sort::DoubleQuote, Sort::Hebrew) => before == Sort::Hebrew,
        (Sort::Joiner, next) => next.is_joined(),
        (last, Sort::Joiner) => last.is_joined(),
        (Sort::Digit, Sort::Digit) => true,
        (Sort::Digit, next) if between_digits(next) => after == Sort::Digit,
        (last, Sort::Digit) if between_digits(last) => before == Sort::Digit,
        (last, next) if last.is_letter() && between_letters(next) => after.is_letter(),
        (last, next) if between_letters(last) && next.is_letter() => before.is_letter(),
        (last, next) => {
            let either = |sort: Sort| sort.is_letter() || sort == Sort::Digit;
            either(last) && either(next)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use unicode_segmentation::UnicodeSegmentation;

    fn by_table(text: &str) -> Vec<&str> {
        text.split_word_bounds().collect()
    }

    #[test]
    fn articles_of_many_scripts_are_divided_as_by_the_table() {
        for text in [
            include_str!("../../tests/data/article.txt"),
            include_str!("../../tests/data/arabic.txt"),
            include_str!("../../tests/data/hebrew.txt"),
            include_str!("../../tests/data/chinese.txt"),
            include_str!("../../tests/data/japanese.txt"),
            include_str!("../../tests/data/emoji.txt"),
            include_str!("../../tests/data/wrapped.txt"),
            include_str!("../../tests/data/markup.txt"),
            include_str!("../../tests/data/crlf.txt"),
            include_str!("../format/sample/geneva.txt"),
            "हिन्दी में १२३ शब्द। ภาษาไทย ๑๒ 한국어 문장 Ελληνικά Русский ქართული አማርኛ",
        ] {
            assert_eq!(pieces(text), by_table(text), "{text}");
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2000))]

        #[test]
        fn any_text_is_divided_as_by_the_table(text in "([a-cA-C1-3 .?!…“”\"’'()«»,;:_–-]|[\n\r\u{301}\u{a0}\u{ad}äßÉЖжαΩشבש٣中。！？「」、ーカひ।½한ก😊👩]|👩\u{200d}👧|🇷🇺)\
                {0,24}") {
            prop_assert_eq!(pieces(&text), by_table(&text));
        }
    }
}
