//! Articles come and go: once each, with their tags, known by their text.

use std::sync::Arc;

use super::by_hand::{ANSWER, MOSCOW, article, said, tag};
use crate::domain::DocumentMeta;
use crate::edit::testing::World;
use crate::edit::{CommandError, command, twins_in_words, without_twins};

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
