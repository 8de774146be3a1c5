//! An article as it stands in a file: what is known about it, and its text. Blocks are not there: they follow from the
//! text.

use crate::domain::json::{Fields, Json, Writer};
use crate::domain::{Document, DocumentMeta, Text};

/// Writes an article, with the hash of the text that is really there. Linear in the text.
pub(super) fn write(document: &Document, to: &mut Writer) {
    let sha256 = document.text.sha256();
    to.object();
    if document.meta.text_sha256 == sha256 {
        document.meta.write_keys(to);
    } else {
        let meta = DocumentMeta {
            text_sha256: sha256,
            ..document.meta.clone()
        };
        meta.write_keys(to);
    }
    to.text_at("text", document.text.as_str());
    to.end_object();
}

/// The article, if its text is the one that was saved. Linear in the text.
///
/// # Errors
/// What is wrong, as the rest of a sentence.
pub(super) fn read(value: Json) -> Result<Document, String> {
    let mut fields = Fields::of(value)?;
    let text = fields.text("text")?;
    let meta = DocumentMeta::read_keys(fields)?;
    if text.contains('\r') {
        return Err(
            "the text has carriage returns, which Demarche never writes: positions would not be those it counted"
                .to_owned(),
        );
    }
    let text = Text::of_frozen(text.into_boxed_str());
    if text.sha256() != meta.text_sha256 {
        return Err(
            "the text was changed after it was saved (its SHA-256 is not the one in “textSha256”), so the tags would \
             no longer stand where they were made"
                .to_owned(),
        );
    }
    Ok(Document::new(meta, text))
}
