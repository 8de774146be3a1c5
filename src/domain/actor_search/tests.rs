//! What an analyst types, and whom it finds.

use uuid::Uuid;

use super::*;
use crate::domain::{Codebook, Extra, Parts, ProjectId, ProjectMeta, Timestamp};

/// Each with its name first and its aliases behind; ids count from 1.
fn register(all: &[&[&str]]) -> Vec<Arc<Actor>> {
    let each = all.iter().zip(1..).map(|(names, n)| {
        let mut actor = Actor::named(ActorId::new(Uuid::from_u128(n)), names[0]);
        actor.aliases = names[1..].iter().map(|&name| name.to_owned()).collect();
        Arc::new(actor)
    });
    each.collect()
}

fn talks() -> Vec<Arc<Actor>> {
    register(&[
        &["Russia", "Moscow", "the Kremlin"],
        &["Antony Blinken"],
        &["Sergey Lavrov", "Lawrow"],
        &["Emmanuel Macron", "l’Élysée"],
        &["Belarus"],
        &["Jens Stoltenberg"],
        &["US", "Washington"],
    ])
}

fn found(actors: &[Arc<Actor>], typed: &str) -> Vec<String> {
    let hits = find_actors(actors.iter(), typed, 9);
    let shown = hits.iter().map(|hit| match hit.name == hit.actor.name {
        true => hit.name.to_owned(),
        false => format!("{} ({})", hit.actor.name, hit.name),
    });
    shown.collect()
}

#[test]
fn actors_are_found_while_typing() {
    let actors = talks();
    for (typed, names) in [
        ("bli", &["Antony Blinken"][..]),
        ("BLINKEN", &["Antony Blinken"]),
        ("ant bli", &["Antony Blinken"]),
        ("blinken antony", &["Antony Blinken"]),
        ("mosc", &["Russia (Moscow)"]),
        ("kreml", &["Russia (the Kremlin)"]),
        ("elysee", &["Emmanuel Macron (l’Élysée)"]),
        ("us", &["US", "Russia", "Belarus"]),
        ("rus", &["Russia", "Belarus"]),
        ("blimken", &["Antony Blinken"]),
        ("lavorv", &["Sergey Lavrov"]),
        ("stotlenbreg", &["Jens Stoltenberg"]),
        ("merkel", &[]),
        ("bx", &[]),
        ("?!", &[]),
    ] {
        assert_eq!(found(&actors, typed), names, "typed: {typed}");
    }
}

#[test]
fn better_fits_come_first() {
    let actors = register(&[
        &["Ukrainian Georgia Fund"],
        &["Transgeorgian Pipeline"],
        &["Tbilisi", "Georgia"],
        &["Georgian Dream"],
        &["Georgia"],
        &["Goergia"],
    ]);
    assert_eq!(
        found(&actors, "georgia"),
        [
            "Georgia",
            "Tbilisi (Georgia)",
            "Georgian Dream",
            "Ukrainian Georgia Fund",
            "Transgeorgian Pipeline",
            "Goergia",
        ]
    );
    assert_eq!(find_actors(actors.iter(), "georgia", 2).len(), 2);
}

#[test]
fn nothing_typed_lists_all_by_name_and_the_order_never_depends_on_the_register() {
    let mut actors = talks();
    let all = found(&actors, " ");
    assert_eq!(all[..3], ["Antony Blinken", "Belarus", "Emmanuel Macron"]);
    assert_eq!(all.len(), 7);
    actors.reverse();
    assert_eq!(found(&actors, " "), all);
    assert_eq!(found(&actors, "us"), ["US", "Russia", "Belarus"]);
}

#[test]
fn whoever_may_be_named_is_proposed_the_surest_first() {
    let mut all = register(&[
        &["Sergey Lavrov", "the Foreign Minister"],
        &["Maria Lavrov"],
        &["Antony Blinken"],
        &["US"],
        &["Russia", "the Kremlin"],
    ]);
    all.push(Arc::new(Actor::named(
        ActorId::new(Uuid::from_u128(9)),
        "Town council",
    )));
    let meta = ProjectMeta {
        id: ProjectId::new(Uuid::from_u128(1)),
        title: String::new(),
        created: Timestamp(0),
        sample: false,
        lost: Vec::new(),
        extra: Extra::new(),
    };
    let project = Project::assemble(Parts {
        actors: all.iter().map(|a| (**a).clone()).collect(),
        ..Parts::new(meta, Codebook::claims_actors_demands())
    });
    let project = project.unwrap();
    let proposed = |words: &str| -> Vec<String> {
        let ids = suggest_actors(&project, words);
        let names = ids
            .iter()
            .map(|id| project.actor(*id).unwrap().name.clone());
        names.collect()
    };
    for (words, names) in [
        ("SERGEY LAVROV", &["Sergey Lavrov", "Maria Lavrov"][..]),
        ("Mr Lavrov", &["Sergey Lavrov", "Maria Lavrov"]),
        (
            "US Secretary of State Antony Blinken",
            &["Antony Blinken", "US"],
        ),
        ("Blinken", &["Antony Blinken"]),
        ("Kremlin", &["Russia"]),
        ("foreign minister", &["Sergey Lavrov"]),
        ("the council", &[]),
        ("he", &[]),
        ("", &[]),
    ] {
        assert_eq!(proposed(words), names, "words: {words}");
    }
}

#[test]
fn five_thousand_actors_are_all_looked_at() {
    let names: Vec<String> = (0..5_000).map(|n| format!("Speaker {n}")).collect();
    let lists: Vec<[&str; 1]> = names.iter().map(|name| [name.as_str()]).collect();
    let lists: Vec<&[&str]> = lists.iter().map(<[&str; 1]>::as_slice).collect();
    let actors = register(&lists);
    assert_eq!(found(&actors, "speaker 4999"), ["Speaker 4999"]);
    assert_eq!(found(&actors, "speaekr 4999"), ["Speaker 4999"]);
}
