//! A stored project is damaged at every record and at every boundary inside of it: nothing panics, whatever is whole is
//! there, what is missing is said, and opening deletes nothing.

#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::unwrap_used,
    reason = "tests may stop at the first surprise, their helpers as well"
)]

#[path = "damaged/records.rs"]
mod records;
#[path = "damaged/stored.rs"]
mod stored;

use std::collections::BTreeSet;
use std::rc::Rc;

use demarche::domain::{DocumentId, Project, Timestamp};
use demarche::persist::{Library, Lost, Memory, Recovered, Shelf, StorageError, rescued};
use pollster::block_on;
use proptest::prelude::*;
use records::{Damage, Record, damages, records};
use stored::{Stored, opened, versions_opened, work_on};

/// What a damage of one record may cost.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Cost {
    Nothing,
    /// Everything since the newest kept version.
    Newest,
    /// A kept version; the project itself is whole.
    OfVersions,
    Step,
    Text(DocumentId),
    Coded(DocumentId),
    Log,
}

fn cost(stored: &Stored, record: &Record) -> Cost {
    match record {
        Record::Head | Record::Listing => Cost::Nothing,
        Record::Snapshot => Cost::Newest,
        Record::Version(_) => Cost::OfVersions,
        Record::Step(_) => Cost::Step,
        Record::Piece(name) => {
            let words: Vec<&str> = name.split(' ').collect();
            let spoken_of = stored.outline_says(name);
            match words.as_slice() {
                _ if !spoken_of => Cost::OfVersions,
                ["coded", id, _] => Cost::Coded(id.parse().unwrap()),
                ["log", ..] => Cost::Log,
                _ => Cost::Text(stored.article_of_text(name)),
            }
        }
    }
}

/// All articles and tags but those of one article are there, as they were.
fn all_but(article: Option<DocumentId>, with_text: bool, now: &Project, before: &Project) {
    let expected = before.all_documents().iter();
    let expected = expected.filter(|d| with_text || Some(d.id()) != article);
    assert!(now.all_documents().iter().eq(expected));
    let expected = before.annotations().filter(|t| Some(t.document) != article);
    assert!(now.annotations().eq(expected));
    let whole = |end| Some(before.annotation(end).unwrap().document) != article;
    let links = before.relations();
    let links = links.filter(|link| whole(link.from) && whole(link.to));
    assert!(now.relations().eq(links));
}

/// Holds an opened project to what the damage may cost.
fn holds(stored: &Stored, cost: &Cost, damage: &Damage, recovered: Recovered) {
    let before = &stored.project;
    let (now, lost): (Project, Option<Lost>) = match recovered {
        Recovered::Whole(opened) => (opened.project, None),
        Recovered::Partly(opened, lost) => (opened.project, Some(lost)),
        // A digit of the first line that became another may well be that of a version to come.
        Recovered::Newer(_) if matches!(damage, Damage::Flip(..)) => return,
        other => panic!("{damage:?}: {other:?}"),
    };
    assert_eq!(now.check(), Vec::new(), "{damage:?}");
    let Some(lost) = lost else {
        assert!(
            matches!(cost, Cost::Nothing | Cost::OfVersions),
            "{damage:?} must be noticed: {cost:?}"
        );
        assert_eq!(&now, before);
        return;
    };
    assert!(lost.words.contains("could not be read"), "{lost}");
    let titles: BTreeSet<&String> = lost.articles.iter().chain(&lost.uncoded).collect();
    let title = |id| &before.any_document(id).unwrap().meta.title;
    match cost {
        Cost::Nothing | Cost::OfVersions => panic!("{damage:?} costs nothing, but: {lost}"),
        Cost::Text(id) => {
            assert_eq!(lost.articles, [title(*id).clone()]);
            all_but(Some(*id), false, &now, before);
        }
        Cost::Coded(id) => {
            assert_eq!(lost.uncoded, [title(*id).clone()]);
            assert!(lost.articles.is_empty());
            assert!(now.all_documents() == before.all_documents());
            let others = |t: &&_| {
                let tag: &std::sync::Arc<demarche::domain::Annotation> = t;
                tag.document != *id
            };
            let expected = before.annotations().filter(others);
            assert!(now.annotations().filter(others).eq(expected));
        }
        Cost::Log => {
            assert!(lost.log && lost.steps == 0 && titles.is_empty());
            assert_eq!(&now, before);
        }
        Cost::Step => {
            assert!(!lost.log && !lost.earlier && titles.is_empty());
            assert!((1..=2).contains(&lost.steps), "{damage:?}: {lost}");
            assert!(now.all_documents() == before.all_documents());
            let missing = before
                .annotations()
                .filter(|t| now.annotation(t.id).is_none());
            assert!(missing.count() <= 2, "{damage:?}");
        }
        Cost::Newest => {
            assert!(lost.earlier && titles.is_empty());
            let of_version = stored.versions.last().unwrap();
            let there = of_version.all_documents().iter();
            for document in there {
                assert!(now.any_document(document.id()).is_some());
            }
        }
    }
}

/// Opens what is left after a damage and holds it to what that may cost.
fn tried(stored: &Stored, record: &Record, damage: &Damage) {
    let mut shelf = stored.shelf.clone();
    damage.to(record, &mut shelf);
    let memory = Memory::holding(stored.id(), shelf.clone());
    let cost = cost(stored, record);
    let recovered = opened(&memory, stored.id());
    holds(stored, &cost, damage, recovered);
    if *damage == Damage::Remove && !matches!(record, Record::Version(_) | Record::Piece(_)) {
        let versions = versions_opened(&memory, stored.id());
        assert!(
            versions.iter().eq(stored.versions.iter().rev()),
            "{damage:?} of {record:?}"
        );
    }
    assert_eq!(memory.shelf(stored.id()), shelf, "opening changes nothing");
}

#[test]
fn one_damaged_record_costs_what_is_in_it_and_no_more() {
    let stored = Stored::new();
    let mut tries = 0;
    for record in records(&stored.shelf) {
        for damage in damages(&record, &stored.shelf) {
            tried(stored, &record, &damage);
            tries += 1;
        }
    }
    assert!(tries > 1_000, "{tries}");
}

#[test]
fn records_in_each_others_place_are_noticed() {
    let stored = Stored::new();
    let all = records(&stored.shelf);
    for (n, first) in all.iter().enumerate() {
        let like = all[n + 1..].iter().filter(|r| r.is_like(first));
        for second in like.take(3) {
            let (Some(a), Some(b)) = (first.bytes(&stored.shelf), second.bytes(&stored.shelf))
            else {
                continue;
            };
            for copies in [[&b, &a], [&a, &a], [&b, &b]] {
                let mut shelf = stored.shelf.clone();
                first.put(copies[0].clone(), &mut shelf);
                second.put(copies[1].clone(), &mut shelf);
                sound(stored, shelf);
            }
        }
    }
}

#[test]
fn work_goes_on_after_a_damage_and_what_was_damaged_is_still_there() {
    let stored = Stored::new();
    for record in records(&stored.shelf) {
        let mut shelf = stored.shelf.clone();
        Damage::Cut(60).to(&record, &mut shelf);
        let damaged = record.bytes(&shelf);
        let memory = Memory::holding(stored.id(), shelf);
        let (project, noticed) = match opened(&memory, stored.id()) {
            Recovered::Whole(opened) => (work_on(&memory, opened), false),
            Recovered::Partly(opened, _) => (work_on(&memory, opened), true),
            other => panic!("{record:?}: {other:?}"),
        };
        match opened(&memory, stored.id()) {
            Recovered::Whole(opened) => assert_eq!(opened.project, project),
            other => panic!("{record:?}: {other:?}"),
        }
        // Byte for byte, wherever: where it lay, or in the copy that was put aside.
        if let Some(bytes) = damaged.filter(|_| noticed) {
            assert!(stored::is_anywhere(&memory, &bytes), "{record:?}");
        }
        // A version that cannot be read keeps what it may speak of.
        if matches!(record, Record::Version(_)) {
            let now = memory.shelf(stored.id()).pieces;
            assert!(
                stored
                    .shelf
                    .pieces
                    .keys()
                    .all(|name| now.contains_key(name))
            );
        }
    }
}

/// Opening neither panics nor changes anything, and what it gives keeps the laws.
fn sound(stored: &Stored, shelf: Shelf) {
    let memory = Memory::holding(stored.id(), shelf.clone());
    match opened(&memory, stored.id()) {
        Recovered::Whole(opened) => assert_eq!(opened.project.check(), Vec::new()),
        Recovered::Partly(opened, lost) => {
            assert_eq!(opened.project.check(), Vec::new());
            assert!(lost.words.contains("could not be read"), "{lost}");
        }
        Recovered::Unreadable(kept) | Recovered::Newer(kept) => {
            assert!(!kept.reason.is_empty());
        }
    }
    versions_opened(&memory, stored.id());
    assert_eq!(memory.shelf(stored.id()), shelf);
}

#[test]
fn a_file_of_everything_brings_a_project_back_with_its_kept_versions() {
    let stored = Stored::new();
    let memory = Memory::holding(stored.id(), stored.shelf.clone());
    let library = Library::new(Rc::new(memory));
    let file = block_on(library.everything(None, Timestamp(5))).unwrap();
    let rescued = rescued::read(file.as_bytes()).unwrap();
    assert_eq!(rescued.problems, Vec::<String>::new());
    let ([project], [earlier]) = (rescued.projects.as_slice(), rescued.earlier.as_slice()) else {
        panic!("one project, and its versions");
    };
    let elsewhere = Memory::new();
    let storage = Rc::new(elsewhere.clone());
    block_on(earlier.put_back(Rc::clone(&storage), project, Timestamp(6))).unwrap();
    let Recovered::Whole(opened) = stored::opened(&elsewhere, stored.id()) else {
        panic!("it is whole");
    };
    assert_eq!(opened.project, stored.project);
    assert_eq!(opened.project.log(), stored.project.log());
    let labels = |library: &Library<Memory>| {
        let all = block_on(library.versions(stored.id())).unwrap();
        all.into_iter().map(|v| v.label).collect::<Vec<_>>()
    };
    assert_eq!(labels(&Library::new(storage)), labels(&library));
    let versions = versions_opened(&elsewhere, stored.id());
    assert!(versions.iter().eq(stored.versions.iter().rev()));
    // Work goes on, and further versions come after these.
    let project = work_on(&elsewhere, opened);
    let versions = versions_opened(&elsewhere, stored.id());
    assert!(versions.len() == 4 && versions[0] == project);
    // Where no room is left, nothing of it stays.
    let full = Memory::new();
    full.fail_after(3, StorageError::Quota);
    let refused = block_on(earlier.put_back(Rc::new(full.clone()), &project, Timestamp(6)));
    assert_eq!(refused, Err(StorageError::Quota));
    assert_eq!(full.shelf(stored.id()), Shelf::default());
}

fn any_damage() -> impl Strategy<Value = Damage> {
    prop_oneof![
        Just(Damage::Remove),
        (0..4_000_usize).prop_map(Damage::Cut),
        (0..4_000_usize, 1..=255_u8).prop_map(|(at, by)| Damage::Flip(at, by)),
        prop::collection::vec(any::<u8>(), 0..60).prop_map(Damage::Other),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn whatever_is_damaged_at_once_nothing_panics(all in prop::collection::vec((any::<prop::sample::Index>(), any_damage()), 1..9)) {
        let stored = Stored::new();
        let mut shelf = stored.shelf.clone();
        let records = records(&stored.shelf);
        for (which, damage) in &all {
            damage.to(which.get(&records), &mut shelf);
        }
        sound(stored, shelf);
    }
}
