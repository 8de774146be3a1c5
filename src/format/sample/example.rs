//! The worked example: tags given by their words, found in the article.

use super::{Tag, example};
use crate::domain::{
    Anchor, AnchorError, Annotation, AnnotationId, ByteOffset, CoderId, DocumentId, Extra,
    IdSource, KindId, Origin, Project, Span, Text, Timestamp,
};

/// Why the example can't be shown; only after the article or the codebook were exchanged.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ExampleError {
    /// It is an example for another article.
    #[error("the practice article is not in this project")]
    NoDocument,
    /// Words that do not stand there, or not as often.
    #[error("the words “{0}” are not in this article: the example belongs to the practice article")]
    NoWords(String),
    /// A kind that was taken out.
    #[error("the codebook has no kind “{0}” any more, which the example needs")]
    NoKind(KindId),
    /// Not a place for a tag.
    #[error("the words “{0}” can't be tagged: {1}")]
    Anchor(String, AnchorError),
}

/// The tags of the worked example on the practice article, in text order, each with a new id. They are not put into the
/// project: that is a command's work.
///
/// # Errors
/// [`ExampleError`]; then there are none at all.
pub fn worked_example(
    project: &Project,
    document: DocumentId,
    coder: CoderId,
    ids: &mut dyn IdSource,
    now: Timestamp,
) -> Result<Vec<Annotation>, ExampleError> {
    let document = project.document(document).ok_or(ExampleError::NoDocument)?;
    let codebook = project.codebook();
    example()
        .into_iter()
        .map(|tag| {
            if codebook.kind(&tag.kind).is_none() {
                return Err(ExampleError::NoKind(tag.kind));
            }
            let span = find(&document.text, &tag)
                .ok_or_else(|| ExampleError::NoWords(tag.quote.clone()))?;
            let anchor = Anchor::describe(&document.text, &[span])
                .map_err(|error| ExampleError::Anchor(tag.quote.clone(), error))?;
            Ok(Annotation {
                id: AnnotationId::new(ids.next_uuid()),
                document: document.id(),
                kind: tag.kind,
                anchor,
                coded: None,
                actor: None,
                naming: None,
                memo: tag.memo,
                confidence: tag.confidence,
                coder,
                created: now,
                modified: now,
                codebook_version: codebook.version,
                origin: Origin::Example,
                extra: Extra::new(),
            })
        })
        .collect()
}

/// Where the words stand for the nth time, inside other words too: “Russia” also stands in “Russian”.
fn find(text: &Text, tag: &Tag) -> Option<Span> {
    let nth = tag.occurrence.checked_sub(1)?;
    let (at, found) = text.as_str().match_indices(&tag.quote).nth(nth)?;
    Some(Span::new(
        text.offset_at_byte(ByteOffset::from_usize(at)),
        text.offset_at_byte(ByteOffset::from_usize(at + found.len())),
    ))
}
