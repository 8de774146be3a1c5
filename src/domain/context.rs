//! Words with some of what stands around them, for lists of places.

use super::{Document, Offset, Span};

/// A place in an article, to be read on one line.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Context {
    /// Some words before, of the same paragraph; begins with “…” where more stands before them.
    pub before: String,
    /// The words themselves.
    pub words: String,
    /// Some words after, likewise.
    pub after: String,
}

/// What stands at a span and at most so many characters on either side, cut between words. Proportional to what it gives.
pub fn context(document: &Document, span: Span, around: u32) -> Context {
    let text = &document.text;
    let block = |at: Offset| {
        let place = document.blocks.at(at)?;
        Some(document.blocks.all().get(place)?.span)
    };
    let first = block(span.start()).map_or(Offset::ZERO, Span::start);
    let last = block(span.end().minus(1)).map_or(text.len(), Span::end);
    let first = first.min(span.start());
    let last = last.max(span.end());
    let from = span.start().minus(around).max(first);
    let to = span.end().plus(around).min(last);
    let before = text.slice(Span::new(from, span.start()));
    let before = match from > first {
        // The word that was cut goes, unless there is no other.
        true => format!(
            "…{}",
            before
                .find(char::is_whitespace)
                .map_or("", |at| &before[at..])
        ),
        false => before.to_owned(),
    };
    let after = text.slice(Span::new(span.end(), to));
    let after = match to < last {
        true => format!(
            "{}…",
            after
                .rfind(char::is_whitespace)
                .map_or("", |at| &after[..=at])
        ),
        false => after.to_owned(),
    };
    Context {
        before: on_one_line(&before),
        words: on_one_line(text.slice(span)),
        after: on_one_line(&after),
    }
}

/// Each white space one blank; at either end too, as it parts words there.
fn on_one_line(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    for letter in text.chars() {
        let blank = letter.is_whitespace();
        if !(blank && line.ends_with(' ')) {
            line.push(if blank { ' ' } else { letter });
        }
    }
    line
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{ByteOffset, DocumentId, DocumentMeta, Extra, Text, Timestamp};

    /// The context of the words in brackets.
    fn of(marked: &str, around: u32) -> (String, String, String) {
        let (start, end) = (marked.find('[').unwrap(), marked.find(']').unwrap() - 1);
        let text = Text::freeze_str(&marked.replace(['[', ']'], "")).unwrap();
        let at = |byte: usize| text.offset_at_byte(ByteOffset::from_usize(byte));
        let span = Span::new(at(start), at(end));
        let meta = DocumentMeta {
            id: DocumentId::new(uuid::Uuid::from_u128(1)),
            title: String::new(),
            text_sha256: text.sha256(),
            published: None,
            outlet: String::new(),
            author: String::new(),
            section: String::new(),
            language: String::new(),
            url: String::new(),
            notes: String::new(),
            imported_from: String::new(),
            imported: Timestamp(0),
            done: false,
            binned: None,
            versions: Vec::new(),
            extra: Extra::new(),
        };
        let found = context(&Document::new(meta, text), span, around);
        (found.before, found.words, found.after)
    }

    #[test]
    fn a_place_has_whole_words_around_it_of_its_own_paragraph() {
        for (text, before, words, after) in [
            ("Then [Moscow] said.", "Then ", "Moscow", " said."),
            (
                "One two three [Moscow] four five six",
                "… three ",
                "Moscow",
                " four …",
            ),
            ("Title\n\n[Moscow] said\n\nMore", "", "Moscow", " said"),
            ("[A\nB]", "", "A B", ""),
            ("élégantissimement [x]élégantissimement", "… ", "x", "…"),
        ] {
            let expected = (before.to_owned(), words.to_owned(), after.to_owned());
            assert_eq!(of(text, 9), expected, "{text}");
        }
    }
}
