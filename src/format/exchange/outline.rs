//! The beginning of JSON, shortened: enough to tell what a file is, in a moment, however long its texts are.

use crate::domain::json::{Json, parse};

/// Bytes of a file that are looked at.
const LOOKED_AT: usize = 4_000_000;

/// Bytes of a string, and elements of a list, that are taken; of more only the first.
const STRING: usize = 64;
const ELEMENTS: usize = 4;

/// Bytes behind an escape in which a string is not cut: it may be the half of a character.
const ESCAPE: usize = 12;

/// The first object of a file, or of the list in it, shortened; `None` for a file of something else. `in_line`: and for one
/// with line ends inside the object. Linear in the object, of which no more than some megabytes are looked at; where it is
/// longer, what stands further back is not there.
pub(super) fn outline(bytes: &[u8], in_line: bool) -> Option<Json> {
    let bytes = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes);
    let bytes = bytes.trim_ascii_start();
    let bytes = bytes.strip_prefix(b"[").unwrap_or(bytes);
    let bytes = bytes.trim_ascii_start();
    let mut short = Short::default();
    if !bytes.starts_with(b"{") {
        return None;
    }
    for byte in bytes.iter().take(LOOKED_AT) {
        if in_line && *byte == b'\n' {
            return None;
        }
        short.take(*byte)?;
        if short.open.is_empty() {
            return parse(&short.out).ok();
        }
    }
    let is_cut = bytes.len() > LOOKED_AT;
    is_cut
        .then(|| short.cut())
        .and_then(|json| parse(&json).ok())
}

/// JSON that is being shortened.
#[derive(Default)]
struct Short {
    out: Vec<u8>,
    /// What closes each list and object that is open, and how many commas it had so far.
    open: Vec<(u8, usize)>,
    /// The string that is open.
    string: Option<Quoted>,
    /// How many are open in the list whose further elements are left out.
    passing: Option<usize>,
    /// How much of what was taken ends with a value, and how many are open there.
    whole: (usize, usize),
}

/// A string that is being taken.
#[derive(Default)]
struct Quoted {
    taken: usize,
    since_escape: usize,
    is_escaped: bool,
    is_cut: bool,
}

impl Short {
    /// Takes a byte; `None` where brackets do not fit.
    fn take(&mut self, byte: u8) -> Option<()> {
        if let Some(string) = &mut self.string {
            let ends = string.ends(byte);
            if (ends || !string.is_cut) && self.passing.is_none() {
                self.out.push(byte);
            }
            if ends {
                self.string = None;
            }
            return Some(());
        }
        match byte {
            b'"' => {
                self.string = Some(Quoted {
                    since_escape: ESCAPE,
                    ..Quoted::default()
                });
            }
            b'{' => self.open.push((b'}', 0)),
            b'[' => self.open.push((b']', 0)),
            b'}' | b']' => {
                let (closes, _) = self.open.pop()?;
                if closes != byte {
                    return None;
                }
                // The list itself is closed.
                if self.passing == Some(self.open.len() + 1) {
                    self.passing = None;
                }
            }
            b',' => {
                let depth = self.open.len();
                let (closes, commas) = self.open.last_mut()?;
                *commas += 1;
                if self.passing.is_none() {
                    self.whole = (self.out.len(), depth);
                    if *closes == b']' && *commas >= ELEMENTS {
                        self.passing = Some(depth);
                    }
                }
            }
            _ => {}
        }
        if self.passing.is_none() {
            self.out.push(byte);
            if matches!(byte, b'}' | b']') {
                self.whole = (self.out.len(), self.open.len());
            }
        }
        Some(())
    }

    /// What is whole, with all closed that was open.
    fn cut(mut self) -> Vec<u8> {
        let (length, depth) = self.whole;
        self.out.truncate(length);
        let open = self.open.iter().take(depth).rev();
        self.out.extend(open.map(|(closes, _)| *closes));
        self.out
    }
}

impl Quoted {
    /// Whether a byte ends the string; whether it is cut here.
    fn ends(&mut self, byte: u8) -> bool {
        let was_escaped = std::mem::take(&mut self.is_escaped);
        if byte == b'"' && !was_escaped {
            return true;
        }
        let begins = byte & 0b1100_0000 != 0b1000_0000;
        let is_free = !was_escaped && self.since_escape >= ESCAPE && byte != b'\\';
        self.is_cut |= self.taken >= STRING && begins && is_free;
        self.taken += 1;
        self.since_escape += 1;
        if byte == b'\\' && !was_escaped {
            self.is_escaped = true;
            self.since_escape = 0;
        }
        false
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::json::Writer;
    use proptest::prelude::*;

    fn shown(json: Option<Json>) -> Option<String> {
        json.map(|json| {
            let mut to = Writer::compact();
            to.value(&json);
            to.finish()
        })
    }

    #[test]
    fn long_strings_and_lists_are_shortened() {
        let text = format!("“é” \\\"x\\\" {}", "é, and more. ".repeat(40));
        let json = format!(
            "\u{feff}[ {{\"text\": \"{text}\", \"a\": [1, [2], {{\"b\": 3}}, 4, 5, [6, 7]], \"c\": null}}, 9"
        );
        let outline = outline(json.as_bytes(), true).unwrap();
        let text = outline.get("text").and_then(Json::as_str).unwrap();
        assert!(text.starts_with("“é” \"x\" ") && text.len() < 100, "{text}");
        let rest = shown(outline.get("a").cloned());
        assert_eq!(rest.as_deref(), Some("[1,[2],{\"b\":3},4]"));
        assert!(outline.get("c").is_some());
    }

    #[test]
    fn what_is_no_object_is_nothing() {
        for other in [
            "",
            "[1, 2]",
            "{\"a\": [}",
            "{\"a\": 1",
            "They met.",
            "{\"a\"}",
        ] {
            assert_eq!(outline(other.as_bytes(), false), None, "{other}");
        }
        assert_eq!(outline(b"{\"a\":\n1}", true), None);
        assert!(outline(b"{\"a\":\n1}\nand more", false).is_some());
    }

    #[test]
    fn of_what_is_very_long_the_beginning_is_enough() {
        let long = "x\\u00e9".repeat(LOOKED_AT);
        let json =
            format!("{{\"spans\": {{\"sc\": [{{\"start\": 1, \"end\": 2}}, {{\"text\": \"{long}");
        let outline = shown(outline(json.as_bytes(), true));
        assert_eq!(
            outline.as_deref(),
            Some("{\"spans\":{\"sc\":[{\"end\":2,\"start\":1}]}}")
        );
    }

    proptest! {
        #[test]
        fn keys_are_all_there(words in prop::collection::vec("\\PC{0,90}", 1..6)) {
            let mut to = Writer::compact();
            to.object();
            for (n, word) in words.iter().enumerate() {
                to.text_at(&format!("k{n}"), word);
            }
            to.end_object();
            let json = outline(to.finish().as_bytes(), true).unwrap();
            for (n, word) in words.iter().enumerate() {
                let key = format!("k{n}");
                let found = json.get(&key).and_then(Json::as_str);
                prop_assert!(found.is_some_and(|found| word.starts_with(found)));
            }
        }
    }
}
