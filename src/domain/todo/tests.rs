//! One article, some statements, and what is said to be missing.

use uuid::Uuid;

use super::*;
use crate::domain::{
    Actor, ActorId, Anchor, Code, Coder, CoderId, DocumentMeta, Extra, Frame, KindId, Offset,
    Origin, Part, Parts, ProjectId, ProjectMeta, Relation, RelationTypeId, SlotRule, Span, Text,
    Timestamp,
};

const fn uuid(n: u128) -> Uuid {
    Uuid::from_u128(n)
}

fn parts() -> Parts {
    let meta = ProjectMeta {
        id: ProjectId::new(uuid(1)),
        title: String::new(),
        created: Timestamp(0),
        sample: false,
        lost: Vec::new(),
        extra: Extra::new(),
    };
    let text = Text::freeze_str("Moscow demands answers. Washington refuses.").unwrap();
    let document = DocumentMeta {
        id: DocumentId::new(uuid(2)),
        title: String::new(),
        text_sha256: text.sha256(),
        published: "2022-01-21".parse().ok(),
        outlet: String::new(),
        author: String::new(),
        section: String::new(),
        language: String::new(),
        url: String::new(),
        notes: String::new(),
        imported_from: String::new(),
        imported: Timestamp(0),
        done: false,
        binned: None,
        versions: Vec::new(),
        extra: Extra::new(),
    };
    let coder = Coder {
        id: CoderId::new(uuid(3)),
        name: String::new(),
        extra: Extra::new(),
    };
    Parts {
        coders: vec![coder],
        actors: vec![Actor::named(ActorId::new(uuid(9)), "Russia")],
        documents: vec![Document::new(document, text)],
        ..Parts::new(meta, Codebook::claims_actors_demands())
    }
}

/// A tag on some characters of the article.
fn tag(parts: &mut Parts, id: u128, kind: &str, at: (u32, u32), frame: Frame) -> AnnotationId {
    let document = &parts.documents[0];
    let span = Span::new(Offset(at.0), Offset(at.1));
    let bare = Annotation {
        id: AnnotationId::new(uuid(id)),
        document: document.id(),
        kind: KindId::new(kind),
        anchor: Anchor::describe(&document.text, &[span]).unwrap(),
        lost: None,
        coded: None,
        actor: None,
        naming: None,
        memo: String::new(),
        confidence: None,
        coder: CoderId::new(uuid(3)),
        created: Timestamp(0),
        modified: Timestamp(0),
        codebook_version: 1,
        origin: Origin::Human,
        extra: Extra::new(),
    };
    parts.annotations.push(bare.with_frame(frame));
    AnnotationId::new(uuid(id))
}

/// Everything that a demand needs.
fn whole() -> Frame {
    let russia = Part::actor(ActorId::new(uuid(9)));
    Frame {
        claimants: vec![russia.clone()],
        addressees: vec![russia],
        proposition: "answers".to_owned(),
        ..Frame::empty()
    }
}

/// Number of the tag and what is missing, in words.
fn said(parts: Parts) -> Vec<(u128, String)> {
    let project = Project::assemble(parts).unwrap();
    let all = todo(&project).into_iter();
    all.map(|t| (t.annotation.uuid().as_u128(), t.what.in_words(&project)))
        .collect()
}

fn words(all: &[(u128, &str)]) -> Vec<(u128, String)> {
    all.iter()
        .map(|(n, words)| (*n, (*words).to_owned()))
        .collect()
}

#[test]
fn what_is_missing_is_told_in_text_order() {
    let mut parts = parts();
    tag(&mut parts, 20, "claim", (24, 42), Frame::empty());
    tag(&mut parts, 21, "demand", (0, 22), Frame::empty());
    tag(&mut parts, 22, "actor", (0, 6), Frame::empty());
    tag(&mut parts, 23, "demand", (7, 22), whole());
    assert_eq!(
        said(parts),
        words(&[
            (21, "No claimant"),
            (21, "No addressee"),
            (21, "Neither issue nor proposition"),
            (22, "Not linked to an actor"),
            (20, "No claimant"),
            (20, "Neither issue nor proposition"),
        ])
    );
}

#[test]
fn a_demand_wants_an_addressee_even_if_the_codebook_does_not_say_so() {
    let mut parts = parts();
    for kind in &mut parts.codebook.kinds {
        kind.slots.clear();
    }
    let frame = Frame {
        addressees: Vec::new(),
        ..whole()
    };
    tag(&mut parts, 20, "demand", (0, 22), frame.clone());
    tag(&mut parts, 21, "claim", (0, 22), frame);
    assert_eq!(said(parts), words(&[(20, "No addressee")]));
}

#[test]
fn the_rules_of_the_codebook_hold_and_what_is_hidden_is_not_missed() {
    let mut parts = parts();
    let rule = |slot, shown, required| SlotRule {
        shown,
        required,
        ..SlotRule::unsaid(slot)
    };
    parts.codebook.kinds[0].slots = vec![
        rule(Slot::Position, true, true),
        rule(Slot::Issues, true, true),
        rule(Slot::Form, false, true),
    ];
    tag(&mut parts, 20, "claim", (0, 22), Frame::empty());
    assert_eq!(
        said(parts),
        words(&[(20, "No issue"), (20, "Position not stated")])
    );
}

#[test]
fn nobody_speaks_after_the_article_was_published() {
    let mut parts = parts();
    for (id, date) in [(20, "2022-01-22"), (21, "2022-01-21"), (22, "2022-01")] {
        let frame = Frame {
            date: date.parse().ok(),
            ..whole()
        };
        tag(&mut parts, id, "demand", (0, 22), frame);
    }
    assert_eq!(
        said(parts),
        words(&[(20, "Said after the article was published")])
    );
}

#[test]
fn what_is_no_longer_used_is_told_with_what_to_take_instead() {
    let mut parts = parts();
    let code = |id: &str| Code::named(CodeId::new(id), id);
    parts.codebook.issues = vec![code("arms"), code("talks")];
    parts.codebook.issues[0].retired = true;
    parts.codebook.issues[0].replaced_by = vec![CodeId::new("talks")];
    parts.codebook.kinds[0].retired = true;
    parts.codebook.relations[0].retired = true;
    let frame = Frame {
        issues: vec![CodeId::new("arms"), CodeId::new("talks")],
        ..whole()
    };
    let from = tag(&mut parts, 20, "claim", (24, 42), frame);
    let to = tag(&mut parts, 21, "demand", (0, 22), whole());
    parts.relations.push(Relation {
        id: RelationId::new(uuid(30)),
        from,
        to,
        of_type: RelationTypeId::new("rejects"),
        note: String::new(),
        coder: CoderId::new(uuid(3)),
        created: Timestamp(0),
        modified: Timestamp(0),
        codebook_version: 1,
        origin: Origin::Human,
        extra: Extra::new(),
    });
    assert_eq!(
        said(parts),
        words(&[
            (20, "Of a kind that is no longer used"),
            (
                20,
                "The issue “arms” is no longer used: take “talks” instead"
            ),
            (20, "The link “rejects” is no longer used"),
        ])
    );
}

#[test]
fn an_article_is_as_complete_as_its_statements() {
    let mut parts = parts();
    let document = parts.documents[0].id();
    tag(&mut parts, 20, "claim", (24, 42), Frame::empty());
    tag(&mut parts, 21, "demand", (0, 22), whole());
    tag(&mut parts, 22, "actor", (0, 6), Frame::empty());
    let project = Project::assemble(parts).unwrap();
    let sum = completeness(&project, document);
    assert_eq!((sum.complete, sum.statements), (1, 2));
    let nowhere = DocumentId::new(uuid(99));
    assert_eq!(completeness(&project, nowhere), Completeness::default());
}

#[test]
fn every_entry_but_those_of_whole_tags_has_a_slot_to_mend_it() {
    let code = CodeId::new("a");
    let of = |list| Missing::RetiredCode(list, code.clone()).slot();
    assert_eq!(Missing::Content.slot(), Some(Slot::Issues));
    assert_eq!(Missing::LateDate.slot(), Some(Slot::Date));
    assert_eq!(of(CodeList::Forms), Some(Slot::Form));
    assert_eq!(of(CodeList::Justifications), Some(Slot::Justifications));
    assert_eq!(Missing::Actor.slot(), None);
}
