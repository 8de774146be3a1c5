//! Reads JSON.

use std::fmt;

use super::{Json, Object};

/// Why bytes are no JSON, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JsonError {
    /// From 1.
    pub line: usize,
    /// From 1, in bytes; 0 at the start of a line.
    pub column: usize,
    /// What is wrong there.
    pub reason: &'static str,
}

impl fmt::Display for JsonError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            line,
            column,
            reason,
        } = self;
        write!(f, "{reason} at line {line} column {column}")
    }
}

/// How deep lists and objects may lie in each other.
const DEPTH: usize = 128;

const TOO_SOON: &str = "the file ends too soon";

/// The value that these bytes are. Linear.
///
/// # Errors
/// [`JsonError`].
pub fn parse(bytes: &[u8]) -> Result<Json, JsonError> {
    let (text, broken) = match std::str::from_utf8(bytes) {
        Ok(text) => (text, None),
        // In the middle of a character, it is the end that comes too soon.
        Err(error) if error.error_len().is_none() => ("", Some((bytes.len(), TOO_SOON))),
        Err(error) => {
            let reason = "invalid unicode code point";
            ("", Some((error.valid_up_to(), reason)))
        }
    };
    let mut parser = Parser {
        text,
        at: 0,
        depth: 0,
    };
    let parsed = match broken {
        None => parser.whole(),
        Some((at, reason)) => {
            parser.at = at;
            Err(reason)
        }
    };
    parsed.map_err(|reason| {
        let read = bytes.get(..=parser.at).unwrap_or(bytes);
        let line_start = read.iter().rposition(|b| *b == b'\n').map_or(0, |n| n + 1);
        JsonError {
            line: 1 + read.iter().filter(|b| **b == b'\n').count(),
            column: read.len() - line_start,
            reason,
        }
    })
}

/// A reader on its way. After a failure, `at` is where it happened.
struct Parser<'a> {
    text: &'a str,
    at: usize,
    depth: usize,
}

type Parsed<T> = Result<T, &'static str>;

impl Parser<'_> {
    fn whole(&mut self) -> Parsed<Json> {
        let value = self.value()?;
        match self.next_sign() {
            None => Ok(value),
            Some(_) => Err("trailing characters"),
        }
    }

    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    /// The next byte that is no space.
    fn next_sign(&mut self) -> Option<u8> {
        while let Some(b' ' | b'\n' | b'\t' | b'\r') = self.peek() {
            self.at += 1;
        }
        self.peek()
    }

    fn value(&mut self) -> Parsed<Json> {
        match self.next_sign() {
            None => Err(TOO_SOON),
            Some(b'n') => self.word("null", Json::Null),
            Some(b't') => self.word("true", Json::Bool(true)),
            Some(b'f') => self.word("false", Json::Bool(false)),
            Some(b'"') => Ok(Json::Text(self.string()?)),
            Some(b'-' | b'0'..=b'9') => self.number(),
            Some(b'[') => {
                let mut list = Vec::new();
                self.items(b']', "expected `,` or `]`", &mut |parser| {
                    list.push(parser.value()?);
                    Ok(())
                })?;
                Ok(Json::List(list))
            }
            Some(b'{') => {
                let mut pairs = Vec::new();
                self.items(b'}', "expected `,` or `}`", &mut |parser| {
                    pairs.push(parser.pair()?);
                    Ok(())
                })?;
                Ok(Json::Object(Object::of(pairs)))
            }
            Some(_) => Err("expected value"),
        }
    }

    fn word(&mut self, word: &str, value: Json) -> Parsed<Json> {
        for expected in word.bytes() {
            match self.peek() {
                Some(found) if found == expected => self.at += 1,
                Some(_) => return Err("expected ident"),
                None => return Err(TOO_SOON),
            }
        }
        Ok(value)
    }

    /// From the opening bracket to after the closing one.
    fn items(
        &mut self,
        close: u8,
        neither: &'static str,
        item: &mut dyn FnMut(&mut Self) -> Parsed<()>,
    ) -> Parsed<()> {
        if self.depth == DEPTH {
            return Err("recursion limit exceeded");
        }
        self.depth += 1;
        self.at += 1;
        let mut first = true;
        loop {
            match self.next_sign() {
                None => return Err(TOO_SOON),
                Some(sign) if sign == close => break,
                Some(b',') if !first => {
                    self.at += 1;
                    if self.next_sign() == Some(close) {
                        return Err("trailing comma");
                    }
                }
                Some(_) if !first => return Err(neither),
                Some(_) => {}
            }
            first = false;
            item(self)?;
        }
        self.at += 1;
        self.depth -= 1;
        Ok(())
    }

    fn pair(&mut self) -> Parsed<(String, Json)> {
        match self.next_sign() {
            Some(b'"') => {}
            Some(_) => return Err("key must be a string"),
            None => return Err(TOO_SOON),
        }
        let key = self.string()?;
        match self.next_sign() {
            Some(b':') => self.at += 1,
            Some(_) => return Err("expected `:`"),
            None => return Err(TOO_SOON),
        }
        Ok((key, self.value()?))
    }

    fn digits(&mut self) -> Parsed<()> {
        let start = self.at;
        while let Some(b'0'..=b'9') = self.peek() {
            self.at += 1;
        }
        match self.peek() {
            _ if self.at > start => Ok(()),
            None => Err(TOO_SOON),
            Some(_) => Err("invalid number"),
        }
    }

    fn number(&mut self) -> Parsed<Json> {
        let start = self.at;
        if self.peek() == Some(b'-') {
            self.at += 1;
        }
        if self.peek() == Some(b'0') {
            self.at += 1;
            if let Some(b'0'..=b'9') = self.peek() {
                return Err("invalid number");
            }
        } else {
            self.digits()?;
        }
        if self.peek() == Some(b'.') {
            self.at += 1;
            self.digits()?;
        }
        if let Some(b'e' | b'E') = self.peek() {
            self.at += 1;
            if let Some(b'+' | b'-') = self.peek() {
                self.at += 1;
            }
            self.digits()?;
        }
        Ok(Json::Number(self.since(start).into()))
    }

    /// What was read since a place; both are between characters.
    fn since(&self, start: usize) -> &str {
        self.text.get(start..self.at).unwrap_or_default()
    }

    /// From the opening quotation mark to after the closing one.
    fn string(&mut self) -> Parsed<String> {
        self.at += 1;
        let mut string = String::new();
        loop {
            let start = self.at;
            while self
                .peek()
                .is_some_and(|b| b >= b' ' && b != b'"' && b != b'\\')
            {
                self.at += 1;
            }
            string.push_str(self.since(start));
            match self.peek() {
                None => return Err(TOO_SOON),
                Some(b'"') => break,
                Some(b'\\') => {
                    self.at += 1;
                    string.push(self.escaped()?);
                }
                Some(_) => {
                    return Err("control character (\\u0000-\\u001F) found while parsing a string");
                }
            }
        }
        self.at += 1;
        Ok(string)
    }

    /// After the backslash.
    fn escaped(&mut self) -> Parsed<char> {
        let sign = self.peek().ok_or(TOO_SOON)?;
        let plain = match sign {
            b'"' | b'\\' | b'/' => char::from(sign),
            b'b' => '\u{8}',
            b'f' => '\u{c}',
            b'n' => '\n',
            b'r' => '\r',
            b't' => '\t',
            b'u' => {
                self.at += 1;
                return self.by_number();
            }
            _ => return Err("invalid escape"),
        };
        self.at += 1;
        Ok(plain)
    }

    /// After `\u`: one unit, or the two of a pair.
    fn by_number(&mut self) -> Parsed<char> {
        let first = self.unit()?;
        let code = if (0xd800..0xdc00).contains(&first) {
            let more = self.text.as_bytes().get(self.at..).unwrap_or_default();
            if !more.starts_with(b"\\u") {
                return Err("unexpected end of hex escape");
            }
            self.at += 2;
            let second = self.unit()?;
            if !(0xdc00..0xe000).contains(&second) {
                return Err("lone leading surrogate in hex escape");
            }
            0x1_0000 + ((first - 0xd800) << 10) + (second - 0xdc00)
        } else {
            first
        };
        char::from_u32(code).ok_or("lone leading surrogate in hex escape")
    }

    fn unit(&mut self) -> Parsed<u32> {
        let mut unit = 0;
        for _ in 0..4 {
            let digit = char::from(self.peek().ok_or(TOO_SOON)?).to_digit(16);
            unit = unit * 16 + digit.ok_or("invalid escape")?;
            self.at += 1;
        }
        Ok(unit)
    }
}
