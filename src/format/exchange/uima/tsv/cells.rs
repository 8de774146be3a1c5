//! What stands in a cell: values with their numbers, and the signs that have to be told from those of a value.

/// Adds a value as it stands in a cell.
pub(super) fn push_escaped(out: &mut String, value: &str) {
    let mut rest = value;
    let special = |b: u8| {
        matches!(
            b,
            ..b' ' | b'\\' | b'[' | b']' | b'|' | b'_' | b';' | b'*' | b'-'
        )
    };
    while let Some(at) = rest.bytes().position(special) {
        let (plain, behind) = rest.split_at(at);
        out.push_str(plain);
        let (first, behind) = behind.split_at(1);
        match first {
            "\t" => out.push_str("\\t"),
            "\n" => out.push_str("\\n"),
            "\r" => out.push_str("\\r"),
            "-" if !behind.starts_with('>') => out.push('-'),
            first if first < " " => out.push_str(first),
            first => out.extend(["\\", first]),
        }
        rest = behind;
    }
    out.push_str(rest);
}

/// What [`push_escaped`] was given.
pub(super) fn unescaped(cell: &str) -> String {
    let mut out = String::with_capacity(cell.len());
    let mut rest = cell.chars();
    while let Some(c) = rest.next() {
        match c {
            '\\' => match rest.next() {
                Some('t') => out.push('\t'),
                Some('n') => out.push('\n'),
                Some('r') => out.push('\r'),
                Some('f') => out.push('\u{c}'),
                Some('b') => out.push('\u{8}'),
                Some(c) => out.push(c),
                None => out.push('\\'),
            },
            _ => out.push(c),
        }
    }
    out
}

/// The pieces between a sign, where it is not escaped.
pub(super) fn split(cell: &str, sign: char) -> Vec<&str> {
    let mut pieces = Vec::new();
    let mut start = 0;
    let mut escaped = false;
    for (at, c) in cell.char_indices() {
        if !escaped && c == sign {
            pieces.push(&cell[start..at]);
            start = at + c.len_utf8();
        }
        escaped = !escaped && c == '\\';
    }
    pieces.push(&cell[start..]);
    pieces
}

/// A value and the number behind it, 0 where there is none.
pub(super) fn numbered(piece: &str) -> (&str, u64) {
    let found = piece
        .strip_suffix(']')
        .and_then(|piece| piece.rsplit_once('['));
    // A bracket of the value's own has an odd number of these in front.
    let before = |value: &str| value.len() - value.trim_end_matches('\\').len();
    let found = found.filter(|(value, _)| before(value) % 2 == 0);
    match found.and_then(|(value, n)| Some((value, n.parse().ok()?))) {
        Some((value, n)) => (value, n),
        None => (piece, 0),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn escaped(value: &str) -> String {
        let mut out = String::new();
        push_escaped(&mut out, value);
        out
    }

    proptest! {
        #[test]
        fn values_come_back(values in proptest::collection::vec("[\\\\\\[\\]|_;*\\->\t\na1]{1,6}", 1..4)) {
            let cell: Vec<String> = values.iter().zip(1..).map(|(v, n)| format!("{}[{n}]", escaped(v))).collect();
            let cell = cell.join("|");
            let back = split(&cell, '|').into_iter().map(numbered);
            let back: Vec<(String, u64)> = back.map(|(v, n)| (unescaped(v), n)).collect();
            let expected: Vec<(String, u64)> = values.into_iter().zip(1..).collect();
            prop_assert_eq!(back, expected);
        }

        #[test]
        fn a_value_without_a_number_has_none(value in "[\\\\\\[\\]|_;*a1]{1,6}") {
            let written = escaped(&value);
            prop_assert_eq!(numbered(&written), (written.as_str(), 0));
        }
    }
}
