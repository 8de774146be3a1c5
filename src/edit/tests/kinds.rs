//! Kinds of tags: one key each, none that the app uses, and none that is in use goes away.

use super::by_hand::{MOSCOW, chosen, said, tag};
use crate::domain::{Codebook, KeyCode};
use crate::edit::testing::World;
use crate::edit::{CommandError, command};

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
