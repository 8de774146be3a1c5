//! What version 1 stored is read for ever: the bytes lie in `tests/data/golden/stored-1.txt`.

use crate::domain::{Codebook, Document, DocumentMeta, Parts, Project, RelationType, Text};
use crate::edit::{Cause, Op};
use crate::persist::envelope::{self, Kind};
use crate::persist::texts::{Texts, sealed};
use crate::persist::{journal, snapshot};

const STORED: &str = include_str!("../../../tests/data/golden/stored-1.txt");

/// The stored values of a kind: each is its first line, and the value on the next.
fn values(kind: &str) -> Vec<Vec<u8>> {
    let lines: Vec<&str> = STORED.lines().collect();
    let pairs = lines
        .chunks(2)
        .filter(|pair| pair[0].starts_with(&format!("demarche 1 {kind} ")));
    pairs.map(|pair| pair.join("\n").into_bytes()).collect()
}

/// The text of the article in it.
fn texts() -> Texts {
    let snapshot = String::from_utf8(values("snapshot")[0].clone()).unwrap();
    let json = crate::domain::json::parse(snapshot.lines().nth(1).unwrap().as_bytes()).unwrap();
    let crate::domain::json::Json::List(documents) = json.get("documents").unwrap().clone() else {
        panic!("no list");
    };
    let meta = DocumentMeta::read(documents[0].clone()).unwrap();
    let text = Text::freeze_str("They “met”.\n\nAnd left.").unwrap();
    Texts::of([sealed(&Document::new(meta, text))])
}

/// The project of the snapshot, and whether it was of an older version.
fn project() -> (Project, bool) {
    let outline = snapshot::decode(&values("snapshot")[0]).unwrap();
    let texts = texts();
    let lines = outline.documents.into_iter();
    let documents = lines.map(|line| texts.document(line.meta).unwrap());
    let parts = Parts {
        documents: documents.collect(),
        ..outline.parts
    };
    (Project::assemble(parts).unwrap(), outline.migrated)
}

#[test]
fn a_snapshot_of_version_1_is_read_with_the_usual_links_added() {
    let (project, migrated) = project();
    assert!(migrated);
    assert_eq!(project.codebook().relations, RelationType::usual());
    assert_eq!(project.check(), []);
    let tag = project.annotations().next().unwrap();
    assert_eq!((tag.memo.as_str(), tag.frame().is_empty()), ("memo", true));
    assert_eq!((project.actors().len(), project.log().len()), (0, 0));
}

#[test]
fn every_step_of_version_1_is_read() {
    let texts = texts();
    let steps = values("journal").into_iter().map(|bytes| {
        let record = journal::decode(&bytes).unwrap();
        assert!(record.migrated);
        record.with(&texts, &mut Vec::new()).unwrap()
    });
    let steps: Vec<_> = steps.collect();
    let counts: Vec<usize> = steps.iter().map(|step| step.ops.len()).collect();
    assert_eq!(counts, [11, 0, 0, 0]);
    let causes: Vec<Cause> = steps.iter().map(|step| step.origin).collect();
    assert_eq!(causes, [Cause::User, Cause::Undo, Cause::Redo, Cause::User]);
}

#[test]
fn a_codebook_changed_under_version_1_fits_the_snapshot_it_was_changed_in() {
    let (mut project, _) = project();
    // The step of version 1 that renames a kind, made from the one that is stored.
    let stored = String::from_utf8(values("journal")[0].clone()).unwrap();
    let value = stored.lines().nth(1).unwrap();
    let from = value.find("{\"setCodebook\"").unwrap();
    let until = value.find(",{\"addCoder\"").unwrap();
    let op = &value[from..until];
    let (head, after) = op.split_once("\"after\"").unwrap();
    let renamed = after.replacen("\"label\":\"Claim\"", "\"label\":\"Assertion\"", 1);
    let begin = value.find("\"ops\":[").unwrap() + "\"ops\":[".len();
    let step = format!("{}{head}\"after\"{renamed}]}}", &value[..begin]);
    let bytes = envelope::seal(Kind::Journal, 1, step.as_bytes());
    let step = journal::decode(&bytes)
        .unwrap()
        .with(&texts(), &mut Vec::new())
        .unwrap();
    assert!(matches!(step.ops[..], [Op::SetCodebook { .. }]));
    step.apply(&mut project).unwrap();
    let codebook: &Codebook = project.codebook();
    assert_eq!(codebook.kinds[0].label, "Assertion");
    assert_eq!(codebook.relations, RelationType::usual());
}
