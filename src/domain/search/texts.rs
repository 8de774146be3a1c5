//! Words in the texts of all articles, tagged or not.

use super::Needle;
use crate::domain::{ByteOffset, DocumentId, Project, Span};

/// A place where the words stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TextHit {
    /// In which article.
    pub document: DocumentId,
    /// Where in its text.
    pub span: Span,
    /// Whether something is tagged there.
    pub tagged: bool,
}

/// What a search in the texts found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TextHits {
    /// The first of them, in the project's order.
    pub first: Vec<TextHit>,
    /// How many there are.
    pub all: usize,
    /// In how many articles.
    pub articles: usize,
}

/// Where some words stand, one after the other; places do not overlap. At most `most` of them are listed, all are
/// counted. Linear in the texts.
pub fn find_in_texts(project: &Project, words: &str, most: usize) -> TextHits {
    let mut hits = TextHits::default();
    let Some(needle) = Needle::new(words) else {
        return hits;
    };
    for document in project.documents() {
        let text = document.text.as_str();
        let before = hits.all;
        let mut from = 0;
        while let Some(found) = needle.find(text, from) {
            from = found.end;
            hits.all += 1;
            if hits.first.len() < most {
                let offset = |byte: usize| document.text.offset_at_byte(ByteOffset(byte as u32));
                let span = Span::new(offset(found.start), offset(found.end));
                let index = project.index(document.id());
                hits.first.push(TextHit {
                    document: document.id(),
                    span,
                    tagged: index.is_some_and(|index| !index.touching(span).is_empty()),
                });
            }
        }
        hits.articles += usize::from(hits.all > before);
    }
    hits
}
