//! What each kind of step says, where it leaves the caret, what it refuses, and what is undone together.

use std::sync::Arc;

use crate::domain::{
    Annotation, AnnotationId, Codebook, Coder, CoderId, Confidence, Document, DocumentMeta, Extra,
    KeyCode, KindId, Offset, Span,
};
use crate::edit::testing::World;
use crate::edit::{
    Command, CommandError, Cursor, Edge, command, place_in_stack, pressed, twins_in_words,
    without_twins,
};

/// The first article: “Moscow demands a written answer.” begins at 17.
pub(super) const MOSCOW: Span = Span::new(Offset(17), Offset(23));
pub(super) const ANSWER: Span = Span::new(Offset(34), Offset(48));

pub(super) fn kind(id: &str) -> KindId {
    KindId::new(id)
}

pub(super) fn article(world: &World) -> Arc<Document> {
    Arc::clone(&world.project().documents()[0])
}

/// Tags spans of the first article and gives what was said.
pub(super) fn tag(world: &mut World, spans: &[Span], id: &str) -> String {
    let command = command::Tag {
        document: article(world).id(),
        spans: spans.to_vec(),
        kind: kind(id),
    };
    world.command(command).unwrap().title().to_owned()
}

pub(super) fn chosen(world: &World) -> AnnotationId {
    world.session.cursor().chosen.unwrap()
}

pub(super) fn tag_of(world: &World, id: AnnotationId) -> &Annotation {
    world.project().annotation(id).unwrap()
}

fn words(world: &World, id: AnnotationId) -> &str {
    &tag_of(world, id).anchor.quote().exact
}

/// What was said of a command, or why it was refused.
pub(super) fn said(world: &mut World, command: impl Command) -> String {
    match world.command(command) {
        Ok(done) => done.title().to_owned(),
        Err(error) => error.to_string(),
    }
}

fn caret(world: &World) -> Span {
    world.session.cursor().selection()
}

#[test]
fn tagging_says_what_was_tagged_and_chooses_it() {
    let mut world = World::new();
    assert_eq!(
        tag(&mut world, &[ANSWER], "demand"),
        "Tagged 1 demand: “written answer”"
    );
    assert_eq!(words(&world, chosen(&world)), "written answer");
    assert_eq!(caret(&world), Span::caret(ANSWER.end()));
    let coders: Vec<_> = world.project().coders().map(|c| c.name.as_str()).collect();
    assert_eq!(coders, ["Ann"]);
}

#[test]
fn several_mentions_are_one_step() {
    let mut world = World::new();
    let before = world.session.cursor();
    let title = tag(&mut world, &[MOSCOW, ANSWER], "actor");
    assert_eq!(title, "Tagged 2 actors “written answer”");
    assert_eq!(world.project().annotations().len(), 2);
    assert_eq!(world.session.cursor(), before);
    world.undo();
    assert_eq!(world.project().annotations().len(), 0);
    assert_eq!(world.project().coders().count(), 0);
}

#[test]
fn the_same_words_are_tagged_as_one_kind_once() {
    let mut world = World::new();
    tag(&mut world, &[ANSWER], "demand");
    let first = chosen(&world);
    let again = command::Tag {
        document: article(&world).id(),
        spans: vec![ANSWER],
        kind: kind("demand"),
    };
    let refused = world.command(again).unwrap_err();
    assert_eq!(
        refused.to_string(),
        "“written answer” is tagged as a demand already"
    );
    assert!(matches!(refused, CommandError::TaggedAlready { id, .. } if id == first));
    assert_eq!(world.project().annotations().len(), 1);
    // As another kind, or other words, is another tag.
    tag(&mut world, &[ANSWER], "claim");
    let longer = Span::new(MOSCOW.start(), ANSWER.end());
    tag(&mut world, &[longer], "demand");
    assert_eq!(world.project().annotations().len(), 3);
}

#[test]
fn of_several_mentions_those_that_are_tagged_stay_as_they_are() {
    let mut world = World::new();
    tag(&mut world, &[MOSCOW], "actor");
    assert_eq!(
        tag(&mut world, &[MOSCOW, ANSWER], "actor"),
        "Tagged 1 actor “written answer”"
    );
    assert_eq!(world.project().annotations().len(), 2);
}

#[test]
fn what_somebody_else_tagged_can_be_tagged_too() {
    let mut world = World::new();
    tag(&mut world, &[ANSWER], "demand");
    let other = Coder {
        id: CoderId::new(uuid::Uuid::from_u128(99)),
        name: "Bea".to_owned(),
        extra: Extra::new(),
    };
    world.session.set_coder(other);
    tag(&mut world, &[ANSWER], "demand");
    assert_eq!(world.project().annotations().len(), 2);
}

#[test]
fn a_press_on_the_same_place_goes_through_the_tags_there() {
    let mut world = World::new();
    let sentence = Span::new(MOSCOW.start(), ANSWER.end());
    let mut ids = Vec::new();
    for (span, id) in [(sentence, "claim"), (ANSWER, "demand"), (ANSWER, "actor")] {
        tag(&mut world, &[span], id);
        ids.push(chosen(&world));
    }
    let (outer, middle, inner) = (ids[0], ids[1], ids[2]);
    let at = ANSWER.start().plus(3);
    let press = |world: &mut World, at: Offset, hit: AnnotationId| {
        let before = world.session.cursor();
        let tag = pressed(world.project(), before, at, hit);
        world.session.place(Cursor {
            chosen: Some(tag),
            ..before.at(at)
        });
        (tag, place_in_stack(world.project(), world.session.cursor()))
    };
    assert_eq!(press(&mut world, at, inner), (inner, Some((1, 3))));
    // A hand that trembles still means the same place.
    assert_eq!(press(&mut world, at.plus(1), inner), (middle, Some((2, 3))));
    assert_eq!(press(&mut world, at, inner), (outer, Some((3, 3))));
    assert_eq!(press(&mut world, at, inner), (inner, Some((1, 3))));
    assert_eq!(press(&mut world, at, inner), (middle, Some((2, 3))));
    // Elsewhere it begins anew; behind the last letter the tags before it count.
    let end = ANSWER.end();
    assert_eq!(press(&mut world, end, inner), (inner, Some((1, 3))));
    let alone = MOSCOW.start().plus(1);
    assert_eq!(press(&mut world, alone, outer), (outer, None));
}

#[test]
fn a_tag_takes_in_whole_characters() {
    let mut world = World::new();
    let family = Arc::clone(&world.project().documents()[1]);
    let command = command::Tag {
        document: family.id(),
        // Inside the family and inside the second flag.
        spans: vec![Span::new(Offset(3), Offset(18))],
        kind: kind("claim"),
    };
    world.command(command).unwrap();
    assert_eq!(words(&world, chosen(&world)), "👩‍👩‍👧 family 🇷🇺🇺🇸");
}

#[test]
fn what_is_not_there_cannot_be_tagged() {
    let mut world = World::new();
    let document = article(&world).id();
    let of = |document, spans: &[Span], id: &str| command::Tag {
        document,
        spans: spans.to_vec(),
        kind: kind(id),
    };
    assert_eq!(
        said(&mut world, of(document, &[], "claim")),
        "Select some text first"
    );
    let nothing = Span::caret(Offset(20));
    assert_eq!(
        said(&mut world, of(document, &[nothing], "claim")),
        "Select some text first"
    );
    let refused = said(&mut world, of(document, &[MOSCOW], "opinion"));
    assert_eq!(refused, "The codebook has no such kind");
    world.command(command::RemoveDocument(document)).unwrap();
    let refused = said(&mut world, of(document, &[MOSCOW], "claim"));
    assert_eq!(refused, "That article is no longer there");
}

#[test]
fn deleting_leaves_the_caret_where_the_tag_began_and_undoing_chooses_it_again() {
    let mut world = World::new();
    tag(&mut world, &[ANSWER], "demand");
    let id = chosen(&world);
    let title = said(&mut world, command::Delete(vec![id]));
    assert_eq!(title, "Deleted 1 demand: “written answer”");
    assert_eq!(caret(&world), Span::caret(ANSWER.start()));
    assert_eq!(world.session.cursor().chosen, None);
    assert_eq!(
        said(&mut world, command::Delete(vec![id])),
        "That tag is no longer there"
    );
    world.undo();
    assert_eq!(chosen(&world), id);
    assert_eq!(caret(&world), Span::caret(ANSWER.end()));
}

#[test]
fn deleting_several_is_counted_once_each() {
    let mut world = World::new();
    tag(&mut world, &[MOSCOW, ANSWER], "actor");
    let ids: Vec<_> = world.project().annotations().map(|a| a.id).collect();
    let twice = [ids.clone(), ids].concat();
    assert_eq!(said(&mut world, command::Delete(twice)), "Deleted 2 tags");
}

#[test]
fn a_kind_is_changed_once() {
    let mut world = World::new();
    tag(&mut world, &[ANSWER], "claim");
    let change = command::SetKind(chosen(&world), kind("demand"));
    assert_eq!(
        said(&mut world, change.clone()),
        "Changed 1 claim to demand"
    );
    assert_eq!(said(&mut world, change), "Nothing to change");
}

#[test]
fn typing_a_memo_is_undone_as_one_and_not_with_the_next_memo() {
    let mut world = World::new();
    tag(&mut world, &[ANSWER], "claim");
    let id = chosen(&world);
    for memo in ["w", "wh", "why"] {
        world
            .command(command::SetMemo(id, memo.to_owned()))
            .unwrap();
    }
    world.session.close_group();
    world
        .command(command::SetMemo(id, "why?".to_owned()))
        .unwrap();
    world.undo();
    assert_eq!(tag_of(&world, id).memo, "why");
    world.undo();
    assert_eq!(tag_of(&world, id).memo, "");
    world.redo();
    assert_eq!(tag_of(&world, id).memo, "why");
    // After an undo or redo the next letters are a step of their own.
    world
        .command(command::SetMemo(id, "whys".to_owned()))
        .unwrap();
    world.undo();
    assert_eq!(tag_of(&world, id).memo, "why");
}

#[test]
fn another_step_in_between_parts_a_group() {
    let mut world = World::new();
    tag(&mut world, &[ANSWER], "claim");
    let id = chosen(&world);
    world.command(command::SetMemo(id, "a".to_owned())).unwrap();
    world
        .command(command::SetConfidence(id, Confidence::new(0.5)))
        .unwrap();
    world
        .command(command::SetMemo(id, "ab".to_owned()))
        .unwrap();
    world.undo();
    assert_eq!(tag_of(&world, id).memo, "a");
}

#[test]
fn new_work_takes_the_place_of_what_was_undone() {
    let mut world = World::new();
    tag(&mut world, &[ANSWER], "claim");
    world.undo();
    tag(&mut world, &[MOSCOW], "actor");
    assert!(world.redo().is_none());
    assert_eq!(
        world.session.history().undo_title(),
        Some("Tagged 1 actor: “Moscow”")
    );
}

#[test]
fn edges_move_and_stop_at_each_other_and_at_the_end() {
    let mut world = World::new();
    tag(&mut world, &[ANSWER], "demand");
    let annotation = chosen(&world);
    let length = article(&world).text.len();
    let mut step = |edge, to| {
        let command = command::MoveEdge {
            annotation,
            edge,
            to,
        };
        let said = said(&mut world, command);
        (said, words(&world, annotation).to_owned())
    };
    let moved = |words: &str| ("Moved an edge".to_owned(), words.to_owned());
    let stuck = |words: &str| ("The edge cannot move further".to_owned(), words.to_owned());
    assert_eq!(step(Edge::Start, Offset(32)), moved("a written answer"));
    assert_eq!(step(Edge::End, Offset(41)), moved("a written"));
    assert_eq!(step(Edge::End, Offset(32)), stuck("a written"));
    assert_eq!(step(Edge::Start, Offset(41)), stuck("a written"));
    let (_, to_the_end) = step(Edge::End, length.plus(9));
    assert!(to_the_end.ends_with("Washington refuses."));
    assert_eq!(step(Edge::End, length.plus(9)), stuck(&to_the_end));
    // All moves of one edge in a row are one step.
    world.undo();
    assert_eq!(words(&world, annotation), "written answer");
}

#[test]
fn an_article_goes_with_its_tags_and_comes_back_with_them() {
    let mut world = World::new();
    tag(&mut world, &[MOSCOW, ANSWER], "actor");
    let (before, first) = (world.project().clone(), article(&world));
    let title = said(&mut world, command::RemoveDocument(first.id()));
    assert_eq!(title, "Removed the article “Talks in Gen” with 2 tags");
    assert_eq!(world.project().annotations().len(), 0);
    let next = world.project().documents()[0].id();
    assert_eq!(world.session.cursor().document, Some(next));
    world.undo();
    assert_eq!(world.project(), &before);
    assert_eq!(world.session.cursor().document, Some(first.id()));
}

#[test]
fn the_last_article_leaves_nowhere_to_be() {
    let mut world = World::new();
    let ids: Vec<_> = world.project().documents().iter().map(|d| d.id()).collect();
    for id in ids {
        world.command(command::RemoveDocument(id)).unwrap();
    }
    assert_eq!(world.session.cursor().document, None);
}

#[test]
fn an_article_is_never_there_twice() {
    let mut world = World::new();
    let (before, again) = (world.project().clone(), article(&world));
    let new = world.article(0);
    let command = command::AddDocuments(vec![new, again]);
    assert!(matches!(world.command(command), Err(CommandError::Op(_))));
    assert_eq!(world.project(), &before);
}

#[test]
fn the_hash_of_an_article_is_always_that_of_its_text() {
    let mut world = World::new();
    let right = world.article(0);
    let meta = DocumentMeta {
        text_sha256: "0".repeat(64),
        ..right.meta.clone()
    };
    let wrong = Arc::new(right.with_meta(meta.clone()));
    world.command(command::AddDocuments(vec![wrong])).unwrap();
    assert_eq!(world.project().document(right.id()), Some(&right));
    let nothing = command::SetDocumentMeta(Box::new(meta));
    assert_eq!(world.command(nothing).unwrap_err(), CommandError::Nothing);
}

#[test]
fn a_codebook_with_two_kinds_on_one_key_is_refused() {
    let mut world = World::new();
    let mut codebook = Codebook::claims_actors_demands();
    codebook.kinds[2].key = KeyCode::new("KeyC");
    let refused = said(&mut world, command::SetCodebook(Box::new(codebook)));
    assert_eq!(refused, "the key “c” stands for both “Claim” and “Actor”");
}

#[test]
fn a_key_the_app_uses_is_not_for_kinds() {
    let mut world = World::new();
    let mut codebook = Codebook::claims_actors_demands();
    codebook.kinds[2].key = KeyCode::new("KeyM");
    let refused = world.command(command::SetCodebook(Box::new(codebook)));
    assert!(matches!(refused, Err(CommandError::KeyTaken { key, .. }) if key == "m"));
}

#[test]
fn a_kind_in_use_stays_and_the_version_grows_with_each_change() {
    let mut world = World::new();
    tag(&mut world, &[MOSCOW], "actor");
    let mut codebook = Codebook::claims_actors_demands();
    codebook.kinds.pop();
    let without = command::SetCodebook(Box::new(codebook));
    let refused = said(&mut world, without.clone());
    assert_eq!(
        refused,
        "“Actor” cannot be taken out: the project has 1 tag of this kind"
    );
    world
        .command(command::Delete(vec![chosen(&world)]))
        .unwrap();
    assert_eq!(said(&mut world, without.clone()), "Changed the codebook");
    assert_eq!(world.project().codebook().version, 2);
    assert_eq!(said(&mut world, without), "Nothing to change");
}

#[test]
fn names_are_trimmed_and_kept_once() {
    let mut world = World::new();
    let title = said(
        &mut world,
        command::SetTitle("  Geneva, January ".to_owned()),
    );
    assert_eq!(title, "Renamed the project to “Geneva, January”");
    assert_eq!(
        said(&mut world, command::SetTitle(" ".to_owned())),
        "Nothing to change"
    );
    let title = said(&mut world, command::SetCoderName(" Anna ".to_owned()));
    assert_eq!(title, "Changed the coder’s name to “Anna”");
    tag(&mut world, &[MOSCOW], "actor");
    let coders: Vec<_> = world.project().coders().map(|c| c.name.as_str()).collect();
    assert_eq!(coders, ["Anna"]);
    world.undo();
    world.undo();
    assert_eq!(world.project().coders().count(), 0);
}

#[test]
fn a_text_that_is_here_already_is_told_by_its_text() {
    let mut world = World::new();
    let (again, new) = (world.article(0), world.article(5));
    let renamed = Arc::new(again.with_meta(DocumentMeta {
        title: "Another name".to_owned(),
        imported_from: "again.txt".to_owned(),
        ..again.meta.clone()
    }));
    let list = vec![renamed, Arc::clone(&new), Arc::clone(&new)];
    let (added, twins) = without_twins(world.project(), list);
    assert_eq!(added, [new]);
    assert_eq!(twins.len(), 2);
    assert_eq!(twins[0].there, article(&world).id());
    assert_eq!(
        twins_in_words(&twins[..1]),
        "“again.txt” is in this project already, as “Talks in Gen”"
    );
}
