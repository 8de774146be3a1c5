//! Reads a large object of JSON in turns: its brackets are looked for first, then what lies between them is parsed, an
//! entry at a time.

use super::{Json, JsonError, Object, parse};
use crate::domain::{Turns, breathe};

/// What [`parse`] would give, in turns, for an object with long lists in it. Linear.
///
/// # Errors
/// [`JsonError`]. Of what is no such object, and of what is wrong, [`parse`] has the say, in one turn.
pub async fn parse_in_turns(bytes: &[u8], turns: &dyn Turns) -> Result<Json, JsonError> {
    match object(bytes, turns).await {
        Some(object) => Ok(Json::Object(object)),
        None => parse(bytes),
    }
}

/// `None` at the first thing that is not as it has to be.
async fn object(bytes: &[u8], turns: &dyn Turns) -> Option<Object> {
    let mut at = Place { bytes, at: 0 };
    at.sign(b'{')?;
    let mut pairs = Vec::new();
    if at.peek()? != b'}' {
        loop {
            let Json::Text(key) = at.piece()? else {
                return None;
            };
            at.sign(b':')?;
            let value = match at.peek()? {
                b'[' => Json::List(list(&mut at, turns).await?),
                _ => at.piece()?,
            };
            pairs.push((key, value));
            match at.peek()? {
                b',' => at.sign(b',')?,
                _ => break,
            }
        }
    }
    at.sign(b'}')?;
    at.peek().is_none().then(|| Object::of(pairs))
}

async fn list(at: &mut Place<'_>, turns: &dyn Turns) -> Option<Vec<Json>> {
    let mut entries = Vec::new();
    at.sign(b'[')?;
    if at.peek()? != b']' {
        loop {
            entries.push(at.piece()?);
            breathe(turns).await;
            match at.peek()? {
                b',' => at.sign(b',')?,
                _ => break,
            }
        }
    }
    at.sign(b']')?;
    Some(entries)
}

/// How far it has come.
struct Place<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl Place<'_> {
    /// The next byte that is no space.
    fn peek(&mut self) -> Option<u8> {
        while let Some(b' ' | b'\n' | b'\t' | b'\r') = self.bytes.get(self.at) {
            self.at += 1;
        }
        self.bytes.get(self.at).copied()
    }

    fn sign(&mut self, sign: u8) -> Option<()> {
        let there = self.peek() == Some(sign);
        self.at += usize::from(there);
        there.then_some(())
    }

    /// The value that begins here. Linear in it.
    fn piece(&mut self) -> Option<Json> {
        self.peek()?;
        let start = self.at;
        self.skip()?;
        parse(self.bytes.get(start..self.at)?).ok()
    }

    /// To the end of the value that begins here, as far as brackets and quotation marks tell.
    fn skip(&mut self) -> Option<()> {
        let mut depth = 0_usize;
        loop {
            match self.bytes.get(self.at)? {
                b'"' => self.skip_string()?,
                b'{' | b'[' => {
                    depth += 1;
                    self.at += 1;
                }
                b'}' | b']' => {
                    // The end of a number or word is that of what it stands in.
                    let Some(less) = depth.checked_sub(1) else {
                        return Some(());
                    };
                    depth = less;
                    self.at += 1;
                }
                b',' if depth == 0 => return Some(()),
                _ => {
                    self.at += 1;
                    continue;
                }
            }
            if depth == 0 {
                return Some(());
            }
        }
    }

    fn skip_string(&mut self) -> Option<()> {
        loop {
            self.at += 1;
            match self.bytes.get(self.at)? {
                b'\\' => self.at += 1,
                b'"' => break,
                _ => {}
            }
        }
        self.at += 1;
        Some(())
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::domain::{AtOnce, at_once};

    fn in_turns(bytes: &[u8]) -> Result<Json, JsonError> {
        at_once(parse_in_turns(bytes, &AtOnce))
    }

    #[test]
    fn objects_are_read_by_entries() {
        for text in [
            r#"{"a": [1, {"b": "]},\" \\"}, [[]], null], "c" : {"d":[2,3]} , "e":-1.5e3, "f": true}"#,
            r#" { } "#,
            r#"{"a":[]}"#,
            r#"{"a":1,"a":[2]}"#,
        ] {
            assert!(
                at_once(object(text.as_bytes(), &AtOnce)).is_some(),
                "{text}"
            );
            assert_eq!(in_turns(text.as_bytes()), parse(text.as_bytes()), "{text}");
        }
    }

    #[test]
    fn what_is_wrong_is_said_as_ever() {
        for text in [
            "",
            "{",
            "[1]",
            "7",
            r#"{"a": [1, 2}"#,
            r#"{"a": [1 2]}"#,
            r#"{"a": [1,]}"#,
            r#"{"a": 1,}"#,
            r#"{"a" 1}"#,
            r#"{a: 1}"#,
            r#"{"a": 1} x"#,
            r#"{"a": "\x"}"#,
            r#"{"a": [01]}"#,
            r#"{"a": "b"c}"#,
            r#"{"a": ]}"#,
            r#"{"a": "\"#,
        ] {
            assert_eq!(in_turns(text.as_bytes()), parse(text.as_bytes()), "{text}");
        }
    }

    proptest! {
        #[test]
        fn both_ways_of_reading_say_the_same(text in r#"[ \[\]{}:,"a\\0-9tnéA.]{0,40}"#, cut in 0..60_usize) {
            let whole = format!(r#"{{"a": [{{"b": "c\"]"}}, 1, "é"], "d": {text}}}"#);
            for bytes in [text.as_bytes(), whole.as_bytes(), &whole.as_bytes()[..cut.min(whole.len())]] {
                prop_assert_eq!(in_turns(bytes), parse(bytes));
            }
        }
    }
}
