//! What holds for whatever is corrected, and what one would expect of some corrections.

use std::sync::Arc;

use super::{Found, Placed, Reanchoring};
use crate::domain::{Anchor, Blocks, Offset, Span, Text};
use proptest::prelude::*;

fn text(words: &str) -> Text {
    Text::freeze_str(words).unwrap()
}

/// The place of some words in a text, for the nth time.
fn span(text: &Text, words: &str, nth: usize) -> Span {
    let (byte, _) = text.as_str().match_indices(words).nth(nth).unwrap();
    let before = text.as_str()[..byte].chars().count() as u32;
    Span::new(
        Offset(before),
        Offset(before + words.chars().count() as u32),
    )
}

fn place(old: &Text, new: &Text, spans: &[Span]) -> Option<Placed> {
    let blocks = Arc::new(Blocks::of(new));
    let anchor = Anchor::describe(old, spans).unwrap();
    Reanchoring::new(old, new, &blocks).place(&anchor)
}

/// What becomes of a tag on some words: how it is found, and on which words.
fn found(old: &str, new: &str, words: &str) -> (Found, String) {
    let (old, new) = (text(old), text(new));
    let placed = place(&old, &new, &[span(&old, words, 0)]).unwrap();
    assert_eq!(placed.anchor.verify(&new), Ok(()));
    (placed.found, placed.anchor.quote().exact.to_string())
}

const OLD: &str = "Moscow demands a writen answer by Friday.\n\nWashington has refused, and the minister said no.";

#[test]
fn a_typo_elsewhere_moves_what_follows_and_nothing_else() {
    let new = OLD.replace("writen", "written");
    assert_eq!(
        found(OLD, &new, "Moscow"),
        (Found::Same, "Moscow".to_owned())
    );
    let refused = (Found::Moved, "has refused".to_owned());
    assert_eq!(found(OLD, &new, "has refused"), refused);
}

#[test]
fn a_tag_takes_the_correction_of_its_own_words() {
    let new = OLD.replace("writen", "written");
    let corrected = |words: &str| (Found::Corrected, words.to_owned());
    assert_eq!(found(OLD, &new, "writen"), corrected("written"));
    assert_eq!(
        found(OLD, &new, "a writen answer"),
        corrected("a written answer")
    );
    // A broken line within it.
    let broken = OLD.replace("demands a", "demands\na");
    assert_eq!(
        found(&broken, OLD, "Moscow demands\na writen answer"),
        corrected("Moscow demands a writen answer")
    );
}

#[test]
fn a_part_of_a_word_stays_where_its_letters_are() {
    let new = OLD.replace("writen", "written");
    assert_eq!(found(OLD, &new, "wri"), (Found::Same, "wri".to_owned()));
    assert_eq!(
        found(OLD, &new, "en answer"),
        (Found::Moved, "en answer".to_owned())
    );
}

#[test]
fn a_paragraph_that_went_elsewhere_is_found_by_its_words() {
    let [first, second] = [
        "The talks began in Geneva on Friday morning.",
        "Moscow demands an answer.",
    ];
    let between = "Nobody had expected much of them, and a long line of cars stood at the lake.";
    let old = format!("{first}\n{second}\n{between}\n{between}");
    let new = format!("{first}\n{between}\n{between}\n{second}");
    let (how, words) = found(&old, &new, "demands an answer");
    assert_eq!((how, words.as_str()), (Found::ByQuote, "demands an answer"));
}

#[test]
fn words_that_were_changed_and_moved_are_found_by_likeness() {
    let old = "He wants gaurantees in writting at once. That is all. Nobody knows why.";
    let new = "At once, in an odd letter, he asks for guarantees in writing!";
    let (how, words) = found(old, new, "gaurantees in writting");
    assert_eq!(
        (how, words.as_str()),
        (Found::Fuzzily, "guarantees in writing")
    );
}

#[test]
fn what_was_taken_out_is_lost_and_stands_near_there() {
    let new = OLD.replace(" has refused, and", "");
    let (how, words) = found(OLD, &new, "has refused");
    assert_eq!((how, words.as_str()), (Found::Lost, "the"));
    let (how, _) = found(OLD, "Something else", "has refused");
    assert_eq!(how, Found::Lost);
    let (old, blank) = (text(OLD), text(" \n "));
    assert_eq!(place(&old, &blank, &[span(&old, "Moscow", 0)]), None);
}

#[test]
fn the_same_words_elsewhere_are_not_taken_for_those_that_went() {
    let old = "He said no. Later that day, in front of the press, she said no.";
    let new = "Later that day, in front of the press, she said no.";
    let old_text = text(old);
    let placed = place(&old_text, &text(new), &[span(&old_text, "no", 0)]).unwrap();
    assert_eq!(placed.found, Found::Lost);
}

/// Three paragraphs, of which the last has the words of the first.
const TWICE: [&str; 3] = [
    "Moscow demands a written answer by Friday.\n\n",
    "The talks went on for two days, and nobody was pleased with them in the end.\n\n",
    "A week later one could read it anew: Moscow demands a written answer by Friday. That was all.\n",
];

#[test]
fn the_same_words_that_stood_elsewhere_all_along_do_not_get_the_tag() {
    let [first, second, third] = TWICE;
    let old = TWICE.concat();
    let tag = "Moscow demands a written answer by Friday";
    let (how, words) = found(&old, &format!("{second}{third}"), tag);
    assert_eq!((how, words.as_str()), (Found::Lost, "The"));
    // Nor do they with a typo of their own corrected, or much like them.
    let typo = old.replacen(
        "read it anew: Moscow demands a written",
        "read it anew: Moscow demands a writen",
        1,
    );
    assert_eq!(
        found(&typo, &format!("{second}{third}"), tag).0,
        Found::Lost
    );
    let like = format!("{first}Moscow demanded a written answer by Friday, too.\n\n{second}");
    let (_, rest) = like.split_at(first.len());
    assert_eq!(found(&like, rest, tag).0, Found::Lost);
}

#[test]
fn words_that_were_cut_and_pasted_are_found_though_the_same_stand_elsewhere() {
    let [first, second, third] = TWICE;
    let old = text(&TWICE.concat());
    let new = text(&format!("{second}{third}\n{first}"));
    let tag = "Moscow demands a written answer by Friday";
    let placed = place(&old, &new, &[span(&old, tag, 0)]).unwrap();
    assert_eq!(placed.found, Found::ByQuote);
    assert_eq!(placed.anchor.fragments(), [span(&new, tag, 1)]);
    // And with a word changed on the way.
    let changed = first.replace("a written", "any written");
    let new = text(&format!("{second}{changed}{third}"));
    let placed = place(&old, &new, &[span(&old, tag, 0)]).unwrap();
    assert_eq!(placed.found, Found::Fuzzily);
    let there = "Moscow demands any written answer by Friday";
    assert_eq!(placed.anchor.fragments(), [span(&new, there, 0)]);
}

#[test]
fn of_several_stretches_the_least_sure_counts() {
    let old = text(OLD);
    let spans = [span(&old, "demands", 0), span(&old, "writen", 0)];
    let new = text(&OLD.replace("writen", "written"));
    let placed = place(&old, &new, &spans).unwrap();
    assert_eq!(placed.found, Found::Corrected);
    assert_eq!(&*placed.anchor.quote().exact, "demands … written");
}

/// Texts in which no word comes twice, and an edit of some of the words.
fn edited() -> impl Strategy<Value = (Vec<String>, usize, usize, Vec<String>)> {
    (
        4..40_usize,
        any::<(prop::sample::Index, prop::sample::Index)>(),
        0..4_usize,
    )
        .prop_map(|(count, (a, b), put_in)| {
            let words: Vec<String> = (0..count).map(|n| format!("word{n}")).collect();
            let (a, b) = (a.index(count), b.index(count));
            let new = (0..put_in).map(|n| format!("other{n}x")).collect();
            (words, a.min(b), a.max(b), new)
        })
}

/// No two of them alike.
const SENTENCES: [&str; 5] = [
    "Moscow demands a written answer.",
    "The harbour was closed for three nights!",
    "Nobody at the lake had expected so long a line of cars.",
    "\"We shall see,\" said the minister.",
    "Buses run until one.",
];

proptest! {
    #[test]
    fn where_text_was_only_taken_out_no_tag_goes_anywhere_else(
        order in prop::collection::vec(0..SENTENCES.len(), 1..9), ends in any::<(prop::sample::Index, prop::sample::Index)>(),
        between in prop::sample::select(vec![" ", "\n", "\n\n"]),
    ) {
        let (a, b) = (ends.0.index(order.len()), ends.1.index(order.len()));
        let (from, to) = (a.min(b), a.max(b) + 1);
        let words = |order: &[usize]| order.iter().map(|n| SENTENCES[*n]).collect::<Vec<_>>().join(between);
        let (old, new) = (text(&words(&order)), text(&words(&[&order[..from], &order[to..]].concat())));
        let mut start = 0;
        for n in &order {
            let end = start + SENTENCES[*n].chars().count() as u32;
            let placed = place(&old, &new, &[Span::new(Offset(start), Offset(end))]);
            let found = placed.map_or(Found::Lost, |placed| placed.found);
            prop_assert!(matches!(found, Found::Same | Found::Moved | Found::Lost), "{:?} of {:?}", found, SENTENCES[*n]);
            start = end + between.len() as u32;
        }
    }

    #[test]
    fn what_stood_is_what_was_kept_of_others(
        old in "[ab \n]{0,40}", new in "[ab \n]{0,40}", place in (0..40_u32, 0..40_u32), own in (0..40_u32, 0..40_u32),
    ) {
        let (old, new) = (text(&old), text(&new));
        let span = |(a, b): (u32, u32)| Span::new(Offset(a), Offset(b));
        let (place, own) = (span(place), span(own));
        let between = Reanchoring::new(&old, &new, &Arc::new(Blocks::of(&new)));
        let mut stood = 0;
        for kept in between.comparison().kept() {
            for n in 0..kept.old.len() {
                let (was, is) = (kept.old.start().plus(n), kept.new.start().plus(n));
                stood += u32::from(place.contains(is) && !own.contains(was));
            }
        }
        prop_assert_eq!(between.comparison().stood(place, own), stood);
    }

    #[test]
    fn an_unchanged_text_leaves_every_tag_as_it_is(
        words in "[a-cé👍\u{301} \n]{1,60}", ends in prop::collection::vec((0..60_u32, 1..20_u32), 1..4),
    ) {
        let text = text(&words);
        let spans: Vec<Span> = ends.iter().map(|(a, n)| Span::new(Offset(*a), Offset(a + n))).collect();
        let Ok(anchor) = Anchor::describe(&text, &spans) else { return Ok(()) };
        let blocks = Arc::new(Blocks::of(&text));
        let placed = Reanchoring::new(&text, &text, &blocks).place(&anchor);
        prop_assert_eq!(placed, Some(Placed { anchor, found: Found::Same }));
    }

    #[test]
    fn what_is_put_before_all_shifts_every_tag_by_its_length(
        words in "[a-z]{3,9}( [a-z]{3,9}){3,9}", before in "[A-Z]{1,9}( [A-Z]{1,9}){0,4} ", at in 0..20_u32, n in 1..9_u32,
    ) {
        let (old, new) = (text(&words), text(&format!("{before}{words}")));
        let by = before.chars().count() as u32;
        let span = Span::new(Offset(at), Offset(at + n));
        if span.end() > old.len() {
            return Ok(());
        }
        let placed = place(&old, &new, &[span]).unwrap();
        prop_assert_eq!(placed.found, Found::Moved);
        prop_assert_eq!(placed.anchor.fragments(), [Span::new(Offset(at + by), Offset(at + n + by))]);
    }

    #[test]
    fn words_beside_an_edit_are_where_they_are((words, from, to, new) in edited()) {
        let old = text(&words.join(" "));
        let mut after = words.clone();
        after.splice(from..to, new);
        if after.is_empty() {
            return Ok(());
        }
        let new = text(&after.join(" "));
        for (n, word) in words.iter().enumerate() {
            if (from..to).contains(&n) {
                continue;
            }
            let placed = place(&old, &new, &[span(&old, word, 0)]).unwrap();
            prop_assert!(placed.found <= Found::Moved, "{} is {:?}", word, placed.found);
            prop_assert_eq!(&*placed.anchor.quote().exact, word.as_str());
        }
    }

    #[test]
    fn every_tag_is_accounted_for_and_stands_in_the_new_text(
        old in "[a-cé👍\u{301} \n]{1,60}", new in "[a-cé👍\u{301} \n]{0,60}",
        ends in prop::collection::vec((0..60_u32, 1..20_u32), 1..4),
    ) {
        let (old, new) = (text(&old), text(&new));
        let spans: Vec<Span> = ends.iter().map(|(a, n)| Span::new(Offset(*a), Offset(a + n))).collect();
        let Ok(anchor) = Anchor::describe(&old, &spans) else { return Ok(()) };
        let blocks = Arc::new(Blocks::of(&new));
        let between = Reanchoring::new(&old, &new, &blocks);
        match between.place(&anchor) {
            None => prop_assert!(new.as_str().trim().is_empty()),
            Some(placed) => {
                prop_assert_eq!(placed.anchor.verify(&new), Ok(()));
                prop_assert_eq!(between.place(&anchor), Some(placed.clone()), "it depends on something else");
                if placed.found <= Found::Moved && anchor.fragments().len() == placed.anchor.fragments().len() {
                    prop_assert_eq!(&anchor.quote().exact, &placed.anchor.quote().exact);
                }
            }
        }
    }

    #[test]
    fn what_both_versions_have_is_the_same_in_both(old in "[ab \n]{0,60}", new in "[ab \n]{0,60}") {
        let (old, new) = (text(&old), text(&new));
        let blocks = Arc::new(Blocks::of(&new));
        let between = Reanchoring::new(&old, &new, &blocks);
        let mut ends = (Offset::ZERO, Offset::ZERO);
        for kept in between.comparison().kept() {
            prop_assert!(!kept.old.is_empty() && kept.old.start() >= ends.0 && kept.new.start() >= ends.1);
            prop_assert_eq!(old.slice(kept.old), new.slice(kept.new));
            ends = (kept.old.end(), kept.new.end());
        }
    }
}
