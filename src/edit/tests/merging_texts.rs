//! Copies of a project in which a text was corrected become one.

use std::sync::Arc;

use proptest::prelude::*;

use super::merging::{LATER, held, questions, stand_in_one_article, tag_the_same, two};
use crate::domain::merge::{About, Answers, Copies, Merged, Side, merge};
use crate::domain::{AnnotationId, Project, Text, Timestamp};
use crate::edit::command::{self, CommandError};
use crate::edit::testing::{Wish, World};

/// Later than [`LATER`].
const LATER_YET: Timestamp = Timestamp(LATER.0 + 1_000);

/// Work at texts and what is tagged in them, all of it in one article.
fn at_texts(most: usize) -> impl Strategy<Value = Vec<Wish>> {
    let words = || "[a-zé👍 ]{0,6}";
    let spans = prop::collection::vec(any::<(u8, u8)>(), 1..3);
    let correct = (any::<u8>(), 0..20_u8, words());
    let wish = prop_oneof![
        4 => (spans, 0..3_u8).prop_map(|(spans, kind)| Wish::Tag(spans, kind)),
        4 => correct.prop_map(|(at, out, words)| Wish::Correct(0, at, out, words)),
        1 => any::<(u8, Option<(u8, u8)>)>().prop_map(|(tag, at)| Wish::PlaceAnew(tag, at)),
        1 => any::<(u8, bool, u8)>().prop_map(|(tag, end, to)| Wish::MoveEdge(tag, end, to)),
        1 => (any::<u8>(), words()).prop_map(|(tag, memo)| Wish::SetMemo(tag, memo)),
        1 => prop::collection::vec(any::<u8>(), 1..2).prop_map(Wish::Delete),
        1 => Just(Wish::Undo),
        1 => Just(Wish::Redo),
    ];
    prop::collection::vec(wish, 0..most)
}

fn merged(here: &Project, there: &Project) -> Merged {
    let copies = Copies {
        here,
        there,
        base: None,
    };
    merge(copies, &Answers::new(), LATER).unwrap()
}

proptest! {
    #[test]
    fn it_does_not_matter_who_merges_whose_correction(
        before in at_texts(15), here in at_texts(10), there in at_texts(10), mine: bool,
    ) {
        let (mut a, mut b) = two(&before, &here, &there);
        let (pa, pb) = (a.project().clone(), b.project().clone());
        prop_assume!(tag_the_same(&pa, &pb) && stand_in_one_article(&pa, &pb));
        let side = if mine { Side::Here } else { Side::There };
        let _ = a.merge(&pb, side, LATER);
        let _ = b.merge(&pa, side.other(), LATER);
        prop_assert_eq!(a.project().check(), Vec::new());
        prop_assert_eq!(held(a.project()), held(b.project()));
        // Nothing falls out: what either has is there, unless one of them deleted what both had.
        for (one, other) in [(&pa, &pb), (&pb, &pa)] {
            for tag in one.annotations() {
                let known = one.log().iter().any(|e| e.at == tag.created)
                    && other.log().iter().any(|e| e.at == tag.created);
                let here = a.project().annotation(tag.id).is_some();
                prop_assert!(here || (known && other.annotation(tag.id).is_none()));
            }
        }
    }

    #[test]
    fn what_is_merged_again_brings_only_what_is_new(
        before in at_texts(15), here in at_texts(8), there in at_texts(8), mine: bool,
    ) {
        let (mut a, mut b) = two(&before, &here, &there);
        let side = if mine { Side::Here } else { Side::There };
        let _ = a.merge(b.project(), side, LATER);
        let once = a.project().clone();
        // Not if they are tagged so already: then nothing is new.
        let new = b.grant(&Wish::Tag(vec![(3, 9)], 0));
        let text = |q: &crate::domain::merge::Question| q.asked.about == About::Text;
        prop_assert!(!questions(a.project(), b.project()).iter().any(text));
        let done = a.merge(b.project(), Side::Here, LATER_YET);
        match new {
            Some(_) => prop_assert!(done.is_ok(), "{:?}", done),
            None => prop_assert_eq!(done.err(), Some(CommandError::Nothing)),
        }
        let texts = |p: &Project| p.all_documents().iter().map(|d| d.text.clone()).collect::<Vec<_>>();
        prop_assert_eq!(texts(&once), texts(a.project()));
    }

    #[test]
    fn a_correction_of_one_of_three_comes_to_all_in_any_order(
        before in at_texts(10), correction in at_texts(8),
        one in prop::collection::vec(any::<(u8, u8)>(), 1..4),
        two in prop::collection::vec(any::<(u8, u8)>(), 1..4),
    ) {
        let mut begun = World::new();
        for wish in &before {
            begun.grant(wish);
        }
        let tags = |all: Vec<(u8, u8)>| all.into_iter().map(|s| Wish::Tag(vec![s], 0)).collect();
        let work: [Vec<Wish>; 3] = [correction, tags(one), tags(two)];
        let worlds = work.iter().zip(1..).map(|(work, n)| {
            let mut world = begun.parted(n);
            for wish in work {
                world.grant(wish);
            }
            world
        });
        let worlds: Vec<World> = worlds.collect();
        let all: Vec<Project> = worlds.iter().map(|w| w.project().clone()).collect();
        let in_order = |order: [usize; 3]| {
            let mut world = worlds[order[0]].clone();
            let _ = world.merge(&all[order[1]], Side::Here, LATER);
            let _ = world.merge(&all[order[2]], Side::Here, LATER);
            held(world.project())
        };
        let first = in_order([0, 1, 2]);
        for order in [[1, 0, 2], [1, 2, 0], [2, 1, 0], [0, 2, 1], [2, 0, 1]] {
            prop_assert_eq!(&first, &in_order(order));
        }
    }
}

fn correct(world: &mut World, from: &str, to: &str) {
    let article = Arc::clone(&world.project().documents()[0]);
    let text = article.text.as_str().replacen(from, to, 1);
    assert_ne!(text, article.text.as_str());
    let command = command::CorrectText {
        document: article.id(),
        text: Text::freeze_str(&text).unwrap(),
    };
    world.command(command).unwrap();
}

fn text(world: &World) -> &str {
    world.project().documents()[0].text.as_str()
}

/// Tags the words.
fn tagged(world: &mut World, words: &str) -> AnnotationId {
    let (before, _) = text(world).split_once(words).unwrap();
    let start = before.chars().count() as u8;
    let end = start + words.chars().count() as u8;
    world.grant(&Wish::Tag(vec![(start, end)], 0)).unwrap();
    let mut all = world.project().annotations();
    let on_them = all.find(|tag| *tag.anchor.quote().exact == *words);
    on_them.unwrap().id
}

fn words(world: &World, id: AnnotationId) -> String {
    let tag = world.project().annotation(id).unwrap();
    tag.anchor.quote().exact.to_string()
}

#[test]
fn a_corrected_text_wins_whichever_file_is_merged_into_which() {
    let (mut a, mut b) = two(&[], &[], &[]);
    correct(&mut a, "Moscow demands", "Today the Kremlin demands");
    let (wait, moscow) = (tagged(&mut b, "We will wait"), tagged(&mut b, "Mr Lavrov"));
    let (pa, pb) = (a.project().clone(), b.project().clone());
    assert_eq!(merged(&pa, &pb).questions, []);
    b.merge(&pa, Side::Here, LATER).unwrap();
    a.merge(&pb, Side::Here, LATER).unwrap();
    for world in [&a, &b] {
        assert!(text(world).contains("Today the Kremlin"));
        assert_eq!(words(world, wait), "We will wait");
        assert_eq!(words(world, moscow), "Mr Lavrov");
        assert_eq!(world.project().documents()[0].meta.versions.len(), 1);
    }
    assert_eq!(held(a.project()), held(b.project()));
    b.undo().unwrap();
    assert_eq!(b.project(), &pb);
}

#[test]
fn tags_on_words_that_were_corrected_are_told_and_those_that_are_gone_wait_to_be_placed() {
    let (mut a, mut b) = two(&[], &[], &[]);
    correct(&mut a, "written answer", "writen answer");
    correct(&mut a, "Washington refuses.", "No more was said.");
    let (answer, gone) = (
        tagged(&mut b, "written answer"),
        tagged(&mut b, "Washington"),
    );
    for (here, there, holds) in [(&a, &b, Side::Here), (&b, &a, Side::There)] {
        let found = merged(here.project(), there.project());
        let [other] = found.texts.as_slice() else {
            panic!("{:?}", found.texts)
        };
        assert_eq!(other.holds, holds);
        let changed = other
            .changed
            .iter()
            .map(|[before, now]| (before.id, now.id));
        assert_eq!(changed.collect::<Vec<_>>(), [(answer, answer)]);
        assert_eq!(other.lost.iter().map(|t| t.id).collect::<Vec<_>>(), [gone]);
        assert!(found.aside.is_empty());
    }
    b.merge(a.project(), Side::Here, LATER).unwrap();
    assert_eq!(words(&b, answer), "writen answer");
    let lost = b.project().annotation(gone).unwrap().lost.as_deref();
    assert_eq!(lost.map(|quote| &*quote.exact), Some("Washington"));
}

#[test]
fn a_correction_that_was_taken_back_does_not_come_again() {
    let mut begun = World::new();
    correct(&mut begun, "Geneva", "Genf");
    let (mut a, mut b) = (begun.clone(), begun.parted(2));
    tagged(&mut b, "Mr Lavrov");
    a.undo().unwrap();
    tagged(&mut a, "Moscow");
    b.merge(a.project(), Side::Here, LATER).unwrap();
    assert!(text(&b).starts_with("Talks in Geneva"));
    assert_eq!(b.project().documents()[0].meta.versions, []);
}

#[test]
fn of_two_corrections_a_person_decides_once() {
    let (mut a, mut b) = two(&[], &[], &[]);
    correct(&mut a, "Geneva", "Genf");
    correct(&mut b, "Geneva", "Genève");
    let (pa, pb) = (a.project().clone(), b.project().clone());
    let asked = questions(&pa, &pb);
    let [question] = asked.as_slice() else {
        panic!("{asked:?}")
    };
    assert_eq!(question.asked.about, About::Text);
    let shown = question.there.as_ref().and_then(|there| there.as_str());
    assert!(shown.unwrap().starts_with("Talks in Genève"));
    a.merge(&pb, Side::There, LATER).unwrap();
    assert!(text(&a).starts_with("Talks in Genève"));
    // Neither the other, who goes on with it, nor whoever had the other version is asked again.
    correct(&mut b, "Moscow", "The Kremlin");
    for copy in [b.project(), &pa] {
        assert_eq!(questions(a.project(), copy), []);
        assert_eq!(questions(copy, a.project()), []);
    }
    a.merge(b.project(), Side::Here, LATER_YET).unwrap();
    assert!(text(&a).contains("The Kremlin demands"));
}
