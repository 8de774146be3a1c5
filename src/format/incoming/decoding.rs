//! Characters from bytes: UTF-8, or what the analyst says they are. Nothing is guessed.

use super::engine::Engine;
use super::outcome::Foreign;
use super::problem::Fault;
use super::reading::Reading;
use crate::format::disguise;

/// Bytes that are shown around the first that is no UTF-8.
const BEFORE: usize = 160;
const AFTER: usize = 240;

/// The characters of a file; `None` when it first has to be said how they are encoded, which is noted.
pub(super) fn text<E: Engine>(
    reading: &mut Reading<'_, E>,
    path: &str,
    bytes: Vec<u8>,
) -> Result<Option<String>, Fault> {
    let wide = is_utf16(&bytes);
    if !wide && let Some(what) = disguise::unmask(&bytes) {
        return Err(Fault::new(
            format!("This is no text: it looks like {what}"),
            "Open it in the program it belongs to and save it as text (.txt, UTF-8)",
        ));
    }
    let at = match (wide, std::str::from_utf8(&bytes)) {
        (false, Ok(_)) => {
            let text = String::from_utf8(bytes).unwrap_or_default();
            return Ok(Some(match text.strip_prefix('\u{feff}') {
                Some(rest) => rest.to_owned(),
                None => text,
            }));
        }
        (false, Err(error)) => error.valid_up_to(),
        (true, _) => 0,
    };
    let mut foreign = Foreign {
        file: path.to_owned(),
        line: 1 + bytes[..at].iter().filter(|b| **b == b'\n').count(),
        sample: sample(&bytes, at),
        read: false,
    };
    let Some(encoding) = reading.choices.encodings.of(path) else {
        reading.out.foreign.push(foreign);
        return Ok(None);
    };
    let text = reading.engine.decode(&bytes, encoding);
    foreign.read = text.is_some();
    let line = foreign.line;
    reading.out.foreign.push(foreign);
    match text {
        Some(text) => Ok(Some(text)),
        None => Err(Fault::new(
            format!("The file is not in {}", encoding.name),
            "Choose another encoding for it above",
        )
        .on(line)),
    }
}

/// Whether every other byte is nought, as in UTF-16 of most languages, or a mark says that it is.
fn is_utf16(bytes: &[u8]) -> bool {
    if bytes.starts_with(b"\xff\xfe") || bytes.starts_with(b"\xfe\xff") {
        return true;
    }
    let head = &bytes[..bytes.len().min(4_000)];
    let noughts = |from: usize| {
        let some = head.iter().skip(from).step_by(2);
        some.filter(|b| **b == 0).count()
    };
    let (even, odd) = (noughts(0), noughts(1));
    let (more, less) = (even.max(odd), even.min(odd));
    more * 4 > head.len() && less * 20 < head.len()
}

/// Some bytes around a place; from an even place on, and an even number, for encodings of two bytes.
fn sample(bytes: &[u8], at: usize) -> Vec<u8> {
    let start = at.saturating_sub(BEFORE) & !1;
    // Not from the middle of a line, where it can be helped.
    let line = bytes[start..at].iter().rposition(|b| *b == b'\n');
    let start = match line {
        Some(line) if start > 0 => (start + line + 1) & !1,
        _ => start,
    };
    let end = bytes.len().min(at + AFTER);
    bytes[start..end - (end - start) % 2].to_vec()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_bytes_a_character_are_told() {
        let wide: Vec<u8> = "They met in Geneva."
            .encode_utf16()
            .flat_map(u16::to_le_bytes)
            .collect();
        assert!(is_utf16(&wide));
        assert!(is_utf16(b"\xff\xfe"));
        assert!(!is_utf16(b"They met."));
        assert!(!is_utf16(b""));
        assert!(!is_utf16(&[0; 50]));
    }

    #[test]
    fn samples_are_short_and_even() {
        let bytes = vec![b'a'; 5_000];
        for at in [0, 1, 161, 2_500, 4_999] {
            let sample = sample(&bytes, at);
            assert!(!sample.is_empty() && sample.len() <= BEFORE + AFTER + 1);
            assert_eq!(sample.len() % 2, 0);
        }
        assert_eq!(sample(b"\xe9", 0), b"");
    }
}
