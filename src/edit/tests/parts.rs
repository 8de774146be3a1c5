//! Work on one article while the rest of the project is still being opened.

use proptest::prelude::*;

use crate::domain::{Parts, Project};
use crate::edit::testing::{World, wishes};
use crate::edit::{CommandError, Session, command};

/// The project with one of its articles, and all that is not of an article.
fn part_of(whole: &Project, place: usize) -> Project {
    let document = &whole.documents()[place];
    let tags: Vec<_> = whole.annotations_of(document.id()).collect();
    let here = |id| tags.iter().any(|tag| tag.id == id);
    let links = whole
        .relations()
        .filter(|link| here(link.from) && here(link.to));
    Project::assemble(Parts {
        coders: whole.coders().map(|coder| (**coder).clone()).collect(),
        actors: whole.actors().map(|actor| (**actor).clone()).collect(),
        documents: vec![(**document).clone()],
        annotations: tags.iter().map(|tag| (***tag).clone()).collect(),
        relations: links.map(|link| (**link).clone()).collect(),
        ..Parts::new(whole.meta().clone(), (**whole.codebook()).clone())
    })
    .unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn what_is_done_to_an_article_alone_fits_the_whole(before in wishes(40), during in wishes(40), place: prop::sample::Index) {
        let mut world = World::new();
        for wish in &before {
            world.grant(wish);
        }
        let whole = world.project().clone();
        prop_assume!(!whole.documents().is_empty());
        let place = place.index(whole.documents().len());
        world.session = Session::on_part(part_of(&whole, place), world.session.coder().clone(), false);
        for wish in &during {
            world.grant(wish);
        }
        let article = whole.documents()[place].id();
        let seen: Vec<_> = world.project().annotations_of(article).cloned().collect();
        let cursor = world.session.cursor();
        let lines = whole.log().len();
        let steps = world.session.complete(whole.clone(), 0).unwrap();
        prop_assert_eq!(world.project().check(), Vec::new());
        prop_assert!(world.project().annotations_of(article).eq(seen.iter()));
        prop_assert_eq!(world.session.cursor(), cursor);
        prop_assert!(world.project().log().len() >= lines);
        // The steps are those that make of the whole what it is now, and they can be undone.
        let mut again = whole.clone();
        for step in &steps {
            step.apply(&mut again).unwrap();
        }
        prop_assert_eq!(&again, world.project());
        while world.undo().is_some() {}
        prop_assert!(world.project().annotations().eq(whole.annotations()));
    }
}

#[test]
fn what_concerns_more_than_the_article_has_to_wait() {
    let mut world = World::new();
    let whole = world.project().clone();
    let coder = world.session.coder().clone();
    world.session = Session::on_part(part_of(&whole, 0), coder, false);
    let title = command::SetTitle("Another".to_owned());
    assert_eq!(world.command(title).map(drop), Err(CommandError::Arriving));
    let first = whole.documents()[0].id();
    let refused = world.command(command::RemoveDocument(first)).map(drop);
    assert_eq!(refused, Err(CommandError::Arriving));
    assert_eq!(world.session.complete(whole.clone(), 0), Ok(Vec::new()));
    assert_eq!(world.project(), &whole);
    let title = command::SetTitle("Another".to_owned());
    assert!(world.command(title).is_ok());
}
