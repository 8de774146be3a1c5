//! Other places where the same name stands.

use super::{ByteOffset, Span, Text};

/// Every other place where exactly the words at `named` stand as whole words, in text order. Linear in the text.
///
/// Case and accents count: “Polish” is not “polish”. Words of scripts written without blanks have no visible borders, so
/// there every occurrence counts.
pub fn other_mentions(text: &Text, named: Span) -> Vec<Span> {
    let name = text.slice(named);
    if name.trim().is_empty() {
        return Vec::new();
    }
    let all = text.as_str();
    all.match_indices(name)
        .filter(|(at, _)| {
            let before = all[..*at].chars().next_back();
            let after = all[at + name.len()..].chars().next();
            !joined(before, name.chars().next()) && !joined(name.chars().next_back(), after)
        })
        .map(|(at, found)| {
            Span::new(
                text.offset_at_byte(ByteOffset::from_usize(at)),
                text.offset_at_byte(ByteOffset::from_usize(at + found.len())),
            )
        })
        .filter(|span| *span != named)
        .collect()
}

/// The last word of a name of several words, under which whoever bears it is often named later: “Blinken” of “Antony
/// Blinken”. `None` for a single word, for what is no name by its first letters (“the council”), and for scripts written
/// without blanks.
pub fn last_name(text: &Text, named: Span) -> Option<Span> {
    let name = text.slice(named).trim();
    let blank = name.rfind(char::is_whitespace)?;
    let last = name[blank..].trim_start();
    let begins_a_name = |word: &str| {
        let first = word.chars().next();
        first.is_some_and(|c| c.is_alphabetic() && !c.is_lowercase())
    };
    let whole = last
        .chars()
        .all(|c| c.is_alphabetic() || is_extending(c) || "-’'".contains(c));
    if !begins_a_name(name) || !begins_a_name(last) || !whole || last.chars().count() < 2 {
        return None;
    }
    let behind = text.slice(named).trim_end().chars().count();
    let end = named.start().plus(u32::try_from(behind).ok()?);
    let length = u32::try_from(last.chars().count()).ok()?;
    Some(Span::new(end.minus(length), end))
}

/// Whether two neighbouring characters belong to one word.
fn joined(left: Option<char>, right: Option<char>) -> bool {
    match (left, right) {
        (Some(l), Some(r)) => {
            // A combining mark or joiner belongs to the letter before it.
            is_extending(r)
                || (l.is_alphanumeric()
                    && r.is_alphanumeric()
                    && !is_unspaced(l)
                    && !is_unspaced(r))
        }
        _ => false,
    }
}

pub(super) const fn is_extending(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{200c}' | '\u{200d}' | '\u{fe0f}' | '\u{1f3fb}'..='\u{1f3ff}')
}

/// Chinese, Japanese, Thai, Lao, Khmer, Burmese.
pub(super) const fn is_unspaced(c: char) -> bool {
    matches!(c, '\u{0e00}'..='\u{0eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}' | '\u{3040}'..='\u{30ff}'
        | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Offset;

    /// Mentions of the words between the first `[` and `]`, as text with all of them in brackets.
    fn check(marked: &str, expected: &str) {
        let start = marked.find('[').unwrap();
        let end = marked.find(']').unwrap() - 1;
        let text = Text::freeze_str(&marked.replace(['[', ']'], "")).unwrap();
        let named = Span::new(
            text.offset_at_byte(ByteOffset(start as u32)),
            text.offset_at_byte(ByteOffset(end as u32)),
        );
        let mut spans = other_mentions(&text, named);
        assert!(!spans.contains(&named));
        spans.push(named);
        spans.sort();
        let mut shown = String::new();
        for (i, c) in text.as_str().chars().enumerate() {
            let at = Offset(i as u32);
            shown.extend(spans.iter().filter(|s| s.end() == at).map(|_| ']'));
            shown.extend(spans.iter().filter(|s| s.start() == at).map(|_| '['));
            shown.push(c);
        }
        shown.extend(spans.iter().filter(|s| s.end() == text.len()).map(|_| ']'));
        assert_eq!(shown, expected);
    }

    #[test]
    fn whole_words_only() {
        check(
            "[US] and US, USA, us, the US's US",
            "[US] and [US], USA, us, the [US]'s [US]",
        );
        check(
            "Lavrov met [Lavrov]; Lavrova",
            "[Lavrov] met [Lavrov]; Lavrova",
        );
        check(
            "[Sergei Lavrov] or Lavrov or Sergei Lavrov.",
            "[Sergei Lavrov] or Lavrov or [Sergei Lavrov].",
        );
    }

    #[test]
    fn the_last_word_of_a_name() {
        let last = |name: &str| {
            let text = Text::freeze_str(&format!("Then {name} spoke.")).unwrap();
            let length = name.chars().count() as u32;
            let named = Span::new(Offset(5), Offset(5 + length));
            last_name(&text, named).map(|span| text.slice(span).to_owned())
        };
        assert_eq!(last("Antony Blinken").as_deref(), Some("Blinken"));
        assert_eq!(last("Ursula von der Leyen ").as_deref(), Some("Leyen"));
        assert_eq!(last("Сергей Лавров").as_deref(), Some("Лавров"));
        assert_eq!(
            last("Zoe\u{301} Be\u{301}art").as_deref(),
            Some("Be\u{301}art")
        );
        for none in [
            "Blinken",
            "the Council",
            "State department",
            "Pope Leo 14",
            "Malcolm X",
            "普京",
        ] {
            assert_eq!(last(none), None, "{none}");
        }
    }

    #[test]
    fn scripts_without_blanks() {
        check("[普京]说，普京将", "[普京]说，[普京]将");
    }

    #[test]
    fn a_letter_with_a_combining_mark_is_another_letter() {
        check("[Jose] Jose\u{301}", "[Jose] Jose\u{301}");
    }
}
