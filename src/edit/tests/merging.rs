//! Two copies of a project become one.

use proptest::prelude::*;

use crate::domain::merge::{About, Answers, Copies, Question, Side, Thing, merge};
use crate::domain::{
    Actor, Annotation, Codebook, Coder, Document, Project, ProjectMeta, Relation, Timestamp, sort,
};
use crate::edit::testing::{Wish, World, lonely_wishes};
use crate::edit::{CommandError, command};

/// When it is merged: later than all work.
pub(super) const LATER: Timestamp = Timestamp(2_000_000_000_000);

/// What a project holds, in an order that does not depend on who merged whom.
#[derive(Debug, PartialEq)]
pub(super) struct Held {
    meta: ProjectMeta,
    coders: Vec<Coder>,
    documents: Vec<Document>,
    annotations: Vec<Annotation>,
    actors: Vec<Actor>,
    relations: Vec<Relation>,
    codebook: Codebook,
    log: Vec<(Timestamp, String)>,
}

pub(super) fn held(project: &Project) -> Held {
    let mut documents: Vec<Document> = project
        .all_documents()
        .iter()
        .map(|d| (**d).clone())
        .collect();
    sort(&mut documents, |a, b| a.id().cmp(&b.id()));
    let mut codebook = (**project.codebook()).clone();
    sort(&mut codebook.kinds, |a, b| a.id.cmp(&b.id));
    sort(&mut codebook.issues, |a, b| a.id.cmp(&b.id));
    sort(&mut codebook.forms, |a, b| a.id.cmp(&b.id));
    sort(&mut codebook.justifications, |a, b| a.id.cmp(&b.id));
    sort(&mut codebook.relations, |a, b| a.id.cmp(&b.id));
    // That it was merged is told in every copy by whoever merged.
    codebook.revisions.clear();
    codebook.version = 0;
    let log = project.log().iter();
    let merged = |what: &str| what.starts_with("Merged “copy”");
    let mut log: Vec<_> = log
        .filter(|e| !merged(&e.what))
        .map(|e| (e.at, e.what.clone()))
        .collect();
    sort(&mut log, Ord::cmp);
    Held {
        meta: project.meta().clone(),
        coders: project.coders().map(|c| (**c).clone()).collect(),
        documents,
        annotations: project.annotations().map(|a| (**a).clone()).collect(),
        actors: project.actors().map(|a| (**a).clone()).collect(),
        relations: project.relations().map(|r| (**r).clone()).collect(),
        codebook,
        log,
    }
}

/// Two people with copies of a project on which some work was done.
pub(super) fn two(before: &[Wish], here: &[Wish], there: &[Wish]) -> (World, World) {
    let mut begun = World::new();
    for wish in before {
        begun.grant(wish);
    }
    let (mut a, mut b) = (begun.parted(1), begun.parted(2));
    for wish in here {
        a.grant(wish);
    }
    for wish in there {
        b.grant(wish);
    }
    (a, b)
}

/// Whether every kind that both have tags the same in both.
pub(super) fn tag_the_same(here: &Project, there: &Project) -> bool {
    let kinds = here.codebook().kinds.iter();
    let other = |id| there.codebook().kind(id).map(|k| k.category);
    let mut kinds = kinds.map(|k| (k.category, other(&k.id)));
    kinds.all(|(category, other)| other.is_none_or(|other| other == category))
}

/// Whether no tag stands in two articles, as where the same example was taken over twice.
pub(super) fn stand_in_one_article(here: &Project, there: &Project) -> bool {
    let mut tags = here.annotations();
    let twin = |id| there.annotation(id).map(|tag| tag.document);
    tags.all(|tag| twin(tag.id).is_none_or(|document| document == tag.document))
}

/// Whether an actor whom another took in is known as well, in either copy.
fn knows_whom_it_took_in(here: &Project, there: &Project) -> bool {
    let both = [here, there];
    let known = |id| both.iter().any(|copy| copy.actor(id).is_some());
    let actors = both.iter().flat_map(|copy| copy.actors());
    let mut taken_in = actors.flat_map(|actor| &actor.formerly);
    taken_in.any(|id| known(*id))
}

pub(super) fn questions(here: &Project, there: &Project) -> Vec<Question> {
    let copies = Copies {
        here,
        there,
        base: None,
    };
    merge(copies, &Answers::new(), LATER).unwrap().questions
}

/// Work that only adds, and mentions nobody whom others could link: nobody can be at odds over it.
fn additions(most: usize) -> impl Strategy<Value = Vec<Wish>> {
    let tag = (prop::collection::vec(any::<(u8, u8)>(), 1..3), 0..2_u8);
    let wish = prop_oneof![
        4 => tag.prop_map(|(spans, kind)| Wish::Tag(spans, kind)),
        1 => any::<u8>().prop_map(Wish::GoTo),
        1 => ("[a-z]{1,6}", Just(255)).prop_map(|(name, m)| Wish::AddActor(name, m)),
        1 => any::<(u8, u8, u8)>().prop_map(|(f, t, k)| Wish::Link(f, t, k)),
        1 => prop::collection::vec(0..3_u8, 1..2).prop_map(Wish::AddDocuments),
    ];
    prop::collection::vec(wish, 0..most)
}

proptest! {
    #[test]
    fn it_does_not_matter_who_merges_whom(
        before in lonely_wishes(25), here in lonely_wishes(15), there in lonely_wishes(15), mine: bool,
    ) {
        let (mut a, mut b) = two(&before, &here, &there);
        let (pa, pb) = (a.project().clone(), b.project().clone());
        // Which of two articles with one text keeps its id is for whoever merges.
        let same_text = |q: &Question| q.asked.about == About::SameText;
        prop_assume!(!questions(&pa, &pb).iter().any(same_text));
        let side = if mine { Side::Here } else { Side::There };
        let done = (a.merge(&pb, side, LATER), b.merge(&pa, side.other(), LATER));
        for done in [done.0, done.1] {
            prop_assert!(matches!(done, Ok(_) | Err(CommandError::Nothing)), "{done:?}");
        }
        prop_assert_eq!(a.project().check(), Vec::new());
        // A kind that tags another thing in each copy is what it is where it is used, here before there.
        prop_assume!(tag_the_same(&pa, &pb) && stand_in_one_article(&pa, &pb));
        prop_assert_eq!(held(a.project()), held(b.project()));
    }

    #[test]
    fn a_project_merged_with_itself_stays(before in lonely_wishes(30)) {
        let (mut a, b) = two(&before, &[], &[]);
        let same = b.project().clone();
        let done = a.merge(&same, Side::There, LATER);
        prop_assert!(matches!(done, Err(CommandError::Nothing)), "{:?}", done);
    }

    #[test]
    fn what_was_merged_once_brings_nothing_more(
        before in lonely_wishes(25), here in lonely_wishes(15), there in lonely_wishes(15), mine: bool,
    ) {
        let (mut a, b) = two(&before, &here, &there);
        let side = if mine { Side::Here } else { Side::There };
        let _ = a.merge(b.project(), side, LATER);
        let once = a.project().clone();
        for side in [Side::Here, Side::There] {
            let done = a.merge(b.project(), side, LATER);
            prop_assert!(matches!(done, Err(CommandError::Nothing)), "{:?}", done);
        }
        prop_assert_eq!(once, a.project().clone());
    }

    #[test]
    fn a_merge_is_one_step_and_can_be_undone(
        before in lonely_wishes(25), here in lonely_wishes(15), there in lonely_wishes(15), mine: bool,
    ) {
        let (mut a, b) = two(&before, &here, &there);
        let (begun, log) = (a.project().clone(), a.project().log().len());
        let side = if mine { Side::Here } else { Side::There };
        if a.merge(b.project(), side, LATER).is_ok() {
            let merged = a.project().clone();
            prop_assert_eq!(merged.check(), Vec::new());
            a.undo().unwrap();
            prop_assert_eq!(&begun, a.project());
            prop_assert_eq!(a.project().log().len(), log + 2, "merged, and undone");
            a.redo().unwrap();
            prop_assert_eq!(&merged, a.project());
        }
    }

    #[test]
    fn additions_of_three_come_together_in_any_order(
        before in additions(20), one in additions(12), two in additions(12), three in additions(12),
    ) {
        let mut begun = World::new();
        for wish in &before {
            begun.grant(wish);
        }
        let mut three: Vec<World> = [one, two, three].iter().zip(1..).map(|(work, n)| {
            let mut world = begun.parted(n);
            for wish in work {
                world.grant(wish);
            }
            world
        }).collect();
        let all: Vec<Project> = three.iter().map(|w| w.project().clone()).collect();
        for (x, y) in [(0, 1), (0, 2), (1, 2)] {
            let found = questions(&all[x], &all[y]);
            prop_assume!(!found.iter().any(|q| q.asked.about == About::SameText));
            prop_assert_eq!(found, Vec::new());
        }
        // (a + b) + c, and a + (b + c).
        let mut left = three[0].clone();
        let _ = left.merge(&all[1], Side::Here, LATER);
        let _ = left.merge(&all[2], Side::Here, LATER);
        let _ = three[1].merge(&all[2], Side::Here, LATER);
        let right = three[1].project().clone();
        let _ = three[0].merge(&right, Side::Here, LATER);
        prop_assert_eq!(held(left.project()), held(three[0].project()));
        // And nothing of anybody’s is lost.
        for project in &all {
            for tag in project.annotations() {
                prop_assert_eq!(left.project().annotation(tag.id), Some(tag));
            }
        }
    }

    #[test]
    fn with_the_common_beginning_nobody_is_asked_for_what_one_alone_changed(
        before in lonely_wishes(25), there in lonely_wishes(20),
    ) {
        let (a, b) = two(&before, &[], &there);
        // What a kind in use tags stays as it is here.
        prop_assume!(tag_the_same(a.project(), b.project()));
        prop_assume!(stand_in_one_article(a.project(), b.project()));
        // Whom another actor took in is that one, in either copy, and what is known of both is joined.
        prop_assume!(!knows_whom_it_took_in(a.project(), b.project()));
        let copies = Copies { here: a.project(), there: b.project(), base: Some(a.project()) };
        let found = merge(copies, &Answers::new(), LATER).unwrap();
        let asked = found.questions.iter().filter(|q| q.usual.is_none());
        prop_assert_eq!(asked.count(), 0, "{:?}", found.questions);
        let command = command::MergeIn {
            there: std::sync::Arc::new(b.project().clone()),
            base: Some(std::sync::Arc::new(a.project().clone())),
            answers: Answers::new(),
            name: "copy".to_owned(),
        };
        let mut a = a;
        let _ = a.command(command);
        let (mut mine, theirs) = (held(a.project()), held(b.project()));
        mine.log.clone_from(&theirs.log);
        mine.coders.clone_from(&theirs.coders);
        prop_assert_eq!(mine, theirs);
    }
}

fn world() -> (World, World) {
    two(
        &[Wish::Tag(vec![(17, 23)], 0), Wish::Tag(vec![(17, 23)], 1)],
        &[],
        &[],
    )
}

#[test]
fn what_a_colleague_tagged_comes_in_under_their_name() {
    let (mut a, mut b) = world();
    b.grant(&Wish::Tag(vec![(24, 31)], 1)).unwrap();
    let done = a.merge(b.project(), Side::Here, LATER).unwrap();
    assert_eq!(done.title(), "Merged “copy”: 1 new tag");
    let new = a.project().annotations().last().unwrap();
    assert_eq!(new.coder, b.session.coder().id);
    assert_eq!(a.project().coder(new.coder).unwrap().name, "Coder 2");
    let log: Vec<&str> = a.project().log().iter().map(|e| e.what.as_str()).collect();
    assert!(
        log.iter().any(|what| what.starts_with("Tagged 1 demand")),
        "{log:?}"
    );
}

#[test]
fn a_memo_that_both_wrote_is_asked_for_and_one_that_one_wrote_is_not() {
    let (mut a, mut b) = world();
    for (world, first, second) in [
        (&mut a, "mine", None),
        (&mut b, "theirs", Some("only theirs")),
    ] {
        world.grant(&Wish::SetMemo(0, first.to_owned()));
        if let Some(second) = second {
            world.grant(&Wish::SetMemo(1, second.to_owned()));
        }
    }
    let found = questions(a.project(), b.project());
    let [question] = found.as_slice() else {
        panic!("{found:?}")
    };
    let tag = a.nth_tag(0).unwrap();
    assert_eq!(question.asked.thing, Thing::Tag(tag));
    assert_eq!(question.asked.about, About::Field("memo".to_owned()));
    let who = question.made_there.map(|(_, who)| who);
    assert_eq!(who, Some(b.session.coder().id));
    a.merge(b.project(), Side::There, LATER).unwrap();
    let memos: Vec<&str> = a.project().annotations().map(|t| t.memo.as_str()).collect();
    assert_eq!(memos, ["theirs", "only theirs"]);
}

#[test]
fn what_one_deleted_goes_unless_the_other_changed_it() {
    let (mut a, mut b) = world();
    b.grant(&Wish::Delete(vec![0, 1])).unwrap();
    a.grant(&Wish::SetMemo(1, "I need this".to_owned()))
        .unwrap();
    let found = questions(a.project(), b.project());
    let usual: Vec<_> = found.iter().map(|q| (&q.asked.about, q.usual)).collect();
    assert_eq!(
        usual,
        [(&About::Gone, Some(Side::There)), (&About::Gone, None)]
    );
    a.merge(b.project(), Side::Here, LATER).unwrap();
    let memos: Vec<&str> = a.project().annotations().map(|t| t.memo.as_str()).collect();
    assert_eq!(memos, ["I need this"]);
}

#[test]
fn actors_who_were_merged_by_one_are_one_for_the_other() {
    let mut begun = World::new();
    begun.grant(&Wish::AddActor("russia".to_owned(), 0));
    begun.grant(&Wish::AddActor("kremlin".to_owned(), 0));
    let (mut a, mut b) = (begun.parted(1), begun.parted(2));
    b.grant(&Wish::MergeActors(1, 0)).unwrap();
    a.grant(&Wish::Tag(vec![(0, 5)], 2)).unwrap();
    a.grant(&Wish::SetActor(0, 1)).unwrap();
    a.merge(b.project(), Side::Here, LATER).unwrap();
    let names: Vec<&str> = a.project().actors().map(|a| a.name.as_str()).collect();
    assert_eq!(names, ["russia"]);
    let russia = a.project().actors().next().unwrap().id;
    assert_eq!(
        a.project().annotations().next().unwrap().actor,
        Some(russia)
    );
    assert_eq!(a.project().check(), []);
}

#[test]
fn two_actors_of_one_name_are_told_and_stay_two() {
    let (mut a, mut b) = world();
    a.grant(&Wish::AddActor("russia".to_owned(), 0));
    b.grant(&Wish::AddActor("Russia".to_owned(), 0));
    let copies = Copies {
        here: a.project(),
        there: b.project(),
        base: None,
    };
    let found = merge(copies, &Answers::new(), LATER).unwrap();
    assert_eq!(found.alike.len(), 1);
    assert_eq!(found.whole.actors.len(), 2);
    assert_eq!(found.questions, []);
}

#[test]
fn another_project_is_refused() {
    let (mut a, b) = world();
    let mut meta = b.project().meta().clone();
    meta.id = crate::domain::ProjectId::new(uuid::Uuid::from_u128(99));
    let other = b.project().clone().with_meta(meta);
    let refused = a.merge(&other, Side::Here, LATER).unwrap_err();
    assert_eq!(
        refused.to_string(),
        "The file cannot be merged: this is another project, not a copy of the one that is open: their ids differ"
    );
}
