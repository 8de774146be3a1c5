//! Pieces of JSON for lists of words, which are most of some files: put together by hand, as each word is the same.

use crate::domain::json::Writer;

/// Adds the digits of a number.
pub(super) fn push_number(out: &mut String, n: u32) {
    let mut digits = [0; 10];
    let mut first = digits.len();
    let mut rest = n;
    loop {
        first -= 1;
        digits[first] = b'0' + (rest % 10) as u8;
        rest /= 10;
        if rest == 0 {
            break;
        }
    }
    out.push_str(std::str::from_utf8(&digits[first..]).unwrap_or_default());
}

/// Adds a string with its quotation marks.
pub(super) fn push_text(out: &mut String, text: &str) {
    let special = |b: u8| b < b' ' || b == b'"' || b == b'\\';
    if text.bytes().any(special) {
        let mut to = Writer::compact();
        to.text(text);
        return out.push_str(&to.finish());
    }
    out.push('"');
    out.push_str(text);
    out.push('"');
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn all_is_as_the_writer_writes_it(n: u32, text in "[a-z\"\\\\\n\u{1}é]{0,8}") {
            let (mut by_hand, mut to) = (String::new(), Writer::compact());
            push_number(&mut by_hand, n);
            push_text(&mut by_hand, &text);
            to.number(n.into());
            to.text(&text);
            prop_assert_eq!(by_hand, to.finish());
        }
    }
}
