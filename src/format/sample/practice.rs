//! The file from which a first visit gets the practice article: so the program need not have it in itself for all others.
//!
//! `public/practice.json` is what [`file`] gives; a test holds it to that. Reading it takes nothing but what the program
//! reads stored projects with.

use super::{SequentialIds, practice_meta, sample_project};
use crate::domain::json::{Fields, Writer, parse};
use crate::domain::{
    Codebook, Document, DocumentId, DocumentMeta, IdSource, Parts, Project, Text, Timestamp,
};

/// What the file has to be.
pub fn file() -> String {
    let project = sample_project(&mut SequentialIds::default(), Timestamp(0));
    let mut to = Writer::compact();
    to.object();
    to.key("codebook");
    project.codebook().write(&mut to);
    if let Some(article) = project.documents().first() {
        to.key("document");
        article.meta.write(&mut to);
        to.text_at("text", article.text.as_str());
    }
    to.end_object();
    to.finish() + "\n"
}

/// The practice project of such a file, with ids and times of its own.
///
/// # Errors
/// In words, when it is another file.
pub fn of_file(bytes: &[u8], ids: &mut dyn IdSource, now: Timestamp) -> Result<Project, String> {
    let json = parse(bytes).map_err(|error| error.to_string())?;
    let mut fields = Fields::of(json)?;
    let codebook = fields.read("codebook", Codebook::read)?;
    let meta = practice_meta(ids, now);
    let article = DocumentMeta {
        id: DocumentId::new(ids.next_uuid()),
        imported: now,
        ..fields.read("document", DocumentMeta::read)?
    };
    let text = Text::of_frozen(fields.text("text")?.into());
    let parts = Parts {
        documents: vec![Document::new(article, text)],
        ..Parts::new(meta, codebook)
    };
    Project::assemble(parts).map_err(|_| "it breaks a law of the house".to_owned())
}
