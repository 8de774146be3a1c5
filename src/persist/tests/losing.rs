//! What was lost in the store comes back with a copy of the project that has it; what was deleted does not.

use proptest::prelude::*;

use super::{Desk, reopened, whole};
use crate::domain::merge::Side;
use crate::domain::{DocumentId, Project, Timestamp};
use crate::edit::testing::{Wish, World, lonely_wishes};
use crate::edit::{CommandError, Session, command};
use crate::persist::Recovered;

/// Later than all work.
const LATER: Timestamp = Timestamp(2_000_000_000_000);

/// What of an article is damaged.
#[derive(Clone, Copy, Debug)]
enum Piece {
    Text,
    Coded,
}

/// The world after its project lost something of an article in the store, was opened, and was worked on; `None` where there
/// is no such piece.
fn after_losing(world: &World, lost: DocumentId, piece: Piece) -> Option<World> {
    let desk = Desk::new(world);
    let id = world.project().meta().id;
    let text = &world.project().any_document(lost)?.meta.text_sha256;
    let others = world.project().all_documents().iter();
    let same_text = others.filter(|d| d.meta.text_sha256 == *text).count();
    if same_text > 1 {
        return None;
    }
    let mut found = false;
    desk.memory.tamper(id, |shelf| {
        let before = shelf.pieces.len();
        shelf.pieces.retain(|name, _| match piece {
            Piece::Text => name != text,
            Piece::Coded => !name.starts_with("coded") || !name.contains(&lost.to_string()),
        });
        found = shelf.pieces.len() < before;
    });
    if !found {
        return None;
    }
    let Recovered::Partly(opened, _) = reopened(&desk.memory, id) else {
        panic!("something is lost")
    };
    let mut after = world.clone();
    after.session = Session::new(opened.project.clone(), world.session.coder().clone());
    let desk = Desk::again(&desk.memory, &opened.project, &opened.start);
    desk.grant(&mut after, &Wish::SetTitle("Worked on".to_owned()));
    // It is known from now on, also to whoever opens it again.
    assert_eq!(
        whole(&desk.memory, id).project.meta().lost,
        after.project().meta().lost
    );
    Some(after)
}

/// A project in which something is coded in the first two articles, and the third was deleted after a copy was made.
fn begun() -> (World, Project) {
    let mut world = World::new();
    for (article, spans) in [(0, (0, 5)), (0, (9, 15)), (1, (2, 8))] {
        world.grant(&Wish::GoTo(article));
        world.grant(&Wish::Tag(vec![spans], 0)).unwrap();
    }
    world.grant(&Wish::Link(0, 1, 0)).unwrap();
    let copy = world.project().clone();
    world.grant(&Wish::RemoveDocument(2)).unwrap();
    (world, copy)
}

#[test]
fn a_lost_article_comes_back_with_all_that_is_coded_in_it_and_a_deleted_one_does_not() {
    let (world, copy) = begun();
    let (lost, deleted) = (copy.documents()[0].id(), copy.documents()[2].id());
    for piece in [Piece::Text, Piece::Coded] {
        let mut after = after_losing(&world, lost, piece).unwrap();
        let entry = &after.project().meta().lost[0];
        assert_eq!(entry.document, lost);
        assert_eq!(entry.has_text, matches!(piece, Piece::Coded));
        assert_eq!(after.project().annotations_of(lost).count(), 0);
        after.merge(&copy, Side::Here, LATER).unwrap();
        let project = after.project();
        assert!(project.document(lost).is_some() && project.any_document(deleted).is_none());
        assert!(project.annotations().eq(world.project().annotations()));
        assert!(project.relations().eq(world.project().relations()));
        assert_eq!(project.meta().lost, []);
        assert_eq!(project.meta().title, "Worked on");
        let again = after.merge(&copy, Side::Here, LATER);
        assert!(matches!(again, Err(CommandError::Nothing)), "{again:?}");
    }
}

#[test]
fn whoever_has_the_article_does_not_lose_it_to_a_copy_that_lost_it() {
    let (world, copy) = begun();
    let lost = copy.documents()[0].id();
    let damaged = after_losing(&world, lost, Piece::Text).unwrap();
    let mut colleague = world.clone();
    colleague
        .merge(damaged.project(), Side::There, LATER)
        .unwrap();
    assert!(colleague.project().document(lost).is_some());
    assert!(
        colleague
            .project()
            .annotations()
            .eq(world.project().annotations())
    );
    assert_eq!(colleague.project().meta().lost, []);
}

#[test]
fn what_was_given_up_counts_as_deleted() {
    let (world, copy) = begun();
    let lost = copy.documents()[0].id();
    let mut after = after_losing(&world, lost, Piece::Text).unwrap();
    let said = after.command(command::GiveUpLost(vec![lost])).unwrap();
    assert_eq!(said.title(), "Gave up 1 article that could not be read");
    let nothing = after.merge(&copy, Side::Here, LATER);
    assert!(matches!(nothing, Err(CommandError::Nothing)), "{nothing:?}");
    after.undo().unwrap();
    after.merge(&copy, Side::Here, LATER).unwrap();
    assert!(after.project().document(lost).is_some());
}

proptest! {
    #[test]
    fn a_backup_has_what_the_store_has_lost(
        work in lonely_wishes(25), more in lonely_wishes(8), later in lonely_wishes(8),
        place in 0..5_usize, coded: bool,
    ) {
        let mut world = World::new();
        for wish in &work {
            world.grant(wish);
        }
        let copy = world.project().clone();
        for wish in &more {
            world.grant(wish);
        }
        let lost = copy.all_documents().get(place).map(|d| d.id());
        let piece = if coded { Piece::Coded } else { Piece::Text };
        let after = lost.and_then(|lost| Some((lost, after_losing(&world, lost, piece)?)));
        if let Some((lost, mut after)) = after {
            for wish in &later {
                after.grant(wish);
            }
            let given_up = after.project().meta().lost.is_empty();
            prop_assume!(!given_up && (!coded || after.project().any_document(lost).is_some()));
            let done = after.merge(&copy, Side::Here, LATER);
            prop_assert!(matches!(done, Ok(_) | Err(CommandError::Nothing)), "{:?}", done);
            let project = after.project();
            prop_assert_eq!(project.check(), Vec::new());
            prop_assert!(project.any_document(lost).is_some());
            prop_assert_eq!(&project.meta().lost, &Vec::new());
            for tag in copy.annotations_of(lost) {
                prop_assert!(project.annotation(tag.id).is_some());
            }
        }
    }
}
