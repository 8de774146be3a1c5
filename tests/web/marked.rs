//! Articles with their tags written in them: `{1d|` begins tag 1, a demand, and `|1}` ends it. Tags may overlap.

use demarche::domain::{AnnotationId, Mark, Offset, Span, Text};
use uuid::Uuid;

/// The tag that is written with this number.
pub(crate) fn tag(n: u32) -> AnnotationId {
    AnnotationId::new(Uuid::from_u128(u128::from(n)))
}

/// Text and tags of a marked-up article.
pub(crate) fn parse(marked: &str) -> (Text, Vec<Mark>) {
    let mut plain = String::new();
    let mut at = 0;
    let mut marks: Vec<Mark> = Vec::new();
    let mut rest = marked;
    while let Some(c) = rest.chars().next() {
        let mut ahead = rest.chars();
        let window = [ahead.next(), ahead.next(), ahead.next(), ahead.next()];
        match window {
            [Some('{'), Some(n), Some(kind), Some('|')] if n.is_ascii_digit() => {
                let kind = "cda".find(kind).unwrap() as u8;
                marks.push(Mark {
                    annotation: tag(n.to_digit(10).unwrap()),
                    span: Span::new(Offset(at), Offset(u32::MAX)),
                    kind,
                });
                rest = &rest[4..];
            }
            [Some('|'), Some(n), Some('}'), _] if n.is_ascii_digit() => {
                let id = tag(n.to_digit(10).unwrap());
                let mark = marks.iter_mut().rfind(|m| m.annotation == id).unwrap();
                mark.span = Span::new(mark.span.start(), Offset(at));
                rest = &rest[3..];
            }
            _ => {
                plain.push(c);
                at += 1;
                rest = &rest[c.len_utf8()..];
            }
        }
    }
    (Text::freeze_str(&plain).unwrap(), marks)
}
