//! The contract of [`Storage`], in bytes that mean nothing.

use std::collections::BTreeSet;

use demarche::domain::ProjectId;
use demarche::persist::{Append, Piece, Raw, Replacement, Storage, StorageError, Stored};

fn project(n: u128) -> ProjectId {
    ProjectId::new(uuid::Uuid::from_u128(n))
}

fn piece(name: &str, words: &str) -> Piece {
    (name.to_owned(), words.as_bytes().to_vec())
}

fn snapshot(of: u128, expected: Option<u64>, step: u64, pieces: &[&str]) -> Replacement {
    Replacement {
        project: project(of),
        expected,
        step,
        snapshot: format!("snapshot at {step}").into_bytes(),
        pieces: pieces
            .iter()
            .map(|name| piece(name, &format!("piece {name}")))
            .collect(),
        only_pieces: Some(pieces.iter().map(|t| (*t).to_owned()).collect()),
        keep: false,
        let_go: Vec::new(),
        listing: format!("listing at {step}").into_bytes(),
    }
}

fn steps(of: u128, after: u64, records: &[&str]) -> Append {
    let bytes = records.iter().map(|r| r.as_bytes().to_vec());
    Append {
        project: project(of),
        after,
        records: bytes.collect(),
        pieces: Vec::new(),
        listing: Some(format!("listing after {after}").into_bytes()),
    }
}

async fn load(store: &impl Storage, n: u128) -> Stored {
    store.load(project(n)).await.unwrap().unwrap()
}

/// Which of the pieces that these tests know are there, each whole.
async fn pieces(store: &impl Storage, n: u128) -> Vec<&'static str> {
    let names = ["a", "b", "c", "d", "e"];
    let asked: Vec<String> = names.map(str::to_owned).to_vec();
    let found = store.pieces(project(n), &asked).await.unwrap();
    assert_eq!(found.len(), names.len());
    let pairs = names.into_iter().zip(found);
    let there = pairs.filter_map(|(name, bytes)| {
        let bytes = bytes?;
        assert_eq!(bytes, format!("piece {name}").into_bytes());
        Some(name)
    });
    there.collect()
}

/// Everything in the store, in one order for all stores.
async fn dump(store: &impl Storage) -> BTreeSet<(&'static str, String, Vec<u8>)> {
    let raw = store.dump(None).await.unwrap();
    raw.into_iter()
        .map(|Raw { part, key, bytes }| (part, key, bytes))
        .collect()
}

/// Holds a store to the whole contract. It must be empty.
pub(crate) async fn holds(store: &impl Storage) {
    starts_empty(store).await;
    keeps_a_project(store).await;
    numbers_steps(store).await;
    refuses_who_knows_another_head(store).await;
    replaces_with_a_snapshot(store).await;
    writes_pieces_ahead(store).await;
    keeps_versions(store).await;
    keeps_any_bytes(store).await;
    keeps_what_is_put_aside(store).await;
    removes_a_project_and_no_other(store).await;
}

async fn starts_empty(store: &impl Storage) {
    assert_eq!(store.list().await, Ok(Vec::new()));
    assert_eq!(store.with_snapshot().await, Ok(Vec::new()));
    assert_eq!(store.load(project(1)).await, Ok(None));
    assert_eq!(store.dump(None).await, Ok(Vec::new()));
}

async fn keeps_a_project(store: &impl Storage) {
    store
        .replace(snapshot(1, None, 0, &["a", "b"]))
        .await
        .unwrap();
    store.replace(snapshot(2, None, 0, &["a"])).await.unwrap();
    let stored = load(store, 1).await;
    assert_eq!(stored.head, Some(0));
    assert_eq!(stored.snapshot.as_deref(), Some(&b"snapshot at 0"[..]));
    assert_eq!(stored.journal, []);
    assert_eq!(pieces(store, 1).await, ["a", "b"]);
    let mut list = store.list().await.unwrap();
    list.sort();
    let listing = b"listing at 0".to_vec();
    assert_eq!(list, [(project(1), listing.clone()), (project(2), listing)]);
    let mut there = store.with_snapshot().await.unwrap();
    there.sort();
    assert_eq!(there, [project(1), project(2)]);
}

async fn numbers_steps(store: &impl Storage) {
    store.append(steps(1, 0, &["one"])).await.unwrap();
    // Ten and more: numbers are put in order as numbers.
    let many: Vec<String> = (2..=12).map(|n| n.to_string()).collect();
    let many: Vec<&str> = many.iter().map(String::as_str).collect();
    let mut write = steps(1, 1, &many);
    write.pieces = vec![piece("c", "piece c")];
    store.append(write).await.unwrap();
    let stored = load(store, 1).await;
    assert_eq!(stored.head, Some(12));
    let numbers: Vec<u64> = stored.journal.iter().map(|(step, _)| *step).collect();
    assert_eq!(numbers, (1..=12).collect::<Vec<u64>>());
    assert_eq!(stored.journal[0].1, b"one");
    assert_eq!(stored.journal[11].1, b"12");
    assert_eq!(stored.listing.as_deref(), Some(&b"listing after 1"[..]));
    assert_eq!(pieces(store, 1).await, ["a", "b", "c"]);
    assert_eq!(
        load(store, 2).await.journal,
        [],
        "another project is untouched"
    );
}

async fn refuses_who_knows_another_head(store: &impl Storage) {
    let before = dump(store).await;
    for after in [0, 11, 13] {
        let refused = store.append(steps(1, after, &["late"])).await;
        assert_eq!(refused, Err(StorageError::Conflict), "after {after}");
    }
    for expected in [None, Some(11)] {
        let refused = store.replace(snapshot(1, expected, 20, &[])).await;
        assert_eq!(refused, Err(StorageError::Conflict), "{expected:?}");
    }
    let refused = store.append(steps(3, 0, &["nowhere"])).await;
    assert_eq!(refused, Err(StorageError::Gone));
    let refused = store.replace(snapshot(3, Some(0), 1, &["z"])).await;
    assert_eq!(refused, Err(StorageError::Gone));
    assert_eq!(dump(store).await, before, "a refused write leaves nothing");
    assert_eq!(store.load(project(3)).await, Ok(None));
}

async fn replaces_with_a_snapshot(store: &impl Storage) {
    let mut write = snapshot(1, Some(12), 15, &["b", "d"]);
    write.pieces.retain(|(name, _)| name == "d");
    store.replace(write).await.unwrap();
    let stored = load(store, 1).await;
    assert_eq!(stored.head, Some(15));
    assert_eq!(stored.snapshot.as_deref(), Some(&b"snapshot at 15"[..]));
    assert_eq!(stored.journal, []);
    assert_eq!(pieces(store, 1).await, ["b", "d"]);
    assert_eq!(
        pieces(store, 2).await,
        ["a"],
        "another project is untouched"
    );
    let mut write = steps(1, 15, &["sixteen"]);
    write.listing = None;
    store.append(write).await.unwrap();
    let listing = load(store, 1).await.listing;
    assert_eq!(
        listing.as_deref(),
        Some(&b"listing at 15"[..]),
        "the old one stays"
    );
    assert_eq!(load(store, 1).await.journal, [(16, b"sixteen".to_vec())]);
}

async fn writes_pieces_ahead(store: &impl Storage) {
    let ahead = vec![piece("c", "piece c"), piece("e", "piece e")];
    store.put_pieces(project(1), ahead).await.unwrap();
    assert_eq!(pieces(store, 1).await, ["b", "c", "d", "e"]);
    assert_eq!(
        pieces(store, 2).await,
        ["a"],
        "another project is untouched"
    );
    let mut write = snapshot(1, Some(16), 16, &["b", "d", "e"]);
    write.pieces.clear();
    store.replace(write).await.unwrap();
    assert_eq!(
        pieces(store, 1).await,
        ["b", "d", "e"],
        "what nothing speaks of goes"
    );
    // For a project that is not there yet they are no project.
    store
        .put_pieces(project(3), vec![piece("a", "piece a")])
        .await
        .unwrap();
    assert_eq!(store.load(project(3)).await, Ok(None));
    assert_eq!(pieces(store, 3).await, ["a"]);
    store.remove(project(3)).await.unwrap();
    assert_eq!(pieces(store, 3).await, [""; 0]);
}

async fn keeps_versions(store: &impl Storage) {
    assert_eq!(store.versions(project(1)).await, Ok(Vec::new()));
    for step in [16, 17, 118] {
        let expected = Some(if step == 118 { 17 } else { 16 });
        let mut write = snapshot(1, expected, step, &["b", "d"]);
        write.keep = true;
        store.replace(write).await.unwrap();
    }
    let steps =
        |all: Vec<(u64, Vec<u8>)>| all.into_iter().map(|(step, _)| step).collect::<Vec<_>>();
    let all = store.versions(project(1)).await.unwrap();
    assert_eq!(all[1], (17, b"snapshot at 17".to_vec()));
    assert_eq!(
        steps(all),
        [16, 17, 118],
        "the oldest first, numbers as numbers"
    );
    let mut write = snapshot(1, Some(118), 119, &["b", "d"]);
    write.let_go = vec![16, 17];
    store.replace(write).await.unwrap();
    assert_eq!(steps(store.versions(project(1)).await.unwrap()), [118]);
    // From elsewhere, and never in the place of one that is there.
    let brought = [(15, "brought"), (118, "other")];
    let brought = brought.map(|(step, bytes)| (step, bytes.as_bytes().to_vec()));
    store
        .add_versions(project(1), brought.to_vec())
        .await
        .unwrap();
    let all = store.versions(project(1)).await.unwrap();
    assert_eq!(all[0], (15, b"brought".to_vec()));
    assert_eq!(all[1], (118, b"snapshot at 118".to_vec()));
    let mut write = snapshot(1, Some(119), 120, &["b", "d"]);
    write.let_go = vec![15];
    store.replace(write).await.unwrap();
    assert_eq!(
        load(store, 1).await.snapshot.as_deref(),
        Some(&b"snapshot at 120"[..])
    );
    assert_eq!(store.versions(project(2)).await, Ok(Vec::new()));
    let mine = store.dump(Some(project(1))).await.unwrap();
    assert!(mine.iter().any(|raw| raw.bytes == b"snapshot at 118"));
    assert!(
        mine.iter()
            .all(|raw| raw.key.contains(&project(1).to_string()))
    );
}

async fn keeps_any_bytes(store: &impl Storage) {
    let all: Vec<u8> = (0..=255).collect();
    let mut write = steps(2, 0, &[""]);
    write.records.push(all.clone());
    store.append(write).await.unwrap();
    assert_eq!(load(store, 2).await.journal, [(1, Vec::new()), (2, all)]);
}

async fn keeps_what_is_put_aside(store: &impl Storage) {
    let bytes = b"a copy".to_vec();
    store
        .set_aside("first".to_owned(), bytes.clone())
        .await
        .unwrap();
    store
        .set_aside("second".to_owned(), bytes.clone())
        .await
        .unwrap();
    store.remove_aside("second".to_owned()).await.unwrap();
    store.remove_aside("never there".to_owned()).await.unwrap();
    let raw = store.dump(None).await.unwrap();
    let aside: Vec<Raw> = raw.into_iter().filter(|r| r.part == "rescue").collect();
    let key = "first".to_owned();
    assert_eq!(
        aside,
        [Raw {
            part: "rescue",
            key,
            bytes: bytes.clone()
        }]
    );
    let names = [(1, "1"), (1, "2"), (2, "1")].map(|(of, n)| format!("{} {n}", project(of)));
    for name in &names {
        let of_it = name.clone().into_bytes();
        store.set_aside(name.clone(), of_it).await.unwrap();
    }
    let of_first: Vec<Vec<u8>> = names[..2].iter().map(|n| n.clone().into_bytes()).collect();
    assert_eq!(store.aside(project(1)).await.unwrap(), of_first);
    for name in names {
        store.remove_aside(name).await.unwrap();
    }
}

async fn removes_a_project_and_no_other(store: &impl Storage) {
    let mut expected = dump(store).await;
    store.remove(project(1)).await.unwrap();
    store.remove(project(3)).await.unwrap();
    assert_eq!(store.load(project(1)).await, Ok(None));
    assert_eq!(store.versions(project(1)).await, Ok(Vec::new()));
    assert_eq!(pieces(store, 1).await, [""; 0]);
    expected.retain(|(_, key, _)| !key.contains(&project(1).to_string()));
    assert_eq!(dump(store).await, expected);
    let refused = store.append(steps(1, 119, &["gone"])).await;
    assert_eq!(refused, Err(StorageError::Gone));
    // And a project may come back under its old id.
    store.replace(snapshot(1, None, 0, &[])).await.unwrap();
    assert_eq!(load(store, 1).await.head, Some(0));
}
