use std::sync::Arc;

use proptest::prelude::*;

use super::*;
use crate::domain::{ActorId, CodeList, OrderedSet, SequentialIds};
use crate::edit::testing::{World, lonely_wishes};

/// A project after some work, from the same articles as any other.
fn worked(work: &[crate::edit::testing::Wish]) -> World {
    let mut world = World::new();
    for wish in work {
        world.grant(wish);
    }
    world
}

fn taking(from: &Project) -> TakeProject {
    TakeProject {
        from: Arc::new(from.clone()),
        name: "segments.csv".to_owned(),
    }
}

fn brings(from: &Project, to: &Project) -> Brings {
    let ids = &mut SequentialIds::starting_at(9_000_000);
    at_once(taking(from).brings(to, ids, &AtOnce))
}

/// What is coded of a tag, in words, sorted; what does not depend on ids.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Told {
    /// Its article, its words, its kind and its coder.
    tag: String,
    coded: Vec<String>,
}

/// All tags. Whoever is known in `here`, too, is called as there.
fn told(project: &Project, here: &Project) -> Vec<Told> {
    let live = |tag: &&Arc<Annotation>| project.is_live(tag);
    let called = |id: ActorId| {
        let actor = here.actor(id).or(project.actor(id));
        actor.map(|actor| actor.name.clone())
    };
    let tags = project.annotations().filter(live).map(|tag| {
        let article = project.document(tag.document).unwrap();
        let kind = project.codebook().kind(&tag.kind).unwrap();
        let coder = here.coder(tag.coder).or(project.coder(tag.coder)).unwrap();
        let frame = tag.frame();
        let who = frame.all_parts().flat_map(|part| {
            let named = part.mention.map(|_| "mentioned in a role".to_owned());
            let who = project.who(part).and_then(called);
            named
                .into_iter()
                .chain(who.map(|who| format!("{who} in a role")))
        });
        let issues = frame.issues.iter();
        let issues = issues.map(|id| {
            let path = project.codebook().path(CodeList::Issues, id);
            format!("about {}", crate::domain::fold(&path))
        });
        let memo = (!tag.memo.is_empty()).then(|| format!("memo {}", tag.memo));
        let actor = tag.actor.and_then(called);
        let actor = actor.map(|actor| format!("names {actor}"));
        let coded = who.chain(issues).chain(memo).chain(actor);
        // Two that are called alike are one when they have come.
        let coded: OrderedSet<String> = coded.collect();
        Told {
            tag: format!(
                "{} {:?} {} {:?} {}",
                article.meta.text_sha256,
                tag.anchor,
                crate::domain::fold(kind.label.trim()),
                kind.category,
                coder.name,
            ),
            coded: coded.into_iter().collect(),
        }
    });
    tags.collect()
}

/// Whether all that is told is told by others: as often, or by one that tells more.
fn is_in(some: &[Told], all: &[Told]) -> bool {
    let often = |told: &[Told], one: &Told| told.iter().filter(|other| *other == one).count();
    some.iter().all(|one| {
        let tells_more = |other: &Told| {
            let coded = one.coded.iter().all(|what| other.coded.contains(what));
            other.tag == one.tag && coded && other != one
        };
        often(some, one) <= often(all, one) || all.iter().any(tells_more)
    })
}

proptest! {
    /// All that came is there, all that was there is as it was, twice is as once, and undoing takes back all of it.
    #[test]
    fn what_comes_is_there_and_what_was_there_stays(
        here in lonely_wishes(24),
        there in lonely_wishes(24),
    ) {
        let mut here = worked(&here);
        let there = worked(&there);
        let before = here.project().clone();
        let done = here.command(taking(there.project()));
        if let Err(error) = &done {
            prop_assert_eq!(error, &CommandError::Nothing);
        }
        let after = here.project().clone();
        prop_assert!(is_in(&told(there.project(), &after), &told(&after, &after)));
        for tag in before.annotations() {
            prop_assert_eq!(after.annotation(tag.id), Some(tag));
        }
        for actor in before.actors() {
            prop_assert_eq!(after.actor(actor.id), Some(actor));
        }
        for document in before.all_documents() {
            prop_assert_eq!(after.any_document(document.id()), Some(document));
        }
        for kind in &before.codebook().kinds {
            prop_assert_eq!(after.codebook().kind(&kind.id), Some(kind));
        }
        let texts: OrderedSet<&str> =
            after.documents().iter().map(|d| d.meta.text_sha256.as_str()).collect();
        for document in there.project().documents() {
            prop_assert!(texts.contains(document.meta.text_sha256.as_str()));
        }
        let again = brings(there.project(), &after);
        prop_assert_eq!((again.articles, again.tags, again.kinds, again.terms), (0, 0, Vec::new(), 0));
        if after != before {
            here.undo();
            prop_assert_eq!(here.project().annotations().count(), before.annotations().count());
            prop_assert_eq!(told(here.project(), &before), told(&before, &before));
            prop_assert_eq!(here.project().codebook().kinds.len(), before.codebook().kinds.len());
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn in_turns_or_at_once_makes_no_difference(
        here in lonely_wishes(24),
        there in lonely_wishes(24),
    ) {
        let mut here = worked(&here);
        let there = worked(&there);
        let mut other = here.clone();
        let one = here.command(taking(there.project()));
        let other_one = other.slow_command(taking(there.project()));
        prop_assert_eq!(one.map(|d| d.transactions), other_one.map(|d| d.transactions));
        prop_assert_eq!(here.project(), other.project());
    }
}

/// Of tags that are alike each is met once, wherever it begins.
#[test]
fn tags_that_are_there_several_times_are_met_one_by_one() {
    use crate::edit::testing::Wish;
    let tags = |spans: &[(u8, u8)]| {
        let tags = spans.iter().map(|span| Wish::Tag(vec![*span], 0));
        worked(&tags.collect::<Vec<_>>())
    };
    let here = tags(&[(3, 9), (0, 5), (0, 9)]);
    let there = tags(&[(0, 9), (3, 9), (0, 5), (1, 5)]);
    let brings = brings(there.project(), here.project());
    assert_eq!((brings.tags, brings.known_tags), (1, 3));
}

/// As when two files are opened one after the other, each with a kind of its own in the first colour.
#[test]
fn new_kinds_do_not_look_like_those_that_are_there() {
    use crate::edit::testing::Wish;
    let tagged = |label: &str| {
        let mut world = worked(&[Wish::AddKind(label.to_owned())]);
        let kinds = world.project().codebook().kinds.len();
        world.grant(&Wish::Tag(vec![(0, 5)], kinds as u8 - 1));
        world
    };
    let mut here = tagged("Frame");
    let there = tagged("Metaphor");
    here.command(taking(there.project())).unwrap();
    let (new, others) = here.project().codebook().kinds.split_last().unwrap();
    assert_eq!(new.label, "Metaphor");
    assert!(others.iter().all(|other| other.colour != new.colour));
}

#[test]
fn it_is_said_what_is_new() {
    use crate::edit::testing::Wish;
    let mut here = worked(&[Wish::Tag(vec![(0, 5)], 0)]);
    let there = worked(&[
        Wish::Tag(vec![(0, 5)], 0),
        Wish::Tag(vec![(6, 9)], 0),
        Wish::AddDocuments(vec![5]),
    ]);
    let brings = brings(there.project(), here.project());
    let expected = Brings {
        articles: 1,
        known_articles: 5,
        tags: 1,
        known_tags: 1,
        ..Brings::default()
    };
    assert_eq!(brings, expected);
    let done = here.command(taking(there.project())).unwrap();
    assert_eq!(
        done.title(),
        "Took in “segments.csv”: 1 new article, 1 new tag"
    );
}
