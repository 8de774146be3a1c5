//! Where names stand, in texts that make it hard.

use proptest::prelude::*;
use uuid::Uuid;

use super::*;

/// Actors with their names; ids count from 1.
fn register(all: &[&[&str]]) -> Vec<Actor> {
    let each = all.iter().zip(1..).map(|(names, n)| {
        let mut actor = Actor::named(ActorId::new(Uuid::from_u128(n)), names[0]);
        actor.aliases = names[1..].iter().map(|&name| name.to_owned()).collect();
        actor
    });
    each.collect()
}

/// The text with every place in brackets, and the numbers of the actors behind.
fn marked(actors: &[Actor], text: &str) -> String {
    let text = Text::freeze_str(text).unwrap();
    let places = KnownNames::of(actors.iter()).places(&text);
    let mut shown = String::new();
    let mut at = crate::domain::Offset::ZERO;
    for place in places {
        shown.push_str(text.slice(Span::new(at, place.span.start())));
        let who: Vec<String> = place
            .actors
            .iter()
            .map(|id| id.uuid().as_u128().to_string())
            .collect();
        shown.push_str(&format!("[{}]{}", text.slice(place.span), who.join("+")));
        at = place.span.end();
    }
    shown + text.slice(Span::new(at, text.len()))
}

fn talks() -> Vec<Actor> {
    register(&[
        &["Russia", "Moscow", "the Kremlin"],
        &["US", "U.S.", "Washington"],
        &["Russia Today"],
        &["Emmanuel Macron", "l’Élysée"],
        &["Antony Blinken"],
        &["O'Neill", "Neill"],
    ])
}

#[test]
fn whole_words_the_longest_first() {
    for (text, expected) in [
        ("Moscow said.", "[Moscow]1 said."),
        ("Moscow’s and Moscow's", "[Moscow]1’s and [Moscow]1's"),
        ("Moscows, aMoscow, Moscow2", "Moscows, aMoscow, Moscow2"),
        (
            "Russia Today in Russia today",
            "[Russia Today]3 in [Russia]1 today",
        ),
        (
            "The Kremlin. In the Kremlin",
            "[The Kremlin]1. In [the Kremlin]1",
        ),
        ("A Kremlin aide", "A Kremlin aide"),
        ("let us see, US-led, US,", "let us see, [US]2-led, [US]2,"),
        (
            "the U.S. and the U.S said",
            "the [U.S.]2 and the [U.S]2 said",
        ),
        ("MOSCOW AND US", "[MOSCOW]1 AND [US]2"),
        ("moscow", "moscow"),
        (
            "Antony\nBlinken; Antony  Blinken",
            "[Antony\nBlinken]5; [Antony  Blinken]5",
        ),
        ("Antony\n\nBlinken", "Antony\n\nBlinken"),
        ("Antony, Blinken", "Antony, Blinken"),
        (
            "l'Elysee, L’Élysée, l’E\u{301}lyse\u{301}e",
            "[l'Elysee]4, [L’Élysée]4, [l’E\u{301}lyse\u{301}e]4",
        ),
        ("O’Neill and Neill", "[O’Neill]6 and [Neill]6"),
        ("", ""),
    ] {
        assert_eq!(marked(&talks(), text), expected);
    }
}

#[test]
fn scripts_without_blanks_and_names_that_are_shared() {
    let actors = register(&[
        &["普京"],
        &["Georgia"],
        &["Georgia", "Georgia (state)"],
        &["X"],
    ]);
    assert_eq!(marked(&actors, "普京说，普京将"), "[普京]1说，[普京]1将");
    assert_eq!(
        marked(&actors, "X in Georgia, Georgia (state)"),
        "X in [Georgia]2+3, [Georgia (state)]3"
    );
}

#[test]
fn a_mention_reads_like_a_name() {
    let names = KnownNames::of(talks().iter());
    let called = |words: &str| -> Vec<u128> {
        let ids = names.called(words).iter();
        ids.map(|id| id.uuid().as_u128()).collect()
    };
    for (words, who) in [
        ("Kremlin", &[1][..]),
        ("The Kremlin’s", &[1]),
        ("moscow", &[1]),
        ("Antony\nBlinken", &[5]),
        ("Mr Blinken", &[]),
        ("Russia’s foreign minister", &[]),
        ("the", &[]),
        ("", &[]),
    ] {
        assert_eq!(called(words), who, "{words}");
    }
}

proptest! {
    #[test]
    fn places_are_in_order_apart_and_bordered_by_no_letter(text in "(US|Russia|Today|the|Kremlin|U\\.S\\.|[ ’'.\n-]|普|京|e\u{301}|s){0,30}") {
        let text = Text::freeze_str(&text).unwrap();
        let mut last = crate::domain::Offset::ZERO;
        for place in KnownNames::of(talks().iter()).places(&text) {
            prop_assert!(last <= place.span.start() && !place.span.is_empty());
            last = place.span.end();
            let before = text.slice(Span::new(crate::domain::Offset::ZERO, place.span.start()));
            let after = text.slice(Span::new(last, text.len()));
            let letter = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
            prop_assert!(!letter(before.chars().next_back()));
            // Behind a full stop that belongs to the name, anything may stand.
            prop_assert!(text.slice(place.span).ends_with('.') || !letter(after.chars().next()));
        }
    }
}
