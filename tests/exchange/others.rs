//! Files that other people's programs wrote, where they lie beside the checkout.

use std::path::{Path, PathBuf};

use demarche::domain::{AtOnce, at_once};
use demarche::format::exchange::model::Article;
use demarche::format::exchange::{File, Reading, Refusal, TOOLS, Tool};

/// A file beside the checkout; `None`, and a line that says so, where it is not.
pub(crate) fn beside(name: &str) -> Option<File> {
    let folder = std::env::var_os("DEMARCHE_SHARED").map_or_else(
        || Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared"),
        PathBuf::from,
    );
    let path = folder.join("data/golden").join(name);
    match std::fs::read(&path) {
        Ok(bytes) => Some(File {
            path: name.to_owned(),
            bytes,
        }),
        Err(_) => {
            println!("left out: no golden files beside this checkout");
            None
        }
    }
}

/// Reads files as the format that knows them.
pub(crate) fn opened(files: &[File]) -> (&'static str, Result<Reading, Refusal>) {
    let known: Vec<&&Tool> = TOOLS.iter().filter(|tool| (tool.knows)(files)).collect();
    assert_eq!(known.len(), 1, "{} formats know it", known.len());
    (known[0].id, at_once((known[0].read)(files, &AtOnce)))
}

/// Each mark as its label and words, in text order.
pub(crate) fn said(article: &Article) -> Vec<(&str, &str)> {
    let marks = article.marks.iter();
    marks
        .map(|m| (m.label.as_str(), article.text.slice(m.extent())))
        .collect()
}

/// Each tie as its label and the words at its ends.
pub(crate) fn tied(article: &Article) -> Vec<(&str, &str, &str)> {
    let words = |id: &str| {
        article
            .mark(id)
            .map_or("?", |m| article.text.slice(m.extent()))
    };
    let ties = article.ties.iter();
    ties.map(|t| (t.label.as_str(), words(&t.from), words(&t.to)))
        .collect()
}

/// What all of these files say, each in its format.
pub(crate) const SAID: [(&str, &str); 4] = [
    ("CLAIM", "Anna demands change."),
    ("ACTOR", "Anna"),
    ("DEMAND", "demands change"),
    ("ACTOR", "Anna"),
];

#[test]
fn doccano_with_and_without_relations() {
    for (name, ties) in [("doccano_rel.jsonl", 1), ("doccano_ner.jsonl", 0)] {
        let Some(file) = beside(name) else { return };
        let (tool, reading) = opened(&[file]);
        let reading = reading.unwrap();
        assert_eq!((tool, reading.notes.as_slice()), ("doccano", &[][..]));
        assert_eq!(said(&reading.articles[0]), SAID);
        assert_eq!(reading.articles[0].ties.len(), ties);
    }
}

#[test]
fn uima_in_both_spellings() {
    for (name, id) in [("cas.json", "uimaJson"), ("cas.xmi", "uimaXmi")] {
        let Some(file) = beside(name) else { return };
        let Some(types) = beside("TypeSystem.xml") else {
            return;
        };
        let (tool, reading) = opened(&[types, file]);
        let reading = reading.unwrap();
        assert_eq!((tool, reading.notes.as_slice()), (id, &[][..]));
        let article = &reading.articles[0];
        assert_eq!(said(article), SAID);
        assert_eq!(tied(article), [("made_by", "Anna demands change.", "Anna")]);
        assert_eq!(article.marks[0].values("stance"), ["for"]);
        assert_eq!(
            article.marks[1].entity.as_ref().map(|e| e.id.as_str()),
            Some("Q1")
        );
        assert_eq!(article.marks[1].id, "s2");
        assert_eq!(article.meta("language"), "de");
    }
}

#[test]
fn webanno_tables() {
    let Some(file) = beside("webanno.tsv") else {
        return;
    };
    let (tool, reading) = opened(&[file]);
    let reading = reading.unwrap();
    assert_eq!((tool, reading.notes.as_slice()), ("webannoTsv", &[][..]));
    let article = &reading.articles[0];
    assert_eq!(
        article.text.as_str(),
        "Grüße 😊! Anna demands change.\nAnna and Bob Lee agree.\n"
    );
    assert_eq!(said(article), SAID);
    assert_eq!(tied(article), [("made_by", "Anna demands change.", "Anna")]);
    assert_eq!(
        article.marks[1].entity.as_ref().map(|e| e.id.as_str()),
        Some("Q1")
    );
}
