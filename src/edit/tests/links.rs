//! Links between statements, and what becomes of demands by them.

use super::actors::{code, demand_and_mention};
use super::by_hand::{article, chosen, kind, said, tag, tag_of};
use crate::domain::{
    Actor, ActorId, AnnotationId, Category, DemandStatus, Frame, Offset, Part, Relation,
    RelationId, RelationTypeId, Span,
};
use crate::edit::command;
use crate::edit::testing::World;

/// “Washington refuses.”, the end of the first article.
pub(super) fn refusal(world: &World) -> Span {
    let end = article(world).text.len();
    Span::new(end.minus(19), end)
}

/// A demand, whoever is named in it, and the refusal of it.
fn demand_mention_refusal(world: &mut World) -> [AnnotationId; 3] {
    let (demand, mention) = demand_and_mention(world);
    let span = refusal(world);
    assert!(span.start() > Offset(0));
    tag(world, &[span], "claim");
    [demand, mention, chosen(world)]
}

fn link(from: AnnotationId, to: AnnotationId, of_type: &str) -> command::Link {
    let of_type = RelationTypeId::new(of_type);
    command::Link { from, to, of_type }
}

fn only_link(world: &World) -> RelationId {
    let mut all = world.project().relations();
    assert_eq!(all.len(), 1);
    all.next().map(|r: &std::sync::Arc<Relation>| r.id).unwrap()
}

#[test]
fn what_cannot_be_linked_is_told_why() {
    let mut world = World::new();
    let [demand, mention, refusal] = demand_mention_refusal(&mut world);
    let done = said(&mut world, link(refusal, demand, "rejects"));
    assert_eq!(
        done,
        "Linked: “Washington refuses.” rejects “written answer”"
    );
    for (wrong, why) in [
        (
            link(refusal, demand, "rejects"),
            "These two statements are linked like that already",
        ),
        (
            link(demand, demand, "repeats"),
            "A statement cannot be linked to itself: choose another one",
        ),
        (
            link(demand, mention, "rejects"),
            "This is for statements: choose a claim or a demand",
        ),
        (
            link(mention, demand, "rejects"),
            "This is for statements: choose a claim or a demand",
        ),
        (
            link(refusal, demand, "hates"),
            "That link is no longer there",
        ),
    ] {
        assert_eq!(said(&mut world, wrong), why);
    }
    // In another way, or the other way round, is another link.
    world.command(link(refusal, demand, "answers")).unwrap();
    world.command(link(demand, refusal, "rejects")).unwrap();
    assert_eq!(world.project().relations().len(), 3);
}

#[test]
fn a_demand_is_what_the_links_to_it_make_of_it() {
    let mut world = World::new();
    let [demand, _, refusal] = demand_mention_refusal(&mut world);
    let status = |world: &World| world.project().demand_status(demand);
    assert_eq!(status(&world), DemandStatus::Open);
    world.command(link(demand, refusal, "accepts")).unwrap();
    assert_eq!(status(&world), DemandStatus::Open, "it leads elsewhere");
    world.undo();
    world.command(link(refusal, demand, "rejects")).unwrap();
    assert_eq!(status(&world), DemandStatus::Rejected);
    let change = command::ChangeLink(
        only_link(&world),
        RelationTypeId::new("accepts"),
        String::new(),
    );
    assert_eq!(said(&mut world, change), "Changed a link");
    assert_eq!(status(&world), DemandStatus::Accepted);
    world.command(link(refusal, demand, "rejects")).unwrap();
    assert_eq!(status(&world), DemandStatus::Partly);
    world.undo();
    let away = command::Unlink(only_link(&world));
    assert_eq!(said(&mut world, away), "Took a link away");
    assert_eq!(status(&world), DemandStatus::Open);
    world.undo();
    assert_eq!(status(&world), DemandStatus::Accepted);
}

#[test]
fn a_statement_takes_its_links_along_and_brings_them_back() {
    let mut world = World::new();
    let [demand, _, refusal] = demand_mention_refusal(&mut world);
    world.command(link(refusal, demand, "rejects")).unwrap();
    world.command(link(demand, refusal, "answers")).unwrap();
    let before = world.project().clone();
    world.command(command::Delete(vec![demand])).unwrap();
    assert_eq!(world.project().relations().len(), 0);
    assert_eq!(world.project().check(), []);
    world.undo();
    assert_eq!(world.project(), &before);
    let document = article(&world).id();
    world.command(command::RemoveDocument(document)).unwrap();
    assert_eq!(world.project().relations().len(), 0);
    world.undo();
    assert_eq!(world.project(), &before);
}

#[test]
fn a_statement_that_becomes_a_mention_loses_its_links() {
    let mut world = World::new();
    let [demand, _, refusal] = demand_mention_refusal(&mut world);
    world.command(link(refusal, demand, "rejects")).unwrap();
    let before = world.project().clone();
    world
        .command(command::SetKind(refusal, kind("claim")))
        .unwrap_err();
    world
        .command(command::SetKind(refusal, kind("actor")))
        .unwrap();
    assert_eq!(world.project().relations().len(), 0);
    assert_eq!(world.project().check(), []);
    world.undo();
    assert_eq!(world.project(), &before);
    // A statement of another kind keeps them.
    world
        .command(command::SetKind(refusal, kind("demand")))
        .unwrap();
    assert_eq!(world.project().relations().len(), 1);
}

#[test]
fn what_a_change_of_kind_takes_away_is_said() {
    let mut world = World::new();
    let [demand, mention, refusal] = demand_mention_refusal(&mut world);
    world.command(link(refusal, demand, "rejects")).unwrap();
    world.command(link(demand, refusal, "answers")).unwrap();
    let before = world.project().clone();
    let turned = said(&mut world, command::SetKind(demand, kind("actor")));
    assert_eq!(turned, "Changed 1 demand to actor, and took away 2 links");
    assert_eq!(world.project().check(), []);
    world.undo();
    assert_eq!(world.project(), &before);
    // Somebody who is known by a mention alone loses the role; an actor whom it names keeps it.
    code(
        &mut world,
        demand,
        Frame {
            claimants: vec![Part::mention(mention)],
            ..Frame::empty()
        },
    );
    let coded = world.project().clone();
    assert_eq!(
        said(&mut world, command::SetKind(mention, kind("claim"))),
        "Changed 1 actor to claim, and took away 1 role"
    );
    assert_eq!(world.project().check(), []);
    world.undo();
    assert_eq!(world.project(), &coded);
    let actor = Actor::named(ActorId::new(uuid::Uuid::from_u128(77)), "Moscow");
    let id = actor.id;
    world
        .command(command::AddActor {
            actor: Box::new(actor),
            mentions: vec![mention],
            part: None,
        })
        .unwrap();
    assert_eq!(
        said(&mut world, command::SetKind(mention, kind("claim"))),
        "Changed 1 actor to claim"
    );
    let claimants = &tag_of(&world, demand).frame().claimants;
    assert_eq!(claimants, &[Part::actor(id)]);
}

#[test]
fn tags_that_turn_with_the_codebook_let_go_as_single_tags_do() {
    let mut world = World::new();
    let [demand, mention, refusal] = demand_mention_refusal(&mut world);
    world.command(link(refusal, demand, "rejects")).unwrap();
    code(
        &mut world,
        demand,
        Frame {
            claimants: vec![Part::mention(mention)],
            ..Frame::empty()
        },
    );
    let before = world.project().clone();
    let mut codebook = (**before.codebook()).clone();
    for kind in &mut codebook.kinds {
        kind.category = match kind.id.as_str() {
            "actor" => Category::Statement,
            "claim" => Category::Mention,
            _ => kind.category,
        };
    }
    let refused = world.command(command::SetCodebook(Box::new(codebook)));
    assert_eq!(
        refused.map(|_| ()).unwrap_err().to_string(),
        "“Claim” has 1 tag: what it tags can be changed only while it has none"
    );
    assert_eq!(world.project(), &before, "a kind in use stays what it is");
    // All claims become mentions because their kind gives way to another.
    let mut smaller = (**before.codebook()).clone();
    smaller.kinds.retain(|k| k.id != kind("claim"));
    let merged = command::Recode {
        title: "Merged claims into actors".to_owned(),
        codebook: Box::new(smaller),
        changes: vec![command::Change::Kind {
            from: kind("claim"),
            to: kind("actor"),
            only: None,
        }],
    };
    assert_eq!(
        said(&mut world, merged),
        "Merged claims into actors, and took away 1 link"
    );
    assert_eq!(world.project().check(), []);
    world.undo();
    assert_eq!(world.project(), &before);
}
