//! What stands at each word, which is most of some files: put together by hand, as it is the same each time but for its
//! numbers.

use crate::domain::json::{Writer, digits};

/// A piece with numbers in it, as it was last written. Numbers that grow by little, as places in a text do, are counted up where
/// they stand; all else is there already. That takes a fifth of the time of writing it anew.
pub(super) struct Counted<const N: usize> {
    /// What stands before each number.
    before: [&'static str; N],
    behind: &'static str,
    numbers: [u32; N],
    /// Where the digits of each number begin and end.
    digits: [(usize, usize); N],
    written: Vec<u8>,
}

impl<const N: usize> Counted<N> {
    pub(super) fn of(before: [&'static str; N], behind: &'static str) -> Self {
        let mut new = Self {
            before,
            behind,
            numbers: [0; N],
            digits: [(0, 0); N],
            written: Vec::new(),
        };
        new.write();
        new
    }

    /// The piece with these numbers.
    pub(super) fn with(&mut self, numbers: [u32; N]) -> &[u8] {
        let (mut n, mut counted) = (0, true);
        while n < N {
            let (from, to) = (self.numbers[n], numbers[n]);
            self.numbers[n] = to;
            counted =
                counted && from <= to && count_up(&mut self.written, self.digits[n], to - from);
            n += 1;
        }
        if !counted {
            self.write();
        }
        &self.written
    }

    fn write(&mut self) {
        self.written.clear();
        for n in 0..N {
            self.written.extend_from_slice(self.before[n].as_bytes());
            let start = self.written.len();
            push_number(&mut self.written, self.numbers[n]);
            self.digits[n] = (start, self.written.len());
        }
        self.written.extend_from_slice(self.behind.as_bytes());
    }
}

/// Adds to the number whose digits begin and end here; `false` where it takes more of them.
fn count_up(written: &mut [u8], (start, end): (usize, usize), by: u32) -> bool {
    let (mut at, mut left) = (end, by);
    while left > 0 {
        if at == start {
            return false;
        }
        at -= 1;
        let sum = left + u32::from(written[at] - b'0');
        if sum < 10 {
            written[at] = b'0' + sum as u8;
            return true;
        }
        written[at] = b'0' + (sum % 10) as u8;
        left = sum / 10;
    }
    true
}

/// Adds the items of a list, which differ in their numbers alone. The comma between two of them is the first that `item` has.
pub(super) fn push_items<const N: usize>(
    out: &mut Vec<u8>,
    mut item: Counted<N>,
    numbers: impl Iterator<Item = [u32; N]>,
) {
    let mut comma = 1;
    for numbers in numbers {
        out.extend_from_slice(&item.with(numbers)[comma..]);
        comma = 0;
    }
}

/// Adds the digits of a number.
fn push_number(out: &mut Vec<u8>, n: u32) {
    out.extend_from_slice(digits(n.into(), &mut [0; 20]));
}

/// Bytes that do not stand for themselves in a string.
static SPECIAL: [bool; 256] = {
    let mut special = [false; 256];
    let mut control = 0;
    while control < b' ' as usize {
        special[control] = true;
        control += 1;
    }
    special[b'"' as usize] = true;
    special[b'\\' as usize] = true;
    special
};

/// Adds a string without its quotation marks.
pub(super) fn push_text(out: &mut Vec<u8>, text: &str) {
    if !text.bytes().any(|b| SPECIAL[usize::from(b)]) {
        return out.extend_from_slice(text.as_bytes());
    }
    let mut to = Writer::compact();
    to.text(text);
    let written = to.finish();
    let quoted = written.as_bytes();
    out.extend_from_slice(quoted.get(1..quoted.len() - 1).unwrap_or_default());
}

/// Adds what a writer has written so far, which goes on behind what is written by hand.
pub(super) fn push_written(out: &mut Vec<u8>, to: &mut Writer) {
    let written = to.take(0).unwrap_or_default();
    out.extend_from_slice(written.as_bytes());
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn all_is_as_the_writer_writes_it(n: u32, text in "[a-z\"\\\\\n\u{1}é]{0,8}") {
            let (mut by_hand, mut to) = (Vec::new(), Writer::compact());
            push_number(&mut by_hand, n);
            by_hand.push(b'"');
            push_text(&mut by_hand, &text);
            by_hand.push(b'"');
            to.number(n.into());
            to.text(&text);
            prop_assert_eq!(by_hand, to.finish().into_bytes());
        }

        #[test]
        fn what_is_counted_up_is_as_written_anew(
            steps in proptest::collection::vec((0..1200_u32, 0..20_u32, prop_oneof![9 => Just(None), 1 => any::<u32>().prop_map(Some)]), 0..60),
        ) {
            let mut counted = Counted::of(["<", " to "], ">");
            let (mut a, mut b) = (0_u32, 990_u32);
            for (first, second, anew) in steps {
                a = anew.unwrap_or(a).wrapping_add(first);
                b = b.wrapping_add(second);
                let expected = format!("<{a} to {b}>").into_bytes();
                prop_assert_eq!(counted.with([a, b]), expected);
            }
        }
    }
}
