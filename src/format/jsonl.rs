//! A labelled dataset for language processing: one JSON object a line, one line an article, its tags as spans.
//!
//! Every line has the same keys with the same types, as loaders that guess a schema need it: an empty string where
//! nothing is stated, `null` only for a confidence.

use super::coded::{self, Coded};
use super::coders::called;
use super::export::{Out, PIECE};
use super::native::OFFSET_UNIT;
use crate::domain::json::{Writer, parse};
use crate::domain::{Annotation, Document, Project, Turns, breathe};

/// All articles in the project's order, spans in text order. Linear in the project.
pub(super) async fn write(project: &Project, turns: &dyn Turns, out: &mut Out<'_>) {
    let mut lines = String::new();
    for document in project.documents() {
        breathe(turns).await;
        lines.push_str(&line(project, document, turns).await);
        lines.push('\n');
        if lines.len() >= PIECE {
            out(std::mem::take(&mut lines));
        }
    }
    out(lines);
}

/// One article.
async fn line(project: &Project, document: &Document, turns: &dyn Turns) -> String {
    let meta = &document.meta;
    let date = meta.published.map(|d| d.to_string()).unwrap_or_default();
    let mut to = Writer::compact();
    to.object();
    to.text_at("id", &meta.id.to_string());
    to.text_at("title", &meta.title);
    to.text_at("date", &date);
    to.text_at("outlet", &meta.outlet);
    to.text_at("author", &meta.author);
    to.text_at("section", &meta.section);
    to.text_at("language", &meta.language);
    to.text_at("text", document.text.as_str());
    to.text_at("offset_unit", OFFSET_UNIT);
    to.key("spans");
    to.list();
    for annotation in project.annotations_of(document.id()) {
        breathe(turns).await;
        spans(project, document, annotation, &mut to);
    }
    to.end_list();
    to.end_object();
    to.finish()
}

/// The stretches of a tag; a tag in several parts gives several, with the same id.
fn spans(project: &Project, document: &Document, annotation: &Annotation, to: &mut Writer) {
    let word = annotation.kind.as_str();
    let kind = project.codebook().kind(&annotation.kind);
    let fragments = annotation.anchor.fragments();
    for (span, part) in fragments.iter().zip(1..) {
        to.object();
        to.text_at("id", &annotation.id.to_string());
        to.number_at("start", span.start().0.into());
        to.number_at("end", span.end().0.into());
        to.text_at("label", kind.map_or(word, |k| &k.label));
        to.text_at("kind", word);
        to.text_at("category", kind.map_or("", |k| k.category.word()));
        to.text_at("text", document.text.slice(*span));
        to.number_at("part", part);
        to.number_at("parts", fragments.len() as u64);
        to.text_at("memo", &annotation.memo);
        to.key("confidence");
        match annotation.confidence {
            Some(confidence) => to.literal(&confidence.to_json()),
            None => to.literal("null"),
        }
        to.text_at("coder", &coder(project, annotation));
        for (name, coded) in coded::COLUMNS
            .iter()
            .zip(coded::columns(project, annotation))
        {
            to.key(name);
            match coded {
                Coded::Words(text) | Coded::Value(text) => to.text(&text),
                Coded::AllWords(all) | Coded::Values(all) => {
                    to.list();
                    for text in &all {
                        to.text(text);
                    }
                    to.end_list();
                }
            }
        }
        to.end_object();
    }
}

/// What the coder is called.
pub(super) fn coder(project: &Project, annotation: &Annotation) -> String {
    called(project, annotation.coder)
}

/// Whether this is a file written here: such a file can't be opened again, and a message should say so.
pub(super) fn wrote(bytes: &[u8]) -> bool {
    let line = bytes.split(|b| *b == b'\n').next().unwrap_or_default();
    parse(line).is_ok_and(|v| {
        ["text", "offset_unit", "spans"]
            .iter()
            .all(|key| v.get(key).is_some())
    })
}
