//! The codebook as it lives: merging, splitting, deleting, without losing what was coded.

use super::actors::code;
use super::by_hand::{ANSWER, chosen, kind, said, tag, tag_of};
use super::links::refusal;
use crate::domain::{AnnotationId, Code, CodeId, CodeList, Codebook, Frame, RelationTypeId};
use crate::edit::command::{self, Change};
use crate::edit::testing::World;

fn id(word: &str) -> CodeId {
    CodeId::new(word)
}

fn codebook(world: &World) -> Codebook {
    (**world.project().codebook()).clone()
}

fn without(world: &World, code: &str) -> Codebook {
    let mut codebook = codebook(world);
    codebook.issues.retain(|c| c.id != id(code));
    codebook
}

/// Two statements, on “arms” and “talks” and on “arms” alone.
fn coded(world: &mut World) -> (AnnotationId, AnnotationId) {
    let mut codebook = codebook(world);
    codebook.issues = ["arms", "talks", "bases"]
        .map(|word| Code::named(id(word), word))
        .to_vec();
    world
        .command(command::SetCodebook(Box::new(codebook)))
        .unwrap();
    let about = |issues: &[&str]| Frame {
        issues: issues.iter().map(|word| id(word)).collect(),
        ..Frame::empty()
    };
    tag(world, &[ANSWER], "demand");
    let first = chosen(world);
    code(world, first, about(&["arms", "talks"]));
    let span = refusal(world);
    tag(world, &[span], "claim");
    let second = chosen(world);
    code(world, second, about(&["arms"]));
    (first, second)
}

fn issues(world: &World, statement: AnnotationId) -> Vec<&str> {
    let issues = &tag_of(world, statement).frame().issues;
    issues.iter().map(CodeId::as_str).collect()
}

fn swap(from: &str, to: &[&str], only: Option<AnnotationId>) -> Change {
    Change::Code {
        list: CodeList::Issues,
        from: id(from),
        to: to.iter().map(|word| id(word)).collect(),
        only: only.map(|tag| std::iter::once(tag).collect()),
    }
}

fn recode(title: &str, codebook: Codebook, change: Change) -> command::Recode {
    command::Recode {
        title: title.to_owned(),
        codebook: Box::new(codebook),
        changes: vec![change],
    }
}

#[test]
fn a_code_in_use_stays_until_something_takes_its_place() {
    let mut world = World::new();
    let (first, second) = coded(&mut world);
    let before = world.project().clone();
    let bare = command::SetCodebook(Box::new(without(&world, "arms")));
    assert_eq!(
        said(&mut world, bare),
        "“arms” cannot be taken out: it is used 2 times. Say what should take its place"
    );
    assert_eq!(world.project(), &before);
    let merged = recode(
        "Merged arms into talks",
        without(&world, "arms"),
        swap("arms", &["talks"], None),
    );
    assert_eq!(said(&mut world, merged), "Merged arms into talks");
    assert_eq!(issues(&world, first), ["talks"], "not twice");
    assert_eq!(issues(&world, second), ["talks"]);
    let project = world.project();
    assert!(
        project
            .codebook()
            .code(CodeList::Issues, &id("arms"))
            .is_none()
    );
    let revision = project.codebook().revisions.last().unwrap();
    assert_eq!(revision.note, "Merged arms into talks");
    assert_eq!(revision.version, project.codebook().version);
    assert_eq!(tag_of(&world, second).codebook_version, revision.version);
    assert_eq!(project.check(), []);
    world.undo();
    assert_eq!(world.project(), &before);
}

#[test]
fn splitting_changes_the_chosen_statements_alone() {
    let mut world = World::new();
    let (first, second) = coded(&mut world);
    let split = recode(
        "Split arms",
        codebook(&world),
        swap("arms", &["bases"], Some(second)),
    );
    world.command(split).unwrap();
    assert_eq!(issues(&world, first), ["arms", "talks"]);
    assert_eq!(issues(&world, second), ["bases"]);
    // Half of them moved is not enough to take the code out.
    world.undo();
    let half = recode(
        "Deleted arms",
        without(&world, "arms"),
        swap("arms", &["bases"], Some(second)),
    );
    assert_eq!(
        said(&mut world, half),
        "“arms” cannot be taken out: it is used 1 time. Say what should take its place"
    );
}

#[test]
fn a_deleted_code_may_be_replaced_by_nothing_and_no_statement_is_lost() {
    let mut world = World::new();
    let (first, second) = coded(&mut world);
    let deleted = recode(
        "Deleted arms",
        without(&world, "arms"),
        swap("arms", &[], None),
    );
    world.command(deleted).unwrap();
    assert_eq!(issues(&world, first), ["talks"]);
    assert!(tag_of(&world, second).frame().is_empty());
    assert_eq!(world.project().annotations().len(), 2);
    world.undo();
    assert_eq!(issues(&world, second), ["arms"]);
}

#[test]
fn a_kind_and_a_type_of_link_go_with_a_replacement() {
    let mut world = World::new();
    let (first, second) = coded(&mut world);
    let link = command::Link {
        from: second,
        to: first,
        of_type: RelationTypeId::new("rejects"),
    };
    world.command(link).unwrap();
    let before = world.project().clone();
    let mut smaller = codebook(&world);
    smaller.kinds.retain(|k| k.id != kind("claim"));
    smaller.relations.retain(|r| r.id.as_str() != "rejects");
    let kinds = Change::Kind {
        from: kind("claim"),
        to: kind("demand"),
        only: None,
    };
    let half = recode("Deleted claims", smaller.clone(), kinds.clone());
    assert_eq!(
        said(&mut world, half),
        "“rejects” cannot be taken out: it is used 1 time. Say what should take its place"
    );
    let both = command::Recode {
        title: "Deleted claims".to_owned(),
        codebook: Box::new(smaller),
        changes: vec![
            kinds,
            Change::Link {
                from: RelationTypeId::new("rejects"),
                to: Some(RelationTypeId::new("answers")),
                only: None,
            },
        ],
    };
    world.command(both).unwrap();
    assert_eq!(tag_of(&world, second).kind, kind("demand"));
    let types: Vec<_> = world
        .project()
        .relations()
        .map(|r| r.of_type.clone())
        .collect();
    assert_eq!(types, [RelationTypeId::new("answers")]);
    assert_eq!(world.project().check(), []);
    world.undo();
    assert_eq!(world.project(), &before);
}
