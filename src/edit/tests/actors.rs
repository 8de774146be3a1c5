//! The register: adding, merging, taking out.

use uuid::Uuid;

use super::by_hand::{ANSWER, MOSCOW, chosen, said, tag, tag_of};
use crate::domain::{Actor, ActorId, Affiliation, AnnotationId, Extra, Frame, Part, Slot, Tie};
use crate::edit::command;
use crate::edit::testing::World;

pub(super) fn actor(n: u128, name: &str) -> Actor {
    Actor::named(ActorId::new(Uuid::from_u128(n)), name)
}

pub(super) fn add(world: &mut World, actor: Actor) -> ActorId {
    let id = actor.id;
    let command = command::AddActor {
        actor: Box::new(actor),
        mentions: Vec::new(),
        part: None,
    };
    world.command(command).unwrap();
    id
}

fn part_of(to: ActorId) -> Affiliation {
    Affiliation {
        to,
        tie: Tie::PartOf,
        role: String::new(),
        from: None,
        until: None,
        extra: Extra::new(),
    }
}

/// A demand and the mention of whoever makes it.
pub(super) fn demand_and_mention(world: &mut World) -> (AnnotationId, AnnotationId) {
    tag(world, &[ANSWER], "demand");
    let demand = chosen(world);
    tag(world, &[MOSCOW], "actor");
    (demand, chosen(world))
}

pub(super) fn code(world: &mut World, statement: AnnotationId, frame: Frame) -> String {
    let command = command::SetFrame {
        statement,
        frame: Box::new(frame),
        slot: Slot::Claimants,
    };
    said(world, command)
}

#[test]
fn an_actor_is_added_where_it_is_needed_in_one_step() {
    let mut world = World::new();
    let (demand, mention) = demand_and_mention(&mut world);
    let before = world.project().clone();
    let russia = actor(1, "  Russia ");
    let command = command::AddActor {
        actor: Box::new(russia.clone()),
        mentions: vec![mention],
        part: Some((demand, Slot::Claimants)),
    };
    assert_eq!(said(&mut world, command), "Added Russia to the actors");
    assert_eq!(world.project().actor(russia.id).unwrap().name, "Russia");
    assert_eq!(tag_of(&world, mention).actor, Some(russia.id));
    let claimants = &tag_of(&world, demand).frame().claimants;
    assert_eq!(claimants, &[Part::actor(russia.id)]);
    world.undo();
    assert_eq!(world.project(), &before);
}

#[test]
fn an_actor_has_a_name_and_roles_in_statements_alone() {
    let mut world = World::new();
    let (_, mention) = demand_and_mention(&mut world);
    let add = |name: &str, part| command::AddActor {
        actor: Box::new(actor(1, name)),
        mentions: Vec::new(),
        part,
    };
    let refused = said(&mut world, add(" ", None));
    assert_eq!(refused, "An actor needs a name");
    let refused = said(&mut world, add("Russia", Some((mention, Slot::Claimants))));
    assert_eq!(
        refused,
        "This is for statements: choose a claim or a demand"
    );
}

#[test]
fn of_two_merged_actors_everything_refers_to_one() {
    let mut world = World::new();
    let (demand, mention) = demand_and_mention(&mut world);
    let russia = add(&mut world, actor(1, "Russia"));
    let kremlin = add(&mut world, actor(2, "the Kremlin"));
    let ministry = add(
        &mut world,
        Actor {
            affiliations: vec![part_of(kremlin), part_of(russia)],
            ..actor(3, "Ministry")
        },
    );
    let link = command::SetActor {
        mentions: vec![mention],
        actor: Some(kremlin),
    };
    assert_eq!(said(&mut world, link), "Linked 1 mention to the Kremlin");
    let frame = Frame {
        claimants: vec![Part::actor(kremlin), Part::actor(russia)],
        reporters: vec![kremlin],
        ..Frame::empty()
    };
    code(&mut world, demand, frame);
    let before = world.project().clone();
    let merge = command::MergeActors {
        from: kremlin,
        into: russia,
    };
    assert_eq!(said(&mut world, merge), "Merged the Kremlin into Russia");
    let project = world.project();
    assert!(project.actor(kremlin).is_none());
    let whole = project.actor(russia).unwrap();
    assert_eq!(whole.aliases, ["the Kremlin"]);
    assert_eq!(whole.formerly, [kremlin]);
    let ties = &project.actor(ministry).unwrap().affiliations;
    assert_eq!(ties, &[part_of(russia)]);
    assert_eq!(tag_of(&world, mention).actor, Some(russia));
    let frame = tag_of(&world, demand).frame();
    assert_eq!(frame.claimants, [Part::actor(russia)]);
    assert_eq!(frame.reporters, [russia]);
    assert_eq!(project.check(), []);
    world.undo();
    assert_eq!(world.project(), &before);
    world.redo();
    assert_eq!(world.project().check(), []);
}

#[test]
fn an_actor_in_use_cannot_be_taken_out() {
    let mut world = World::new();
    let (_, mention) = demand_and_mention(&mut world);
    let russia = add(&mut world, actor(1, "Russia"));
    let link = |actor| command::SetActor {
        mentions: vec![mention],
        actor,
    };
    world.command(link(Some(russia))).unwrap();
    assert_eq!(
        said(&mut world, command::RemoveActor(russia)),
        "“Russia” cannot be taken out: it stands in 1 place. Merge it with another actor instead"
    );
    assert_eq!(said(&mut world, link(None)), "Unlinked 1 mention");
    assert_eq!(
        said(&mut world, command::RemoveActor(russia)),
        "Took Russia out of the actors"
    );
    world.undo();
    assert!(world.project().actor(russia).is_some());
}
