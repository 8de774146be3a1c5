//! Words as they stand in their text, with some of what is around them.

use crate::domain::{Offset, Span, Text};

/// Words of a text, each white space one blank, and what stands either side.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Context {
    /// What comes before, from the beginning of a word; `…` in front where there is more.
    pub before: String,
    /// The words.
    pub words: String,
    /// What comes after, to the end of a word; `…` behind where there is more.
    pub after: String,
}

/// Some words with at most so many characters either side. Linear in these.
pub fn in_context(text: &Text, span: Span, around: u32) -> Context {
    let length = text.len();
    let start = Offset(span.start().0.saturating_sub(around));
    let end = Offset(span.end().0.saturating_add(around).min(length.0));
    let before = text.slice(Span::new(start, span.start()));
    let after = text.slice(Span::new(span.end(), end));
    let before = match start.0 {
        0 => one_line(before),
        _ => {
            let from = before.find(char::is_whitespace).unwrap_or(0);
            format!("…{}", one_line(before.get(from..).unwrap_or(before)))
        }
    };
    let after = if end == length {
        one_line(after)
    } else {
        let to = after.rfind(char::is_whitespace).unwrap_or(after.len());
        format!("{}…", one_line(after.get(..to).unwrap_or(after)))
    };
    Context {
        before,
        words: one_line(text.slice(span)),
        after,
    }
}

/// Each white space one blank; at either end too, as it parts words there.
fn one_line(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    for letter in text.chars() {
        let blank = letter.is_whitespace();
        if !(blank && line.ends_with(' ')) {
            line.push(if blank { ' ' } else { letter });
        }
    }
    line
}
