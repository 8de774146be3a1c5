//! What lies in browsers, byte for byte: a change here needs a new version and a way that leads to it.

#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::unwrap_used,
    reason = "tests may stop at the first surprise, their helpers as well"
)]

use std::rc::Rc;
use std::sync::Arc;

use demarche::domain::{
    Actor, ActorId, Anchor, Annotation, AnnotationId, Codebook, Coder, CoderId, Confidence,
    Document, DocumentId, DocumentMeta, Extra, Frame, KindId, LogEntry, Offset, Origin, Part,
    Parts, Project, ProjectId, ProjectMeta, Relation, RelationId, RelationTypeId, Slot, Span, Text,
    Timestamp, TransactionId,
};
use demarche::edit::{Cause, Cursor, Group, Op, Transaction};
use demarche::persist::{
    InPieces, Library, Listing, Memory, Recovered, SaveState, Storage, Writer, journal, snapshot,
};
use uuid::Uuid;

/// What the version before stored.
const SECOND: &str = include_str!("data/golden/stored-2.txt");

const STORED: &str = include_str!("data/golden/stored-3.txt");

fn meta(title: &str, sample: bool) -> ProjectMeta {
    ProjectMeta {
        id: ProjectId::new(Uuid::from_u128(1)),
        title: title.to_owned(),
        created: Timestamp(1),
        sample,
        lost: Vec::new(),
        extra: Extra::new(),
    }
}

fn coder(name: &str) -> Coder {
    Coder {
        id: CoderId::new(Uuid::from_u128(2)),
        name: name.to_owned(),
        extra: Extra::new(),
    }
}

fn article() -> Document {
    let text = Text::freeze_str("They “met”.\n\nAnd left.").unwrap();
    let meta = DocumentMeta {
        id: DocumentId::new(Uuid::from_u128(3)),
        title: "Talks\u{1}\t\"\\".to_owned(),
        text_sha256: text.sha256(),
        published: "2022-01".parse().ok(),
        outlet: "Mail".to_owned(),
        author: String::new(),
        section: String::new(),
        language: "en".to_owned(),
        url: "https://example.invalid/".to_owned(),
        notes: "notes".to_owned(),
        imported_from: "a.txt".to_owned(),
        imported: Timestamp(2),
        done: false,
        binned: None,
        versions: Vec::new(),
        extra: Extra::new(),
    };
    Document::new(meta, text)
}

fn tag(article: &Document, memo: &str, confidence: f64) -> Annotation {
    let spans = [(0, 4), (6, 9)].map(|(a, b)| Span::new(Offset(a), Offset(b)));
    Annotation {
        id: AnnotationId::new(Uuid::from_u128(4)),
        document: article.id(),
        kind: KindId::new("claim"),
        anchor: Anchor::describe(&article.text, &spans).unwrap(),
        lost: None,
        coded: None,
        actor: None,
        naming: None,
        memo: memo.to_owned(),
        confidence: Confidence::new(confidence),
        coder: coder("").id,
        created: Timestamp(3),
        modified: Timestamp(4),
        codebook_version: 1,
        origin: Origin::Human,
        extra: Extra::new(),
    }
}

fn actor(name: &str) -> Actor {
    Actor::named(ActorId::new(Uuid::from_u128(6)), name)
}

/// Said by the actor; linked below.
fn coded(id: u128, article: &Document) -> Annotation {
    let frame = Frame {
        claimants: vec![Part::actor(actor("").id)],
        proposition: "They met".to_owned(),
        ..Frame::empty()
    };
    Annotation {
        id: AnnotationId::new(Uuid::from_u128(id)),
        ..tag(article, "", 1.0).with_frame(frame)
    }
}

fn link(note: &str) -> Relation {
    let end = |n: u128| AnnotationId::new(Uuid::from_u128(n));
    Relation {
        id: RelationId::new(Uuid::from_u128(9)),
        from: end(7),
        to: end(8),
        of_type: RelationTypeId::new("repeats"),
        note: note.to_owned(),
        coder: coder("").id,
        created: Timestamp(3),
        modified: Timestamp(4),
        codebook_version: 1,
        origin: Origin::Human,
        extra: Extra::new(),
    }
}

fn newer_ops() -> Vec<Op> {
    let (none, named) = (Arc::new(actor("They")), Arc::new(actor("Russia")));
    let (bare, noted) = (Arc::new(link("")), Arc::new(link("twice")));
    vec![
        Op::AddActor(Arc::clone(&none)),
        Op::RemoveActor(Arc::clone(&none)),
        Op::ReplaceActor {
            before: none,
            after: named,
        },
        Op::AddAnnotation(Arc::new(coded(7, &article()))),
        Op::AddRelation(Arc::clone(&bare)),
        Op::RemoveRelation(Arc::clone(&bare)),
        Op::ReplaceRelation {
            before: bare,
            after: noted,
        },
    ]
}

fn ops() -> Vec<Op> {
    let book = Arc::new(Codebook::claims_actors_demands());
    let (before, after) = (Arc::new(coder("")), Arc::new(coder("Bo")));
    let document = Arc::new(article());
    let mut described = document.meta.clone();
    described.published = None;
    described.outlet = String::new();
    let old = Arc::new(tag(&document, "", 2.0));
    let new = Arc::new(tag(&document, "memo", 0.8));
    vec![
        Op::SetMeta {
            before: Box::new(meta("A", true)),
            after: Box::new(meta("B", false)),
        },
        Op::SetCodebook {
            before: Arc::clone(&book),
            after: book,
        },
        Op::AddCoder(Arc::clone(&before)),
        Op::RemoveCoder(Arc::clone(&before)),
        Op::ReplaceCoder { before, after },
        Op::AddDocument {
            place: 0,
            document: Arc::clone(&document),
        },
        Op::RemoveDocument {
            place: 7,
            document: Arc::clone(&document),
        },
        Op::SetDocumentMeta {
            before: Box::new(document.meta.clone()),
            after: Box::new(described),
        },
        Op::AddAnnotation(Arc::clone(&old)),
        Op::RemoveAnnotation(Arc::clone(&old)),
        Op::ReplaceAnnotation {
            before: old,
            after: new,
        },
    ]
}

fn step(origin: Cause, group: Option<Group>, ops: Vec<Op>) -> Transaction {
    Transaction {
        id: TransactionId::new(Uuid::from_u128(5)),
        at: Timestamp(5),
        coder: coder("").id,
        origin,
        title: "Did all".to_owned(),
        group,
        goes_on: false,
        before: Cursor::default(),
        after: Cursor {
            document: Some(article().id()),
            anchor: Offset(1),
            head: Offset(2),
            chosen: Some(AnnotationId::new(Uuid::from_u128(4))),
        },
        ops,
    }
}

fn project() -> Project {
    let document = article();
    let tags = vec![
        tag(&document, "memo", 1.0),
        coded(7, &document),
        coded(8, &document),
    ];
    let book = Codebook::claims_actors_demands();
    Project::assemble(Parts {
        coders: vec![coder("Bo")],
        documents: vec![document],
        annotations: tags,
        actors: vec![actor("Russia")],
        relations: vec![link("twice")],
        log: vec![LogEntry {
            at: Timestamp(5),
            coder: coder("").id,
            what: "Did all".to_owned(),
            extra: Extra::new(),
        }],
        ..Parts::new(meta("A", true), book)
    })
    .unwrap()
}

fn begun(memory: &Memory) -> Writer<Memory> {
    let storage = Rc::new(memory.clone());
    let snapshots = InPieces::of_new(Rc::clone(&storage), project().meta().id);
    Writer::begin(storage, &project(), Timestamp(9), Some(snapshots))
}

/// The pieces of the project in a store, in the order of their names.
fn pieces() -> Vec<Vec<u8>> {
    let memory = Memory::new();
    let writer = begun(&memory);
    pollster::block_on(writer.work(|_| {}));
    let all = pollster::block_on(memory.dump(None)).unwrap();
    let of = |part| all.iter().filter(move |raw| raw.part == part);
    let named = of("texts").map(|raw| [raw.key.as_bytes(), b"\n", &raw.bytes].concat());
    of("snapshots")
        .map(|raw| raw.bytes.clone())
        .chain(named)
        .collect()
}

#[test]
fn what_is_stored_is_what_was_always_stored() {
    let id = AnnotationId::new(Uuid::from_u128(4));
    let all = [
        journal::encode(&step(Cause::User, None, ops())),
        journal::encode(&step(Cause::Undo, Some(Group::Memo(id)), vec![])),
        journal::encode(&step(Cause::Redo, Some(Group::Edge(id)), vec![])),
        journal::encode(&step(Cause::User, Some(Group::Confidence(id)), vec![])),
        journal::encode(&step(Cause::User, None, newer_ops())),
        journal::encode(&step(
            Cause::User,
            Some(Group::Slot(id, Slot::Place)),
            vec![],
        )),
        journal::encode(&step(Cause::User, Some(Group::Actor(actor("").id)), vec![])),
        journal::encode(&step(
            Cause::User,
            Some(Group::Relation(link("").id)),
            vec![],
        )),
        snapshot::encode(&project(), 77),
        Listing::of(&project(), Timestamp(9)).encode(),
    ];
    let all = all.into_iter().chain(pieces());
    let all: Vec<String> = all
        .map(|bytes| String::from_utf8(bytes).unwrap() + "\n")
        .collect();
    if std::env::var_os("DEMARCHE_BLESS").is_some() {
        std::fs::write("tests/data/golden/stored-3.txt", all.concat()).unwrap();
    }
    assert_eq!(all.concat(), STORED);
}

#[test]
fn what_version_2_stored_is_read_for_ever() {
    let memory = Memory::new();
    let writer = begun(&memory);
    pollster::block_on(writer.work(|_| {}));
    let mut lines = SECOND.lines();
    let first = lines.find(|line| line.starts_with("demarche 1 snapshot 2 "));
    let snapshot = format!("{}\n{}", first.unwrap(), lines.next().unwrap());
    memory.tamper(project().meta().id, |shelf| {
        shelf.stored.snapshot = Some(snapshot.into_bytes());
        shelf.stored.head = Some(77);
    });
    let library = Library::new(Rc::new(memory.clone()));
    let opened = pollster::block_on(library.open(project().meta().id)).unwrap();
    let Some(Recovered::Whole(opened)) = opened else {
        panic!("it is whole");
    };
    assert_eq!(opened.project, project());
    assert_eq!(opened.project.log(), project().log());
    // The first thing written is a copy of it as it was, then all of it anew.
    let storage = Rc::new(memory.clone());
    let snapshots = opened
        .start
        .snapshots(Rc::clone(&storage), project().meta().id);
    let writer = Writer::resume(storage, &opened.project, opened.start.place(), snapshots);
    let all = step(Cause::User, None, vec![]);
    writer.changed(&[Arc::new(all)], &opened.project);
    pollster::block_on(writer.work(|_| {}));
    assert_eq!(writer.state(), SaveState::Saved);
    let all = pollster::block_on(memory.dump(None)).unwrap();
    let aside = all.iter().filter(|raw| raw.part == "rescue");
    let aside: Vec<_> = aside
        .map(|raw| String::from_utf8_lossy(&raw.bytes))
        .collect();
    assert!(aside.len() == 1 && aside[0].contains("demarche 1 snapshot 2 "));
    let newest = all.iter().find(|raw| raw.part == "snapshots").unwrap();
    assert!(newest.bytes.starts_with(b"demarche 1 snapshot 3 "));
}

#[test]
fn a_step_that_goes_on_with_the_one_before_says_so() {
    let group = Some(Group::Memo(AnnotationId::new(Uuid::from_u128(4))));
    let first = step(Cause::User, group, vec![]);
    let further = Transaction {
        goes_on: true,
        ..first.clone()
    };
    let says = |step| {
        let bytes = String::from_utf8(journal::encode(&step)).unwrap();
        bytes.contains("\"goesOn\":true")
    };
    assert!(!says(first) && says(further));
}
