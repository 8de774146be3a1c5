//! A labelled dataset for language processing: one JSON object a line, one line an article, its tags as spans.
//!
//! Every line has the same keys with the same types, as loaders that guess a schema need it: an empty string where
//! nothing is stated, `null` only for a confidence.

use serde::Serialize;

use super::native::OFFSET_UNIT;
use crate::domain::{
    Annotation, AnnotationId, Category, Confidence, Document, DocumentId, Project,
};

/// One article.
#[derive(Serialize)]
struct Line<'a> {
    id: DocumentId,
    title: &'a str,
    date: String,
    outlet: &'a str,
    language: &'a str,
    text: &'a str,
    offset_unit: &'static str,
    spans: Vec<LineSpan<'a>>,
}

/// One stretch of a tag; a tag in several parts gives several, with the same id.
#[derive(Serialize)]
struct LineSpan<'a> {
    id: AnnotationId,
    start: u32,
    end: u32,
    label: &'a str,
    kind: &'a str,
    category: &'static str,
    text: &'a str,
    part: usize,
    parts: usize,
    memo: &'a str,
    confidence: Option<Confidence>,
    coder: String,
}

/// All articles in the project's order, spans in text order. Linear in the project.
pub fn write(project: &Project) -> String {
    let mut out = String::new();
    for document in project.documents() {
        let line = Line {
            id: document.id(),
            title: &document.meta.title,
            date: document
                .meta
                .published
                .map(|d| d.to_string())
                .unwrap_or_default(),
            outlet: &document.meta.outlet,
            language: &document.meta.language,
            text: document.text.as_str(),
            offset_unit: OFFSET_UNIT,
            spans: project
                .annotations_of(document.id())
                .flat_map(|a| spans(project, document, a))
                .collect(),
        };
        match serde_json::to_string(&line) {
            Ok(json) => out.push_str(&json),
            // As for the project file: writing to memory can't fail.
            Err(error) => unreachable!("an article is always writable: {error}"),
        }
        out.push('\n');
    }
    out
}

fn spans<'a>(
    project: &'a Project,
    document: &'a Document,
    annotation: &'a Annotation,
) -> impl Iterator<Item = LineSpan<'a>> {
    let kind = project.codebook().kind(&annotation.kind);
    let fragments = annotation.anchor.fragments();
    fragments.iter().zip(1..).map(move |(span, part)| LineSpan {
        id: annotation.id,
        start: span.start().0,
        end: span.end().0,
        label: kind.map_or(annotation.kind.as_str(), |k| &k.label),
        kind: annotation.kind.as_str(),
        category: kind.map_or("", |k| category(k.category)),
        text: document.text.slice(*span),
        part,
        parts: fragments.len(),
        memo: &annotation.memo,
        confidence: annotation.confidence,
        coder: coder(project, annotation),
    })
}

/// The word for a category in exports; the same as in the project file.
pub(super) const fn category(category: Category) -> &'static str {
    match category {
        Category::Statement => "statement",
        Category::Mention => "mention",
    }
}

/// The name of the coder, or the id of one who gave no name.
pub(super) fn coder(project: &Project, annotation: &Annotation) -> String {
    project
        .coder(annotation.coder)
        .map(|coder| coder.name.clone())
        .filter(|name| !name.is_empty())
        .unwrap_or_else(|| annotation.coder.to_string())
}

/// Whether this is a file written here: such a file can't be opened again, and a message should say so.
pub(super) fn wrote(bytes: &[u8]) -> bool {
    let line = bytes.split(|b| *b == b'\n').next().unwrap_or_default();
    serde_json::from_slice::<serde_json::Value>(line).is_ok_and(|v| {
        ["text", "offset_unit", "spans"]
            .iter()
            .all(|key| v.get(key).is_some())
    })
}
