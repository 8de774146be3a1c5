//! Writes JSON, key by key.

use std::fmt::Display;

use super::{Json, Object};

/// JSON being written. Every value in an object comes after its [`Writer::key`], and what is opened is closed: whoever
/// writes sees to it.
#[derive(Clone, Debug, Default)]
pub struct Writer {
    out: String,
    /// Indented by two spaces, for people.
    pretty: bool,
    /// How many lists and objects are open.
    depth: usize,
    /// Whether the innermost of them has something in it.
    filled: bool,
    /// Whether a key waits for its value.
    keyed: bool,
}

/// What a value shows itself as. The same code for all types, where `to_string` brings some for each.
#[inline(never)]
pub fn shown(value: &dyn Display) -> String {
    value.to_string()
}

/// The decimal digits of a number, at the end of the room they get.
pub fn digits(n: u64, room: &mut [u8; 20]) -> &[u8] {
    let mut first = room.len();
    let mut rest = n;
    loop {
        first -= 1;
        room[first] = b'0' + (rest % 10) as u8;
        rest /= 10;
        if rest == 0 {
            return &room[first..];
        }
    }
}

impl Writer {
    /// On one line, without spaces.
    pub fn compact() -> Self {
        Self::default()
    }

    /// Indented, for people.
    pub fn pretty() -> Self {
        Self {
            pretty: true,
            ..Self::default()
        }
    }

    /// What was written.
    pub fn finish(self) -> String {
        self.out
    }

    /// What was written and not taken before, if that is at least so many bytes.
    pub fn take(&mut self, at_least: usize) -> Option<String> {
        (self.out.len() >= at_least).then(|| std::mem::take(&mut self.out))
    }

    /// Opens a list.
    pub fn list(&mut self) {
        self.open('[');
    }

    /// Closes the list.
    pub fn end_list(&mut self) {
        self.close(']');
    }

    /// Opens an object.
    pub fn object(&mut self) {
        self.open('{');
    }

    /// Closes the object.
    pub fn end_object(&mut self) {
        self.close('}');
    }

    /// The key of the next value.
    pub fn key(&mut self, key: &str) {
        self.place();
        self.quoted(key);
        self.out.push_str(if self.pretty { ": " } else { ":" });
        self.keyed = true;
    }

    /// A string.
    pub fn text(&mut self, text: &str) {
        self.place();
        self.quoted(text);
    }

    /// A whole number.
    pub fn number(&mut self, n: u64) {
        self.place();
        let mut room = [0; 20];
        let digits = digits(n, &mut room).iter();
        self.out.extend(digits.map(|digit| char::from(*digit)));
    }

    /// A number, `true`, `false` or `null`, as it is to stand there.
    pub fn literal(&mut self, literal: &str) {
        self.place();
        self.out.push_str(literal);
    }

    /// A list of which everything between the brackets is written already.
    pub fn list_of(&mut self, written: &str) {
        self.place();
        self.out.push('[');
        self.out.push_str(written);
        self.out.push(']');
    }

    /// A key and its string.
    pub fn text_at(&mut self, key: &str, text: &str) {
        self.key(key);
        self.text(text);
    }

    /// A key and its string; nothing when that is empty.
    pub fn text_if_any(&mut self, key: &str, text: &str) {
        if !text.is_empty() {
            self.text_at(key, text);
        }
    }

    /// A key and its whole number.
    pub fn number_at(&mut self, key: &str, n: u64) {
        self.key(key);
        self.number(n);
    }

    /// A key and whether it holds.
    pub fn flag_at(&mut self, key: &str, holds: bool) {
        self.key(key);
        self.literal(if holds { "true" } else { "false" });
    }

    /// A key, where it holds.
    pub fn flag_if_set(&mut self, key: &str, holds: bool) {
        if holds {
            self.flag_at(key, true);
        }
    }

    /// A key and its list, each thing written by somebody else.
    pub fn list_at<T>(
        &mut self,
        key: &str,
        things: impl IntoIterator<Item = T>,
        write: impl Fn(T, &mut Self),
    ) {
        self.key(key);
        self.list();
        for thing in things {
            write(thing, self);
        }
        self.end_list();
    }

    /// A key and its text, as the value shows itself: an id, a time. Written once for all types.
    pub fn shown_at(&mut self, key: &str, value: &dyn Display) {
        self.text_at(key, &shown(value));
    }

    /// As [`Self::list_at`]; nothing when there are none.
    pub fn list_if_any<T>(&mut self, key: &str, things: &[T], write: fn(&T, &mut Self)) {
        if !things.is_empty() {
            self.list_at(key, things, write);
        }
    }

    /// The keys of another object, as keys of the one that is open.
    pub fn all_of(&mut self, object: &Object) {
        for (key, value) in object.iter() {
            self.key(key);
            self.value(value);
        }
    }

    /// Any value.
    pub fn value(&mut self, value: &Json) {
        match value {
            Json::Null => self.literal("null"),
            Json::Bool(true) => self.literal("true"),
            Json::Bool(false) => self.literal("false"),
            Json::Number(digits) => self.literal(digits),
            Json::Text(text) => self.text(text),
            Json::List(list) => {
                self.list();
                for value in list {
                    self.value(value);
                }
                self.end_list();
            }
            Json::Object(object) => {
                self.object();
                self.all_of(object);
                self.end_object();
            }
        }
    }

    fn open(&mut self, bracket: char) {
        self.place();
        self.out.push(bracket);
        self.depth += 1;
        self.filled = false;
    }

    fn close(&mut self, bracket: char) {
        self.depth = self.depth.saturating_sub(1);
        if self.filled {
            self.new_line();
        }
        self.out.push(bracket);
        self.filled = true;
    }

    /// Before a key, and before a value that has none.
    fn place(&mut self) {
        if std::mem::take(&mut self.keyed) || self.depth == 0 {
            return;
        }
        if self.filled {
            self.out.push(',');
        }
        self.filled = true;
        self.new_line();
    }

    fn new_line(&mut self) {
        if self.pretty {
            self.out.push('\n');
            for _ in 0..self.depth {
                self.out.push_str("  ");
            }
        }
    }

    fn quoted(&mut self, text: &str) {
        self.out.push('"');
        let mut rest = text;
        while let Some(at) = rest
            .bytes()
            .position(|b| b < b' ' || b == b'"' || b == b'\\')
        {
            let (plain, special) = rest.split_at(at);
            self.out.push_str(plain);
            let byte = special.as_bytes().first().copied().unwrap_or_default();
            match byte {
                b'"' => self.out.push_str("\\\""),
                b'\\' => self.out.push_str("\\\\"),
                8 => self.out.push_str("\\b"),
                12 => self.out.push_str("\\f"),
                b'\n' => self.out.push_str("\\n"),
                b'\r' => self.out.push_str("\\r"),
                b'\t' => self.out.push_str("\\t"),
                _ => {
                    self.out.push_str("\\u00");
                    for digit in [byte >> 4, byte & 15] {
                        let digit = char::from_digit(digit.into(), 16);
                        self.out.push(digit.unwrap_or('0'));
                    }
                }
            }
            rest = special.get(1..).unwrap_or_default();
        }
        self.out.push_str(rest);
        self.out.push('"');
    }
}
