//! The contract of [`Storage`], in bytes that mean nothing.

use std::collections::BTreeSet;

use demarche::domain::ProjectId;
use demarche::persist::{Append, Raw, Replacement, Storage, StorageError, Stored};

fn project(n: u128) -> ProjectId {
    ProjectId::new(uuid::Uuid::from_u128(n))
}

fn text(name: &str, words: &str) -> (String, Vec<u8>) {
    (name.to_owned(), words.as_bytes().to_vec())
}

fn snapshot(of: u128, expected: Option<u64>, step: u64, texts: &[&str]) -> Replacement {
    Replacement {
        project: project(of),
        expected,
        step,
        snapshot: format!("snapshot at {step}").into_bytes(),
        texts: texts
            .iter()
            .map(|t| text(t, &format!("text {t}")))
            .collect(),
        only_texts: texts.iter().map(|t| (*t).to_owned()).collect(),
        listing: format!("listing at {step}").into_bytes(),
    }
}

fn steps(of: u128, after: u64, records: &[&str]) -> Append {
    let bytes = records.iter().map(|r| r.as_bytes().to_vec());
    Append {
        project: project(of),
        after,
        records: bytes.collect(),
        texts: Vec::new(),
        listing: format!("listing after {after}").into_bytes(),
    }
}

async fn load(store: &impl Storage, n: u128) -> Stored {
    store.load(project(n)).await.unwrap().unwrap()
}

/// Everything in the store, in one order for all stores.
async fn dump(store: &impl Storage) -> BTreeSet<(&'static str, String, Vec<u8>)> {
    let raw = store.dump().await.unwrap();
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
    keeps_any_bytes(store).await;
    keeps_what_is_put_aside(store).await;
    removes_a_project_and_no_other(store).await;
}

async fn starts_empty(store: &impl Storage) {
    assert_eq!(store.list().await, Ok(Vec::new()));
    assert_eq!(store.load(project(1)).await, Ok(None));
    assert_eq!(store.dump().await, Ok(Vec::new()));
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
    assert_eq!(stored.texts, [text("a", "text a"), text("b", "text b")]);
    let mut list = store.list().await.unwrap();
    list.sort();
    let listing = b"listing at 0".to_vec();
    assert_eq!(list, [(project(1), listing.clone()), (project(2), listing)]);
}

async fn numbers_steps(store: &impl Storage) {
    store.append(steps(1, 0, &["one"])).await.unwrap();
    // Ten and more: numbers are put in order as numbers.
    let many: Vec<String> = (2..=12).map(|n| n.to_string()).collect();
    let many: Vec<&str> = many.iter().map(String::as_str).collect();
    let mut write = steps(1, 1, &many);
    write.texts = vec![text("c", "text c")];
    store.append(write).await.unwrap();
    let stored = load(store, 1).await;
    assert_eq!(stored.head, Some(12));
    let numbers: Vec<u64> = stored.journal.iter().map(|(step, _)| *step).collect();
    assert_eq!(numbers, (1..=12).collect::<Vec<u64>>());
    assert_eq!(stored.journal[0].1, b"one");
    assert_eq!(stored.journal[11].1, b"12");
    assert_eq!(stored.listing.as_deref(), Some(&b"listing after 1"[..]));
    assert_eq!(stored.texts.len(), 3);
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
    write.texts.retain(|(name, _)| name == "d");
    store.replace(write).await.unwrap();
    let stored = load(store, 1).await;
    assert_eq!(stored.head, Some(15));
    assert_eq!(stored.snapshot.as_deref(), Some(&b"snapshot at 15"[..]));
    assert_eq!(stored.journal, []);
    assert_eq!(stored.texts, [text("b", "text b"), text("d", "text d")]);
    assert_eq!(
        load(store, 2).await.texts.len(),
        1,
        "another project is untouched"
    );
    store.append(steps(1, 15, &["sixteen"])).await.unwrap();
    assert_eq!(load(store, 1).await.journal, [(16, b"sixteen".to_vec())]);
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
    let raw = store.dump().await.unwrap();
    let aside: Vec<Raw> = raw.into_iter().filter(|r| r.part == "rescue").collect();
    let key = "first".to_owned();
    assert_eq!(
        aside,
        [Raw {
            part: "rescue",
            key,
            bytes
        }]
    );
}

async fn removes_a_project_and_no_other(store: &impl Storage) {
    let mut expected = dump(store).await;
    store.remove(project(1)).await.unwrap();
    store.remove(project(3)).await.unwrap();
    assert_eq!(store.load(project(1)).await, Ok(None));
    expected.retain(|(_, key, _)| !key.contains(&project(1).to_string()));
    assert_eq!(dump(store).await, expected);
    let refused = store.append(steps(1, 16, &["gone"])).await;
    assert_eq!(refused, Err(StorageError::Gone));
    // And a project may come back under its old id.
    store.replace(snapshot(1, None, 0, &[])).await.unwrap();
    assert_eq!(load(store, 1).await.head, Some(0));
}
