//! What tests do by hand: steps at the first article of a world, and what they look at.

use std::sync::Arc;

use crate::domain::{Annotation, AnnotationId, Document, KindId, Offset, Span};
use crate::edit::testing::World;
use crate::edit::{Command, command};

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

pub(super) fn words(world: &World, id: AnnotationId) -> &str {
    &tag_of(world, id).anchor.quote().exact
}

/// What was said of a command, or why it was refused.
pub(super) fn said(world: &mut World, command: impl Command) -> String {
    match world.command(command) {
        Ok(done) => done.title().to_owned(),
        Err(error) => error.to_string(),
    }
}

pub(super) fn caret(world: &World) -> Span {
    world.session.cursor().selection()
}
