//! Terms of the codebook merged, split, moved and deleted; codebooks taken in: nothing that was coded is lost.

use proptest::prelude::*;

use super::actors::code;
use super::by_hand::{ANSWER, chosen, kind, said, tag, tag_of};
use super::links::refusal;
use crate::domain::presets::Preset;
use crate::domain::{
    AnnotationId, Category, Code, CodeId, CodeList, Codebook, Comparison, Frame, KeyCode, Kind,
    RelationTypeId, Section, Term, Usage, Use,
};
use crate::edit::command::{self, Taking, taken};
use crate::edit::testing::{World, wishes};
use crate::edit::{CommandError, key_problem};

fn issue(id: &str) -> Term {
    Term::Code(CodeList::Issues, CodeId::new(id))
}

fn codebook(world: &World) -> Codebook {
    (**world.project().codebook()).clone()
}

fn take(preset: Preset, how: Taking) -> command::TakeCodebook {
    command::TakeCodebook {
        from: Box::new(preset.codebook()),
        how,
        name: preset.label().to_owned(),
    }
}

/// “security” with “arms” and “bases” under it; a demand on arms and bases, a claim on arms.
fn coded(world: &mut World) -> (AnnotationId, AnnotationId) {
    let mut new = codebook(world);
    new.issues
        .push(Code::named(CodeId::new("security"), "Security"));
    for id in ["arms", "bases"] {
        let code = Code {
            parent: Some(CodeId::new("security")),
            ..Code::named(CodeId::new(id), id)
        };
        new.issues.push(code);
    }
    world.command(command::SetCodebook(Box::new(new))).unwrap();
    let about = |issues: &[&str]| Frame {
        issues: issues.iter().map(|id| CodeId::new(*id)).collect(),
        ..Frame::empty()
    };
    tag(world, &[ANSWER], "demand");
    let first = chosen(world);
    code(world, first, about(&["arms", "bases"]));
    let span = refusal(world);
    tag(world, &[span], "claim");
    let second = chosen(world);
    code(world, second, about(&["arms"]));
    (first, second)
}

fn issues(world: &World, tag: AnnotationId) -> Vec<&str> {
    let issues = &tag_of(world, tag).frame().issues;
    issues.iter().map(CodeId::as_str).collect()
}

#[test]
fn merging_brings_along_what_was_coded_and_what_stands_below() {
    let mut world = World::new();
    let (first, second) = coded(&mut world);
    let before = world.project().clone();
    let usage = Usage::of(&before);
    assert_eq!(
        usage.uses(&issue("arms")),
        [Use::Tag(first), Use::Tag(second)]
    );
    assert_eq!(usage.count(&issue("security")), 0);
    assert_eq!(usage.count_below(before.codebook(), &issue("security")), 3);
    let merge = command::MergeTerms {
        from: issue("security"),
        into: issue("arms"),
    };
    assert_eq!(said(&mut world, merge), "Merged “Security” into “arms”");
    let paths: Vec<_> = codebook(&world)
        .terms(Section::Codes(CodeList::Issues))
        .iter()
        .map(|term| codebook(&world).path_of(term))
        .collect();
    assert_eq!(paths, ["arms", "arms › bases"]);
    let merge = command::MergeTerms {
        from: issue("bases"),
        into: issue("arms"),
    };
    world.command(merge).unwrap();
    assert_eq!(issues(&world, first), ["arms"]);
    world.undo();
    world.undo();
    assert_eq!(world.project(), &before);
}

#[test]
fn what_does_not_go_together_is_refused() {
    let mut world = World::new();
    coded(&mut world);
    let merge = |from: Term, into: Term| command::MergeTerms { from, into };
    for (from, into) in [
        (issue("arms"), issue("arms")),
        (issue("arms"), issue("nothing")),
        (issue("arms"), Term::Kind(kind("claim"))),
        (Term::Kind(kind("claim")), Term::Kind(kind("actor"))),
    ] {
        assert_eq!(
            world.command(merge(from, into)).unwrap_err(),
            CommandError::NoTerm
        );
    }
}

#[test]
fn splitting_gives_each_place_what_it_was_given() {
    let mut world = World::new();
    let (first, second) = coded(&mut world);
    let before = world.project().clone();
    let split = command::SplitTerm {
        term: issue("arms"),
        parts: vec!["Missiles".to_owned(), "Mines".to_owned()],
        below: true,
        given: vec![
            (Use::Tag(first), vec![Some(0), Some(1)]),
            (Use::Tag(second), vec![None, Some(1)]),
        ],
    };
    assert_eq!(
        said(&mut world, split),
        "Split “arms” into “Missiles”, “Mines”"
    );
    assert_eq!(issues(&world, first), ["missiles", "mines", "bases"]);
    assert_eq!(issues(&world, second), ["arms", "mines"]);
    assert_eq!(
        codebook(&world).path_of(&issue("mines")),
        "Security › arms › Mines"
    );
    world.undo();
    assert_eq!(world.project(), &before);
    let kinds = command::SplitTerm {
        term: Term::Kind(kind("claim")),
        parts: vec!["Judgement".to_owned()],
        below: false,
        given: vec![(Use::Tag(second), vec![Some(0)])],
    };
    world.command(kinds).unwrap();
    assert_eq!(tag_of(&world, second).kind, kind("judgement"));
    assert_eq!(world.project().check(), []);
}

#[test]
fn a_kind_in_use_is_deleted_only_for_another_and_its_tags_stay() {
    let mut world = World::new();
    let (_, second) = coded(&mut world);
    let claim = Term::Kind(kind("claim"));
    let bare = command::RemoveTerm {
        term: claim.clone(),
        instead: None,
    };
    assert_eq!(
        said(&mut world, bare),
        "“Claim” cannot be taken out: the project has 1 tag of this kind"
    );
    let instead = command::RemoveTerm {
        term: claim,
        instead: Some(Term::Kind(kind("demand"))),
    };
    world.command(instead).unwrap();
    assert_eq!(tag_of(&world, second).kind, kind("demand"));
    assert_eq!(issues(&world, second), ["arms"]);
}

#[test]
fn what_a_kind_in_use_tags_does_not_change() {
    let mut world = World::new();
    coded(&mut world);
    let mut other = codebook(&world);
    other.kinds[0].category = Category::Mention;
    assert_eq!(
        said(&mut world, command::SetCodebook(Box::new(other))),
        "“Claim” has 1 tag: what it tags can be changed only while it has none"
    );
}

#[test]
fn a_key_the_app_took_later_does_not_stand_in_the_way() {
    let mut world = World::new();
    let mut old = codebook(&world);
    // As a file of an older version may have it.
    old.kinds[0].key = KeyCode::new("KeyJ");
    let meta = world.project().meta().clone();
    let project = crate::domain::Project::empty(meta, old.clone());
    world.session = crate::edit::Session::new(project, world.session.coder().clone());
    old.kinds[1].label = "Call".to_owned();
    world
        .command(command::SetCodebook(Box::new(old.clone())))
        .unwrap();
    old.kinds[1].key = KeyCode::new("KeyK");
    assert_eq!(
        said(&mut world, command::SetCodebook(Box::new(old))),
        "The key k already means “Previous sentence”"
    );
}

#[test]
fn presets_are_sound_and_leave_the_app_its_keys() {
    // Those the app has, and those it may get.
    let meant_for_the_app = ["KeyW", "KeyB", "KeyF", "KeyT", "KeyX", "KeyL"];
    for preset in Preset::ALL {
        let codebook = preset.codebook();
        assert_eq!(codebook.check(), Ok(()), "{preset:?}");
        for kind in &codebook.kinds {
            assert_eq!(key_problem(kind, &[]), None, "{preset:?}");
            let key = kind.key.as_ref().unwrap().code();
            assert!(!meant_for_the_app.contains(&key), "{preset:?} {key}");
            assert!(!kind.guide.definition.is_empty(), "{preset:?}");
        }
        for section in Section::ALL {
            for term in codebook.terms(section) {
                let said = codebook.said(&term).unwrap();
                assert!(!said.guide.definition.is_empty(), "{preset:?} {term:?}");
            }
        }
        let mentions = |kind: &Kind| kind.category == Category::Mention;
        assert!(codebook.kinds.iter().any(mentions), "{preset:?}");
    }
}

#[test]
fn taking_a_codebook_in_twice_is_taking_it_in_once() {
    for preset in Preset::ALL {
        for how in [Taking::Add, Taking::Update, Taking::Replace] {
            let mut world = World::new();
            coded(&mut world);
            // What is here already is no change.
            let _ = world.command(take(*preset, how));
            assert_eq!(world.project().check(), [], "{preset:?} {how:?}");
            let once = world.project().clone();
            assert_eq!(
                world.command(take(*preset, how)).unwrap_err(),
                CommandError::Nothing,
                "{preset:?} {how:?}"
            );
            assert_eq!(world.project(), &once);
        }
    }
}

#[test]
fn replacing_keeps_what_is_in_use_and_says_so() {
    let mut world = World::new();
    let (first, _) = coded(&mut world);
    let usage = Usage::of(world.project());
    let talks = Preset::Talks.codebook();
    let coming = taken(world.project(), &usage, &talks, Taking::Replace);
    // “security” is in the preset too; the preset has its own of that name.
    assert_eq!(coming.kept, [issue("arms"), issue("bases")]);
    assert_eq!(coming.gone, []);
    world.command(take(Preset::Talks, Taking::Replace)).unwrap();
    assert_eq!(issues(&world, first), ["arms", "bases"]);
    assert_eq!(codebook(&world).path_of(&issue("arms")), "Security › arms");
    let found = Comparison::of(&talks, &codebook(&world));
    assert_eq!(found.new, [issue("arms"), issue("bases")]);
    assert_eq!((found.changed, found.only_here), (vec![], vec![]));
}

#[test]
fn a_key_that_is_taken_is_not_taken_twice() {
    let mut world = World::new();
    let mut other = codebook(&world);
    other.kinds[0].id = kind("assertion");
    other.kinds[1].id = kind("call");
    other.kinds[1].key = KeyCode::new("KeyJ");
    let usage = Usage::of(world.project());
    let coming = taken(world.project(), &usage, &other, Taking::Add);
    assert_eq!(coming.keyless, ["Claim", "Demand"]);
    let command = command::TakeCodebook {
        from: Box::new(other),
        how: Taking::Add,
        name: "theirs".to_owned(),
    };
    assert_eq!(said(&mut world, command), "Added “theirs” to the codebook");
    assert_eq!(codebook(&world).kinds.len(), 5);
}

#[test]
fn links_are_split_and_taken_away_by_type() {
    let mut world = World::new();
    let (first, second) = coded(&mut world);
    let rejects = Term::Link(RelationTypeId::new("rejects"));
    let link = command::Link {
        from: second,
        to: first,
        of_type: RelationTypeId::new("rejects"),
    };
    world.command(link).unwrap();
    let uses = Usage::of(world.project()).uses(&rejects).to_vec();
    let split = command::SplitTerm {
        term: rejects.clone(),
        parts: vec!["flatly rejects".to_owned()],
        below: false,
        given: uses.iter().map(|place| (*place, vec![Some(0)])).collect(),
    };
    world.command(split).unwrap();
    let types = |world: &World| -> Vec<String> {
        let all = world.project().relations();
        all.map(|r| r.of_type.to_string()).collect()
    };
    assert_eq!(types(&world), ["flatly-rejects"]);
    world.undo();
    let gone = command::RemoveTerm {
        term: rejects,
        instead: None,
    };
    world.command(gone).unwrap();
    assert!(types(&world).is_empty());
    assert_eq!(world.project().annotations().len(), 2);
    world.undo();
    assert_eq!(types(&world), ["rejects"]);
}

proptest! {
    #[test]
    fn the_index_of_uses_says_what_is_there(work in wishes(40)) {
        let mut world = World::new();
        for wish in &work {
            world.grant(wish);
        }
        let project = world.project();
        let usage = Usage::of(project);
        for section in Section::ALL {
            for term in project.codebook().terms(section) {
                let count = match &term {
                    Term::Kind(id) => project.live_annotations().filter(|a| a.kind == *id).count(),
                    Term::Code(list, id) => {
                        project.live_annotations().filter(|a| a.frame().uses(*list, id)).count()
                    }
                    Term::Link(id) => project.live_relations().filter(|r| r.of_type == *id).count(),
                };
                prop_assert_eq!(usage.count(&term), count);
            }
        }
    }

    #[test]
    fn no_recoding_loses_a_tag_or_leaves_anything_without_its_codebook(
        work in wishes(30), how in 0..4_u8, a: u8, b: u8, given: Vec<Option<bool>>,
    ) {
        let mut world = World::new();
        for wish in &work {
            world.grant(wish);
        }
        let before = world.project().clone();
        let tags = before.annotations().len();
        let Some(command) = world.reshape(how, a, b, &given) else { return Ok(()) };
        if world.command(command).is_err() {
            prop_assert_eq!(world.project(), &before);
            return Ok(());
        }
        prop_assert_eq!(world.project().check(), vec![]);
        prop_assert_eq!(world.project().annotations().len(), tags);
        world.undo();
        prop_assert_eq!(world.project(), &before);
    }
}
