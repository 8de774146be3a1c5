//! From what is proposed to mentions of an actor.

use super::actors::{actor, add};
use super::by_hand::{ANSWER, MOSCOW, article, chosen, kind, said, tag, tag_of};
use crate::domain::{Actor, KnownNames, Proposal, count_uses, proposals, uses_of};
use crate::edit::command;
use crate::edit::testing::World;

fn proposed(world: &World) -> Vec<Proposal> {
    let project = world.project();
    let names = KnownNames::of(project.actors().map(|actor| &**actor));
    let article = article(world);
    proposals(project, &article, &names, &names.places(&article.text))
}

#[test]
fn a_known_name_is_proposed_until_it_is_tagged_and_a_mention_until_it_is_linked() {
    let mut world = World::new();
    assert_eq!(proposed(&world), []);
    let russia = add(
        &mut world,
        Actor {
            aliases: vec!["moscow".to_owned(), "Lavrov".to_owned()],
            ..actor(1, "Moscow")
        },
    );
    let found = proposed(&world);
    assert_eq!(found.len(), 2, "Moscow and Lavrov: {found:?}");
    assert_eq!((found[0].span, found[0].mention), (MOSCOW, None));
    // Tagged by hand, the place is proposed as a mention to be linked.
    tag(&mut world, &[MOSCOW], "actor");
    let mention = chosen(&world);
    let found = proposed(&world);
    assert_eq!(found.len(), 2);
    assert_eq!(found[0].mention, Some(mention));
    assert_eq!(found[0].actors, [russia]);
    let before = world.project().clone();
    let take = command::TakeMentions {
        actor: russia,
        kind: kind("actor"),
        places: vec![(article(&world).id(), found[1].span)],
        mentions: vec![mention],
    };
    assert_eq!(
        said(&mut world, take),
        "Tagged 1 mention of Moscow and linked 1 more"
    );
    assert_eq!(proposed(&world), []);
    assert_eq!(tag_of(&world, mention).actor, Some(russia));
    assert_eq!(uses_of(world.project(), russia).len(), 2);
    let count = count_uses(world.project());
    assert_eq!(
        count.get(&russia).map(|c| (c.mentions, c.roles)),
        Some((2, 0))
    );
    world.undo();
    assert_eq!(world.project(), &before);
}

#[test]
fn a_statement_on_the_words_is_no_mention_of_them() {
    let mut world = World::new();
    add(&mut world, actor(1, "Moscow"));
    tag(&mut world, &[MOSCOW], "claim");
    assert_eq!(proposed(&world).len(), 1);
}

#[test]
fn mentions_are_of_a_kind_that_names_actors() {
    let mut world = World::new();
    let russia = add(&mut world, actor(1, "Russia"));
    let take = |kind_of: &str, places| command::TakeMentions {
        actor: russia,
        kind: kind(kind_of),
        places,
        mentions: Vec::new(),
    };
    let place = vec![(article(&world).id(), ANSWER)];
    assert_eq!(
        said(&mut world, take("demand", place)),
        "The codebook has no such kind"
    );
    assert_eq!(
        said(&mut world, take("actor", Vec::new())),
        "Nothing to change"
    );
}
